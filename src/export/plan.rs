//! `/data/plan/<term>.json`: the sessions of a term, from which a student's plan can tell what has changed since they
//! chose.
//!
//! ```json
//! {"version": 1, "term": "2027-spring", "sessions": [{
//!   "uid": "sleep-well.spring.20270112T1000@example.org", "course": "sleep-well", "run": "spring", "title": "Sleep well",
//!   "number": 1, "of": 6, "start": "2027-01-12T10:00:00+00:00", "end": "2027-01-12T12:00:00+00:00",
//!   "place": "Central Library", "venue": "central-library", "state": "on", "enrolment": "open", "sequence": 0,
//!   "changed": "2026-11-12", "was": {"start": "2027-01-11T10:00:00+00:00", "place": "The Hub", "state": "on"}}]}
//! ```
//!
//! A `uid` is what a plan keeps; `sequence` is higher when date, time, place or state changed, and `was` says what they
//! were before. A week has `week`, its Monday, in the place of `start`. Sessions that left the texts are `cancelled` here
//! for as long as in the calendars. Times have the offset of the college's zone (RFC 3339).

use std::collections::BTreeMap;

use serde::Serialize;

use crate::artifact::{Artifact, SitePath};
use crate::ledger::Place;
use crate::ledger::line::Seen;
use crate::site::{Event, Site, feeds, moment};
use crate::timetable::Slot;

/// The file of sessions that are in no term; a term of this name shares it.
const OTHER: &str = "other";

#[derive(Serialize)]
struct Plan<'s> {
    version: u32,
    term: &'s str,
    sessions: Vec<Session<'s>>,
}

#[derive(Serialize)]
struct Session<'s> {
    uid: &'s str,
    course: &'s str,
    run: &'s str,
    title: &'s str,
    #[serde(skip_serializing_if = "Option::is_none")]
    number: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    of: Option<usize>,
    #[serde(flatten)]
    now: State<'s>,
    #[serde(skip_serializing_if = "Option::is_none")]
    enrolment: Option<&'s str>,
    sequence: u32,
    /// The day of the last change.
    changed: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    was: Option<State<'s>>,
}

#[derive(Serialize)]
struct State<'s> {
    #[serde(skip_serializing_if = "Option::is_none")]
    start: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    end: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    week: Option<String>,
    /// In words, with nothing private in them.
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<String>,
    /// The id of a venue that has a page.
    #[serde(skip_serializing_if = "Option::is_none")]
    venue: Option<&'s str>,
    state: &'static str,
}

/// A file for each published term, also when it holds no session.
pub fn plans(site: &Site<'_>) -> Vec<Artifact> {
    let events = site.events();
    let mut of_term: BTreeMap<&str, Vec<Session<'_>>> = BTreeMap::new();
    let terms = site.catalogue.terms.iter();
    for term in terms.filter(|term| site.is_published(&term.origin)) {
        of_term.insert(&term.origin.id, Vec::new());
    }
    for event in &events {
        let mut is_in_none = true;
        for term in &site.catalogue.terms {
            if let Some(sessions) = of_term.get_mut(term.origin.id.as_str())
                && feeds::is_of_term(site, event, term)
            {
                sessions.push(session(site, event));
                is_in_none = false;
            }
        }
        if is_in_none {
            let sessions = of_term.entry(OTHER).or_default();
            sessions.push(session(site, event));
        }
    }
    let plans = of_term.into_iter().map(|(term, sessions)| Plan {
        version: 1,
        term,
        sessions,
    });
    plans.map(|plan| artifact(&plan)).collect()
}

fn artifact(plan: &Plan<'_>) -> Artifact {
    let mut bytes = serde_json::to_vec(plan).unwrap_or_default();
    bytes.push(b'\n');
    Artifact {
        path: SitePath::new(format!("/data/plan/{}.json", plan.term)),
        bytes,
    }
}

fn session<'s>(site: &Site<'_>, event: &Event<'s>) -> Session<'s> {
    let line = event.line;
    Session {
        uid: &line.uid,
        course: &line.course,
        run: &line.run,
        title: &line.title,
        number: event.session.map(|session| session.number),
        of: event.session.map(|session| session.of),
        now: state(site, &line.seen),
        enrolment: Some(line.seen.enrolment.as_str()).filter(|state| *state != "-"),
        sequence: line.sequence,
        changed: line.modified.to_string(),
        was: line.before.as_ref().map(|before| state(site, &before.seen)),
    }
}

fn state<'s>(site: &Site<'_>, seen: &'s Seen) -> State<'s> {
    let (start, end, week) = match &seen.slot {
        Slot::Timed { start, end } => (Some(moment(start)), end.as_ref().map(moment), None),
        Slot::Week(first) => (None, None, Some(first.to_string())),
    };
    let venue = match seen.place() {
        Place::Venue { id, .. } => site.venue(id).filter(|venue| !venue.private).map(|_| id),
        _ => None,
    };
    State {
        start,
        end,
        week,
        place: site.seen_place(seen),
        venue,
        state: if seen.state.is_off() {
            "cancelled"
        } else {
            "on"
        },
    }
}

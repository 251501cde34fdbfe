//! `/data/plan/<term>.json`: the sessions of a term, from which a student's plan can tell what has changed since they
//! chose.
//!
//! ```json
//! {"version": 1, "term": "2027-spring", "sessions": [{
//!   "uid": "sleep-well.spring.20270112T1000@example.org", "plan": "k3f9x2ab 0 2027-01-12 open", "course": "sleep-well",
//!   "run": "spring", "title": "Sleep well", "href": "../../courses/sleep-well/", "number": 1, "of": 6,
//!   "start": "2027-01-12T10:00:00+00:00", "end": "2027-01-12T12:00:00+00:00", "date": "Tuesday 12 January 2027",
//!   "times": "10am to midday", "place": "Central Library", "venue": "central-library",
//!   "line": "Tuesday 12 January 2027, 10am to midday, Central Library", "state": "on", "enrolment": "open",
//!   "places": "Places available", "sequence": 0, "changed": "2026-11-12",
//!   "calendar": "../../calendars/sessions/sleep-well.spring.20270112T1000.ics",
//!   "was": {"start": "2027-01-11T10:00:00+00:00", "place": "The Hub", "state": "on"}}]}
//! ```
//!
//! A plan keeps `plan`, whose first word stands for the `uid` in the address of a shared plan too (see [`PlanMark`]);
//! `sequence` is higher when date, time, place or state changed, and `was` says what they were before. A week has `week`,
//! its Monday, in the place of `start`. Sessions that left the texts are `cancelled` here for as long as in the calendars.
//! Times have the offset of the college's zone (RFC 3339). `date`, `times`, `place`, `line` and `places` are words in the
//! site's language; the other languages of a site have files of their own below `/cy/data/plan/`. `href` and `calendar`
//! lead from this file to the course's page and to the file that adds the session to a calendar once, which is there once
//! for all languages; each is absent when there is none.

use serde::Serialize;

use crate::artifact::Artifact;
use crate::ledger::Place;
use crate::ledger::line::Seen;
use crate::model::kind::Kind;
use crate::model::run::RunEnrolment;
use crate::site::plans::{PlanFile, PlanMark, plan_files};
use crate::site::{Event, Site, feeds, moment};
use crate::timetable::Slot;

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
    /// Absent when the course has no page any more.
    #[serde(skip_serializing_if = "Option::is_none")]
    href: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    number: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    of: Option<usize>,
    #[serde(flatten)]
    mark: PlanMark,
    #[serde(flatten)]
    now: State<'s>,
    #[serde(skip_serializing_if = "Option::is_none")]
    enrolment: Option<String>,
    sequence: u32,
    /// The day of the last change.
    changed: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    calendar: Option<String>,
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
    date: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    times: Option<String>,
    /// In words, with nothing private in them.
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<String>,
    /// The id of a venue that has a page.
    #[serde(skip_serializing_if = "Option::is_none")]
    venue: Option<&'s str>,
    state: &'static str,
}

/// The files of a language. `root` leads from their folder to what is there once for all languages: `../..`, or
/// `../../..` where they lie below a language.
pub fn plans(site: &Site<'_>, root: &str) -> Vec<Artifact> {
    let files = plan_files(site);
    let each = files.iter();
    each.map(|file| artifact(site, file, root)).collect()
}

fn artifact(site: &Site<'_>, file: &PlanFile<'_>, root: &str) -> Artifact {
    let plan = Plan {
        version: 1,
        term: file.term,
        sessions: file
            .events
            .iter()
            .map(|event| session(site, event, root))
            .collect(),
    };
    let mut bytes = serde_json::to_vec(&plan).unwrap_or_default();
    bytes.push(b'\n');
    Artifact {
        path: file.path(),
        bytes,
    }
}

fn session<'s>(site: &'s Site<'_>, event: &Event<'s>, root: &str) -> Session<'s> {
    let line = event.line;
    let course = site.course_of(event);
    let page = course.and_then(|course| Kind::Course.address(&course.origin.id));
    let enrolment = site.enrolment_of(event);
    Session {
        uid: &line.uid,
        course: &line.course,
        run: &line.run,
        title: course.map_or(&line.title, |course| &course.title.value),
        href: page.map(|path| format!("../..{path}")),
        number: event.session.map(|session| session.number),
        of: event.session.map(|session| session.of),
        mark: site.plan_mark(event),
        now: state(site, &line.seen),
        enrolment: enrolment.map(|state| match state {
            RunEnrolment::Opens(day) => format!("opens {day}"),
            state => state.key().to_owned(),
        }),
        sequence: line.sequence,
        changed: line.modified.to_string(),
        calendar: feeds::has_own_file(site, event).then(|| format!("{root}{}", event.path())),
        was: line.before.as_ref().map(|before| state(site, &before.seen)),
    }
}

fn state<'s>(site: &Site<'_>, seen: &'s Seen) -> State<'s> {
    let (start, end, week) = match &seen.slot {
        Slot::Timed { start, end } => (Some(moment(start)), end.as_ref().map(moment), None),
        Slot::Week(first) => (None, None, Some(first.to_string())),
    };
    State {
        start,
        end,
        week,
        date: site.slot_date(&seen.slot),
        times: site.slot_times(&seen.slot),
        place: site.seen_place(seen),
        venue: venue_of(site, seen),
        state: if seen.state.is_off() {
            "cancelled"
        } else {
            "on"
        },
    }
}

fn venue_of<'s>(site: &Site<'_>, seen: &'s Seen) -> Option<&'s str> {
    match seen.place() {
        Place::Venue { id, .. } => site.venue(id).filter(|venue| !venue.private).map(|_| id),
        _ => None,
    }
}

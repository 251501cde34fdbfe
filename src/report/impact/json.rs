//! The impact for other programs: the shape is part of the program's promise (version 1).
//!
//! Days are `YYYY-MM-DD`, times `HH:MM` on the college's clock; what is not known is null. `fit` is fits, to-ask, for-some
//! or cannot. People are ids.

use serde_json::{Value, json};

use crate::impact::Impact;
use crate::impact::candidate::Candidate;
use crate::impact::college::College;
use crate::impact::concerned::{Concerned, How, Need};
use crate::report::impact::table::run_of;
use crate::report::impact::words::state;
use crate::report::stream::document;
use crate::timetable::{SessionPlace, Slot};

/// The whole document.
pub fn json(college: College<'_>, impact: &Impact<'_>) -> String {
    let sessions = impact
        .sessions
        .iter()
        .map(|it| session(college, impact, it));
    let proposals = impact
        .runs
        .iter()
        .zip(&impact.proposals)
        .flat_map(|(run, all)| {
            all.iter().map(move |proposal| {
                let candidates: Vec<Value> = proposal.candidates.iter().map(candidate).collect();
                json!({
                    "course": run.course.origin.id,
                    "run": run.run.id.value,
                    "need": need(proposal.need),
                    "candidates": candidates,
                })
            })
        });
    let also = impact.also.iter().map(|also| {
        json!({
            "about": also.about.key(),
            "words": also.words,
            "path": also.path,
            "line": also.line,
        })
    });
    let seen = impact.seen.iter().map(|seen| {
        json!({
            "kind": if seen.is_calendar { "calendar" } else { "page" },
            "title": seen.title,
            "address": seen.address,
        })
    });
    document(&json!({
        "version": 1,
        "today": college.today.to_string(),
        "from": impact.from.to_string(),
        "until": impact.until.map(|day| day.to_string()),
        "lost": {
            "kind": impact.lost.kind().noun(),
            "id": impact.lost.id(),
            "title": impact.lost.title(college.catalogue),
        },
        "sessions": sessions.collect::<Vec<_>>(),
        "proposals": proposals.collect::<Vec<_>>(),
        "also": also.collect::<Vec<_>>(),
        "seen": seen.collect::<Vec<_>>(),
    }))
}

fn session(college: College<'_>, impact: &Impact<'_>, concerned: &Concerned<'_>) -> Value {
    let session = concerned.session;
    let run = run_of(impact, concerned);
    let (start, end) = match &session.slot {
        Slot::Timed { start, end } => (Some(start), end.as_ref()),
        Slot::Week(_) => (None, None),
    };
    let clock = |time: Option<&jiff::Zoned>| time.map(|time| time.strftime("%H:%M").to_string());
    let (venue, room) = match &session.place {
        SessionPlace::Venue { id, room } => (Some(id), room.as_ref()),
        SessionPlace::Private | SessionPlace::Nowhere => (None, None),
    };
    let people = session.facilitators.iter().map(|it| it.value.as_str());
    let (path, line) = college.line(session.span);
    json!({
        "course": run.course.origin.id,
        "run": run.run.id.value,
        "title": run.course.title.value,
        "number": session.number,
        "of": session.of,
        "date": session.date().to_string(),
        "start": clock(start),
        "end": clock(end),
        "venue": venue,
        "room": room,
        "facilitators": people.collect::<Vec<_>>(),
        "how": concerned.how.iter().map(|it| how(*it)).collect::<Vec<_>>(),
        "places": run.run.places.map(|places| places.value),
        "enrolment": run.run.enrolment.map(|it| it.value.key()),
        "state": state(college, run),
        "path": path,
        "line": line,
    })
}

fn how(how: How<'_>) -> Value {
    let id = match how {
        How::Lends(id) | How::Sends(id) | How::Facilitates(id) => Some(id),
        How::Leads | How::IsThere | How::MayBeThere => None,
    };
    json!({ "kind": how.key(), "id": id })
}

fn need(need: Need<'_>) -> Value {
    let (kind, instead) = match need {
        Need::Place(venue) => ("venue", Some(venue)),
        Need::Person(person) => ("person", Some(person)),
        Need::Partner => ("partner", None),
    };
    json!({ "kind": kind, "instead_of": instead })
}

fn candidate(candidate: &Candidate) -> Value {
    json!({
        "kind": candidate.kind.noun(),
        "id": candidate.id,
        "fit": candidate.fit.key(),
        "free": candidate.free.on.len(),
        "of": candidate.free.of,
        "for": candidate.speaks_for,
        "against": candidate.against,
        "metres": candidate.metres,
    })
}

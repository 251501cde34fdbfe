//! How a session, what it needs and who could step in are called, in every form.

use jiff::civil::Date;

use crate::impact::college::{College, Lost};
use crate::impact::concerned::{Need, OfRun};
use crate::impact::seen::is_seen;
use crate::model::run::{Run, RunEnrolment};
use crate::model::session::Mode;
use crate::report::columns::together;
use crate::report::words::counted;
use crate::text::plain::without_control;
use crate::timetable::{Session, SessionPlace, Slot};

/// "DRAFT: Understanding anxiety (4 of 6)"
pub(super) fn numbered(college: College<'_>, run: &OfRun<'_>, session: &Session) -> String {
    let title = without_control(&run.course.title.value);
    let numbered = match session.of {
        0 | 1 => title,
        of => format!(
            "{title} {}",
            together(&format!("({} of {of})", session.number))
        ),
    };
    match state(college, run) {
        "published" => numbered,
        state => format!("{}: {numbered}", state.to_uppercase()),
    }
}

/// Whether students see the course: "published", "draft", "held back".
pub(super) fn state(college: College<'_>, run: &OfRun<'_>) -> &'static str {
    match (
        run.course.origin.draft,
        is_seen(college, &run.course.origin),
    ) {
        (true, _) => "draft",
        (false, true) => "published",
        (false, false) => "held back",
    }
}

/// "10:00-12:00"; "10:00-?" without an end, "some day" when only the week is known.
pub(super) fn clock(session: &Session) -> String {
    match &session.slot {
        Slot::Timed { start, end } => {
            let end = end.as_ref().map(|end| end.strftime("%H:%M").to_string());
            format!(
                "{}-{}",
                start.strftime("%H:%M"),
                end.as_deref().unwrap_or("?")
            )
        }
        Slot::Week(_) => "some day".to_owned(),
    }
}

/// Venue and room by their ids, or where else it is.
pub(super) fn place(session: &Session) -> String {
    match (&session.place, session.mode) {
        (SessionPlace::Venue { id, room: None }, _) => id.clone(),
        (
            SessionPlace::Venue {
                id,
                room: Some(room),
            },
            _,
        ) => format!("{id}/{room}"),
        (SessionPlace::Private, _) => "private".to_owned(),
        (SessionPlace::Nowhere, mode) => mode.map_or("no place yet", Mode::word).to_owned(),
    }
}

/// "12 places, full"; what is not said is not said.
pub(super) fn enrolled(run: &Run) -> String {
    let places = run
        .places
        .map(|it| counted(it.value as usize, "place", "places"));
    let state = run.enrolment.map(|it| match it.value {
        RunEnrolment::Opens(day) => format!("enrolment opens {}", long(day)),
        RunEnrolment::Open => "enrolment open".to_owned(),
        RunEnrolment::Full => "full".to_owned(),
        RunEnrolment::WaitingList => "waiting list".to_owned(),
        RunEnrolment::Closed => "enrolment closed".to_owned(),
        RunEnrolment::NotNeeded => "no enrolment, people just come".to_owned(),
    });
    let said: Vec<String> = places.into_iter().chain(state).collect();
    said.join(", ")
}

/// "a place instead of central-library", or of the room that was lost.
pub(super) fn needed(lost: Lost<'_>, need: Need<'_>) -> String {
    match (need, lost) {
        (Need::Place(_), Lost::Venue(..)) => format!("a place instead of {}", lost.id()),
        (Need::Place(venue), _) => format!("a place instead of {venue}"),
        (Need::Person(person), _) => format!("a facilitator instead of {person}"),
        (Need::Partner, _) => "a partner for the course".to_owned(),
    }
}

/// "Tue 12 Jan 2027"
pub(super) fn brief(day: Date) -> String {
    day.strftime("%a %-d %b %Y").to_string()
}

/// "12 January 2027"
pub(super) fn long(day: Date) -> String {
    day.strftime("%-d %B %Y").to_string()
}

/// "Sunday 22 November 2026"
pub(super) fn full(day: Date) -> String {
    day.strftime("%A %-d %B %Y").to_string()
}

//! Sessions → CSV for a spreadsheet: a line for each session.

use crate::export::csv::line;
use crate::model::session::Mode;
use crate::report::shown::{Location, location};
use crate::report::timetable::sheet::Sheet;
use crate::timetable::{Session, SessionPlace, Slot};

const COLUMNS: [&str; 21] = [
    "date", "weekday", "start", "end", "course", "title", "run", "session", "number", "of",
    "theme", "note", "venue", "room", "mode", "people", "term", "state", "clash", "file", "line",
];

/// The chosen sessions, in the order of time.
pub fn csv(sheet: &Sheet<'_>) -> String {
    let mut out = line(&COLUMNS);
    for session in &sheet.chosen {
        out.push_str(&line(&cells(sheet, session)));
    }
    out
}

fn cells(sheet: &Sheet<'_>, session: &Session) -> [String; COLUMNS.len()] {
    let [weekday, start, end] = when(session);
    let (venue, room) = match &session.place {
        SessionPlace::Venue { id, room } => (id.as_str(), room.as_deref().unwrap_or_default()),
        SessionPlace::Private => ("private", ""),
        SessionPlace::Nowhere => ("", ""),
    };
    let in_a_room = (session.place != SessionPlace::Nowhere).then_some(Mode::InPerson);
    let mode = session.mode.or(in_a_room);
    let people = session.facilitators.iter().map(|it| it.value.as_str());
    let people: Vec<&str> = people.collect();
    let state = match sheet.states(session).as_slice() {
        [] => "planned".to_owned(),
        states => states.join(", "),
    };
    let clash = match sheet.load.clash_of(session) {
        None => "no",
        Some(true) => "yes",
        Some(false) => "maybe",
    };
    let Location { path, line, .. } = location(&session.span.into(), sheet.sources);
    let some = |text: &Option<String>| text.clone().unwrap_or_default();
    [
        session.date().to_string(),
        weekday,
        start,
        end,
        sheet.course(session).to_owned(),
        sheet.title(session),
        sheet.run(session).to_owned(),
        some(&session.id),
        session.number.to_string(),
        session.of.to_string(),
        some(&session.theme),
        some(&session.note),
        venue.to_owned(),
        room.to_owned(),
        mode.map_or("", Mode::word).to_owned(),
        people.join(" "),
        sheet.term(session).unwrap_or_default().to_owned(),
        state,
        clash.to_owned(),
        path.unwrap_or_default(),
        line.map_or_else(String::new, |line| line.to_string()),
    ]
}

/// Weekday, start and end; empty where only the week is known, whose first day is then the date.
fn when(session: &Session) -> [String; 3] {
    match &session.slot {
        Slot::Timed { start, end } => {
            let end = end.as_ref().map(|end| end.strftime("%H:%M").to_string());
            [
                start.strftime("%A").to_string(),
                start.strftime("%H:%M").to_string(),
                end.unwrap_or_default(),
            ]
        }
        Slot::Week(_) => Default::default(),
    }
}

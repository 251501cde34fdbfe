//! Sessions → CSV for a spreadsheet (RFC 4180): a line for each session, commas, CRLF, UTF-8.
//!
//! A text that a spreadsheet would take for a formula gets an apostrophe before it.

use crate::model::session::Mode;
use crate::report::short::without_control;
use crate::report::shown::{Location, location};
use crate::report::timetable::sheet::Sheet;
use crate::timetable::{Session, SessionPlace, Slot};

const COLUMNS: [&str; 21] = [
    "date", "weekday", "start", "end", "course", "title", "run", "session", "number", "of",
    "theme", "note", "venue", "room", "mode", "people", "term", "state", "clash", "file", "line",
];

/// The chosen sessions, in the order of time.
pub fn csv(sheet: &Sheet<'_>) -> String {
    let mut out = line(&COLUMNS.map(str::to_owned));
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

fn line(cells: &[String]) -> String {
    let cells: Vec<String> = cells.iter().map(|cell| escaped(cell)).collect();
    format!("{}\r\n", cells.join(","))
}

/// A cell as it is written. Control characters, line breaks among them, are spaces: a line is a session.
fn escaped(cell: &str) -> String {
    let mut text = without_control(cell);
    // OWASP, CSV Injection: what a spreadsheet takes for a formula, also after spaces and in letters of full width.
    let begins_a_formula = |letter: char| "=+-@\u{FF1D}\u{FF0B}\u{FF0D}\u{FF20}".contains(letter);
    if text.trim_start().starts_with(begins_a_formula) {
        text.insert(0, '\'');
    }
    // Semicolons too, which part cells where a comma stands in numbers.
    match text.contains([',', ';', '"']) {
        true => format!("\"{}\"", text.replace('"', "\"\"")),
        false => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_spreadsheet_would_calculate_gets_an_apostrophe() {
        for formula in ["=1+1", "+1", "-1", "@SUM(A1)", " =1", "\t=1", "＝1"] {
            assert!(escaped(formula).starts_with('\''), "{formula}");
        }
        assert_eq!(
            escaped("=HYPERLINK(\"x\",\"y\")"),
            "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\""
        );
        assert_eq!(escaped("2 + 2 = 4"), "2 + 2 = 4");
    }

    #[test]
    fn a_cell_is_one_cell_and_a_session_one_line() {
        assert_eq!(escaped("tea, and talk"), "\"tea, and talk\"");
        assert_eq!(escaped("say \"hello\""), "\"say \"\"hello\"\"\"");
        assert_eq!(escaped("tea;=1+1"), "\"tea;=1+1\"");
        assert_eq!(escaped("one\r\ntwo"), "one  two");
        assert_eq!(escaped(""), "");
    }
}

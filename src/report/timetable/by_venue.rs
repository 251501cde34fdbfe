//! The timetable by venue: what is booked of each room in each week, and what is free.

use crate::report::columns::Columns;
use crate::report::timetable::free::{free, hours_of, outside_hours};
use crate::report::timetable::sheet::{Sheet, brief, clock};
use crate::report::timetable::{clashes, heading};
use crate::report::words::counted;
use crate::timetable::load::Room;
use crate::timetable::week::Week;
use crate::timetable::{Session, Slot};

pub(super) fn by_venue(sheet: &Sheet<'_>) -> String {
    let rows: Vec<_> = sheet.chosen.iter().map(|it| row(sheet, it)).collect();
    let columns = Columns::fit(4, &rows);
    heading::weeks(sheet, |week, sessions| {
        self::week(sheet, week, sessions, &columns)
    })
}

fn week(sheet: &Sheet<'_>, week: Week, sessions: &[&Session], columns: &Columns) -> String {
    let mut out = heading::week(sheet, week, sessions);
    for (room, sessions) in &sheet.load.rooms {
        let shown: Vec<&Session> = heading::shown(sheet, sessions, week).collect();
        if !shown.is_empty() {
            out.push_str(&format!("\n  {room}{}\n", about(sheet, *room)));
            out.push_str(&lines(sheet, &shown, columns));
            out.push_str(&free(sheet, *room, &shown, week));
        }
    }
    let placeless = |it: &&Session| sheet.takes_place(it) && sheet.has_no_place(it);
    let placeless: Vec<&Session> = sessions.iter().copied().filter(placeless).collect();
    if !placeless.is_empty() {
        out.push_str("\n  No place yet\n");
        out.push_str(&lines(sheet, &placeless, columns));
    }
    out.push_str(&free_all_week(sheet, week));
    out.push_str(&clashes::week(sheet, week));
    out
}

fn lines(sheet: &Sheet<'_>, sessions: &[&Session], columns: &Columns) -> String {
    let lines = sessions.iter();
    lines
        .map(|session| columns.row(sheet.mark(session), &row(sheet, session)))
        .collect()
}

fn free_all_week(sheet: &Sheet<'_>, week: Week) -> String {
    let rows: Vec<Vec<String>> = heading::free_rooms(sheet, week)
        .into_iter()
        .map(|room| vec![room.to_string(), hours_of(sheet, room, week)])
        .collect();
    if rows.is_empty() {
        return String::new();
    }
    let columns = Columns::fit(4, &rows);
    let lines = rows.iter().map(|row| columns.row(' ', row));
    format!("\n  Free all week\n{}", lines.collect::<String>())
}

fn row(sheet: &Sheet<'_>, session: &Session) -> Vec<String> {
    let several_rooms = |(venue, room): (&str, Option<&str>)| {
        let venue = sheet.catalogue.venue(venue);
        room.is_none() && venue.is_some_and(|venue| venue.rooms.len() > 1)
    };
    let mut title = sheet.numbered(session);
    if session.venue().is_some_and(several_rooms) {
        title.push_str(" [names no room]");
    }
    if let Some(note) = outside_hours(sheet, session) {
        title.push_str(&format!(" [{note}]"));
    }
    let day = match session.slot {
        Slot::Timed { .. } => brief(session.date()),
        Slot::Week(_) => String::new(),
    };
    let run = sheet.run(session).to_owned();
    vec![day, clock(session), title, run, sheet.people(session)]
}

/// ", 12 places", ", 10 places, private"
fn about(sheet: &Sheet<'_>, room: Room<'_>) -> String {
    let Some(venue) = sheet.catalogue.venue(room.venue) else {
        return ", which no file in content/venues describes".to_owned();
    };
    let own = room.room.map(|id| venue.room(id));
    let places = match own {
        Some(own) => own.and_then(|own| own.places),
        None => venue.places,
    };
    let mut out = String::new();
    if let Some(places) = places {
        out.push_str(&format!(
            ", {}",
            counted(places.value as usize, "place", "places")
        ));
    }
    for (is, word) in [
        (venue.private, "private"),
        (venue.origin.draft, "draft"),
        (matches!(own, Some(None)), "not among the venue's rooms"),
    ] {
        if is {
            out.push_str(&format!(", {word}"));
        }
    }
    out
}

//! What is free of a room in a week, in words; and which sessions its venue will not let in.

use std::collections::BTreeSet;

use jiff::civil::{Date, Time};

use crate::report::columns::paragraph;
use crate::report::timetable::days;
use crate::report::timetable::days::hours;
use crate::report::timetable::sheet::Sheet;
use crate::timetable::load::Room;
use crate::timetable::opening::{Closure, Offer, Stretch, left, offer};
use crate::timetable::week::Week;
use crate::timetable::{Session, Slot};

const HOURS_NOT_KNOWN: &str = "its file does not say when it is open";

/// What is free of a room that somebody has booked, and when it is closed; nothing of a room that is not there.
pub(super) fn free(sheet: &Sheet<'_>, room: Room<'_>, sessions: &[&Session], week: Week) -> String {
    let Some(venue) = sheet.catalogue.venue(room.venue) else {
        return String::new();
    };
    if room.room.is_some_and(|room| venue.room(room).is_none()) {
        return String::new();
    }
    let shown = week.days().filter(|day| sheet.choice.shows(*day));
    let (mut free, mut closed) = (Vec::new(), Vec::new());
    for day in shown {
        let taken = taken(sheet, sessions, day);
        match offer(venue, &sheet.closures, day) {
            Offer::Open(hours) => free.push((day, stretches(&left(hours, &taken)))),
            Offer::HoursNotKnown => free.push((day, but_for(&taken))),
            Offer::NotOpen => {}
            Offer::Closed(closure) => closed.push((day, reason(closure))),
        }
    }
    free.retain(|(_, stretches)| !stretches.is_empty());
    let mut said = match days::grouped(&free) {
        none if none.is_empty() => "nothing".to_owned(),
        some => some,
    };
    let has_no_day = |it: &Session| matches!(it.slot, Slot::Week(_)) && sheet.takes_place(it);
    if sessions.iter().any(|it| has_no_day(it)) {
        said.push_str(", but for what has no day yet");
    }
    if venue.open.is_empty() {
        said.push_str(&format!(" ({HOURS_NOT_KNOWN})"));
    }
    let mut out = paragraph("    free: ", &said);
    if !closed.is_empty() {
        out.push_str(&paragraph("    closed: ", &days::grouped(&closed)));
    }
    out
}

/// The hours of a room that nobody has booked.
pub(super) fn hours_of(sheet: &Sheet<'_>, room: Room<'_>, week: Week) -> String {
    let Some(venue) = sheet.catalogue.venue(room.venue) else {
        return String::new();
    };
    if venue.open.is_empty() {
        return HOURS_NOT_KNOWN.to_owned();
    }
    let shown = week.days().filter(|day| sheet.choice.shows(*day));
    let open: Vec<(Date, String)> = shown
        .filter_map(|day| match offer(venue, &sheet.closures, day) {
            Offer::Open(open) => Some((day, stretches(&left(open, &[])))),
            _ => None,
        })
        .collect();
    days::grouped(&open)
}

/// What sessions take of a day, in the order of their starts.
fn taken(sheet: &Sheet<'_>, sessions: &[&Session], day: Date) -> Vec<(Time, Option<Time>)> {
    let held = sessions.iter().filter(|session| sheet.takes_place(session));
    held.filter_map(|session| match &session.slot {
        Slot::Timed { start, end } if start.date() == day => {
            let end = end.as_ref().filter(|end| *end > start);
            Some((start.time(), end.map(jiff::Zoned::time)))
        }
        _ => None,
    })
    .collect()
}

/// "09:00-10:00 and 12:00-17:30"
fn stretches(free: &[Stretch]) -> String {
    let stretches = free.iter().map(|it| hours(it.from, Some(it.to)));
    stretches.collect::<Vec<_>>().join(" and ")
}

/// "all day", "but for 10:00-12:00"
fn but_for(taken: &[(Time, Option<Time>)]) -> String {
    let taken: BTreeSet<String> = taken.iter().map(|(from, to)| hours(*from, *to)).collect();
    match taken.is_empty() {
        true => "all day".to_owned(),
        false => format!(
            "but for {}",
            taken.into_iter().collect::<Vec<_>>().join(" and ")
        ),
    }
}

fn reason(closure: Closure<'_>) -> String {
    let reason = closure.days().reason.as_ref();
    reason.map_or_else(String::new, |reason| format!("({})", reason.value))
}

/// Why its venue will not let a session in, if that can be known.
pub(super) fn outside_hours(sheet: &Sheet<'_>, session: &Session) -> Option<&'static str> {
    let venue = sheet.catalogue.venue(session.venue()?.0)?;
    let Slot::Timed { start, end } = &session.slot else {
        return None;
    };
    if !sheet.takes_place(session) {
        return None;
    }
    match offer(venue, &sheet.closures, session.date()) {
        Offer::Closed(Closure::Break(_)) => Some("in a break"),
        Offer::Closed(_) | Offer::NotOpen => Some("closed that day"),
        Offer::Open(hours) => {
            let ends_late = end.as_ref().is_some_and(|end| end.time() > hours.to);
            let is_out = start.time() < hours.from || start.time() >= hours.to || ends_late;
            is_out.then_some("outside its hours")
        }
        Offer::HoursNotKnown => None,
    }
}

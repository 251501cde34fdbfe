//! What every table says before its sessions and between its weeks.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::report::columns::{hanging, paragraph, together};
use crate::report::timetable::clashes;
use crate::report::timetable::sheet::{Sheet, brief, full};
use crate::report::words::{counted, listed};
use crate::timetable::Session;
use crate::timetable::choice::{Choice, Weeks};
use crate::timetable::load::{Room, in_week};
use crate::timetable::opening::{Closure, Offer, offer};
use crate::timetable::week::Week;

/// Each week in turn: one with sessions as `busy` shows it, weeks without any together in a line.
pub(super) fn weeks(sheet: &Sheet<'_>, busy: impl Fn(Week, &[&Session]) -> String) -> String {
    let mut by_week: BTreeMap<Week, Vec<&Session>> = BTreeMap::new();
    for session in sheet.chosen.iter().copied() {
        let day = sheet.choice.first_shown(session.date());
        by_week.entry(Week::of(day)).or_default().push(session);
    }
    let mut out = String::new();
    for weeks in sheet.choice.weeks(sheet.catalogue, sheet.timetable) {
        out.push('\n');
        match weeks {
            Weeks::Empty(from, to) => out.push_str(&empty(sheet, from, to)),
            Weeks::Busy(week) => {
                let sessions = by_week.get(&week).map_or(&[][..], Vec::as_slice);
                out.push_str(&busy(week, sessions));
            }
        }
    }
    out
}

/// What is chosen, how much it is, and what may be missing.
pub(super) fn first(sheet: &Sheet<'_>) -> String {
    let college = sheet.catalogue.college.short_name();
    let chosen = match sheet.choice {
        Choice::Term(term) => format!(
            "{}: {} to {}",
            term.name.value,
            full(term.starts.value),
            full(term.ends.value)
        ),
        Choice::From(today) => {
            let terms = sheet.choice.terms(sheet.catalogue).into_iter();
            let terms: Vec<String> = terms.map(|term| term.name.value.clone()).collect();
            let colon = if terms.is_empty() { "" } else { ": " };
            format!("sessions from {} on{colon}{}", full(today), listed(&terms))
        }
    };
    let mut out = hanging(&format!("{college}, {chosen}"));
    out.push_str(&hanging(&amounts(sheet)));
    if sheet.unreadable > 0 {
        let mistakes = counted(sheet.unreadable, "mistake keeps", "mistakes keep");
        out.push_str(&hanging(&format!(
            "{mistakes} parts of the records from being read, so sessions may be missing here: `prospectus check` shows where."
        )));
    }
    out
}

/// "78 sessions: 71 planned, 2 cancelled and 5 in drafts. 1 has no place yet. No clashes."
fn amounts(sheet: &Sheet<'_>) -> String {
    if sheet.chosen.is_empty() {
        return "There are no sessions.".to_owned();
    }
    let count = |is: &dyn Fn(&Session) -> bool| sheet.chosen.iter().filter(|it| is(it)).count();
    let states = [
        "cancelled",
        "course retired",
        "to be confirmed",
        "draft",
        "held back",
    ];
    let first_state = |session: &Session| sheet.states(session).first().copied();
    let planned = count(&|session| first_state(session).is_none());
    let mut parts = vec![format!("{planned} planned")];
    for state in states {
        let amount = count(&|session| first_state(session) == Some(state));
        if amount > 0 {
            parts.push(match state {
                "draft" => format!("{amount} in drafts"),
                state => format!("{amount} {state}"),
            });
        }
    }
    let sessions = counted(sheet.chosen.len(), "session", "sessions");
    let mut out = format!("{sessions}: {}.", listed(&parts));
    let open = |session: &Session| sheet.takes_place(session);
    for (lacking, what) in [
        (count(&|it| open(it) && sheet.has_no_place(it)), "place"),
        (
            count(&|it| open(it) && it.facilitators.is_empty()),
            "facilitator",
        ),
    ] {
        if lacking > 0 {
            let have = if lacking == 1 { "has" } else { "have" };
            out.push_str(&format!(" {lacking} {have} no {what} yet."));
        }
    }
    match clashes::chosen(sheet).count() {
        0 => out.push_str(" No clashes."),
        count => {
            let clashes = together(&counted(count, "clash", "clashes"));
            out.push_str(&format!(" {clashes}."));
        }
    }
    out
}

/// "Week of Monday 11 January 2027: 14 sessions, 3 rooms free all week, 1 clash", with what is closed in it.
pub(super) fn week(sheet: &Sheet<'_>, week: Week, sessions: &[&Session]) -> String {
    let mut parts = vec![amount(sheet, sessions)];
    let rooms = counted(free_rooms(sheet, week).len(), "room", "rooms");
    let people = counted(free_people(sheet, week).len(), "person", "people");
    parts.push(format!("{rooms} and {people} free all week"));
    let clashes = clashes::of_week(sheet, week).len();
    if clashes > 0 {
        parts.push(together(&counted(clashes, "clash", "clashes")));
    }
    let mut out = hanging(&format!("{}: {}", name(sheet, week), parts.join(", ")));
    out.push_str(&closed(sheet, week.monday(), week.sunday()));
    out
}

/// "Week of Monday 11 January 2027"
fn name(sheet: &Sheet<'_>, week: Week) -> String {
    let monday = full(week.monday());
    match sheet.choice.shows(week.monday()) {
        true => format!("Week of {monday}"),
        false => format!("Rest of the week of {monday}"),
    }
}

/// Weeks without a session, in one line.
fn empty(sheet: &Sheet<'_>, from: Week, to: Week) -> String {
    let when = match from == to {
        true => name(sheet, from),
        false => format!("Weeks of {} to {}", full(from.monday()), full(to.monday())),
    };
    let mut out = hanging(&format!("{when}: no sessions"));
    out.push_str(&closed(sheet, from.monday(), to.sunday()));
    out
}

/// "3 sessions, 1 cancelled"
pub(super) fn amount(sheet: &Sheet<'_>, sessions: &[&Session]) -> String {
    let held = sessions.iter().filter(|it| sheet.takes_place(it)).count();
    let cancelled = sessions.iter().filter(|it| it.is_cancelled()).count();
    match (held, cancelled) {
        (0, 0) => "no sessions".to_owned(),
        (0, cancelled) => counted(cancelled, "cancelled session", "cancelled sessions"),
        (held, 0) => counted(held, "session", "sessions"),
        (held, cancelled) => format!(
            "{} and {cancelled} cancelled",
            counted(held, "session", "sessions")
        ),
    }
}

/// Closures of the college and breaks of its terms that touch these days, a line each.
fn closed(sheet: &Sheet<'_>, from: Date, to: Date) -> String {
    let touches = |closure: &Closure<'_>| {
        let days = closure.days();
        days.from.value <= to && from <= days.to.value
    };
    let mut out = String::new();
    for closure in sheet.closures.iter().filter(|it| touches(it)) {
        let days = closure.days();
        let what = match closure {
            Closure::Break(_) => "Break",
            Closure::College(_) | Closure::Venue(_) => "The college is closed",
        };
        let when = match days.from.value == days.to.value {
            true => format!("on {}", full(days.from.value)),
            false => format!("from {} to {}", brief(days.from.value), full(days.to.value)),
        };
        let reason = days.reason.as_ref();
        let reason = reason.map_or_else(String::new, |reason| format!(": {}", reason.value));
        out.push_str(&paragraph("  ", &format!("{what} {when}{reason}")));
    }
    out
}

/// Rooms that nobody has booked in a week, and that are open on a day of it that is still to come.
pub(super) fn free_rooms<'a>(sheet: &Sheet<'a>, week: Week) -> Vec<Room<'a>> {
    let can_be_used = |room: &Room<'_>| {
        let venue = sheet.catalogue.venue(room.venue);
        venue.is_some_and(|venue| {
            week.days()
                .filter(|day| sheet.choice.shows(*day))
                .map(|day| offer(venue, &sheet.closures, day))
                .any(|offer| matches!(offer, Offer::Open(_) | Offer::HoursNotKnown))
        })
    };
    let rooms = sheet.load.rooms.iter();
    rooms
        .filter(|(room, sessions)| !is_taken(sheet, sessions, week) && can_be_used(room))
        .map(|(room, _)| *room)
        .collect()
}

/// People who have nothing in a week, by id.
pub(super) fn free_people<'a>(sheet: &Sheet<'a>, week: Week) -> Vec<&'a str> {
    let people = sheet.load.people.iter();
    people
        .filter(|(_, sessions)| !is_taken(sheet, sessions, week))
        .map(|(person, _)| *person)
        .collect()
}

fn is_taken(sheet: &Sheet<'_>, sessions: &[&Session], week: Week) -> bool {
    shown(sheet, sessions, week).any(|session| sheet.takes_place(session))
}

/// The sessions of a room or person in a week, but for the days that are over.
pub(super) fn shown<'s, 'a>(
    sheet: &'s Sheet<'a>,
    sessions: &'s [&'a Session],
    week: Week,
) -> impl Iterator<Item = &'a Session> + use<'s, 'a> {
    in_week(sessions, week).filter(|session| sheet.choice.shows(session.last_date()))
}

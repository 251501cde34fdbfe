//! T505 venue-booked-twice.

use std::collections::BTreeMap;

use jiff::{ToSpan, Zoned};

use crate::finding::Level;
use crate::model::venue::Venue;
use crate::rules::checker::{Checker, Context};
use crate::rules::sessions::days;
use crate::rules::{Check, Rule};
use crate::source::Span;
use crate::timetable::{Session, SessionPlace, Slot};

crate::code! {
    /// Two sessions are in one room at one time.
    ///
    /// # Why
    ///
    /// One of the two groups will stand in the corridor. It costs a minute to see it here and an afternoon to put right.
    ///
    /// # Example
    ///
    /// ```md
    /// ---
    /// title: Sleep well
    /// summary: How sleep works, and what helps.
    /// co_producers: [p-01, p-02]
    /// co_production: co-production
    /// need: {source: student-feedback, note: Asked for by 14 students in 2026.}
    /// audience: Anyone whose nights are hard.
    /// learning_outcomes: [Explain how sleep works, Keep a sleep diary, Choose 2 changes to an evening]
    /// next_steps: [{partner: millbrook-mind}]
    /// runs:
    ///   - id: spring
    ///     venue: the-hub/room-1
    ///     facilitators: [p-01, p-02]
    ///     sessions: [2027-01-19 10:00-11:30]
    ///   - id: spring-again
    ///     venue: the-hub/room-1
    ///     facilitators: [p-03, p-04]
    ///     sessions: [2027-01-19 11:00-12:30]
    /// ---
    /// This course is about what keeps you awake, and what helps.
    /// ```
    ///
    /// # Write instead
    ///
    /// ```md
    /// ---
    /// title: Sleep well
    /// summary: How sleep works, and what helps.
    /// co_producers: [p-01, p-02]
    /// co_production: co-production
    /// need: {source: student-feedback, note: Asked for by 14 students in 2026.}
    /// audience: Anyone whose nights are hard.
    /// learning_outcomes: [Explain how sleep works, Keep a sleep diary, Choose 2 changes to an evening]
    /// next_steps: [{partner: millbrook-mind}]
    /// runs:
    ///   - id: spring
    ///     venue: the-hub/room-1
    ///     facilitators: [p-01, p-02]
    ///     sessions: [2027-01-19 10:00-11:30]
    ///   - id: spring-again
    ///     venue: the-hub/room-2
    ///     facilitators: [p-03, p-04]
    ///     sessions: [2027-01-19 11:00-12:30]
    /// ---
    /// This course is about what keeps you awake, and what helps.
    /// ```
    ///
    /// # Exceptions
    ///
    /// An error for one named room, and for a venue with one room or none; a warning where a venue has several rooms and
    /// one of the two sessions names none. A session whose end is not known counts as one hour; a cancelled one, and one
    /// of which only the week is known, never clash.
    ///
    /// # Source
    ///
    /// Staff of recovery colleges name finding tutors and rooms among their troubles (newsletter of the Camden and Islington
    /// college).
    VENUE_BOOKED_TWICE = "T505" "venue-booked-twice" Error
}

pub(super) const RULE: Rule = Rule {
    code: &VENUE_BOOKED_TWICE,
    check: Check::Records(check),
};

/// A session that needs a room for a time.
struct Booking<'a> {
    session: &'a Session,
    room: Option<&'a str>,
    start: &'a Zoned,
    end: Zoned,
}

/// Two bookings that meet; `later` is declared after `earlier`, or is the draft of the two.
struct Clash<'a> {
    later: &'a Booking<'a>,
    earlier: &'a Booking<'a>,
}

fn check(cx: &Context<'_>, checker: &mut Checker<'_>) {
    for venue in &cx.catalogue.venues {
        let bookings = bookings(cx, venue);
        // The sessions of a weekly series have one place: they are one mistake, on several days.
        let mut by_place: BTreeMap<(Span, Span), Vec<Clash<'_>>> = BTreeMap::new();
        for clash in clashes(cx, venue, &bookings) {
            let places = (clash.later.session.span, clash.earlier.session.span);
            by_place.entry(places).or_default().push(clash);
        }
        for clashes in by_place.values() {
            report(cx, checker, venue, clashes);
        }
    }
}

/// The bookings of a venue in the order of time.
fn bookings<'a>(cx: &Context<'a>, venue: &Venue) -> Vec<Booking<'a>> {
    let booking = |session: &'a Session| {
        let SessionPlace::Venue { id, room } = &session.place else {
            return None;
        };
        let Slot::Timed { start, end } = &session.slot else {
            return None;
        };
        let end = match end {
            Some(end) => end.clone(),
            None => start.checked_add(1.hour()).ok()?,
        };
        let retired = cx.catalogue.courses[session.course].retired;
        let held = !session.is_cancelled() && retired.is_none_or(|day| session.date() <= day.value);
        (*id == venue.origin.id && held && end > *start).then_some(Booking {
            session,
            room: room.as_deref(),
            start,
            end,
        })
    };
    cx.timetable.in_order().filter_map(booking).collect()
}

fn clashes<'a>(cx: &Context<'_>, venue: &Venue, bookings: &'a [Booking<'a>]) -> Vec<Clash<'a>> {
    let mut clashes = Vec::new();
    for (at, first) in bookings.iter().enumerate() {
        for second in bookings[at + 1..]
            .iter()
            .take_while(|second| *second.start < first.end)
        {
            let other_room = matches!((first.room, second.room), (Some(a), Some(b)) if a != b);
            if other_room && venue.rooms.len() > 1 {
                continue;
            }
            let order = |booking: &Booking<'_>| {
                let source = booking.session.span.source;
                (
                    cx.drafts.contains(&source),
                    booking.session.course,
                    booking.session.span,
                    booking.session.number,
                )
            };
            let (earlier, later) = if order(first) < order(second) {
                (first, second)
            } else {
                (second, first)
            };
            clashes.push(Clash { later, earlier });
        }
    }
    clashes
}

fn report(cx: &Context<'_>, checker: &mut Checker<'_>, venue: &Venue, clashes: &[Clash<'_>]) {
    let Some(Clash { later, earlier }) = clashes.first() else {
        return;
    };
    let one_room = venue.rooms.len() <= 1 || later.room.is_some() && later.room == earlier.room;
    let room = later.room.filter(|_| later.room == earlier.room);
    let place = match room {
        Some(room) => format!("{} of {}", venue.room_name(room), venue.name.value),
        None => venue.name.value.clone(),
    };
    let days = days(clashes.iter().map(|clash| clash.later.session.date()));
    let (message, help) = match one_room {
        true => (
            format!("{place} is booked twice on {days}"),
            "give one of the two another room or another time",
        ),
        false => (
            format!(
                "{place} has two sessions at one time on {days}, and it is not said that each has its own room"
            ),
            "name the room of each: the venue's id, a slash and the room's id",
        ),
    };
    let title = |booking: &Booking<'_>| {
        cx.catalogue.courses[booking.session.course]
            .title
            .value
            .clone()
    };
    let clock = |booking: &Booking<'_>| {
        format!(
            "{} to {}",
            booking.start.strftime("%H:%M"),
            booking.end.strftime("%H:%M")
        )
    };
    let finding = checker
        .finding(later.session.span, message)
        .label(format!("{} is there from {}", title(later), clock(later)))
        .help(help)
        .level(if one_room {
            Level::Error
        } else {
            Level::Warning
        })
        .related(
            earlier.session.span,
            format!("{} is there from {}", title(earlier), clock(earlier)),
        );
    checker.report(finding);
}

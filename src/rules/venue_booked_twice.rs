//! T505 venue-booked-twice.

use crate::finding::Level;
use crate::model::venue::Venue;
use crate::rules::checker::{Checker, Context};
use crate::rules::clashes::{Clash, clashes, is_there};
use crate::rules::sessions::days;
use crate::rules::{Check, Rule};
use crate::timetable::Session;
use crate::timetable::booking::{Booking, Meeting, share_a_room};

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

fn check(cx: &Context<'_>, checker: &mut Checker<'_>) {
    for venue in &cx.catalogue.venues {
        let bookings = bookings(cx, venue);
        let in_one_room =
            |it: &Meeting<'_, '_>| share_a_room(venue, room(it.first), room(it.second));
        for clashes in clashes(cx, &bookings, in_one_room).values() {
            report(cx, checker, venue, clashes);
        }
    }
}

/// The bookings of a venue in the order of time.
fn bookings<'a>(cx: &Context<'a>, venue: &Venue) -> Vec<Booking<'a>> {
    let own = venue.origin.id.as_str();
    let here = |session: &&Session| session.venue().is_some_and(|(id, _)| id == own);
    let sessions = cx.timetable.in_order().filter(here);
    sessions
        .filter_map(|session| Booking::of(cx.catalogue, session))
        .collect()
}

/// The room that a session names.
fn room<'a>(booking: &Booking<'a>) -> Option<&'a str> {
    booking.session.venue()?.1
}

fn report(cx: &Context<'_>, checker: &mut Checker<'_>, venue: &Venue, clashes: &[Clash<'_>]) {
    let Some(Clash { later, earlier }) = clashes.first() else {
        return;
    };
    let one_room = venue.rooms.len() <= 1 || room(later).is_some() && room(later) == room(earlier);
    let room = room(later).filter(|own| room(earlier) == Some(own));
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
    let finding = checker
        .finding(later.session.span, message)
        .label(is_there(cx, later))
        .help(help)
        .level(if one_room {
            Level::Error
        } else {
            Level::Warning
        })
        .related(earlier.session.span, is_there(cx, earlier));
    checker.report(finding);
}

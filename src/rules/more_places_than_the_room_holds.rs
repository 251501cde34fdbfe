//! T508 more-places-than-the-room-holds.

use std::collections::BTreeMap;

use crate::model::session::Mode;
use crate::rules::checker::{Checker, Context};
use crate::rules::sessions::coming;
use crate::rules::{Check, Rule};
use crate::source::{Span, Spanned};
use crate::timetable::{Session, SessionPlace};

crate::code! {
    /// A run has more places than its room or venue holds.
    ///
    /// # Why
    ///
    /// The last ones to enrol stand, or are sent home; and the number on the wall is a matter of fire safety.
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
    ///     term: 2027-spring
    ///     venue: the-hub/room-1
    ///     facilitators: [p-01, p-02]
    ///     places: 20
    ///     sessions: [2027-01-19 10:00-11:30]
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
    ///     term: 2027-spring
    ///     venue: the-hub/room-1
    ///     facilitators: [p-01, p-02]
    ///     places: 12
    ///     sessions: [2027-01-19 10:00-11:30]
    /// ---
    /// This course is about what keeps you awake, and what helps.
    /// ```
    ///
    /// # Exceptions
    ///
    /// A hybrid run, in which some take part from home, may have more places than its room. A venue or room that does
    /// not say how many it holds is not looked at.
    ///
    /// # Source
    ///
    /// Regulatory Reform (Fire Safety) Order 2005 (SI 2005/1541): the responsible person of a building says how many
    /// people it holds.
    MORE_PLACES_THAN_THE_ROOM_HOLDS = "T508" "more-places-than-the-room-holds" Error
}

pub(super) const RULE: Rule = Rule {
    code: &MORE_PLACES_THAN_THE_ROOM_HOLDS,
    check: Check::Records(check),
};

fn check(cx: &Context<'_>, checker: &mut Checker<'_>) {
    let crowded = coming(cx).filter_map(|session| {
        let run = &cx.catalogue.courses[session.course].runs[session.run];
        let (places, room) = (run.places?, room(cx, session)?);
        let is_hybrid = session.mode == Some(Mode::Hybrid);
        (!is_hybrid && places.value > room.holds).then_some((places, room))
    });
    let mut by_place: BTreeMap<Span, BTreeMap<String, (Spanned<u32>, Room)>> = BTreeMap::new();
    for (places, room) in crowded {
        let rooms = by_place.entry(places.span).or_default();
        rooms.insert(room.name.clone(), (places, room));
    }
    for (places, room) in by_place.into_values().flat_map(BTreeMap::into_values) {
        let finding = checker
            .finding(
                places.span,
                format!(
                    "{} holds {}, and this run has {} places",
                    room.name, room.holds, places.value
                ),
            )
            .help(format!("write {}, or choose a larger room", room.holds))
            .related(room.span, format!("it holds {}", room.holds));
        checker.report(finding);
    }
}

/// How many a room holds, and where that is said.
struct Room {
    name: String,
    holds: u32,
    span: Span,
}

fn room(cx: &Context<'_>, session: &Session) -> Option<Room> {
    let SessionPlace::Venue { id, room } = &session.place else {
        return None;
    };
    let venue = cx.catalogue.venue(id)?;
    let (name, holds) = match room {
        Some(room) => (
            format!("{} of {}", venue.room_name(room), venue.name.value),
            venue.room(room)?.places?,
        ),
        None => (venue.name.value.clone(), venue.places?),
    };
    Some(Room {
        name,
        holds: holds.value,
        span: holds.span,
    })
}

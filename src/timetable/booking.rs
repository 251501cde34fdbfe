//! Sessions → bookings: what each takes of the time of its room and its people, and which two of them meet.

use jiff::{ToSpan, Zoned};

use crate::model::Catalogue;
use crate::model::venue::Venue;
use crate::timetable::session::{Session, Slot};

/// A session that needs its room and its people for a time; it ends after its start.
#[derive(Debug, Clone)]
pub struct Booking<'t> {
    pub session: &'t Session,
    pub start: &'t Zoned,
    /// One hour after the start where no end is written.
    pub end: Zoned,
    pub end_is_known: bool,
}

/// Two bookings that share some time; `second` does not start before `first`.
#[derive(Debug, Clone, Copy)]
pub struct Meeting<'b, 't> {
    pub first: &'b Booking<'t>,
    pub second: &'b Booking<'t>,
}

impl<'t> Booking<'t> {
    /// What a session takes. None when it takes nothing for certain: it does not take place, only its week is known, or
    /// it ends before it starts, which is another mistake.
    pub fn of(catalogue: &Catalogue, session: &'t Session) -> Option<Self> {
        let Slot::Timed { start, end } = &session.slot else {
            return None;
        };
        let end_is_known = end.is_some();
        let end = match end {
            Some(end) => end.clone(),
            None => start.checked_add(1.hour()).ok()?,
        };
        (session.takes_place(catalogue) && end > *start).then_some(Self {
            session,
            start,
            end,
            end_is_known,
        })
    }
}

impl Meeting<'_, '_> {
    /// Whether they meet however long a session without an end is.
    pub fn is_certain(&self) -> bool {
        self.first.end_is_known || self.first.start == self.second.start
    }
}

/// Every two that share some time, of bookings in the order of time. One that ends when another starts does not meet it.
pub fn meetings<'b, 't>(bookings: &'b [Booking<'t>]) -> impl Iterator<Item = Meeting<'b, 't>> {
    bookings.iter().enumerate().flat_map(|(at, first)| {
        bookings[at + 1..]
            .iter()
            .take_while(|second| *second.start < first.end)
            .map(move |second| Meeting { first, second })
    })
}

/// Whether two sessions in a venue are in one room: in a venue with one room or none they always are, and one that names
/// no room may be in any.
pub fn share_a_room(venue: &Venue, one: Option<&str>, other: Option<&str>) -> bool {
    venue.rooms.len() <= 1 || one.is_none() || other.is_none() || one == other
}

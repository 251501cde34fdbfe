//! Busy: what every venue and person is booked for, and who has a room or a person at the time of a session.

use std::collections::BTreeMap;

use crate::impact::college::College;
use crate::model::Catalogue;
use crate::model::venue::Venue;
use crate::timetable::booking::{Booking, share_a_room};
use crate::timetable::{Session, Slot};

/// All bookings, of venues and of people by their ids.
#[derive(Debug)]
pub(super) struct Busy<'a> {
    catalogue: &'a Catalogue,
    venues: BTreeMap<&'a str, Vec<Booking<'a>>>,
    people: BTreeMap<&'a str, Vec<Booking<'a>>>,
}

impl<'a> Busy<'a> {
    pub(super) fn new(college: College<'a>) -> Self {
        let mut busy = Self {
            catalogue: college.catalogue,
            venues: BTreeMap::new(),
            people: BTreeMap::new(),
        };
        let sessions = college.timetable.in_order();
        for booking in sessions.filter_map(|it| Booking::of(college.catalogue, it)) {
            for person in &booking.session.facilitators {
                let own = busy.people.entry(&person.value).or_default();
                own.push(booking.clone());
            }
            if let Some((venue, _)) = booking.session.venue() {
                busy.venues.entry(venue).or_default().push(booking);
            }
        }
        busy
    }

    /// Another session that has the room, or may have it, at the time of this one.
    pub(super) fn room(
        &self,
        venue: &Venue,
        room: Option<&str>,
        session: &Session,
    ) -> Option<&'a Session> {
        let bookings = self.venues.get(venue.origin.id.as_str())?;
        let shares = |other: &Session| {
            let other = other.venue().and_then(|(_, room)| room);
            share_a_room(venue, room, other)
        };
        self.meeting(bookings, session).find(|other| shares(other))
    }

    /// Another session that has the person at the time of this one.
    pub(super) fn person(&self, person: &str, session: &Session) -> Option<&'a Session> {
        let bookings = self.people.get(person)?;
        self.meeting(bookings, session).next()
    }

    fn meeting(
        &self,
        bookings: &[Booking<'a>],
        session: &Session,
    ) -> impl Iterator<Item = &'a Session> {
        let own = Booking::of(self.catalogue, session);
        let meets = move |other: &&Booking<'a>| {
            let is_itself = (
                other.session.course,
                other.session.run,
                other.session.number,
            ) == (session.course, session.run, session.number);
            !is_itself
                && own
                    .as_ref()
                    .is_some_and(|own| *other.start < own.end && *own.start < other.end)
        };
        bookings.iter().filter(meets).map(|it| it.session)
    }
}

/// What can be said of the time of a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Time {
    Known,
    /// It has a start and no end.
    EndNotKnown,
    /// It has no day yet.
    DayNotKnown,
}

pub(super) fn time(session: &Session) -> Time {
    match &session.slot {
        Slot::Timed { end: Some(_), .. } => Time::Known,
        Slot::Timed { end: None, .. } => Time::EndNotKnown,
        Slot::Week(_) => Time::DayNotKnown,
    }
}

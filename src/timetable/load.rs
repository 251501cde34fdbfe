//! Catalogue and Timetable → Load: what is booked of each room and each person, and which bookings clash.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use jiff::Timestamp;
use jiff::civil::Date;

use crate::model::Catalogue;
use crate::timetable::booking::{Booking, Meeting, meetings, share_a_room};
use crate::timetable::session::{Session, Timetable};
use crate::timetable::week::Week;

/// A room of a venue, or a whole venue that has none. By id, also when there is no record of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Room<'a> {
    pub venue: &'a str,
    pub room: Option<&'a str>,
}

/// What two sessions both need.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Need<'a> {
    Room(Room<'a>),
    /// A room of this venue; it is not said that each has its own.
    RoomOf(&'a str),
    /// By id.
    Person(&'a str),
}

/// Two sessions that share some time and something that only one of them can have.
#[derive(Debug, Clone)]
pub struct Clash<'a> {
    pub first: &'a Session,
    /// The one that starts later.
    pub second: &'a Session,
    /// The room first, then people by id; never empty.
    pub needs: Vec<Need<'a>>,
    /// False when the first has no end, and they meet only if it lasts until the second begins.
    pub meet_for_certain: bool,
}

/// The bookings of a college.
#[derive(Debug)]
pub struct Load<'a> {
    /// Every room, with all its sessions in the order of time, those that do not take place too.
    pub rooms: BTreeMap<Room<'a>, Vec<&'a Session>>,
    /// Every person by id, with the same.
    pub people: BTreeMap<&'a str, Vec<&'a Session>>,
    /// In the order of the instants from which they clash.
    pub clashes: Vec<Clash<'a>>,
    clashing: BTreeMap<Id, bool>,
}

/// Course, run and number of a session.
type Id = (usize, usize, usize);

/// What sorts clashes: the later session, then the earlier.
type Key = (Date, Option<Timestamp>, usize, usize, usize);

impl fmt::Display for Room<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.room {
            Some(room) => write!(formatter, "{}/{room}", self.venue),
            None => formatter.write_str(self.venue),
        }
    }
}

impl<'a> Load<'a> {
    pub fn new(catalogue: &'a Catalogue, timetable: &'a Timetable) -> Self {
        let mut rooms: BTreeMap<Room<'a>, Vec<&'a Session>> = BTreeMap::new();
        for venue in &catalogue.venues {
            for room in rooms_for(catalogue, &venue.origin.id, None) {
                rooms.insert(room, Vec::new());
            }
        }
        let known = catalogue.people.iter();
        let mut people: BTreeMap<&'a str, Vec<&'a Session>> = known
            .map(|person| (person.origin.id.as_str(), Vec::new()))
            .collect();
        for session in timetable.in_order() {
            if let Some((venue, room)) = session.venue() {
                for room in rooms_for(catalogue, venue, room) {
                    rooms.entry(room).or_default().push(session);
                }
            }
            for person in people_of(session) {
                people.entry(person).or_default().push(session);
            }
        }
        let clashes = clashes(catalogue, timetable);
        let mut clashing = BTreeMap::new();
        for clash in &clashes {
            for session in [clash.first, clash.second] {
                *clashing.entry(id(session)).or_insert(false) |= clash.is_certain();
            }
        }
        Self {
            rooms,
            people,
            clashes,
            clashing,
        }
    }

    /// Whether a session clashes with another: none, or whether it is certain.
    pub fn clash_of(&self, session: &Session) -> Option<bool> {
        self.clashing.get(&id(session)).copied()
    }
}

impl Clash<'_> {
    /// Whether both surely meet, and surely need the same.
    pub fn is_certain(&self) -> bool {
        let certain = |need: &Need<'_>| !matches!(need, Need::RoomOf(_));
        self.meet_for_certain && self.needs.iter().any(certain)
    }

    /// The day on which they clash.
    pub fn day(&self) -> Date {
        self.second.date()
    }
}

/// Of sessions in the order of time, those that may be in a week: a session of which only the week is known may begin
/// before it and last into it.
pub fn in_week<'s, 'a>(
    sessions: &'s [&'a Session],
    week: Week,
) -> impl Iterator<Item = &'a Session> + use<'s, 'a> {
    let from = week.previous().unwrap_or(week).monday();
    let first = sessions.partition_point(|session| session.date() < from);
    let after = sessions.partition_point(|session| session.date() <= week.sunday());
    let near = sessions[first..after].iter().copied();
    near.filter(move |session| session.last_date() >= week.monday())
}

fn id(session: &Session) -> Id {
    (session.course, session.run, session.number)
}

/// The people of a session, each once.
fn people_of(session: &Session) -> BTreeSet<&str> {
    let ids = session.facilitators.iter();
    ids.map(|person| person.value.as_str()).collect()
}

/// The rooms that a session takes: the one that it names, all of the venue when it names none; a venue with one room or
/// none is one room, whatever is named.
fn rooms_for<'a>(
    catalogue: &'a Catalogue,
    venue: &'a str,
    named: Option<&'a str>,
) -> Vec<Room<'a>> {
    let rooms = catalogue.venue(venue).map(|venue| venue.rooms.as_slice());
    let room = |room: Option<&'a str>| Room { venue, room };
    match (rooms, named) {
        (None, named) => vec![room(named)],
        (Some([]), _) => vec![room(None)],
        (Some([only]), _) => vec![room(Some(&only.id.value))],
        (Some(_), Some(named)) => vec![room(Some(named))],
        (Some(rooms), None) => rooms.iter().map(|it| room(Some(&it.id.value))).collect(),
    }
}

fn clashes<'a>(catalogue: &'a Catalogue, timetable: &'a Timetable) -> Vec<Clash<'a>> {
    let mut of_venues: BTreeMap<&str, Vec<Booking<'a>>> = BTreeMap::new();
    let mut of_people: BTreeMap<&str, Vec<Booking<'a>>> = BTreeMap::new();
    let bookings = timetable.in_order();
    for booking in bookings.filter_map(|session| Booking::of(catalogue, session)) {
        if let Some((venue, _)) = booking.session.venue() {
            of_venues.entry(venue).or_default().push(booking.clone());
        }
        for person in people_of(booking.session) {
            of_people.entry(person).or_default().push(booking.clone());
        }
    }
    let mut found: BTreeMap<(Key, Key), Clash<'a>> = BTreeMap::new();
    let mut add = |meeting: Meeting<'_, 'a>, need: Need<'a>| {
        let (first, second) = (meeting.first.session, meeting.second.session);
        let clash = found
            .entry((second.key(), first.key()))
            .or_insert_with(|| Clash {
                first,
                second,
                needs: Vec::new(),
                meet_for_certain: meeting.is_certain(),
            });
        clash.needs.push(need);
    };
    for bookings in of_venues.values() {
        for meeting in meetings(bookings) {
            if let Some(need) = room_of_both(catalogue, meeting) {
                add(meeting, need);
            }
        }
    }
    for (person, bookings) in of_people {
        for meeting in meetings(&bookings) {
            add(meeting, Need::Person(person));
        }
    }
    found.into_values().collect()
}

/// The room that two sessions in one venue both need, if they do.
fn room_of_both<'a>(catalogue: &'a Catalogue, meeting: Meeting<'_, 'a>) -> Option<Need<'a>> {
    let (id, one) = meeting.first.session.venue()?;
    let (_, other) = meeting.second.session.venue()?;
    let shared = match catalogue.venue(id) {
        Some(venue) => share_a_room(venue, one, other),
        None => one == other,
    };
    if !shared {
        return None;
    }
    match rooms_for(catalogue, id, one.and(other)).as_slice() {
        [room] => Some(Need::Room(*room)),
        _ => Some(Need::RoomOf(id)),
    }
}

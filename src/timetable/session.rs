//! Session and Timetable: each meeting of a run at its instant, and all of them in the order of time.

use jiff::Zoned;
use jiff::civil::Date;

use crate::model::Catalogue;
use crate::model::course::Course;
use crate::model::reference::VenueChoice;
use crate::model::run::Run;
use crate::model::session::Mode;
use crate::model::term::Term;
use crate::source::{Span, Spanned};

/// All sessions of a college.
#[derive(Debug, Default)]
pub struct Timetable {
    /// Course by course, run by run, each run in the order of time.
    pub sessions: Vec<Session>,
    /// Positions in `sessions`, in the order of time.
    pub by_time: Vec<usize>,
    /// For each course, for each run: the range of its sessions.
    pub(super) ranges: Vec<Vec<std::ops::Range<usize>>>,
}

/// One meeting of a run.
#[derive(Debug, Clone)]
pub struct Session {
    /// Positions in the catalogue.
    pub course: usize,
    pub run: usize,
    /// From 1, by time, among `of`; cancelled ones count.
    pub number: usize,
    pub of: usize,
    /// From 0, in the order of the texts.
    pub written: usize,
    pub slot: Slot,
    pub id: Option<String>,
    pub theme: Option<String>,
    pub note: Option<String>,
    pub mode: Option<Mode>,
    pub place: SessionPlace,
    /// Ids of people.
    pub facilitators: Vec<Spanned<String>>,
    /// The reason.
    pub cancelled: Option<String>,
    /// The words that say when it is.
    pub span: Span,
    /// The words that say where it is, when they are its own or its run's.
    pub place_span: Option<Span>,
}

/// When a session is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Slot {
    /// In the college's zone; the end may not be known.
    Timed { start: Zoned, end: Option<Zoned> },
    /// Some time in the seven days from this one.
    Week(Date),
}

impl Slot {
    /// The day in the college's zone; for a week its first day.
    pub fn date(&self) -> Date {
        match self {
            Self::Timed { start, .. } => start.date(),
            Self::Week(date) => *date,
        }
    }

    /// The last day on which it may be.
    pub fn last_date(&self) -> Date {
        match self {
            Self::Timed { start, .. } => start.date(),
            Self::Week(date) => date.checked_add(jiff::Span::new().days(6)).unwrap_or(*date),
        }
    }
}

/// Where a session is.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum SessionPlace {
    /// Online, by telephone, at home, or not said.
    Nowhere,
    /// Told after enrolling; no record of it here.
    Private,
    Venue {
        id: String,
        room: Option<String>,
    },
}

impl SessionPlace {
    /// Where a venue as written is.
    pub(super) fn of(chosen: Option<&VenueChoice>) -> Self {
        match chosen {
            None => Self::Nowhere,
            Some(VenueChoice::Private(_)) => Self::Private,
            Some(VenueChoice::Venue { id, room }) => Self::Venue {
                id: id.value.clone(),
                room: room.as_ref().map(|room| room.value.clone()),
            },
        }
    }

    /// Where a run is that has no session yet: its own venue, or the course's unless it meets elsewhere.
    pub fn of_run(course: &Course, run: &Run) -> Self {
        let meets_in_a_room = mode_of(course, run).is_none_or(Mode::is_in_a_room);
        let of_course = course.venue.as_ref().filter(|_| meets_in_a_room);
        Self::of(run.venue.as_ref().or(of_course))
    }
}

impl Session {
    /// The day in the college's zone; for a week its first day.
    pub fn date(&self) -> Date {
        self.slot.date()
    }

    /// The last day on which it may take place.
    pub fn last_date(&self) -> Date {
        self.slot.last_date()
    }

    pub fn is_over(&self, today: Date) -> bool {
        self.last_date() < today
    }

    pub fn is_cancelled(&self) -> bool {
        self.cancelled.is_some()
    }

    /// The ids of its venue and of the room that it names there.
    pub fn venue(&self) -> Option<(&str, Option<&str>)> {
        match &self.place {
            SessionPlace::Venue { id, room } => Some((id, room.as_deref())),
            SessionPlace::Private | SessionPlace::Nowhere => None,
        }
    }

    /// Whether it needs its room and its people: it is not cancelled, and its course has not been retired before it.
    pub fn takes_place(&self, catalogue: &Catalogue) -> bool {
        let retired = catalogue.courses[self.course].retired;
        !self.is_cancelled() && retired.is_none_or(|day| self.date() <= day.value)
    }

    /// Whether its run names a term, or, naming none, it lies in it.
    pub fn is_of_term(&self, catalogue: &Catalogue, term: &Term) -> bool {
        match &catalogue.courses[self.course].runs[self.run].term {
            Some(named) => named.value == term.origin.id,
            None => term.holds(self.date()),
        }
    }

    /// What sorts sessions by time; a week comes before the times of its first day.
    pub(super) fn key(&self) -> (Date, Option<jiff::Timestamp>, usize, usize, usize) {
        let start = match &self.slot {
            Slot::Timed { start, .. } => Some(start.timestamp()),
            Slot::Week(_) => None,
        };
        (self.date(), start, self.course, self.run, self.number)
    }
}

impl Timetable {
    /// The sessions of a run, in the order of time.
    pub fn run(&self, course: usize, run: usize) -> &[Session] {
        let range = self
            .ranges
            .get(course)
            .and_then(|runs| runs.get(run))
            .cloned()
            .unwrap_or(0..0);
        &self.sessions[range]
    }

    /// Where a session stands in `sessions`.
    pub fn position(&self, session: &Session) -> usize {
        let range = self.ranges.get(session.course);
        let range = range.and_then(|runs| runs.get(session.run));
        range.map_or(0, |range| range.start) + session.number.saturating_sub(1)
    }

    /// The sessions of a course, run by run.
    pub fn course(&self, course: usize) -> impl Iterator<Item = &Session> {
        self.ranges
            .get(course)
            .into_iter()
            .flatten()
            .flat_map(|range| &self.sessions[range.clone()])
    }

    /// All sessions in the order of time.
    pub fn in_order(&self) -> impl Iterator<Item = &Session> {
        self.by_time.iter().map(|at| &self.sessions[*at])
    }
}

/// The mode of a run as students see it: its own, or in person where a venue is named.
pub fn mode_of(course: &Course, run: &Run) -> Option<Mode> {
    run.mode.map(|mode| mode.value).or_else(|| {
        run.venue
            .as_ref()
            .or(course.venue.as_ref())
            .map(|_| Mode::InPerson)
    })
}

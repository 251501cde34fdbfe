//! Line, CourseLine and Mark: what the ledger keeps of a session, of a course, and of the college.

use jiff::civil::Date;

use crate::timetable::Slot;

/// What is remembered of one session, for good.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// RFC 5545 §3.8.4.7: given once and never to another session.
    pub uid: String,
    /// Ids of its course and run.
    pub course: String,
    pub run: String,
    /// Its own id, where the author gave one.
    pub id: Option<String>,
    pub seen: Seen,
    /// RFC 5545 §3.8.7.4: it goes up when date, time, place or state changes, and never down.
    pub sequence: u32,
    /// The day of the build that first saw the last change of what a subscriber sees.
    pub modified: Date,
    /// The day of the build that first saw the session.
    pub published: Date,
    /// The title of its course: all that is left to say of a session whose course is no longer there.
    pub title: String,
    /// Of all that a subscriber sees.
    pub digest: String,
    /// What it was before its last change.
    pub before: Option<Before>,
}

/// What students ask of a session: when, where, does it take place, can one still come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    pub slot: Slot,
    /// `venue`, `venue/room`, `private`, each after `hybrid ` where one can also join from elsewhere; `mode online` and the
    /// like where there is no place; or `-`.
    pub place: String,
    pub state: State,
    /// The state of enrolment of its run as it is written there, or `-`.
    pub enrolment: String,
}

impl Seen {
    /// Whether a change to `other` raises SEQUENCE: date, time, place, or whether it takes place.
    pub(super) fn moves(&self, other: &Self) -> bool {
        let is_off = self.state.is_off();
        self.slot != other.slot || self.place != other.place || is_off != other.state.is_off()
    }
}

/// Whether a session takes place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    On,
    Cancelled,
    /// It is no longer in the texts, and was still to come when it went: subscribers see it as cancelled.
    Gone,
    /// It is no longer in the texts, and was over when it went: it took place.
    Over,
}

impl State {
    pub(super) const ALL: [Self; 4] = [Self::On, Self::Cancelled, Self::Gone, Self::Over];

    pub(super) fn word(self) -> &'static str {
        match self {
            Self::On => "on",
            Self::Cancelled => "cancelled",
            Self::Gone => "gone",
            Self::Over => "over",
        }
    }

    /// Whether the session stands in the texts.
    pub fn is_written(self) -> bool {
        matches!(self, Self::On | Self::Cancelled)
    }

    /// Whether a subscriber is told not to come.
    pub fn is_off(self) -> bool {
        matches!(self, Self::Cancelled | Self::Gone)
    }
}

/// What a session was, and when it changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Before {
    pub day: Date,
    pub seen: Seen,
}

/// What is remembered of one course.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CourseLine {
    pub id: String,
    /// The day of the build that first published it, and of the one that first saw its last change.
    pub published: Date,
    pub modified: Date,
    pub title: String,
    /// Of its title, summary and text.
    pub digest: String,
    /// Ids of its topics and partners, to keep a session in their calendars when the course is no longer there.
    pub topics: Vec<String>,
    pub partners: Vec<String>,
}

/// The college that a ledger belongs to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Mark {
    /// Its `base_url` without the scheme.
    pub address: String,
    pub name: String,
}

impl Mark {
    /// A college that has moved to another address, or changed its name, is still itself.
    pub(super) fn is_of_same(&self, other: &Self) -> bool {
        self.address == other.address || self.name == other.name
    }
}

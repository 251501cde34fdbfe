//! What a cell says about when: dates as they stand, times, and what joins them.

use jiff::civil::Weekday;

use crate::import::when::clock::Times;

/// What joins a date to the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Join {
    /// One of several.
    And,
    /// The last of a row of weeks.
    To,
}

/// A date as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Part {
    pub(super) join: Join,
    pub(super) shape: Shape,
    pub(super) year: Option<i16>,
    pub(super) weekday: Option<Weekday>,
    pub(super) times: Option<Times>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// A day whose month is known, or still to come.
    Named { day: u32, month: Option<i8> },
    /// Two numbers: which is the day?
    Numbers { first: u32, second: u32 },
}

/// What a cell says about when.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Scan {
    pub(super) parts: Vec<Part>,
    /// A time that no date stands before.
    pub(super) times: Option<Times>,
    /// A day of the week by itself: "Tuesdays".
    pub(super) weekday: Option<Weekday>,
    pub(super) commencing: bool,
    /// "for 6 weeks"
    pub(super) weeks: Option<u32>,
    pub(super) weekly: bool,
    /// "TBC"
    pub(super) open: bool,
    /// How something was read.
    pub notes: Vec<String>,
    /// Why it cannot be read with certainty.
    pub doubt: Option<String>,
}

impl Scan {
    pub fn says_nothing(&self) -> bool {
        self.parts.is_empty()
            && self.times.is_none()
            && self.weekday.is_none()
            && self.doubt.is_none()
            && !self.open
    }

    pub fn has_dates(&self) -> bool {
        !self.parts.is_empty()
    }

    pub fn has_times(&self) -> bool {
        self.times.is_some() || self.parts.iter().any(|part| part.times.is_some())
    }

    /// Whether a year has to come from elsewhere.
    pub fn lacks_a_year(&self) -> bool {
        self.doubt.is_none()
            && self.has_dates()
            && self.parts.iter().all(|part| part.year.is_none())
    }

    /// The time of a cell without dates.
    pub fn times(&self) -> Option<Times> {
        self.times
    }

    /// How many dates it names; none is more than one for a row of weeks.
    pub fn is_one_day(&self) -> bool {
        self.parts.len() == 1 && self.weeks.is_none()
    }

    /// Dates of numbers, as they stand.
    pub fn numbers(&self) -> impl Iterator<Item = (u32, u32)> {
        self.parts.iter().filter_map(|part| match part.shape {
            Shape::Numbers { first, second } => Some((first, second)),
            Shape::Named { .. } => None,
        })
    }

    /// Keeps the first reason why it cannot be read with certainty.
    pub(super) fn doubts(&mut self, why: impl Into<String>) {
        self.doubt.get_or_insert(why.into());
    }
}

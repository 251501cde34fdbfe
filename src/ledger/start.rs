//! When sessions and series begin.

use jiff::civil::DateTime;

use crate::model::dates::When;
use crate::model::session::Weekly;
use crate::timetable::Slot;

/// When a session begins, on the college's clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Start {
    pub(super) local: DateTime,
    /// Some time in the week from this day.
    pub(super) is_week: bool,
}

impl Start {
    /// When a session begins.
    pub(super) fn of(slot: &Slot) -> Self {
        match slot {
            Slot::Timed { start, .. } => Self {
                local: start.datetime(),
                is_week: false,
            },
            Slot::Week(first) => Self {
                local: DateTime::from(*first),
                is_week: true,
            },
        }
    }

    /// When a series says that it begins.
    pub(super) fn of_series(weekly: &Weekly) -> Self {
        match weekly.first.value {
            When::Timed { date, start, .. } => Self {
                local: date.to_datetime(start),
                is_week: false,
            },
            When::Week(date) => Self {
                local: DateTime::from(date),
                is_week: true,
            },
        }
    }
}

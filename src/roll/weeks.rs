//! The weeks of a term as a course counts them: a week without a session because of a break is none.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use crate::model::Catalogue;
use crate::model::college::BankHolidays;
use crate::model::term::Term;
use crate::model::venue::Venue;
use crate::rules::bank_holidays::bank_holiday;
use crate::timetable::opening::{Closure, closures};
use crate::timetable::week::Week;

/// Nobody plans further.
const MOST_WEEKS: usize = 200;

/// The weeks of a term, for sessions in one venue or in none.
#[derive(Debug)]
pub(super) struct Weeks<'c> {
    term: &'c Term,
    /// Of the college and of terms: a week with one is no week of the term.
    closures: Vec<Closure<'c>>,
    /// Of the venue: the week is one of the term, and nobody meets in it.
    venue: Vec<Closure<'c>>,
    area: Option<BankHolidays>,
}

/// The day of a week of a term, and what was passed over on the way to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) day: Date,
    /// Breaks and closures since the term began: they are no weeks of it.
    pub(super) breaks: Vec<(Date, String)>,
    /// Days of weeks of the term on which nobody meets, such as a bank holiday: whatever comes then comes a week later.
    pub(super) late: Vec<(Date, String)>,
}

impl<'c> Weeks<'c> {
    pub(super) fn new(catalogue: &'c Catalogue, term: &'c Term, venue: Option<&'c Venue>) -> Self {
        let own = venue.into_iter().flat_map(|venue| &venue.closed);
        Self {
            term,
            closures: closures(catalogue),
            venue: own.map(Closure::Venue).collect(),
            area: catalogue.college.bank_holidays.map(|area| area.value),
        }
    }

    /// How many weeks of the term come before a day, on its weekday. One in a break is none, unless the run met in it.
    pub(super) fn number(&self, day: Date, met: &[Date]) -> usize {
        let mut number = 0;
        let mut at = self.first(day.weekday());
        while at < day {
            if met.contains(&at) || reason(&self.closures, at).is_none() {
                number += 1;
            }
            at = week_later(at);
        }
        number
    }

    /// The day of the week with a number, counted from 0, or the first after it on which somebody can meet.
    pub(super) fn find(&self, weekday: Weekday, number: usize) -> Option<Found> {
        let (mut breaks, mut late) = (Vec::new(), Vec::new());
        let mut left = number;
        let mut at = self.first(weekday);
        for _ in 0..MOST_WEEKS {
            if let Some(why) = reason(&self.closures, at) {
                breaks.push((at, why));
            } else if left > 0 {
                left -= 1;
            } else if let Some(why) = self.nobody_meets(at) {
                late.push((at, why));
            } else {
                let day = at;
                return Some(Found { day, breaks, late });
            }
            at = week_later(at);
        }
        None
    }

    /// Why nobody meets on a day of a week of the term.
    fn nobody_meets(&self, day: Date) -> Option<String> {
        if day < self.term.starts.value {
            return Some("the term has not begun".to_owned());
        }
        let holiday = || bank_holiday(day, self.area?).map(str::to_owned);
        reason(&self.venue, day).or_else(holiday)
    }

    /// The weekday in the first week of the term.
    fn first(&self, weekday: Weekday) -> Date {
        let monday = Week::of(self.term.starts.value).monday();
        let days = i64::from(weekday.to_monday_zero_offset());
        monday.checked_add(days.days()).unwrap_or(monday)
    }
}

/// Why there is nothing on a day: the closure that it lies in.
fn reason(closures: &[Closure<'_>], day: Date) -> Option<String> {
    let closure = closures.iter().find(|it| it.days().holds(day))?;
    let usual = match closure {
        Closure::College(_) => "the college is closed",
        Closure::Break(_) => "a break of the term",
        Closure::Venue(_) => "the venue is closed",
    };
    let reason = closure.days().reason.as_ref();
    Some(reason.map_or_else(|| usual.to_owned(), |reason| reason.value.clone()))
}

pub(super) fn week_later(day: Date) -> Date {
    day.checked_add(1.week()).unwrap_or(Date::MAX)
}

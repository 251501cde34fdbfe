//! Week: the days from a Monday to a Sunday, by which rooms and people are planned.

use jiff::ToSpan;
use jiff::civil::Date;

/// A week from Monday to Sunday; in the order of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Week {
    monday: Date,
}

impl Week {
    /// The week that holds a day.
    pub fn of(day: Date) -> Self {
        let since_monday = i64::from(day.weekday().to_monday_zero_offset());
        Self {
            // The first week that is known to the calendar may begin in its middle.
            monday: day.checked_sub(since_monday.days()).unwrap_or(Date::MIN),
        }
    }

    pub fn monday(self) -> Date {
        self.monday
    }

    /// The last day: a Sunday, but for the last week of the calendar.
    pub fn sunday(self) -> Date {
        self.monday.checked_add(6.days()).unwrap_or(Date::MAX)
    }

    /// Its days, in order.
    pub fn days(self) -> impl Iterator<Item = Date> {
        self.monday.series(1.day()).take(7)
    }

    pub fn holds(self, day: Date) -> bool {
        self.monday <= day && day <= self.sunday()
    }

    /// The week after it; none after the last of the calendar.
    pub fn next(self) -> Option<Self> {
        let monday = self.monday.checked_add(1.week()).ok()?;
        Some(Self { monday })
    }

    /// The week before it.
    pub fn previous(self) -> Option<Self> {
        let monday = self.monday.checked_sub(1.week()).ok()?;
        Some(Self { monday })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_week_goes_from_monday_to_sunday() {
        let week = Week::of(date(2027, 1, 17));
        assert_eq!(week, Week::of(date(2027, 1, 11)));
        assert_ne!(week, Week::of(date(2027, 1, 18)));
        let days: Vec<Date> = week.days().collect();
        assert_eq!(days.first(), Some(&date(2027, 1, 11)));
        assert_eq!(days.last(), Some(&date(2027, 1, 17)));
    }

    #[test]
    fn the_last_week_of_the_calendar_is_a_short_one() {
        let week = Week::of(Date::MAX);
        assert_eq!(week.days().last(), Some(Date::MAX));
        assert_eq!(week.sunday(), Date::MAX);
        assert_eq!(week.next(), None);
    }
}

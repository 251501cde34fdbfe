//! When a venue could be used: its hours, the days on which it or the college is closed, and what bookings leave of a day.

use jiff::civil::{Date, Time};

use crate::model::Catalogue;
use crate::model::span_of_days::Days;
use crate::model::venue::{OpenDay, Venue};

/// Days on which nobody meets.
#[derive(Debug, Clone, Copy)]
pub enum Closure<'c> {
    /// The whole college is closed.
    College(&'c Days),
    /// A break of a term.
    Break(&'c Days),
    /// This venue is closed.
    Venue(&'c Days),
}

/// What a venue offers on a day.
#[derive(Debug, Clone, Copy)]
pub enum Offer<'c> {
    Closed(Closure<'c>),
    /// It is not open on this day of the week.
    NotOpen,
    Open(OpenDay),
    /// Its record does not say when it is open.
    HoursNotKnown,
}

/// A part of a day that nobody has booked, up to `to` but not with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stretch {
    pub from: Time,
    pub to: Time,
}

impl<'c> Closure<'c> {
    pub fn days(self) -> &'c Days {
        match self {
            Self::College(days) | Self::Break(days) | Self::Venue(days) => days,
        }
    }
}

/// Closures of the college and breaks of its terms, in the order of time.
pub fn closures(catalogue: &Catalogue) -> Vec<Closure<'_>> {
    let breaks = catalogue.terms.iter().flat_map(|term| &term.breaks);
    let mut closures: Vec<Closure<'_>> = catalogue
        .college
        .closures
        .iter()
        .map(Closure::College)
        .chain(breaks.map(Closure::Break))
        .collect();
    closures.sort_by_key(|closure| (closure.days().from.value, closure.days().to.value));
    closures
}

/// What a venue offers on a day, for a college with these closures.
pub fn offer<'c>(venue: &'c Venue, closures: &[Closure<'c>], day: Date) -> Offer<'c> {
    let own = venue.closed.iter().map(Closure::Venue);
    let mut all = closures.iter().copied().chain(own);
    if let Some(closure) = all.find(|closure| closure.days().holds(day)) {
        return Offer::Closed(closure);
    }
    if venue.open.is_empty() {
        return Offer::HoursNotKnown;
    }
    let weekday = day.weekday().to_monday_zero_offset() as u8;
    venue
        .open
        .get(&weekday)
        .map_or(Offer::NotOpen, |hours| Offer::Open(*hours))
}

/// What is left of the hours of a day. `taken` is in the order of its starts; what has no end is taken until the next
/// begins, because nobody can say that the room is free before.
pub fn left(hours: OpenDay, taken: &[(Time, Option<Time>)]) -> Vec<Stretch> {
    let mut free = Vec::new();
    let mut from = hours.from;
    for (at, (start, end)) in taken.iter().enumerate() {
        let to = (*start).min(hours.to);
        if from < to {
            free.push(Stretch { from, to });
        }
        let next = taken.get(at + 1).map_or(hours.to, |(next, _)| *next);
        from = from.max(end.unwrap_or(next));
    }
    if from < hours.to {
        free.push(Stretch { from, to: hours.to });
    }
    free
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::time;

    fn clock(hour: i8) -> Time {
        time(hour, 0, 0, 0)
    }

    fn left_of_nine_to_five(taken: &[(i8, Option<i8>)]) -> Vec<(i8, i8)> {
        let hours = OpenDay {
            from: clock(9),
            to: clock(17),
        };
        let taken: Vec<_> = taken
            .iter()
            .map(|(from, to)| (clock(*from), to.map(clock)))
            .collect();
        left(hours, &taken)
            .iter()
            .map(|stretch| (stretch.from.hour(), stretch.to.hour()))
            .collect()
    }

    #[test]
    fn free_is_what_no_booking_takes_of_the_hours() {
        assert_eq!(left_of_nine_to_five(&[]), [(9, 17)]);
        assert_eq!(left_of_nine_to_five(&[(10, Some(12))]), [(9, 10), (12, 17)]);
        assert_eq!(
            left_of_nine_to_five(&[(9, Some(12)), (12, Some(17))]),
            [],
            "a booking begins when the one before it ends"
        );
        assert_eq!(
            left_of_nine_to_five(&[(9, Some(15)), (10, Some(11)), (14, Some(16))]),
            [(16, 17)],
            "one inside another, and two that meet"
        );
    }

    #[test]
    fn bookings_outside_the_hours_take_nothing_of_them() {
        assert_eq!(
            left_of_nine_to_five(&[(7, Some(8)), (18, Some(20))]),
            [(9, 17)]
        );
        assert_eq!(
            left_of_nine_to_five(&[(7, Some(10)), (16, Some(20))]),
            [(10, 16)]
        );
        assert_eq!(left_of_nine_to_five(&[(7, Some(20))]), []);
    }

    #[test]
    fn a_room_is_not_called_free_after_a_booking_without_an_end() {
        assert_eq!(left_of_nine_to_five(&[(10, None)]), [(9, 10)]);
        assert_eq!(
            left_of_nine_to_five(&[(10, None), (13, Some(14))]),
            [(9, 10), (14, 17)]
        );
    }

    proptest::proptest! {
        #[test]
        fn every_minute_is_free_or_taken_and_never_both(
            mut taken in proptest::collection::vec((0_i8..24, 0_i8..60, 1_i64..300), 0..8)
        ) {
            taken.sort_unstable();
            let taken: Vec<(Time, Time)> = taken
                .iter()
                .map(|(hour, minute, length)| {
                    let start = time(*hour, *minute, 0, 0);
                    (start, start.saturating_add(jiff::Span::new().minutes(*length)))
                })
                .collect();
            let hours = OpenDay { from: time(9, 0, 0, 0), to: time(17, 30, 0, 0) };
            let booked: Vec<_> = taken.iter().map(|(from, to)| (*from, Some(*to))).collect();
            let free = left(hours, &booked);
            for minute in 0..24 * 60 {
                let now = time((minute / 60) as i8, (minute % 60) as i8, 0, 0);
                let is_open = hours.from <= now && now < hours.to;
                let is_taken = taken.iter().any(|(from, to)| *from <= now && now < *to);
                let is_free = free.iter().any(|it| it.from <= now && now < it.to);
                proptest::prop_assert_eq!(is_free, is_open && !is_taken, "at {}", now);
            }
        }
    }
}

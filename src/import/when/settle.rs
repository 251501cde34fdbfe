//! Dates as they stand → days of the calendar: the order of their numbers, their year, their weekday, their weeks.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};
use serde::{Deserialize, Serialize};

use crate::import::when::cell::{Join, Part, Scan, Shape};
use crate::import::when::clock::Times;
use crate::text::dates::name_of;

/// Which number of 12/01/2027 is the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Order {
    DayFirst,
    MonthFirst,
}

impl Order {
    pub fn noun(self) -> &'static str {
        match self {
            Self::DayFirst => "day",
            Self::MonthFirst => "month",
        }
    }
}

/// What is known beside the cell.
#[derive(Debug, Clone, Default)]
pub struct Ways {
    /// None: the column holds two orders, and nobody said which is meant.
    pub order: Option<Order>,
    /// The term in which a date without a year lies.
    pub term: Option<(Date, Date)>,
    pub year: Option<i16>,
    /// How many weeks another column says.
    pub weeks: Option<u32>,
    /// The day of the week that another column says.
    pub weekday: Option<Weekday>,
    /// Days on which a term has no sessions.
    pub breaks: Vec<(Date, Date)>,
}

/// When the sessions are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settled {
    pub days: Days,
    pub notes: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Days {
    /// Each with its times, sorted.
    On(Vec<(Date, Option<Times>)>),
    /// Mondays.
    Weeks(Vec<Date>, Option<Times>),
}

/// The most weeks that a range is counted out to.
const MOST_WEEKS: usize = 60;

/// Settles a scan that has dates.
///
/// # Errors
///
/// Why it has no certain reading.
pub fn settle(scan: &Scan, ways: &Ways) -> Result<Settled, String> {
    if let Some(doubt) = &scan.doubt {
        return Err(doubt.clone());
    }
    let mut notes = scan.notes.clone();
    let dates = dated(scan, ways, &mut notes)?;
    let days = counted_out(&dates, scan, ways, &mut notes)?;
    if scan.commencing {
        let days = weeks(days)?;
        return Ok(Settled { days, notes });
    }
    let begin = |(day, times): &(Date, Option<Times>)| (*day, times.map(|(start, _)| start));
    if !days.is_sorted_by(|one, next| begin(one) < begin(next)) {
        return Err("its dates are not in the order of time".to_owned());
    }
    let days = Days::On(days);
    Ok(Settled { days, notes })
}

type Timed = Vec<(Date, Option<Times>)>;

/// Every day that the dates stand for.
fn counted_out(
    dates: &[Date],
    scan: &Scan,
    ways: &Ways,
    notes: &mut Vec<String>,
) -> Result<Timed, String> {
    let ranges = scan.parts.iter().filter(|part| part.join == Join::To);
    let weeks = scan.weeks.or(ways.weeks);
    let every = scan.weekday.or(ways.weekday);
    let all_at = |all: Vec<Date>, times| all.into_iter().map(|day| (day, times)).collect();
    match (dates, ranges.count()) {
        // "12/01/2027 10:00" to "12/01/2027 12:00"
        ([first, last], 1) if first == last => Ok(vec![(*first, from_to(scan)?)]),
        ([first, last], 1) => {
            let times = scan.parts[0].times.or(scan.parts[1].times);
            let all = range(*first, *last, every, scan.commencing)?;
            Ok(all_at(without_breaks(all, weeks, ways, notes)?, times))
        }
        ([first], 0) if scan.weeks.is_some() || ways.weeks.is_some_and(|weeks| weeks > 1) => {
            is_on(*first, every)?;
            let count = weeks.unwrap_or(1) as usize;
            if count > MOST_WEEKS {
                return Err(format!("{count} weeks are more than a year"));
            }
            let all =
                (0..count as i64).filter_map(|week| first.checked_add((week * 7).days()).ok());
            let all: Vec<Date> = all.collect();
            says_breaks(all.iter().copied(), ways, notes);
            Ok(all_at(all, scan.parts[0].times))
        }
        (_, 0) => {
            dates.iter().try_for_each(|day| is_on(*day, every))?;
            let times = scan.parts.iter().map(|part| part.times);
            Ok(dates.iter().copied().zip(times).collect())
        }
        _ => Err("it names several ranges of dates".to_owned()),
    }
}

/// Weeks by their Mondays.
fn weeks(days: Timed) -> Result<Days, String> {
    let other = days
        .iter()
        .find(|(day, _)| day.weekday() != Weekday::Monday);
    if let Some((day, _)) = other {
        let (day, name) = (said(*day), name_of(day.weekday()));
        return Err(format!(
            "{day} is a {name}, and a week commences on a Monday"
        ));
    }
    let times = days.first().and_then(|(_, times)| *times);
    Ok(Days::Weeks(
        days.into_iter().map(|(day, _)| day).collect(),
        times,
    ))
}

/// Every date with its year.
fn dated(scan: &Scan, ways: &Ways, notes: &mut Vec<String>) -> Result<Vec<Date>, String> {
    let parts = &scan.parts;
    let known: Vec<(i8, i8)> = parts
        .iter()
        .map(|part| day_and_month(part, ways.order))
        .collect::<Result<_, _>>()?;
    let mut years: Vec<Option<i16>> = parts.iter().map(|part| part.year).collect();
    // A year that stands once is that of its neighbours: backwards first, "12 Dec, 5 Jan 2027".
    for at in (0..parts.len().saturating_sub(1)).rev() {
        if years[at].is_none() {
            let turns = i16::from(known[at].1 > known[at + 1].1);
            years[at] = years[at + 1].map(|year| year - turns);
        }
    }
    for at in 1..parts.len() {
        if years[at].is_none() {
            let turns = i16::from(known[at].1 < known[at - 1].1);
            years[at] = years[at - 1].map(|year| year + turns);
        }
    }
    let mut dates = Vec::new();
    for (at, part) in parts.iter().enumerate() {
        let (day, month) = known[at];
        let date = match years[at] {
            Some(year) => on(year, month, day)?,
            None => with_year(day, month, ways, notes)?,
        };
        if let Some(weekday) = part.weekday {
            is_on(date, Some(weekday))?;
        }
        dates.push(date);
    }
    Ok(dates)
}

fn day_and_month(part: &Part, order: Option<Order>) -> Result<(i8, i8), String> {
    let (day, month) = match part.shape {
        Shape::Named { day, month } => (day, month.unwrap_or(0) as u32),
        Shape::Numbers { first, second } if first == second => (first, second),
        Shape::Numbers { first, second } => match order {
            Some(Order::DayFirst) => (first, second),
            Some(Order::MonthFirst) => (second, first),
            // A number above 12 is no month.
            None if first > 12 && second <= 12 => (first, second),
            None if second > 12 && first <= 12 => (second, first),
            None => {
                return Err(format!(
                    "{first}/{second} may be day and month or month and day, and this sheet has dates of both kinds"
                ));
            }
        },
    };
    let small = |number: u32| i8::try_from(number).unwrap_or(i8::MAX);
    Ok((small(day), small(month)))
}

fn on(year: i16, month: i8, day: i8) -> Result<Date, String> {
    Date::new(year, month, day)
        .map_err(|_| format!("there is no day {day} of month {month} in {year}"))
}

fn with_year(day: i8, month: i8, ways: &Ways, notes: &mut Vec<String>) -> Result<Date, String> {
    if let Some((from, to)) = ways.term {
        let days = (from.year()..=to.year()).filter_map(|year| Date::new(year, month, day).ok());
        let mut days = days.filter(|date| (from..=to).contains(date));
        let date = days
            .next()
            .ok_or("it has no year, and does not lie in the term")?;
        if days.next().is_some() {
            return Err("it has no year, and lies in the term twice".to_owned());
        }
        notes.push(format!("the year {} is that of the term", date.year()));
        return Ok(date);
    }
    match ways.year {
        Some(year) => {
            notes.push(format!("the year is {year}, as was said"));
            on(year, month, day)
        }
        None => Err("it has no year: say it with --year, or the term with --term".to_owned()),
    }
}

fn is_on(date: Date, weekday: Option<Weekday>) -> Result<(), String> {
    match weekday {
        Some(weekday) if weekday != date.weekday() => Err(format!(
            "{} is a {} and no {}",
            said(date),
            name_of(date.weekday()),
            name_of(weekday)
        )),
        _ => Ok(()),
    }
}

/// A start and an end that stand behind the same date.
fn from_to(scan: &Scan) -> Result<Option<Times>, String> {
    match (scan.parts[0].times, scan.parts[1].times) {
        (Some((start, None)), Some((end, None))) if start < end => Ok(Some((start, Some(end)))),
        (times, other) if times == other => Ok(times),
        _ => Err("it ends before it starts".to_owned()),
    }
}

/// Every week from one day to another.
fn range(
    first: Date,
    last: Date,
    every: Option<Weekday>,
    commencing: bool,
) -> Result<Vec<Date>, String> {
    is_on(first, every)?;
    if last <= first {
        return Err("its last date comes before its first".to_owned());
    }
    if first.weekday() != last.weekday() && every.is_none() && !commencing {
        return Err(format!(
            "it goes from a {} to a {}, so on which day it takes place is not said",
            name_of(first.weekday()),
            name_of(last.weekday())
        ));
    }
    let days = (0..).map_while(|week: i64| first.checked_add((week * 7).days()).ok());
    let days: Vec<Date> = days
        .take_while(|day| *day <= last)
        .take(MOST_WEEKS + 1)
        .collect();
    match days.len() > MOST_WEEKS {
        true => Err("it goes on for more than a year".to_owned()),
        false => Ok(days),
    }
}

/// A number of weeks that another column says has to fit: with the weeks of a break, or without them.
fn without_breaks(
    days: Vec<Date>,
    weeks: Option<u32>,
    ways: &Ways,
    notes: &mut Vec<String>,
) -> Result<Vec<Date>, String> {
    let in_break = |day: &Date| {
        ways.breaks
            .iter()
            .any(|(from, to)| (*from..=*to).contains(day))
    };
    let Some(weeks) = weeks.map(|weeks| weeks as usize) else {
        notes.push(format!(
            "every week from the first date to the last: {}",
            days.len()
        ));
        says_breaks(days.iter().copied(), ways, notes);
        return Ok(days);
    };
    if days.len() == weeks {
        says_breaks(days.iter().copied(), ways, notes);
        return Ok(days);
    }
    let outside: Vec<Date> = days.iter().copied().filter(|day| !in_break(day)).collect();
    if outside.len() == weeks {
        notes.push(format!("{weeks} weeks, so none in the break of the term"));
        return Ok(outside);
    }
    Err(format!(
        "from the first date to the last are {} weeks, and the sheet says {weeks}",
        days.len()
    ))
}

fn says_breaks(days: impl Iterator<Item = Date>, ways: &Ways, notes: &mut Vec<String>) {
    let in_break = |day: &Date| {
        ways.breaks
            .iter()
            .any(|(from, to)| (*from..=*to).contains(day))
    };
    for day in days.filter(in_break) {
        notes.push(format!(
            "{} lies in a break of the term: does it take place?",
            said(day)
        ));
    }
}

/// "Tuesday 12 January 2027" without its weekday.
pub(super) fn said(date: Date) -> String {
    date.strftime("%-d %B %Y").to_string()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::import::when::scan::{Hint, scan};

    /// The days and times of a cell in the spring of 2027, or why there are none.
    fn read(text: &str) -> Result<Vec<String>, String> {
        let ways = Ways {
            order: Some(Order::DayFirst),
            term: Some((date(2027, 1, 11), date(2027, 3, 26))),
            ..Ways::default()
        };
        read_with(text, &ways)
    }

    fn read_with(text: &str, ways: &Ways) -> Result<Vec<String>, String> {
        let lines = match settle(&scan(text, Hint::Dates), ways)?.days {
            Days::Weeks(mondays, _) => mondays.iter().map(|day| format!("week {day}")).collect(),
            Days::On(days) => {
                let shown = days.iter().map(|(day, times)| match times {
                    None => day.to_string(),
                    Some((start, None)) => format!("{day} {}", start.strftime("%H:%M")),
                    Some((start, Some(end))) => {
                        format!(
                            "{day} {}-{}",
                            start.strftime("%H:%M"),
                            end.strftime("%H:%M")
                        )
                    }
                });
                shown.collect()
            }
        };
        Ok(lines)
    }

    #[test]
    fn the_usual_forms_are_read() {
        for (text, expected) in [
            ("12/01/2027", "2027-01-12"),
            ("12.1.27", "2027-01-12"),
            ("12-01-2027", "2027-01-12"),
            ("2027-01-12", "2027-01-12"),
            (
                "2027-01-12T00:00:00.000Z 10:00-12:00",
                "2027-01-12 10:00-12:00",
            ),
            ("12 Jan 2027", "2027-01-12"),
            ("12-Jan-27", "2027-01-12"),
            ("12-Jan", "2027-01-12"),
            ("Jan 12 2027", "2027-01-12"),
            ("12th January '27", "2027-01-12"),
            ("Tues 12th Jan 10-12", "2027-01-12 10:00-12:00"),
            ("Tues. 12th Jan, 10am–12pm", "2027-01-12 10:00-12:00"),
            ("Tuesday 12 January", "2027-01-12"),
            (
                "Tuesday, 12th of January 2027 at 2-4pm",
                "2027-01-12 14:00-16:00",
            ),
            ("12 Jan (Tues)", "2027-01-12"),
            ("12/1 1.30pm-3.30pm", "2027-01-12 13:30-15:30"),
            ("12 Jan 1000-1200", "2027-01-12 10:00-12:00"),
            ("12 Jan 2027 1000-1200", "2027-01-12 10:00-12:00"),
            ("12 Jan 10.00-12.00", "2027-01-12 10:00-12:00"),
            ("12 Jan 10am for 2 hours", "2027-01-12 10:00-12:00"),
            ("12 Jan 12 noon - 2pm", "2027-01-12 12:00-14:00"),
            ("12 Jan 11-1pm", "2027-01-12 11:00-13:00"),
            ("12 Jan 10-1", "2027-01-12 10:00-13:00"),
            ("12 Jan 10am", "2027-01-12 10:00"),
            (
                "12/01/2027 10:00 - 12/01/2027 12:00",
                "2027-01-12 10:00-12:00",
            ),
            ("w/c 11 Jan", "week 2027-01-11"),
            ("week commencing 11th January", "week 2027-01-11"),
        ] {
            assert_eq!(read(text), Ok(vec![expected.to_owned()]), "{text}");
        }
    }

    #[test]
    fn several_dates_and_weeks_are_counted_out() {
        for (text, expected) in [
            (
                "12, 19, 26 Jan",
                vec!["2027-01-12", "2027-01-19", "2027-01-26"],
            ),
            ("12 & 19 January 2027", vec!["2027-01-12", "2027-01-19"]),
            (
                "12 Jan – 26 Jan",
                vec!["2027-01-12", "2027-01-19", "2027-01-26"],
            ),
            ("12-26 Jan", vec!["2027-01-12", "2027-01-19", "2027-01-26"]),
            (
                "Tuesdays 10am-12pm 12 Jan - 27 Jan",
                vec![
                    "2027-01-12 10:00-12:00",
                    "2027-01-19 10:00-12:00",
                    "2027-01-26 10:00-12:00",
                ],
            ),
            (
                "12 Jan for 2 weeks, 10-12",
                vec!["2027-01-12 10:00-12:00", "2027-01-19 10:00-12:00"],
            ),
            (
                "12 Jan 10-12\n19 Jan 1pm-3pm",
                vec!["2027-01-12 10:00-12:00", "2027-01-19 13:00-15:00"],
            ),
            (
                "w/c 11 Jan, 18 Jan",
                vec!["week 2027-01-11", "week 2027-01-18"],
            ),
            ("29 Dec 2026, 5 Jan 2027", vec!["2026-12-29", "2027-01-05"]),
            ("29 Dec, 5 Jan 2027", vec!["2026-12-29", "2027-01-05"]),
        ] {
            let expected: Vec<String> = expected.into_iter().map(str::to_owned).collect();
            assert_eq!(read(text), Ok(expected), "{text}");
        }
    }

    #[test]
    fn what_has_two_readings_has_none() {
        for (text, why) in [
            ("12 Jan 2-4", "morning or in the afternoon"),
            ("Wed 12 Jan", "is a Tuesday and no Wednesday"),
            ("12 Jan - 17 Feb", "from a Tuesday to a Wednesday"),
            ("12 Jan fortnightly", "fortnightly"),
            ("12 August", "does not lie in the term"),
            ("30/02/2027", "there is no day 30"),
            ("12/13/2027", "there is no day 12 of month 13"),
            ("w/c 12 Jan", "a week commences on a Monday"),
            ("44208", "may be a date of a spreadsheet"),
            ("Tues & Thurs 12 Jan", "two days of the week"),
            ("26 Jan, 12 Jan", "order of time"),
            ("12 Jan 12-10am", "ends before it starts"),
            ("12 Jan 25:00", "no time of the day"),
            ("=1+1", "="),
        ] {
            let read = read(text);
            assert!(
                matches!(&read, Err(said) if said.contains(why)),
                "{text}: {read:?}"
            );
        }
    }

    #[test]
    fn numbers_are_day_and_month_only_where_that_is_certain() {
        let open = Ways::default();
        assert!(read_with("12/01/2027", &open).is_err());
        assert_eq!(
            read_with("13/01/2027", &open),
            Ok(vec!["2027-01-13".to_owned()])
        );
        assert_eq!(
            read_with("01/13/2027", &open),
            Ok(vec!["2027-01-13".to_owned()])
        );
        let month_first = Ways {
            order: Some(Order::MonthFirst),
            ..Ways::default()
        };
        assert_eq!(
            read_with("12/01/2027", &month_first),
            Ok(vec!["2027-12-01".to_owned()])
        );
    }

    #[test]
    fn a_number_of_weeks_has_to_fit() {
        let ways = Ways {
            weeks: Some(3),
            year: Some(2027),
            ..Ways::default()
        };
        assert_eq!(
            read_with("12 Jan - 26 Jan", &ways).map(|days| days.len()),
            Ok(3)
        );
        assert!(read_with("12 Jan - 2 Feb", &ways).is_err());
        let breaks = vec![(date(2027, 1, 18), date(2027, 1, 22))];
        let ways = Ways { breaks, ..ways };
        let without = ["2027-01-12", "2027-01-26", "2027-02-02"]
            .map(str::to_owned)
            .to_vec();
        assert_eq!(read_with("12 Jan - 2 Feb", &ways), Ok(without));
    }

    #[test]
    fn a_year_is_never_made_up() {
        let read = read_with("12 January", &Ways::default());
        assert!(matches!(read, Err(said) if said.contains("--year")));
    }

    proptest::proptest! {
        #[test]
        fn no_text_stops_it(text in ".{0,60}", dates in "[0-9/.:, a-zA-Z-]{0,30}") {
            for text in [text, dates] {
                for hint in [Hint::Dates, Hint::Times] {
                    drop(settle(&scan(&text, hint), &Ways { year: Some(2027), ..Ways::default() }));
                }
            }
        }
    }
}

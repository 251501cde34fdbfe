//! Dates as they stand → days of the calendar: the order of their numbers, their year, their weekday, their weeks.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};
use serde::{Deserialize, Serialize};

use crate::import::when::clock::Times;
use crate::import::when::scan::{Join, Part, Scan, Shape};
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

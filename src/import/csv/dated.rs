//! The cells of a row that say when → its sessions, or the very words.

use jiff::civil::Date;

use crate::import::csv::cells::Entry;
use crate::import::csv::columns::Field;
use crate::import::when::{Days, Hint, Order, Scan, Settled, Ways, scan, settle};

/// When the sessions of a row are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum When {
    /// Nothing is said.
    Nothing,
    /// Lines of a run's `sessions`, with the day of each.
    Sessions(Vec<(Date, String)>, Vec<String>),
    /// The very words, and why they are no dates.
    Words(String, String),
}

const DATES: [Field; 4] = [
    Field::Weekday,
    Field::StartDate,
    Field::EndDate,
    Field::Date,
];

/// The words of a row about when, as they stand.
pub(super) fn words(entry: &Entry<'_>) -> String {
    let fields = DATES
        .into_iter()
        .chain([Field::Time, Field::Start, Field::End]);
    let cells: Vec<&str> = fields
        .flat_map(|field| entry.all(field).collect::<Vec<_>>())
        .collect();
    cells.join(" ")
}

/// The dates of a row, as they stand.
pub(super) fn dates(entry: &Entry<'_>) -> Scan {
    scan(&text(entry), Hint::Dates)
}

/// A day of the week stands before its date, the last date behind a hyphen, dates side by side are several.
fn text(entry: &Entry<'_>) -> String {
    let weekday = entry.get(Field::Weekday).unwrap_or("");
    let from_to: Vec<&str> = [Field::StartDate, Field::EndDate]
        .iter()
        .filter_map(|field| entry.get(*field))
        .collect();
    let dates: Vec<&str> = entry.all(Field::Date).collect();
    let both = [from_to.join(" - "), dates.join(", ")];
    let both: Vec<&str> = both
        .iter()
        .map(String::as_str)
        .filter(|text| !text.is_empty())
        .collect();
    format!("{weekday} {}", both.join(", ")).trim().to_owned()
}

/// Reads when the sessions of a row are.
pub(super) fn when(
    entry: &Entry<'_>,
    ways: &Ways,
    clock: &dyn Fn(Date, jiff::civil::Time) -> bool,
) -> When {
    let words = words(entry);
    if words.trim().is_empty() {
        return When::Nothing;
    }
    let dates = dates(entry);
    if dates.says_nothing() || !dates.has_dates() && dates.doubt.is_none() {
        let why = match dates.has_dates() || !text(entry).is_empty() {
            true => "no date is said",
            false => "a time is said and no date",
        };
        return When::Words(words, why.to_owned());
    }
    let weeks = entry
        .get(Field::Weeks)
        .and_then(|cell| cell.trim().parse().ok());
    let ways = Ways {
        weeks,
        ..ways.clone()
    };
    match settle(&dates, &ways).and_then(|settled| timed(entry, settled, clock)) {
        Ok((sessions, notes)) => match said_otherwise(entry, sessions.len()) {
            Some(why) => When::Words(words, why),
            None => When::Sessions(sessions, notes),
        },
        Err(why) => When::Words(words, why),
    }
}

/// How many sessions another column says.
fn said_otherwise(entry: &Entry<'_>, count: usize) -> Option<String> {
    let said: usize = entry.get(Field::Sessions)?.trim().parse().ok()?;
    let differs = count > 1 && said != count;
    differs.then(|| format!("these are {count} sessions, and the sheet says {said}"))
}

type Lines = (Vec<(Date, String)>, Vec<String>);

fn timed(
    entry: &Entry<'_>,
    settled: Settled,
    clock: &dyn Fn(Date, jiff::civil::Time) -> bool,
) -> Result<Lines, String> {
    let beside = beside(entry)?;
    let mut notes = settled.notes;
    let mut lines = Vec::new();
    match settled.days {
        Days::Weeks(mondays, times) => {
            let times = times.or(beside.as_ref().and_then(|scan| scan.times()));
            let note = match times {
                Some(_) => format!(
                    ", note: {}",
                    crate::import::yaml::scalar(&format!("The sheet says {}", words(entry)))
                ),
                None => String::new(),
            };
            lines.extend(
                mondays
                    .into_iter()
                    .map(|day| (day, format!("{{week: {day}{note}}}"))),
            );
        }
        Days::On(days) => {
            for (day, own) in days {
                let own = own.filter(|(start, end)| {
                    end.is_some() || *start != jiff::civil::Time::midnight()
                });
                let times = own.or(beside.as_ref().and_then(|scan| scan.times()));
                let Some((start, end)) = times else {
                    return Err("no time is said".to_owned());
                };
                if !clock(day, start) || end.is_some_and(|end| !clock(day, end)) {
                    return Err(format!("on {day} the clocks change at that hour"));
                }
                let end = end.map_or(String::new(), |end| format!("-{}", end.strftime("%H:%M")));
                lines.push((day, format!("{day} {}{end}", start.strftime("%H:%M"))));
            }
        }
    }
    notes.extend(beside.into_iter().flat_map(|scan| scan.notes));
    Ok((lines, notes))
}

/// The time that stands in columns of its own.
fn beside(entry: &Entry<'_>) -> Result<Option<Scan>, String> {
    let from_to: Vec<&str> = [Field::Start, Field::End]
        .iter()
        .filter_map(|field| entry.get(*field))
        .collect();
    let text = match entry.get(Field::Time) {
        Some(time) => time.to_owned(),
        None => from_to.join(" - "),
    };
    if text.is_empty() {
        return Ok(None);
    }
    let scan = scan(&text, Hint::Times);
    match &scan.doubt {
        Some(why) => Err(why.clone()),
        None => Ok(Some(scan)),
    }
}

/// Which number of a date is its day, by what the dates of all rows show: a first number above 12 is a day, and so is a
/// second. Where both are met, or only the second, nothing is certain.
pub(super) fn order(entries: &[Entry<'_>]) -> (Option<Order>, Evidence) {
    let mut seen = Evidence::default();
    for entry in entries {
        for (first, second) in dates(entry).numbers() {
            let example = || format!("{first}/{second} in row {}", entry.row);
            match (first > 12, second > 12) {
                (true, false) => drop(seen.day_first.get_or_insert_with(example)),
                (false, true) => drop(seen.month_first.get_or_insert_with(example)),
                _ => seen.open += usize::from(first != second),
            }
        }
    }
    let order = seen.month_first.is_none().then_some(Order::DayFirst);
    (order, seen)
}

/// Dates that can be read in one way only, one of each kind, and how many can be read in two.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Evidence {
    pub(super) day_first: Option<String>,
    pub(super) month_first: Option<String>,
    pub(super) open: usize,
}

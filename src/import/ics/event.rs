//! One event of a calendar.

use ical::property::Property;
use jiff::civil::DateTime;
use jiff::{Span, ToSpan};

use crate::import::ics::lines::{Block, text};
use crate::import::ics::zone::{Clock, Clocks, Moment};

/// An event, its times not yet counted out.
#[derive(Debug, Clone)]
pub(super) struct Event {
    pub(super) line: usize,
    pub(super) uid: String,
    /// The time of the series that it takes the place of, by the college's clock.
    pub(super) replaces: Option<DateTime>,
    /// Whether it changes all later ones too, which few programs write.
    pub(super) and_later: bool,
    pub(super) start: Moment,
    pub(super) length: Span,
    pub(super) title: String,
    pub(super) place: String,
    pub(super) is_cancelled: bool,
    pub(super) rules: Vec<String>,
    /// Further times of it, and those that are left out.
    pub(super) also: Vec<Moment>,
    pub(super) not: Vec<Moment>,
}

impl Event {
    /// # Errors
    ///
    /// Why it cannot be read.
    pub(super) fn read(block: &Block, clocks: &Clocks) -> Result<Self, String> {
        let event = block.event();
        let all = |name: &'static str| {
            event
                .properties
                .iter()
                .filter(move |property| property.name.eq_ignore_ascii_case(name))
        };
        let one = |name: &'static str| all(name).next();
        let words = |name: &'static str| {
            one(name)
                .and_then(|property| property.value.as_deref())
                .map(text)
                .unwrap_or_default()
        };
        let begins = one("DTSTART").ok_or("it does not say when it begins")?;
        let start = clocks.moment(begins, begins.value.as_deref().unwrap_or(""))?;
        let end = one("DTEND")
            .map(|end| clocks.moment(end, end.value.as_deref().unwrap_or("")))
            .transpose()?;
        let lasting = one("DURATION").and_then(|property| property.value.as_deref());
        let length = length(&start, end.as_ref(), lasting, clocks)?;
        let replaced = one("RECURRENCE-ID");
        let replaces = match replaced {
            Some(property) => Some(here(
                &clocks.moment(property, property.value.as_deref().unwrap_or(""))?,
                clocks,
            )?),
            None => None,
        };
        Ok(Self {
            line: block.line,
            uid: words("UID"),
            replaces,
            and_later: replaced.is_some_and(has_range),
            start,
            length,
            title: words("SUMMARY"),
            place: words("LOCATION"),
            is_cancelled: words("STATUS").eq_ignore_ascii_case("CANCELLED"),
            rules: all("RRULE")
                .filter_map(|property| property.value.clone())
                .collect(),
            also: moments(all("RDATE"), clocks)?,
            not: moments(all("EXDATE"), clocks)?,
        })
    }

    pub(super) fn is_whole_days(&self) -> bool {
        matches!(self.start, Moment::Day(_))
    }
}

fn has_range(property: &Property) -> bool {
    crate::import::ics::lines::parameter(property, "RANGE").is_some()
}

/// Lists of times, in which a period counts by its start.
fn moments<'p>(
    properties: impl Iterator<Item = &'p Property>,
    clocks: &Clocks,
) -> Result<Vec<Moment>, String> {
    let mut moments = Vec::new();
    for property in properties {
        for value in property
            .value
            .as_deref()
            .unwrap_or("")
            .split(',')
            .filter(|value| !value.trim().is_empty())
        {
            let start = value.split('/').next().unwrap_or(value);
            moments.push(clocks.moment(property, start)?);
        }
    }
    Ok(moments)
}

fn length(
    start: &Moment,
    end: Option<&Moment>,
    lasting: Option<&str>,
    clocks: &Clocks,
) -> Result<Span, String> {
    match (start, end) {
        (Moment::Day(from), Some(Moment::Day(to))) => {
            let days = from.until(*to).map(|span| span.get_days()).unwrap_or(1);
            return Ok(i64::from(days.max(1)).days());
        }
        (Moment::At(from, clock), Some(Moment::At(to, other))) => {
            let (from, to) = (clocks.here(*from, clock)?, clocks.here(*to, other)?);
            let span = from.until(to).map_err(|_| "it ends out of all calendars")?;
            return match to < from {
                true => Err("it ends before it begins".to_owned()),
                false => Ok(span),
            };
        }
        (_, Some(_)) => return Err("it begins with a day and ends with a time".to_owned()),
        (_, None) => {}
    }
    if let Some(text) = lasting {
        let span: Span = text
            .trim()
            .parse()
            .map_err(|_| format!("\"{text}\" is no length of time"))?;
        return match span.is_negative() {
            true => Err("it ends before it begins".to_owned()),
            false => Ok(span),
        };
    }
    Ok(match start {
        Moment::Day(_) => 1.day(),
        Moment::At(..) => Span::new(),
    })
}

/// A moment by the college's clock; a day begins at midnight.
pub(super) fn here(moment: &Moment, clocks: &Clocks) -> Result<DateTime, String> {
    match moment {
        Moment::Day(day) => Ok(day.at(0, 0, 0, 0)),
        Moment::At(time, clock) => clocks.here(*time, clock),
    }
}

/// The clock of a moment, and its time there.
pub(super) fn there(moment: &Moment) -> (DateTime, Clock) {
    match moment {
        Moment::Day(day) => (day.at(0, 0, 0, 0), Clock::Own),
        Moment::At(time, clock) => (*time, clock.clone()),
    }
}

//! Times of a calendar → the college's clock: UTC, zones by name or as Windows calls them, zones that the file describes
//! itself, and times without a zone.

use std::collections::BTreeMap;

use ical::property::Property;
use jiff::civil::{Date, DateTime};
use jiff::tz::{Offset, TimeZone};

use crate::import::ics::lines::{Block, parameter};
use crate::import::ics::repeat;

/// Names of zones on Windows that calendars of the islands and their neighbours use (Unicode CLDR, windowsZones.xml).
const WINDOWS: [(&str, &str); 40] = [
    ("GMT Standard Time", "Europe/London"),
    ("Greenwich Standard Time", "Atlantic/Reykjavik"),
    ("W. Europe Standard Time", "Europe/Berlin"),
    ("Central Europe Standard Time", "Europe/Budapest"),
    ("Central European Standard Time", "Europe/Warsaw"),
    ("Romance Standard Time", "Europe/Paris"),
    ("GTB Standard Time", "Europe/Bucharest"),
    ("E. Europe Standard Time", "Europe/Chisinau"),
    ("FLE Standard Time", "Europe/Kiev"),
    ("Turkey Standard Time", "Europe/Istanbul"),
    ("Israel Standard Time", "Asia/Jerusalem"),
    ("Egypt Standard Time", "Africa/Cairo"),
    ("South Africa Standard Time", "Africa/Johannesburg"),
    ("W. Central Africa Standard Time", "Africa/Lagos"),
    ("E. Africa Standard Time", "Africa/Nairobi"),
    ("Morocco Standard Time", "Africa/Casablanca"),
    ("Russian Standard Time", "Europe/Moscow"),
    ("Arab Standard Time", "Asia/Riyadh"),
    ("Arabian Standard Time", "Asia/Dubai"),
    ("Pakistan Standard Time", "Asia/Karachi"),
    ("India Standard Time", "Asia/Kolkata"),
    ("Bangladesh Standard Time", "Asia/Dhaka"),
    ("SE Asia Standard Time", "Asia/Bangkok"),
    ("China Standard Time", "Asia/Shanghai"),
    ("Singapore Standard Time", "Asia/Singapore"),
    ("Tokyo Standard Time", "Asia/Tokyo"),
    ("Korea Standard Time", "Asia/Seoul"),
    ("AUS Eastern Standard Time", "Australia/Sydney"),
    ("E. Australia Standard Time", "Australia/Brisbane"),
    ("W. Australia Standard Time", "Australia/Perth"),
    ("New Zealand Standard Time", "Pacific/Auckland"),
    ("Azores Standard Time", "Atlantic/Azores"),
    ("Eastern Standard Time", "America/New_York"),
    ("Central Standard Time", "America/Chicago"),
    ("Mountain Standard Time", "America/Denver"),
    ("Pacific Standard Time", "America/Los_Angeles"),
    ("Atlantic Standard Time", "America/Halifax"),
    ("Newfoundland Standard Time", "America/St_Johns"),
    ("E. South America Standard Time", "America/Sao_Paulo"),
    ("UTC", "UTC"),
];

/// A day, or a time by the clock of a zone.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Moment {
    Day(Date),
    At(DateTime, Clock),
}

/// Whose clock a time is by.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Clock {
    /// The college's own.
    Own,
    Zone(TimeZone),
    /// One that the calendar describes, by its place among them.
    Described(usize),
}

/// The clocks of a calendar, and the college's.
#[derive(Debug)]
pub(super) struct Clocks {
    own: TimeZone,
    names: BTreeMap<String, usize>,
    described: Vec<Vec<Turn>>,
}

/// When a clock is turned, by the clock before, and what it then differs from UTC by.
#[derive(Debug, Clone)]
struct Turn {
    at: DateTime,
    to: Offset,
}

impl Clocks {
    pub(super) fn new(own: &TimeZone, zones: &[Block]) -> Self {
        let mut clocks = Self {
            own: own.clone(),
            names: BTreeMap::new(),
            described: Vec::new(),
        };
        for zone in zones {
            let name = zone
                .properties
                .iter()
                .find(|property| property.name.eq_ignore_ascii_case("TZID"));
            if let Some(name) = name.and_then(|property| property.value.clone()) {
                clocks.names.insert(name, clocks.described.len());
                clocks.described.push(turns(zone));
            }
        }
        clocks
    }

    /// Reads the value of a property such as DTSTART, or one of a list.
    ///
    /// # Errors
    ///
    /// Why it is no time.
    pub(super) fn moment(&self, property: &Property, value: &str) -> Result<Moment, String> {
        let value = value.trim();
        let wrong = || format!("\"{value}\" is no date or time");
        if value.len() == 8 {
            return date(value).map(Moment::Day).ok_or_else(wrong);
        }
        let (text, is_utc) = match value.strip_suffix(['Z', 'z']) {
            Some(text) => (text, true),
            None => (value, false),
        };
        let local = local(text).ok_or_else(wrong)?;
        let clock = match parameter(property, "TZID") {
            _ if is_utc => Clock::Zone(TimeZone::UTC),
            None => Clock::Own,
            Some(name) => self.named(name)?,
        };
        Ok(Moment::At(local, clock))
    }

    fn named(&self, name: &str) -> Result<Clock, String> {
        let windows = WINDOWS
            .iter()
            .find(|(own, _)| own.eq_ignore_ascii_case(name));
        let known = windows.map_or(name, |(_, known)| known);
        if let Ok(zone) = TimeZone::get(known) {
            return Ok(Clock::Zone(zone));
        }
        // "/freeassociation.sourceforge.net/Europe/London"
        let parts: Vec<&str> = name.rsplitn(3, '/').collect();
        if let [city, area, ..] = parts.as_slice()
            && let Ok(zone) = TimeZone::get(&format!("{area}/{city}"))
        {
            return Ok(Clock::Zone(zone));
        }
        match self.names.get(name) {
            Some(at) if !self.described[*at].is_empty() => Ok(Clock::Described(*at)),
            _ => Err(format!("the time zone \"{name}\" is not known")),
        }
    }

    /// A time by the college's clock.
    pub(super) fn here(&self, time: DateTime, clock: &Clock) -> Result<DateTime, String> {
        let impossible = |_| format!("{time} cannot be told by the college's clock");
        let zoned = match clock {
            Clock::Own => return Ok(time),
            Clock::Zone(zone) => time.to_zoned(zone.clone()).map_err(impossible)?,
            Clock::Described(at) => {
                let turns = &self.described[*at];
                let last = turns
                    .iter()
                    .rev()
                    .find(|turn| turn.at <= time)
                    .or(turns.first());
                let offset = last.map_or(Offset::UTC, |turn| turn.to);
                time.to_zoned(TimeZone::fixed(offset)).map_err(impossible)?
            }
        };
        Ok(zoned.with_time_zone(self.own.clone()).datetime())
    }

    /// A time of UTC by a clock, for the end of a rule, which is written in UTC.
    pub(super) fn by_clock(&self, time: DateTime, clock: &Clock) -> Option<DateTime> {
        let zone = match clock {
            Clock::Own => self.own.clone(),
            Clock::Zone(zone) => zone.clone(),
            Clock::Described(at) => {
                let turns = &self.described[*at];
                let last = turns
                    .iter()
                    .rev()
                    .find(|turn| turn.at <= time)
                    .or(turns.first());
                TimeZone::fixed(last.map_or(Offset::UTC, |turn| turn.to))
            }
        };
        let instant = time.to_zoned(TimeZone::UTC).ok()?;
        Some(instant.with_time_zone(zone).datetime())
    }
}

/// The turns of a clock that a calendar describes, in order.
fn turns(zone: &Block) -> Vec<Turn> {
    let mut turns = Vec::new();
    for (_, properties) in &zone.inner {
        let value = |name: &str| {
            let found = properties
                .iter()
                .find(|property| property.name.eq_ignore_ascii_case(name));
            found.and_then(|property| property.value.as_deref())
        };
        let (Some(start), Some(to)) = (
            value("DTSTART").and_then(|text| local(text.trim_end_matches('Z'))),
            value("TZOFFSETTO").and_then(offset),
        ) else {
            continue;
        };
        turns.push(Turn { at: start, to });
        if let Some(rule) = value("RRULE") {
            // Outlook's begin in 1601; what turned before computers kept calendars is nobody's matter.
            let year = start.year().max(1990);
            let begin = start.with().year(year).build().unwrap_or(start);
            let until = jiff::civil::date(2100, 1, 1).at(0, 0, 0, 0);
            if let Ok(times) = repeat::times(begin, rule, until, 200) {
                turns.extend(times.into_iter().map(|at| Turn { at, to }));
            }
        }
    }
    turns.sort_by_key(|turn| turn.at);
    turns
}

/// "+0100"
fn offset(text: &str) -> Option<Offset> {
    let text = text.trim();
    let (sign, digits) = match text.as_bytes().first()? {
        b'-' => (-1, text.get(1..)?),
        b'+' => (1, text.get(1..)?),
        _ => (1, text),
    };
    let number = |range: std::ops::Range<usize>| digits.get(range)?.parse::<i32>().ok();
    Offset::from_seconds(sign * (number(0..2)? * 3600 + number(2..4)? * 60)).ok()
}

/// `20270112`
pub(super) fn date(text: &str) -> Option<Date> {
    if text.len() != 8 || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    Date::new(
        text[..4].parse().ok()?,
        text[4..6].parse().ok()?,
        text[6..].parse().ok()?,
    )
    .ok()
}

/// `20270112T100000`
pub(super) fn local(text: &str) -> Option<DateTime> {
    let (day, time) = text.split_once(['T', 't'])?;
    let number = |range: std::ops::Range<usize>| time.get(range)?.parse::<i8>().ok();
    let is_time = matches!(time.len(), 4 | 6) && time.bytes().all(|byte| byte.is_ascii_digit());
    let seconds = if time.len() == 6 {
        number(4..6)?.min(59)
    } else {
        0
    };
    let time = jiff::civil::Time::new(number(0..2)?, number(2..4)?, seconds, 0).ok()?;
    date(day)
        .filter(|_| is_time)
        .map(|day| day.to_datetime(time))
}

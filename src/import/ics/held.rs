//! A calendar → what takes place in a window of days, by the college's clock.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;

use crate::import::ics::event::{Event, here, there};
use crate::import::ics::lines::blocks;
use crate::import::ics::repeat;
use crate::import::ics::zone::{Clock, Clocks, Moment, date, local};
use crate::import::told::{Sort, Told};

/// Something that takes place, once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// By which a later import knows it: a digest, because a calendar's own names can tell about people.
    pub key: String,
    /// The same for its whole series.
    pub series: String,
    /// The event's line in the file.
    pub line: usize,
    pub start: DateTime,
    pub end: DateTime,
    pub whole_days: bool,
    pub is_cancelled: bool,
    /// Private words of who booked.
    pub title: String,
    pub place: String,
}

/// A calendar, counted out.
#[derive(Debug, Clone, Default)]
pub struct Calendar {
    /// In the order of time.
    pub held: Vec<Held>,
    pub events: usize,
}

/// The days that are looked at, both included.
#[derive(Debug, Clone, Copy)]
pub struct Window {
    pub from: Date,
    pub until: Date,
}

/// The most that is counted out of a calendar.
const MOST: usize = 50_000;

/// # Errors
///
/// Why this is no calendar that can be imported, and what to do.
pub fn calendar(
    bytes: &[u8],
    own: &TimeZone,
    window: Window,
    told: &mut Told,
) -> Result<Calendar, (String, String)> {
    told.by_lines = true;
    let blocks = blocks(bytes)?;
    let clocks = Clocks::new(own, &blocks.zones);
    for line in &blocks.broken {
        told.line(
            Sort::NotTaken,
            (Some(*line), None),
            "an event that is cut short",
        );
    }
    let mut events = Vec::new();
    for block in &blocks.events {
        match Event::read(block, &clocks) {
            Ok(event) => events.push(event),
            Err(why) => told.line(Sort::NotTaken, (Some(block.line), None), why),
        }
    }
    // What takes the place of one time of a series, by series and time.
    let mut replaced: BTreeMap<&str, BTreeSet<DateTime>> = BTreeMap::new();
    for event in &events {
        if let Some(time) = event.replaces {
            replaced.entry(event.uid.as_str()).or_default().insert(time);
        }
    }
    let mut held = Vec::new();
    for event in &events {
        let none = BTreeSet::new();
        let replaced = match event.replaces {
            None => replaced.get(event.uid.as_str()).unwrap_or(&none),
            Some(_) => &none,
        };
        match counted(event, replaced, window, &clocks) {
            Ok(times) => held.extend(times),
            Err(why) => told.line(Sort::NotTaken, (Some(event.line), None), why),
        }
        if event.and_later {
            let words = "it changes all later ones of its series too: only the one is changed here, so look at the later ones";
            told.line(Sort::Question, (Some(event.line), None), words);
        }
        if held.len() > MOST {
            let help = "narrow the days with --from and --until".to_owned();
            return Err((format!("more than {MOST} events lie in these days"), help));
        }
    }
    held.sort_by(|a, b| (a.start, a.end, &a.key).cmp(&(b.start, b.end, &b.key)));
    held.dedup_by(|a, b| a.key == b.key && a.start == b.start);
    tell_apart(&mut held);
    Ok(Calendar {
        held,
        events: blocks.events.len() + blocks.broken.len(),
    })
}

/// Some programs give one name to several events: the second and later ones in the file are known by their number too.
fn tell_apart(held: &mut [Held]) {
    let mut in_file: Vec<usize> = (0..held.len()).collect();
    in_file.sort_by_key(|at| held[*at].line);
    let mut given: BTreeMap<String, usize> = BTreeMap::new();
    for at in in_file {
        let count = given.entry(held[at].key.clone()).or_default();
        *count += 1;
        if *count > 1 {
            held[at].key = digest(&format!("{}\n{count}", held[at].key));
        }
    }
}

/// The times of an event in the window.
fn counted(
    event: &Event,
    replaced: &BTreeSet<DateTime>,
    window: Window,
    clocks: &Clocks,
) -> Result<Vec<Held>, String> {
    let (start, clock) = there(&event.start);
    let last = window.until.at(23, 59, 59, 0);
    // A day more, for zones that are ahead of the college's.
    let until = last.checked_add(jiff::ToSpan::days(1)).unwrap_or(last);
    let mut times = vec![start];
    for rule in event.rules.iter().filter(|_| event.replaces.is_none()) {
        times = repeat::times(
            start,
            &in_own_time(rule, event, &clock, clocks),
            until,
            usize::MAX,
        )?;
        // RFC 5545 §3.8.5.3: what a rule means that its own first time does not fit is not defined.
        if times.is_empty() && start <= until {
            return Err("its rule of repetition gives no day at all: look it up there".to_owned());
        }
    }
    let mut here_times: BTreeSet<DateTime> = BTreeSet::new();
    for time in times {
        here_times.insert(clocks.here(time, &clock)?);
    }
    for moment in &event.also {
        here_times.insert(here(moment, clocks)?);
    }
    for moment in &event.not {
        let time = here(moment, clocks)?;
        match moment {
            // Some programs leave out a day and not its time.
            Moment::Day(day) => here_times.retain(|time| time.date() != *day),
            Moment::At(..) => drop(here_times.remove(&time)),
        }
    }
    let mut held = Vec::new();
    for start in here_times
        .into_iter()
        .filter(|time| !replaced.contains(time))
    {
        let end = start
            .checked_add(event.length)
            .map_err(|_| "it ends out of all calendars")?;
        let begins_in_time = start <= last;
        let ends_in_time = end > window.from.at(0, 0, 0, 0) || start.date() >= window.from;
        if begins_in_time && ends_in_time {
            held.push(one(event, start, end));
        }
    }
    Ok(held)
}

fn one(event: &Event, start: DateTime, end: DateTime) -> Held {
    let of_series = event.replaces.unwrap_or(start);
    let repeats = event.replaces.is_some() || !event.rules.is_empty() || !event.also.is_empty();
    let name = match repeats {
        true => format!("{}\n{of_series}", event.uid),
        false => event.uid.clone(),
    };
    // An event without a name of its own is known by when it is.
    let name = if event.uid.is_empty() {
        format!("{start} {end}")
    } else {
        name
    };
    Held {
        key: digest(&name),
        series: digest(if event.uid.is_empty() {
            &name
        } else {
            &event.uid
        }),
        line: event.line,
        start,
        end,
        whole_days: event.is_whole_days(),
        is_cancelled: event.is_cancelled,
        title: event.title.clone(),
        place: event.place.clone(),
    }
}

fn digest(name: &str) -> String {
    blake3::hash(name.as_bytes()).to_hex()[..12].to_owned()
}

/// A rule whose end, written in UTC, is by the event's own clock, as its times are.
fn in_own_time(rule: &str, event: &Event, clock: &Clock, clocks: &Clocks) -> String {
    let parts = rule
        .split(';')
        .filter(|part| !part.trim().is_empty())
        .map(|part| {
            let Some((name, value)) = part
                .split_once('=')
                .filter(|(name, _)| name.trim().eq_ignore_ascii_case("UNTIL"))
            else {
                return part.trim().to_owned();
            };
            let value = value.trim();
            let end = match (date(value), value.strip_suffix(['Z', 'z'])) {
                (Some(day), _) => Some(day.at(23, 59, 59, 0)),
                (None, Some(utc)) if !event.is_whole_days() => {
                    local(utc).and_then(|utc| clocks.by_clock(utc, clock))
                }
                (None, _) => local(value.trim_end_matches(['Z', 'z'])),
            };
            match end {
                Some(end) => format!("UNTIL={}Z", end.strftime("%Y%m%dT%H%M%S")),
                None => format!("{name}={value}"),
            }
        });
    parts.collect::<Vec<_>>().join(";")
}

//! Bookings of a venue → days on which it is closed to the college.

use std::collections::BTreeMap;

use jiff::civil::{Date, Time};

use crate::edit::{Edit, edited, front};
use crate::error::Result;
use crate::finding::Findings;
use crate::import::ics::held::{Held, Window};
use crate::import::text::{Names, safe};
use crate::import::told::{Sort, Told};
use crate::import::yaml;
use crate::parse;
use crate::parse::node::{Content, Node};
use crate::source::{Source, SourceId};

/// What becomes of a booking for some hours: a record knows whole days only.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PartDays {
    Close,
    Leave,
}

/// How bookings are taken.
#[derive(Debug, Clone)]
pub struct Asked<'a> {
    /// The calendar's file.
    pub from: &'a str,
    pub window: Window,
    pub part_days: PartDays,
    /// What students read.
    pub reason: &'a str,
    /// Whether the booking's own words are taken as the reason.
    pub with_titles: bool,
}

/// The key of a closure by which a later import knows it.
const KEY: &str = "x-imported";

/// Whether there is a booking that is not for whole days.
pub fn has_part_days(held: &[Held]) -> bool {
    held.iter()
        .any(|held| !held.is_cancelled && !is_whole(held))
}

/// The venue's file with its closures, the same text when nothing is new; and how many are new or moved.
///
/// # Errors
///
/// When the venue's front matter does not let itself be changed.
pub fn closed(
    venue: &Source,
    held: &[Held],
    asked: &Asked<'_>,
    told: &mut Told,
) -> Result<(String, usize)> {
    let known = known(venue);
    let mut edits = Vec::new();
    let mut new = Vec::new();
    for one in held {
        let own = known.get(&one.key);
        if is_left(one, own.is_some(), asked, told) {
            continue;
        }
        let at = (Some(one.line), None);
        let days = days(one);
        match own {
            Some(own) if own.days == days => {}
            Some(own) => {
                let words = format!("moved from {} to {}", shown(own.days), shown(days));
                told.line(Sort::Taken, at, words);
                let text = item(days, own.reason.as_deref().unwrap_or(""), one, asked);
                let range = own.range.clone();
                edits.push(Edit { range, text });
            }
            None => {
                told.line(Sort::Taken, at, format!("closed {}", shown(days)));
                new.push(item(days, &reason(one, asked, told), one, asked));
            }
        }
    }
    gone(&known, held, asked, told);
    let count = edits.len() + new.len();
    let mut text = edited(&venue.text, &edits).0;
    if known.is_empty() && !venue_has_closed(venue) && !new.is_empty() {
        let block: Vec<String> = new.iter().map(|item| format!("- {item}")).collect();
        text = front::set(&with(venue, text), "closed", &block.join("\n"))?;
    } else {
        for item in new {
            text = front::add(&with(venue, text), "closed", &item)?;
        }
    }
    Ok((text, count))
}

/// Whether a booking closes nothing, which is said.
fn is_left(held: &Held, is_there: bool, asked: &Asked<'_>, told: &mut Told) -> bool {
    let (at, day) = ((Some(held.line), None), held.start.date());
    if held.is_cancelled {
        match is_there {
            true => told.line(
                Sort::Question,
                at,
                format!("the booking on {day} is cancelled, and the venue's record still has it: take it out there"),
            ),
            false => told.line(Sort::NotTaken, at, format!("the booking on {day} is cancelled")),
        }
        return true;
    }
    let is_left = !is_whole(held) && asked.part_days == PartDays::Leave;
    if is_left {
        told.line(
            Sort::NotTaken,
            at,
            format!("a booking for some hours of {day}"),
        );
    }
    is_left
}

fn with(venue: &Source, text: String) -> Source {
    Source::new(venue.path.clone(), text)
}

/// Bookings that were imported before and are not in the calendar any more.
fn gone(known: &BTreeMap<String, Known>, held: &[Held], asked: &Asked<'_>, told: &mut Told) {
    for (key, own) in known {
        let in_window = own.days.1 >= asked.window.from && own.days.0 <= asked.window.until;
        if own.from == asked.from && in_window && !held.iter().any(|held| held.key == *key) {
            told.line(Sort::Question, (None, None), format!("closed {}: the calendar does not have this booking any more; take it out of the venue's record if it is free again", shown(own.days)));
        }
    }
}

/// A closure in the record that an import wrote.
struct Known {
    from: String,
    days: (Date, Date),
    reason: Option<String>,
    range: std::ops::Range<usize>,
}

fn known(venue: &Source) -> BTreeMap<String, Known> {
    let Some(document) = parse::document(SourceId::NOWHERE, venue, &mut Findings::default()) else {
        return BTreeMap::new();
    };
    let items = match document
        .front
        .get("closed")
        .map(|entry| &entry.value.content)
    {
        Some(Content::List(items)) => items.as_slice(),
        _ => &[],
    };
    items.iter().filter_map(one_known).collect()
}

fn one_known(item: &Node) -> Option<(String, Known)> {
    let text = |name: &str| Some(item.get(name)?.value.scalar()?.text.clone());
    let date = |name: &str| crate::model::dates::date(&text(name)?).ok();
    let (from, key) = text(KEY)?
        .rsplit_once(' ')
        .map(|(from, key)| (from.to_owned(), key.to_owned()))?;
    let first = date("from").or(date("on"))?;
    let days = (first, date("to").unwrap_or(first));
    let range = item.span.range();
    Some((
        key,
        Known {
            from,
            days,
            reason: text("reason"),
            range,
        },
    ))
}

fn venue_has_closed(venue: &Source) -> bool {
    let document = parse::document(SourceId::NOWHERE, venue, &mut Findings::default());
    document.is_some_and(|document| document.front.get("closed").is_some())
}

fn is_whole(held: &Held) -> bool {
    held.whole_days
        || held.start.time() == Time::midnight()
            && held.end.time() == Time::midnight()
            && held.end > held.start
}

/// The first and the last day of a booking. One that ends at midnight does not touch the day that begins then.
fn days(held: &Held) -> (Date, Date) {
    let first = held.start.date();
    let last = match held.end.time() == Time::midnight() && held.end > held.start {
        true => held.end.date().yesterday().unwrap_or(first),
        false => held.end.date(),
    };
    (first, last.max(first))
}

fn reason(held: &Held, asked: &Asked<'_>, told: &mut Told) -> String {
    if !asked.with_titles || held.title.is_empty() {
        return asked.reason.to_owned();
    }
    let (title, removed) = safe(&held.title, &Names::default());
    if removed.joining > 0 {
        told.line(
            Sort::NotTaken,
            (Some(held.line), None),
            "a link into a meeting, or its number or passcode",
        );
    }
    title.chars().take(200).collect()
}

fn item((from, to): (Date, Date), reason: &str, held: &Held, asked: &Asked<'_>) -> String {
    let days = match from == to {
        true => format!("on: {from}"),
        false => format!("from: {from}, to: {to}"),
    };
    let reason = match reason.is_empty() {
        true => String::new(),
        false => format!(", reason: {}", yaml::scalar(reason)),
    };
    let key = yaml::quoted(&format!("{} {}", asked.from, held.key));
    format!("{{{days}{reason}, {KEY}: {key}}}")
}

fn shown((from, to): (Date, Date)) -> String {
    match from == to {
        true => from.to_string(),
        false => format!("{from} to {to}"),
    }
}

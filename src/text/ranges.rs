//! Ranges with a dash in a passage: 2pm-6pm, 16–18, Monday - Friday.

use std::ops::Range;

use crate::text::dates::{month, number, short_month, short_weekday, weekday};
use crate::text::prose::Prose;
use crate::text::times;
use crate::text::tokens::Gap;

/// A range from some words to others.
#[derive(Debug)]
pub struct Found {
    pub words: Range<usize>,
    /// The first word behind the dash.
    pub middle: usize,
    /// What to write between the two: "to", or "and" behind "between".
    pub joint: &'static str,
    /// Whether it is surely a range: "aged 16-18", but not "16-18" alone, which may be a score.
    pub is_certain: bool,
}

/// The range that begins with a word.
pub fn range_at(prose: &Prose, at: usize) -> Option<Found> {
    of_times(prose, at)
        .or_else(|| of_names(prose, at))
        .or_else(|| of_numbers(prose, at))
}

/// Whether the words before and behind have a dash between them, perhaps with spaces around it.
fn has_dash(prose: &Prose, middle: usize) -> bool {
    middle < prose.tokens.len() && matches!(prose.before(middle).trim(), "-" | "–" | "‐" | "‑")
}

fn of_times(prose: &Prose, at: usize) -> Option<Found> {
    let first = times::time_at(prose, at)?;
    let middle = first.words.end;
    if !has_dash(prose, middle) {
        return None;
    }
    let last = times::time_at(prose, middle)?;
    Some(Found {
        words: at..last.words.end,
        middle,
        joint: joint(prose, at),
        is_certain: first.is_certain || last.is_certain,
    })
}

/// Days of the week and months.
fn of_names(prose: &Prose, at: usize) -> Option<Found> {
    let middle = at + 1;
    if !has_dash(prose, middle) {
        return None;
    }
    let written = |at: usize| prose.written(prose.tokens.get(at).range());
    let day = |at| {
        weekday(written(at))
            .or_else(|| short_weekday(written(at)))
            .is_some()
    };
    let in_year = |at| {
        month(written(at))
            .or_else(|| short_month(written(at)))
            .is_some()
    };
    let is_range = day(at) && day(middle) || in_year(at) && in_year(middle);
    is_range.then(|| Found {
        words: at..middle + 1,
        middle,
        joint: joint(prose, at),
        is_certain: true,
    })
}

/// Numbers that rise, and are no part of something longer: a phone number, a book, a house.
fn of_numbers(prose: &Prose, at: usize) -> Option<Found> {
    let middle = at + 1;
    if middle >= prose.tokens.len() {
        return None;
    }
    let dash = prose.before(middle);
    let (from, to) = (plain(prose, at)?, number(prose.tokens.word(middle))?);
    let is_spaced = dash.starts_with(' ');
    let is_dash = has_dash(prose, middle) || matches!(dash, "-£" | "–£");
    let unit_fits = matches!(to.1, "" | "s" | "pm" | "am" | "st" | "nd" | "rd" | "th");
    let rises = from < to.0 && unit_fits && (!is_spaced || is_after_a_count(prose, at));
    (is_dash && rises && stands_alone(prose, at, middle)).then(|| Found {
        words: at..middle + 1,
        middle,
        joint: joint(prose, at),
        is_certain: prose.before(at).ends_with('£')
            || matches!(to.1, "am" | "pm")
            || is_after_a_count(prose, at)
            || counts_something(prose, middle + 1),
    })
}

fn joint(prose: &Prose, at: usize) -> &'static str {
    match at > 0 && prose.tokens.word(at - 1) == "between" {
        true => "and",
        false => "to",
    }
}

/// Whether a word says what the numbers before it count: "6-8 weeks", "1-3 May".
fn counts_something(prose: &Prose, at: usize) -> bool {
    if at >= prose.tokens.len() || prose.tokens.get(at).gap != Gap::Space {
        return false;
    }
    let written = prose.written(prose.tokens.get(at).range());
    month(written).is_some() || COUNTED.contains(&prose.tokens.word(at))
}

/// What ranges of numbers count.
const COUNTED: [&str; 22] = [
    "colleagues",
    "courses",
    "days",
    "hour",
    "hours",
    "learners",
    "members",
    "miles",
    "minute",
    "minutes",
    "months",
    "pages",
    "participants",
    "people",
    "places",
    "sessions",
    "students",
    "week",
    "weeks",
    "year",
    "years",
    "volunteers",
];

fn plain(prose: &Prose, at: usize) -> Option<u32> {
    let (number, rest) = number(prose.tokens.word(at))?;
    rest.is_empty().then_some(number)
}

/// "aged 16 - 18": with spaces around it, a dash may be one between thoughts.
fn is_after_a_count(prose: &Prose, at: usize) -> bool {
    at > 0
        && matches!(
            prose.tokens.word(at - 1),
            "age" | "aged" | "ages" | "between" | "from" | "pages" | "weeks"
        )
}

fn stands_alone(prose: &Prose, at: usize, middle: usize) -> bool {
    let tokens = &prose.tokens;
    let is_digits = |at: usize| tokens.word(at).starts_with(|it: char| it.is_ascii_digit());
    let joins = |gap: &str| {
        let bare = gap.trim_start_matches(' ');
        bare.is_empty()
            || gap.starts_with(['-', '–', '.', ',', '/', ':', ')']) && !gap.ends_with(' ')
    };
    let before = at.checked_sub(1);
    let in_chain = before.is_some_and(|it| is_digits(it) && joins(prose.before(at)))
        || before.is_some_and(|it| tokens.get(at).gap == Gap::Hyphen || tokens.word(it) == "isbn")
        || prose.before(at).ends_with(['.', '/', ':'])
        || middle + 1 < tokens.len()
            && (is_digits(middle + 1) && joins(prose.before(middle + 1))
                || tokens.get(middle + 1).gap == Gap::Hyphen);
    let leads_zero = tokens.word(at).starts_with('0') && tokens.word(at).len() > 1;
    !in_chain && !leads_zero && !is_house(prose, middle)
}

/// "10-12 High Street": a name with a capital follows, which is no month.
fn is_house(prose: &Prose, middle: usize) -> bool {
    let next = middle + 1;
    if next >= prose.tokens.len() || prose.tokens.get(next).gap != Gap::Space {
        return false;
    }
    let written = prose.written(prose.tokens.get(next).range());
    let is_date = month(written).or_else(|| short_month(written)).is_some();
    written.starts_with(char::is_uppercase) && !is_date
}

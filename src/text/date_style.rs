//! Dates in digits and dates in short in a passage, with how to write them: 06/08/18, 6th August, Sept 2027.

use std::ops::Range;

use jiff::civil::Date;

use crate::text::dates::{MONTHS, day_of_month, month, number, short_month, short_weekday};
use crate::text::prose::Prose;
use crate::text::tokens::Gap;

/// A date that is not in words.
#[derive(Debug)]
pub struct Found {
    pub words: Range<usize>,
    pub why: &'static str,
    /// What to write.
    pub write: String,
    /// What some people would read: 4 March for 3/4.
    pub other: Option<String>,
    /// Whether it can be read in one way only: 31/12/2026, but neither 3/4/2026 nor 31/12/26.
    pub is_certain: bool,
}

const TWO_WAYS: &str = "some people read the month first";
const IN_SHORT: &str = "a voice that reads the page stumbles over it";

/// Digits with the same mark between them: 06/08/18, 6.8.2027, 2027-08-06.
pub fn in_digits(prose: &Prose, at: usize) -> Option<Found> {
    if at + 3 > prose.tokens.len() {
        return None;
    }
    let mark = prose.before(at + 1);
    let is_chain = |mark: &str| matches!(mark, "/" | "." | "-");
    let goes_on = at + 3 < prose.tokens.len() && is_chain(prose.before(at + 3))
        || at > 0 && is_chain(prose.before(at));
    if !is_chain(mark) || prose.before(at + 2) != mark || goes_on {
        return None;
    }
    let part = |at: usize| {
        let word = prose.tokens.word(at);
        let (number, rest) = number(word)?;
        rest.is_empty().then_some((number, word.len()))
    };
    let [first, second, third] = [part(at)?, part(at + 1)?, part(at + 2)?];
    let (day, month, year) = match (first.1, third.1, mark) {
        (4, 1 | 2, "-" | "/") => (third.0, second.0, first.0),
        (1 | 2, 4, _) => (first.0, second.0, third.0),
        // Two digits of a year with other marks are more often a number of something.
        (1 | 2, 2, "/") => (first.0, second.0, 2000 + third.0),
        (2, 2, ".") if second.1 == 2 => (first.0, second.0, 2000 + third.0),
        _ => return None,
    };
    let fits = (1..=31).contains(&day) && (1..=12).contains(&month) && (1900..2200).contains(&year);
    let name = MONTHS.get(month.checked_sub(1)? as usize)?;
    let is_year_first = first.1 == 4;
    let swapped = MONTHS
        .get(day.saturating_sub(1) as usize)
        .filter(|_| day != month && !is_year_first);
    fits.then(|| Found {
        words: at..at + 3,
        why: TWO_WAYS,
        write: format!("{day} {name} {year}"),
        other: swapped.map(|name| format!("{month} {name} {year}")),
        is_certain: is_a_day(day, month, year)
            && (is_year_first || third.1 == 4 && swapped.is_none()),
    })
}

fn is_a_day(day: u32, month: u32, year: u32) -> bool {
    let small = |number: u32| i8::try_from(number).ok();
    let (Ok(year), Some(month), Some(day)) = (i16::try_from(year), small(month), small(day)) else {
        return false;
    };
    Date::new(year, month, day).is_ok()
}

/// Words with a short month, a short weekday, or st, nd, rd or th.
pub fn in_short(prose: &Prose, at: usize) -> Option<Found> {
    let starts = [day_first, month_first, weekday_first];
    let mut found = starts.iter().find_map(|start| start(prose, at))?;
    found.is_certain &= stands_alone(prose, &found.words) && goes_on_well(prose, &found.words);
    Some(found)
}

/// Whether nothing before a date belongs to it: "the 1st and 2nd May", "1st-3rd May", "room 6".
fn stands_alone(prose: &Prose, words: &Range<usize>) -> bool {
    let Some(last) = words.start.checked_sub(1) else {
        return true;
    };
    let is_number = |at: usize| {
        prose
            .tokens
            .word(at)
            .starts_with(|it: char| it.is_ascii_digit())
    };
    let joins = matches!(
        prose.tokens.word(last),
        "and" | "or" | "to" | "until" | "till"
    );
    let follows_number = joins && last > 0 && is_number(last - 1);
    let before = prose.before(words.start);
    before.ends_with(|it: char| it.is_whitespace() || it == '(')
        && !before.trim_end().ends_with(['-', '–'])
        && !is_number(last)
        && !follows_number
        && !NUMBERED.contains(&prose.tokens.word(last))
}

/// What has a number of its own.
const NUMBERED: [&str; 10] = [
    "group", "level", "module", "no", "number", "part", "room", "session", "step", "week",
];

/// Whether the date is whole, and what follows reads on when it is in words.
fn goes_on_well(prose: &Prose, words: &Range<usize>) -> bool {
    let last = words.end - 1;
    // "We met on the 5th. May we come again?"
    if prose.tokens.get(words.start).sentence != prose.tokens.get(last).sentence {
        return false;
    }
    let after = prose.after(last);
    let next = (words.end < prose.tokens.len()).then(|| prose.tokens.word(words.end));
    let is_in_short = short_month(prose.written(prose.tokens.get(last).range())).is_some();
    let leads_to_number = next.is_some_and(|next| next.starts_with(|it: char| it.is_ascii_digit()))
        && after.contains(['-', '–', '/', '&']);
    let is_whole = match after.chars().next() {
        None => true,
        // The stop of "6 Aug." is no end of a sentence, unless nothing follows.
        Some('.') => !is_in_short || next.is_none(),
        Some(mark) => mark.is_whitespace() || ",;:!?)".contains(mark),
    };
    is_whole && !leads_to_number
}

/// "6 Aug", "6th August", "the 6th of August 2027".
fn day_first(prose: &Prose, at: usize) -> Option<Found> {
    let mut next = at;
    let has_article = prose.tokens.word(at) == "the";
    next += usize::from(has_article);
    let word = word_after(prose, next, at)?;
    let ordinal = day_of_month(word, true);
    let day = ordinal.or_else(|| day_of_month(word, false))?;
    next += 1;
    if ordinal.is_some() && word_after(prose, next, at) == Some("of") {
        next += 1;
    }
    let named = named_month(prose, next, at)?;
    let in_short = ordinal.is_some() || named.is_short;
    next += 1;
    let year = year_at(prose, next, at);
    let end = next + usize::from(year.is_some());
    let start = at + usize::from(has_article && ordinal.is_none());
    // "the 6th August fair" would lose its article.
    let keeps_article = !has_article || !reads_on(prose, end);
    (in_short && start == at).then(|| Found {
        is_certain: keeps_article,
        ..found(at..end, &format!("{day} {}", named.name), year)
    })
}

/// Whether a word follows with nothing but a space between that may be what the words before it describe.
fn reads_on(prose: &Prose, at: usize) -> bool {
    at < prose.tokens.len()
        && prose.tokens.get(at).gap == Gap::Space
        && !matches!(
            prose.tokens.word(at),
            "and" | "at" | "for" | "from" | "in" | "or" | "to" | "until" | "we" | "with" | "you"
        )
}

/// "August 6th", "Aug 6", "Sept 2027".
fn month_first(prose: &Prose, at: usize) -> Option<Found> {
    let named = named_month(prose, at, at)?;
    if let Some(year) = year_at(prose, at + 1, at).filter(|_| named.is_short) {
        return Some(found(at..at + 2, named.name, Some(year)));
    }
    let word = word_after(prose, at + 1, at)?;
    let ordinal = day_of_month(word, true);
    let day = ordinal.or_else(|| day_of_month(word, false).filter(|_| named.is_short))?;
    let year = year_at(prose, at + 2, at);
    let end = at + 2 + usize::from(year.is_some());
    // "In Mar 6 people came" is no date.
    let is_date = ordinal.is_some() || year.is_some() || !reads_on(prose, end);
    Some(Found {
        is_certain: is_date,
        ..found(at..end, &format!("{day} {}", named.name), year)
    })
}

/// "Tues 6 June": the rest is found by itself where it is in short, too.
fn weekday_first(prose: &Prose, at: usize) -> Option<Found> {
    let written = prose.written(prose.tokens.get(at).range());
    let weekday = short_weekday(written)?;
    let word = word_after(prose, at + 1, at)?;
    let day = day_of_month(word, false).or_else(|| day_of_month(word, true))?;
    let named = named_month(prose, at + 2, at)?;
    let year = year_at(prose, at + 3, at);
    let end = at + 3 + usize::from(year.is_some());
    let day = format!(
        "{} {day} {}",
        crate::text::dates::name_of(weekday),
        named.name
    );
    Some(found(at..end, &day, year))
}

fn found(words: Range<usize>, day: &str, year: Option<u32>) -> Found {
    let write = match year {
        Some(year) => format!("{day} {year}"),
        None => day.to_owned(),
    };
    Found {
        words,
        why: IN_SHORT,
        write,
        other: None,
        is_certain: true,
    }
}

struct Named {
    name: &'static str,
    is_short: bool,
}

fn named_month(prose: &Prose, at: usize, first: usize) -> Option<Named> {
    word_after(prose, at, first)?;
    let written = prose.written(prose.tokens.get(at).range());
    let (number, is_short) = match month(written) {
        Some(number) => (number, false),
        None => (short_month(written)?, true),
    };
    let at = usize::try_from(number).ok()?.checked_sub(1)?;
    let name = MONTHS.get(at)?;
    Some(Named { name, is_short })
}

fn year_at(prose: &Prose, at: usize, first: usize) -> Option<u32> {
    let (year, rest) = number(word_after(prose, at, first)?)?;
    ((1900..2200).contains(&year) && rest.is_empty()).then_some(year)
}

/// A word that follows the words from `first` with nothing but a space or a comma between.
fn word_after(prose: &Prose, at: usize, first: usize) -> Option<&str> {
    if at >= prose.tokens.len() {
        return None;
    }
    let is_near = at == first
        || prose.tokens.get(at).gap == Gap::Space
        || matches!(prose.before(at).trim(), "," | ".");
    is_near.then(|| prose.tokens.word(at))
}

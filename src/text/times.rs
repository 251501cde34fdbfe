//! Times of the day in a passage, however they are written: 17:30, 5.30 p.m., 12 noon.

use std::ops::Range;

use crate::text::dates::number;
use crate::text::prose::Prose;
use crate::text::tokens::Gap;

/// A time in a text.
#[derive(Debug)]
pub struct Found {
    pub words: Range<usize>,
    /// Bytes of marks behind the last word that belong to the time: the stop of "p.m.".
    pub marks: usize,
    pub clock: Clock,
    /// What else it may mean: 2:30 may be in the morning or in the afternoon, and 12pm is midnight for some.
    pub other: Option<Clock>,
    /// Whether it is surely a time: "at 10.30", but not "10.30" alone.
    pub is_certain: bool,
}

/// Hours and minutes of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Clock {
    pub hour: u32,
    pub minute: u32,
}

impl Clock {
    /// As the NHS writes it: 5pm, 5:30pm, midday.
    ///
    /// ```
    /// use prospectus::text::times::Clock;
    ///
    /// assert_eq!(Clock { hour: 17, minute: 0 }.shown(), "5pm");
    /// assert_eq!(Clock { hour: 0, minute: 30 }.shown(), "12:30am");
    /// assert_eq!(Clock { hour: 12, minute: 0 }.shown(), "midday");
    /// ```
    pub fn shown(self) -> String {
        let Self { hour, minute } = self;
        let half = if hour < 12 { "am" } else { "pm" };
        let on_clock = match hour % 12 {
            0 => 12,
            hour => hour,
        };
        match (hour, minute) {
            (0, 0) => "midnight".to_owned(),
            (12, 0) => "midday".to_owned(),
            (_, 0) => format!("{on_clock}{half}"),
            _ => format!("{on_clock}:{minute:02}{half}"),
        }
    }
}

/// The time that begins with a word.
pub fn time_at(prose: &Prose, at: usize) -> Option<Found> {
    let (hour, rest) = number(prose.tokens.word(at))?;
    let before = prose.before(at);
    // £5.30, 3:16:40, and version 1.10.30.
    if before.ends_with(['£', '$', '€', '.', ':', ',', '/', '+', '#']) && !before.ends_with(". ")
    {
        return None;
    }
    match rest {
        "" => with_minutes(prose, at, hour)
            .or_else(|| with_half(prose, at + 1, hour, 0))
            .or_else(|| in_words(prose, at, hour)),
        "am" | "pm" => halved(at..at + 1, 0, hour, 0, rest),
        "hrs" => by_the_hundred(prose, at, at + 1),
        _ => None,
    }
    .or_else(|| hours_behind(prose, at))
}

/// "5:30pm", "5.30 pm", "17:30".
fn with_minutes(prose: &Prose, at: usize, hour: u32) -> Option<Found> {
    if at + 1 >= prose.tokens.len() || hour > 24 {
        return None;
    }
    let mark = prose.before(at + 1);
    let (minute, rest) = number(prose.tokens.word(at + 1))?;
    let digits = prose.tokens.word(at + 1).len() - rest.len();
    if !matches!(mark, ":" | ".") || digits != 2 || minute > 59 {
        return None;
    }
    let words = at..at + 2;
    match rest {
        "am" | "pm" => return halved(words, 0, hour, minute, rest),
        "" => {}
        _ => return None,
    }
    if let Some(found) = with_half(prose, at + 2, hour, minute) {
        return Some(Found {
            words: at..found.words.end,
            ..found
        });
    }
    let goes_on = prose.after(at + 1).starts_with([':', '%', '/'])
        || prose.after(at + 1).starts_with('.')
            && at + 2 < prose.tokens.len()
            && prose.before(at + 2) == ".";
    if hour > 23 || goes_on {
        return None;
    }
    let is_told = is_told(prose, at);
    let is_certain = match mark {
        ":" => hour > 12 || prose.tokens.word(at).len() == 2 && hour < 10 || is_told,
        _ => is_told,
    };
    let is_by_24_hours = hour > 12 || hour == 0 || hour < 10 && prose.tokens.word(at).len() == 2;
    let other = Clock {
        hour: (hour + 12) % 24,
        minute,
    };
    Some(Found {
        words,
        marks: 0,
        clock: Clock { hour, minute },
        other: (!is_by_24_hours).then_some(other),
        is_certain,
    })
}

/// Words before a time of the day.
const TOLD: [&str; 4] = ["at", "until", "till", "by"];

fn is_told(prose: &Prose, at: usize) -> bool {
    at > 0 && TOLD.contains(&prose.tokens.word(at - 1))
}

/// "pm", "p.m.", "noon" behind a number; at most a space between.
fn with_half(prose: &Prose, at: usize, hour: u32, minute: u32) -> Option<Found> {
    if at >= prose.tokens.len() || prose.tokens.get(at).gap != Gap::Space || hour > 12 {
        return None;
    }
    let half = prose.tokens.word(at);
    match half {
        "am" | "pm" if !starts_a_clause(prose, at) => halved(at - 1..at + 1, 0, hour, minute, half),
        "a" | "p" if at + 1 < prose.tokens.len() && prose.before(at + 1) == "." => {
            let half = match (half, prose.tokens.word(at + 1)) {
                ("a", "m") => "am",
                ("p", "m") => "pm",
                _ => return None,
            };
            let marks = usize::from(prose.after(at + 1).starts_with('.'));
            halved(at - 1..at + 2, marks, hour, minute, half)
        }
        _ => None,
    }
}

/// "I am 12 am I not": the word is a verb.
fn starts_a_clause(prose: &Prose, at: usize) -> bool {
    prose.tokens.word(at) == "am" && at + 1 < prose.tokens.len() && prose.tokens.word(at + 1) == "i"
}

/// "12 noon", "12 midday", "12 midnight".
fn in_words(prose: &Prose, at: usize, hour: u32) -> Option<Found> {
    if at + 1 >= prose.tokens.len() || prose.tokens.get(at + 1).gap != Gap::Space || hour != 12 {
        return None;
    }
    let hour = match prose.tokens.word(at + 1) {
        "noon" | "midday" => 12,
        "midnight" => 0,
        _ => return None,
    };
    let clock = Clock { hour, minute: 0 };
    Some(Found {
        words: at..at + 2,
        marks: 0,
        clock,
        other: None,
        is_certain: true,
    })
}

/// "1730 hrs", "1730 hours".
fn hours_behind(prose: &Prose, at: usize) -> Option<Found> {
    let next = at + 1;
    let follows = next < prose.tokens.len()
        && prose.tokens.get(next).gap == Gap::Space
        && matches!(prose.tokens.word(next), "hrs" | "hours");
    follows.then(|| by_the_hundred(prose, at, at + 2)).flatten()
}

fn by_the_hundred(prose: &Prose, at: usize, end: usize) -> Option<Found> {
    let (number, rest) = number(prose.tokens.word(at))?;
    let digits = prose.tokens.word(at).len() - rest.len();
    let (hour, minute) = (number / 100, number % 100);
    // "We gave 1000 hours of our time" tells no time of the day.
    let is_counted = end < prose.tokens.len() && prose.tokens.word(end) == "of";
    let is_time = is_told(prose, at) || end == at + 1;
    (digits == 4 && hour < 24 && minute < 60).then_some(Found {
        words: at..end,
        marks: 0,
        clock: Clock { hour, minute },
        other: None,
        is_certain: is_time && !is_counted,
    })
}

fn halved(words: Range<usize>, marks: usize, hour: u32, minute: u32, half: &str) -> Option<Found> {
    let is_clock = (1..=12).contains(&hour) && minute < 60;
    let is_full_twelve = hour == 12 && minute == 0;
    let hour = hour % 12 + if half == "pm" { 12 } else { 0 };
    let other = Clock {
        hour: (hour + 12) % 24,
        minute,
    };
    is_clock.then_some(Found {
        words,
        marks,
        clock: Clock { hour, minute },
        other: is_full_twelve.then_some(other),
        is_certain: true,
    })
}

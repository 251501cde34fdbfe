//! The word list of E301 → where a passage talks of treatment, and whether it promises or only mentions it.

use std::ops::Range;
use std::sync::LazyLock;

use crate::text::phrases::Phrases;
use crate::text::prose::Prose;
use crate::text::tokens::{Gap, Tokens};

pub(super) static LISTS: LazyLock<Lists> =
    LazyLock::new(|| Lists::read(include_str!("words/e301.txt")));

/// The sections of the word list.
#[derive(Debug, Default)]
pub(super) struct Lists {
    treatment: Phrases<(Kind, NeedsCondition)>,
    offer: Phrases<()>,
    about: Phrases<()>,
    before: Phrases<()>,
    /// With how many words may stand before.
    after: Phrases<usize>,
    condition: Phrases<()>,
}

/// How much words need beside them to be a promise.
#[derive(Debug, Clone, Copy)]
pub(super) enum Kind {
    Promise,
    Opening,
    Noun,
}

type NeedsCondition = bool;

/// Words of treatment that mean what they say, with their condition.
#[derive(Debug)]
pub(super) struct Place {
    pub(super) range: Range<usize>,
    pub(super) kind: Kind,
}

/// No phrase of the lists has more words, and none is looked for further away.
const NEAR: usize = 12;

impl Lists {
    fn read(text: &'static str) -> Self {
        let mut lists = Self::default();
        let mut section = "";
        for line in text.lines().map(str::trim) {
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let words = line.strip_suffix(" *").unwrap_or(line);
            let needs_condition = words != line;
            match (line.strip_prefix('['), section) {
                (Some(name), _) => section = name.trim_end_matches(']'),
                (None, "promise") => lists.treatment.add(words, (Kind::Promise, needs_condition)),
                (None, "opening") => lists.treatment.add(words, (Kind::Opening, needs_condition)),
                (None, "noun") => lists.treatment.add(words, (Kind::Noun, needs_condition)),
                (None, "offer") => lists.offer.add(line, ()),
                (None, "about") => lists.about.add(line, ()),
                (None, "before") => lists.before.add(line, ()),
                (None, "after") => match line.strip_prefix("… ") {
                    Some(words) => lists.after.add(words, 4),
                    None => lists.after.add(line, 0),
                },
                (None, "condition") => lists.condition.add(line, ()),
                (None, other) => unreachable!("the word list has no section {other}"),
            }
        }
        lists
    }

    /// Where words of treatment stand, with their condition, and mean what they say.
    pub(super) fn places(&self, prose: &Prose) -> Vec<Place> {
        let found = prose.all(&self.treatment).into_iter();
        let whole = found.filter_map(|found| {
            let (kind, needs_condition) = *found.meaning;
            let end = match needs_condition {
                true => self.condition_end(prose, found.words.end)?,
                false => found.range.end,
            };
            let range = found.range.start..end;
            Some(Place { range, kind })
        });
        whole
            .filter(|place| !self.is_part(prose, place.range.end))
            .collect()
    }

    fn condition_end(&self, prose: &Prose, word: usize) -> Option<usize> {
        let near = After::of(prose, word);
        let found = self.condition.all(&near.tokens).into_iter();
        let first = found
            .filter(|found| found.words.start <= 2)
            .min_by_key(|found| (found.range.start, std::cmp::Reverse(found.range.end)))?;
        Some(near.start + first.range.end)
    }

    fn is_part(&self, prose: &Prose, end: usize) -> bool {
        let near = After::of(prose, prose.tokens.at(end));
        let mut found = self.after.all(&near.tokens).into_iter();
        found.any(|found| found.words.start <= *found.meaning)
    }

    /// Where the words begin that make an offer of what stands at `at`, at most `gap` words before it.
    pub(super) fn offer(&self, prose: &Prose, at: usize, gap: usize) -> Option<usize> {
        let word = prose.tokens.at(at);
        let near = Before::of(prose, word);
        let count = near.tokens.len();
        let talk = |from: usize| {
            let mut lists = [&self.about, &self.before].into_iter();
            lists.any(|list| {
                let mut found = list.all(&near.tokens).into_iter();
                found.any(|found| found.words.start >= from)
            })
        };
        let start = self
            .offer
            .all(&near.tokens)
            .into_iter()
            .filter(|offer| count - offer.words.end <= gap && !talk(offer.words.end))
            .map(|offer| near.start + offer.range.start)
            .min()?;
        (!self.is_talk(prose, start) && !prose.is_negated(word)).then_some(start)
    }

    /// Whether the words before a place turn it round, or make it a talk about treatment.
    pub(super) fn is_talk(&self, prose: &Prose, at: usize) -> bool {
        let word = prose.tokens.at(at);
        let near = Before::of(prose, word);
        let count = near.tokens.len();
        let stands = |list: &Phrases<()>, gap: usize| {
            let mut found = list.all(&near.tokens).into_iter();
            found.any(|found| count - found.words.end <= gap)
        };
        prose.is_negated(word) || stands(&self.about, 3) || stands(&self.before, 0)
    }
}

/// The words of a sentence before a word, not too far away.
struct Before {
    start: usize,
    tokens: Tokens,
}

impl Before {
    fn of(prose: &Prose, word: usize) -> Self {
        let mut first = word;
        let is_stop = |at: usize| at < prose.tokens.len() && prose.tokens.get(at).gap == Gap::Stop;
        while first > 0 && !is_stop(first) && word - first < NEAR {
            first -= 1;
        }
        let near = first..word;
        match near.is_empty() {
            true => Self {
                start: 0,
                tokens: Tokens::default(),
            },
            false => {
                let range = prose.range(near);
                Self {
                    start: range.start,
                    tokens: Tokens::of(prose.written(range)),
                }
            }
        }
    }
}

/// The words of a sentence from a word on, not too far away.
struct After {
    start: usize,
    tokens: Tokens,
}

impl After {
    fn of(prose: &Prose, word: usize) -> Self {
        let mut end = word;
        while end < prose.tokens.len()
            && prose.tokens.get(end).gap != Gap::Stop
            && end - word < NEAR
        {
            end += 1;
        }
        match word == end {
            true => Self {
                start: 0,
                tokens: Tokens::default(),
            },
            false => {
                let range = prose.range(word..end);
                Self {
                    start: range.start,
                    tokens: Tokens::of(prose.written(range)),
                }
            }
        }
    }
}

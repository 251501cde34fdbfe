//! The word list of E301 → where a passage talks of treatment, and whether it promises or only mentions it.

use std::ops::Range;
use std::sync::LazyLock;

use crate::rules::checker::Context;
use crate::rules::wording::Prose;
use crate::text::phrases::{find, is_negated};

pub(super) static LISTS: LazyLock<Lists> =
    LazyLock::new(|| Lists::read(include_str!("words/e301.txt")));

/// The sections of the word list.
#[derive(Debug, Default)]
pub(super) struct Lists {
    pub(super) promise: Vec<&'static str>,
    pub(super) opening: Vec<&'static str>,
    pub(super) noun: Vec<&'static str>,
    offer: Vec<&'static str>,
    about: Vec<&'static str>,
    before: Vec<&'static str>,
    after: Vec<&'static str>,
    condition: Vec<&'static str>,
}

impl Lists {
    fn read(text: &'static str) -> Self {
        let mut lists = Self::default();
        let mut section = "";
        for line in text.lines().map(str::trim) {
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            match (line.strip_prefix('['), section) {
                (Some(name), _) => section = name.trim_end_matches(']'),
                (None, "promise") => lists.promise.push(line),
                (None, "opening") => lists.opening.push(line),
                (None, "noun") => lists.noun.push(line),
                (None, "offer") => lists.offer.push(line),
                (None, "about") => lists.about.push(line),
                (None, "before") => lists.before.push(line),
                (None, "after") => lists.after.push(line),
                (None, "condition") => lists.condition.push(line),
                (None, other) => unreachable!("the word list has no section {other}"),
            }
        }
        lists
    }

    /// Where a phrase stands, with its condition, and means what it says.
    pub(super) fn places(
        &self,
        cx: &Context<'_>,
        prose: &Prose<'_>,
        phrase: &str,
    ) -> Vec<Range<usize>> {
        let (words, needs_condition) = match phrase.strip_suffix(" *") {
            Some(words) => (words, true),
            None => (phrase, false),
        };
        let found = prose.find(cx, words).into_iter();
        let whole = found.filter_map(|range| match needs_condition {
            true => Some(range.start..self.condition_end(prose.text, range.end)?),
            false => Some(range),
        });
        whole
            .filter(|range| !self.is_part(&prose.text[range.end..]))
            .collect()
    }

    fn condition_end(&self, text: &str, at: usize) -> Option<usize> {
        let sentence = sentence_after(&text[at..]);
        let ends = self
            .condition
            .iter()
            .flat_map(|condition| find(sentence, condition));
        let near = ends.filter(|range| sentence[..range.start].split_whitespace().count() <= 2);
        near.min_by_key(|range| (range.start, std::cmp::Reverse(range.end)))
            .map(|range| at + range.end)
    }

    fn is_part(&self, after: &str) -> bool {
        let sentence = sentence_after(after);
        self.after.iter().any(|word| {
            let (word, window) = word.strip_prefix("… ").map_or((*word, 0), |word| (word, 4));
            let first = find(sentence, word).into_iter().next();
            first.is_some_and(|range| sentence[..range.start].split_whitespace().count() <= window)
        })
    }

    /// Where the words begin that make an offer of what stands at `at`, at most `gap` words before it.
    pub(super) fn offer(&self, text: &str, at: usize, gap: usize) -> Option<usize> {
        let sentence = sentence_start(text, at);
        let before = &text[sentence..at];
        let offers = self
            .offer
            .iter()
            .filter_map(|offer| find(before, offer).pop());
        let near = offers.filter(|range| {
            let between = &before[range.end..];
            let mut talk = self.about.iter().chain(&self.before);
            between.split_whitespace().count() <= gap
                && talk.all(|word| find(between, word).is_empty())
        });
        let start = near.map(|range| sentence + range.start).min()?;
        (!self.is_talk(text, start) && !is_negated(text, at)).then_some(start)
    }

    /// Whether the words before a place turn it round, or make it a talk about treatment.
    pub(super) fn is_talk(&self, text: &str, at: usize) -> bool {
        let before = &text[sentence_start(text, at)..at];
        let words_after = |word: &str| {
            let last = find(before, word).pop()?;
            Some(before[last.end..].split_whitespace().count())
        };
        is_negated(text, at)
            || self
                .about
                .iter()
                .any(|word| words_after(word).is_some_and(|count| count <= 3))
            || self.before.iter().any(|word| words_after(word) == Some(0))
    }
}

fn sentence_start(text: &str, at: usize) -> usize {
    text[..at]
        .rfind(['.', '!', '?', ';', ':'])
        .map_or(0, |end| end + 1)
}

fn sentence_after(text: &str) -> &str {
    &text[..text.find(['.', '!', '?', ';', ':']).unwrap_or(text.len())]
}

//! A passage as the rules about words read it: its words, and the places that they leave alone.

use std::ops::Range;

use crate::parse::passage::{Passage, PassageKind};
use crate::source::Span;
use crate::text::names::Names;
use crate::text::phrases::{self, Found, Phrases};
use crate::text::quotes::quoted_ranges;
use crate::text::tokens::Tokens;

/// What a passage is in its record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// A title, or the name of a record.
    Title,
    Summary,
    Text,
}

/// In which language a record is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    English,
    /// The college's own, which is not English.
    Own,
    /// Not the college's own.
    Other,
}

/// A passage, read once for all rules.
#[derive(Debug)]
pub struct Prose {
    passage: Passage,
    pub role: Role,
    pub language: Language,
    pub tokens: Tokens,
    /// Whether any digit stands in it: most passages have none, and many rules are about numbers.
    pub has_digits: bool,
    /// Names of the records, in order, none inside another.
    pub names: Vec<Range<usize>>,
    /// Where no rule about words looks: names, allowed phrases and quotes, in order and without overlaps.
    spared: Vec<Range<usize>>,
}

impl Prose {
    pub fn new(passage: Passage, role: Role, language: Language, names: &Names) -> Self {
        let text = passage.text.as_str();
        let tokens = Tokens::of(text);
        let names_here = match role {
            Role::Title => names.ranges_in_title(text, &tokens),
            _ => names.ranges(text, &tokens),
        };
        let mut spared = quoted_ranges(text);
        spared.extend(names_here.iter().cloned());
        spared.extend(names.allowed_ranges(&tokens));
        Self {
            tokens,
            has_digits: text.bytes().any(|byte| byte.is_ascii_digit()),
            role,
            language,
            names: names_here,
            spared: merged(spared),
            passage,
        }
    }

    pub fn text(&self) -> &str {
        &self.passage.text
    }

    pub fn kind(&self) -> PassageKind {
        self.passage.kind
    }

    /// Whether rules about words judge it: in English, and not somebody else's words.
    pub fn is_judged(&self) -> bool {
        self.language == Language::English && self.kind() != PassageKind::Quote
    }

    /// Whether the college chose these words in its own language.
    pub fn is_own(&self) -> bool {
        self.language != Language::Other && self.kind() != PassageKind::Quote
    }

    /// The place of a byte range of the text.
    pub fn span(&self, range: Range<usize>) -> Span {
        self.passage.span(range)
    }

    /// The words at a range, as they are written.
    pub fn written(&self, range: Range<usize>) -> &str {
        &self.passage.text[range]
    }

    /// From the beginning of the first to the end of the last of some words.
    pub fn range(&self, words: Range<usize>) -> Range<usize> {
        let start = self.tokens.get(words.start).range().start;
        start..self.tokens.get(words.end - 1).range().end
    }

    /// What stands before a word, behind the word before it.
    pub fn before(&self, word: usize) -> &str {
        let start = match word {
            0 => 0,
            _ => self.tokens.get(word - 1).range().end,
        };
        &self.passage.text[start..self.tokens.get(word).range().start]
    }

    /// What stands behind a word, before the next one.
    pub fn after(&self, word: usize) -> &str {
        let start = self.tokens.get(word).range().end;
        let end = match word + 1 < self.tokens.len() {
            true => self.tokens.get(word + 1).range().start,
            false => self.passage.text.len(),
        };
        &self.passage.text[start..end]
    }

    /// Whether a place lies in a name, an allowed phrase or a quote, or reaches into one.
    pub fn is_spared(&self, range: &Range<usize>) -> bool {
        reaches_into(&self.spared, range)
    }

    /// Whether a place lies in a name, or reaches into one.
    pub fn is_named(&self, range: &Range<usize>) -> bool {
        reaches_into(&self.names, range)
    }

    /// Whether a place is a part of a word with hyphens.
    pub fn is_part(&self, range: &Range<usize>) -> bool {
        let text = self.text();
        text[range.end..].starts_with('-') || text[..range.start].ends_with('-')
    }

    /// Whether a place is a part of an address on the web or of an e-mail, which is written out in the text.
    pub fn is_address(&self, range: &Range<usize>) -> bool {
        let text = self.text();
        let is_end = |letter: &char| letter.is_whitespace() || matches!(letter, '<' | '>' | '"');
        let length = |letter: char| letter.len_utf8();
        let before = text[..range.start].chars().rev().take(LONGEST_ADDRESS);
        let before: usize = before.take_while(|it| !is_end(it)).map(length).sum();
        let after = text[range.end..].chars().take(LONGEST_ADDRESS);
        let after: usize = after.take_while(|it| !is_end(it)).map(length).sum();
        let run = &text[range.start - before..range.end + after];
        let host_and_path = || {
            let (host, _) = run.split_once('/')?;
            let (name, end) = host.rsplit_once('.')?;
            Some(
                end.len() > 1
                    && end.chars().all(char::is_alphabetic)
                    && name.contains(char::is_alphabetic),
            )
        };
        run.contains("://")
            || run.contains("www.")
            || run.contains('@')
            || host_and_path() == Some(true)
    }

    /// The places of phrases outside names, quotes and words with hyphens.
    pub fn all<'p, T>(&self, phrases: &'p Phrases<T>) -> Vec<Found<'p, T>> {
        let mut found = phrases.all(&self.tokens);
        found.retain(|found| !self.is_part(&found.range) && !self.is_spared(&found.range));
        found
    }

    /// The same, only the longest where some overlap.
    pub fn longest<'p, T>(&self, phrases: &'p Phrases<T>) -> Vec<Found<'p, T>> {
        phrases::longest(self.all(phrases))
    }

    /// Whether a "not" stands shortly before a word.
    pub fn is_negated(&self, word: usize) -> bool {
        phrases::is_negated(&self.tokens, word)
    }
}

/// Letters of an address on either side of a place; a text without spaces has no end.
const LONGEST_ADDRESS: usize = 200;

/// Ranges in order, those that overlap made one.
fn merged(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    ranges.sort_by_key(|range| (range.start, range.end));
    let mut merged: Vec<Range<usize>> = Vec::with_capacity(ranges.len());
    for range in ranges {
        match merged.last_mut() {
            Some(last) if range.start < last.end => last.end = last.end.max(range.end),
            _ => merged.push(range),
        }
    }
    merged
}

fn reaches_into(ranges: &[Range<usize>], range: &Range<usize>) -> bool {
    let next = ranges.partition_point(|other| other.end <= range.start);
    ranges
        .get(next)
        .is_some_and(|other| other.start < range.end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::SourceId;

    fn places(text: &str, phrase: &str) -> usize {
        let mut passage = Passage::new(PassageKind::Paragraph, SourceId(0));
        passage.push(text, 0..text.len());
        let names = Names::new(["Victim Support".to_owned()]);
        let prose = Prose::new(passage, Role::Text, Language::English, &names);
        prose.all(&Phrases::of([phrase])).len()
    }

    #[test]
    fn names_quotes_and_words_with_hyphens_are_spared() {
        assert_eq!(
            places("Victim Support, \"a victim\", victim-free", "victim"),
            0
        );
        assert_eq!(places("Victim Support and a victim", "victim"), 1);
    }

    /// What a machine or a mischief-maker hands in: every pass is over the words, and none over the letters before a word.
    #[test]
    fn texts_without_end_are_read_in_one_pass() {
        let sizes = 1_000_000;
        assert_eq!(places(&"a".repeat(sizes), "victim"), 0);
        assert_eq!(places(&"victim ".repeat(sizes / 7), "victim"), sizes / 7);
        assert_eq!(places(&"'".repeat(sizes), "victim"), 0);
        assert_eq!(
            places(&"vic\u{200b}tim 👩\u{200d}🚀 ".repeat(sizes / 25), "victim"),
            sizes / 25
        );
        assert_eq!(
            places(&"ضحية victim ".repeat(sizes / 16), "victim"),
            sizes / 16
        );
        assert_eq!(places(&"not ".repeat(sizes / 4), "victim"), 0);
    }
}

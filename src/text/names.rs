//! Names of the records, and where they stand in a text: the longest first, in one pass over the words.

use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

use crate::text::beginnings::Beginnings;
use crate::text::phrases::Phrases;
use crate::text::tokens::Tokens;

/// Names that no rule about words may take apart, as written, with their capitals; and phrases that a college allows, in
/// any letters.
#[derive(Debug, Default)]
pub struct Names {
    /// Each name, with the byte at which its first word begins.
    all: HashMap<String, usize>,
    /// By the first word as it is written: where that word begins in its names, and how long they are. Of thousands of
    /// names with one beginning few differ in that.
    by_first: HashMap<String, BTreeSet<(usize, usize)>>,
    beginnings: Beginnings,
    allowed: Phrases<()>,
}

impl Names {
    pub fn new(names: impl IntoIterator<Item = String>) -> Self {
        let mut all = Self::default();
        for name in names {
            let name = name.trim();
            let tokens = Tokens::of(name);
            let Some(first) = tokens.iter().next() else {
                continue;
            };
            let first = first.range();
            let word = &name[first.clone()];
            all.beginnings.add(word);
            let shapes = all.by_first.entry(word.to_owned()).or_default();
            shapes.insert((first.start, name.len()));
            all.all.insert(name.to_owned(), first.start);
        }
        all
    }

    /// With phrases that a college allows.
    pub fn allowing<'p>(mut self, phrases: impl IntoIterator<Item = &'p str>) -> Self {
        for phrase in phrases {
            self.allowed.add(phrase, ());
        }
        self
    }

    /// The ranges of names in a text, in order, none inside another.
    ///
    /// ```
    /// use prospectus::text::names::Names;
    /// use prospectus::text::tokens::Tokens;
    ///
    /// let names = Names::new(["Mind".to_owned(), "Millbrook Mind".to_owned()]);
    /// let text = "Ask Millbrook Mind, mind the step";
    /// assert_eq!(names.ranges(text, &Tokens::of(text)), [4..18]);
    /// ```
    pub fn ranges(&self, text: &str, tokens: &Tokens) -> Vec<Range<usize>> {
        self.ranges_but(text, tokens, "")
    }

    /// The same for a title: that it is itself a name spares none of its words.
    pub fn ranges_in_title(&self, title: &str, tokens: &Tokens) -> Vec<Range<usize>> {
        self.ranges_but(title, tokens, title.trim())
    }

    /// Where a college allows what stands there.
    pub fn allowed_ranges(&self, tokens: &Tokens) -> Vec<Range<usize>> {
        let found = self.allowed.all(tokens).into_iter();
        found.map(|found| found.range).collect()
    }

    fn ranges_but(&self, text: &str, tokens: &Tokens, left_out: &str) -> Vec<Range<usize>> {
        let mut ranges: Vec<Range<usize>> = Vec::new();
        let mut end = 0;
        for token in tokens.iter() {
            let word = token.range();
            if word.start < end {
                continue;
            }
            let found = self.name_at(text, word, left_out);
            if let Some(range) = found.filter(|range| range.start >= end) {
                end = range.end;
                ranges.push(range);
            }
        }
        ranges
    }

    /// The longest name whose first word stands here.
    fn name_at(&self, text: &str, word: Range<usize>, left_out: &str) -> Option<Range<usize>> {
        let written = &text[word.clone()];
        let bare = written.find(['\'', '’']).map(|at| &written[..at]);
        let lists = [Some(written), bare].into_iter().flatten();
        let lists = lists.filter(|first| self.beginnings.may_hold(first));
        let shapes = lists.filter_map(|first| self.by_first.get(first)).flatten();
        let found = shapes.filter_map(|(offset, length)| {
            let start = word.start.checked_sub(*offset)?;
            let range = start..start + length;
            let name = text.get(range.clone())?;
            let is_whole = self.all.get(name) == Some(offset)
                && !text[..range.start].ends_with(char::is_alphanumeric)
                && !text[range.end..].starts_with(char::is_alphanumeric);
            (is_whole && name != left_out).then_some(range)
        });
        found.max_by_key(ExactSizeIterator::len)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ranges(names: &[&str], text: &str) -> Vec<Range<usize>> {
        let names = Names::new(names.iter().map(|name| (*name).to_owned()));
        names.ranges(text, &Tokens::of(text))
    }

    #[test]
    fn a_name_is_whole_and_may_have_an_ending() {
        assert_eq!(
            ranges(&["Mind"], "Mind’s tea, Mindful, mind"),
            std::slice::from_ref(&(0..4))
        );
        assert_eq!(
            ranges(&["(Re)connect", "St Mark's"], "At St Mark's: (Re)connect"),
            [3..12, 14..25]
        );
    }

    #[test]
    fn a_title_is_not_spared_by_being_a_name() {
        let names = Names::new(["Therapy for all".to_owned(), "Mind".to_owned()]);
        let in_title = |title: &str| names.ranges_in_title(title, &Tokens::of(title));
        assert!(in_title("Therapy for all").is_empty());
        assert_eq!(in_title("Therapy for all with Mind"), [0..15, 21..25]);
    }

    #[test]
    fn allowed_phrases_stand_in_any_letters() {
        let names = Names::default().allowing(["service user group"]);
        let tokens = Tokens::of("Service User Group and service users");
        assert_eq!(
            names.allowed_ranges(&tokens),
            std::slice::from_ref(&(0..18))
        );
    }
}

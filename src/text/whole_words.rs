//! Many words looked for at once in a text, each only where it stands by itself.

use std::collections::BTreeSet;
use std::fmt;

use aho_corasick::packed::Searcher;
use aho_corasick::{AhoCorasick, AhoCorasickKind};

/// Up to so many bytes of words, the automaton is laid out for speed: some 16 MB of memory at most.
const FASTEST_UP_TO: usize = 64 * 1024;

/// So many bytes of each word are looked for first: few enough that the many forms of one thing begin alike.
const BEGINNING: usize = 12;

/// So many beginnings a processor compares with a text at once.
const AT_ONCE: usize = 64;

/// With more passes than these one pass of the automaton is taken, which takes as long for any number of words. Where it
/// overtakes them was not measured.
const MOST_PASSES: usize = 6;

/// Words that are looked for in one pass over a text, however many they are.
#[derive(Default)]
pub struct WholeWords {
    words: Vec<String>,
    /// Absent when there is no word to look for, or there are more than an automaton takes.
    automaton: Option<AhoCorasick>,
    /// Says of most texts in a tenth of the time that there is none. Absent where the processor cannot, or for too many words.
    beginnings: Option<Vec<Searcher>>,
}

/// The words: all else is made of them.
impl fmt::Debug for WholeWords {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.words.fmt(formatter)
    }
}

impl WholeWords {
    pub fn new(words: Vec<String>) -> Self {
        let bytes: usize = words.iter().map(String::len).sum();
        let fastest = (bytes <= FASTEST_UP_TO).then_some(AhoCorasickKind::DFA);
        let automaton = AhoCorasick::builder().kind(fastest).build(&words).ok();
        Self {
            automaton: automaton.filter(|_| !words.is_empty()),
            beginnings: beginnings(&words),
            words,
        }
    }

    /// Calls `found` with the position of each word that stands in a text (UTF-8), and not as a part of other words; for
    /// one that stands there often, it is called as often.
    ///
    /// ```
    /// use prospectus::text::whole_words::WholeWords;
    ///
    /// let words = WholeWords::new(vec!["9 Orchard Rise".into(), "Rise".into()]);
    /// let mut seen = Vec::new();
    /// words.each(b"Rise early: 19 Orchard Risers", |word| seen.push(word));
    /// assert_eq!(seen, [1]);
    /// ```
    pub fn each(&self, text: &[u8], mut found: impl FnMut(usize)) {
        let mut look_at = |start: usize, end: usize, word: usize| {
            if stands_alone(&text[..start], &text[end..]) {
                found(word);
            }
        };
        let begin = |all: &Vec<Searcher>| all.iter().any(|some| some.find(text).is_some());
        if !self.beginnings.as_ref().is_none_or(begin) {
            return;
        }
        if let Some(automaton) = &self.automaton {
            for place in automaton.find_overlapping_iter(text) {
                look_at(place.start(), place.end(), place.pattern().as_usize());
            }
            return;
        }
        let text = String::from_utf8_lossy(text);
        for (at, word) in self.words.iter().enumerate() {
            for (start, _) in text.match_indices(word.as_str()) {
                look_at(start, start + word.len(), at);
            }
        }
    }
}

fn beginnings(words: &[String]) -> Option<Vec<Searcher>> {
    let beginning = |word: &String| word.as_bytes()[..word.len().min(BEGINNING)].to_vec();
    let each: BTreeSet<Vec<u8>> = words.iter().map(beginning).collect();
    let each: Vec<Vec<u8>> = each.into_iter().collect();
    if each.is_empty() || each.len() > AT_ONCE * MOST_PASSES {
        return None;
    }
    each.chunks(AT_ONCE).map(Searcher::new).collect()
}

/// Whether words go on neither to the left nor to the right.
fn stands_alone(before: &[u8], after: &[u8]) -> bool {
    let is_part = |letter: char| letter.is_alphanumeric() || letter == '-';
    !last_letter(before).is_some_and(is_part) && !first_letter(after).is_some_and(is_part)
}

/// `None` at the beginning, and where the bytes are no text.
fn last_letter(text: &[u8]) -> Option<char> {
    let starts = (1..=4.min(text.len())).map(|length| &text[text.len() - length..]);
    let mut letters = starts.filter_map(|bytes| std::str::from_utf8(bytes).ok());
    letters.next()?.chars().next()
}

fn first_letter(text: &[u8]) -> Option<char> {
    let ends = (1..=4.min(text.len())).map(|length| &text[..length]);
    let mut letters = ends.filter_map(|bytes| std::str::from_utf8(bytes).ok());
    letters.next()?.chars().next()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(words: &[&str], text: &str) -> Vec<usize> {
        let words = WholeWords::new(words.iter().map(|word| (*word).to_owned()).collect());
        let mut found = Vec::new();
        words.each(text.as_bytes(), |word| found.push(word));
        found.sort_unstable();
        found.dedup();
        found
    }

    #[test]
    fn words_stand_by_themselves() {
        let words = ["9 Orchard Rise", "safe-place"];
        assert_eq!(found(&words, "at 9 Orchard Rise, Millbrook"), [0]);
        assert_eq!(
            found(&words, "/venues/safe-place/ and 9 Orchard Rise"),
            [0, 1]
        );
        for text in [
            "19 Orchard Rise",
            "9 Orchard Risers",
            "9 Orchard Rise-on-Sea",
            "é9 Orchard Rise",
            "9 Orchard Riseé",
            "unsafe-place",
        ] {
            assert!(found(&words, text).is_empty(), "{text}");
        }
    }

    #[test]
    fn words_inside_and_across_each_other_are_all_found() {
        let words = ["The Den, Mill", "The Den", "Den, Mill Lane", "Mill"];
        assert_eq!(found(&words, "at The Den, Mill Lane"), [0, 1, 2, 3]);
        assert!(found(&[], "at The Den").is_empty());
    }

    #[test]
    fn words_that_begin_alike_are_told_apart() {
        let words = [
            "9 Orchard Rise",
            "9 Orchard Rise, Millbrook",
            "9 Orchard Road",
            "é",
        ];
        assert_eq!(found(&words, "at 9 Orchard Road"), [2]);
        assert_eq!(found(&words, "at 9 Orchard Rise, Millbrook"), [0, 1]);
        assert_eq!(found(&words, "à la é"), [3]);
        assert!(found(&words, "at 9 Orchard R").is_empty());
        assert!(found(&words, "").is_empty());
        for count in [1, 63, 64, 65, 300, 1_000] {
            let many = (0..count).map(|number| format!("{number} Orchard Rise"));
            let many: Vec<String> = many.collect();
            let many: Vec<&str> = many.iter().map(String::as_str).collect();
            let last = format!("at {} Orchard Rise", count - 1);
            assert_eq!(found(&many, &last), [count - 1]);
            assert!(found(&many, "at Orchard Rise").is_empty());
        }
    }

    #[test]
    fn bytes_that_are_no_text_are_no_letters() {
        let words = WholeWords::new(vec!["Den".into()]);
        let mut count = 0;
        words.each(b"\xffDen\xc3", |_| count += 1);
        assert_eq!(count, 1);
    }
}

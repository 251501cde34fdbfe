//! Phrases in a passage, as whole words, all of a list in one pass; and whether a "not" stands before a place.

use std::collections::HashMap;
use std::ops::Range;

use crate::text::beginnings::Beginnings;
use crate::text::tokens::{Gap, Tokens};

/// A list of phrases, each with what is known of it. Spaces in a phrase match any white space, `*` at the end of a word
/// any ending: `suffer*`.
#[derive(Debug)]
pub struct Phrases<T> {
    by_first: HashMap<String, Vec<Phrase<T>>>,
    /// Phrases whose first word has an open ending, by its first letter.
    open: HashMap<char, Vec<Phrase<T>>>,
    beginnings: Beginnings,
}

#[derive(Debug)]
struct Phrase<T> {
    words: Vec<PhraseWord>,
    meaning: T,
}

#[derive(Debug)]
struct PhraseWord {
    text: String,
    is_open: bool,
    gap: Gap,
}

/// Where a phrase stands.
#[derive(Debug)]
pub struct Found<'p, T> {
    /// Bytes of the text.
    pub range: Range<usize>,
    /// Which words.
    pub words: Range<usize>,
    pub meaning: &'p T,
}

impl<T> Default for Phrases<T> {
    fn default() -> Self {
        Self {
            by_first: HashMap::new(),
            open: HashMap::new(),
            beginnings: Beginnings::default(),
        }
    }
}

impl<T> Phrases<T> {
    /// Adds a phrase; one without a word matches nothing.
    pub fn add(&mut self, phrase: &str, meaning: T) {
        let tokens = Tokens::of(phrase);
        let words: Vec<PhraseWord> = (0..tokens.len())
            .map(|at| PhraseWord {
                text: tokens.word(at).to_owned(),
                is_open: phrase[tokens.get(at).range().end..].starts_with('*'),
                gap: gap_before(phrase, &tokens, at),
            })
            .collect();
        let Some(first) = words.first() else {
            return;
        };
        let list = match first.text.chars().next() {
            Some(letter) if first.is_open => {
                self.beginnings.add_all_like(&first.text);
                self.open.entry(letter).or_default()
            }
            _ => {
                self.beginnings.add(&first.text);
                self.by_first.entry(first.text.clone()).or_default()
            }
        };
        list.push(Phrase { words, meaning });
    }

    pub fn is_empty(&self) -> bool {
        self.by_first.is_empty() && self.open.is_empty()
    }

    /// Every place of every phrase, in the order of the text.
    pub fn all(&self, tokens: &Tokens) -> Vec<Found<'_, T>> {
        let mut found = Vec::new();
        for at in 0..tokens.len() {
            let word = tokens.word(at);
            if !self.beginnings.may_hold(word) {
                continue;
            }
            let open = word
                .chars()
                .next()
                .and_then(|letter| self.open.get(&letter));
            for phrase in self.by_first.get(word).into_iter().chain(open).flatten() {
                if let Some(end) = phrase.end(tokens, at) {
                    found.push(Found {
                        range: tokens.get(at).range().start..tokens.get(end - 1).range().end,
                        words: at..end,
                        meaning: &phrase.meaning,
                    });
                }
            }
        }
        found
    }
}

/// What stands before a word of a phrase, where a star is no mark of the text.
fn gap_before(phrase: &str, tokens: &Tokens, at: usize) -> Gap {
    let end = at
        .checked_sub(1)
        .map(|before| tokens.get(before).range().end);
    let between = &phrase[end.unwrap_or(0)..tokens.get(at).range().start];
    match between.strip_prefix('*') {
        Some(between) => Gap::of(between),
        None => tokens.get(at).gap,
    }
}

impl<T> Phrase<T> {
    /// The word behind the phrase that begins at a word.
    fn end(&self, tokens: &Tokens, at: usize) -> Option<usize> {
        let end = at + self.words.len();
        let fits = end <= tokens.len()
            && self.words.iter().enumerate().all(|(number, wanted)| {
                let word = tokens.word(at + number);
                let is_same = match wanted.is_open {
                    true => word.starts_with(wanted.text.as_str()),
                    false => word == wanted.text,
                };
                is_same && (number == 0 || tokens.get(at + number).gap == wanted.gap)
            });
        fits.then_some(end)
    }
}

impl<'a> Phrases<()> {
    /// A list of which only the places are asked.
    pub fn of(phrases: impl IntoIterator<Item = &'a str>) -> Self {
        let mut list = Self::default();
        for phrase in phrases {
            list.add(phrase, ());
        }
        list
    }
}

/// The longest ones where some overlap; in order.
pub fn longest<T>(mut found: Vec<Found<'_, T>>) -> Vec<Found<'_, T>> {
    found.sort_by_key(|found| (found.range.start, std::cmp::Reverse(found.range.end)));
    let mut end = 0;
    found.retain(|found| {
        let is_apart = found.range.start >= end;
        end = end.max(found.range.end);
        is_apart
    });
    found
}

/// Every place where one phrase stands as whole words, in any case.
///
/// ```
/// use prospectus::text::phrases::find;
///
/// assert_eq!(find("Be patient. The patients wait.", "patient"), [3..10]);
/// assert_eq!(find("Suffering  from it", "suffering from"), [0..15]);
/// ```
pub fn find(text: &str, phrase: &str) -> Vec<Range<usize>> {
    let phrases = Phrases::of([phrase]);
    let found = phrases.all(&Tokens::of(text)).into_iter();
    found.map(|found| found.range).collect()
}

/// What turns a phrase into its opposite when it stands shortly before.
const NEGATIONS: [&str; 19] = [
    "not",
    "no",
    "never",
    "without",
    "isn't",
    "aren't",
    "don't",
    "doesn't",
    "won't",
    "can't",
    "needn't",
    "mustn't",
    "shouldn't",
    "didn't",
    "wasn't",
    "weren't",
    "nor",
    "neither",
    "cannot",
];

/// How many words may stand between "not" and the phrase: "is not a form of therapy".
const WINDOW: usize = 5;

/// Whether a "not" stands before a word, in the same part of a sentence and close to it.
///
/// ```
/// use prospectus::text::phrases::is_negated;
/// use prospectus::text::tokens::Tokens;
///
/// let tokens = Tokens::of("This is not a form of therapy. We treat anxiety.");
/// assert!(is_negated(&tokens, 6));
/// assert!(!is_negated(&tokens, 8));
/// ```
pub fn is_negated(tokens: &Tokens, at: usize) -> bool {
    let mut place = at;
    for _ in 0..=WINDOW {
        if place == 0 || place < tokens.len() && tokens.get(place).gap == Gap::Stop {
            return false;
        }
        place -= 1;
        let word = tokens.word(place);
        let is_rather = word == "than" && place > 0 && tokens.word(place - 1) == "rather";
        if NEGATIONS.contains(&word) || is_rather {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_are_whole_words() {
        assert!(find("Aromatherapy and occupational therapists", "therapy").is_empty());
        assert!(find("commitment, commit to learning", "commit suicide").is_empty());
        assert_eq!(find("They treat anxiety", "Treat").first(), Some(&(5..10)));
    }

    #[test]
    fn hyphens_and_marks_stand_between_words() {
        assert!(find("suffering, from", "suffering from").is_empty());
        assert!(find("wheelchair bound", "wheelchair-bound").is_empty());
        assert_eq!(find("A Wheelchair‑bound man", "wheelchair-bound").len(), 1);
    }

    #[test]
    fn a_star_stands_for_any_ending() {
        assert_eq!(find("Suffers and sufferings", "suffer*"), [0..7, 12..22]);
        assert_eq!(
            find("group leaders lead", "group lead*"),
            std::slice::from_ref(&(0..13))
        );
    }

    #[test]
    fn the_longest_of_several_phrases_counts() {
        let phrases = Phrases::of(["service", "service user", "user group"]);
        let tokens = Tokens::of("a service user group");
        let found: Vec<_> = longest(phrases.all(&tokens))
            .into_iter()
            .map(|it| it.range)
            .collect();
        assert_eq!(found, std::slice::from_ref(&(2..14)));
    }

    #[test]
    fn a_not_has_effect_in_its_own_sentence_and_near() {
        let negated = |text: &str| {
            let tokens = Tokens::of(text);
            is_negated(&tokens, tokens.len() - 1)
        };
        assert!(negated("learning rather than therapy"));
        assert!(negated("it isn’t therapy"));
        assert!(!negated("No. It is therapy"));
        assert!(!negated("not one two three four five six therapy"));
    }
}

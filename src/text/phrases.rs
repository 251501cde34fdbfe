//! Phrases in a passage, as whole words, outside names, and whether a "not" stands before them.

use std::ops::Range;

/// Whether a letter belongs to a word.
fn is_word(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '\'' || letter == '’'
}

/// Every place where a phrase stands as whole words, in any case. Spaces in the phrase match any white space.
///
/// ```
/// use prospectus::text::phrases::find;
///
/// assert_eq!(find("Be patient. The patients wait.", "patient"), [3..10]);
/// assert_eq!(find("Suffering  from it", "suffering from"), [0..15]);
/// ```
pub fn find(text: &str, phrase: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let words: Vec<&str> = phrase.split_whitespace().collect();
    let Some(first) = words.first() else {
        return found;
    };
    for (at, _) in text.char_indices() {
        let starts_word = text[..at]
            .chars()
            .next_back()
            .is_none_or(|before| !is_word(before));
        if !starts_word || !begins_with(&text[at..], first) {
            continue;
        }
        if let Some(length) = matches_at(&text[at..], &words) {
            found.push(at..at + length);
        }
    }
    found
}

fn matches_at(text: &str, words: &[&str]) -> Option<usize> {
    let mut at = 0;
    for (number, word) in words.iter().enumerate() {
        if number > 0 {
            let gap: usize = text[at..]
                .chars()
                .take_while(|letter| letter.is_whitespace())
                .map(char::len_utf8)
                .sum();
            if gap == 0 {
                return None;
            }
            at += gap;
        }
        if !begins_with(&text[at..], word) {
            return None;
        }
        at += text[at..]
            .chars()
            .take(word.chars().count())
            .map(char::len_utf8)
            .sum::<usize>();
    }
    text[at..]
        .chars()
        .next()
        .is_none_or(|after| !is_word(after))
        .then_some(at)
}

fn begins_with(text: &str, word: &str) -> bool {
    let mut letters = text.chars();
    word.chars().all(|expected| {
        letters.next().is_some_and(|letter| {
            letter == expected
                || letter.to_lowercase().eq(expected.to_lowercase())
                || letter == '’' && expected == '\''
        })
    })
}

/// The ranges of names in a text, the longest names first, so that no name is taken apart.
pub fn name_ranges(text: &str, names: &Names) -> Vec<Range<usize>> {
    name_ranges_but(text, names, "")
}

/// The same for a title: that it is itself a name spares none of its words.
pub fn name_ranges_in_title(title: &str, names: &Names) -> Vec<Range<usize>> {
    name_ranges_but(title, names, title.trim())
}

fn name_ranges_but(text: &str, names: &Names, left_out: &str) -> Vec<Range<usize>> {
    let mut ranges: Vec<Range<usize>> = Vec::new();
    for name in &names.longest_first {
        if name == left_out || !text.contains(name.as_str()) {
            continue;
        }
        for (at, _) in text.match_indices(name.as_str()) {
            let range = at..at + name.len();
            let whole = text[..at]
                .chars()
                .next_back()
                .is_none_or(|before| !before.is_alphanumeric())
                && text[range.end..]
                    .chars()
                    .next()
                    .is_none_or(|after| !after.is_alphanumeric());
            if whole
                && !ranges
                    .iter()
                    .any(|other| other.start < range.end && range.start < other.end)
            {
                ranges.push(range);
            }
        }
    }
    ranges
}

/// Names that no rule about words may take apart: as written, with their capitals.
#[derive(Debug, Default)]
pub struct Names {
    longest_first: Vec<String>,
}

impl Names {
    pub fn new(names: impl IntoIterator<Item = String>) -> Self {
        let mut names: Vec<String> = names
            .into_iter()
            .filter(|name| !name.trim().is_empty())
            .collect();
        names.sort_by(|a, b| b.len().cmp(&a.len()).then_with(|| a.cmp(b)));
        names.dedup();
        Self {
            longest_first: names,
        }
    }
}

/// What turns a phrase into its opposite when it stands shortly before.
const NEGATIONS: [&str; 12] = [
    "not",
    "no",
    "never",
    "without",
    "isn't",
    "aren't",
    "don't",
    "doesn't",
    "nor",
    "neither",
    "cannot",
    "rather than",
];

/// How many words may stand between "not" and the phrase: "is not a form of therapy".
const WINDOW: usize = 5;

/// Whether a "not" stands before a place, in the same sentence and close to it.
pub fn is_negated(text: &str, at: usize) -> bool {
    let sentence = text[..at]
        .rfind(['.', '!', '?', ';', ':'])
        .map_or(0, |end| end + 1);
    let before = &text[sentence..at];
    NEGATIONS.iter().any(|negation| {
        find(before, negation)
            .last()
            .is_some_and(|range| before[range.end..].split_whitespace().count() <= WINDOW)
    })
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
    fn a_not_shortly_before_turns_a_phrase_round() {
        let text = "This is not a form of therapy. We treat anxiety.";
        assert!(is_negated(text, text.find("therapy").unwrap()));
        assert!(!is_negated(text, text.find("treat").unwrap()));
    }

    #[test]
    fn long_names_win_over_short_ones() {
        let names = Names::new(["Mind".to_owned(), "Millbrook Mind".to_owned()]);
        let ranges = name_ranges("Ask Millbrook Mind, mind the step", &names);
        assert_eq!((ranges.len(), ranges.first()), (1, Some(&(4..18))));
    }

    #[test]
    fn a_title_is_not_spared_by_being_a_name() {
        let names = Names::new(["Therapy for all".to_owned(), "Mind".to_owned()]);
        assert_eq!(name_ranges_in_title("Therapy for all", &names), []);
        assert_eq!(
            name_ranges_in_title("Therapy for all with Mind", &names),
            [0..15, 21..25]
        );
    }
}

//! Quotation marks in a passage: what stands between them is somebody else's way of speaking.

use std::ops::Range;

/// The ranges between quotation marks, the marks included. A mark that is never closed begins nothing.
///
/// ```
/// use prospectus::text::quotes::quoted_ranges;
///
/// assert_eq!(quoted_ranges("We don't say \"sufferer\" here."), [13..23]);
/// assert!(quoted_ranges("the students' room, the students' way").is_empty());
/// ```
pub fn quoted_ranges(text: &str) -> Vec<Range<usize>> {
    let mut ranges = Vec::new();
    let mut open: Option<(usize, char)> = None;
    let mut before: Option<char> = None;
    let mut letters = text.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        let after = letters.peek().map(|(_, letter)| *letter);
        match open {
            Some((start, mark)) if closes(mark, letter, before, after) => {
                ranges.push(start..at + letter.len_utf8());
                open = None;
            }
            None if opens(letter, before, after) => open = Some((at, letter)),
            _ => {}
        }
        before = Some(letter);
    }
    ranges
}

fn opens(letter: char, before: Option<char>, after: Option<char>) -> bool {
    let at_a_word = after.is_some_and(char::is_alphanumeric);
    match letter {
        '"' | '“' | '„' | '«' => true,
        '\'' | '‘' => at_a_word && before.is_none_or(|before| !before.is_alphanumeric()),
        _ => false,
    }
}

fn closes(mark: char, letter: char, before: Option<char>, after: Option<char>) -> bool {
    match mark {
        '"' => letter == '"',
        '“' | '„' => matches!(letter, '”' | '“'),
        '«' => letter == '»',
        // The same sign is an apostrophe inside a word, and after an s.
        _ => {
            matches!(letter, '\'' | '’')
                && before.is_some_and(|before| !before.is_whitespace())
                && after.is_none_or(|after| !after.is_alphanumeric())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quoted(text: &str) -> Vec<&str> {
        quoted_ranges(text)
            .into_iter()
            .map(|range| &text[range])
            .collect()
    }

    #[test]
    fn all_kinds_of_marks_are_seen() {
        assert_eq!(quoted("She said “I am fine” and left."), ["“I am fine”"]);
        assert_eq!(
            quoted("the word ‘sufferer’ and 'victim'"),
            ["‘sufferer’", "'victim'"]
        );
        assert_eq!(quoted("'don't say that', they said"), ["'don't say that'"]);
    }

    #[test]
    fn apostrophes_and_lonely_marks_begin_nothing() {
        assert!(quoted("it's the people’s choice, isn't it").is_empty());
        assert!(quoted("a 12\" ruler").is_empty());
    }
}

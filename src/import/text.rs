//! Texts of cells: what must not come in, and how the rest becomes Markdown that says the same.

use std::ops::Range;

use crate::text::joining;
use crate::text::phrases::{Phrases, longest};
use crate::text::tokens::Tokens;

/// What was taken out of a text.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Removed {
    pub(super) joining: usize,
    pub(super) names: usize,
}

/// The full names of people, to be found in one pass.
#[derive(Debug, Default)]
pub(super) struct Names(Phrases<()>);

impl Names {
    /// Names of one word are common words too often, and are left.
    pub(super) fn of(names: &[String]) -> Self {
        let full = names
            .iter()
            .filter(|name| name.contains(char::is_whitespace));
        let mut phrases = Phrases::default();
        for name in full {
            phrases.add(name, ());
            phrases.add(&format!("{name}'s"), ());
        }
        Self(phrases)
    }

    /// Where a name stands, also in "Ada Lovelace's group", where the `'s` stays.
    fn places(&self, text: &str) -> Vec<Range<usize>> {
        if self.0.is_empty() {
            return Vec::new();
        }
        let found = longest(self.0.all(&Tokens::of(text))).into_iter();
        let without_s = found.map(|found| {
            let words = &text[found.range.clone()];
            let own = ["'s", "’s", "ʼs", "'S", "’S", "ʼS"]
                .iter()
                .find_map(|end| words.strip_suffix(end));
            found.range.start..found.range.start + own.unwrap_or(words).len()
        });
        without_s.collect()
    }
}

/// The text without links into meetings and without the full names of people.
pub(super) fn safe(text: &str, names: &Names) -> (String, Removed) {
    let mut removed = Removed::default();
    let mut safe = text.to_owned();
    // Taking out one sign can bring two halves of another together.
    for _ in 0..8 {
        let signs = joining::find(&safe);
        if signs.is_empty() {
            break;
        }
        removed.joining += signs.len();
        for range in signs.into_iter().rev() {
            safe.replace_range(range, "(joining details left out)");
        }
    }
    for range in names.places(&safe).into_iter().rev() {
        safe.replace_range(range, "(name left out)");
        removed.names += 1;
    }
    (safe, removed)
}

/// Words of a cell as Markdown: lines with a bullet become a list, empty lines part paragraphs, every sign that Markdown
/// would take for its own is a letter.
pub(super) fn markdown(text: &str) -> String {
    let mut out = String::new();
    let mut in_list = false;
    for line in text.lines() {
        let line = line.trim();
        if line.is_empty() {
            in_list = false;
            if !out.is_empty() && !out.ends_with("\n\n") {
                out.push('\n');
            }
            continue;
        }
        let item = ["• ", "- ", "* ", "· ", "– ", "●", "•"]
            .iter()
            .find_map(|mark| line.strip_prefix(mark));
        let is_break = (item.is_some() != in_list || item.is_none())
            && !out.is_empty()
            && !out.ends_with("\n\n");
        if is_break {
            out.push('\n');
        }
        in_list = item.is_some();
        let words = escaped(item.unwrap_or(line).trim());
        out.push_str(if in_list { "- " } else { "" });
        out.push_str(&words);
        out.push('\n');
    }
    out.trim_end().to_owned()
}

fn escaped(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    for (at, letter) in line.char_indices() {
        let opens_a_block = at == 0 && matches!(letter, '#' | '>' | '+' | '-' | '=' | ':');
        let numbers = digits > 0 && at == digits && matches!(letter, '.' | ')');
        let is_sign = matches!(
            letter,
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '&' | '~' | '|' | '{' | '}'
        );
        if opens_a_block || numbers || is_sign {
            out.push('\\');
        }
        out.push(if letter == '\t' { ' ' } else { letter });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_joining_link_and_no_full_name_comes_in() {
        let names = ["Aisha Khan".to_owned()];
        let (text, removed) = safe(
            "With Aisha Khan at https://zoom.us/j/8551234 (Passcode: 48a913)",
            &Names::of(&names),
        );
        assert_eq!(
            text,
            "With (name left out) at (joining details left out) ((joining details left out))"
        );
        assert_eq!(
            removed,
            Removed {
                joining: 2,
                names: 1
            }
        );
    }

    #[test]
    fn a_name_is_left_out_also_where_something_is_said_to_be_theirs() {
        let names = ["Ada\u{a0}Lovelace".to_owned(), "Bob Jones".to_owned()];
        for (text, expected) in [
            ("Ada Lovelace's group", "(name left out)'s group"),
            (
                "The ADA  LOVELACE’s and Ada Lovelace",
                "The (name left out)’s and (name left out)",
            ),
            ("At Bob Jones' house", "At (name left out)' house"),
        ] {
            assert_eq!(safe(text, &Names::of(&names)).0, expected);
        }
    }

    #[test]
    fn signs_of_markdown_are_letters_and_bullets_are_lists() {
        assert_eq!(
            markdown("You will:\n• try <b>clay</b>\n• rest\n\n# 1. not_a_heading"),
            "You will:\n\n- try \\<b>clay\\</b>\n- rest\n\n\\# 1. not\\_a\\_heading"
        );
        assert_eq!(markdown("1. one"), "1\\. one");
    }
}

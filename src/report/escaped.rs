//! An author's words as text of Markdown and HTML: nothing in them means anything there, or calls anybody.

use crate::report::manual::line;

/// The longest text of one finding, in characters.
const LONGEST: usize = 400;

/// One line, not too long, with nothing in it that means something in Markdown or HTML, and no `@name`, `#1`, `!1`, `&1`,
/// `~label` or `GH-1` that calls a person or another thread (GitHub and GitLab look for them in what is shown).
pub(super) fn escaped(text: &str) -> String {
    let mut text = line(text);
    if text.chars().count() > LONGEST {
        text = text.chars().take(LONGEST - 1).chain(['…']).collect();
    }
    in_markdown(&text)
}

/// The same, however long the text is.
pub(super) fn in_markdown(text: &str) -> String {
    let text = line(text);
    let mut out = String::with_capacity(text.len() * 2);
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' => {
                out.push('\\');
                out.push(letter);
            }
            '$' | '~' => {
                out.push('\\');
                called(letter, &mut out);
            }
            // As in `https://` and `:smile:`.
            ':' if letters
                .peek()
                .is_some_and(|next| *next == '/' || next.is_alphabetic()) =>
            {
                out.push_str("\\:");
            }
            // `www.` makes a link of what comes after it.
            '.' if ends_with(&out, "www") => out.push_str("\\."),
            _ => in_both(letter, letters.peek().copied(), &mut out),
        }
    }
    out
}

/// The same inside of an element of HTML, where Markdown means nothing.
pub(super) fn in_html(text: &str) -> String {
    let text = line(text);
    let mut out = String::with_capacity(text.len() * 2);
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '$' | '~' => called(letter, &mut out),
            ':' if letters.peek() == Some(&'/') => called(letter, &mut out),
            '.' if ends_with(&out, "www") => called(letter, &mut out),
            _ => in_both(letter, letters.peek().copied(), &mut out),
        }
    }
    out
}

/// A letter that means the same in Markdown and in HTML.
fn in_both(letter: char, next: Option<char>, out: &mut String) {
    let is_before_a_digit = next.is_some_and(|next| next.is_ascii_digit());
    match letter {
        '<' => out.push_str("&lt;"),
        '>' => out.push_str("&gt;"),
        '&' => called("&amp;", out),
        '@' | '#' | '!' | '%' => called(letter, out),
        '-' if is_before_a_digit && ends_with(out, "gh") => called(letter, out),
        _ if letter.is_control() => out.push(' '),
        _ => out.push(letter),
    }
}

/// A sign, with a space that nobody sees to part it from the name.
fn called(sign: impl std::fmt::Display, out: &mut String) {
    use std::fmt::Write as _;
    // Writing to a string never fails.
    let _ = write!(out, "{sign}&#8203;");
}

fn ends_with(text: &str, end: &str) -> bool {
    let tail = text
        .len()
        .checked_sub(end.len())
        .and_then(|at| text.get(at..));
    tail.is_some_and(|tail| tail.eq_ignore_ascii_case(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_called_and_nothing_is_a_link_or_html() {
        let text =
            "@all #1 !2 &3 ~bug $4 GH-5 www.example.org https://example.org ![x](y) <b> `c` a|b";
        let markdown = in_markdown(text);
        let html = in_html(text);
        for call in ["@all", "#1", "!2", "&3", "~bug", "$4", "GH-5", "<b>"] {
            assert!(!markdown.contains(call), "{call} in {markdown}");
            assert!(!html.contains(call), "{call} in {html}");
        }
        for link in ["www.", "https:", "![", "`c`"] {
            assert!(
                !markdown.replace("\\`", "").contains(link),
                "{link} in {markdown}"
            );
        }
    }
}

//! Phone numbers of the United Kingdom in a text, and how to write them.

use std::ops::Range;

use crate::text::tokens::Tokens;

/// A phone number in a text.
#[derive(Debug)]
pub struct Found {
    pub range: Range<usize>,
    /// The word behind it.
    pub next: usize,
}

/// The number that begins with a word: 10 or 11 digits from a 0 on, in groups or not. Numbers that begin with +44 are
/// written by people who know how.
pub fn number_at(text: &str, tokens: &Tokens, at: usize) -> Option<Found> {
    let first = tokens.get(at).range();
    let is_book = at > 0 && tokens.word(at - 1) == "isbn";
    let goes_on = at > 0 && is_digits(tokens.word(at - 1)) && joins(text, tokens, at);
    if !tokens.word(at).starts_with('0') || !is_digits(tokens.word(at)) || is_book || goes_on {
        return None;
    }
    let mut digits = tokens.word(at).len();
    let mut end = at + 1;
    while end < tokens.len() && is_digits(tokens.word(end)) && joins(text, tokens, end) {
        digits += tokens.word(end).len();
        end += 1;
        // No number has more groups; a list of numbers has no end.
        if digits > 11 {
            return None;
        }
    }
    if text[..first.start].ends_with(['+', '.', '/', '-', '£'])
        || text[..first.start].ends_with("+44 (")
    {
        return None;
    }
    let opens = text[..first.start].ends_with('(') && text[first.end..].starts_with(')');
    let start = first.start - usize::from(opens);
    matches!(digits, 10 | 11).then(|| Found {
        range: start..tokens.get(end - 1).range().end,
        next: end,
    })
}

fn is_digits(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether a word goes on with the number before it.
fn joins(text: &str, tokens: &Tokens, at: usize) -> bool {
    let gap = &text[tokens.get(at - 1).range().end..tokens.get(at).range().start];
    matches!(gap, " " | "\u{a0}" | "-" | "." | ") " | ")" | "–" | ")-")
}

/// What is wrong with how a number is written.
///
/// ```
/// use prospectus::text::phones::wrong_style;
///
/// assert_eq!(wrong_style("(01632) 960100"), Some("brackets"));
/// assert_eq!(wrong_style("01632960100"), Some("no spaces"));
/// assert_eq!(wrong_style("01632 960 100").or(wrong_style("+44 (0)20 7946 0000")), None);
/// ```
pub fn wrong_style(number: &str) -> Option<&'static str> {
    let digits = number.bytes().filter(u8::is_ascii_digit).count();
    if digits < 10 || number.starts_with('+') {
        return None;
    }
    if number.contains(['(', ')']) {
        Some("brackets")
    } else if number.contains(['-', '–', '.']) {
        Some("hyphens or full stops")
    } else if !number.contains([' ', '\u{a0}']) {
        Some("no spaces")
    } else {
        None
    }
}

/// The number in groups, as long as it has 11 digits.
///
/// ```
/// use prospectus::text::phones::in_groups;
///
/// assert_eq!(in_groups("(01632) 960100").as_deref(), Some("01632 960 100"));
/// assert_eq!(in_groups("02079460000").as_deref(), Some("020 7946 0000"));
/// ```
pub fn in_groups(number: &str) -> Option<String> {
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    if digits.len() != 11 || !digits.starts_with('0') {
        return None;
    }
    // Ofcom, National Telephone Numbering Plan: two digits of a large area, three of a city or a service, else four.
    let code = match digits.as_bytes() {
        [b'0', b'2', ..] => 3,
        [b'0', b'3' | b'8' | b'9', ..] | [b'0', b'1', b'1', ..] | [b'0', b'1', _, b'1', ..] => 4,
        _ => 5,
    };
    let middle = if code == 5 { 8 } else { 7 };
    Some(format!(
        "{} {} {}",
        &digits[..code],
        &digits[code..middle],
        &digits[middle..]
    ))
}

//! What a label says of a meeting: its number, its passcode.

use std::ops::{Range, RangeInclusive};

use crate::text::joining::folded::Folded;
use crate::text::joining::reach::near;

/// How many letters a passcode without a digit has.
const CODE_OF_LETTERS: RangeInclusive<usize> = 6..=16;

/// A label that stands at a place, with its value.
pub(super) fn labelled(
    lower: &str,
    at: usize,
    label: &str,
    value: fn(&str) -> Option<usize>,
) -> Option<Range<usize>> {
    let (start, _) = behind(lower, at + label.len());
    let length = value(near(lower, start))?;
    Some(at..start + length)
}

/// Where the value begins of a label that ends at a place, and whether it is said to be one: "passcode: ", "passcode is ".
fn behind(lower: &str, end: usize) -> (usize, bool) {
    let between = lower[end..]
        .find(|letter: char| !(letter.is_whitespace() || "*_:=#`\"'-–—([|".contains(letter)))
        .unwrap_or(0);
    let start = end + between;
    let verbs = ["is", "will be"].into_iter();
    let mut rest = verbs.filter_map(|verb| lower[start..].strip_prefix(verb));
    match rest.find(|rest| rest.starts_with([' ', ':'])) {
        Some(rest) => (
            lower.len() - rest.trim_start_matches([' ', ':']).len(),
            true,
        ),
        None => (start, lower[end..start].contains([':', '='])),
    }
}

/// A passcode without a digit: its capitals stand as in no word.
pub(super) fn code_of_letters(
    text: &str,
    folded: &Folded,
    at: usize,
    label: &str,
) -> Option<Range<usize>> {
    let lower = folded.text.as_str();
    let (start, is_said) = behind(lower, at + label.len());
    let length = length_of_code(near(lower, start));
    let range = start..start + length;
    let written = &text[folded.written(range.clone())];
    let letters: String = written.chars().filter(char::is_ascii).collect();
    let is_code = is_said && CODE_OF_LETTERS.contains(&letters.len()) && is_no_word(&letters);
    is_code.then_some(at..range.end)
}

/// Whether letters are no word of a language and no name: a capital stands behind a small letter, and not as in iPhone,
/// WhatsApp or LinkedIn.
fn is_no_word(letters: &str) -> bool {
    let is_alike = |one: &u8, other: &u8| one.is_ascii_uppercase() == other.is_ascii_uppercase();
    let parts = letters.as_bytes().chunk_by(is_alike);
    // Capitals or small letters, and how many of them stand together.
    let parts: Vec<(bool, usize)> = parts
        .map(|part| (part[0].is_ascii_uppercase(), part.len()))
        .collect();
    let is_mixed = parts.windows(2).any(|two| !two[0].0 && two[1].0);
    let is_name = matches!(
        *parts,
        [(false, 1), (true, 1), (false, _)] | [(true, 1), (false, _), (true, 1), (false, _)]
    );
    letters.bytes().all(|byte| byte.is_ascii_alphabetic()) && is_mixed && !is_name
}

/// The length of a number of at least six digits, which may stand in groups.
pub(super) fn number(text: &str) -> Option<usize> {
    let end = text
        .find(|letter: char| !(letter.is_ascii_digit() || matches!(letter, ' ' | '-' | '\u{a0}')))
        .unwrap_or(text.len());
    let number = text[..end].trim_end_matches([' ', '-', '\u{a0}']);
    let digits = number.bytes().filter(u8::is_ascii_digit).count();
    (digits >= 6).then_some(number.len())
}

/// The length of a passcode.
pub(super) fn code(text: &str) -> Option<usize> {
    let code = &text[..length_of_code(text)];
    let has_digit = code.bytes().any(|byte| byte.is_ascii_digit());
    // "passcodes", "passcode-protected" and a year or number of days are no codes.
    (has_digit && code.len() >= 4).then_some(code.len())
}

/// How far what could be a passcode reaches.
fn length_of_code(text: &str) -> usize {
    text.find(|letter: char| letter.is_whitespace() || "\"'<>()[]{},;.`*_".contains(letter))
        .unwrap_or(text.len())
}

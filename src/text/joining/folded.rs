//! A text as a browser takes it where it stands in an address: small letters, each in its plain form.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;

/// Small letters, without those that nobody sees, and where each stands in what was written.
pub(super) struct Folded {
    pub(super) text: String,
    /// For each byte the letter that it came from; absent where every byte keeps its place.
    places: Option<Vec<Range<usize>>>,
}

impl Folded {
    pub(super) fn new(text: &str) -> Self {
        let Some(first) = first_to_change(text) else {
            // Only ASCII letters change, so that every byte keeps its place.
            return Self {
                text: text.to_ascii_lowercase(),
                places: None,
            };
        };
        let mut folded = String::with_capacity(text.len());
        let mut places = Vec::with_capacity(text.len());
        let mut push = |letter: char, place: Range<usize>| {
            folded.push(letter.to_ascii_lowercase());
            places.extend(std::iter::repeat_n(place, letter.len_utf8()));
        };
        for (at, letter) in text[..first].char_indices() {
            push(letter, at..at + letter.len_utf8());
        }
        let mut at = first;
        while let Some(letter) = text[at..].chars().next() {
            let end = at + letter.len_utf8();
            let escaped = (letter == '%')
                .then(|| plain_escape(&text[end..]))
                .flatten();
            if let Some(plain) = escaped {
                push(plain, at..end + 2);
                at = end + 2;
                continue;
            }
            if !is_hidden(letter) {
                push(plain_form(letter), at..end);
            }
            at = end;
        }
        Self {
            text: folded,
            places: Some(places),
        }
    }

    /// Where a part stands in what was written.
    pub(super) fn written(&self, part: Range<usize>) -> Range<usize> {
        match &self.places {
            Some(places) if !part.is_empty() => places[part.start].start..places[part.end - 1].end,
            _ => part,
        }
    }
}

/// Where the first letter stands that is hidden, or another one in its plain form. Every page is asked, so that most of it
/// is looked at many bytes at once.
fn first_to_change(text: &str) -> Option<usize> {
    const AT_ONCE: usize = 64;
    let is_odd = |byte: u8| !byte.is_ascii() || byte == b'%';
    let parts = text.as_bytes().chunks(AT_ONCE).enumerate();
    let odd = parts.filter(|(_, part)| part.iter().fold(false, |odd, byte| odd | is_odd(*byte)));
    odd.flat_map(|(number, part)| {
        let bytes = part.iter().enumerate();
        let odd = bytes.filter(|(_, byte)| is_odd(**byte));
        odd.map(move |(at, _)| number * AT_ONCE + at)
    })
    .find(|at| {
        let letter = text.get(*at..).and_then(|rest| rest.chars().next());
        letter.is_some_and(|letter| match letter {
            '%' => plain_escape(&text[at + 1..]).is_some(),
            _ => is_hidden(letter) || plain_form(letter) != letter,
        })
    })
}

/// The letter that two digits after `%` stand for, when it means the same without that (RFC 3986 §2.3).
fn plain_escape(digits: &str) -> Option<char> {
    let digits = digits.get(..2)?;
    let byte = u8::from_str_radix(digits, 16).ok()?;
    let letter = char::from(byte);
    let is_digit = |digit: char| digit.is_ascii_hexdigit();
    (digits.chars().all(is_digit) && (letter.is_ascii_alphanumeric() || "-._~".contains(letter)))
        .then_some(letter)
}

/// Letters that nobody sees; a browser leaves them out of the name of a host (Unicode TR46).
fn is_hidden(letter: char) -> bool {
    matches!(
        letter,
        '\u{ad}'
            | '\u{34f}'
            | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}'
    )
}

/// The letter, digit or mark of ASCII that a letter is another form of: of full width, in a circle, bold.
fn plain_form(letter: char) -> char {
    if !matches!(
        letter,
        '\u{2100}'..='\u{214f}'
            | '\u{2460}'..='\u{24ff}'
            | '\u{3000}'..='\u{3002}'
            | '\u{ff00}'..='\u{ffef}'
            | '\u{1d400}'..='\u{1d7ff}'
            | '\u{1f130}'..='\u{1f149}'
    ) {
        return letter;
    }
    if matches!(letter, '。' | '｡') {
        return '.';
    }
    let mut plain = std::iter::once(letter).nfkc();
    match (plain.next(), plain.next()) {
        (Some(plain), None) if plain.is_ascii() => plain,
        _ => letter,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_letter_is_known_by_its_plain_form() {
        for (text, plain) in [
            ("Zoom.US/J/1", "zoom.us/j/1"),
            ("ｚｏｏｍ．ｕｓ／ｊ／８５５", "zoom.us/j/855"),
            ("𝐳𝗼𝘰𝓶。us", "zoom.us"),
            ("ⓩⓄom｡us", "zoom.us"),
            ("zo\u{200b}om\u{ad}.us\u{2060}\u{feff}", "zoom.us"),
            ("z%6Fom%2Eus%2fj", "zoom.us%2fj"),
            ("100 %, %6, %+5, é – “½” ½", "100 %, %6, %+5, é – “½” ½"),
        ] {
            assert_eq!(Folded::new(text).text, plain, "{text}");
        }
    }

    #[test]
    fn a_part_stands_where_it_was_written() {
        let text = "Café: ｚoo\u{ad}m%2Eus \u{200b}now";
        let folded = Folded::new(text);
        let part = |plain: &str| {
            let at = folded.text.find(plain).expect(plain);
            &text[folded.written(at..at + plain.len())]
        };
        assert_eq!(part("zoom.us"), "ｚoo\u{ad}m%2Eus");
        assert_eq!(part("."), "%2E");
        assert_eq!(part("café"), "Café");
        assert_eq!(part("now"), "now");
    }

    #[test]
    fn the_first_letter_that_changes_is_found_behind_any_number_of_others() {
        for before in 0..200 {
            let text = format!("{}\u{200b}", "é".repeat(before));
            assert_eq!(first_to_change(&text), Some(2 * before));
            assert_eq!(first_to_change(&"é%".repeat(before)), None);
        }
    }
}

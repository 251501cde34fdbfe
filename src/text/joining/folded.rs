//! A text as a browser takes it where it stands in an address: small letters, each in its plain form.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;

/// Small letters, without those that nobody sees, and where each stands in what was written.
#[derive(Default)]
pub(super) struct Folded {
    pub(super) text: String,
    /// In order; none where every byte keeps its place.
    pieces: Vec<Piece>,
}

/// From `at` in the folded text, bytes come from `start` in what was written, one for one while the lengths agree.
struct Piece {
    at: usize,
    start: usize,
    end: usize,
}

impl Folded {
    pub(super) fn new(text: &str) -> Self {
        let Some(first) = first_to_change(text) else {
            // Only ASCII letters change, so that every byte keeps its place.
            return Self {
                text: text.to_ascii_lowercase(),
                pieces: Vec::new(),
            };
        };
        let mut folded = Self {
            text: String::with_capacity(text.len()),
            pieces: Vec::new(),
        };
        folded.keep(text, 0..first);
        let (mut at, mut kept) = (first, first);
        while let Some(letter) = text[at..].chars().next() {
            let Some((change, length)) = change(letter, &text[at..]) else {
                at += letter.len_utf8();
                continue;
            };
            folded.keep(text, kept..at);
            if let Change::Into(plain) = change {
                folded.push(at..at + length);
                folded.text.push(plain.to_ascii_lowercase());
            }
            at += length;
            kept = at;
        }
        folded.keep(text, kept..text.len());
        folded
    }

    fn keep(&mut self, text: &str, range: Range<usize>) {
        if !range.is_empty() {
            self.push(range.clone());
            let from = self.text.len();
            self.text.push_str(&text[range]);
            self.text[from..].make_ascii_lowercase();
        }
    }

    fn push(&mut self, written: Range<usize>) {
        self.pieces.push(Piece {
            at: self.text.len(),
            start: written.start,
            end: written.end,
        });
    }

    /// Where a part stands in what was written.
    pub(super) fn written(&self, part: Range<usize>) -> Range<usize> {
        match part.is_empty() {
            true => part,
            false => self.byte(part.start).start..self.byte(part.end - 1).end,
        }
    }

    /// Whether a letter that nobody sees stands before a byte.
    pub(super) fn is_behind_hidden(&self, byte: usize) -> bool {
        byte > 0 && byte < self.text.len() && self.byte(byte - 1).end < self.byte(byte).start
    }

    /// What one byte was written as.
    fn byte(&self, at: usize) -> Range<usize> {
        let next = self.pieces.partition_point(|piece| piece.at <= at);
        let Some(piece) = next.checked_sub(1).map(|last| &self.pieces[last]) else {
            return at..at + 1;
        };
        let end = self
            .pieces
            .get(next)
            .map_or(self.text.len(), |next| next.at);
        if end - piece.at == piece.end - piece.start {
            let byte = piece.start + at - piece.at;
            byte..byte + 1
        } else {
            piece.start..piece.end
        }
    }
}

/// What becomes of a letter, or of the signs that stand for one.
enum Change {
    Nothing,
    Into(char),
}

/// What becomes of the first letter of a text, and of how many bytes; `None` when it stays.
fn change(letter: char, text: &str) -> Option<(Change, usize)> {
    let (letter, length, is_escaped) = match letter {
        '%' => {
            let (letter, length) = escaped(text)?;
            (letter, length, true)
        }
        letter if letter.is_ascii() => return None,
        letter => (letter, letter.len_utf8(), false),
    };
    if is_hidden(letter) {
        return Some((Change::Nothing, length));
    }
    let plain = plain_form(letter);
    // An escape means the same without that where it stands for one of these (RFC 3986 §2.3).
    let is_plain = plain.is_ascii_alphanumeric() || "-._~".contains(plain);
    match is_escaped {
        true => is_plain.then_some((Change::Into(plain), length)),
        false => (plain != letter).then_some((Change::Into(plain), length)),
    }
}

/// Where the first letter stands that changes. Every page is asked, so that most of it is looked at many bytes at once.
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
        let rest = text.get(*at..).unwrap_or_default();
        let letter = rest.chars().next();
        letter.is_some_and(|letter| change(letter, rest).is_some())
    })
}

/// The letter that a text begins with as the escapes of its bytes (RFC 3986 §2.1), and how long they are.
fn escaped(text: &str) -> Option<(char, usize)> {
    let byte = |at: usize| {
        let digits = text.get(at..at + 3)?.strip_prefix('%')?;
        let is_digit = |digit: char| digit.is_ascii_hexdigit();
        (digits.chars().all(is_digit)).then(|| u8::from_str_radix(digits, 16).ok())?
    };
    let mut bytes = vec![byte(0)?];
    loop {
        match std::str::from_utf8(&bytes) {
            Ok(letter) => return Some((letter.chars().next()?, 3 * bytes.len())),
            Err(_) if bytes.len() == 4 => return None,
            Err(_) => bytes.push(byte(3 * bytes.len())?),
        }
    }
}

/// Letters that nobody sees, and that a browser leaves out of the name of a host, or takes no address with (Unicode TR46).
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
            | '\u{1bca0}'..='\u{1bca3}'
            | '\u{e0000}'..='\u{e01ef}'
    )
}

/// The letter, digit or mark of ASCII that a letter is another form of: of full width, in a circle, bold, raised.
fn plain_form(letter: char) -> char {
    // Most texts have no others.
    let is_itself = matches!(
        letter,
        '\0'..='\u{9f}'
            | '\u{a1}'..='\u{a9}'
            | '\u{ab}'..='\u{b1}'
            | '\u{b4}'..='\u{b8}'
            | '\u{bb}'..='\u{17e}'
            | '\u{2010}'..='\u{2023}'
            | '\u{2026}'..='\u{202e}'
            | '\u{2030}'..='\u{205e}'
            | '\u{20a0}'..='\u{20cf}'
    );
    if is_itself {
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
            ("zºₒᵐ․uſ", "zoom.us"),
            ("zo\u{200b}om\u{ad}.us\u{2060}\u{feff}\u{e0100}", "zoom.us"),
            ("z%6Fom%2Eus%2fj", "zoom.us%2fj"),
            ("%EF%BD%9Ao%E2%80%8Bom", "zoom"),
            (
                "100 %, %6, %+5, %ff%, é – “½” ½ %C3%A9 ☎",
                "100 %, %6, %+5, %ff%, é – “½” ½ %c3%a9 ☎",
            ),
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
        let behind = |plain: &str| folded.is_behind_hidden(folded.text.find(plain).expect(plain));
        assert!(behind("now") && behind("m."));
        assert!(!behind("café") && !behind("us") && !behind("zoom"));
        let plain = Folded::new("zoom.us");
        assert_eq!(plain.written(1..3), 1..3);
        assert!(!plain.is_behind_hidden(1));
    }

    #[test]
    fn what_keeps_its_form_is_known_without_a_look_at_the_tables() {
        for letter in ('\u{80}'..='\u{2fff}').filter(|letter| plain_form(*letter) == *letter) {
            let mut plain = std::iter::once(letter).nfkc();
            let first = plain.next().filter(char::is_ascii_alphanumeric);
            assert!(first.is_none() || plain.next().is_some(), "{letter}");
        }
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

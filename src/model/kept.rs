//! Kept: what a round keeps of a reviewed field, so that a later change is seen and judged without any history.
//!
//! A field is a list of texts: one for a title, one for each learning outcome. What is kept is a digest of all of them and,
//! for each, a sketch of its words: enough to tell how like a later text is, and too little to read it back.

use std::collections::{BTreeSet, HashMap};
use std::fmt;

/// How many of a sketch's elements are kept: with 128 the likeness of two long texts is known to about 0.03.
const KEPT_WORDS: usize = 128;
const KEPT_LETTERS: usize = 64;
/// From so many words on a text is compared by its words, below by the letters in its words: a typing mistake in a title
/// must not look like another title.
const MANY_WORDS: usize = 40;
/// An element of a sketch has 18 bits: three letters of base64url.
const BITS: u32 = 18;
const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
/// A digest begins with this letter, so that no program takes it for a number.
const FIRST: char = 'd';
const DIGEST: usize = 16;

/// Digest and sketches of one field, as `d4f1c… t31:…`; of an amendment the digest alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// The letter d and 16 hexadecimal digits.
    pub digest: String,
    sketches: Vec<Sketch>,
}

/// What is kept of the words of one text.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Sketch {
    unit: Unit,
    /// How many elements the text has.
    count: usize,
    /// The smallest of them.
    least: BTreeSet<u32>,
}

/// What a text is made of when it is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Unit {
    Words,
    /// The letters of words, and two of them in a row.
    Letters,
}

impl Kept {
    /// What is kept of a field with these texts.
    pub fn of(texts: &[String]) -> Self {
        Self {
            digest: digest(texts),
            sketches: texts.iter().map(|text| Sketch::of(text)).collect(),
        }
    }

    /// The digest without the sketches.
    pub fn short(mut self) -> Self {
        self.sketches.clear();
        self
    }

    /// Reads what `Display` writes; `None` for anything else.
    pub fn read(text: &str) -> Option<Self> {
        let mut parts = text.split(' ');
        let digest = parts.next()?;
        let digits = digest.strip_prefix(FIRST)?;
        let is_digit = |byte: u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
        if digits.len() != DIGEST || !digits.bytes().all(is_digit) {
            return None;
        }
        let sketches: Option<Vec<Sketch>> = parts.map(Sketch::read).collect();
        Some(Self {
            digest: digest.to_owned(),
            sketches: sketches?,
        })
    }

    /// How many texts there is a sketch of.
    pub fn texts(&self) -> usize {
        self.sketches.len()
    }

    pub fn holds(&self, texts: &[String]) -> bool {
        self.digest == digest(texts)
    }

    /// How like other texts are to those that were kept, from 0 to 1: that of the text that changed most. Nothing when a
    /// text was added or taken out, or when no sketch was kept.
    pub fn likeness(&self, texts: &[String]) -> Option<f64> {
        if self.sketches.is_empty() || self.sketches.len() != texts.len() {
            return None;
        }
        // Each text is compared with the one that is most like it: another order is no other text.
        let mut left: Vec<&Sketch> = self.sketches.iter().collect();
        let mut least = 1.0_f64;
        for text in texts {
            let like = left.iter().map(|sketch| sketch.likeness(text)).enumerate();
            let (at, best) = like.fold((0, -1.0), |best, one| match one.1 > best.1 {
                true => one,
                false => best,
            });
            left.remove(at);
            least = least.min(best);
        }
        Some(least)
    }
}

impl fmt::Display for Kept {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.digest)?;
        for sketch in &self.sketches {
            write!(formatter, " {sketch}")?;
        }
        Ok(())
    }
}

/// A text without what never counts: white space is one space, quotation marks are straight, typing marks that form
/// editors put in are gone.
pub fn normal(text: &str) -> String {
    let straight = text
        .chars()
        .filter_map(|letter| match letter {
            '\u{2018}' | '\u{2019}' | '\u{201a}' | '\u{201b}' | '\u{2032}' => Some('\''),
            '\u{201c}' | '\u{201d}' | '\u{201e}' | '\u{201f}' | '\u{2033}' => Some('"'),
            '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{feff}' | '\u{ad}' => None,
            letter => Some(letter),
        })
        .collect::<String>();
    straight.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn digest(texts: &[String]) -> String {
    let mut hash = blake3::Hasher::new();
    for text in texts {
        let text = normal(text);
        hash.update(&(text.len() as u64).to_le_bytes());
        hash.update(text.as_bytes());
    }
    format!("{FIRST}{}", &hash.finalize().to_hex()[..DIGEST])
}

impl Sketch {
    fn of(text: &str) -> Self {
        let unit = match text.split_whitespace().count() >= MANY_WORDS {
            true => Unit::Words,
            false => Unit::Letters,
        };
        Self::in_units(text, unit)
    }

    fn in_units(text: &str, unit: Unit) -> Self {
        let all = elements(text, unit);
        let kept = match unit {
            Unit::Words => KEPT_WORDS,
            Unit::Letters => KEPT_LETTERS,
        };
        Self {
            unit,
            count: all.len(),
            least: all.into_iter().take(kept).collect(),
        }
    }

    /// `w412:` or `t31:` and the elements.
    fn read(text: &str) -> Option<Self> {
        let (head, elements) = text.split_once(':')?;
        let unit = match head.chars().next()? {
            'w' => Unit::Words,
            't' => Unit::Letters,
            _ => return None,
        };
        let value = |letter: u8| LETTERS.iter().position(|known| *known == letter);
        let mut least = BTreeSet::new();
        for element in elements.as_bytes().chunks(BITS as usize / 6) {
            let mut letters = element.iter().map(|letter| value(*letter));
            let number = letters.try_fold(0_u32, |sum, value| Some(sum << 6 | value? as u32))?;
            least.insert(number);
        }
        let count = head[1..].parse().ok()?;
        let is_whole = elements.len() == least.len() * BITS as usize / 6 && count >= least.len();
        is_whole.then_some(Self { unit, count, least })
    }

    /// The share of words that a text has in common with the one that was kept (Dice), by the smallest elements of both
    /// (Broder, On the resemblance and containment of documents, 1997).
    fn likeness(&self, text: &str) -> f64 {
        let other = Self::in_units(text, self.unit);
        if self.count == 0 && other.count == 0 {
            return 1.0;
        }
        let together: BTreeSet<u32> = self.least.union(&other.least).copied().collect();
        let is_cut = |sketch: &Self| sketch.count > sketch.least.len();
        // Beyond the end of a cut sketch nothing is known of it.
        let known = [self, &other].into_iter().filter(|sketch| is_cut(sketch));
        let last = known.filter_map(|sketch| sketch.least.last()).min();
        let seen = |element: &&u32| last.is_none_or(|last| *element <= last);
        let all = together.iter().filter(seen).count();
        let both = together.iter().filter(seen);
        let both = both.filter(|it| self.least.contains(it) && other.least.contains(it));
        let share = both.count() as f64 / all.max(1) as f64;
        2.0 * share / (1.0 + share)
    }
}

impl fmt::Display for Sketch {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let unit = match self.unit {
            Unit::Words => 'w',
            Unit::Letters => 't',
        };
        write!(formatter, "{unit}{}:", self.count)?;
        for element in &self.least {
            for shift in [12, 6, 0] {
                let letter = LETTERS[(element >> shift & 63) as usize];
                write!(formatter, "{}", letter as char)?;
            }
        }
        Ok(())
    }
}

/// The elements of a text, the second of two that are the same as one of its own. Capitals and the digits of a number do
/// not count: a number that changed is a small change.
fn elements(text: &str, unit: Unit) -> BTreeSet<u32> {
    let text = normal(text).to_lowercase();
    let words = text.split(|letter: char| !letter.is_alphanumeric() && letter != '\'');
    let mut times: HashMap<String, u32> = HashMap::new();
    let mut all = BTreeSet::new();
    let mut add = |element: String| {
        let time = times.entry(element).or_default();
        *time += 1;
        *time
    };
    for word in words.filter(|word| !word.is_empty()) {
        let word: String = word
            .chars()
            .map(|letter| if letter.is_numeric() { '0' } else { letter })
            .collect();
        if unit == Unit::Words {
            let time = add(word.clone());
            all.insert(hashed(&word, time));
            continue;
        }
        let letters: Vec<char> = format!("^{word}$").chars().collect();
        let inside = letters[1..letters.len() - 1].chunks(1);
        for part in letters.windows(2).chain(inside) {
            let part: String = part.iter().collect();
            let time = add(part.clone());
            all.insert(hashed(&part, time));
        }
    }
    all
}

fn hashed(element: &str, time: u32) -> u32 {
    let mut hash = blake3::Hasher::new();
    hash.update(element.as_bytes());
    hash.update(&time.to_le_bytes());
    let hash = hash.finalize();
    let bytes = hash.as_bytes();
    u32::from_le_bytes([bytes[0], bytes[1], bytes[2], 0]) >> (24 - BITS)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn likeness(before: &str, after: &str) -> f64 {
        let kept = Kept::of(&[before.to_owned()]);
        kept.likeness(&[after.to_owned()]).expect("one text each")
    }

    #[test]
    fn what_is_written_is_read_again() {
        let texts = ["Sleep well".to_owned(), "two words ".repeat(300)];
        let kept = Kept::of(&texts);
        assert_eq!(Kept::read(&kept.to_string()), Some(kept.clone()));
        let digest = kept.clone().short();
        assert_eq!(Kept::read(&digest.to_string()), Some(digest));
        for wrong in [
            "",
            "4f1c",
            "d4f1c",
            "d4f1c9a2b33d0e1az",
            &format!("{} x", kept.digest),
        ] {
            assert_eq!(Kept::read(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn white_space_and_curly_quotation_marks_never_count() {
        let kept = Kept::of(&["What you\u{2019}ll \u{201c}do\u{201d}\n  together".to_owned()]);
        assert!(kept.holds(&["What you'll \"do\" together".to_owned()]));
        assert!(!kept.holds(&["What you'll do together".to_owned()]));
        // Two texts are not the same two texts with the border elsewhere.
        assert_ne!(
            digest(&["a b".into(), "c".into()]),
            digest(&["a".into(), "b c".into()])
        );
    }

    #[test]
    fn a_typing_mistake_is_small_and_another_title_is_not() {
        assert!(likeness("Livng with anxiety", "Living with anxiety") > 0.8);
        assert!(likeness("Living with anxiety", "Living with worry") < 0.8);
        assert!(likeness("6 sessions on sleep", "8 sessions on sleep") > 0.99);
        assert!(likeness("Understanding anxiety", "Curing anxiety") < 0.8);
    }

    #[test]
    fn the_likeness_of_long_texts_is_near_the_share_of_words_that_stayed() {
        let words: Vec<String> = (0..400)
            .map(|number| format!("word{}", letters(number)))
            .collect();
        for changed in [0, 10, 40, 80, 120, 200] {
            let mut other = words.clone();
            for word in other.iter_mut().take(changed) {
                word.push_str("other");
            }
            let is = likeness(&words.join(" "), &other.join(" "));
            let should = 1.0 - changed as f64 / 400.0;
            assert!((is - should).abs() < 0.08, "{changed} words: {is}");
        }
    }

    /// A number as letters, because all numbers are the same to a sketch.
    fn letters(number: u32) -> String {
        let letter = |digit: u32| char::from(b'a' + digit as u8);
        [number / 100, number / 10 % 10, number % 10]
            .map(letter)
            .iter()
            .collect()
    }

    #[test]
    fn of_a_list_the_item_that_changed_most_counts() {
        let own = |items: &[&str]| {
            items
                .iter()
                .map(|item| (*item).to_owned())
                .collect::<Vec<_>>()
        };
        let kept = Kept::of(&own(&[
            "Explain how sleep works",
            "Keep a diary",
            "Choose a change",
        ]));
        let like = |items: &[&str]| kept.likeness(&own(items));
        assert_eq!(
            like(&["Keep a diary", "Explain how sleep works", "Choose a change"]),
            Some(1.0)
        );
        assert!(like(&["Explain how sleep works", "Keep a diray", "Choose a change"]) > Some(0.8));
        assert!(
            like(&[
                "Explain how sleep works",
                "Name three poets",
                "Choose a change"
            ]) < Some(0.5)
        );
        assert_eq!(like(&["Explain how sleep works", "Keep a diary"]), None);
    }
}

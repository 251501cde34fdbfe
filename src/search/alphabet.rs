//! Titles → the order of a language's own alphabet, and the letter that each stands under.

use crate::language::bare;
use crate::search::words;

/// The letters of a language in their order; some are of two signs, such as the Welsh Ll.
#[derive(Debug)]
pub(super) struct Alphabet {
    /// As they are shown, and in small letters.
    letters: Vec<(String, Vec<char>)>,
}

impl Alphabet {
    /// Reads letters that stand apart by spaces.
    pub(super) fn new(letters: &str) -> Self {
        let letters = letters.split_whitespace();
        let both = |letter: &str| (letter.to_owned(), letter.to_lowercase().chars().collect());
        Self {
            letters: letters.map(both).collect(),
        }
    }

    pub(super) fn letter(&self, at: usize) -> Option<&str> {
        self.letters.get(at).map(|(letter, _)| letter.as_str())
    }

    /// The letter that a title stands under; `None` for a number, or a letter of another alphabet.
    pub(super) fn initial(&self, title: &str) -> Option<usize> {
        let title: Vec<char> = bare(title).to_lowercase().chars().collect();
        let first = title.iter().position(|sign| sign.is_alphanumeric())?;
        self.at(&title[first..]).map(|(letter, _)| letter)
    }

    /// What sorts titles: spaces before numbers before letters, each letter by its place; other signs do not count.
    pub(super) fn key(&self, title: &str) -> Vec<u32> {
        let title: Vec<char> = bare(title).to_lowercase().chars().collect();
        let mut key = Vec::with_capacity(title.len());
        let mut at = 0;
        while let Some(sign) = title.get(at) {
            if let Some((letter, signs)) = self.at(&title[at..]) {
                key.push(100 + u32::try_from(letter).unwrap_or_default());
                at += signs;
                continue;
            }
            match sign {
                sign if sign.is_whitespace() => key.push(0),
                sign if sign.is_ascii_digit() => key.push(1 + u32::from(*sign) - u32::from('0')),
                sign if sign.is_alphanumeric() => key.push(10_000 + u32::from(*sign)),
                _ => {}
            }
            at += 1;
        }
        key
    }

    /// The letter at the beginning of a text, and of how many signs it is; of two that fit, the longer. A sign with an
    /// accent that the alphabet does not have is its letter without.
    fn at(&self, text: &[char]) -> Option<(usize, usize)> {
        let fitting = |text: &[char]| {
            let letters = self.letters.iter().enumerate();
            letters
                .filter(|(_, (_, signs))| text.starts_with(signs))
                .map(|(at, (_, signs))| (at, signs.len()))
                .max_by_key(|(_, signs)| *signs)
        };
        fitting(text).or_else(|| fitting(&[words::base(*text.first()?)]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WELSH: &str = "A B C Ch D Dd E F Ff G Ng H I J L Ll M N O P Ph R Rh S T Th U W Y";

    fn sorted<'t>(alphabet: &str, mut titles: Vec<&'t str>) -> Vec<&'t str> {
        let alphabet = Alphabet::new(alphabet);
        titles.sort_by_key(|title| alphabet.key(title));
        titles
    }

    #[test]
    fn a_letter_of_two_signs_has_its_own_place() {
        let titles = vec!["Chwarae", "Cwsg", "Dawns", "Ddoe", "Llyfrau", "Lolfa"];
        assert_eq!(
            sorted(WELSH, titles),
            ["Cwsg", "Chwarae", "Dawns", "Ddoe", "Lolfa", "Llyfrau"]
        );
        let alphabet = Alphabet::new(WELSH);
        let letter = |title| alphabet.initial(title).and_then(|at| alphabet.letter(at));
        assert_eq!(letter("Llyfrau"), Some("Ll"));
        assert_eq!(letter("Ŵyna"), Some("W"));
    }

    #[test]
    fn quotes_numbers_and_other_alphabets_have_a_place() {
        let english = "A B C D E F G H I J K L M N O P Q R S T U V W X Y Z";
        assert_eq!(
            sorted(english, vec!["نیند", "Ant", "“An” art", "5 ways", "An art"]),
            ["5 ways", "“An” art", "An art", "Ant", "نیند"]
        );
        let alphabet = Alphabet::new(english);
        assert_eq!(alphabet.initial("5 ways"), None);
        assert_eq!(alphabet.initial("“An” art"), Some(0));
    }
}

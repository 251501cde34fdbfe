//! Text → the words that the search compares: small letters, without accents.
//!
//! `themes/default/assets/search.js` does the same with what somebody types. What differs there is not found.

use std::borrow::Cow;

/// Words of at most this many letters are too short to be looked for.
const TOO_SHORT: usize = 1;

/// Hands over the words of a text, in order. `is_english` takes the s of a plural off.
pub(super) fn each_word(text: &str, is_english: bool, mut take: impl FnMut(&str)) {
    let folded = folded(text);
    let words = folded.split(|letter: char| !letter.is_alphanumeric());
    for word in words.filter(|word| word.chars().nth(TOO_SHORT).is_some()) {
        match is_english {
            true => take(&without_plural(word)),
            false => take(word),
        }
    }
}

/// Small letters, and none with an accent.
pub(super) fn folded(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let lower = text.to_lowercase();
    let letters = lower.chars().filter(|letter| !is_accent(*letter));
    letters.map(base).collect()
}

/// Combining marks of the Latin, Greek and Cyrillic scripts.
fn is_accent(letter: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&letter)
}

/// The letter under an accent: of the small letters from U+00E0 to U+017F, U+01CE to U+0233 and U+1E00 to U+1EFF, those
/// that Unicode takes apart (NFD).
pub(super) fn base(letter: char) -> char {
    const BASES: [(char, &str); 25] = [
        ('a', "àáâãäåāăąǎǟǡǻȁȃȧḁạảấầẩẫậắằẳẵặ"),
        ('b', "ḃḅḇ"),
        ('c', "çćĉċčḉ"),
        ('d', "ďḋḍḏḑḓ"),
        ('e', "èéêëēĕėęěȅȇȩḕḗḙḛḝẹẻẽếềểễệ"),
        ('f', "ḟ"),
        ('g', "ĝğġģǧǵḡ"),
        ('h', "ĥȟḣḥḧḩḫẖ"),
        ('i', "ìíîïĩīĭįǐȉȋḭḯỉị"),
        ('j', "ĵǰ"),
        ('k', "ķǩḱḳḵ"),
        ('l', "ĺļľḷḹḻḽ"),
        ('m', "ḿṁṃ"),
        ('n', "ñńņňǹṅṇṉṋ"),
        ('o', "òóôõöōŏőơǒǫǭȍȏȫȭȯȱṍṏṑṓọỏốồổỗộớờởỡợ"),
        ('p', "ṕṗ"),
        ('r', "ŕŗřȑȓṙṛṝṟ"),
        ('s', "śŝşšșṡṣṥṧṩ"),
        ('t', "ţťțṫṭṯṱẗ"),
        ('u', "ùúûüũūŭůűųưǔǖǘǚǜȕȗṳṵṷṹṻụủứừửữự"),
        ('v', "ṽṿ"),
        ('w', "ŵẁẃẅẇẉẘ"),
        ('x', "ẋẍ"),
        ('y', "ýÿŷȳẏẙỳỵỷỹ"),
        ('z', "źżžẑẓẕ"),
    ];
    if letter < 'à' {
        return letter;
    }
    let with_accent = BASES.iter().find(|(_, all)| all.contains(letter));
    with_accent.map_or(letter, |(base, _)| *base)
}

/// "walks" → "walk", "stories" → "story"; "stress", "bus" and "this" stay.
fn without_plural(word: &str) -> Cow<'_, str> {
    let long = |letters: usize| word.chars().nth(letters).is_some();
    if let Some(stem) = word.strip_suffix("ies").filter(|_| long(4)) {
        return format!("{stem}y").into();
    }
    let is_plural = long(3) && !["ss", "us", "is"].iter().any(|end| word.ends_with(end));
    let stem = word.strip_suffix('s').filter(|_| is_plural);
    stem.unwrap_or(word).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str, is_english: bool) -> Vec<String> {
        let mut words = Vec::new();
        each_word(text, is_english, |word| words.push(word.to_owned()));
        words
    }

    fn of(text: &str) -> Vec<String> {
        words(text, true)
    }

    #[test]
    fn accents_and_capitals_do_not_matter() {
        assert_eq!(
            of("Ŵyna Café NAÏVE e\u{301}té"),
            ["wyna", "cafe", "naive", "ete"]
        );
        assert_eq!(of("Straße Ørsted"), ["straße", "ørsted"]);
    }

    #[test]
    fn a_possessive_is_its_noun_and_a_plural_its_singular() {
        assert_eq!(
            of("Women’s walks, carers' stories"),
            ["women", "walk", "carer", "story"]
        );
        assert_eq!(of("stress this bus was"), ["stress", "this", "bus", "was"]);
        assert_eq!(words("les amies", false), ["les", "amies"]);
    }

    #[test]
    fn words_of_every_script_are_words() {
        assert_eq!(of("نیند، Сон 16+"), ["نیند", "сон", "16"]);
    }

    #[test]
    fn letters_under_an_accent_are_those_of_the_alphabet() {
        for letter in ('à'..='\u{17f}').chain('\u{1e00}'..='\u{1eff}') {
            assert!(
                base(letter) == letter || base(letter).is_ascii_lowercase(),
                "{letter}"
            );
        }
    }
}

//! A text → the script that most of its letters are in, as far as a voice must know it.

use crate::language::names::primary;

/// The scripts of the languages that British colleges offer courses in; all others are one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Script {
    Latin,
    Arabic,
    Hebrew,
    Cyrillic,
    Greek,
    Devanagari,
    Bengali,
    Gurmukhi,
    Gujarati,
    Tamil,
    Ethiopic,
    Han,
    Other,
}

/// Whether a text is written in letters that the language of a tag is not written in: an Urdu title on an English page.
/// Nothing can be said of a text without letters.
pub fn is_in_another_script(text: &str, tag: &str) -> bool {
    most(text).is_some_and(|script| script != of_language(tag))
}

/// The script of most letters.
fn most(text: &str) -> Option<Script> {
    let mut counts: Vec<(Script, usize)> = Vec::new();
    for script in text.chars().filter_map(of_letter) {
        match counts.iter_mut().find(|(known, _)| *known == script) {
            Some((_, count)) => *count += 1,
            None => counts.push((script, 1)),
        }
    }
    // Of two that are as many, the one that comes first.
    let most = counts.iter().rev().max_by_key(|(_, count)| *count);
    most.map(|(script, _)| *script)
}

/// By the blocks of Unicode 16; `None` for what is no letter.
fn of_letter(letter: char) -> Option<Script> {
    if !letter.is_alphabetic() {
        return None;
    }
    Some(match letter as u32 {
        0..=0x024F | 0x1E00..=0x1EFF => Script::Latin,
        0x0370..=0x03FF | 0x1F00..=0x1FFF => Script::Greek,
        0x0400..=0x052F => Script::Cyrillic,
        0x0590..=0x05FF | 0xFB1D..=0xFB4F => Script::Hebrew,
        0x0600..=0x06FF | 0x0750..=0x077F | 0x08A0..=0x08FF | 0xFB50..=0xFDFF | 0xFE70..=0xFEFF => {
            Script::Arabic
        }
        0x0900..=0x097F => Script::Devanagari,
        0x0980..=0x09FF => Script::Bengali,
        0x0A00..=0x0A7F => Script::Gurmukhi,
        0x0A80..=0x0AFF => Script::Gujarati,
        0x0B80..=0x0BFF => Script::Tamil,
        0x1200..=0x139F => Script::Ethiopic,
        0x3040..=0x30FF | 0x3400..=0x9FFF | 0xAC00..=0xD7A3 => Script::Han,
        _ => Script::Other,
    })
}

fn of_language(tag: &str) -> Script {
    match primary(tag).as_str() {
        "ar" | "fa" | "ur" | "ps" | "sd" | "ug" | "ckb" => Script::Arabic,
        "he" | "yi" => Script::Hebrew,
        "be" | "bg" | "mk" | "ru" | "sr" | "uk" => Script::Cyrillic,
        "el" => Script::Greek,
        "hi" | "mr" | "ne" => Script::Devanagari,
        "bn" => Script::Bengali,
        "pa" => Script::Gurmukhi,
        "gu" => Script::Gujarati,
        "ta" => Script::Tamil,
        "am" | "ti" => Script::Ethiopic,
        "zh" | "ja" | "ko" => Script::Han,
        "dv" | "ka" | "hy" | "th" | "te" | "ml" | "kn" | "si" | "my" | "km" | "lo" => Script::Other,
        _ => Script::Latin,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn most_letters_decide_and_figures_do_not() {
        for (text, tag, other) in [
            ("اچھی نیند", "en-GB", true),
            ("اچھی نیند (Sleep) 2027", "en", true),
            ("Sleep well (اچھی)", "en", false),
            ("اچھی نیند", "ur", false),
            ("Cwsg da", "cy", false),
            ("Добрий сон", "en", true),
            ("2027, 10:00", "ar", false),
            ("Sleep well", "ar", true),
        ] {
            assert_eq!(is_in_another_script(text, tag), other, "{text} for {tag}");
        }
    }
}

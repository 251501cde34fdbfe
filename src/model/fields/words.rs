//! What words mean: yes or no, a placeholder, a name that is nearly another.

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

/// "yes", "no", and what other programs make of them.
pub fn yes_or_no(text: &str) -> Option<bool> {
    match text.to_ascii_lowercase().as_str() {
        "yes" | "true" => Some(true),
        "no" | "false" => Some(false),
        _ => None,
    }
}

/// The most similar name, when one is similar enough to be meant.
pub fn nearest<'a>(word: &str, names: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let letters = word.chars().count();
    let is_near = |name: &str| {
        let most = 1 + name.len() / 6;
        // Each letter that one has more is a change of its own.
        letters.abs_diff(name.chars().count()) <= most
            && strsim::damerau_levenshtein(word, name) <= most
    };
    names
        .map(|name| (strsim::jaro_winkler(word, name), name))
        .filter(|(likeness, name)| *likeness > 0.86 || is_near(name))
        .max_by(|a, b| a.0.total_cmp(&b.0).then_with(|| b.1.cmp(a.1)))
        .map(|(_, name)| name)
}

/// Suggests names until it has compared many: with thousands of wrong names the first are put right, and the rest looked
/// at again.
#[derive(Debug, Default)]
pub struct Suggestions {
    compared: usize,
}

impl Suggestions {
    /// The most similar name; `None` also when nothing is compared any more.
    pub fn nearest<'a>(
        &mut self,
        word: &str,
        names: impl Iterator<Item = &'a str>,
    ) -> Option<&'a str> {
        if self.compared > MOST_COMPARED {
            return None;
        }
        nearest(word, names.inspect(|_| self.compared += 1))
    }
}

/// About a second of work.
const MOST_COMPARED: usize = 2_000_000;

/// The placeholder that a text still holds.
pub fn placeholder(text: &str) -> Option<&'static str> {
    placeholder_at(text).map(|(_, sign)| sign)
}

/// What stands for words that are still to come, and whether it does so only as a word of its own.
const PLACEHOLDERS: [(&str, bool); 6] = [
    ("FIXME", true),
    ("TODO", true),
    ("TBC]", false),
    ("[TBC", false),
    ("xxx", true),
    ("XXX", true),
];

/// Text that stands in a layout, in any letters.
const FILLING: &str = "lorem ipsum";

/// Says of most texts in one pass that none of these is in them. Every text and field is asked.
static ANY: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| {
    let signs = PLACEHOLDERS.iter().map(|(sign, _)| *sign);
    let mut finder = AhoCorasick::builder();
    let finder = finder.ascii_case_insensitive(true);
    finder.build(signs.chain([FILLING])).ok()
});

/// The same, with the byte at which it begins.
pub fn placeholder_at(text: &str) -> Option<(usize, &'static str)> {
    if (ANY.as_ref()).is_some_and(|any| !any.is_match(text)) {
        return None;
    }
    for (sign, whole_word) in PLACEHOLDERS {
        let found = text.match_indices(sign).find(|(at, _)| {
            let at = *at;
            let before = text[..at]
                .chars()
                .next_back()
                .is_none_or(|letter| !letter.is_alphanumeric());
            let after = text[at + sign.len()..]
                .chars()
                .next()
                .is_none_or(|letter| !letter.is_alphanumeric());
            !whole_word || before && after
        });
        if let Some((at, _)) = found {
            let bracket = usize::from(sign.starts_with('['));
            return Some((at + bracket, sign.trim_matches(['[', ']'])));
        }
    }
    let at = text.to_ascii_lowercase().find(FILLING)?;
    Some((at, FILLING))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_are_words_of_their_own() {
        assert_eq!(placeholder("TODO: ask Sam"), Some("TODO"));
        assert_eq!(placeholder("Lorem Ipsum dolor"), Some("lorem ipsum"));
        assert_eq!(placeholder_at("Ask Sam [TBC"), Some((9, "TBC")));
        assert_eq!(placeholder("the TBC of it, todo, Xxx"), None);
        assert_eq!(placeholder("call 01632 xxx xxx"), Some("xxx"));
        assert_eq!(placeholder("mastodon, Todos los santos, exxxtra"), None);
    }

    #[test]
    fn nearest_gives_what_was_meant_and_nothing_far_fetched() {
        let names = ["central-library", "st-marks", "the-hub"];
        assert_eq!(
            nearest("central-libary", names.into_iter()),
            Some("central-library")
        );
        assert_eq!(nearest("st-mark", names.into_iter()), Some("st-marks"));
        assert_eq!(nearest("town-hall", names.into_iter()), None);
    }
}

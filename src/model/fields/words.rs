//! What words mean: yes or no, a placeholder, a name that is nearly another.

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
    names
        .map(|name| {
            (
                strsim::jaro_winkler(word, name),
                strsim::damerau_levenshtein(word, name),
                name,
            )
        })
        .filter(|(likeness, distance, name)| *likeness > 0.86 || *distance <= 1 + name.len() / 6)
        .max_by(|a, b| a.0.total_cmp(&b.0).then_with(|| b.2.cmp(a.2)))
        .map(|(_, _, name)| name)
}

/// The placeholder that a text still holds.
pub fn placeholder(text: &str) -> Option<&'static str> {
    placeholder_at(text).map(|(_, sign)| sign)
}

/// The same, with the byte at which it begins.
pub fn placeholder_at(text: &str) -> Option<(usize, &'static str)> {
    for (sign, whole_word) in [
        ("FIXME", true),
        ("TODO", true),
        ("TBC]", false),
        ("[TBC", false),
        ("xxx", true),
        ("XXX", true),
    ] {
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
    let at = text.to_ascii_lowercase().find("lorem ipsum")?;
    Some((at, "lorem ipsum"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_are_words_of_their_own() {
        assert_eq!(placeholder("TODO: ask Sam"), Some("TODO"));
        assert_eq!(placeholder("Lorem Ipsum dolor"), Some("lorem ipsum"));
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

//! Language tags, as a page tells a browser or a voice which language it is in.

use crate::model::fields::{Reading, Text};

/// Reports a text that is no language tag, such as a language's name.
pub(super) fn language(tag: Text, r: &mut Reading<'_>) -> Option<Text> {
    if is_language_tag(&tag.value) {
        return Some(tag);
    }
    r.wrong_kind(
        tag.span,
        format!("{} is not a language tag", tag.value),
        "a tag such as en-GB, cy or ur",
    );
    None
}

/// Whether a text is a tag such as en-GB (BCP 47).
pub fn is_language_tag(tag: &str) -> bool {
    let known = tag
        .parse::<unic_langid::LanguageIdentifier>()
        // The grammar of tags leaves room for longer languages, of which none is registered: English is no tag.
        .is_ok_and(|known| known.language.as_str().len() <= 3);
    known && !tag.contains('_')
}

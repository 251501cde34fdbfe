//! What a rule would write instead → a Fix, where the words stand in the file letter for letter.

use std::ops::Range;

use crate::finding::Fix;
use crate::model::fields::Text;
use crate::parse::passage::PassageKind;
use crate::rules::checker::Context;
use crate::text::prose::Prose;

/// Replaces the words at a range.
pub(super) fn instead(
    cx: &Context<'_>,
    prose: &Prose,
    words: Range<usize>,
    write: &str,
) -> Option<Fix> {
    inside(cx, prose, words.clone(), write, words, write)
}

/// Replaces a whole field, such as a phone number; its quotation marks stay.
pub(super) fn instead_of_field(cx: &Context<'_>, field: &Text, write: &str) -> Option<Fix> {
    let passage = cx.field(field);
    let span = passage.span(0..passage.text.len());
    (cx.sources.text(span) == field.value).then(|| Fix {
        span,
        text: write.to_owned(),
        was: field.value.clone(),
        becomes: write.to_owned(),
    })
}

/// Replaces only a part of the words at a range, such as a dash, so that they become what is to be written.
pub(super) fn inside(
    cx: &Context<'_>,
    prose: &Prose,
    words: Range<usize>,
    becomes: &str,
    part: Range<usize>,
    text: &str,
) -> Option<Fix> {
    // The words of a heading are its anchor, and somebody may have linked to it.
    if prose.kind() == PassageKind::Heading {
        return None;
    }
    // A part of a longer word, such as the name of a file.
    let is_part = |letter: char| letter.is_alphanumeric() || "_/\\=#@&".contains(letter);
    if prose.text()[..words.start].ends_with(is_part)
        || prose.text()[words.end..].starts_with(is_part)
    {
        return None;
    }
    let was = prose.written(words.clone());
    let span = prose.span(part.clone());
    let is_literal = cx.sources.text(prose.span(words)) == was
        && cx.sources.text(span) == prose.written(part)
        && !was.contains('\n');
    is_literal.then(|| Fix {
        span,
        text: text.to_owned(),
        was: was.to_owned(),
        becomes: becomes.to_owned(),
    })
}

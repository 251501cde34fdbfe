//! Two keys of which only one can be meant.

use crate::model::fields::{Fields, Reading};

/// Reports that a record has both of two keys, at the one that is written second. Which of them is meant cannot be
/// known, so neither is dropped in silence.
pub(super) fn one_of_two(
    fields: &Fields<'_>,
    names: [&str; 2],
    message: &str,
    r: &mut Reading<'_>,
) {
    let second = names
        .into_iter()
        .filter_map(|name| fields.key_span(name))
        .max_by_key(|span| span.start);
    r.wrong_kind(second.unwrap_or(fields.span), message, "one of the two");
}

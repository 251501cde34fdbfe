//! Ids that may be given once only, such as those of a run's sessions.

use std::collections::HashMap;

use crate::model::fields::Text;

/// Each id that an earlier one of the file is like, after that first one.
pub(super) fn repeated<'a>(ids: impl Iterator<Item = &'a Text>) -> Vec<(&'a Text, &'a Text)> {
    let mut ids: Vec<&Text> = ids.collect();
    ids.sort_by_key(|id| id.span.start);
    let mut firsts: HashMap<&str, &Text> = HashMap::new();
    ids.into_iter()
        .filter_map(|id| {
            let first = *firsts.entry(&id.value).or_insert(id);
            (!std::ptr::eq(first, id)).then_some((first, id))
        })
        .collect()
}

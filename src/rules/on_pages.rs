//! Mistakes of templates: one is on every page that the template makes, and is said once, at the first.

use std::collections::BTreeMap;

/// The first page of each mistake, and on how many pages it is. In the order of the mistakes.
pub(super) fn once<'a, K: Ord>(
    found: impl Iterator<Item = (K, &'a str)>,
) -> BTreeMap<K, (&'a str, usize)> {
    let mut pages: BTreeMap<K, (&str, usize)> = BTreeMap::new();
    for (mistake, page) in found {
        pages
            .entry(mistake)
            .and_modify(|(_, count)| *count += 1)
            .or_insert((page, 1));
    }
    pages
}

/// " (and on 3 more pages)"; nothing for one page.
pub(super) fn more(pages: usize) -> String {
    match pages {
        0 | 1 => String::new(),
        2 => " (and on 1 more page)".to_owned(),
        count => format!(" (and on {} more pages)", count - 1),
    }
}

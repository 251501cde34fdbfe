//! The addresses of a record and of what is made for it, under its old and its new id.

use std::ops::Range;

use crate::ledger::NewId;
use crate::model::kind::Kind;
use crate::pipeline::Understood;

/// Addresses inside the site that hold the id of one record.
#[derive(Debug)]
pub(super) struct Addresses {
    /// Each up to the id, under both ids, and the letters that may come behind.
    pairs: Vec<(String, String, &'static str)>,
    languages: Vec<String>,
    /// With a slash at its end.
    base_url: String,
}

const PAGE: &str = "/?#";
const FILE: &str = "./?#";

impl Addresses {
    pub(super) fn new(is: &Understood, id: NewId<'_>) -> Self {
        let mut pairs = Vec::new();
        if let (Some(old), Some(new)) = (id.kind.address(id.old), id.kind.address(id.new)) {
            let bare = |path: String| path.trim_end_matches('/').to_owned();
            pairs.push((bare(old.to_string()), bare(new.to_string()), PAGE));
        }
        let (folders, letters) = folders(id.kind);
        for folder in folders {
            pairs.push((
                format!("{folder}{}", id.old),
                format!("{folder}{}", id.new),
                letters,
            ));
        }
        let languages = is.catalogue.other_languages();
        Self {
            pairs,
            languages: languages.into_iter().map(str::to_owned).collect(),
            base_url: is.catalogue.college.base_url.value.clone(),
        }
    }

    /// The part of an address that changes, and what takes its place; nothing where it is the address of something else.
    pub(super) fn moved(&self, address: &str) -> Option<(Range<usize>, String)> {
        let mut start = match address.strip_prefix(&self.base_url) {
            Some(_) => self.base_url.len() - 1,
            None if address.starts_with('/') => 0,
            None => return None,
        };
        let in_language = self.languages.iter().find_map(|tag| {
            let rest = address[start..]
                .strip_prefix('/')?
                .strip_prefix(tag.as_str())?;
            rest.starts_with('/').then_some(tag.len() + 1)
        });
        start += in_language.unwrap_or(0);
        let path = &address[start..];
        self.pairs.iter().find_map(|(old, new, letters)| {
            let rest = path.strip_prefix(old.as_str())?;
            let ends = rest.chars().next().is_none_or(|it| letters.contains(it));
            ends.then(|| (start..start + old.len(), new.clone()))
        })
    }
}

/// What is made for a record besides its page, up to its id.
fn folders(kind: Kind) -> (&'static [&'static str], &'static str) {
    let folders: &[&str] = match kind {
        Kind::Course => &["/calendars/courses/"],
        Kind::Topic => &["/calendars/topics/", "/find/strand/"],
        Kind::Venue => &["/calendars/venues/", "/find/place/"],
        Kind::Partner => &["/calendars/partners/"],
        Kind::Term => &["/calendars/terms/", "/data/plan/"],
        Kind::College | Kind::Person | Kind::Page => &[],
    };
    (folders, FILE)
}

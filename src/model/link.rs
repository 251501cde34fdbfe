//! A link in a text → the address it leads to.
//!
//! Links go to records as relative files, so that they also work where the text is read on a git host, or to addresses.

use crate::model::catalogue::Catalogue;
use crate::model::kind::{Kind, Purpose, purpose};

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LinkTarget {
    /// A page of a record: its kind, its id and the anchor asked for, if any.
    Record {
        kind: Kind,
        id: String,
        anchor: Option<String>,
    },
    /// A picture of the site, by its path from the site's folder.
    Picture(String),
    /// An address inside the site, an anchor of this page, or an outside address: as written.
    Address(String),
    /// A file that the site does not have; the path that was looked for.
    Missing(String),
}

/// What a target written in the file at `from` means.
pub fn resolve(catalogue: &Catalogue, pictures: &[String], from: &str, target: &str) -> LinkTarget {
    let has_scheme = target.split_once(':').is_some_and(|(scheme, _)| {
        !scheme.is_empty()
            && scheme
                .chars()
                .all(|letter| letter.is_ascii_alphanumeric() || "+.-".contains(letter))
    });
    if target.starts_with('/') || target.starts_with('#') || has_scheme {
        return LinkTarget::Address(target.to_owned());
    }
    let (file, anchor) = match target.split_once('#') {
        Some((file, anchor)) => (file, Some(anchor.to_owned())),
        None => (target, None),
    };
    let Some(path) = joined(from, &decoded(file)) else {
        return LinkTarget::Missing(target.to_owned());
    };
    if pictures.binary_search(&path).is_ok() {
        return LinkTarget::Picture(path);
    }
    match purpose(&path) {
        // A text in another language leads to the page of its record, in the language of the page that links to it.
        Purpose::Record(kind, id) | Purpose::Translation { kind, id, .. }
            if is_there(catalogue, kind, id) =>
        {
            LinkTarget::Record {
                kind,
                id: id.to_owned(),
                anchor,
            }
        }
        _ => LinkTarget::Missing(path),
    }
}

fn is_there(catalogue: &Catalogue, kind: Kind, id: &str) -> bool {
    match kind {
        Kind::College => true,
        Kind::Course => catalogue.course(id).is_some(),
        Kind::Topic => catalogue.topic(id).is_some(),
        Kind::Term => catalogue.term(id).is_some(),
        Kind::Venue => catalogue.venue(id).is_some(),
        Kind::Partner => catalogue.partner(id).is_some(),
        Kind::Page => catalogue.page(id).is_some(),
        // People have no page to lead to.
        Kind::Person => false,
    }
}

/// `../../partners/x.md` seen from `content/courses/y.md` → `partners/x.md`; `None` when it leads out of the site.
fn joined(from: &str, file: &str) -> Option<String> {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in file.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// `%20` and its like, as editors write them.
fn decoded(file: &str) -> String {
    let bytes = file.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let byte = (bytes[at] == b'%')
            .then(|| file.get(at + 1..at + 3))
            .flatten()
            .and_then(|hex| u8::from_str_radix(hex, 16).ok());
        out.push(byte.unwrap_or(bytes[at]));
        at += if byte.is_some() { 3 } else { 1 };
    }
    String::from_utf8(out).unwrap_or_else(|_| file.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn relative_files_are_seen_from_the_text_they_stand_in() {
        assert_eq!(
            joined("content/courses/y.md", "../../partners/x.md").as_deref(),
            Some("partners/x.md")
        );
        assert_eq!(
            joined("content/courses/2027/y.md", "../x.md").as_deref(),
            Some("content/courses/x.md")
        );
        assert_eq!(joined("content/x.md", "../../../etc/passwd"), None);
        assert_eq!(decoded("a%20b%zz"), "a b%zz");
    }
}

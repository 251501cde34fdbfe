//! Aliases: old addresses that lead on to a record.

use std::collections::{BTreeMap, HashSet};

use crate::finding::{Finding, Findings};
use crate::malformed::DUPLICATE_ID;
use crate::model::fields::{Reading, Text};
use crate::parse::node::Node;

/// An old address inside the site: `/old/anxiety/`.
pub fn read(r: &mut Reading<'_>, node: &Node) -> Option<Text> {
    let text = r.text(node, "an old address, such as /old/anxiety/")?;
    let parts = || text.value.split('/').filter(|part| !part.is_empty());
    let letters = |part: &str, more: &str| {
        let fine = |letter: char| letter.is_ascii_alphanumeric() || more.contains(letter);
        !part.is_empty() && !part.starts_with('_') && part.chars().all(fine)
    };
    let page = |part: &str| {
        let stem = part.strip_suffix(".html").or(part.strip_suffix(".htm"));
        letters(stem.unwrap_or(part), "-_")
    };
    let is_fine = match parts().collect::<Vec<_>>().as_slice() {
        [] => false,
        [folders @ .., last] => {
            let first = folders.first().unwrap_or(last);
            folders.iter().all(|part| letters(part, "-_")) && page(last) && !FILES.contains(first)
        }
    };
    if text.value.starts_with('/') && is_fine {
        return Some(text);
    }
    r.wrong_kind(
        text.span,
        format!("{} is not an old address of this site", text.value),
        "an address that begins with a slash, such as /old/anxiety/",
    );
    None
}

/// The page that an old address is published as: `/old/x` and `/old/x/` are one, `/old/x.html` is itself.
pub fn published_as(alias: &str) -> String {
    let path = alias.trim_end_matches('/');
    let last = path.rsplit('/').next().unwrap_or("");
    if last.ends_with(".html") || last.ends_with(".htm") {
        path.to_owned()
    } else {
        format!("{path}/")
    }
}

/// Folders of the site that hold files and no pages of the college's.
const FILES: [&str; 5] = ["assets", "calendars", "data", "feeds", "pictures"];

/// Folders whose pages the program makes, which come and go with what courses are like.
const OWN_FOLDERS: [&str; 5] = ["collections", "find", "my-plan", "panel", "search"];

/// Pages that the program makes itself, whatever the records.
const OWN_PAGES: [&str; 10] = [
    "/courses/",
    "/prospectus/",
    "/prospectus/large-print/",
    "/venues/",
    "/partners/",
    "/timetable/",
    "/about/co-production/",
    "/about/partnerships/",
    "/404.html",
    "/index.html",
];

/// Reports old addresses that are the address of something else. `taken` are the addresses of all records, `languages` the
/// folders of the site's other languages.
pub fn check<'a>(
    aliases: impl Iterator<Item = &'a Text>,
    taken: &[String],
    languages: &[&str],
    findings: &mut Findings,
) {
    let is_own = |path: &str| {
        let first = path.split('/').nth(1).unwrap_or_default();
        OWN_PAGES.contains(&path) || OWN_FOLDERS.contains(&first) || languages.contains(&first)
    };
    let taken: HashSet<&str> = taken.iter().map(String::as_str).collect();
    let mut given: BTreeMap<String, &Text> = BTreeMap::new();
    for alias in aliases {
        let path = published_as(&alias.value);
        let message = format!("{} is the address of another page already", alias.value);
        let finding = Finding::new(&DUPLICATE_ID, alias.span, message)
            .help("delete this old address, or rename the other page");
        if is_own(&path) || taken.contains(path.as_str()) {
            findings.push(finding);
        } else if let Some(first) = given.get(&path) {
            findings.push(finding.related(first.span, "it leads from here already"));
        } else {
            given.insert(path, alias);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::node::{Content, Meaning, Scalar};
    use crate::source::{SourceId, Span, Spanned};

    #[test]
    fn two_pages_never_have_one_address() {
        let alias = |at: usize, text: &str| {
            Spanned::new(text.to_owned(), Span::new(SourceId(0), at..at + 1))
        };
        let aliases = [
            alias(0, "/old/anxiety"),
            alias(1, "/old/anxiety/"),
            alias(2, "/courses/sleep-well/"),
            alias(3, "/timetable/"),
            alias(4, "/old/sleep.html"),
            alias(5, "/find/day/tuesday/"),
            alias(6, "/cy/courses/sleep-well/"),
            alias(7, "/my-plan"),
            alias(8, "/cymru/"),
        ];
        let mut findings = Findings::default();
        check(
            aliases.iter(),
            &["/courses/sleep-well/".into()],
            &["cy"],
            &mut findings,
        );
        let starts = findings.iter().filter_map(|finding| finding.place.span());
        let starts: Vec<u32> = starts.map(|span| span.start).collect();
        assert_eq!(starts, [1, 2, 3, 5, 6, 7]);
    }

    #[test]
    fn an_old_address_is_that_of_a_page() {
        let is_read = |text: &str| {
            let scalar = Scalar {
                text: text.to_owned(),
                meaning: Meaning::Text,
            };
            let node = Node {
                span: Span::new(SourceId(0), 0..1),
                content: Content::Scalar(scalar),
            };
            let mut findings = Findings::default();
            let mut reading = Reading {
                findings: &mut findings,
                draft: false,
            };
            read(&mut reading, &node).is_some()
        };
        for fine in [
            "/old/anxiety/",
            "/old/anxiety",
            "/old_courses/2019.html",
            "/courses/anxious/",
        ] {
            assert!(is_read(fine), "{fine}");
        }
        for wrong in [
            "/sitemap.xml",
            "/_redirects",
            "/calendars/all.ics",
            "/calendars/old/",
            "/a.html/b/",
            "/../x/",
            "/",
            "old/",
        ] {
            assert!(!is_read(wrong), "{wrong}");
        }
    }
}

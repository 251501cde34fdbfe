//! Atom (RFC 4287): a feed of entries, the same bytes for the same entries.

use std::fmt::Write as _;

use jiff::civil::Date;

use crate::artifact::{Artifact, SitePath};
use crate::export::xml::escaped;
use crate::site::Site;

/// A feed.
pub(super) struct Feed {
    pub(super) path: SitePath,
    /// Part of its id, which stays for good.
    pub(super) name: &'static str,
    pub(super) title: String,
    pub(super) subtitle: String,
    pub(super) entries: Vec<Entry>,
}

pub(super) struct Entry {
    /// Its own part of its id.
    pub(super) id: String,
    pub(super) title: String,
    pub(super) published: Date,
    pub(super) updated: Date,
    /// The page about it, from the top of the site.
    pub(super) path: String,
    /// Plain text, a paragraph each.
    pub(super) lines: Vec<String>,
    pub(super) categories: Vec<String>,
}

/// When nothing has happened yet: a feed must say when it changed last, and the day of a build says nothing of that.
const NOTHING_YET: Date = Date::constant(2000, 1, 1);

pub(super) fn write(site: &Site<'_>, feed: &Feed) -> Artifact {
    let (authority, since) = authority(site);
    let address = |path: &str| format!("{}{}", site.base_url.trim_end_matches('/'), path);
    let updated = feed.entries.iter().map(|entry| entry.updated).max();
    let mut xml = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">\n\
         <id>tag:{authority},{since}:{}</id>\n<title>{}</title>\n<subtitle>{}</subtitle>\n<updated>{}</updated>\n\
         <author><name>{}</name></author>\n<link rel=\"self\" type=\"application/atom+xml\" href=\"{}\"/>\n\
         <link rel=\"alternate\" type=\"text/html\" href=\"{}\"/>\n",
        escaped(&site.words.tag),
        feed.name,
        escaped(&feed.title),
        escaped(&feed.subtitle),
        instant(updated.unwrap_or(NOTHING_YET)),
        escaped(&site.catalogue.college.name.value),
        escaped(&address(feed.path.as_str())),
        escaped(&address("/")),
    );
    for entry in &feed.entries {
        let _ = write!(
            xml,
            "<entry>\n<id>tag:{authority},{}:{}/{}</id>\n<title>{}</title>\n<published>{}</published>\n\
             <updated>{}</updated>\n<link rel=\"alternate\" type=\"text/html\" href=\"{}\"/>\n",
            entry.published,
            feed.name,
            entry.id,
            escaped(&entry.title),
            instant(entry.published),
            instant(entry.updated),
            escaped(&address(&entry.path)),
        );
        for category in &entry.categories {
            let _ = writeln!(xml, "<category term=\"{}\"/>", escaped(category));
        }
        if !entry.lines.is_empty() {
            let text = escaped(&entry.lines.join("\n"));
            let _ = writeln!(xml, "<summary type=\"text\">{text}</summary>");
        }
        xml.push_str("</entry>\n");
    }
    xml.push_str("</feed>\n");
    Artifact {
        path: feed.path.clone(),
        bytes: xml.into_bytes(),
    }
}

/// Who gave the ids, and since when (RFC 4151): the host under which the college published first, wherever it has moved
/// since.
fn authority<'s>(site: &'s Site<'_>) -> (&'s str, Date) {
    let lines = &site.remembered.ledger.lines;
    let first = lines.iter().min_by_key(|line| (line.published, &line.uid));
    match first.and_then(|line| Some((line.uid.rsplit_once('@')?.1, line.published))) {
        Some(first) => first,
        None => ("prospectus.invalid", NOTHING_YET),
    }
}

/// Changes are known by the day.
fn instant(day: Date) -> String {
    format!("{day}T00:00:00Z")
}

//! Translations: a record's texts in another language, from the file beside its own, `<id>.<language>.md`.

use crate::finding::Finding;
use crate::malformed::UNKNOWN_KEY;
use crate::model::fields::{Reading, Record, Text, nearest, shape};
use crate::model::kind::Kind;
use crate::parse::body::Body;
use crate::parse::node::{Content, Entry, Node};
use crate::source::{SourceId, Span};

/// The texts of one record in one language. A text that it does not hold is shown in the main language.
#[derive(Debug, Clone)]
pub struct Translation {
    /// As the college lists it.
    pub language: String,
    pub kind: Kind,
    pub id: String,
    pub source: SourceId,
    pub texts: Vec<Translated>,
    /// Empty when the file has no text under its keys.
    pub body: Body,
}

impl Translation {
    /// The texts under a key, in their order.
    pub(super) fn get(&self, key: &str) -> Option<&[Text]> {
        let found = self.texts.iter().find(|it| it.key == key);
        found.map(|it| it.texts.as_slice())
    }

    /// Every text of it but the body, with its key.
    pub fn fields(&self) -> impl Iterator<Item = (&str, &Text)> {
        (self.texts.iter()).flat_map(|it| it.texts.iter().map(|text| (it.key.as_str(), text)))
    }
}

/// What stands under one key, such as `enrolment.note`.
#[derive(Debug, Clone)]
pub struct Translated {
    pub key: String,
    pub texts: Vec<Text>,
    /// Whether it was written as a list.
    pub(super) is_list: bool,
    /// The key.
    pub(super) at: Span,
}

/// Which record and language the name of a file tells.
#[derive(Debug, Clone, Copy)]
pub(super) struct Named<'n> {
    pub(super) kind: Kind,
    pub(super) id: &'n str,
    pub(super) language: &'n str,
}

/// Reads a file; what the record and the college say to it is asked when all are read.
pub(super) fn read(
    named: Named<'_>,
    source: SourceId,
    front: &Node,
    body: Body,
    record: &'static Record,
    r: &mut Reading<'_>,
) -> Translation {
    let mut texts = Vec::new();
    for entry in front.entries() {
        read_entry(named, "", entry, record, &mut texts, r);
    }
    Translation {
        language: named.language.to_owned(),
        kind: named.kind,
        id: named.id.to_owned(),
        source,
        texts,
        body,
    }
}

fn read_entry(
    named: Named<'_>,
    group: &str,
    entry: &Entry,
    record: &'static Record,
    texts: &mut Vec<Translated>,
    r: &mut Reading<'_>,
) {
    let name = entry.key.value.as_str();
    if name.starts_with("x-") || entry.value.is_null() {
        return;
    }
    let key = format!("{group}{name}");
    let known = keys(named.kind);
    let is_group = known.iter().any(|known| {
        let rest = known.strip_prefix(&key);
        rest.is_some_and(|rest| rest.starts_with('.'))
    });
    if is_group && let Content::Map(inner) = &entry.value.content {
        let group = format!("{key}.");
        for entry in inner {
            read_entry(named, &group, entry, record, texts, r);
        }
        return;
    }
    let is_known = known.contains(&key.as_str()) || known.contains(&format!("{group}*").as_str());
    if !is_known {
        r.report(not_translated(named, &key, entry, record));
        return;
    }
    let is_list = matches!(entry.value.content, Content::List(_));
    let items = r.items(&entry.value).iter();
    let items: Vec<Text> = items.filter_map(|item| r.item(item, shape::TEXT)).collect();
    texts.push(Translated {
        key,
        texts: items,
        is_list,
        at: entry.key.span,
    });
}

/// A key that a translation does not hold: one of the record's own file, or one of no file.
fn not_translated(named: Named<'_>, key: &str, entry: &Entry, record: &'static Record) -> Finding {
    let id = named.id;
    let known = keys(named.kind);
    let first = key.split('.').next().unwrap_or(key);
    let finding = |message: String| Finding::new(&UNKNOWN_KEY, entry.key.span, message);
    if record.keys.iter().any(|known| known.name == first) {
        return finding(format!(
            "{key} is the same in every language, and belongs into {id}.md alone"
        ))
        .help("take it out here: this file holds only the words that are translated");
    }
    let found = finding(format!("a translation of {} has no key {key}", record.name));
    match nearest(key, known.iter().copied()) {
        Some(near) => found
            .label(format!("did you mean {near}?"))
            .help(format!("write {near}")),
        None => found.help(format!("the keys are {}", known.join(", "))),
    }
}

/// The keys that a translation of a kind of record may hold. `access.*` is a group with keys of the author's.
pub(super) fn keys(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::College => &[
            "name",
            "short_name",
            "support",
            "enrolment.steps",
            "words.attendee",
            "words.lived",
            "words.learned",
            "collections",
        ],
        Kind::Course => &[
            "title",
            "summary",
            "audience",
            "learning_outcomes",
            "content_note",
            "attendance",
            "cost",
            "enrolment.note",
            "need.note",
            "open_to.only",
            "open_to.ages",
            "open_to.cohort",
            "open_to.reason",
            "next_steps",
            "quotes",
        ],
        Kind::Topic => &["name"],
        Kind::Term => &["name", "breaks"],
        Kind::Venue => &["name", "closed", "access.*", "rooms.*"],
        Kind::Partner => &["name", "gives", "gets"],
        Kind::Person => &["role"],
        Kind::Page => &["title"],
    }
}

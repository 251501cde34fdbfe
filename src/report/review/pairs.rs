//! The files of both sides of a change, each record beside itself.

use std::collections::BTreeMap;

use crate::model::kept::Kept;
use crate::model::kind::{Kind, Purpose, purpose, purpose_of};
use crate::parse;
use crate::pipeline::{Reviewed, Understood};
use crate::report::review::values::Said;
use crate::source::{Source, SourceId, Sources};

/// A record before and after a change; one of the two is always there.
#[derive(Debug, Clone)]
pub(super) struct Pair {
    pub(super) old: Option<Side>,
    pub(super) new: Option<Side>,
}

/// The file of a record on one side.
#[derive(Debug, Clone)]
pub(super) struct Side {
    pub(super) id: String,
    pub(super) source: SourceId,
}

impl Pair {
    /// The id that it has, or had.
    pub(super) fn id(&self) -> &str {
        let side = self.new.as_ref().or(self.old.as_ref());
        side.map_or("", |side| &side.id)
    }

    /// The id that it had, if that was another.
    pub(super) fn renamed_from(&self) -> Option<&str> {
        let (old, new) = (self.old.as_ref()?, self.new.as_ref()?);
        (old.id != new.id).then_some(old.id.as_str())
    }

    /// The files, where they differ.
    pub(super) fn is_changed(&self, reviewed: &Reviewed) -> bool {
        let text = |side: &Option<Side>, of: &Understood| {
            side.as_ref()
                .map(|it| of.sources[it.source].text.replace("\r\n", "\n"))
        };
        self.renamed_from().is_some()
            || text(&self.old, &reviewed.before) != text(&self.new, &reviewed.now)
    }
}

/// All records of a kind that stand in the college's own folder, in the order of their ids.
pub(super) fn pairs(kind: Kind, reviewed: &Reviewed) -> Vec<Pair> {
    let mut old = files(kind, &reviewed.before);
    let new = files(kind, &reviewed.now);
    let mut pairs = Vec::new();
    let mut without: Vec<Side> = Vec::new();
    for (id, source) in new {
        let new = Side {
            id: id.clone(),
            source,
        };
        match old.remove(&id) {
            Some(source) => pairs.push(Pair {
                old: Some(Side { id, source }),
                new: Some(new),
            }),
            None => without.push(new),
        }
    }
    for new in without {
        let found = former_id(kind, &new, &old, reviewed);
        let old = found.and_then(|id| {
            let source = old.remove(&id)?;
            Some(Side { id, source })
        });
        pairs.push(Pair {
            old,
            new: Some(new),
        });
    }
    pairs.extend(old.into_iter().map(|(id, source)| Pair {
        old: Some(Side { id, source }),
        new: None,
    }));
    pairs.sort_by(|one, other| one.id().cmp(other.id()));
    pairs
}

fn files(kind: Kind, side: &Understood) -> BTreeMap<String, SourceId> {
    let own = side.sources.iter().filter(|(_, source)| !source.in_overlay);
    let of_kind = own.filter_map(|(id, source)| match purpose_of(source) {
        Purpose::Record(own, name) if own == kind => Some((name.to_owned(), id)),
        _ => None,
    });
    of_kind.collect()
}

/// The id that a file had before it was renamed, as git saw it, or as its own `aliases` say.
fn former_id(
    kind: Kind,
    new: &Side,
    old: &BTreeMap<String, SourceId>,
    reviewed: &Reviewed,
) -> Option<String> {
    let path = &reviewed.now.sources[new.source].path;
    let before = reviewed.touched.old_path(path);
    if let Purpose::Record(own, id) = purpose(before)
        && own == kind
        && let Some(source) = old.get(id)
        && (kind != Kind::Course || is_like((*source, id), new, reviewed))
    {
        return Some(id.to_owned());
    }
    let course = reviewed.now.catalogue.course(&new.id);
    let aliases = course.filter(|_| kind == Kind::Course)?.aliases.iter();
    let ids = aliases.filter_map(|alias| {
        let id = alias.value.strip_prefix("/courses/")?.trim_end_matches('/');
        old.contains_key(id).then(|| id.to_owned())
    });
    ids.into_iter().next()
}

/// Texts with fewer words are like one another too easily.
const MANY_WORDS: usize = 40;
const LIKE: f64 = 0.8;

/// Whether a course that git takes for another one under a new name may be that: it has its title, or nearly its text.
/// Front matters of two courses are so alike that git says it of a new course beside a deleted one.
fn is_like((source, id): (SourceId, &str), new: &Side, reviewed: &Reviewed) -> bool {
    let (before, now) = (&reviewed.before, &reviewed.now);
    let (Some(old), Some(course)) = (before.catalogue.course(id), now.catalogue.course(&new.id))
    else {
        return true;
    };
    let text = |id, sources: &Sources| said(id, &sources[id]).map_or(String::new(), |said| said.1);
    let (old_text, text) = (
        text(source, &before.sources),
        text(new.source, &now.sources),
    );
    let is_long = text.split_whitespace().count() >= MANY_WORDS;
    let likeness = Kept::of(&[old_text]).likeness(&[text]);
    old.title.value == course.title.value || is_long && likeness.is_some_and(|like| like >= LIKE)
}

/// The keys of a record's front matter, and the words of its text; nothing when they cannot be read.
pub(super) fn said(id: SourceId, source: &Source) -> Option<(BTreeMap<String, Said>, String)> {
    let mut findings = crate::finding::Findings::default();
    let document = parse::document(id, source, &mut findings)?;
    let body = &source.text[document.body.span.range()];
    Some((Said::of(&document.front).keys(), parse::plain::words(body)))
}

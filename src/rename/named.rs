//! Every place of a college that names a record, and what is to stand there.

use std::ops::Range;

use crate::edit::Edit;
use crate::error::Result;
use crate::finding::Findings;
use crate::ledger::NewId;
use crate::model::kind::{Kind, Purpose, purpose};
use crate::model::link::{LinkTarget, resolve};
use crate::model::lists::Waived;
use crate::parse::front_matter;
use crate::parse::node::{Content, Node};
use crate::parse::split::split;
use crate::pipeline::Understood;
use crate::rename::addresses::Addresses;
use crate::rename::files::{by_hand, moved_path};
use crate::rename::links::moved_links;
use crate::source::{Source, SourceId, Span};

/// The places, with what takes the place of each.
///
/// # Errors
///
/// When one is written in such a way that it cannot be changed for certain.
pub(super) fn places(is: &Understood, id: NewId<'_>) -> Result<Vec<(SourceId, Edit)>> {
    let mut places = Vec::new();
    for (kind, text) in &is.catalogue.references {
        if (*kind, text.value.as_str()) == (id.kind, id.old) {
            places.push(in_value(is, text.span, id.old, id.new)?);
        }
    }
    for waiver in &is.catalogue.waivers {
        if let Waived::File(path) = &waiver.place
            && let Some(new) = new_path(is, &path.value, id)
        {
            places.push(in_value(is, path.span, &path.value, &new)?);
        }
    }
    let addresses = Addresses::new(is, id);
    for (source, file) in is.sources.iter() {
        if file.path.ends_with(".md") || file.path.ends_with(".yml") {
            for edit in in_file(is, (source, file), id, &addresses)? {
                places.push((source, edit));
            }
        }
    }
    Ok(places)
}

/// The path of a file of the record under its new id.
fn new_path(is: &Understood, path: &str, id: NewId<'_>) -> Option<String> {
    let mut sources = is.sources.iter();
    let (_, source) = sources.find(|(_, it)| it.path == path)?;
    moved_path(source, id)
}

/// A value of a front matter, with or without quotation marks, in which one word gives way to another.
fn in_value(is: &Understood, span: Span, old: &str, new: &str) -> Result<(SourceId, Edit)> {
    let source = &is.sources[span.source];
    let range = span.range();
    let Some(at) = source.text[range.clone()].find(old) else {
        let line = source.line_column(range.start).0;
        return Err(by_hand(format!(
            "{}:{line} names {old} in signs that stand for letters",
            source.path
        )));
    };
    let start = range.start + at;
    let edit = Edit {
        range: start..start + old.len(),
        text: new.to_owned(),
    };
    Ok((span.source, edit))
}

/// Addresses in the front matter of a file and links in its text.
fn in_file(
    is: &Understood,
    (source, file): (SourceId, &Source),
    id: NewId<'_>,
    addresses: &Addresses,
) -> Result<Vec<Edit>> {
    let mut ignored = Findings::default();
    let (front, body) = parts(source, file);
    let mut edits = Vec::new();
    let node =
        front.and_then(|front| front_matter::parse_any(source, &file.text, front, &mut ignored));
    if let Some(node) = node {
        let mut found = Vec::new();
        in_node(&node, addresses, &mut found);
        for (span, old, new) in found {
            edits.push(in_value(is, span, &old, &new)?.1);
        }
    }
    let moved = |target: &str| moved_target(is, &file.path, target, id, addresses);
    match moved_links(&file.text, body, &moved) {
        Ok(links) => edits.extend(links),
        Err(link) => {
            return Err(by_hand(format!(
                "{} leads to {} in signs that stand for letters: {link}",
                file.path, id.old
            )));
        }
    }
    Ok(edits)
}

/// Where the keys and the text of a file stand; one without hyphens, such as a note for colleagues, is all text.
fn parts(source: SourceId, file: &Source) -> (Option<Range<usize>>, Range<usize>) {
    let end = file.text.len();
    if file.path.ends_with(".yml") {
        return (Some(0..end), end..end);
    }
    match split(source, file, &mut Findings::default()) {
        Some(split) => (Some(split.front), split.body),
        None => (None, 0..end),
    }
}

/// Every value that is an address of the record as a whole. Old addresses stay old.
fn in_node(node: &Node, addresses: &Addresses, found: &mut Vec<(Span, String, String)>) {
    match &node.content {
        Content::Scalar(scalar) => {
            if let Some((range, new)) = addresses.moved(&scalar.text) {
                let mut text = scalar.text.clone();
                text.replace_range(range, &new);
                found.push((node.span, scalar.text.clone(), text));
            }
        }
        Content::List(items) => items.iter().for_each(|it| in_node(it, addresses, found)),
        Content::Map(entries) => {
            let entries = entries.iter().filter(|it| it.key.value != "aliases");
            entries.for_each(|entry| in_node(&entry.value, addresses, found));
        }
    }
}

/// The target of a link that leads to the record, under its new id.
fn moved_target(
    is: &Understood,
    from: &str,
    target: &str,
    id: NewId<'_>,
    addresses: &Addresses,
) -> Option<String> {
    let mut new = target.to_owned();
    if let Some((range, text)) = addresses.moved(target) {
        new.replace_range(range, &text);
        return Some(new);
    }
    let is_it = match resolve(&is.catalogue, &[], from, target) {
        LinkTarget::Record { kind, id: own, .. } => (kind, own.as_str()) == (id.kind, id.old),
        // People have no page, and are known by their file all the same.
        LinkTarget::Missing(path) => {
            purpose(path.split('#').next()?) == Purpose::Record(Kind::Person, id.old)
                && id.kind == Kind::Person
        }
        LinkTarget::Picture(_) | LinkTarget::Address(_) => false,
    };
    let file = target.split('#').next()?;
    let name = file.rfind('/').map_or(0, |at| at + 1);
    let ending = file[name..].find('.')?;
    is_it.then(|| {
        new.replace_range(name..name + ending, id.new);
        new
    })
}

//! The old address of a record, which leads on to it from now on where its kind has such addresses.

use crate::edit::{Edit, edited, front};
use crate::error::Result;
use crate::finding::Findings;
use crate::ledger::NewId;
use crate::model::alias::published_as;
use crate::model::kind::Kind;
use crate::model::reader::declaration;
use crate::parse::front_matter;
use crate::parse::node::Content;
use crate::parse::split::split;
use crate::pipeline::Understood;
use crate::source::{Source, SourceId};

const KEY: &str = "aliases";

fn has_aliases(kind: Kind) -> bool {
    let mut keys = declaration(kind).keys.iter();
    keys.any(|key| key.name == KEY)
}

/// Whether somebody may know the old address: that of a draft was never published.
fn was_published(is: &Understood, id: NewId<'_>) -> bool {
    let origin = is.catalogue.origin(id.kind, id.old);
    origin.is_some_and(|origin| !origin.draft)
}

pub(super) fn is_wanted(is: &Understood, id: NewId<'_>) -> bool {
    has_aliases(id.kind) && was_published(is, id)
}

/// The old address, where nothing leads on from it.
pub(super) fn lost(is: &Understood, id: NewId<'_>) -> Option<String> {
    let is_private = id.kind == Kind::Venue
        && is
            .catalogue
            .venue(id.old)
            .is_some_and(|venue| venue.private);
    let address = id.kind.address(id.old)?.to_string();
    (!has_aliases(id.kind) && !is_private && was_published(is, id)).then_some(address)
}

/// The file with its old address among the others; where the new one stood there, in its place.
pub(super) fn with_old_address(file: &Source, id: NewId<'_>) -> Result<(String, String)> {
    let [old, new] = [id.old, id.new].map(|id_of| {
        let address = id.kind.address(id_of);
        address.map_or_else(String::new, |address| address.to_string())
    });
    let text = match own_place(file, &new) {
        Some(range) => {
            let edit = Edit {
                range,
                text: old.clone(),
            };
            edited(&file.text, &[edit]).0
        }
        None => front::add(file, KEY, &old)?,
    };
    Ok((text, old))
}

/// Where an address stands among the old ones of a file.
fn own_place(file: &Source, address: &str) -> Option<std::ops::Range<usize>> {
    let mut ignored = Findings::default();
    let source = SourceId(0);
    let split = split(source, file, &mut ignored)?;
    let node = front_matter::parse(source, &file.text, split.front, &mut ignored)?;
    let value = &node.get(KEY)?.value;
    let items = match &value.content {
        Content::List(items) => items.as_slice(),
        _ => std::slice::from_ref(value),
    };
    let item = items.iter().find(|item| {
        let text = item.scalar().map(|scalar| scalar.text.as_str());
        text.is_some_and(|text| published_as(text) == address)
    })?;
    let text = &item.scalar()?.text;
    let range = item.span.range();
    let at = range.start + file.text[range].find(text.as_str())?;
    Some(at..at + text.len())
}

//! A record's new id: its file, and everything that names it, changed together and nothing else.
//!
//! What names it is what the readers themselves gathered while reading ([`Catalogue::references`]), so that no list of
//! fields is kept here.
//!
//! [`Catalogue::references`]: crate::model::Catalogue::references

mod files;

mod refused;

mod addresses;

mod links;

mod named;

mod alias;

mod panel;

use std::collections::BTreeMap;

pub use crate::rename::files::reviews_of;

use crate::edit::{Edit, Together};
use crate::error::Result;
use crate::ledger::{NewId, with_new_id};
use crate::pipeline::{Options, Understood};
use crate::read::LEDGER_PATH;
use crate::rename::files::{Files, moved_path};
use crate::source::{SourceId, Sources};

/// What a rename does, and what people are told of it.
#[derive(Debug)]
pub struct Renamed {
    /// The record under both ids.
    pub changes: Together,
    /// The old address that leads on, where there is one.
    pub alias: Option<String>,
    /// The old address that leads nowhere from now on: this kind of record has none that lead on.
    pub lost: Option<String>,
    /// How many places named the record.
    pub places: usize,
    /// Places that name it and lie outside the college's folder: path and line.
    pub outside: Vec<(String, usize)>,
    /// Whether people who are kept elsewhere may name it.
    pub people_elsewhere: bool,
}

/// Gives a record of a college another id.
///
/// # Errors
///
/// When the id cannot be had, there is no such record, or the college cannot be read for certain: then what to do first.
pub fn rename(is: &Understood, options: &Options, id: NewId<'_>) -> Result<Renamed> {
    refused::check(is, id)?;
    let mut edits: BTreeMap<SourceId, Vec<Edit>> = BTreeMap::new();
    for (source, edit) in named::places(is, id)? {
        edits.entry(source).or_default().push(edit);
    }
    let outside = outside(&is.sources, &edits);
    let places = edits.values().map(Vec::len).sum::<usize>() - outside.len();
    let mut files = Files::new(&is.sources, &edits, |path| moved_path(path, id));
    let record = is.catalogue.origin(id.kind, id.old);
    let record = record.map(|origin| origin.source);
    let mut alias = None;
    if let Some(record) = record.filter(|_| alias::is_wanted(is, id)) {
        let file = files.get(record);
        let (text, address) = alias::with_old_address(file, id)?;
        files.set(record, text);
        alias = Some(address);
    }
    let lost = alias::lost(is, id);
    let after = Understood::again(files.sources(), options);
    refused::check_after(is, &after, id)?;
    panel::amend(is, &after, &mut files, id)?;
    if let Some(ledger) = files.find(LEDGER_PATH) {
        let texts = (&is.catalogue, &is.sources);
        let now = (&after.catalogue, &after.sources);
        let text = with_new_id(&is.sources[ledger].text, id, texts, now);
        files.set(
            ledger,
            text.map_err(|reason| refused::by_ledger(reason, id))?,
        );
    }
    Ok(Renamed {
        changes: files.changes(),
        alias,
        lost,
        places,
        outside,
        people_elsewhere: is.people_elsewhere,
    })
}

/// Where the record is named outside the college's folder, where nothing is changed together with it: path and line.
fn outside(sources: &Sources, edits: &BTreeMap<SourceId, Vec<Edit>>) -> Vec<(String, usize)> {
    let elsewhere = edits.iter().filter(|(id, _)| sources[**id].in_overlay);
    let places = elsewhere.flat_map(|(id, own)| {
        let source = &sources[*id];
        let lines = own
            .iter()
            .map(|edit| source.line_column(edit.range.start).0);
        lines.map(|line| (source.path.clone(), line))
    });
    places.collect()
}

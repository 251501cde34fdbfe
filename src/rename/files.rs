//! The files of a college, as they are and as a rename leaves them.

use std::collections::BTreeMap;

use crate::edit::{Change, Edit, Together, edited};
use crate::error::Error;
use crate::ledger::NewId;
use crate::model::kind::{Kind, Purpose, REVIEWS, purpose_of};
use crate::source::{Source, SourceId, Sources};

/// The folder of a course's rounds.
pub fn reviews_of(course: &str) -> String {
    format!("{REVIEWS}{course}/")
}

/// Where a file of the record lies under its new id; `None` for files of anything else.
pub(super) fn moved_path(source: &Source, id: NewId<'_>) -> Option<String> {
    let path = &source.path;
    let in_folder = |name: &str| {
        let folder = path.rfind('/').map_or("", |at| &path[..=at]);
        format!("{folder}{name}")
    };
    match purpose_of(source) {
        Purpose::Record(kind, own) if (kind, own) == (id.kind, id.old) => {
            Some(in_folder(&format!("{}.md", id.new)))
        }
        Purpose::Translation {
            kind,
            id: own,
            language,
        } if (kind, own) == (id.kind, id.old) => {
            Some(in_folder(&format!("{}.{language}.md", id.new)))
        }
        _ if id.kind == Kind::Course => {
            let rest = path.strip_prefix(&reviews_of(id.old))?;
            Some(format!("{}{rest}", reviews_of(id.new)))
        }
        _ => None,
    }
}

/// The files of a college, as they are and as they are to be.
#[derive(Debug)]
pub(super) struct Files<'s> {
    before: &'s Sources,
    /// Each with its path as it is to be.
    after: Vec<Source>,
}

impl<'s> Files<'s> {
    pub(super) fn new(
        before: &'s Sources,
        edits: &BTreeMap<SourceId, Vec<Edit>>,
        moved: impl Fn(&Source) -> Option<String>,
    ) -> Self {
        let after = before.iter().map(|(id, source)| {
            let mut after = source.clone();
            if let Some(edits) = edits.get(&id) {
                after = with_text(&after, edited(&source.text, edits).0);
            }
            if let Some(path) = moved(source) {
                after.path = path;
            }
            after
        });
        Self {
            before,
            after: after.collect(),
        }
    }

    pub(super) fn get(&self, id: SourceId) -> &Source {
        &self.after[id.0 as usize]
    }

    pub(super) fn set(&mut self, id: SourceId, text: String) {
        let file = &mut self.after[id.0 as usize];
        *file = with_text(file, text);
    }

    /// The file that lies at a path.
    pub(super) fn find(&self, path: &str) -> Option<SourceId> {
        let found = self.after.iter().position(|file| file.path == path);
        found.map(|at| SourceId(at as u32))
    }

    /// All of them, in the order in which they were read.
    pub(super) fn sources(&self) -> Sources {
        let mut sources = Sources::default();
        for file in &self.after {
            sources.add(file.clone());
        }
        sources
    }

    pub(super) fn changes(&self) -> Together {
        let mut changes = Together::default();
        for ((_, before), after) in self.before.iter().zip(&self.after) {
            let is_changed = before.text != after.text || before.path != after.path;
            if is_changed && !before.in_overlay {
                let change = Change::new(before, after.text.clone());
                changes.change_and_move(&change, &after.path);
            }
        }
        changes
    }
}

fn with_text(file: &Source, text: String) -> Source {
    let mut new = Source::new(file.path.as_str(), text);
    new.byte_order_mark = file.byte_order_mark;
    new.in_overlay = file.in_overlay;
    new
}

/// A change that could not be made without harm, which is a mistake of the program's or a text written in a rare way.
pub(super) fn by_hand(what: String) -> Error {
    Error::refused(
        what,
        "write it in the usual way first, and run the command again",
    )
}

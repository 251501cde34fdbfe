//! Documents → Catalogue: every record of a college, typed, each value with its place.
//!
//! What is missing or malformed is reported here, while reading; what is well formed and still wrong is for the rules.

pub mod fields;

pub mod dates;

pub mod kind;

pub mod reference;

pub mod span_of_days;

pub mod run;

pub mod course;

pub mod topic;

pub mod term;

pub mod venue;

pub mod person;

pub mod partner;

pub mod page;

pub mod college;

pub mod lists;

pub mod reader;

pub mod link;

use std::collections::HashMap;

use crate::finding::Place;
use crate::model::college::College;
use crate::model::course::Course;
use crate::model::kind::Kind;
use crate::model::lists::{Waiver, Word};
use crate::model::page::Page;
use crate::model::partner::Partner;
use crate::model::person::Person;
use crate::model::term::Term;
use crate::model::topic::Topic;
use crate::model::venue::Venue;
use crate::source::{SourceId, Span};

/// Where a record comes from.
#[derive(Debug, Clone)]
pub struct Origin {
    pub id: String,
    pub source: SourceId,
    /// Never published, still checked.
    pub draft: bool,
    /// The front matter's first line, for what is missing.
    pub front: Span,
}

/// Everything that a college wrote. Lists are in the order of their ids, topics and pages in the order of their `order`.
#[derive(Debug)]
pub struct Catalogue {
    pub college: College,
    pub courses: Vec<Course>,
    pub topics: Vec<Topic>,
    pub terms: Vec<Term>,
    pub venues: Vec<Venue>,
    pub people: Vec<Person>,
    pub partners: Vec<Partner>,
    pub pages: Vec<Page>,
    pub words: Vec<Word>,
    pub waivers: Vec<Waiver>,
    index: HashMap<Kind, HashMap<String, usize>>,
}

macro_rules! lookups {
    ($($(#[$meta:meta])* $name:ident: $kind:ident in $list:ident as $record:ty;)+) => {
        impl Catalogue {
            $(
                $(#[$meta])*
                pub fn $name(&self, id: &str) -> Option<&$record> {
                    self.index.get(&Kind::$kind)?.get(id).map(|at| &self.$list[*at])
                }
            )+

            /// Makes the lookups by id; call it after any change of a list.
            fn reindex(&mut self) {
                self.index.clear();
                $(
                    let ids = self.$list.iter().enumerate().map(|(at, record)| (record.origin.id.clone(), at)).collect();
                    self.index.insert(Kind::$kind, ids);
                )+
            }

            /// Where a record comes from.
            pub fn origin(&self, kind: Kind, id: &str) -> Option<&Origin> {
                match kind {
                    Kind::College => Some(&self.college.origin),
                    $(Kind::$kind => self.$name(id).map(|record| &record.origin),)+
                }
            }

            /// Where every record comes from, kind by kind.
            pub fn origins(&self) -> impl Iterator<Item = (Kind, &Origin)> {
                let college = std::iter::once((Kind::College, &self.college.origin));
                college$(.chain(self.$list.iter().map(|record| (Kind::$kind, &record.origin))))+
            }
        }
    };
}

lookups! {
    course: Course in courses as Course;
    topic: Topic in topics as Topic;
    term: Term in terms as Term;
    venue: Venue in venues as Venue;
    person: Person in people as Person;
    partner: Partner in partners as Partner;
    page: Page in pages as Page;
}

impl Catalogue {
    /// The position of a course in `courses`.
    pub fn course_position(&self, id: &str) -> Option<usize> {
        self.index.get(&Kind::Course)?.get(id).copied()
    }

    /// The record that a source describes.
    pub fn record_at(&self, place: &Place) -> Option<(Kind, &Origin)> {
        let source = place.span()?.source;
        self.origins().find(|(_, origin)| origin.source == source)
    }
}

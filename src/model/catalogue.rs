//! Catalogue: every record of a college, and where to find each by its id.

use std::collections::{BTreeSet, HashMap};

use crate::model::college::College;
use crate::model::course::Course;
use crate::model::fields::Text;
use crate::model::kind::Kind;
use crate::model::lists::{Waiver, Word};
use crate::model::origin::Origin;
use crate::model::page::Page;
use crate::model::partner::Partner;
use crate::model::person::Person;
use crate::model::review::Round;
use crate::model::term::Term;
use crate::model::topic::Topic;
use crate::model::translation::Translation;
use crate::model::venue::Venue;
use crate::source::{SourceId, Span};

/// Everything that a college wrote. Lists are in the order of their ids, topics and pages in the order of their `order`.
#[derive(Debug, Clone)]
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
    /// The panel's rounds, by course, in the order in which they were opened.
    pub rounds: Vec<Round>,
    /// By language, kind and id.
    pub translations: Vec<Translation>,
    /// Every record that another names, at the words that name it.
    pub references: Vec<(Kind, Text)>,
    /// Runs that are not confirmed, by the ids of their courses and their own, once they were set aside.
    pub not_confirmed: BTreeSet<(String, String)>,
    pub(super) index: HashMap<Kind, HashMap<String, usize>>,
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
            pub(super) fn reindex(&mut self) {
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
    /// The position of a record in the list of its kind.
    pub fn position(&self, kind: Kind, id: &str) -> Option<usize> {
        self.index.get(&kind)?.get(id).copied()
    }

    /// The position of a course in `courses`.
    pub fn course_position(&self, id: &str) -> Option<usize> {
        self.index.get(&Kind::Course)?.get(id).copied()
    }

    /// Takes the runs out that are not confirmed: they are for the college alone.
    pub fn set_aside_what_is_not_confirmed(&mut self) {
        for course in &mut self.courses {
            let id = &course.origin.id;
            let aside = course.runs.extract_if(.., |run| !run.confirmed);
            let aside = aside.map(|run| (id.clone(), run.id.value));
            self.not_confirmed.extend(aside);
        }
    }

    /// Where the runs are that are not confirmed.
    pub fn places_not_confirmed(&self) -> Vec<Span> {
        let runs = self.courses.iter().flat_map(|course| &course.runs);
        let runs = runs.filter(|run| !run.confirmed);
        runs.map(|run| run.span).collect()
    }

    /// The addresses of all records and collections.
    pub fn addresses(&self) -> Vec<String> {
        let records = self.origins();
        let records = records.filter_map(|(kind, origin)| kind.address(&origin.id));
        let collections = self.college.collections.iter();
        let collections =
            collections.map(|collection| format!("/collections/{}/", collection.id.value));
        let records = records.map(|address| address.to_string());
        records.chain(collections).collect()
    }

    /// Every old address, with the record that it leads to.
    pub fn aliases(&self) -> impl Iterator<Item = (Kind, &Origin, &Text)> {
        let courses = self.courses.iter().flat_map(|course| {
            let aliases = course.aliases.iter();
            aliases.map(|alias| (Kind::Course, &course.origin, alias))
        });
        let pages = self.pages.iter().flat_map(|page| {
            let aliases = page.aliases.iter();
            aliases.map(|alias| (Kind::Page, &page.origin, alias))
        });
        courses.chain(pages)
    }

    /// Where the rounds of a course are in `rounds`.
    pub fn rounds_of(&self, course: &str) -> std::ops::Range<usize> {
        let start = self
            .rounds
            .partition_point(|round| round.course.as_str() < course);
        let many = self.rounds[start..].partition_point(|round| round.course == course);
        start..start + many
    }

    /// The record that each source describes, in whichever language.
    pub fn by_source(&self) -> HashMap<SourceId, (Kind, &Origin)> {
        let translations = self.translations.iter().filter_map(|it| {
            let origin = self.origin(it.kind, &it.id)?;
            Some((it.source, (it.kind, origin)))
        });
        let own = self.origins();
        let own = own.map(|(kind, origin)| (origin.source, (kind, origin)));
        translations.chain(own).collect()
    }
}

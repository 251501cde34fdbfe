//! Marks of all courses → the values that have a course, each with its page.

use std::collections::BTreeMap;

use crate::artifact::SitePath;
use crate::language::bare;
use crate::model::course::{CourseLevel, ForWhom};
use crate::model::fields::choice::Choice;
use crate::model::kind::Kind;
use crate::model::session::Mode;
use crate::search::facet::{DAYS, Facet, Marks, PLACES, TIMES, marks_of_course, marks_of_run};
use crate::site::Site;

/// Where the values are listed.
pub const FIND: &str = "/find/";

/// Every value that some course of the list of all has: by facet, and in each as readers expect them.
#[derive(Debug, Default)]
pub struct Facets {
    pub values: Vec<Value>,
    /// The language of all courses that name one, where that is one only.
    only_language: Option<String>,
}

/// A value with at least one course.
#[derive(Debug)]
pub struct Value {
    pub facet: Facet,
    /// In addresses; for a strand or place the id of its record.
    pub id: String,
    /// "Tuesday"
    pub label: String,
    /// "Courses on Tuesdays"
    pub heading: String,
    /// Positions in the catalogue, in its order.
    pub courses: Vec<usize>,
}

impl Facets {
    pub fn new(site: &Site<'_>) -> Self {
        let mut found: BTreeMap<(Facet, String), Vec<usize>> = BTreeMap::new();
        for (at, _) in site.current_courses() {
            for mark in marks(site, at) {
                found.entry(mark).or_default().push(at);
            }
        }
        // In a college of one language its name tells nobody anything.
        let mut languages = found.keys().filter(|(facet, _)| *facet == Facet::Language);
        let mut only_language = None;
        if languages.clone().count() < 2 {
            only_language = languages.next_back().map(|(_, tag)| tag.clone());
            found.retain(|(facet, _), _| *facet != Facet::Language);
        }
        let values = found.into_iter().map(|((facet, id), courses)| Value {
            label: label(site, facet, &id),
            heading: heading(site, facet, &id),
            facet,
            id,
            courses,
        });
        let mut values: Vec<Value> = values.collect();
        values.sort_by_cached_key(|value| {
            let rank = rank(site, value.facet, &value.id);
            (
                value.facet,
                rank,
                bare(&value.label).to_lowercase(),
                value.id.clone(),
            )
        });
        Self {
            values,
            only_language,
        }
    }

    /// Whether a course, which was read again, is still found by the same values.
    pub fn is_as_found(&self, site: &Site<'_>, position: usize) -> bool {
        let found = self.values.iter();
        let found = found.filter(|value| value.courses.binary_search(&position).is_ok());
        let found: Marks = found.map(|value| (value.facet, value.id.clone())).collect();
        let course = &site.catalogue.courses[position];
        let is_listed = site.is_published(&course.origin) && !site.is_retired(course);
        let mut now = match is_listed && site.is_current(position) {
            true => marks(site, position),
            false => Marks::new(),
        };
        if let Some(only) = &self.only_language {
            now.remove(&(Facet::Language, only.clone()));
        }
        found == now
    }

    /// Each facet that has values, with where they begin and end.
    pub fn groups(&self) -> impl Iterator<Item = (Facet, &[Value])> {
        let groups = self.values.chunk_by(|one, next| one.facet == next.facet);
        groups.map(|values| (values[0].facet, values))
    }

    pub fn value(&self, facet: Facet, id: &str) -> Option<&Value> {
        let mut values = self.values.iter();
        values.find(|value| value.facet == facet && value.id == id)
    }
}

impl Value {
    pub fn path(&self) -> SitePath {
        SitePath::new(format!("{FIND}{}/{}/", self.facet.word(), self.id))
    }
}

/// All that a course is found by, whichever run.
fn marks(site: &Site<'_>, position: usize) -> Marks {
    let runs = 0..site.catalogue.courses[position].runs.len();
    let of_runs = runs.flat_map(|run| marks_of_run(site, position, run));
    marks_of_course(site, position)
        .into_iter()
        .chain(of_runs)
        .collect()
}

/// Where a value stands among those of its facet; places and languages stand by their names.
fn rank(site: &Site<'_>, facet: Facet, id: &str) -> usize {
    let among = |mut words: Box<dyn Iterator<Item = &str> + '_>| {
        words.position(|word| word == id).unwrap_or(usize::MAX)
    };
    match facet {
        Facet::Strand => {
            let topics = site.catalogue.topics.iter();
            among(Box::new(topics.map(|topic| topic.origin.id.as_str())))
        }
        Facet::Mode => among(Box::new(Mode::ALL.iter().map(|(word, _)| *word))),
        Facet::Day => among(Box::new(DAYS.into_iter())),
        Facet::Time => among(Box::new(TIMES.iter().map(|(word, _)| *word))),
        Facet::Level => among(Box::new(CourseLevel::ALL.iter().map(|(word, _)| *word))),
        Facet::For => among(Box::new(ForWhom::ALL.iter().map(|(word, _)| *word))),
        Facet::Places => among(Box::new(PLACES.iter().map(|state| state.key()))),
        Facet::Place | Facet::Language => 0,
    }
}

fn label(site: &Site<'_>, facet: Facet, id: &str) -> String {
    let words = site.words;
    let name = |kind| {
        let link = site.link(kind, id);
        link.map_or_else(|| id.to_owned(), |link| link.title)
    };
    match facet {
        Facet::Strand => name(Kind::Topic),
        Facet::Place => name(Kind::Venue),
        Facet::Mode => words.say(&format!("mode-{id}")),
        Facet::Day => words.weekday(number_of_day(id)),
        Facet::Time => words.say(&format!("find-time-{id}")),
        Facet::Level => words.say(&format!("level-{id}")),
        Facet::For => words.say(&format!("for-{id}")),
        Facet::Places => words.say(&format!("enrolment-{id}")),
        Facet::Language => language(site, id),
    }
}

/// "Courses on Tuesdays"
fn heading(site: &Site<'_>, facet: Facet, id: &str) -> String {
    let words = site.words;
    let key = format!("find-heading-{}", facet.word());
    let name = match facet {
        Facet::Strand | Facet::Place | Facet::Language => label(site, facet, id),
        Facet::Day => words.weekdays(number_of_day(id)),
        _ => return words.say(&format!("{key}-{id}")),
    };
    words.with(&key, &[("name", name.into())])
}

fn language(site: &Site<'_>, primary: &str) -> String {
    let key = format!("language-{primary}");
    match site.words.has(&key) {
        true => site.words.say(&key),
        false => primary.to_owned(),
    }
}

/// From Monday as 1.
fn number_of_day(id: &str) -> i8 {
    let at = DAYS.iter().position(|day| *day == id).unwrap_or_default();
    i8::try_from(at + 1).unwrap_or(1)
}

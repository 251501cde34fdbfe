//! A course that changed since it passed → what it said then beside what it says now.

use std::path::Path;

use crate::history::{self, Versions};
use crate::model::course::{Course, Rung};
use crate::model::fields::choice::Choice;
use crate::model::kept::Kept;
use crate::model::person::Expertise;
use crate::model::reader;
use crate::model::review::{Field, Round};
use crate::panel::fields::FieldTexts;
use crate::pipeline::understood::Understood;
use crate::source::{Source, Sources};

/// What a course said when it passed, in the fields that say something else today.
#[derive(Debug, Default)]
pub struct SincePassed {
    pub fields: Vec<FieldSince>,
    /// Why the old words of some field are not known, for people.
    pub not_here: Option<String>,
}

/// One reviewed field, then and now; an empty list where it says nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldSince {
    pub field: Field,
    /// Absent when only its digest is known.
    pub old: Option<Vec<String>>,
    pub new: Vec<String>,
}

/// What of a course differs from the text that the panel passed, with the old words where git has them. Nothing when
/// nothing passed, or nothing changed since. `course` is the position in the catalogue.
pub fn since_passed(site: &Path, college: &Understood, course: usize) -> SincePassed {
    let review = &college.panel.reviews[course];
    let Some(round) = review.passed.map(|at| &college.catalogue.rounds[at]) else {
        return SincePassed::default();
    };
    let (catalogue, sources) = (&college.catalogue, &college.sources);
    let course = &catalogue.courses[course];
    let now = FieldTexts::of(course, catalogue, sources, college.people_elsewhere);
    let mut since = SincePassed::default();
    for change in &review.changes {
        since.fields.push(FieldSince {
            field: change.field,
            old: known(round, change.field),
            new: now.get(change.field).to_vec(),
        });
    }
    if since.fields.iter().any(|it| it.old.is_none()) {
        let path = &sources[course.origin.source].path;
        let versions = history::versions(site, path);
        find(&mut since, round, &versions, path);
    }
    since
}

/// What the panel read of a field, as far as a round kept it.
fn kept(round: &Round, field: Field) -> Option<&Kept> {
    let mut fields = round.reviewed.iter().flatten();
    let found = fields.rfind(|(own, _)| *own == field);
    found.map(|(_, kept)| &kept.value)
}

/// What a field said, where its digest alone tells that: it was empty, or had one of a few words.
fn known(round: &Round, field: Field) -> Option<Vec<String>> {
    let Some(kept) = kept(round, field) else {
        return Some(Vec::new());
    };
    let own = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
    let possible: Vec<Vec<String>> = match field {
        Field::CoProduction => Rung::words().map(|rung| own(&[rung])).collect(),
        Field::CoProducers => {
            let [lived, learned] = [Expertise::Lived, Expertise::Learned].map(Expertise::word);
            vec![own(&[lived]), own(&[learned]), own(&[learned, lived])]
        }
        _ => Vec::new(),
    };
    possible.into_iter().find(|texts| kept.holds(texts))
}

/// Looks for the words of the fields in the versions of the file, the newest first.
fn find(since: &mut SincePassed, round: &Round, versions: &Versions, path: &str) {
    for text in &versions.texts {
        if since.fields.iter().all(|it| it.old.is_some()) {
            return;
        }
        let Some(texts) = texts_of(path, text) else {
            continue;
        };
        for field in since.fields.iter_mut().filter(|it| it.old.is_none()) {
            let old = texts.get(field.field);
            let is_it = kept(round, field.field).is_some_and(|kept| kept.holds(old));
            field.old = is_it.then(|| old.to_vec());
        }
    }
    if since.fields.iter().any(|it| it.old.is_none()) {
        let why = versions
            .not_whole
            .unwrap_or("no version of the file that git has kept has the words that passed");
        since.not_here = Some(format!("the old words are not here because {why}"));
    }
}

/// The reviewed fields of a version of a course, but for those that other files tell.
fn texts_of(path: &str, text: &str) -> Option<FieldTexts> {
    let mut sources = Sources::default();
    sources.add(Source::new(path, text));
    let (catalogue, _) = reader::catalogue(&sources, false);
    let course: &Course = catalogue.courses.first()?;
    Some(FieldTexts::of(course, &catalogue, &sources, true))
}

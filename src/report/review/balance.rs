//! The college before and after a change, in figures: courses of each strand, ways to take part, who made them.

use std::collections::BTreeMap;

use crate::model::course::Course;
use crate::model::fields::choice::Choice;
use crate::model::person::Expertise;
use crate::model::session::Mode;
use crate::pipeline::Understood;
use crate::report::review::veil::Veil;
use crate::timetable::mode_of;

/// One figure on both sides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Row {
    pub(super) what: String,
    /// For programs: what is counted, and by which id or word.
    pub(super) key: (&'static str, String),
    pub(super) before: usize,
    pub(super) now: usize,
}

/// The figures, and what they could not be counted from.
#[derive(Debug)]
pub(super) struct Balance {
    pub(super) rows: Vec<Row>,
    /// Whether who made the courses is not known here.
    pub(super) people_elsewhere: bool,
}

pub(super) fn balance(before: &Understood, now: &Understood, veil: &Veil) -> Balance {
    let people_elsewhere = before.people_elsewhere || now.people_elsewhere;
    let mut rows = vec![row(
        "Courses",
        ("courses", String::new()),
        |side| courses(side).count(),
        before,
        now,
    )];
    for (id, name) in topics(before, now) {
        let of_topic = |side: &Understood| {
            let has = |course: &&Course| course.topics.iter().any(|topic| topic.value == id);
            courses(side).filter(has).count()
        };
        let what = format!("Strand: {}", veil.text(&name));
        rows.push(row(&what, ("strand", id.clone()), of_topic, before, now));
    }
    for (word, mode) in <Mode as Choice>::ALL {
        let of_mode = |side: &Understood| {
            let has = |course: &&Course| {
                course
                    .runs
                    .iter()
                    .any(|run| mode_of(course, run) == Some(*mode))
            };
            courses(side).filter(has).count()
        };
        let what = format!("Mode: {}", word.replace('-', " "));
        rows.push(row(
            &what,
            ("mode", (*word).to_owned()),
            of_mode,
            before,
            now,
        ));
    }
    if !people_elsewhere {
        rows.extend(expertise(before, now));
    }
    // What there is none of on either side is no balance.
    rows.retain(|row| row.before + row.now > 0 || row.key.0 == "expertise");
    Balance {
        rows,
        people_elsewhere,
    }
}

fn row(
    what: &str,
    key: (&'static str, String),
    count: impl Fn(&Understood) -> usize,
    before: &Understood,
    now: &Understood,
) -> Row {
    Row {
        what: what.to_owned(),
        key,
        before: count(before),
        now: count(now),
    }
}

/// Courses that students see: no drafts, and none that has ended.
fn courses(side: &Understood) -> impl Iterator<Item = &Course> {
    let courses = side.catalogue.courses.iter();
    courses.filter(|course| !course.origin.draft && !course.is_retired(side.today))
}

/// Names of the strands by their ids, as they are after the change.
fn topics(before: &Understood, now: &Understood) -> BTreeMap<String, String> {
    let all = before.catalogue.topics.iter().chain(&now.catalogue.topics);
    all.map(|topic| (topic.origin.id.clone(), topic.name.value.clone()))
        .collect()
}

fn expertise(before: &Understood, now: &Understood) -> Vec<Row> {
    let kinds = [
        ("Made with both kinds of expertise", "both", (true, true)),
        ("Made with lived expertise only", "lived", (true, false)),
        ("Made with learned expertise only", "learned", (false, true)),
        (
            "Made by nobody who is named in the course",
            "none",
            (false, false),
        ),
    ];
    let rows = kinds.map(|(what, key, kinds)| {
        let of_kind = |side: &Understood| {
            courses(side)
                .filter(|course| kinds_of(course, side) == kinds)
                .count()
        };
        row(what, ("expertise", key.to_owned()), of_kind, before, now)
    });
    rows.into()
}

/// Whether those who made a course bring lived, and learned expertise.
fn kinds_of(course: &Course, side: &Understood) -> (bool, bool) {
    let people = course.co_producers.iter();
    let people: Vec<_> = people
        .filter_map(|id| side.catalogue.person(&id.value))
        .collect();
    let has = |kind: Expertise| people.iter().any(|person| person.has(kind));
    (has(Expertise::Lived), has(Expertise::Learned))
}

//! A term's runs → those of the next, to be confirmed: same weekday, same time, same week of the term.
//!
//! A new run says `confirmed: no`: it is on no page and in no calendar until somebody takes that line out, because nobody
//! has asked the people and the rooms yet. What the rules say of it is what there is to decide.

mod weeks;

mod ids;

mod plan;

mod asked;

mod written;

mod term;

mod decide;

use crate::edit::{Change, Together, front};
use crate::error::{Error, Result};
use crate::model::course::Course;
use crate::model::fields::nearest;
use crate::model::kind::Kind;
use crate::model::run::Run;
use crate::model::term::Term;
use crate::pipeline::{Options, Understood};
pub use crate::roll::asked::{Asked, Left, NewRun, Rolled};
pub use crate::roll::plan::{Plan, Series};
use crate::source::{Source, Sources};

/// Makes next term's runs from this term's.
///
/// # Errors
///
/// When a term or course is not there, or the terms are in the wrong order.
pub fn roll(is: &Understood, options: &Options, asked: Asked<'_>) -> Result<Rolled> {
    term::readable(is)?;
    known_courses(is, asked)?;
    let mut sources = is.sources.clone();
    let made = term::made(is, asked)?;
    if let Some((path, text)) = &made {
        sources.add(Source::new(path.as_str(), text.as_str()));
    }
    let before = Understood::again(sources.clone(), options);
    let [from, to] = [asked.from, asked.to].map(|id| term::named(&before, id));
    let (from, to) = (from?, to?);
    term::in_order(from, to, before.today)?;

    let mut runs = Vec::new();
    let mut left = Vec::new();
    for (at, course) in before.catalogue.courses.iter().enumerate() {
        let id = &course.origin.id;
        let is_asked = asked.only.is_empty() || asked.only.contains(id);
        if is_asked && !asked.except.contains(id) {
            of_course(
                &before,
                (at, course),
                (from, to),
                &mut sources,
                (&mut runs, &mut left),
            );
        }
    }
    let after = Understood::again(sources.clone(), options);
    let elsewhere = decide::add(&before, &after, &mut runs);
    let mut changes = changes(&before.sources, &sources);
    if let Some((path, text)) = &made {
        changes.create(path.as_str(), text.as_str());
    }
    Ok(Rolled {
        changes,
        new_term: made.map(|(path, _)| path),
        from_name: from.name.value.clone(),
        to_name: to.name.value.clone(),
        runs,
        left,
        elsewhere,
    })
}

/// Rolls the runs of one course.
fn of_course(
    is: &Understood,
    (at, course): (usize, &Course),
    (from, to): (&Term, &Term),
    sources: &mut Sources,
    (runs, left): (&mut Vec<NewRun>, &mut Vec<Left>),
) {
    let mut taken: Vec<String> = course.runs.iter().map(|it| it.id.value.clone()).collect();
    let terms = (from.origin.id.as_str(), to.origin.id.as_str());
    for (place, run) in course.runs.iter().enumerate() {
        let first = is.timetable.run(at, place).first();
        let is_of = match &run.term {
            Some(term) => term.value == from.origin.id,
            None => first.is_some_and(|it| from.holds(it.date())),
        };
        if !is_of {
            continue;
        }
        let leave = |(why, is_there)| Left {
            course: course.origin.id.clone(),
            run: run.id.value.clone(),
            why,
            is_there,
        };
        let bare = ids::of_next(&run.id.value, terms, &[]);
        if let Some(reason) = reason_to_leave(is, (at, course), run, to, &bare) {
            left.push(leave(reason));
            continue;
        }
        let id = ids::of_next(&run.id.value, terms, &taken);
        let plan = plan::plan(is, (course, run), (from, to), id);
        let source = course.origin.source;
        match front::add(&sources[source], "runs", &written::run(&plan, run, to)) {
            Ok(text) => sources.change(source, text),
            Err(error) => {
                left.push(leave((format!("{error}: {}", error.help()), false)));
                continue;
            }
        }
        taken.push(plan.id.clone());
        runs.push(NewRun {
            course: course.origin.id.clone(),
            title: course.title.value.clone(),
            follows: run.id.value.clone(),
            decide: plan.decide.clone(),
            plan,
        });
    }
}

/// Why a run gets none in the new term, and whether it has it already.
fn reason_to_leave(
    is: &Understood,
    course: (usize, &Course),
    run: &Run,
    to: &Term,
    id: &str,
) -> Option<(String, bool)> {
    if let Some(there) = there_already(is, course, run, to, id) {
        return Some((format!("{there} follows it already"), true));
    }
    let day = course
        .1
        .retired
        .filter(|day| day.value <= to.starts.value)?;
    let day = decide::day(day.value);
    Some((format!("the course is retired from {day} on"), false))
}

/// The run of the new term that was made from this one before: it says so, or has the id that it would get.
fn there_already<'c>(
    is: &Understood,
    (at, course): (usize, &'c Course),
    run: &Run,
    to: &Term,
    id: &str,
) -> Option<&'c str> {
    let runs = course.runs.iter().enumerate();
    let in_term = runs.filter(|(place, it)| match &it.term {
        Some(term) => term.value == to.origin.id,
        None => {
            let first = is.timetable.run(at, *place).first();
            first.is_some_and(|first| to.holds(first.date()))
        }
    });
    let mut followers = in_term.filter(|(_, it)| match &it.follows {
        Some(follows) => follows.value == run.id.value,
        None => it.id.value == id && it.id.value != run.id.value,
    });
    followers.next().map(|(_, it)| it.id.value.as_str())
}

fn known_courses(is: &Understood, asked: Asked<'_>) -> Result<()> {
    for id in asked.only.iter().chain(asked.except) {
        if is.catalogue.course(id).is_none() {
            let ids = is.catalogue.courses.iter().map(|it| it.origin.id.as_str());
            let help = match nearest(id, ids) {
                Some(near) => format!("did you mean {near}?"),
                None => format!(
                    "the id of a course is the name of its file in {} without .md",
                    Kind::Course.folder()
                ),
            };
            return Err(Error::refused(format!("there is no course {id}"), help));
        }
    }
    Ok(())
}

fn changes(before: &Sources, after: &Sources) -> Together {
    let mut changes = Together::default();
    for ((_, old), (_, new)) in before.iter().zip(after.iter()) {
        if old.text != new.text {
            changes.change(&Change::new(old, new.text.clone()));
        }
    }
    changes
}

//! C102 no-learned-expertise.

use crate::finding::Level;
use crate::model::course::{Course, Rung};
use crate::model::person::{Expertise, Person};
use crate::rules::checker::{Checker, Context};
use crate::rules::{Check, Rule};

crate::code! {
    /// Nobody who has studied the subject helped to make the course, beside somebody who has lived it.
    ///
    /// # Why
    ///
    /// Co-production needs two people at least: one who has lived what the course is about, and another who knows it
    /// from study or work. Each sees what the other cannot.
    ///
    /// # Example
    ///
    /// ```md
    /// ---
    /// title: Sleep well
    /// summary: How sleep works, and what helps.
    /// co_producers: [p-01]
    /// co_production: co-production
    /// need: {source: student-feedback, note: Asked for by 14 students in 2026.}
    /// audience: Anyone whose nights are hard.
    /// learning_outcomes: [Explain how sleep works, Keep a sleep diary, Choose 2 changes to an evening]
    /// next_steps: [{partner: millbrook-mind}]
    /// ---
    /// This course is about what keeps you awake, and what helps.
    /// ```
    ///
    /// # Write instead
    ///
    /// ```md
    /// ---
    /// title: Sleep well
    /// summary: How sleep works, and what helps.
    /// co_producers: [p-01, p-02]
    /// co_production: co-production
    /// need: {source: student-feedback, note: Asked for by 14 students in 2026.}
    /// audience: Anyone whose nights are hard.
    /// learning_outcomes: [Explain how sleep works, Keep a sleep diary, Choose 2 changes to an evening]
    /// next_steps: [{partner: millbrook-mind}]
    /// ---
    /// This course is about what keeps you awake, and what helps.
    /// ```
    ///
    /// # Exceptions
    ///
    /// Where the rung is engagement or consultation, or is not said, this is a warning. One of the two may bring both
    /// kinds of expertise; one person alone, even with both, is not two.
    ///
    /// # Source
    ///
    /// ImROC, 10 Years On (Perkins and others, 2018), principle 2; RECOLLECT fidelity measure, component 4: a peer plus
    /// another subject expert.
    NO_LEARNED_EXPERTISE = "C102" "no-learned-expertise" Error
}

pub(super) const RULE: Rule = Rule {
    code: &NO_LEARNED_EXPERTISE,
    check: Check::Records(check),
};

fn check(cx: &Context<'_>, checker: &mut Checker<'_>) {
    if cx.people_elsewhere {
        return;
    }
    for course in &cx.catalogue.courses {
        let Some(message) = missing(cx, course) else {
            continue;
        };
        let place = course
            .co_producers
            .first()
            .map_or(course.title.span, |first| first.span);
        let shared = course
            .co_production
            .is_some_and(|rung| matches!(rung.value, Rung::CoProduction | Rung::CoDesign));
        let finding = checker
            .finding(place, message)
            .help("make the course together with somebody who knows the subject from study or work, and add them to co_producers:")
            .level(if shared { Level::Error } else { Level::Warning });
        checker.report(finding);
    }
}

/// What is wrong; `None` when two people bring both kinds between them, and where only the lived side is missing.
fn missing(cx: &Context<'_>, course: &Course) -> Option<&'static str> {
    let people: Vec<&Person> = course
        .co_producers
        .iter()
        .filter_map(|id| cx.catalogue.person(&id.value))
        .collect();
    let having = |expertise| {
        people
            .iter()
            .copied()
            .filter(move |person| person.has(expertise))
    };
    let Some(learned) = having(Expertise::Learned).next() else {
        return Some("no co-producer has learned expertise");
    };
    let lived: Vec<&Person> = having(Expertise::Lived).collect();
    let alone = !lived.is_empty()
        && lived
            .iter()
            .all(|person| person.origin.id == learned.origin.id)
        && having(Expertise::Learned).all(|person| person.origin.id == learned.origin.id);
    alone.then_some("one co-producer brings both kinds of expertise, and there is no second person")
}

//! C101 no-lived-expertise.

use crate::finding::Level;
use crate::model::course::Rung;
use crate::model::person::Expertise;
use crate::rules::checker::{Checker, Context};
use crate::rules::{Check, Rule};

crate::code! {
    /// Nobody with lived experience helped to make the course.
    ///
    /// # Why
    ///
    /// A course of a recovery college is made by people who have lived what it is about, together with people who have
    /// studied it. That is what sets it apart from a course about patients.
    ///
    /// # Example
    ///
    /// ```md
    /// ---
    /// title: Sleep well
    /// summary: How sleep works, and what helps.
    /// co_producers: [p-02]
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
    /// Where the rung is engagement or consultation, or is not said, this is a warning. One person may bring both kinds
    /// of expertise.
    ///
    /// # Source
    ///
    /// ImROC, 10 Years On (Perkins and others, 2018), principle 2; RECOLLECT fidelity measure, component 4.
    NO_LIVED_EXPERTISE = "C101" "no-lived-expertise" Error
}

pub(super) const RULE: Rule = Rule {
    code: &NO_LIVED_EXPERTISE,
    check: Check::Records(check),
};

fn check(cx: &Context<'_>, checker: &mut Checker<'_>) {
    if cx.people_elsewhere {
        return;
    }
    for course in &cx.catalogue.courses {
        let people = || {
            course
                .co_producers
                .iter()
                .filter_map(|id| cx.catalogue.person(&id.value))
        };
        if people().any(|person| person.has(Expertise::Lived)) {
            continue;
        }
        let place = course
            .co_producers
            .first()
            .map_or(course.title.span, |first| first.span);
        let shared = course
            .co_production
            .is_some_and(|rung| matches!(rung.value, Rung::CoProduction | Rung::CoDesign));
        let finding = checker
            .finding(place, "no co-producer has lived expertise")
            .help("make the course together with somebody who has lived what it is about, and add them to co_producers:")
            .level(if shared { Level::Error } else { Level::Warning });
        checker.report(finding);
    }
}

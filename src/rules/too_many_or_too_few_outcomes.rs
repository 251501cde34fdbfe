//! E304 too-many-or-too-few-outcomes.

use crate::rules::checker::{Checker, Context};
use crate::rules::{Check, Rule};

crate::code! {
    /// A course has fewer than 3 or more than 6 learning outcomes.
    ///
    /// # Why
    ///
    /// With fewer, students do not know what they will take home; with more, nobody can keep them in mind, and they do
    /// not fit into the time.
    ///
    /// # Example
    ///
    /// ```md
    /// ---
    /// title: Sleep well
    /// summary: How sleep works, and what helps.
    /// co_producers: [p-01, p-02]
    /// co_production: co-production
    /// need: {source: student-feedback, note: Asked for by 14 students in 2026.}
    /// audience: Anyone whose nights are hard.
    /// learning_outcomes: [Explain how sleep works]
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
    /// A course without outcomes is E302's.
    ///
    /// # Source
    ///
    /// Practice of recovery colleges: course proposals ask for 3 to 6.
    TOO_MANY_OR_TOO_FEW_OUTCOMES = "E304" "too-many-or-too-few-outcomes" Advice
}

pub(super) const RULE: Rule = Rule {
    code: &TOO_MANY_OR_TOO_FEW_OUTCOMES,
    check: Check::Records(check),
};

const FEWEST: usize = 3;
const MOST: usize = 6;

fn check(cx: &Context<'_>, checker: &mut Checker<'_>) {
    for course in &cx.catalogue.courses {
        let outcomes = &course.learning_outcomes;
        let (place, help) = match outcomes.as_slice() {
            [first, ..] if outcomes.len() < FEWEST => (
                first.span,
                "what else will students be able to do? Write 3 to 6",
            ),
            [.., last] if outcomes.len() > MOST => (
                last.span,
                "keep the 3 to 6 that matter most; the others may go into the text",
            ),
            _ => continue,
        };
        let count = outcomes.len();
        let plural = if count == 1 { "" } else { "s" };
        let finding = checker
            .finding(
                place,
                format!("this course has {count} learning outcome{plural}"),
            )
            .help(help);
        checker.report(finding);
    }
}

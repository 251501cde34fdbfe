//! C105 co-production-rung-missing.

use crate::rules::checker::{Checker, Context};
use crate::rules::{Check, Rule};

crate::code! {
    /// A course does not say how far it was made together.
    ///
    /// # Why
    ///
    /// Co-production is a word that is easily said. The rung says plainly what was reached, and what the page tells
    /// students comes from it.
    ///
    /// # Example
    ///
    /// ```md
    /// ---
    /// title: Sleep well
    /// summary: How sleep works, and what helps.
    /// co_producers: [p-01, p-02]
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
    /// None.
    ///
    /// # Source
    ///
    /// The ladder of co-production: National Survivor User Network and partners, 4Pi; New Economics Foundation, 2013.
    CO_PRODUCTION_RUNG_MISSING = "C105" "co-production-rung-missing" Warning
}

pub(super) const RULE: Rule = Rule {
    code: &CO_PRODUCTION_RUNG_MISSING,
    check: Check::Records(check),
};

fn check(cx: &Context<'_>, checker: &mut Checker<'_>) {
    for course in &cx.catalogue.courses {
        if course.co_production.is_some() || course.is_retired(cx.today) {
            continue;
        }
        let finding = checker
            .finding(
                course.title.span,
                "this course does not say how far it was made together",
            )
            .help("add co_production: with co-production, co-design, engagement or consultation");
        checker.report(finding);
    }
}

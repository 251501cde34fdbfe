//! N203 audience-missing.

use crate::rules::checker::{Checker, Context};
use crate::rules::{Check, Rule};

crate::code! {
    /// A course does not say whom it is for.
    ///
    /// # Why
    ///
    /// People look for themselves in a prospectus. Where they do not find a word about it they think that a course is for others:
    /// for people who are more ill, or less.
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
    /// A course that is retired is not looked at.
    ///
    /// # Source
    ///
    /// ImROC, 10 Years On (Perkins and others, 2018), principle 6: inclusive and open to all.
    AUDIENCE_MISSING = "N203" "audience-missing" Warning
}

pub(super) const RULE: Rule = Rule {
    code: &AUDIENCE_MISSING,
    check: Check::Records(check),
};

fn check(cx: &Context<'_>, checker: &mut Checker<'_>) {
    for course in &cx.catalogue.courses {
        let retired = course.is_retired(cx.today);
        if course.audience.is_some() || retired {
            continue;
        }
        let finding = checker
            .finding(course.title.span, "nothing says whom this course is for")
            .help("add audience: with a sentence such as: Anyone who sleeps badly, and anyone who supports them");
        checker.report(finding);
    }
}

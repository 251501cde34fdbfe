//! N202 restricted-without-reason.

use crate::finding::Level;
use crate::model::course::OpenTo;
use crate::rules::checker::{Checker, Context};
use crate::rules::{Check, Rule};

crate::code! {
    /// A course is not open to everybody and does not say why.
    ///
    /// # Why
    ///
    /// A recovery college is open to all. Now and then a group needs a course to itself; then people who may not come deserve to
    /// read the reason.
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
    /// learning_outcomes: [Explain how sleep works, Keep a sleep diary, Choose 2 changes to an evening]
    /// next_steps: [{partner: millbrook-mind}]
    /// open_to: {only: women}
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
    /// open_to: {only: women, reason: We speak about things that are easier to say among women.}
    /// ---
    /// This course is about what keeps you awake, and what helps.
    /// ```
    ///
    /// # Exceptions
    ///
    /// A warning; an error where the college requires the panel's decision. The ages of a collection, such as a youth college, are
    /// said in college.md and are no restriction of a course. A course that is retired is not looked at.
    ///
    /// # Source
    ///
    /// ImROC, 10 Years On (Perkins and others, 2018), principle 6: inclusive and open to all; courses for a cohort need a
    /// justification.
    RESTRICTED_WITHOUT_REASON = "N202" "restricted-without-reason" Warning
}

pub(super) const RULE: Rule = Rule {
    code: &RESTRICTED_WITHOUT_REASON,
    check: Check::Records(check),
};

fn check(cx: &Context<'_>, checker: &mut Checker<'_>) {
    let level = match cx.catalogue.college.panel.is_required() {
        true => Level::Error,
        false => Level::Warning,
    };
    for course in &cx.catalogue.courses {
        let (who, reason) = match &course.open_to {
            Some(OpenTo::Only { who, reason }) => (who, reason),
            Some(OpenTo::Ages { ages, reason }) => (ages, reason),
            Some(OpenTo::Cohort { cohort, reason }) => (cohort, reason),
            Some(OpenTo::Everyone) | None => continue,
        };
        let retired = course.is_retired(cx.today);
        if reason.is_some() || retired {
            continue;
        }
        let finding = checker
            .finding(
                who.span,
                format!("nothing says why this course is only for {}", who.value),
            )
            .help("add the reason, in words for the people who may not come: reason: …")
            .level(level);
        checker.report(finding);
    }
}

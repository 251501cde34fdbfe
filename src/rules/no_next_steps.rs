//! N208 no-next-steps.

use crate::rules::checker::{Checker, Context};
use crate::rules::{Check, Rule};

crate::code! {
    /// A course does not say what students may go on to.
    ///
    /// # Why
    ///
    /// A recovery college is a bridge. Somebody who has just found courage should not stand before a closed door at the
    /// end of a course.
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
    /// A course that has ended is not looked at.
    ///
    /// # Source
    ///
    /// Perkins and others, Recovery Colleges 10 Years On, ImROC, 2018: progressive, and a bridge into the community.
    NO_NEXT_STEPS = "N208" "no-next-steps" Warning
}

pub(super) const RULE: Rule = Rule {
    code: &NO_NEXT_STEPS,
    check: Check::Records(check),
};

fn check(cx: &Context<'_>, checker: &mut Checker<'_>) {
    for course in &cx.catalogue.courses {
        if !course.next_steps.is_empty() || course.is_retired(cx.today) {
            continue;
        }
        let finding = checker
            .finding(
                course.title.span,
                "nothing is said of what students may go on to",
            )
            .help("add next_steps: with a course, a partner, or words and an address: [managing-worry, {partner: millbrook-allotments}, {text: Volunteer with us, url: /volunteer/}]");
        checker.report(finding);
    }
}

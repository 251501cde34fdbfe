//! R708 text-check-overdue.

use crate::rules::checker::{Checker, Context};
use crate::rules::sessions::day;
use crate::rules::{Check, Rule};

crate::code! {
    /// The day by which a course's text was to be looked at again has passed.
    ///
    /// # Why
    ///
    /// Phone numbers, offers and what is known about health change. The page says when the text was last checked, and
    /// students rely on it.
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
    /// reviewed: 2025-09-01
    /// review_by: 2026-09-01
    /// ---
    /// This course is about what keeps you awake, and what helps.
    /// <!-- file: content/reviews/example/2026-10-01/round.md -->
    /// ---
    /// opened: 2026-10-01
    /// decision: passed
    /// decided: 2026-10-16
    /// decided_by: coordinator
    /// reviewed:
    ///   title: dbcdd836c17664896
    ///   summary: d94edd2c0bb58e35b
    ///   body: d40855c48c7bb862a
    ///   learning_outcomes: dc3202d28ef3b985f
    ///   audience: d71cb608824c2294a
    ///   need: d5fad2d0fa75f10db
    ///   co_production: d3a6e8b6a1d0d29e1
    ///   co_producers: d99b7f4225897cdc4
    /// ---
    /// No concerns.
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
    /// reviewed: 2026-09-01
    /// review_by: 2027-09-01
    /// ---
    /// This course is about what keeps you awake, and what helps.
    /// <!-- file: content/reviews/example/2026-10-01/round.md -->
    /// ---
    /// opened: 2026-10-01
    /// decision: passed
    /// decided: 2026-10-16
    /// decided_by: coordinator
    /// reviewed:
    ///   title: dbcdd836c17664896
    ///   summary: d94edd2c0bb58e35b
    ///   body: d40855c48c7bb862a
    ///   learning_outcomes: dc3202d28ef3b985f
    ///   audience: d71cb608824c2294a
    ///   need: d5fad2d0fa75f10db
    ///   co_production: d3a6e8b6a1d0d29e1
    ///   co_producers: d99b7f4225897cdc4
    /// ---
    /// No concerns.
    /// ```
    ///
    /// # Exceptions
    ///
    /// Drafts and retired courses.
    ///
    /// # Source
    ///
    /// NHS Standard for creating health content: a planned review cycle, and the dates of the last and the next check
    /// on the page.
    TEXT_CHECK_OVERDUE = "R708" "text-check-overdue" Warning
}

pub(super) const RULE: Rule = Rule {
    code: &TEXT_CHECK_OVERDUE,
    check: Check::Records(check),
};

fn check(cx: &Context<'_>, checker: &mut Checker<'_>) {
    for course in &cx.catalogue.courses {
        let overdue = course.review_by.filter(|until| until.value < cx.today);
        let Some(until) = overdue.filter(|_| !course.origin.draft && !course.is_retired(cx.today))
        else {
            continue;
        };
        let message = format!(
            "this text was to be looked at again by {}",
            day(until.value)
        );
        checker.report(
            checker
                .finding(until.span, message)
                .help("read the text with somebody who made it; then write today after reviewed: and a new day after review_by:"),
        );
    }
}

//! L415 summary-too-long.

use crate::rules::checker::{Checker, Context};
use crate::rules::{Check, Rule};

crate::code! {
    /// A summary has more than 140 characters.
    ///
    /// # Why
    ///
    /// It stands on cards, in calendars and in search results, where longer ones are cut in the middle of a thought.
    ///
    /// # Example
    ///
    /// ```md
    /// ---
    /// title: Sleep well
    /// summary: How sleep works, what keeps us awake at night, what has helped other people in Millbrook, and how to choose one small change for the week that comes.
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
    /// None. The text of the course is the place for the rest.
    ///
    /// # Source
    ///
    /// CONTENT of this program: 140 characters; NHS digital service manual, content guide: front-load and keep it
    /// short.
    SUMMARY_TOO_LONG = "L415" "summary-too-long" Warning
}

pub(super) const RULE: Rule = Rule {
    code: &SUMMARY_TOO_LONG,
    check: Check::Records(check),
};

/// The most characters of a summary.
const MOST: usize = 140;

fn check(cx: &Context<'_>, checker: &mut Checker<'_>) {
    for course in &cx.catalogue.courses {
        let length = course.summary.value.chars().count();
        if length <= MOST {
            continue;
        }
        let finding = checker
            .finding(
                course.summary.span,
                format!("this summary has {length} characters, and {MOST} are the most"),
            )
            .help("say in one sentence what the course is; the rest goes into its text");
        checker.report(finding);
    }
}

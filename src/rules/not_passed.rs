//! R701 not-passed.

use crate::finding::Level;
use crate::model::course::Course;
use crate::model::settings::PanelMode;
use crate::panel::Review;
use crate::panel::state::State;
use crate::rules::checker::{Checker, Context};
use crate::rules::of_the_panel::courses;
use crate::rules::sessions::day;
use crate::rules::{Check, Rule};

crate::code! {
    /// A course has never passed the editorial panel, or was withdrawn.
    ///
    /// # Why
    ///
    /// Students, volunteers, staff and partners read a new course before it goes live: is it co-produced, does it meet
    /// a need, is it educational and no therapy? With `panel: {mode: required}` such a course is held: it is left out,
    /// and everything else is published.
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
    /// Drafts and retired courses. Courses that passed before this program came are taken over with `prospectus panel
    /// adopt`. Silent when the college has `panel: {mode: off}`.
    ///
    /// # Source
    ///
    /// Practice of recovery colleges: the seed paper on the Wakefield panel, in which members may answer a short
    /// pro-forma within two weeks, and what needs improving goes back to the co-producers.
    NOT_PASSED = "R701" "not-passed" Warning
}

pub(super) const RULE: Rule = Rule {
    code: &NOT_PASSED,
    check: Check::Records(check),
};

fn check(cx: &Context<'_>, checker: &mut Checker<'_>) {
    let is_open =
        |(course, review): &(&Course, &Review)| !course.origin.draft && review.passed.is_none();
    let level = match cx.panel.mode {
        PanelMode::Required => Level::Held,
        PanelMode::Advise | PanelMode::Off => Level::Warning,
    };
    for (course, review) in courses(cx).filter(is_open) {
        let (message, help) = said(review.state, &course.origin.id);
        checker.report(
            checker
                .finding(course.title.span, message)
                .help(help)
                .level(level),
        );
    }
}

/// What is so, and what to do about it.
fn said(state: State, id: &str) -> (String, String) {
    let never = "this course has never passed the panel";
    match state {
        State::WithThePanel { closes, .. } => (
            format!("{never}: it is with the panel until {}", day(closes)),
            format!(
                "when the window has closed, decide: prospectus panel pass {id}, or ask-changes"
            ),
        ),
        State::WindowClosed { closed } => (
            format!(
                "{never}: the window closed on {}, and nobody has decided",
                day(closed)
            ),
            format!("read the responses and decide: prospectus panel pass {id}, or ask-changes"),
        ),
        State::ChangesAsked { decided } => (
            format!("{never}: changes were asked for on {}", day(decided)),
            format!(
                "make the changes; then prospectus panel open {id} for another round, or pass with --small if little has changed"
            ),
        ),
        State::Withdrawn { decided } => (
            format!("this course was withdrawn on {}", day(decided)),
            format!("take it out, or send it to the panel again: prospectus panel open {id}"),
        ),
        _ => (
            never.to_owned(),
            format!(
                "send it to the panel: prospectus panel open {id}; if it passed before this program came, prospectus panel adopt {id}"
            ),
        ),
    }
}

//! T509 all-in-the-past.

use crate::model::run::RunEnrolment;
use crate::rules::checker::{Checker, Context};
use crate::rules::sessions::day;
use crate::rules::{Check, Rule};
use crate::timetable::Session;

crate::code! {
    /// A run can still be enrolled in, and all its sessions are over.
    ///
    /// # Why
    ///
    /// Somebody fills in the form, takes courage, and is told that it was last month.
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
    /// runs:
    ///   - id: autumn
    ///     venue: the-hub/room-1
    ///     enrolment: open
    ///     facilitators: [p-01, p-02]
    ///     sessions: [2026-10-20 10:00-11:30]
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
    /// runs:
    ///   - id: autumn
    ///     venue: the-hub/room-1
    ///     enrolment: closed
    ///     facilitators: [p-01, p-02]
    ///     sessions: [2026-10-20 10:00-11:30]
    /// ---
    /// This course is about what keeps you awake, and what helps.
    /// ```
    ///
    /// # Exceptions
    ///
    /// A warning, as it comes with time alone. A run without sessions, or one that needs no enrolment, is not looked
    /// at.
    ///
    /// # Source
    ///
    /// Practice of recovery colleges: prospectuses stay online long after the term.
    ALL_IN_THE_PAST = "T509" "all-in-the-past" Warning
}

pub(super) const RULE: Rule = Rule {
    code: &ALL_IN_THE_PAST,
    check: Check::Records(check),
};

fn check(cx: &Context<'_>, checker: &mut Checker<'_>) {
    for (course_at, course) in cx.catalogue.courses.iter().enumerate() {
        if course.is_retired(cx.today) {
            continue;
        }
        for (run_at, run) in course.runs.iter().enumerate() {
            let sessions = cx.timetable.run(course_at, run_at);
            let is_over = sessions.iter().all(|session| session.is_over(cx.today));
            let Some(last) = sessions.iter().map(Session::last_date).max() else {
                continue;
            };
            let Some(enrolment) = run.enrolment.filter(|state| is_offered(state.value)) else {
                continue;
            };
            if is_over {
                let finding = checker
                    .finding(
                        enrolment.span,
                        "this run can still be enrolled in, and all its sessions are over",
                    )
                    .label(format!("the last one was on {}", day(last)))
                    .help("write enrolment: closed, or add the next dates as a run of their own");
                checker.report(finding);
            }
        }
    }
}

fn is_offered(state: RunEnrolment) -> bool {
    matches!(
        state,
        RunEnrolment::Open | RunEnrolment::WaitingList | RunEnrolment::Opens(_)
    )
}

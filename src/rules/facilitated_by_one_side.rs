//! C103 facilitated-by-one-side.

use crate::model::person::Expertise;
use crate::rules::checker::{Checker, Context};
use crate::rules::{Check, Rule};

crate::code! {
    /// The facilitators of a run all have lived expertise, or all have learned expertise.
    ///
    /// # Why
    ///
    /// Co-production does not end when the text is written. In the room, too, each side learns from the other.
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
    ///   - id: spring
    ///     venue: the-hub/room-1
    ///     facilitators: [p-02, p-04]
    ///     sessions: [2027-01-19 10:00-11:30]
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
    ///   - id: spring
    ///     venue: the-hub/room-1
    ///     facilitators: [p-01, p-02]
    ///     sessions: [2027-01-19 10:00-11:30]
    /// ---
    /// This course is about what keeps you awake, and what helps.
    /// ```
    ///
    /// # Exceptions
    ///
    /// One person who has both counts for both. A run that names no facilitator, or is over, is not looked at.
    ///
    /// # Source
    ///
    /// Toney and others, RECOLLECT fidelity measure, 2018, component 4: courses are co-designed and co-delivered by a
    /// peer and another expert.
    FACILITATED_BY_ONE_SIDE = "C103" "facilitated-by-one-side" Warning
}

pub(super) const RULE: Rule = Rule {
    code: &FACILITATED_BY_ONE_SIDE,
    check: Check::Records(check),
};

fn check(cx: &Context<'_>, checker: &mut Checker<'_>) {
    if cx.people_elsewhere {
        return;
    }
    for (course_at, course) in cx.catalogue.courses.iter().enumerate() {
        for (run_at, run) in course.runs.iter().enumerate() {
            let mut sessions = cx.timetable.run(course_at, run_at).iter().peekable();
            let is_over = sessions.peek().is_some() && sessions.all(|it| it.is_over(cx.today));
            let Some(first) = run.facilitators.first() else {
                continue;
            };
            if is_over || course.is_retired(cx.today) {
                continue;
            }
            let brings = |expertise| {
                let people = run.facilitators.iter();
                let mut people = people.filter_map(|id| cx.catalogue.person(&id.value));
                people.any(|person| person.has(expertise))
            };
            let missing = match (brings(Expertise::Lived), brings(Expertise::Learned)) {
                (true, false) => "learned",
                (false, true) => "lived",
                _ => continue,
            };
            let finding = checker
                .finding(
                    first.span,
                    format!("no facilitator of this run has {missing} expertise"),
                )
                .help(format!(
                    "let somebody with {missing} expertise facilitate with them, and add them to facilitators:"
                ));
            checker.report(finding);
        }
    }
}

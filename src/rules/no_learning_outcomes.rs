//! E302 no-learning-outcomes.

use crate::finding::Level;
use crate::rules::checker::{Checker, Context};
use crate::rules::{Check, Rule};

crate::code! {
    /// A course does not say what people will have learned.
    ///
    /// # Why
    ///
    /// Learning outcomes make the difference between a course and a group that meets. They also help people to choose, and to see
    /// afterwards how far they have come.
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
    /// next_steps: [{partner: millbrook-mind}]
    /// runs:
    ///   - {id: spring, mode: online, facilitators: [p-01, p-02], sessions: [2027-01-19 10:00-11:30]}
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
    ///   - {id: spring, mode: online, facilitators: [p-01, p-02], sessions: [2027-01-19 10:00-11:30]}
    /// ---
    /// This course is about what keeps you awake, and what helps.
    /// ```
    ///
    /// # Exceptions
    ///
    /// A warning while a session is coming, and advice for a course without coming dates. A course that is retired is not looked
    /// at.
    ///
    /// # Source
    ///
    /// ImROC, 10 Years On (Perkins and others, 2018), principle 1: educational; RECOLLECT fidelity measure, component 2: learning.
    NO_LEARNING_OUTCOMES = "E302" "no-learning-outcomes" Warning
}

pub(super) const RULE: Rule = Rule {
    code: &NO_LEARNING_OUTCOMES,
    check: Check::Records(check),
};

fn check(cx: &Context<'_>, checker: &mut Checker<'_>) {
    for (position, course) in cx.catalogue.courses.iter().enumerate() {
        let retired = course.is_retired(cx.today);
        if !course.learning_outcomes.is_empty() || retired {
            continue;
        }
        let mut sessions = cx.timetable.course(position);
        let dated = sessions.any(|session| !session.is_over(cx.today) && !session.is_cancelled());
        let finding = checker
            .finding(course.title.span, "nothing says what people will have learned")
            .help("add learning_outcomes: with 3 to 6 lines, each beginning with a verb, such as: Keep a sleep diary")
            .level(if dated { Level::Warning } else { Level::Advice });
        checker.report(finding);
    }
}

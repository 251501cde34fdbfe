//! T502 outside-term.

use crate::rules::checker::{Checker, Context};
use crate::rules::sessions::{coming, day, days, one_by_place};
use crate::rules::{Check, Rule};

crate::code! {
    /// A session of a run lies outside the term that the run names.
    ///
    /// # Why
    ///
    /// Students look for a session in the timetable and in the calendar of its term. One outside the term is most often
    /// a wrong year or month.
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
    ///     term: 2027-spring
    ///     venue: the-hub/room-1
    ///     facilitators: [p-01, p-02]
    ///     sessions: [2027-04-13 10:00-11:30]
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
    ///     term: 2027-spring
    ///     venue: the-hub/room-1
    ///     facilitators: [p-01, p-02]
    ///     sessions: [2027-01-19 10:00-11:30]
    /// ---
    /// This course is about what keeps you awake, and what helps.
    /// ```
    ///
    /// # Exceptions
    ///
    /// A run need not name a term. Sessions that are over are not looked at.
    ///
    /// # Source
    ///
    /// Practice of recovery colleges: prospectuses are made and read by term.
    OUTSIDE_TERM = "T502" "outside-term" Warning
}

pub(super) const RULE: Rule = Rule {
    code: &OUTSIDE_TERM,
    check: Check::Records(check),
};

fn check(cx: &Context<'_>, checker: &mut Checker<'_>) {
    let outside = coming(cx).filter_map(|session| {
        let run = &cx.catalogue.courses[session.course].runs[session.run];
        let term = cx.catalogue.term(&run.term.as_ref()?.value)?;
        let is_inside = term.starts.value <= session.date() && session.date() <= term.ends.value;
        (!is_inside).then_some((session, term.origin.id.as_str()))
    });
    for ((span, id), sessions) in one_by_place(outside) {
        let Some(term) = cx.catalogue.term(id) else {
            continue;
        };
        let (starts, ends) = (term.starts.value, term.ends.value);
        let finding = checker
            .finding(
                span,
                format!(
                    "{} is outside {}",
                    days(sessions.iter().map(|session| session.date())),
                    term.name.value
                ),
            )
            .label(format!("the term is from {} to {}", day(starts), day(ends)))
            .help("look at the year and the month; if the day is right, name another term for this run, or none")
            .related(term.starts.span, format!("{} starts here", term.name.value));
        checker.report(finding);
    }
}

//! T503 in-a-break-or-closure.

use crate::model::span_of_days::Days;
use crate::rules::checker::{Checker, Context};
use crate::rules::sessions::{coming, days, one_by_place};
use crate::rules::{Check, Rule};
use crate::timetable::{Session, Slot};

crate::code! {
    /// A session is on a day on which the college is closed, or in a break of the term.
    ///
    /// # Why
    ///
    /// Nobody opens the door, and the office that could be called is shut. Half term is also when parents and carers
    /// cannot come.
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
    ///     sessions: [2027-02-16 10:00-11:30]
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
    ///     sessions: [2027-02-23 10:00-11:30]
    /// ---
    /// This course is about what keeps you awake, and what helps.
    /// ```
    ///
    /// # Exceptions
    ///
    /// A run that names no term has no breaks, and still has the closures of the college. A week is in them only when
    /// all its days from Monday to Friday are.
    ///
    /// # Source
    ///
    /// Practice of recovery colleges: terms follow the school terms of their area.
    IN_A_BREAK_OR_CLOSURE = "T503" "in-a-break-or-closure" Warning
}

pub(super) const RULE: Rule = Rule {
    code: &IN_A_BREAK_OR_CLOSURE,
    check: Check::Records(check),
};

fn check(cx: &Context<'_>, checker: &mut Checker<'_>) {
    let shut = coming(cx).filter_map(|session| {
        let (name, days) = shut_on(cx, session)?;
        Some((session, (days.from.span, name)))
    });
    for ((span, (days_span, name)), sessions) in one_by_place(shut) {
        let finding = checker
            .finding(
                span,
                format!(
                    "{} is in {name}",
                    days(sessions.iter().map(|session| session.date()))
                ),
            )
            .help("choose another day, or, in a weekly series, put the day under except:")
            .related(days_span, "it is said here");
        checker.report(finding);
    }
}

/// The break or closure that a session is in, with its name.
fn shut_on<'a>(cx: &Context<'a>, session: &Session) -> Option<(String, &'a Days)> {
    let catalogue = cx.catalogue;
    let run = &catalogue.courses[session.course].runs[session.run];
    let term = run
        .term
        .as_ref()
        .and_then(|term| catalogue.term(&term.value));
    let breaks = term.into_iter().flat_map(|term| {
        let name = move |_: &Days| format!("a break of {}", term.name.value);
        term.breaks.iter().map(move |days| (name(days), days))
    });
    let closures = catalogue.college.closures.iter();
    let closures = closures.map(|days| ("a closure of the college".to_owned(), days));
    let (name, days) = closures
        .chain(breaks)
        .find(|(_, days)| holds(days, session))?;
    let name = match &days.reason {
        Some(reason) => format!("{name} ({})", reason.value),
        None => name,
    };
    Some((name, days))
}

fn holds(days: &Days, session: &Session) -> bool {
    match session.slot {
        Slot::Timed { .. } => days.holds(session.date()),
        Slot::Week(monday) => (0..5).all(|more| {
            let day = monday.checked_add(jiff::Span::new().days(more));
            day.is_ok_and(|day| days.holds(day))
        }),
    }
}

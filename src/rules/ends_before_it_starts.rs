//! T501 ends-before-it-starts.

use jiff::{SignedDuration, ToSpan, Zoned};

use crate::rules::checker::{Checker, Context};
use crate::rules::{Check, Rule};
use crate::timetable::Slot;

crate::code! {
    /// A session ends before it starts, or at the same minute.
    ///
    /// # Why
    ///
    /// People plan buses and childcare by these times, and calendars refuse such a session or show it on the wrong day.
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
    ///     facilitators: [p-01, p-02]
    ///     sessions: [2027-01-19 10:00-09:00]
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
    /// A session may have no end: 2027-01-19 10:00. One that goes past midnight is two: the first ends at 23:59, the second
    /// begins at 00:00 on the next day.
    ///
    /// # Source
    ///
    /// RFC 5545, 3.8.2.2: the end of an event is later than its start.
    ENDS_BEFORE_IT_STARTS = "T501" "ends-before-it-starts" Error
}

pub(super) const RULE: Rule = Rule {
    code: &ENDS_BEFORE_IT_STARTS,
    check: Check::Records(check),
};

fn check(cx: &Context<'_>, checker: &mut Checker<'_>) {
    let mut said = None;
    for session in &cx.timetable.sessions {
        let Slot::Timed {
            start,
            end: Some(end),
        } = &session.slot
        else {
            continue;
        };
        // All sessions of a weekly series have one place: where its first one is written.
        if end > start || said.replace(session.span) == Some(session.span) {
            continue;
        }
        let message = match end < start {
            true => "this session ends before it starts",
            false => "this session ends when it starts",
        };
        let finding = checker
            .finding(session.span, message)
            .label(label(start, end))
            .help(help(start, end));
        checker.report(finding);
    }
}

/// From when on a session may be meant to go past midnight.
const EVENING: i8 = 17;

/// How to write it; one that goes past midnight is two, as rooms and people are booked by the day.
fn help(start: &Zoned, end: &Zoned) -> String {
    let midnight = end.hour() == 0 && end.minute() == 0;
    let past_midnight = start.hour() >= EVENING && end.hour() < 12;
    let (day, from) = (start.date(), start.strftime("%H:%M"));
    match end.date().tomorrow() {
        _ if midnight => format!("the day ends at 23:59: write {day} {from}-23:59"),
        Ok(next) if past_midnight => format!(
            "if it goes past midnight, write two sessions: {day} {from}-23:59 and {next} 00:00-{}",
            end.strftime("%H:%M")
        ),
        _ => "write the start, a hyphen and the end by the 24-hour clock: 10:00-12:00".to_owned(),
    }
}

/// The longest session that is worth guessing at: a day's workshop.
const LONGEST: SignedDuration = SignedDuration::from_hours(8);

/// What was meant, where the end was written by the 12-hour clock.
fn label(start: &Zoned, end: &Zoned) -> String {
    let clock = |time: &Zoned| time.strftime("%H:%M").to_string();
    let afternoon = end.checked_add(12.hours()).ok();
    let longest = start.checked_add(LONGEST).ok();
    let meant =
        afternoon.filter(|later| later > start && longest.is_some_and(|longest| *later <= longest));
    match meant {
        Some(later) => format!("did you mean {}-{}?", clock(start), clock(&later)),
        None => format!("from {} to {}", clock(start), clock(end)),
    }
}

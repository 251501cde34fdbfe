//! T504 on-a-bank-holiday.

use crate::rules::bank_holidays::bank_holiday;
use crate::rules::checker::{Checker, Context};
use crate::rules::sessions::{coming, day, one_by_place};
use crate::rules::{Check, Rule};
use crate::timetable::Slot;

crate::code! {
    /// A session is on a bank holiday of the part of the country that the college names.
    ///
    /// # Why
    ///
    /// Buses run rarely, libraries are shut, and carers have the children at home.
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
    ///     sessions: [2027-05-31 10:00-11:30]
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
    ///     sessions: [2027-06-01 10:00-11:30]
    /// ---
    /// This course is about what keeps you awake, and what helps.
    /// ```
    ///
    /// # Exceptions
    ///
    /// A college that says bank_holidays: none, or nothing of them, has none. A week is not looked at.
    ///
    /// # Source
    ///
    /// Banking and Financial Dealings Act 1971, schedule 1; GOV.UK, UK bank holidays.
    ON_A_BANK_HOLIDAY = "T504" "on-a-bank-holiday" Warning
}

pub(super) const RULE: Rule = Rule {
    code: &ON_A_BANK_HOLIDAY,
    check: Check::Records(check),
};

fn check(cx: &Context<'_>, checker: &mut Checker<'_>) {
    let Some(area) = cx.catalogue.college.bank_holidays else {
        return;
    };
    let on_holidays = coming(cx).filter_map(|session| {
        let is_timed = matches!(session.slot, Slot::Timed { .. });
        let name = bank_holiday(session.date(), area.value).filter(|_| is_timed)?;
        Some((session, (session.date(), name)))
    });
    for ((span, (date, name)), _) in one_by_place(on_holidays) {
        let finding = checker
            .finding(span, format!("{} is a bank holiday: {name}", day(date)))
            .help("choose another day, or, in a weekly series, put the day under except:");
        checker.report(finding);
    }
}

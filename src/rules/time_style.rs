//! L404 time-style.

use crate::rules::checker::{Checker, Context};
use crate::rules::wording;
use crate::rules::{Check, Rule};
use crate::text::times;

crate::code! {
    /// A text has a time as a computer writes it, or a noon that could be midnight.
    ///
    /// # Why
    ///
    /// People read 5:30pm at once. 17:30 makes some of them count, and 12pm is midday for some and midnight for others.
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
    /// We meet at 17:30 at the door.
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
    /// We meet at 5:30pm at the door.
    /// ```
    ///
    /// # Exceptions
    ///
    /// Times in the keys of a record are written as 17:30 and shown as 5:30pm. The rule is silent in quotes, names,
    /// code and addresses, and on scores, prices and verses.
    ///
    /// # Source
    ///
    /// NHS digital service manual, numbers, measurements, dates and time
    /// (<https://service-manual.nhs.uk/content/numbers-measurements-dates-time>); GOV.UK style guide, "times".
    TIME_STYLE = "L404" "time-style" Warning
}

pub(super) const RULE: Rule = Rule {
    code: &TIME_STYLE,
    check: Check::Records(check),
};

fn check(cx: &Context<'_>, checker: &mut Checker<'_>) {
    for prose in wording::judged(cx) {
        let mut at = 0;
        while at < prose.tokens.len() {
            let Some(found) = times::time_at(prose, at) else {
                at += 1;
                continue;
            };
            at = found.words.end;
            let range = prose.range(found.words);
            let range = range.start..range.end + found.marks;
            let write = found.clock.shown();
            let quoted = prose.written(range.clone());
            if !found.is_certain
                || quoted == write
                || prose.is_spared(&range)
                || prose.is_address(&range)
            {
                continue;
            }
            let finding = checker
                .finding(
                    prose.span(range.clone()),
                    format!("\"{quoted}\" is not how we write a time"),
                )
                .help(format!("write {write}"));
            checker.report(finding);
        }
    }
}

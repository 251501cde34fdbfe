//! L403 date-in-digits.

use crate::rules::certain;
use crate::rules::checker::{Checker, Context};
use crate::rules::wording;
use crate::rules::{Check, Rule};
use crate::text::date_style as dates;

crate::code! {
    /// A text has a date in digits, with a short month, or with st, nd, rd or th.
    ///
    /// # Why
    ///
    /// 06/08/18 is June for some readers and August for others, and a voice that reads a page aloud stumbles over Aug
    /// and 6th. A date in words is read one way only.
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
    /// We begin on 06/08/2027 with tea.
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
    /// We begin on 6 August 2027 with tea.
    /// ```
    ///
    /// # Exceptions
    ///
    /// Dates in the keys of a record, such as sessions and reviewed, are written in digits and shown in words. The rule
    /// is silent in quotes, names, code and addresses, and on "may" and "sat" as words.
    ///
    /// `check --fix` writes 31/12/2026, 2026-12-31 and 6th August in words. It leaves 3/4/2026 and 31/12/26, which can be
    /// read in two ways, and headings, because others may have linked to them.
    ///
    /// # Source
    ///
    /// NHS digital service manual, numbers, measurements, dates and time
    /// (<https://service-manual.nhs.uk/content/numbers-measurements-dates-time>); GOV.UK style guide, "dates".
    DATE_IN_DIGITS = "L403" "date-in-digits" Warning
}

pub(super) const RULE: Rule = Rule {
    code: &DATE_IN_DIGITS,
    check: Check::Records(check),
};

fn check(cx: &Context<'_>, checker: &mut Checker<'_>) {
    for prose in wording::judged_with_digits(cx) {
        let mut at = 0;
        while at < prose.tokens.len() {
            let Some(found) = dates::in_digits(prose, at).or_else(|| dates::in_short(prose, at))
            else {
                at += 1;
                continue;
            };
            at = found.words.end;
            let range = prose.range(found.words);
            if prose.is_spared(&range) || prose.is_address(&range) {
                continue;
            }
            let quoted = prose.written(range.clone());
            let fix = certain::instead(cx, prose, range.clone(), &found.write);
            let finding = checker
                .finding(
                    prose.span(range.clone()),
                    format!("\"{quoted}\" is a date in digits or in short"),
                )
                .label(found.why)
                .help(match found.other {
                    Some(other) => format!("write {}, or {other} if that is meant", found.write),
                    None => format!("write {}", found.write),
                })
                .fix(fix.filter(|_| found.is_certain));
            checker.report(finding);
        }
    }
}

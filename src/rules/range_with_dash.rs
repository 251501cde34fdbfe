//! L405 range-with-dash.

use crate::rules::certain;
use crate::rules::checker::{Checker, Context};
use crate::rules::wording;
use crate::rules::{Check, Rule};
use crate::text::ranges;

crate::code! {
    /// A text has a range with a dash or a hyphen: 2pm-6pm, 16-18, Monday-Friday.
    ///
    /// # Why
    ///
    /// A voice that reads a page aloud says "16 18" or "16 minus 18". With "to" everybody hears the same.
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
    /// For people aged 16-18 who sleep badly.
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
    /// For people aged 16 to 18 who sleep badly.
    /// ```
    ///
    /// # Exceptions
    ///
    /// The rule is silent in postcodes, phone numbers, ISBNs, house numbers, scores that fall, quotes, names, code and
    /// addresses.
    ///
    /// `check --fix` writes to for the dash (and behind between) where it is surely a range: of times, days and months, of
    /// money, and of numbers that count something, such as aged 16-18 or 6-8 weeks. It leaves headings.
    ///
    /// # Source
    ///
    /// NHS digital service manual, numbers, measurements, dates and time, "ranges"
    /// (<https://service-manual.nhs.uk/content/numbers-measurements-dates-time>); GOV.UK style guide, "dates: ranges".
    RANGE_WITH_DASH = "L405" "range-with-dash" Warning
}

pub(super) const RULE: Rule = Rule {
    code: &RANGE_WITH_DASH,
    check: Check::Records(check),
};

fn check(cx: &Context<'_>, checker: &mut Checker<'_>) {
    for prose in wording::judged(cx) {
        let mut at = 0;
        while at < prose.tokens.len() {
            let Some(found) = ranges::range_at(prose, at) else {
                at += 1;
                continue;
            };
            at = found.words.end;
            let range = prose.range(found.words.clone());
            if prose.is_spared(&range) || prose.is_address(&range) {
                continue;
            }
            let (from, to) = (
                prose.written(range.start..prose.tokens.get(found.middle - 1).range().end),
                prose.written(prose.tokens.get(found.middle).range().start..range.end),
            );
            let money = prose
                .before(found.middle)
                .trim_start_matches(['-', '–', ' ']);
            let quoted = prose.written(range.clone());
            let joint = format!(" {} {money}", found.joint);
            let becomes = format!("{from}{joint}{to}");
            let dash = range.start + from.len()..range.end - to.len();
            let fix = certain::inside(cx, prose, range.clone(), &becomes, dash, &joint);
            let finding = checker
                .finding(
                    prose.span(range.clone()),
                    format!("\"{quoted}\" is a range with a dash"),
                )
                .help(format!("write {becomes}"))
                .fix(fix.filter(|_| found.is_certain));
            checker.report(finding);
        }
    }
}

//! L404 time-style.

use std::ops::Range;

use crate::finding::Fix;
use crate::parse::passage::PassageKind;
use crate::rules::certain;
use crate::rules::checker::{Checker, Context};
use crate::rules::wording;
use crate::rules::{Check, Rule};
use crate::text::prose::Prose;
use crate::text::times::{self, Found};

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
    /// `check --fix` writes 17:30 as 5:30pm. It leaves 12pm, which is midnight for some, 2:30, which may be in the night, and
    /// headings, because others may have linked to them.
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
    for prose in wording::judged_with_digits(cx) {
        let mut at = 0;
        while at < prose.tokens.len() {
            let Some(found) = times::time_at(prose, at) else {
                at += 1;
                continue;
            };
            at = found.words.end;
            let range = prose.range(found.words.clone());
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
            let help = match found.other {
                Some(other) => format!("write {write} or {}", other.shown()),
                None => format!("write {write}"),
            };
            let finding = checker
                .finding(
                    prose.span(range.clone()),
                    format!("\"{quoted}\" is not how we write a time"),
                )
                .help(help)
                .fix(fix(cx, prose, &found, range, &write));
            checker.report(finding);
        }
    }
}

fn fix(
    cx: &Context<'_>,
    prose: &Prose,
    found: &Found,
    range: Range<usize>,
    write: &str,
) -> Option<Fix> {
    let words = &found.words;
    let sentence = |at: usize| prose.tokens.get(at).sentence;
    let begins = words.start == 0 || sentence(words.start - 1) != sentence(words.start);
    let is_lower = write.starts_with(char::is_lowercase);
    let is_counted = words.end < prose.tokens.len() && prose.tokens.word(words.end) == "o'clock";
    if found.other.is_some() || begins && is_lower || is_counted {
        return None;
    }
    let behind = prose.text()[range.end..].trim_start();
    // The stop of "p.m." may end the sentence, too: at the end of a paragraph it stays, elsewhere nobody can tell.
    let is_all = prose.text().trim().len() == range.len();
    let range = match behind.chars().next() {
        _ if found.marks == 0 || is_all => range,
        None if prose.kind() == PassageKind::Paragraph => range.start..range.end - found.marks,
        Some(letter) if letter.is_lowercase() || ",;:)".contains(letter) => range,
        _ => return None,
    };
    certain::instead(cx, prose, range, write)
}

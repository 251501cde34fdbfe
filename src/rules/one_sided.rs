//! P607 one-sided.

use crate::model::partner::Status;
use crate::rules::checker::{Checker, Context};
use crate::rules::{Check, Rule};

crate::code! {
    /// Nothing is said of what one side gains from a partnership.
    ///
    /// # Why
    ///
    /// A partnership in which only one side gives does not last. Writing down both sides shows what to look after, and
    /// what to thank for.
    ///
    /// # Example
    ///
    /// ```md
    /// <!-- file: partners/millbrook-mind.md -->
    /// ---
    /// name: Millbrook Mind
    /// kind: voluntary
    /// status: active
    /// agreement:
    ///   covers: [college, course, venue]
    ///   signed: 2026-04-01
    ///   checks: {liability_insurance: yes, dbs: yes, safeguarding_policy: yes, references: yes}
    /// gives: [rooms]
    /// ---
    /// We are a local charity run by people who know mental health from the inside.
    /// ```
    ///
    /// # Write instead
    ///
    /// ```md
    /// <!-- file: partners/millbrook-mind.md -->
    /// ---
    /// name: Millbrook Mind
    /// kind: voluntary
    /// status: active
    /// agreement:
    ///   covers: [college, course, venue]
    ///   signed: 2026-04-01
    ///   checks: {liability_insurance: yes, dbs: yes, safeguarding_policy: yes, references: yes}
    /// gives: [rooms]
    /// gets: [places on courses for our members]
    /// ---
    /// We are a local charity run by people who know mental health from the inside.
    /// ```
    ///
    /// # Exceptions
    ///
    /// A partner that has ended is not looked at.
    ///
    /// # Source
    ///
    /// Published accounts of partnership work in recovery colleges: they are reciprocal, and each side knows what the
    /// other gains.
    ONE_SIDED = "P607" "one-sided" Advice
}

pub(super) const RULE: Rule = Rule {
    code: &ONE_SIDED,
    check: Check::Records(check),
};

fn check(cx: &Context<'_>, checker: &mut Checker<'_>) {
    for partner in &cx.catalogue.partners {
        let name = &partner.name.value;
        let (message, help) = match (partner.gives.is_empty(), partner.gets.is_empty()) {
            (false, false) => continue,
            (true, false) => (
                format!("nothing is said of what {name} gives"),
                "add gives: with what they bring: [rooms, a tutor]",
            ),
            (false, true) => (
                format!("nothing is said of what {name} gets"),
                "ask them, and add gets: with what they gain: [places on courses for our members]",
            ),
            (true, true) => (
                format!("nothing is said of what {name} gives and gets"),
                "ask them, and add gives: and gets: with what each side gains",
            ),
        };
        if matches!(partner.status, Status::Ended(_)) {
            continue;
        }
        checker.report(checker.finding(partner.name.span, message).help(help));
    }
}

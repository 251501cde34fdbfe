//! P601 no-agreement.

use crate::model::partner::Status;
use crate::rules::checker::{Checker, Context};
use crate::rules::reliance::{Reliance, reliances};
use crate::rules::{Check, Rule};

crate::code! {
    /// The college relies on a partner, and nothing is written down of what was agreed with it.
    ///
    /// # Why
    ///
    /// Partnerships break when people change and nobody knows what was promised. A few lines, even about a talk over
    /// coffee, carry them over.
    ///
    /// # Example
    ///
    /// ```md
    /// <!-- file: partners/millbrook-mind.md -->
    /// ---
    /// name: Millbrook Mind
    /// kind: voluntary
    /// gives: [rooms]
    /// gets: [places on courses for our members]
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
    /// An agreement by word of mouth counts: agreement: {informal: yes, note: …}. The rule looks at lead partners, at
    /// partners of courses, and at those whose venues have coming sessions; not at drafts, retired courses and partners
    /// that ended.
    ///
    /// # Source
    ///
    /// Published accounts of partnership work in recovery colleges: a memorandum or agreement for each kind of partnership,
    /// fitted to venue, course or whole college.
    NO_AGREEMENT = "P601" "no-agreement" Warning
}

pub(super) const RULE: Rule = Rule {
    code: &NO_AGREEMENT,
    check: Check::Records(check),
};

fn check(cx: &Context<'_>, checker: &mut Checker<'_>) {
    let reliances = reliances(cx);
    for group in reliances.chunk_by(|a, b| a.partner.origin.id == b.partner.origin.id) {
        let Some(Reliance {
            partner, on, place, ..
        }) = group.first()
        else {
            continue;
        };
        if !partner.agreements.is_empty() || matches!(partner.status, Status::Ended(_)) {
            continue;
        }
        let finding = checker
            .finding(partner.name.span, format!("nothing is written down of what was agreed with {}", partner.name.value))
            .help("write it under agreement: what it covers and when it was signed; {informal: yes, note: what you agreed} is enough")
            .related(*place, on.clause());
        checker.report(finding);
    }
}

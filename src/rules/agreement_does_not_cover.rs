//! P602 agreement-does-not-cover.

use std::collections::BTreeMap;

use crate::model::partner::Status;
use crate::rules::checker::{Checker, Context};
use crate::rules::reliance::{On, Reliance, reliances};
use crate::rules::{Check, Rule};
use crate::source::Span;

crate::code! {
    /// An agreement with a partner does not cover what the college relies on it for.
    ///
    /// # Why
    ///
    /// What was agreed for a room says nothing of who teaches in it. When something goes wrong, or somebody new takes
    /// over, nobody knows what was promised.
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
    ///   covers: [venue]
    ///   signed: 2026-04-01
    ///   checks: {liability_insurance: yes, dbs: yes, safeguarding_policy: yes, references: yes}
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
    /// status: active
    /// agreement:
    ///   covers: [venue, college]
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
    /// A partner of a course needs course, of a course that is not open to everyone course or cohort, one that lends a
    /// venue needs venue, and a lead partner college. An agreement about the whole college, and one that does not say
    /// what it covers, covers everything. One that ended is not looked at.
    ///
    /// # Source
    ///
    /// Published accounts of partnership work in recovery colleges: an agreement for each kind of partnership, fitted
    /// to venue, course or whole college.
    AGREEMENT_DOES_NOT_COVER = "P602" "agreement-does-not-cover" Warning
}

pub(super) const RULE: Rule = Rule {
    code: &AGREEMENT_DOES_NOT_COVER,
    check: Check::Records(check),
};

fn check(cx: &Context<'_>, checker: &mut Checker<'_>) {
    let mut said: BTreeMap<(&str, &str), Vec<&Reliance<'_>>> = BTreeMap::new();
    let reliances = reliances(cx);
    for reliance in &reliances {
        let partner = reliance.partner;
        let ended = matches!(partner.status, Status::Ended(_));
        let is_covered = |agreement| reliance.on.is_covered_by(agreement);
        if !ended && !partner.agreements.is_empty() && !partner.agreements.iter().any(is_covered) {
            said.entry((&partner.origin.id, needed(reliance.on)))
                .or_default()
                .push(reliance);
        }
    }
    for ((_, needed), relying) in said {
        let Some(first) = relying.first() else {
            continue;
        };
        let name = &first.partner.name.value;
        let mut finding = checker
            .finding(
                place(first),
                format!("the agreement with {name} does not cover {needed}"),
            )
            .help(help(first.on));
        for reliance in relying {
            finding = finding.related(reliance.place, reliance.on.clause());
        }
        checker.report(finding);
    }
}

/// What the agreements of a partner cover, or else the first agreement.
fn place(reliance: &Reliance<'_>) -> Span {
    let covers = || {
        reliance
            .partner
            .agreements
            .iter()
            .flat_map(|agreement| &agreement.covers)
    };
    match (covers().next(), reliance.partner.agreements.first()) {
        (Some(cover), _) => cover.span,
        (None, Some(agreement)) => agreement.span,
        (None, None) => reliance.partner.name.span,
    }
}

fn needed(on: On) -> &'static str {
    match on {
        On::College => "the college, and it is a lead partner",
        On::Course { for_some: false } => "courses for everyone, and it is a partner of one",
        On::Course { for_some: true } => {
            "courses or cohorts, and it is a partner of a course for some"
        }
        On::Venue => "venues, and it lends one to coming sessions",
    }
}

fn help(on: On) -> &'static str {
    match on {
        On::College => {
            "agree it with the partner and add college to covers:, or take it out of lead_partners:"
        }
        On::Course { for_some: false } => {
            "agree it with the partner and add course to covers:, or name another partner for the course"
        }
        On::Course { for_some: true } => {
            "agree it with the partner and add cohort or course to covers:, or name another partner for the course"
        }
        On::Venue => "agree it with the partner and add venue to covers:, or meet somewhere else",
    }
}

//! P604 check-missing-or-run-out.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::model::partner::{Agreement, CHECKS, CheckAnswer, Status, check_in_words};
use crate::rules::checker::{Checker, Context};
use crate::rules::reliance::{On, Reliance, reliances};
use crate::rules::sessions::day;
use crate::rules::{Check, Rule};
use crate::source::Spanned;

crate::code! {
    /// A check that the college's reliance on a partner needs was not made, or has run out.
    ///
    /// # Why
    ///
    /// Insurance, DBS checks, a safeguarding policy and references are what students trust in without asking. Nobody
    /// looks again at a paper in a drawer.
    ///
    /// # Example
    ///
    /// ```md
    /// <!-- file: partners/millbrook-mind.md -->
    /// ---
    /// name: Millbrook Mind
    /// kind: voluntary
    /// agreement:
    ///   covers: [college, course, venue]
    ///   signed: 2026-04-01
    ///   checks: {liability_insurance: 2026-10-31, dbs: yes, safeguarding_policy: yes, references: yes}
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
    ///   checks: {liability_insurance: 2028-10-31, dbs: yes, safeguarding_policy: yes, references: yes}
    /// gives: [rooms]
    /// gets: [places on courses for our members]
    /// ---
    /// We are a local charity run by people who know mental health from the inside.
    /// ```
    ///
    /// # Exceptions
    ///
    /// One that lends a venue needs liability insurance; a partner of a course and a lead partner need all four.
    /// not-needed is an answer. Where two agreements cover the same, the better answer counts. Agreements by word of
    /// mouth, and partners that nothing relies on, are not looked at.
    ///
    /// # Source
    ///
    /// Published accounts of partnership work in recovery colleges: insurance, DBS checks, a safeguarding policy and
    /// references are looked at before a partner begins.
    CHECK_MISSING_OR_RUN_OUT = "P604" "check-missing-or-run-out" Warning
}

pub(super) const RULE: Rule = Rule {
    code: &CHECK_MISSING_OR_RUN_OUT,
    check: Check::Records(check),
};

/// How a check stands for what relies on it; the better comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Standing {
    Fine,
    RunsOut(Date),
    Refused,
    Missing,
}

fn check(cx: &Context<'_>, checker: &mut Checker<'_>) {
    let reliances = reliances(cx);
    for group in reliances.chunk_by(|a, b| a.partner.origin.id == b.partner.origin.id) {
        let mut missing: Vec<&str> = Vec::new();
        let mut answered: BTreeMap<&str, (Standing, Spanned<CheckAnswer>, &Reliance<'_>)> =
            BTreeMap::new();
        for reliance in group
            .iter()
            .filter(|reliance| !matches!(reliance.partner.status, Status::Ended(_)))
        {
            for what in needed(reliance.on) {
                match standing(cx, reliance, what) {
                    Some((Standing::Missing, _)) if !missing.contains(&what) => missing.push(what),
                    Some((standing, Some(answer))) if standing > Standing::Fine => {
                        answered.entry(what).or_insert((standing, answer, reliance));
                    }
                    _ => {}
                }
            }
        }
        report_missing(checker, group, &missing);
        for (what, (standing, answer, reliance)) in answered {
            report(cx, checker, what, standing, answer, reliance);
        }
    }
}

/// The checks that something relies on.
fn needed(on: On) -> impl Iterator<Item = &'static str> {
    let all = CHECKS.keys.iter().map(|key| key.name);
    all.filter(move |what| *what == "liability_insurance" || !matches!(on, On::Venue))
}

/// How a check stands, by the best answer of the agreements that cover this; `None` where there are none in writing.
fn standing(
    cx: &Context<'_>,
    reliance: &Reliance<'_>,
    what: &str,
) -> Option<(Standing, Option<Spanned<CheckAnswer>>)> {
    let agreements = reliance.partner.agreements.iter();
    agreements
        .filter(|agreement| !agreement.informal && reliance.on.is_covered_by(agreement))
        .map(|agreement| answer(cx, agreement, reliance, what))
        .min_by_key(|(standing, _)| *standing)
}

fn answer(
    cx: &Context<'_>,
    agreement: &Agreement,
    reliance: &Reliance<'_>,
    what: &str,
) -> (Standing, Option<Spanned<CheckAnswer>>) {
    let Some(check) = agreement.checks.iter().find(|check| check.what == what) else {
        return (Standing::Missing, None);
    };
    // It must hold today, and on the day of the last session that is known.
    let last = reliance
        .sessions
        .last()
        .map_or(cx.today, |session| session.date());
    let standing = match check.answer.value {
        CheckAnswer::Yes | CheckAnswer::NotNeeded => Standing::Fine,
        CheckAnswer::No => Standing::Refused,
        CheckAnswer::RunsTo(date) if date < last.max(cx.today) => Standing::RunsOut(date),
        CheckAnswer::RunsTo(_) => Standing::Fine,
    };
    (standing, Some(check.answer))
}

fn report_missing(checker: &mut Checker<'_>, group: &[Reliance<'_>], missing: &[&str]) {
    let (Some(reliance), Some((last, before))) = (group.first(), missing.split_last()) else {
        return;
    };
    let partner = reliance.partner;
    let before: Vec<&str> = before.iter().map(|what| check_in_words(what)).collect();
    let listed = match before.is_empty() {
        true => check_in_words(last).to_owned(),
        false => format!("{} and {}", before.join(", "), check_in_words(last)),
    };
    let finding = checker
        .finding(partner.name.span, format!("nothing says whether {} has {listed}", partner.name.value))
        .help("ask to see it, and write under checks: yes, no, not-needed, or the date it runs to; the papers are kept elsewhere")
        .related(reliance.place, reliance.on.clause());
    checker.report(finding);
}

fn report(
    cx: &Context<'_>,
    checker: &mut Checker<'_>,
    what: &str,
    standing: Standing,
    answer: Spanned<CheckAnswer>,
    reliance: &Reliance<'_>,
) {
    let (what, name) = (check_in_words(what), &reliance.partner.name.value);
    let message = match standing {
        Standing::RunsOut(on) if on < cx.today => {
            format!("the {what} of {name} ran out on {}", day(on))
        }
        Standing::RunsOut(on) => format!(
            "the {what} of {name} will have run out before the last session that relies on it: on {}",
            day(on)
        ),
        _ => format!("{name} has no {what}"),
    };
    let mut finding = checker
        .finding(answer.span, message)
        .help("ask the partner for it, and write the date that the new one runs to; until then, meet or work with somebody else")
        .related(reliance.place, reliance.on.clause());
    if let Some(session) = reliance
        .sessions
        .last()
        .filter(|_| matches!(standing, Standing::RunsOut(_)))
    {
        let title = &cx.catalogue.courses[session.course].title.value;
        finding = finding.related(
            session.span,
            format!("the last of them is {title} on {}", day(session.date())),
        );
    }
    checker.report(finding);
}

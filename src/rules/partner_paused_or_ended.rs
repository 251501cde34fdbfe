//! P605 partner-paused-or-ended.

use crate::finding::Level;
use crate::model::partner::{Partner, Status};
use crate::rules::checker::{Checker, Context};
use crate::rules::reliance::{On, Reliance, reliances};
use crate::rules::sessions::{day, days, one_by_place};
use crate::rules::{Check, Rule};
use crate::source::Span;
use crate::timetable::Session;

crate::code! {
    /// A partner pauses or has ended, and coming sessions rely on it.
    ///
    /// # Why
    ///
    /// Nobody from the partner will be there to open the door or to teach, and students come for nothing.
    ///
    /// # Example
    ///
    /// ```md
    /// <!-- file: partners/millbrook-mind.md -->
    /// ---
    /// name: Millbrook Mind
    /// kind: voluntary
    /// status: paused
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
    /// An error where a partner of a course, or one that lends a venue, ends before a session of that course or in that
    /// venue; a warning where it pauses, and where it is a lead partner of the college. Sessions that are over or
    /// cancelled rely on nobody, and so do drafts.
    ///
    /// # Source
    ///
    /// Published accounts of partnership work in recovery colleges: when a partner steps back, what it gave is named
    /// and found anew.
    PARTNER_PAUSED_OR_ENDED = "P605" "partner-paused-or-ended" Error
}

pub(super) const RULE: Rule = Rule {
    code: &PARTNER_PAUSED_OR_ENDED,
    check: Check::Records(check),
};

fn check(cx: &Context<'_>, checker: &mut Checker<'_>) {
    let reliances = reliances(cx);
    for group in reliances.chunk_by(|a, b| a.partner.origin.id == b.partner.origin.id) {
        let Some(first) = group.first() else { continue };
        let relying: Vec<(&Reliance<'_>, Vec<&Session>)> = group
            .iter()
            .map(|reliance| (reliance, left_alone(reliance)))
            .filter(|(_, sessions)| !sessions.is_empty())
            .collect();
        if !relying.is_empty() {
            report(cx, checker, first.partner, &relying);
        }
    }
}

/// The coming sessions that the partner will not be there for.
fn left_alone<'a>(reliance: &Reliance<'a>) -> Vec<&'a Session> {
    let is_alone = |session: &&&Session| match reliance.partner.status {
        Status::Active => false,
        Status::Paused(_) => true,
        Status::Ended(on) => session.date() > on.value,
    };
    reliance.sessions.iter().filter(is_alone).copied().collect()
}

fn report(
    cx: &Context<'_>,
    checker: &mut Checker<'_>,
    partner: &Partner,
    relying: &[(&Reliance<'_>, Vec<&Session>)],
) {
    let name = &partner.name.value;
    let needed = relying
        .iter()
        .any(|(reliance, _)| !matches!(reliance.on, On::College));
    let (place, state, level): (Span, String, Level) = match partner.status {
        Status::Ended(on) => {
            let level = if needed { Level::Error } else { Level::Warning };
            (on.span, format!("ends on {}", day(on.value)), level)
        }
        Status::Paused(span) => (span, "pauses".to_owned(), Level::Warning),
        Status::Active => return,
    };
    let mut finding = checker
        .finding(place, format!("{name} {state}, and coming sessions rely on it"))
        .help("find another partner or venue for them, move them, or cancel them with a reason; where the partner is back, write status: active")
        .level(level);
    for (reliance, sessions) in relying {
        if matches!(reliance.on, On::College) {
            finding = finding.related(reliance.place, reliance.on.clause());
            continue;
        }
        let each = sessions.iter().map(|session| (*session, session.course));
        for ((span, course), sessions) in one_by_place(each) {
            let title = &cx.catalogue.courses[course].title.value;
            let dates = days(sessions.iter().map(|session| session.date()));
            finding = finding.related(span, format!("{title} on {dates} relies on it"));
        }
    }
    checker.report(finding);
}

//! P606 access-not-described.

use crate::model::venue::{ACCESS, Venue};
use crate::rules::checker::{Checker, Context};
use crate::rules::sessions::{coming, day};
use crate::rules::{Check, Rule};

crate::code! {
    /// A venue where sessions are coming does not answer the questions about access.
    ///
    /// # Why
    ///
    /// Somebody who uses a wheelchair or cannot hear well decides at home whether to come. Where nothing is said, many
    /// do not ask, and stay away.
    ///
    /// # Example
    ///
    /// ```md
    /// <!-- file: content/venues/town-hall.md -->
    /// ---
    /// name: Town Hall
    /// address: [Market Place, Millbrook]
    /// access: {step_free: yes, accessible_toilet: yes}
    /// ---
    /// Ask for the college at the desk.
    /// ```
    ///
    /// # Write instead
    ///
    /// ```md
    /// <!-- file: content/venues/town-hall.md -->
    /// ---
    /// name: Town Hall
    /// address: [Market Place, Millbrook]
    /// access: {step_free: yes, accessible_toilet: yes, hearing_loop: no, parking: no, bus: 12 and 14 stop outside, quiet_space: yes}
    /// ---
    /// Ask for the college at the desk.
    /// ```
    ///
    /// # Exceptions
    ///
    /// no is an answer, and helps. A private venue shows nothing anywhere, so nothing is asked of it. A venue without a
    /// coming session is not looked at.
    ///
    /// # Source
    ///
    /// Equality Act 2010, section 20, reasonable adjustments; RECOLLECT, component 3: available to all.
    ACCESS_NOT_DESCRIBED = "P606" "access-not-described" Warning
}

pub(super) const RULE: Rule = Rule {
    code: &ACCESS_NOT_DESCRIBED,
    check: Check::Records(check),
};

fn check(cx: &Context<'_>, checker: &mut Checker<'_>) {
    for venue in cx.catalogue.venues.iter().filter(|venue| !venue.private) {
        let missing = missing(venue);
        let Some((last, before)) = missing.split_last() else {
            continue;
        };
        let id = venue.origin.id.as_str();
        let is_here = |session: &&_| {
            crate::timetable::Session::venue(session).is_some_and(|(own, _)| own == id)
        };
        let Some(session) = coming(cx).find(is_here) else {
            continue;
        };
        let listed = match before.is_empty() {
            true => (*last).to_owned(),
            false => format!("{} and {last}", before.join(", ")),
        };
        let title = &cx.catalogue.courses[session.course].title.value;
        let finding = checker
            .finding(
                venue.name.span,
                format!("nothing is said of {listed} at {}", venue.name.value),
            )
            .help("answer under access: with yes, no or words; until then readers see \"Ask us\"")
            .related(
                session.span,
                format!("{title} on {} is there", day(session.date())),
            );
        checker.report(finding);
    }
}

/// The questions that a venue does not answer, in words.
fn missing(venue: &Venue) -> Vec<&'static str> {
    let is_answered = |question: &str| {
        venue
            .access
            .iter()
            .any(|access| access.question == question)
    };
    let open = ACCESS.keys.iter().filter(|key| !is_answered(key.name));
    open.map(|key| match key.name {
        "step_free" => "step-free access (step_free)",
        "accessible_toilet" => "an accessible toilet (accessible_toilet)",
        "hearing_loop" => "a hearing loop (hearing_loop)",
        "parking" => "parking (parking)",
        "bus" => "buses (bus)",
        "quiet_space" => "a quiet space (quiet_space)",
        other => other,
    })
    .collect()
}

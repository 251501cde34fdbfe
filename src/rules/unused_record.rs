//! W953 unused-record.

use std::collections::BTreeSet;

use crate::model::course::NextStep;
use crate::model::kind::Kind;
use crate::model::partner::Status;
use crate::rules::checker::{Checker, Context};
use crate::rules::wording::bodies;
use crate::rules::{Check, Rule};
use crate::source::Span;

crate::code! {
    /// A venue, person, topic or partner is in the records, and nobody uses it.
    ///
    /// # Why
    ///
    /// A record that nobody uses is most often a leftover or a slip of the pen: readers meet a venue where nothing
    /// happens, or a strand without a course.
    ///
    /// # Example
    ///
    /// ```md
    /// <!-- file: content/topics/creative.md -->
    /// ---
    /// name: Creative time
    /// ---
    /// Drawing, singing and making things.
    /// ```
    ///
    /// # Write instead
    ///
    /// ```md
    /// <!-- file: content/topics/living-well.md -->
    /// ---
    /// name: Living well
    /// ---
    /// Sleep, food, and time outdoors.
    /// ```
    ///
    /// # Exceptions
    ///
    /// A record is used when another names it in a key, or when a text links to it. A partner that has ended stays for
    /// the memory of it, and is not looked at.
    ///
    /// # Source
    ///
    /// Practice of recovery colleges: the prospectus is gone through each term for what is no longer so.
    UNUSED_RECORD = "W953" "unused-record" Advice
}

pub(super) const RULE: Rule = Rule {
    code: &UNUSED_RECORD,
    check: Check::Records(check),
};

fn check(cx: &Context<'_>, checker: &mut Checker<'_>) {
    let catalogue = cx.catalogue;
    let named: BTreeSet<(Kind, &str)> = catalogue
        .references
        .iter()
        .map(|(kind, id)| (*kind, id.value.as_str()))
        .collect();
    let linked: BTreeSet<&str> = linked(cx);
    let topics = catalogue
        .topics
        .iter()
        .map(|it| (Kind::Topic, it.origin.id.as_str(), it.name.span));
    let venues = catalogue
        .venues
        .iter()
        .map(|it| (Kind::Venue, it.origin.id.as_str(), it.name.span));
    let people = catalogue
        .people
        .iter()
        .map(|it| (Kind::Person, it.origin.id.as_str(), it.role.span));
    let going_on = catalogue
        .partners
        .iter()
        .filter(|it| !matches!(it.status, Status::Ended(_)));
    let partners = going_on.map(|it| (Kind::Partner, it.origin.id.as_str(), it.name.span));
    let all = topics.chain(venues).chain(people).chain(partners);
    let unused: Vec<(Kind, &str, Span)> = all
        .filter(|(kind, id, _)| !named.contains(&(*kind, *id)) && !linked.contains(id))
        .collect();
    for (kind, id, place) in unused {
        let noun = kind.noun();
        let finding = checker
            .finding(place, format!("nobody uses the {noun} {id}"))
            .help(format!(
                "name it where it belongs, or delete the file of this {noun}"
            ));
        checker.report(finding);
    }
}

/// The last parts of all addresses that texts and next steps link to: `../../partners/x.md` and `/partners/x/` → `x`.
fn linked<'a>(cx: &Context<'a>) -> BTreeSet<&'a str> {
    let targets = bodies(cx)
        .flat_map(|body| &body.links)
        .map(|link| link.target.as_str());
    let steps = cx
        .catalogue
        .courses
        .iter()
        .flat_map(|course| &course.next_steps);
    let of_steps = steps.filter_map(|step| match step {
        NextStep::Words { url: Some(url), .. } => Some(url.value.as_str()),
        _ => None,
    });
    let last = |target: &'a str| {
        let path = target.split(['#', '?']).next()?.trim_end_matches('/');
        let name = path.rsplit('/').next()?;
        Some(name.strip_suffix(".md").unwrap_or(name))
    };
    targets.chain(of_steps).filter_map(last).collect()
}

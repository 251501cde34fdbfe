//! D805 private-venue-leaks.

use std::collections::{BTreeMap, BTreeSet};

use crate::artifact::{FinishedSite, Leak, Secret};
use crate::finding::Place;
use crate::model::kind::purpose_of;
use crate::rules::checker::{Checker, Context};
use crate::rules::on_pages::more;
use crate::rules::{Check, Rule};
use crate::source::{SourceId, Span};

crate::code! {
    /// The name, address, postcode or id of a private venue would be published.
    ///
    /// # Why
    ///
    /// A private venue is private because somebody could look for the people who are there. Once it was on the site, it
    /// stays in copies.
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
    /// We meet at Larch House, behind the station.
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
    /// We tell you where we meet when you enrol.
    /// ```
    ///
    /// # Exceptions
    ///
    /// What a public record says too, such as the town in the address, is no secret. The rule cannot be turned off or
    /// waived. In the example, Larch House is the name of a venue with private: yes.
    ///
    /// # Source
    ///
    /// UK GDPR, articles 5(1)(f) and 32; guidance of domestic abuse services: addresses are told in person only.
    PRIVATE_VENUE_LEAKS = "D805" "private-venue-leaks" Error
}

pub(super) const RULE: Rule = Rule {
    code: &PRIVATE_VENUE_LEAKS,
    check: Check::Pages(check),
};

const HELP: &str = "take the words out; who enrols is told where it is. Where the words are no secret, give the venue's record another name or id";

fn check(cx: &Context<'_>, site: &FinishedSite<'_>, checker: &mut Checker<'_>) {
    let mut pages: BTreeMap<&Secret, BTreeSet<&str>> = BTreeMap::new();
    for Leak { path, secret } in site.leaks {
        pages.entry(secret).or_default().insert(path);
    }
    for (secret, pages) in pages {
        let venue = cx
            .catalogue
            .venues
            .iter()
            .find(|venue| venue.origin.source == secret.venue);
        let id = venue.map_or("", |venue| venue.origin.id.as_str());
        let places = places(cx, secret);
        for place in &places {
            // The words themselves are not said again: what is found here may be read by others.
            let message = format!(
                "this is the {} of the private venue {id}, and would be published",
                secret.what
            );
            checker.report(checker.finding(*place, message).help(HELP));
        }
        let Some(first) = pages.first().filter(|_| places.is_empty()) else {
            continue;
        };
        let message = format!(
            "the {} of the private venue {id} would stand here{}",
            secret.what,
            more(pages.len())
        );
        checker.report(
            checker
                .finding(Place::Page((*first).to_owned()), message)
                .help(HELP),
        );
    }
}

/// Where the words stand in the texts, besides the venue's own record and drafts. An id is in keys by right.
fn places(cx: &Context<'_>, secret: &Secret) -> Vec<Span> {
    if secret.what == "id" {
        return Vec::new();
    }
    let own: Vec<SourceId> = (cx.catalogue.translations.iter())
        .filter(|it| {
            let origin = cx.catalogue.origin(it.kind, &it.id);
            origin.is_some_and(|origin| origin.source == secret.venue)
        })
        .map(|it| it.source)
        .collect();
    let others = cx.sources.iter().filter(|(id, source)| {
        let is_read = purpose_of(source).is_for_readers();
        let is_own = *id == secret.venue || own.contains(id);
        !is_own && is_read && !cx.drafts.contains(id)
    });
    let each = others.filter_map(|(id, source)| {
        let at = source.text.find(secret.words.as_str())?;
        Some(Span::new(id, at..at + secret.words.len()))
    });
    each.collect()
}

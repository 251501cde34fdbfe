//! W954 link-to-unpublished.

use std::collections::BTreeSet;

use crate::artifact::{FinishedSite, Target};
use crate::finding::Place;
use crate::model::course::{Course, NextStep};
use crate::rules::checker::{Checker, Context};
use crate::rules::{Check, Rule};

crate::code! {
    /// A link leads to a draft, or to a course that is held back; readers see its words without the link.
    ///
    /// # Why
    ///
    /// The site is published all the same, but the sentence around the words may promise what readers cannot open.
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
    /// Afterwards you may like [our page about the garden](../pages/garden-plans.md).
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
    /// Afterwards you may like our plans for the garden.
    /// ```
    ///
    /// # Exceptions
    ///
    /// None: a warning that goes by itself when the other record is published.
    ///
    /// # Source
    ///
    /// Practice of recovery colleges: a panel passes courses one by one, and the rest of a prospectus does not wait.
    LINK_TO_UNPUBLISHED = "W954" "link-to-unpublished" Warning
}

pub(super) const RULE: Rule = Rule {
    code: &LINK_TO_UNPUBLISHED,
    check: Check::Both(check_keys, check_pages),
};

/// A key that names a draft: nothing of the draft is shown.
fn check_keys(cx: &Context<'_>, checker: &mut Checker<'_>) {
    for (kind, id) in &cx.catalogue.references {
        let names_draft = cx
            .catalogue
            .origin(*kind, &id.value)
            .is_some_and(|named| named.draft);
        if names_draft && !cx.drafts.contains(&id.span.source) {
            let message = format!(
                "the {} {} is a draft, so readers do not see it",
                kind.noun(),
                id.value
            );
            let help = "publish it too, or name another";
            checker.report(checker.finding(id.span, message).help(help));
        }
    }
}

/// The same for courses that are held back, and for addresses in next steps.
fn check_next_steps(cx: &Context<'_>, site: &FinishedSite<'_>, checker: &mut Checker<'_>) {
    let is_held = |id: &str| site.held.iter().any(|held| held == id);
    let is_shown = |course: &&Course| !course.origin.draft && !is_held(&course.origin.id);
    for course in cx.catalogue.courses.iter().filter(is_shown) {
        for step in &course.next_steps {
            let (id, span) = match step {
                NextStep::Course(id) if is_held(&id.value) => (id.value.as_str(), id.span),
                NextStep::Words { url: Some(url), .. } => match course_at(&url.value) {
                    Some(id)
                        if is_held(id)
                            || cx
                                .catalogue
                                .course(id)
                                .is_some_and(|next| next.origin.draft) =>
                    {
                        (id, url.span)
                    }
                    _ => continue,
                },
                _ => continue,
            };
            let message = format!("{id} is not published, so readers do not see this next step");
            let help = "publish it with this course, or name another next step";
            checker.report(checker.finding(span, message).help(help));
        }
    }
}

/// `/courses/x/#dates` → `x`.
fn course_at(address: &str) -> Option<&str> {
    let path = address.split(['#', '?']).next()?;
    path.strip_prefix("/courses/")
        .map(|id| id.trim_end_matches('/'))
}

fn check_pages(cx: &Context<'_>, site: &FinishedSite<'_>, checker: &mut Checker<'_>) {
    check_next_steps(cx, site, checker);
    // A text may stand on several pages.
    let mut said = BTreeSet::new();
    for page in site.pages {
        for link in &page.links {
            let Target::Unpublished(name) = &*link.target else {
                continue;
            };
            let place = link
                .at
                .map_or_else(|| Place::Page(page.path.clone()), Place::Words);
            if !said.insert((place.clone(), name)) {
                continue;
            }
            let finding = checker
                .finding(place, format!("{name} is not published, so readers see these words without a link"))
                .help("publish it with this text, or write the sentence so that it makes sense without the link");
            checker.report(finding);
        }
    }
}

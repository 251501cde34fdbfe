//! A910 repeated-link-text.

use std::collections::{BTreeMap, BTreeSet};

use crate::artifact::{FinishedSite, LinkFact, PageFacts, Target};
use crate::rules::checker::{Checker, Context};
use crate::rules::{Check, Rule};
use crate::source::{SourceId, Span};

crate::code! {
    /// Two links of one text have the same words and lead to different places.
    ///
    /// # Why
    ///
    /// People go through the links of a page one by one, without the sentences around them. Two that sound alike must
    /// be alike.
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
    /// First read [our page](../pages/support.md), then [our page](../pages/accessibility.md).
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
    /// First read [how we support you](../pages/support.md), then [our accessibility page](../pages/accessibility.md).
    /// ```
    ///
    /// # Exceptions
    ///
    /// Two links to one place may have the same words. Links that a template makes are not looked at.
    ///
    /// # Source
    ///
    /// WCAG 2.2, success criterion 2.4.4, link purpose, and 3.2.4, consistent identification; NHS digital service
    /// manual, content guide, links.
    REPEATED_LINK_TEXT = "A910" "repeated-link-text" Warning
}

pub(super) const RULE: Rule = Rule {
    code: &REPEATED_LINK_TEXT,
    check: Check::Pages(check),
};

fn check(_: &Context<'_>, site: &FinishedSite<'_>, checker: &mut Checker<'_>) {
    // A text may stand on several pages.
    let mut said = BTreeSet::new();
    for page in site.pages {
        for (first, again) in pairs(page) {
            let (Some(first_at), Some(at)) = (first.at, again.at) else {
                continue;
            };
            if !said.insert(at) {
                continue;
            }
            let words = said_by(again);
            let finding = checker
                .finding(
                    at,
                    format!("\"{words}\" leads somewhere else here than above"),
                )
                .help("say in the words of each link where it leads")
                .related(first_at, "the same words lead elsewhere here");
            checker.report(finding);
        }
    }
}

/// The first link with some words in an author's text, and each later one that leads elsewhere.
fn pairs(page: &PageFacts) -> Vec<(&LinkFact, &LinkFact)> {
    let mut first: BTreeMap<(SourceId, String), &LinkFact> = BTreeMap::new();
    let mut pairs = Vec::new();
    for link in &page.links {
        let Some(Span { source, .. }) = link.at else {
            continue;
        };
        let words = said_by(link).to_lowercase();
        let leads = matches!(*link.target, Target::Site { .. } | Target::Outside(_));
        // A picture stands among the links as a file.
        if words.is_empty() || words == "file" || !leads {
            continue;
        }
        let known = first.entry((source, words)).or_insert(link);
        if known.target != link.target {
            pairs.push((*known, link));
        }
    }
    pairs
}

/// The words of an author's link.
fn said_by(link: &LinkFact) -> String {
    let text = link.text.as_deref().unwrap_or_default();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

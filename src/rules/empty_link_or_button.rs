//! A904 empty-link-or-button.

use std::collections::BTreeSet;

use crate::artifact::{FinishedSite, LinkFact, Target};
use crate::finding::Place;
use crate::rules::checker::{Checker, Context};
use crate::rules::on_pages::{more, once};
use crate::rules::{Check, Rule};

crate::code! {
    /// A link or button has no words.
    ///
    /// # Why
    ///
    /// A screen reader says "link" and nothing more, or reads the address out letter by letter. Who speaks to the
    /// computer cannot say which one to press.
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
    /// This course is about what keeps you awake, and what helps. [](../pages/support.md)
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
    /// This course is about what keeps you awake, and what helps. Read [how we support you](../pages/support.md).
    /// ```
    ///
    /// # Exceptions
    ///
    /// A picture with an alt text inside the link gives it words, and so does aria-label in a template.
    ///
    /// # Source
    ///
    /// WCAG 2.2, success criterion 2.4.4, link purpose, and 4.1.2, name, role, value.
    EMPTY_LINK_OR_BUTTON = "A904" "empty-link-or-button" Error
}

pub(super) const RULE: Rule = Rule {
    code: &EMPTY_LINK_OR_BUTTON,
    check: Check::Pages(check),
};

fn check(_: &Context<'_>, site: &FinishedSite<'_>, checker: &mut Checker<'_>) {
    let mut of_authors = BTreeSet::new();
    let mut of_templates: Vec<(&str, &str)> = Vec::new();
    for page in site.pages {
        for link in page.links.iter().filter(|link| has_no_words(link)) {
            match link.at {
                // What leads nowhere is published without its link, and told by another rule.
                _ if matches!(
                    *link.target,
                    Target::MissingFile(_) | Target::Unpublished(_)
                ) => {}
                Some(at) => {
                    of_authors.insert(at);
                }
                None => of_templates.push(("link", &page.path)),
            }
        }
        let buttons = page
            .buttons
            .iter()
            .filter(|button| button.text.trim().is_empty());
        of_templates.extend(buttons.map(|_| ("button", page.path.as_str())));
    }
    for at in of_authors {
        let finding = checker
            .finding(at, "this link has no words, so nobody can say where it leads")
            .help("write between the square brackets where it leads: [how we support you](../pages/support.md)");
        checker.report(finding);
    }
    for (what, (page, pages)) in once(of_templates.into_iter()) {
        let finding = checker
            .finding(
                Place::Page(page.to_owned()),
                format!("a {what} of this page has no words{}", more(pages)),
            )
            .help(
                "give it words in the template, or aria-label where only a picture is to be seen",
            );
        checker.report(finding);
    }
}

fn has_no_words(link: &LinkFact) -> bool {
    let text = link.text.as_deref();
    text.is_some_and(|text| text.trim().is_empty())
}

//! A901 heading-order.

use crate::artifact::{FinishedSite, HeadingFact, PageFacts};
use crate::finding::{Finding, Place};
use crate::rules::checker::{Checker, Context};
use crate::rules::{Check, Rule};

crate::code! {
    /// The headings of a page are no outline: a level is left out, or there is more than one main heading.
    ///
    /// # Why
    ///
    /// People who use a screen reader go through a page by its headings. A level that is left out sounds like a part that
    /// is missing.
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
    /// This course is about what keeps you awake, and what helps.
    ///
    /// #### What we cover
    ///
    /// We begin with the body clock.
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
    /// This course is about what keeps you awake, and what helps.
    ///
    /// ## What we cover
    ///
    /// We begin with the body clock.
    /// ```
    ///
    /// # Exceptions
    ///
    /// A page may go from a deep heading back up to any level.
    ///
    /// # Source
    ///
    /// WCAG 2.2, success criteria 1.3.1 and 2.4.6, technique G141; NHS digital service manual, content guide: one main
    /// heading, and no level left out.
    HEADING_ORDER = "A901" "heading-order" Error
}

pub(super) const RULE: Rule = Rule {
    code: &HEADING_ORDER,
    check: Check::Pages(check),
};

fn check(_: &Context<'_>, site: &FinishedSite<'_>, checker: &mut Checker<'_>) {
    for page in site.pages {
        for finding in findings(page, checker) {
            checker.report(finding);
        }
    }
}

fn findings(page: &PageFacts, checker: &Checker<'_>) -> Vec<Finding> {
    let place = |heading: &HeadingFact| {
        heading
            .at
            .map_or_else(|| Place::Page(page.path.clone()), Place::Words)
    };
    let mut found = Vec::new();
    let Some(first) = page.headings.first() else {
        let finding = checker.finding(Place::Page(page.path.clone()), "this page has no heading");
        found.push(finding.help("give the template of this page a main heading, <h1>"));
        return found;
    };
    if first.level != 1 {
        let message = format!(
            "the first heading, \"{}\", is not the main heading of the page",
            first.text
        );
        found.push(
            checker
                .finding(place(first), message)
                .help("the first heading of a page is its title, <h1>"),
        );
    }
    for pair in page.headings.windows(2) {
        let [before, heading] = pair else { continue };
        if heading.level == 1 {
            let message = format!("\"{}\" is a second main heading on this page", heading.text);
            let help =
                "begin with ## instead of #: the title of the record is the main heading already";
            found.push(checker.finding(place(heading), message).help(help));
        } else if heading.level > before.level + 1 {
            let message = format!("the heading \"{}\" leaves out a level", heading.text);
            let wanted = "#".repeat(usize::from(before.level) + 1);
            let label = format!(
                "level {} comes right after level {}",
                heading.level, before.level
            );
            let help =
                format!("begin the line with {wanted} and a space, or put a heading above it");
            found.push(
                checker
                    .finding(place(heading), message)
                    .label(label)
                    .help(help),
            );
        }
    }
    found
}

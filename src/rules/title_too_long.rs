//! L416 title-too-long.

use crate::model::fields::Text;
use crate::rules::checker::{Checker, Context};
use crate::rules::{Check, Rule};

crate::code! {
    /// A title has more than 65 characters.
    ///
    /// # Why
    ///
    /// It stands in the tab of a browser, in lists and in calendars on a phone, which show no more of it.
    ///
    /// # Example
    ///
    /// ```md
    /// ---
    /// title: Sleep well, wake well and live well, an introduction to nights and days for all
    /// summary: How sleep works, and what helps.
    /// co_producers: [p-01, p-02]
    /// co_production: co-production
    /// need: {source: student-feedback, note: Asked for by 14 students in 2026.}
    /// audience: Anyone whose nights are hard.
    /// learning_outcomes: [Explain how sleep works, Keep a sleep diary, Choose 2 changes to an evening]
    /// next_steps: [{partner: millbrook-mind}]
    /// ---
    /// This course is about what keeps you awake, and what helps.
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
    /// ```
    ///
    /// # Exceptions
    ///
    /// None. A subtitle may be the first sentence of the summary.
    ///
    /// # Source
    ///
    /// NHS digital service manual, content guide: a first heading of at most 65 characters.
    TITLE_TOO_LONG = "L416" "title-too-long" Warning
}

pub(super) const RULE: Rule = Rule {
    code: &TITLE_TOO_LONG,
    check: Check::Records(check),
};

/// The most characters of a title.
const MOST: usize = 65;

fn check(cx: &Context<'_>, checker: &mut Checker<'_>) {
    let courses = cx.catalogue.courses.iter().map(|course| &course.title);
    let pages = cx.catalogue.pages.iter().map(|page| &page.title);
    let titles: Vec<&Text> = courses.chain(pages).collect();
    for title in titles {
        let length = title.value.chars().count();
        if length <= MOST {
            continue;
        }
        let finding = checker
            .finding(
                title.span,
                format!("this title has {length} characters, and {MOST} are the most"),
            )
            .help("keep the words by which people would look for it");
        checker.report(finding);
    }
}

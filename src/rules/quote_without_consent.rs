//! D806 quote-without-consent.

use crate::rules::checker::{Checker, Context};
use crate::rules::{Check, Rule};

crate::code! {
    /// A student is quoted, and nothing says that they agreed.
    ///
    /// # Why
    ///
    /// What somebody wrote in a feedback form they wrote for the college. Their words can tell others who they are.
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
    /// quotes: [{text: "It gave me hope."}]
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
    /// quotes: [{text: "It gave me hope.", consent: 2026-09-01}]
    /// ---
    /// This course is about what keeps you awake, and what helps.
    /// ```
    ///
    /// # Exceptions
    ///
    /// In a draft this is advice.
    ///
    /// # Source
    ///
    /// UK GDPR, articles 6 and 9: words about one's health are published only with explicit consent.
    QUOTE_WITHOUT_CONSENT = "D806" "quote-without-consent" Error
}

pub(super) const RULE: Rule = Rule {
    code: &QUOTE_WITHOUT_CONSENT,
    check: Check::Records(check),
};

fn check(cx: &Context<'_>, checker: &mut Checker<'_>) {
    let quotes = cx
        .catalogue
        .courses
        .iter()
        .flat_map(|course| &course.quotes);
    for quote in quotes.filter(|quote| quote.consent.is_none()) {
        let finding = checker
            .finding(quote.text.span, "nothing says that the person quoted here agreed")
            .help("ask them and add the day on which they agreed, consent: 2026-09-01; or take the quote out");
        checker.report(finding);
    }
}

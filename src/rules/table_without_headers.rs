//! A905 table-without-headers.

use crate::artifact::FinishedSite;
use crate::finding::Place;
use crate::rules::checker::{Checker, Context};
use crate::rules::on_pages::{more, once};
use crate::rules::{Check, Rule};

crate::code! {
    /// A table does not say what its columns or rows hold.
    ///
    /// # Why
    ///
    /// A screen reader says the head of its column before each cell. Without heads, a table is a row of words.
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
    /// | | |
    /// | --- | --- |
    /// | Tuesday | What sleep is |
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
    /// | Day | What we do |
    /// | --- | --- |
    /// | Tuesday | What sleep is |
    /// ```
    ///
    /// # Exceptions
    ///
    /// One head is enough. A table in a template that only places things says role="presentation".
    ///
    /// # Source
    ///
    /// WCAG 2.2, success criterion 1.3.1, info and relationships, technique H51.
    TABLE_WITHOUT_HEADERS = "A905" "table-without-headers" Error
}

pub(super) const RULE: Rule = Rule {
    code: &TABLE_WITHOUT_HEADERS,
    check: Check::Pages(check),
};

fn check(_: &Context<'_>, site: &FinishedSite<'_>, checker: &mut Checker<'_>) {
    let bare = site.pages.iter().flat_map(|page| {
        let tables = page.tables.iter().filter(|table| !table.has_headings);
        tables.map(|table| (table.text.as_str(), page.path.as_str()))
    });
    for (text, (page, pages)) in once(bare) {
        let begins = if text.is_empty() {
            String::new()
        } else {
            format!(", which begins with \"{text}\",")
        };
        let finding = checker
            .finding(
                Place::Page(page.to_owned()),
                format!("the table{begins} has no headings{}", more(pages)),
            )
            .help("write in the first row what each column holds: | Day | What we do |");
        checker.report(finding);
    }
}

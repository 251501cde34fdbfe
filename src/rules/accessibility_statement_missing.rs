//! A920 accessibility-statement-missing.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::model::page::Page;
use crate::parse::passage::Passage;
use crate::rules::checker::{Checker, Context};
use crate::rules::sessions::day;
use crate::rules::{Check, Rule};
use crate::source::{SourceId, Span};
use crate::text::phrases;

crate::code! {
    /// The site has no accessibility statement, one that still has gaps to fill, or one that nobody looked at for a
    /// year.
    ///
    /// # Why
    ///
    /// A statement tells people what works for them and whom to ask. Public bodies, and those who act for them, must
    /// have one and keep it true.
    ///
    /// # Example
    ///
    /// ```md
    /// <!-- file: content/pages/accessibility.md -->
    /// ---
    /// title: Accessibility
    /// menu: footer
    /// ---
    /// This statement is about the site of [name of organisation]. Tell us what does not work for you.
    /// ```
    ///
    /// # Write instead
    ///
    /// ```md
    /// <!-- file: content/pages/accessibility.md -->
    /// ---
    /// title: Accessibility
    /// menu: footer
    /// ---
    /// This statement is about the site of our college. Tell us what does not work for you.
    /// ```
    ///
    /// # Exceptions
    ///
    /// The statement is the page accessibility. Gaps are words in square brackets that are no link. The day of the last
    /// look is read from the sentence of the model statement: it was last reviewed on 16 November 2026; without such a
    /// sentence nothing is said about it.
    ///
    /// # Source
    ///
    /// The Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018, regulation
    /// 8; the model statement of the Government Digital Service.
    ACCESSIBILITY_STATEMENT_MISSING = "A920" "accessibility-statement-missing" Warning
}

pub(super) const RULE: Rule = Rule {
    code: &ACCESSIBILITY_STATEMENT_MISSING,
    check: Check::Records(check),
};

fn check(cx: &Context<'_>, checker: &mut Checker<'_>) {
    let college = &cx.catalogue.college;
    let Some(page) = cx
        .catalogue
        .page("accessibility")
        .filter(|page| !page.origin.draft)
    else {
        if college.origin.source != SourceId::NOWHERE {
            let finding = checker
                .finding(college.name.span, "this site has no accessibility statement")
                .help("begin one with `prospectus new page accessibility`: it has the structure of the model statement, and gaps for you to fill");
            checker.report(finding);
        }
        return;
    };
    let mut gaps = page.body.passages.iter().flat_map(gaps);
    if let Some(first) = gaps.next() {
        let message = match gaps.count() {
            0 => "this gap in the accessibility statement is still to be filled".to_owned(),
            more => format!(
                "this gap in the accessibility statement is still to be filled, and {more} more"
            ),
        };
        let finding = checker
            .finding(first, message)
            .help("write what is so for your college in the place of the words in square brackets");
        checker.report(finding);
    }
    let Some((place, reviewed)) = last_review(page) else {
        return;
    };
    if reviewed
        .checked_add(1.year())
        .is_ok_and(|until| until < cx.today)
    {
        let finding = checker
            .finding(
                place,
                format!(
                    "nobody has looked at the accessibility statement since {}",
                    day(reviewed)
                ),
            )
            .help("go through it, put right what has changed, and write the day on which you did");
        checker.report(finding);
    }
}

/// Words in square brackets. Those of links are not in the words of a passage.
fn gaps(passage: &Passage) -> Vec<Span> {
    let text = &passage.text;
    let begins = text.match_indices('[').map(|(at, _)| at);
    let each = begins.filter_map(|at| {
        let end = at + text[at..].find(']')? + 1;
        let words = &text[at + 1..end - 1];
        let is_gap = words
            .chars()
            .filter(|letter| letter.is_alphabetic())
            .count()
            > 2
            && !words.contains('[');
        is_gap.then(|| passage.span(at..end))
    });
    each.collect()
}

/// The latest day behind "reviewed on", with its place.
fn last_review(page: &Page) -> Option<(Span, Date)> {
    let each = page.body.passages.iter().flat_map(|passage| {
        let found = phrases::find(&passage.text, "reviewed on").into_iter();
        found.filter_map(|phrase| {
            let rest = passage.text[phrase.end..].trim_start();
            let start = passage.text.len() - rest.len();
            let length = rest.find(['.', ',', ';']).unwrap_or(rest.len());
            let words: Vec<&str> = rest[..length].split_whitespace().take(3).collect();
            let date = Date::strptime("%d %B %Y", words.join(" ")).ok()?;
            Some((passage.span(start..start + length), date))
        })
    });
    each.max_by_key(|(_, date)| *date)
}

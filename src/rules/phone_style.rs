//! L406 phone-style.

use crate::finding::Finding;
use crate::rules::checker::{Checker, Context};
use crate::rules::wording;
use crate::rules::{Check, Rule};
use crate::source::Span;
use crate::text::phones;

crate::code! {
    /// A phone number has brackets or hyphens, or no spaces.
    ///
    /// # Why
    ///
    /// Groups of digits can be remembered while somebody dials, and a voice reads them as groups. Brackets make people
    /// ask whether to dial what is inside.
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
    /// Call us on (01632) 960100 to talk.
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
    /// Call us on 01632 960 100 to talk.
    /// ```
    ///
    /// # Exceptions
    ///
    /// Short numbers such as 116 123, 111 and 999 stay as they are; so does +44 (0)20 7946 0000. The rule is silent in
    /// quotes, code and addresses, and on numbers of books and charities.
    ///
    /// # Source
    ///
    /// NHS digital service manual, A to Z of NHS health writing, "phone numbers"
    /// (<https://service-manual.nhs.uk/content/a-to-z-of-nhs-health-writing>); GOV.UK style guide, "telephone numbers";
    /// groups: Ofcom, National Telephone Numbering Plan.
    PHONE_STYLE = "L406" "phone-style" Warning
}

pub(super) const RULE: Rule = Rule {
    code: &PHONE_STYLE,
    check: Check::Records(check),
};

fn check(cx: &Context<'_>, checker: &mut Checker<'_>) {
    for prose in wording::judged(cx) {
        let mut at = 0;
        while at < prose.tokens.len() {
            let Some(found) = phones::number_at(prose.text(), &prose.tokens, at) else {
                at += 1;
                continue;
            };
            at = found.next;
            if prose.is_spared(&found.range) || prose.is_address(&found.range) {
                continue;
            }
            if let Some(finding) = finding(
                checker,
                prose.span(found.range.clone()),
                prose.written(found.range),
            ) {
                checker.report(finding);
            }
        }
    }
    let contact = &cx.catalogue.college.contact;
    for field in contact.phone.iter().chain(&contact.text) {
        if let Some(finding) = finding(checker, field.span, field.value.trim()) {
            checker.report(finding);
        }
    }
}

fn finding(checker: &Checker<'_>, place: Span, written: &str) -> Option<Finding> {
    let why = phones::wrong_style(written)?;
    let write = phones::in_groups(written);
    let finding = checker
        .finding(place, format!("the phone number \"{written}\" has {why}"))
        .help(match write {
            Some(write) => format!("write {write}"),
            None => "write it in groups with spaces".to_owned(),
        });
    Some(finding)
}

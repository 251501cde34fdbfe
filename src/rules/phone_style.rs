//! L406 phone-style.

use crate::finding::Finding;
use crate::rules::certain;
use crate::rules::checker::{Checker, Context};
use crate::rules::wording;
use crate::rules::{Check, Rule};
use crate::source::Span;
use crate::text::phones;
use crate::text::prose::Prose;

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
    /// `check --fix` puts the groups right. It leaves eleven digits without a space where no word such as call or phone
    /// stands before them, and headings.
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
    for prose in wording::judged_with_digits(cx) {
        let mut at = 0;
        while at < prose.tokens.len() {
            let Some(found) = phones::number_at(prose.text(), &prose.tokens, at) else {
                at += 1;
                continue;
            };
            let is_told = at > 0 && is_told(prose, at);
            at = found.next;
            let range = found.range;
            if prose.is_spared(&range) || prose.is_address(&range) {
                continue;
            }
            let written = prose.written(range.clone());
            let Some(finding) = finding(checker, prose.span(range.clone()), written) else {
                continue;
            };
            // Eleven digits without a space may be a number of something else.
            let is_phone = is_told || !written.bytes().all(|byte| byte.is_ascii_digit());
            let fix = phones::in_groups(written).filter(|_| is_phone);
            let fix = fix.and_then(|write| certain::instead(cx, prose, range, &write));
            checker.report(finding.fix(fix));
        }
    }
    let contact = &cx.catalogue.college.contact;
    for field in contact.phone.iter().chain(&contact.text) {
        let written = field.value.trim();
        if let Some(finding) = finding(checker, field.span, written) {
            let fix = phones::in_groups(written);
            let fix = fix.and_then(|write| certain::instead_of_field(cx, field, &write));
            checker.report(finding.fix(fix));
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

/// Whether one of the few words before a number says that somebody may call it.
fn is_told(prose: &Prose, at: usize) -> bool {
    (at.saturating_sub(4)..at).any(|before| CALLED.contains(&prose.tokens.word(before)))
}

/// Words before a phone number.
const CALLED: [&str; 12] = [
    "call",
    "fax",
    "helpline",
    "mobile",
    "phone",
    "phoning",
    "ring",
    "ringing",
    "tel",
    "telephone",
    "text",
    "texting",
];

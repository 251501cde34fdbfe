//! D802 consent-run-out.

use crate::model::person::Person;
use crate::rules::checker::{Checker, Context};
use crate::rules::sessions::day;
use crate::rules::wording;
use crate::rules::{Check, Rule};
use crate::source::Spanned;
use crate::text::prose::Prose;

crate::code! {
    /// The consent of a person to be named has run out, so that the role is shown instead of the name.
    ///
    /// # Why
    ///
    /// Consent is asked for a time. After it the site names the person no more, and a text that still does would.
    ///
    /// # Example
    ///
    /// ```md
    /// <!-- file: content/people/p-04.md -->
    /// ---
    /// expertise: [learned]
    /// role: Tutor
    /// name: Gwen Harper
    /// consent: {on: 2025-09-01, review_by: 2026-09-01}
    /// ---
    /// ```
    ///
    /// # Write instead
    ///
    /// ```md
    /// <!-- file: content/people/p-04.md -->
    /// ---
    /// expertise: [learned]
    /// role: Tutor
    /// name: Gwen Harper
    /// consent: {on: 2026-09-01, review_by: 2027-09-01}
    /// ---
    /// ```
    ///
    /// # Exceptions
    ///
    /// The rule is silent for people who are kept outside the folder and were not given, and where a name was never
    /// agreed to: then the role is what was wanted. The person's own text is not shown without consent, so it is not
    /// looked at.
    ///
    /// # Source
    ///
    /// UK GDPR, articles 5(1)(d) and 7(3); ICO guidance on consent: review it, and refresh it when it no longer holds.
    CONSENT_RUN_OUT = "D802" "consent-run-out" Warning
}

pub(super) const RULE: Rule = Rule {
    code: &CONSENT_RUN_OUT,
    check: Check::Records(check),
};

fn check(cx: &Context<'_>, checker: &mut Checker<'_>) {
    let run_out: Vec<_> = cx
        .catalogue
        .people
        .iter()
        .filter_map(|person| Some((person, run_out(cx, person)?)))
        .collect();
    for (person, until) in &run_out {
        let finding = checker
            .finding(
                until.span,
                format!(
                    "the consent of {} ran out on {}",
                    person.origin.id,
                    day(until.value)
                ),
            )
            .label("readers see the role, not the name")
            .help("ask the person again and write the new days of consent, or take the name out");
        checker.report(finding);
    }
    if run_out.is_empty() {
        return;
    }
    for words in wording::all(cx) {
        // The person's own text is not shown without consent.
        let source = words.span(0..0).source;
        let others = run_out
            .iter()
            .filter(|(person, _)| person.origin.source != source);
        for (person, until) in others {
            in_text(checker, words, person, until);
        }
    }
}

/// The day to which somebody agreed to be named, when it is over.
fn run_out(cx: &Context<'_>, person: &Person) -> Option<Spanned<jiff::civil::Date>> {
    let until = person.consent.as_ref()?.review_by?;
    (person.name.is_some() && until.value < cx.today).then_some(until)
}

/// The name in a text, which is published as it stands.
fn in_text(
    checker: &mut Checker<'_>,
    words: &Prose,
    person: &Person,
    until: &Spanned<jiff::civil::Date>,
) {
    let Some(name) = &person.name else { return };
    let text = words.text();
    let is_word = |letter: char| letter.is_alphanumeric();
    for (at, _) in text.match_indices(name.value.as_str()) {
        let range = at..at + name.value.len();
        let joined = text[..range.start].chars().next_back().is_some_and(is_word)
            || text[range.end..].chars().next().is_some_and(is_word);
        if joined {
            continue;
        }
        let finding = checker
            .finding(
                words.span(range),
                format!(
                    "\"{}\" is named here, and their consent ran out on {}",
                    name.value,
                    day(until.value)
                ),
            )
            .help("ask the person again, or write what they do instead of their name")
            .related(until.span, "their consent ran out here");
        checker.report(finding);
    }
}

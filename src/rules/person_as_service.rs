//! L402 person-as-service.

use std::collections::HashSet;
use std::sync::LazyLock;

use crate::rules::checker::{Checker, Context};
use crate::rules::wording;
use crate::rules::{Check, Rule};
use crate::source::SourceId;
use crate::text::phrases::{Found, Phrases};
use crate::text::prose::Prose;
use crate::text::tokens::Gap;

crate::code! {
    /// A text names people by the service that they use: service users, clients, patients.
    ///
    /// # Why
    ///
    /// At a college people are students. New Leaf, a recovery college, calls its way "from patient to student to
    /// teacher"; a text that says patient sends people back to the beginning.
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
    /// Service users and their families can come together.
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
    /// Students and their families can come together.
    /// ```
    ///
    /// # Exceptions
    ///
    /// The rule is silent in quotes, in names of your records and of other groups (Service User Involvement Team), on
    /// "be patient", and on the word that your college chose for itself: `words: {attendee: …}` in content/college.md.
    /// Partners speak for themselves: their own texts are not looked at.
    ///
    /// # Source
    ///
    /// NHS digital service manual, A to Z of NHS health writing, "patient"
    /// (<https://service-manual.nhs.uk/content/a-to-z-of-nhs-health-writing>); Time to Change, "do not use service user
    /// for everybody"; Mersey Care, on recovery colleges: "students, not service users or clients".
    PERSON_AS_SERVICE = "L402" "person-as-service" Warning
}

pub(super) const RULE: Rule = Rule {
    code: &PERSON_AS_SERVICE,
    check: Check::Records(check),
};

static LIST: LazyLock<Phrases<Kind>> = LazyLock::new(|| {
    let mut list = Phrases::default();
    for phrase in [
        "service user",
        "service users",
        "service user's",
        "service-user",
        "service-users",
        "clients",
        "patients",
    ] {
        list.add(phrase, Kind::Always);
    }
    for before in ["the", "a", "each", "every", "any", "our", "your", "their"] {
        list.add(&format!("{before} patient"), Kind::Alone);
        list.add(&format!("{before} client"), Kind::Alone);
        list.add(&format!("{before} patient's"), Kind::Possessive);
        list.add(&format!("{before} client's"), Kind::Possessive);
    }
    list
});

#[derive(Debug)]
enum Kind {
    Always,
    /// The last word may say of what kind the next one is: "the patient tutor".
    Alone,
    Possessive,
}

fn check(cx: &Context<'_>, checker: &mut Checker<'_>) {
    let own = cx.catalogue.college.words.attendee.as_ref();
    let own = own.map(|own| own.value.to_lowercase());
    let partners = cx.catalogue.partners.iter();
    let of_partners: HashSet<SourceId> = partners.map(|partner| partner.origin.source).collect();
    for prose in wording::judged(cx) {
        if of_partners.contains(&prose.span(0..0).source) {
            continue;
        }
        for found in prose.longest(&LIST) {
            let article = usize::from(!matches!(found.meaning, Kind::Always));
            let range = prose.range(found.words.start + article..found.words.end);
            let quoted = prose.written(range.clone());
            let is_own = own.as_ref().is_some_and(|own| {
                quoted.to_lowercase().trim_end_matches('s') == own.trim_end_matches('s')
            });
            if is_own || !is_meant(prose, &found) {
                continue;
            }
            let say = match &own {
                Some(own) => format!("the college says {own}"),
                None => "at a college people are students".to_owned(),
            };
            let word = own.as_deref().unwrap_or("student");
            let finding = checker
                .finding(
                    prose.span(range.clone()),
                    format!("\"{quoted}\" names people by the service that they use"),
                )
                .label(say)
                .help(format!(
                    "write {word}, or people; a name goes under allow: in content/words.yml"
                ));
            checker.report(finding);
        }
    }
}

/// Whether the words mean people, and are no part of a name such as Service User Involvement Team.
fn is_meant(prose: &Prose, found: &Found<'_, Kind>) -> bool {
    let next = found.words.end;
    let follows = next < prose.tokens.len() && prose.tokens.get(next).gap == Gap::Space;
    let is_capital = |word: usize| {
        let range = prose.tokens.get(word).range();
        prose.written(range).starts_with(char::is_uppercase)
    };
    if follows && is_capital(next) && is_capital(next - 1) {
        return false;
    }
    match found.meaning {
        Kind::Always | Kind::Possessive => true,
        Kind::Alone => !follows || AFTER_A_PERSON.contains(&prose.tokens.word(next)),
    }
}

/// Words that follow a person and no adjective.
const AFTER_A_PERSON: [&str; 24] = [
    "and", "as", "at", "by", "can", "comes", "does", "for", "from", "had", "has", "in", "is",
    "may", "must", "on", "or", "should", "to", "was", "who", "whose", "will", "with",
];

//! C104 claims-co-production.

use std::ops::Range;
use std::sync::LazyLock;

use crate::model::course::Rung;
use crate::rules::checker::{Checker, Context};
use crate::rules::wording;
use crate::rules::{Check, Rule};
use crate::text::phrases::Phrases;
use crate::text::prose::Prose;

crate::code! {
    /// A course says that it is co-produced, and its co_production says less.
    ///
    /// # Why
    ///
    /// Co-production is the promise of a recovery college. A course that was made by staff and shown to students
    /// afterwards is engagement or consultation; to call it co-produced takes the word from those who do it.
    ///
    /// # Example
    ///
    /// ```md
    /// ---
    /// title: Sleep well
    /// summary: How sleep works, and what helps.
    /// co_producers: [p-01, p-02]
    /// co_production: consultation
    /// need: {source: student-feedback, note: Asked for by 14 students in 2026.}
    /// audience: Anyone whose nights are hard.
    /// learning_outcomes: [Explain how sleep works, Keep a sleep diary, Choose 2 changes to an evening]
    /// next_steps: [{partner: millbrook-mind}]
    /// ---
    /// This course is co-produced by people who know bad nights.
    /// ```
    ///
    /// # Write instead
    ///
    /// ```md
    /// ---
    /// title: Sleep well
    /// summary: How sleep works, and what helps.
    /// co_producers: [p-01, p-02]
    /// co_production: consultation
    /// need: {source: student-feedback, note: Asked for by 14 students in 2026.}
    /// audience: Anyone whose nights are hard.
    /// learning_outcomes: [Explain how sleep works, Keep a sleep diary, Choose 2 changes to an evening]
    /// next_steps: [{partner: millbrook-mind}]
    /// ---
    /// This course was shown to people who know bad nights, and changed by what they said.
    /// ```
    ///
    /// # Exceptions
    ///
    /// The rule looks at the rungs engagement and consultation. It is silent after a "not", on what is to come (will be
    /// co-produced), on things that a course uses (a co-produced leaflet), and in quotes and names.
    ///
    /// # Source
    ///
    /// ImROC, 10 Years On (Perkins and others, 2018), principle 2: co-production; NEF, Co-production in mental health
    /// (Slay and Stephens, 2013): the ladder of participation.
    CLAIMS_CO_PRODUCTION = "C104" "claims-co-production" Error
}

pub(super) const RULE: Rule = Rule {
    code: &CLAIMS_CO_PRODUCTION,
    check: Check::Records(check),
};

static CLAIMS: LazyLock<Phrases<()>> = LazyLock::new(|| {
    Phrases::of([
        "co-produced",
        "coproduced",
        "co produced",
        "co-created",
        "co created",
        "cocreated",
        "co-designed",
        "codesigned",
        "co designed",
        "made in co-production",
        "designed in co-production",
    ])
});

fn check(cx: &Context<'_>, checker: &mut Checker<'_>) {
    for (position, course) in cx.catalogue.courses.iter().enumerate() {
        let Some(rung) = &course.co_production else {
            continue;
        };
        if !matches!(rung.value, Rung::Engagement | Rung::Consultation) {
            continue;
        }
        for prose in wording::of_course(cx, position) {
            for found in prose.longest(&CLAIMS) {
                if prose.is_negated(found.words.start) || !is_claim(prose, found.words) {
                    continue;
                }
                let quoted = prose.written(found.range.clone());
                let finding = checker
                    .finding(
                        prose.span(found.range),
                        format!("\"{quoted}\" says more than the co_production of this course, {}", rung.value.word()),
                    )
                    .help("say how people took part; or change co_production, if the course was made side by side")
                    .related(rung.span, "the rung stands here");
                checker.report(finding);
            }
        }
    }
}

/// Whether the words are said of the course: not of what is to come, and not of a leaflet.
fn is_claim(prose: &Prose, words: Range<usize>) -> bool {
    let before = words.start.saturating_sub(3)..words.start;
    let is_to_come = before
        .map(|at| prose.tokens.word(at))
        .any(|word| TO_COME.contains(&word));
    let next = (words.end < prose.tokens.len()).then(|| prose.tokens.word(words.end));
    !is_to_come && next.is_none_or(|next| !THINGS.contains(&next))
}

const TO_COME: [&str; 12] = [
    "be", "become", "being", "can", "could", "how", "if", "should", "what", "when", "whether",
    "will",
];

/// What a course may use that others made together.
const THINGS: [&str; 20] = [
    "book",
    "booklet",
    "charter",
    "exhibition",
    "film",
    "films",
    "guide",
    "guides",
    "handbook",
    "leaflet",
    "leaflets",
    "materials",
    "play",
    "policy",
    "poster",
    "posters",
    "research",
    "toolkit",
    "video",
    "workbook",
];

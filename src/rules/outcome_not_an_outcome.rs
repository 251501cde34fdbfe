//! E303 outcome-not-an-outcome.

use std::collections::HashSet;
use std::sync::LazyLock;

use crate::rules::checker::{Checker, Context};
use crate::rules::wording;
use crate::rules::{Check, Rule};
use crate::source::Span;
use crate::text::prose::Prose;

crate::code! {
    /// A learning outcome does not begin with what students will do, or says only that they will understand.
    ///
    /// # Why
    ///
    /// An outcome tells people what they will be able to do afterwards, so that they can choose, and so that the
    /// college can see whether it worked. Nobody can see an understanding.
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
    /// learning_outcomes: [Understand how sleep works, Keep a sleep diary, Choose 2 changes to an evening]
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
    /// "Understand how sleep works and explain it" is fine: it goes on with something to do. Words before the verb (You
    /// will be able to) are skipped; drafts and other languages are left alone.
    ///
    /// # Source
    ///
    /// NHS England, Health Education England guidance on learning outcomes; Bloom's taxonomy (Anderson and Krathwohl,
    /// 2001); ImROC, 10 Years On (Perkins and others, 2018), principle 1.
    OUTCOME_NOT_AN_OUTCOME = "E303" "outcome-not-an-outcome" Advice
}

pub(super) const RULE: Rule = Rule {
    code: &OUTCOME_NOT_AN_OUTCOME,
    check: Check::Records(check),
};

static VAGUE: [&str; 12] = [
    "appreciate",
    "become",
    "be",
    "feel",
    "gain",
    "get",
    "grasp",
    "have",
    "know",
    "learn",
    "realise",
    "understand",
];

/// Words that stand before the verb.
static LEADS: [&str; 16] = [
    "able", "after", "be", "by", "can", "course", "end", "have", "of", "students", "the", "this",
    "to", "will", "you", "you'll",
];

fn check(cx: &Context<'_>, checker: &mut Checker<'_>) {
    for (position, course) in cx.catalogue.courses.iter().enumerate() {
        let outcomes: HashSet<Span> = course
            .learning_outcomes
            .iter()
            .map(|text| text.span)
            .collect();
        for prose in wording::of_course(cx, position) {
            let whole = prose.span(0..prose.text().len());
            let is_outcome = outcomes.iter().any(|outcome| outcome.holds(whole));
            if !is_outcome || prose.tokens.is_empty() {
                continue;
            }
            if let Some((word, why)) = mistake(prose) {
                let finding = checker
                    .finding(prose.span(prose.range(word..word + 1)), why)
                    .help("begin with what students will do, such as describe, explain, choose, try, make or plan");
                checker.report(finding);
            }
        }
    }
}

/// Which word shows that this is no outcome, and why.
fn mistake(prose: &Prose) -> Option<(usize, String)> {
    let tokens = &prose.tokens;
    let mut first = 0;
    while first + 1 < tokens.len() && first < 12 && is_lead(prose, first) {
        first += 1;
    }
    let word = tokens.word(first);
    let goes_on = (first + 1..tokens.len())
        .any(|at| matches!(tokens.word(at - 1), "and" | "then" | "to") && is_verb(tokens.word(at)));
    let quoted = prose.written(tokens.get(first).range());
    if VAGUE.contains(&word) {
        return (!goes_on).then(|| {
            (
                first,
                format!("\"{quoted}\" is nothing that anybody can see"),
            )
        });
    }
    let is_noun = NO_VERBS.contains(&word)
        || NOUN_ENDINGS
            .iter()
            .any(|ending| word.len() > ending.len() + 3 && word.ends_with(ending));
    (is_noun && !is_verb(word)).then(|| {
        (
            first,
            format!("this outcome begins with \"{quoted}\" and not with what students will do"),
        )
    })
}

fn is_lead(prose: &Prose, at: usize) -> bool {
    let word = prose.tokens.word(at);
    let is_last = at + 1 < prose.tokens.len()
        && !LEADS.contains(&prose.tokens.word(at + 1))
        && word == "have";
    LEADS.contains(&word) && !is_last && (at > 0 || word != "be" && word != "have")
}

/// Beginnings that are surely no verbs.
const NO_VERBS: [&str; 33] = [
    "a",
    "about",
    "all",
    "an",
    "awareness",
    "better",
    "confidence",
    "different",
    "facts",
    "how",
    "hope",
    "ideas",
    "information",
    "insight",
    "introduction",
    "knowledge",
    "more",
    "new",
    "our",
    "skills",
    "some",
    "strategies",
    "techniques",
    "the",
    "tips",
    "tools",
    "understanding",
    "ways",
    "what",
    "when",
    "where",
    "why",
    "your",
];

const NOUN_ENDINGS: [&str; 5] = ["ness", "tion", "ment", "ity", "ing"];

fn is_verb(word: &str) -> bool {
    VERBS.contains(word)
}

static VERBS: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    let lines = include_str!("words/e303.txt").lines();
    lines
        .filter(|line| !line.starts_with('#'))
        .flat_map(str::split_whitespace)
        .collect()
});

//! N206 needs-referral.

use std::collections::HashSet;
use std::ops::Range;
use std::sync::LazyLock;

use crate::rules::checker::{Checker, Context};
use crate::rules::wording;
use crate::rules::{Check, Rule};
use crate::source::SourceId;
use crate::text::phrases::Phrases;
use crate::text::prose::Prose;

crate::code! {
    /// A course or a step of enrolment demands a referral, an assessment or a diagnosis.
    ///
    /// # Why
    ///
    /// A recovery college is open to all: people choose a course and enrol themselves. A demand for a paper from a
    /// service keeps out those who have no service.
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
    /// You need a referral from your GP to join.
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
    /// You do not need a referral to join.
    /// ```
    ///
    /// # Exceptions
    ///
    /// The rule is silent after a "not" or a "no", in questions (Do I need a referral?), quotes and names. Pages that
    /// tell how another service works are not looked at.
    ///
    /// # Source
    ///
    /// ImROC, 10 Years On (Perkins and others, 2018), principle 5: open to all; New Leaf and other colleges: "enrol,
    /// not referred".
    NEEDS_REFERRAL = "N206" "needs-referral" Warning
}

pub(super) const RULE: Rule = Rule {
    code: &NEEDS_REFERRAL,
    check: Check::Records(check),
};

static DEMANDS: LazyLock<Phrases<()>> = LazyLock::new(|| {
    let lines = include_str!("words/n206.txt").lines();
    Phrases::of(lines.filter(|line| !line.starts_with('#')))
});

fn check(cx: &Context<'_>, checker: &mut Checker<'_>) {
    let of_college = cx.catalogue.college.origin.source;
    let courses = cx
        .catalogue
        .courses
        .iter()
        .map(|course| course.origin.source);
    let looked_at: HashSet<SourceId> = courses.chain([of_college]).collect();
    for prose in wording::judged(cx).filter(|prose| looked_at.contains(&prose.span(0..0).source)) {
        for found in prose.longest(&DEMANDS) {
            let is_turned =
                prose.is_negated(found.words.start) || turns(prose, found.words.clone());
            if is_turned || is_question(prose, found.words.end) {
                continue;
            }
            let quoted = prose.written(found.range.clone());
            let finding = checker
                .finding(prose.span(found.range), format!("\"{quoted}\" asks for what not everybody has"))
                .label("a college is open to all")
                .help("let people enrol themselves, or say under open_to: whom the course is for, and why");
            checker.report(finding);
        }
    }
}

/// "with or without a diagnosis of", "if you have been referred by": no demand.
fn turns(prose: &Prose, words: Range<usize>) -> bool {
    let before = words.start.saturating_sub(4)..words.start;
    before
        .map(|at| prose.tokens.word(at))
        .any(|word| matches!(word, "if" | "whether" | "or" | "optional"))
}

/// Whether the sentence that a word ends in, or that goes on after it, is a question.
fn is_question(prose: &Prose, end: usize) -> bool {
    let tokens = &prose.tokens;
    let sentence = tokens.get(end - 1).sentence;
    let mut last = end - 1;
    while last + 1 < tokens.len() && tokens.get(last + 1).sentence == sentence && last < end + 30 {
        last += 1;
    }
    prose.after(last).trim_start().starts_with('?')
}

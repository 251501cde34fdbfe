//! L409 shouting.

use std::ops::Range;

use crate::rules::checker::{Checker, Context};
use crate::rules::wording;
use crate::rules::{Check, Rule};
use crate::text::prose::Prose;
use crate::text::tokens::Gap;

crate::code! {
    /// Three words or more stand in capital letters.
    ///
    /// # Why
    ///
    /// Capital letters are slower to read, because the words lose their shapes; a voice may spell them out; and to many
    /// readers they are shouting.
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
    /// PLEASE BE ON TIME for the first session.
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
    /// Please be on time for the first session.
    /// ```
    ///
    /// # Exceptions
    ///
    /// Short forms such as NHS, WRAP or CALM, up to two running, are left alone; so are quotes, names of your records,
    /// code and addresses.
    ///
    /// # Source
    ///
    /// NHS digital service manual, formatting and punctuation, "capital letters"
    /// (<https://service-manual.nhs.uk/content/formatting-and-punctuation>); GOV.UK style guide, "capitalisation".
    SHOUTING = "L409" "shouting" Warning
}

pub(super) const RULE: Rule = Rule {
    code: &SHOUTING,
    check: Check::Records(check),
};

fn check(cx: &Context<'_>, checker: &mut Checker<'_>) {
    for prose in wording::judged(cx) {
        for words in runs(prose) {
            let range = prose.range(words);
            let quoted = prose.written(range.clone());
            let finding = checker
                .finding(prose.span(range.clone()), format!("\"{}\" is in capital letters", short(quoted)))
                .label("it reads as shouting")
                .help("write it in small letters; what matters may be a sentence of its own, or **bold**");
            checker.report(finding);
        }
    }
}

/// Runs of words in capitals of which three or more have two letters or more.
fn runs(prose: &Prose) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    let mut run = 0..0;
    for at in 0..prose.tokens.len() {
        let range = prose.tokens.get(at).range();
        let goes_on = run.end == at && prose.tokens.get(at).gap == Gap::Space;
        if !is_capital(prose.written(range.clone())) || prose.is_spared(&range) {
            continue;
        }
        if !goes_on || run.is_empty() {
            runs.push(std::mem::replace(&mut run, at..at));
        }
        run.end = at + 1;
    }
    runs.push(run);
    runs.retain(|run| {
        let words = run
            .clone()
            .map(|at| prose.written(prose.tokens.get(at).range()));
        words.filter(|word| word.chars().count() > 1).count() >= 3
    });
    runs
}

fn is_capital(word: &str) -> bool {
    word.chars().any(char::is_uppercase) && !word.chars().any(char::is_lowercase)
}

/// Enough of a long run to know it by.
fn short(words: &str) -> String {
    match words.char_indices().nth(60) {
        Some((at, _)) => format!("{}…", &words[..at]),
        None => words.to_owned(),
    }
}

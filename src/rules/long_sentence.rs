//! L411 long-sentence.

use crate::rules::checker::{Checker, Context};
use crate::rules::wording;
use crate::rules::{Check, Rule};
use crate::text::prose::Role;
use crate::text::reading;

crate::code! {
    /// A sentence has more than 25 words.
    ///
    /// # Why
    ///
    /// Readers hold about 20 words in mind. Of a longer sentence people with less sleep, more stress or other first
    /// languages lose the beginning.
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
    /// In this course we look at what happens in the body when it is under stress and at what can be done about it at home and at work and on the way.
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
    /// In this course we look at what happens in the body under stress. We try what can be done about it at home and at work.
    /// ```
    ///
    /// # Exceptions
    ///
    /// Titles and summaries have limits of their own. Names of your records count as one word. Quotes, code, addresses
    /// and other languages are left alone. How many words are many is an option.
    ///
    /// # Source
    ///
    /// NHS digital service manual, how we write: sentences of up to 20 words
    /// (<https://service-manual.nhs.uk/content/how-we-write>); GOV.UK content design: 25 words.
    LONG_SENTENCE = "L411" "long-sentence" Advice, "words" = 25 "the most words of a sentence"
}

pub(super) const RULE: Rule = Rule {
    code: &LONG_SENTENCE,
    check: Check::Records(check),
};

fn check(cx: &Context<'_>, checker: &mut Checker<'_>) {
    let most = checker.option("words") as usize;
    for prose in wording::judged(cx).filter(|prose| prose.role == Role::Text) {
        for words in prose.tokens.sentences() {
            let count = reading::words(prose, words.clone());
            if count <= most {
                continue;
            }
            let range = prose.range(words);
            let finding = checker
                .finding(
                    prose.span(range),
                    format!("this sentence has {count} words"),
                )
                .help(format!(
                    "make two of it: up to {most} words are read at one go"
                ));
            checker.report(finding);
        }
    }
}

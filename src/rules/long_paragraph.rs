//! L412 long-paragraph.

use crate::parse::passage::PassageKind;
use crate::rules::checker::{Checker, Context};
use crate::rules::wording;
use crate::rules::{Check, Rule};
use crate::text::reading;

crate::code! {
    /// A paragraph has more than 3 sentences and 60 words.
    ///
    /// # Why
    ///
    /// On a phone a long paragraph fills the screen, and people leave. Short ones with a heading or a list between them
    /// are found again.
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
    /// We look at sleep and at what keeps us awake at night, in the body and in the mind. Each of us has found something out by living with bad nights for a while. You can listen, talk, draw or only be there with the others. There is always tea, and there is always somebody to ask when you are not sure. Bring a friend if that makes it easier.
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
    /// We look at sleep and at what keeps us awake at night, in the body and in the mind. Each of us has found something out by living with bad nights for a while. You can listen, talk, draw or only be there with the others.
    ///
    /// There is always tea, and there is always somebody to ask when you are not sure. Bring a friend if that makes it easier.
    /// ```
    ///
    /// # Exceptions
    ///
    /// Four sentences of a few words each are fine: a paragraph of up to 60 words is never long. Quotes, lists, code
    /// and other languages are left alone. Both numbers are options.
    ///
    /// # Source
    ///
    /// NHS digital service manual, how we write: paragraphs of up to 3 sentences
    /// (<https://service-manual.nhs.uk/content/how-we-write>).
    LONG_PARAGRAPH = "L412" "long-paragraph" Advice, "sentences" = 3 "the most sentences of a paragraph", "words" = 60 "how many words a paragraph of more sentences may have"
}

pub(super) const RULE: Rule = Rule {
    code: &LONG_PARAGRAPH,
    check: Check::Records(check),
};

fn check(cx: &Context<'_>, checker: &mut Checker<'_>) {
    let (most, words) = (
        checker.option("sentences") as usize,
        checker.option("words") as usize,
    );
    for prose in wording::judged(cx).filter(|prose| prose.kind() == PassageKind::Paragraph) {
        let sentences = prose.tokens.sentences().count();
        if sentences <= most || reading::words(prose, 0..prose.tokens.len()) <= words {
            continue;
        }
        let first = prose.tokens.sentences().next().unwrap_or(0..1);
        let finding = checker
            .finding(
                prose.span(prose.range(first)),
                format!("this paragraph has {sentences} sentences"),
            )
            .help(format!(
                "leave a line empty after {most} sentences at the latest, or make a list"
            ));
        checker.report(finding);
    }
}

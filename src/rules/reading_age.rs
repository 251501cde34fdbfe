//! L413 reading-age.

use std::collections::BTreeMap;

use crate::parse::passage::PassageKind;
use crate::rules::checker::{Checker, Context};
use crate::rules::wording;
use crate::rules::{Check, Rule};
use crate::source::SourceId;
use crate::text::prose::Prose;
use crate::text::reading;

crate::code! {
    /// A text asks for more years of school than the college wants.
    ///
    /// # Why
    ///
    /// Nearly half of adults in England find everyday health texts too hard. Short words and short sentences help
    /// everybody, and most of all people who are tired or afraid.
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
    /// Participants systematically investigate physiological mechanisms underlying insomnia, evaluating contemporary psychological methodologies alongside pharmacological alternatives. Facilitators subsequently demonstrate individualised relaxation methodologies, encouraging considerable experimentation throughout subsequent domestic environments.
    ///
    /// Participants systematically investigate physiological mechanisms underlying insomnia, evaluating contemporary psychological methodologies alongside pharmacological alternatives. Facilitators subsequently demonstrate individualised relaxation methodologies, encouraging considerable experimentation throughout subsequent domestic environments.
    ///
    /// Participants systematically investigate physiological mechanisms underlying insomnia, evaluating contemporary psychological methodologies alongside pharmacological alternatives. Facilitators subsequently demonstrate individualised relaxation methodologies, encouraging considerable experimentation throughout subsequent domestic environments.
    ///
    /// Participants systematically investigate physiological mechanisms underlying insomnia, evaluating contemporary psychological methodologies alongside pharmacological alternatives. Facilitators subsequently demonstrate individualised relaxation methodologies, encouraging considerable experimentation throughout subsequent domestic environments.
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
    /// We look at how sleep works and at what helps. You can try a new habit each week and tell us how it went. Bring a pen if you like.
    ///
    /// We look at how sleep works and at what helps. You can try a new habit each week and tell us how it went. Bring a pen if you like.
    ///
    /// We look at how sleep works and at what helps. You can try a new habit each week and tell us how it went. Bring a pen if you like.
    ///
    /// We look at how sleep works and at what helps. You can try a new habit each week and tell us how it went. Bring a pen if you like.
    /// ```
    ///
    /// # Exceptions
    ///
    /// Never more than advice: a formula counts syllables and knows nothing of sense. It reads texts of 100 words or
    /// more, without names of your records, quotes and other languages. The grade is an option; a reading age is the
    /// grade and 5.
    ///
    /// # Source
    ///
    /// Kincaid, Fishburne, Rogers and Chissom, Derivation of new readability formulas for Navy enlisted personnel
    /// (1975): 0.39 words a sentence + 11.8 syllables a word - 15.59; NHS digital service manual, health literacy
    /// (<https://service-manual.nhs.uk/content/health-literacy>), which aims at a reading age of 9 to 11 and recommends
    /// such tools only for putting texts in order.
    READING_AGE = "L413" "reading-age" Advice, "grade" = 9 "the highest grade by Flesch and Kincaid, years of school in the United States"
}

pub(super) const RULE: Rule = Rule {
    code: &READING_AGE,
    check: Check::Records(check),
};

fn check(cx: &Context<'_>, checker: &mut Checker<'_>) {
    let most = checker.option("grade");
    let mut by_text: BTreeMap<SourceId, Vec<&Prose>> = BTreeMap::new();
    let running = [PassageKind::Paragraph, PassageKind::Item];
    for prose in wording::judged(cx).filter(|prose| running.contains(&prose.kind())) {
        by_text
            .entry(prose.span(0..0).source)
            .or_default()
            .push(prose);
    }
    for text in by_text.values() {
        let Some(grade) = reading::grade(text) else {
            continue;
        };
        if grade <= f64::from(most) + 0.5 {
            continue;
        }
        let first = text[0].tokens.sentences().next().unwrap_or(0..1);
        let grade = grade.round();
        let finding = checker
            .finding(
                text[0].span(text[0].range(first)),
                format!("this text asks for a reading age of {}", grade + 5.0),
            )
            .label(format!("grade {grade} by Flesch and Kincaid; the college wants {most} or less"))
            .help("shorter sentences and shorter words bring it down; where the words are needed, leave it");
        checker.report(finding);
    }
}

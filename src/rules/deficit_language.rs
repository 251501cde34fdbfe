//! L401 deficit-language.

use std::sync::LazyLock;

use crate::finding::Level;
use crate::rules::checker::{Checker, Context};
use crate::rules::wording;
use crate::rules::{Check, Rule};
use crate::text::phrases::{Phrases, longest};

crate::code! {
    /// A text uses words that make people smaller: that they suffer, are victims, or are their diagnosis.
    ///
    /// # Why
    ///
    /// Many students read about themselves in a prospectus. Words that see only what is wrong keep people away; words
    /// that see a person who lives with something do not.
    ///
    /// # Example
    ///
    /// ```md
    /// ---
    /// title: Sleep well
    /// summary: For everyone suffering from bad nights.
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
    /// # Write instead
    ///
    /// ```md
    /// ---
    /// title: Sleep well
    /// summary: For everyone who has bad nights.
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
    /// A warning; an error where the college requires the panel's decision. The rule is silent in quotes, in names of
    /// your records, after a "not", and on words that people choose for themselves, such as survivor.
    ///
    /// # Source
    ///
    /// Each finding names its own: NHS digital service manual, content guide, "inclusive content"; Samaritans and Mind,
    /// media guidelines; MHCC, Recovery Oriented Language Guide, 3rd edition, 2022; MindWell Leeds style guide.
    DEFICIT_LANGUAGE = "L401" "deficit-language" Warning
}

pub(super) const RULE: Rule = Rule {
    code: &DEFICIT_LANGUAGE,
    check: Check::Records(check),
};

/// One line of the word list.
#[derive(Debug)]
struct Entry {
    phrases: Vec<&'static str>,
    write: &'static str,
    why: &'static str,
    source: &'static str,
}

static LIST: LazyLock<Phrases<usize>> = LazyLock::new(|| {
    let mut list = Phrases::default();
    for (at, entry) in ENTRIES.iter().enumerate() {
        for phrase in &entry.phrases {
            list.add(phrase, at);
        }
    }
    list
});

static ENTRIES: LazyLock<Vec<Entry>> = LazyLock::new(|| entries(include_str!("words/l401.tsv")));

fn check(cx: &Context<'_>, checker: &mut Checker<'_>) {
    let level = match cx.catalogue.college.panel.is_required() {
        true => Level::Error,
        false => Level::Warning,
    };
    for prose in wording::judged(cx) {
        let mut found = prose.all(&LIST);
        found.retain(|found| !prose.is_negated(found.words.start));
        for found in longest(found) {
            let entry = &ENTRIES[*found.meaning];
            let quoted = prose.written(found.range.clone());
            let finding = checker
                .finding(
                    prose.span(found.range.clone()),
                    format!("\"{quoted}\" is deficit language"),
                )
                .label(entry.why)
                .help(format!("write: {} ({})", entry.write, entry.source))
                .level(level);
            checker.report(finding);
        }
    }
}

fn entries(list: &'static str) -> Vec<Entry> {
    let lines = list
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'));
    let columns = lines.map(|line| line.split('\t').collect::<Vec<_>>());
    let entry = |columns: Vec<&'static str>| match columns.as_slice() {
        [phrases, write, why, source] => Some(Entry {
            phrases: phrases.split('|').collect(),
            write,
            why,
            source,
        }),
        _ => None,
    };
    columns.filter_map(entry).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_list_has_its_four_columns_and_small_letters() {
        let list = include_str!("words/l401.tsv");
        let lines = list.lines().filter(|line| !line.starts_with('#')).count();
        let entries = entries(list);
        assert_eq!(entries.len(), lines);
        for phrase in entries.iter().flat_map(|entry| &entry.phrases) {
            assert_eq!(**phrase, phrase.to_lowercase());
        }
    }
}

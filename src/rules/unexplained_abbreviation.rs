//! L410 unexplained-abbreviation.

use std::collections::{BTreeMap, HashSet};
use std::ops::Range;
use std::sync::LazyLock;

use crate::rules::checker::{Checker, Context};
use crate::rules::wording;
use crate::rules::{Check, Rule};
use crate::source::SourceId;
use crate::text::prose::Prose;
use crate::text::tokens::Gap;

crate::code! {
    /// A text has an abbreviation and never says what its letters stand for.
    ///
    /// # Why
    ///
    /// Those who know it pass over it, and everybody else feels that they are not meant.
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
    /// We draw on CBT in this course.
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
    /// We draw on cognitive behavioural therapy (CBT) in this course.
    /// ```
    ///
    /// # Exceptions
    ///
    /// Said once for each abbreviation of a text. Well-known ones (NHS, GP, UK) are silent, and so are names of your
    /// records, words in capitals, quotes, and what content/words.yml allows.
    ///
    /// # Source
    ///
    /// NHS digital service manual, abbreviations and acronyms
    /// (<https://service-manual.nhs.uk/content/abbreviations-and-acronyms>).
    UNEXPLAINED_ABBREVIATION = "L410" "unexplained-abbreviation" Advice
}

pub(super) const RULE: Rule = Rule {
    code: &UNEXPLAINED_ABBREVIATION,
    check: Check::Records(check),
};

static KNOWN: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    let lines = include_str!("words/l410.txt").lines();
    lines
        .filter(|line| !line.starts_with('#'))
        .flat_map(str::split_whitespace)
        .collect()
});

fn check(cx: &Context<'_>, checker: &mut Checker<'_>) {
    let all: Vec<&Prose> = wording::judged(cx).collect();
    let mut by_text: BTreeMap<SourceId, Vec<&Prose>> = BTreeMap::new();
    for prose in all {
        by_text
            .entry(prose.span(0..0).source)
            .or_default()
            .push(prose);
    }
    for text in by_text.values() {
        let mut said: HashSet<&str> = HashSet::new();
        for prose in text {
            for at in 0..prose.tokens.len() {
                let Some((letters, range)) = abbreviation(prose, at) else {
                    continue;
                };
                if !said.insert(letters) || text.iter().any(|prose| is_explained(prose, letters)) {
                    continue;
                }
                let finding = checker
                    .finding(prose.span(range), format!("nobody says here what {letters} stands for"))
                    .help(format!("write it out the first time, with {letters} in brackets behind; a name goes under allow: in content/words.yml"));
                checker.report(finding);
            }
        }
    }
}

/// Two to six capitals that stand alone: no word in capitals among others.
fn abbreviation(prose: &Prose, at: usize) -> Option<(&str, Range<usize>)> {
    let range = prose.tokens.get(at).range();
    let written = prose.written(range.clone());
    let letters = written
        .find(['\'', '’'])
        .map_or(written, |end| &written[..end]);
    let letters = letters.strip_suffix('s').unwrap_or(letters);
    let is_short =
        (2..=6).contains(&letters.len()) && letters.bytes().all(|byte| byte.is_ascii_uppercase());
    if !is_short || KNOWN.contains(letters) {
        return None;
    }
    let range = range.start..range.start + letters.len();
    let beside = |other: usize, gap: usize| {
        prose.tokens.get(gap).gap == Gap::Space && {
            let word = prose.written(prose.tokens.get(other).range());
            word.len() > 1 && word.bytes().all(|byte| byte.is_ascii_uppercase())
        }
    };
    let is_loud =
        at > 0 && beside(at - 1, at) || at + 1 < prose.tokens.len() && beside(at + 1, at + 1);
    let stands_alone =
        !is_loud && !prose.is_part(&range) && !prose.is_spared(&range) && !prose.is_address(&range);
    stands_alone.then_some((letters, range))
}

/// Whether some words that follow each other begin with these letters; small words between do not count.
fn is_explained(prose: &Prose, letters: &str) -> bool {
    let letters: Vec<char> = letters.to_lowercase().chars().collect();
    let fits = |start: usize| {
        let mut at = start;
        let mut wanted = 0;
        while wanted < letters.len() && at < prose.tokens.len() && at < start + 2 * letters.len() {
            let word = prose.tokens.word(at);
            if word.starts_with(letters[wanted]) && word.len() > 1 {
                wanted += 1;
            } else if !matches!(
                word,
                "a" | "and" | "for" | "in" | "of" | "on" | "the" | "to" | "with"
            ) {
                return false;
            }
            at += 1;
        }
        wanted == letters.len()
    };
    (0..prose.tokens.len()).any(fits)
}

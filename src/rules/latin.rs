//! L414 latin.

use std::ops::Range;

use crate::parse::passage::PassageKind;
use crate::rules::checker::{Checker, Context};
use crate::rules::wording;
use crate::rules::{Check, Rule};
use crate::text::prose::{Prose, Role};

crate::code! {
    /// A text says eg, ie or etc, or has an ampersand instead of and.
    ///
    /// # Why
    ///
    /// Not everybody knows what eg and ie mean, and a voice reads "eg" as "egg". An ampersand is a sign that some
    /// readers have to decode.
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
    /// We look at habits, eg a cup of tea.
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
    /// We look at habits, for example a cup of tea.
    /// ```
    ///
    /// # Exceptions
    ///
    /// A&E, Q&A and other letters joined by an ampersand, and names such as Marks & Spencer. The rule is silent in
    /// quotes, names of your records, code and addresses.
    ///
    /// # Source
    ///
    /// NHS digital service manual, A to Z of NHS health writing, "eg, etc and ie" and "ampersand"
    /// (<https://service-manual.nhs.uk/content/a-to-z-of-nhs-health-writing>).
    LATIN = "L414" "latin" Advice
}

pub(super) const RULE: Rule = Rule {
    code: &LATIN,
    check: Check::Records(check),
};

fn check(cx: &Context<'_>, checker: &mut Checker<'_>) {
    for prose in wording::judged(cx) {
        let signs = ampersands(prose).into_iter();
        let mut found: Vec<(Range<usize>, &str)> = signs.map(|range| (range, "and")).collect();
        found.extend((0..prose.tokens.len()).filter_map(|at| latin(prose, at)));
        found.sort_by_key(|(range, _)| range.start);
        for (range, write) in found {
            if prose.is_spared(&range) || prose.is_address(&range) {
                continue;
            }
            let quoted = prose.written(range.clone());
            let finding = checker
                .finding(
                    prose.span(range.clone()),
                    format!("\"{quoted}\" has to be decoded"),
                )
                .help(format!("write {write}"));
            checker.report(finding);
        }
    }
}

fn latin(prose: &Prose, at: usize) -> Option<(Range<usize>, &'static str)> {
    let range = prose.tokens.get(at).range();
    let written = prose.written(range.clone());
    let write = match written {
        "eg" | "Eg" => "for example, or such as",
        "ie" | "Ie" => "that is, or say it in other words",
        "etc" => "and so on, or begin the list with such as",
        "e" | "E" | "i" | "I" => return with_stops(prose, at),
        _ => return None,
    };
    let is_part = prose.is_part(&range) || prose.before(at).ends_with(['.', '/', '@']);
    (!is_part).then_some((range, write))
}

/// "e.g." and "i.e."
fn with_stops(prose: &Prose, at: usize) -> Option<(Range<usize>, &'static str)> {
    if at + 1 >= prose.tokens.len()
        || prose.before(at + 1) != "."
        || !prose.after(at + 1).starts_with('.')
    {
        return None;
    }
    let write = match (prose.tokens.word(at), prose.tokens.word(at + 1)) {
        ("e", "g") => "for example, or such as",
        ("i", "e") => "that is, or say it in other words",
        _ => return None,
    };
    let range = prose.range(at..at + 2);
    Some((range.start..range.end + 1, write))
}

/// Ampersands between words that are no letters or names: not A&E, not Marks & Spencer.
fn ampersands(prose: &Prose) -> Vec<Range<usize>> {
    let text = prose.text();
    let is_title = prose.role == Role::Title || prose.kind() == PassageKind::Heading;
    let capital = |word: usize| {
        let range = prose.tokens.get(word).range();
        prose.written(range).starts_with(char::is_uppercase)
    };
    let means_and = |at: usize| {
        let next = prose.tokens.at(at);
        if next == 0 || next >= prose.tokens.len() || prose.before(next).trim() != "&" {
            return false;
        }
        let are_letters = prose.tokens.word(next - 1).chars().count() == 1
            || prose.tokens.word(next).chars().count() == 1;
        let is_name = !is_title && capital(next) && capital(next - 1);
        !are_letters && !is_name
    };
    let signs = text.match_indices('&').map(|(at, _)| at);
    signs
        .filter(|at| means_and(*at))
        .map(|at| at..at + 1)
        .collect()
}

//! L407 age-with-plus.

use std::ops::Range;

use crate::rules::certain;
use crate::rules::checker::{Checker, Context};
use crate::rules::wording;
use crate::rules::{Check, Rule};
use crate::text::dates::number;
use crate::text::prose::Prose;
use crate::text::tokens::Gap;

crate::code! {
    /// A text gives an age as 16+ or over 16s.
    ///
    /// # Why
    ///
    /// Whether somebody of 16 may come is the question, and "over 16s" leaves it open. A voice reads 16+ as "sixteen
    /// plus".
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
    /// Our courses are for people 16+ who live here.
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
    /// Our courses are for people aged 16 and over who live here.
    /// ```
    ///
    /// # Exceptions
    ///
    /// Numbers of other things (20+ courses, 10+ years) are none of its business. The rule is silent in quotes, names,
    /// code and addresses.
    ///
    /// `check --fix` writes people 16+ as people aged 16 and over. It leaves over 16s, which may not mean people of 16, and
    /// what would not read on, such as 16+ welcome.
    ///
    /// # Source
    ///
    /// NHS digital service manual, inclusive content, age
    /// (<https://service-manual.nhs.uk/content/inclusive-content/age>).
    AGE_WITH_PLUS = "L407" "age-with-plus" Warning
}

pub(super) const RULE: Rule = Rule {
    code: &AGE_WITH_PLUS,
    check: Check::Records(check),
};

fn check(cx: &Context<'_>, checker: &mut Checker<'_>) {
    for prose in wording::judged_with_digits(cx) {
        for at in 0..prose.tokens.len() {
            let Some((age, range)) = with_plus(prose, at).or_else(|| over(prose, at)) else {
                continue;
            };
            if prose.is_spared(&range) || prose.is_address(&range) {
                continue;
            }
            let quoted = prose.written(range.clone());
            let write = in_words(prose, at, age);
            let fix = write.and_then(|write| certain::instead(cx, prose, range.clone(), &write));
            let finding = checker
                .finding(
                    prose.span(range.clone()),
                    format!("\"{quoted}\" leaves open whether somebody of {age} may come"),
                )
                .help(format!("write aged {age} and over"))
                .fix(fix);
            checker.report(finding);
        }
    }
}

/// What surely fits between the words before and behind "16+". "Over 16s" leaves open what is meant, and stays.
fn in_words(prose: &Prose, at: usize, age: u32) -> Option<String> {
    let behind = prose.after(at).trim_start_matches(' ').strip_prefix('+')?;
    let next = at + 1;
    let next = (next < prose.tokens.len()).then(|| prose.tokens.word(next));
    let has_unit =
        behind.trim().is_empty() && matches!(next, Some("year" | "years" | "yr" | "yrs" | "yo"));
    let is_whole = behind.is_empty() && next.is_none()
        || behind.starts_with(|it: char| it.is_whitespace() || ",;:.!?)".contains(it));
    let before = at.checked_sub(1)?;
    if has_unit || !is_whole || prose.tokens.get(at).gap != Gap::Space {
        return None;
    }
    match prose.tokens.word(before) {
        "aged" | "age" | "ages" => Some(format!("{age} and over")),
        who if OF_AN_AGE.contains(&who) => Some(format!("aged {age} and over")),
        _ => None,
    }
}

/// Who may be of an age.
const OF_AN_AGE: [&str; 15] = [
    "adult",
    "adults",
    "anybody",
    "anyone",
    "carers",
    "everybody",
    "everyone",
    "learners",
    "men",
    "parents",
    "people",
    "residents",
    "students",
    "volunteers",
    "women",
];

fn age(word: &str) -> Option<u32> {
    let (age, rest) = number(word)?;
    ((11..=99).contains(&age) && rest.is_empty()).then_some(age)
}

/// "16+", unless it counts something else: "20+ courses".
fn with_plus(prose: &Prose, at: usize) -> Option<(u32, Range<usize>)> {
    let age = age(prose.tokens.word(at))?;
    let word = prose.tokens.get(at).range();
    let behind = prose.after(at).trim_start_matches(' ');
    if !behind.starts_with('+') || prose.before(at).ends_with(['.', ',', '£', '+', '/', ':']) {
        return None;
    }
    let plus = word.end + prose.after(at).len() - behind.len() + 1;
    let next = (at + 1 < prose.tokens.len()).then(|| prose.tokens.word(at + 1));
    let counts_others = behind[1..].trim().is_empty()
        && next.is_some_and(|next| {
            COUNTED.contains(&next) || next.starts_with(|letter: char| letter.is_ascii_digit())
        });
    (!counts_others).then_some((age, word.start..plus))
}

/// "over 16s", "over-16s", "over 16's".
fn over(prose: &Prose, at: usize) -> Option<(u32, Range<usize>)> {
    let word = prose.tokens.word(at);
    let number = word.strip_suffix("'s").or_else(|| word.strip_suffix('s'))?;
    let age = age(number)?;
    let is_over = at > 0
        && prose.tokens.word(at - 1) == "over"
        && matches!(prose.tokens.get(at).gap, Gap::Space | Gap::Hyphen);
    is_over.then(|| (age, prose.range(at - 1..at + 1)))
}

/// What is counted where no age is meant.
const COUNTED: [&str; 28] = [
    "activities",
    "colleges",
    "countries",
    "courses",
    "days",
    "different",
    "groups",
    "hours",
    "ideas",
    "km",
    "languages",
    "members",
    "miles",
    "minutes",
    "months",
    "more",
    "organisations",
    "pages",
    "partners",
    "people",
    "places",
    "recipes",
    "sessions",
    "students",
    "tips",
    "venues",
    "ways",
    "weeks",
];

//! E301 promises-treatment.

use std::ops::Range;

use crate::rules::checker::{Checker, Context};
use crate::rules::treatment_words::{Kind, LISTS};
use crate::rules::wording;
use crate::rules::{Check, Rule};
use crate::text::prose::{Prose, Role};

crate::code! {
    /// A course says that it treats or cures, or that it is therapy.
    ///
    /// # Why
    ///
    /// A recovery college teaches. People who hope for treatment and find a course have lost time, and may lose hope; a
    /// panel asks of every course whether it is educational and not a form of therapy.
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
    /// This course treats insomnia.
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
    /// This course is about what keeps you awake. It is not therapy, and it goes well alongside treatment for insomnia.
    /// ```
    ///
    /// # Exceptions
    ///
    /// The rule is silent where a "not" stands before the words, in quotes, in names of your records, and where the text
    /// talks about treatment or says that a course goes alongside it. Other names are allowed in content/words.yml.
    ///
    /// # Source
    ///
    /// ImROC, 10 Years On (Perkins and others, 2018), principle 1: educational; the question of the Wakefield editorial
    /// panel, "is it educational and not a form of therapy?".
    PROMISES_TREATMENT = "E301" "promises-treatment" Error
}

pub(super) const RULE: Rule = Rule {
    code: &PROMISES_TREATMENT,
    check: Check::Records(check),
};

fn check(cx: &Context<'_>, checker: &mut Checker<'_>) {
    for position in 0..cx.catalogue.courses.len() {
        for prose in wording::of_course(cx, position) {
            for range in promises(prose) {
                let quoted = prose.written(range.clone());
                let finding = checker
                    .finding(prose.span(range.clone()), format!("\"{quoted}\" promises treatment"))
                    .label("a course teaches, it does not treat")
                    .help("say what people learn or try here; where the words are a name, put them under allow: in content/words.yml");
                checker.report(finding);
            }
        }
    }
}

/// The promises in a passage, in order, none inside another.
fn promises(prose: &Prose) -> Vec<Range<usize>> {
    let begins = matches!(prose.role, Role::Title | Role::Summary);
    let places = LISTS.places(prose).into_iter();
    let mut found: Vec<Range<usize>> = places
        .filter_map(|place| match place.kind {
            Kind::Promise => (!LISTS.is_talk(prose, place.range.start)).then_some(place.range),
            Kind::Opening => match LISTS.offer(prose, place.range.start, 3) {
                Some(start) => Some(start..place.range.end),
                None => (begins && place.range.start == 0).then_some(place.range),
            },
            Kind::Noun => Some(LISTS.offer(prose, place.range.start, 0)?..place.range.end),
        })
        .collect();
    found.sort_by_key(|range| (range.start, std::cmp::Reverse(range.end)));
    let mut end = 0;
    found.retain(|range| {
        let apart = range.start >= end;
        end = end.max(range.end);
        apart
    });
    found
}

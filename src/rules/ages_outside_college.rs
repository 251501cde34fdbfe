//! N204 ages-outside-college.

use crate::model::course::{Course, OpenTo};
use crate::model::fields::Text;
use crate::rules::checker::{Checker, Context};
use crate::rules::{Check, Rule};
use crate::source::Span;

crate::code! {
    /// A course is for ages that the college is not for.
    ///
    /// # Why
    ///
    /// Somebody of 14 reads the course, hopes, and is turned away at the door: the college says that it begins at 16.
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
    /// open_to: {ages: 14 to 18, reason: Students of this age asked for it.}
    /// ---
    /// This course is about what keeps you awake, and what helps.
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
    /// open_to: {ages: 16 to 18, reason: Students of this age asked for it.}
    /// ---
    /// This course is about what keeps you awake, and what helps.
    /// ```
    ///
    /// # Exceptions
    ///
    /// A course in a collection of the college is held against the ages of its collection. The rule is silent where the
    /// college or the collection names no ages, and where ages are in words that hold no number.
    ///
    /// # Source
    ///
    /// Perkins and others, Recovery Colleges 10 Years On, ImROC, 2018: open to all, with what limits it said openly.
    AGES_OUTSIDE_COLLEGE = "N204" "ages-outside-college" Warning
}

pub(super) const RULE: Rule = Rule {
    code: &AGES_OUTSIDE_COLLEGE,
    check: Check::Records(check),
};

/// Ages in years, both ends counted; `None` where an end is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Ages {
    from: Option<u32>,
    to: Option<u32>,
}

fn check(cx: &Context<'_>, checker: &mut Checker<'_>) {
    for course in &cx.catalogue.courses {
        let Some(OpenTo::Ages { ages: written, .. }) = &course.open_to else {
            continue;
        };
        let Some((whose, limits, place)) = limits(cx, course) else {
            continue;
        };
        let is_fine = ages(&written.value).is_none_or(|ages| is_inside(ages, limits));
        if is_fine || course.is_retired(cx.today) {
            continue;
        }
        let message = format!(
            "{} is outside the ages of {whose}: {}",
            written.value,
            said(limits)
        );
        let finding = checker
            .finding(written.span, message)
            .help("write ages that both allow, or put the course into a collection that has ages of its own")
            .related(place, "these ages hold here");
        checker.report(finding);
    }
}

/// Whose ages hold for a course, which, and where they are written.
fn limits(cx: &Context<'_>, course: &Course) -> Option<(String, Ages, Span)> {
    let college = &cx.catalogue.college;
    if let Some(id) = &course.collection {
        let mut all = college.collections.iter();
        let own: &Text = all
            .find(|other| other.id.value == id.value)?
            .ages
            .as_ref()?;
        return Some((
            format!("the collection {}", id.value),
            ages(&own.value)?,
            own.span,
        ));
    }
    let (from, to) = (college.age_from, college.age_to);
    let place = from.or(to)?.span;
    let [from, to] = [from, to].map(|age| age.map(|age| age.value));
    Some(("the college".to_owned(), Ages { from, to }, place))
}

/// "18 to 24", "16 and over", "under 18" as ages; `None` for what is not said in numbers.
fn ages(words: &str) -> Option<Ages> {
    let words = words.to_lowercase();
    let numbers: Vec<u32> = words
        .split(|letter: char| !letter.is_ascii_digit())
        .filter_map(|digits| digits.parse().ok())
        .collect();
    let says = |phrases: &[&str]| phrases.iter().any(|phrase| words.contains(phrase));
    let ends = |from, to| Some(Ages { from, to });
    match numbers[..] {
        [from, to] if from <= to => ends(Some(from), Some(to)),
        [age] if says(&["under ", "younger than", "below "]) => {
            ends(None, Some(age.saturating_sub(1)))
        }
        [age]
            if says(&[
                "up to",
                "and under",
                "and below",
                "or under",
                "or younger",
                "and younger",
            ]) =>
        {
            ends(None, Some(age))
        }
        [age]
            if says(&[
                "over", "+", "older", "above", "from ", "at least", "upwards",
            ]) =>
        {
            ends(Some(age), None)
        }
        _ => None,
    }
}

fn is_inside(ages: Ages, limits: Ages) -> bool {
    [ages.from, ages.to].into_iter().flatten().all(|age| {
        limits.from.is_none_or(|from| from <= age) && limits.to.is_none_or(|to| age <= to)
    })
}

fn said(limits: Ages) -> String {
    match (limits.from, limits.to) {
        (Some(from), Some(to)) => format!("{from} to {to}"),
        (Some(from), None) => format!("{from} and over"),
        (None, Some(to)) => format!("up to {to}"),
        (None, None) => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ages_are_read_however_they_are_written() {
        for (words, from, to) in [
            ("18 to 24", Some(18), Some(24)),
            ("aged 16-18", Some(16), Some(18)),
            ("16 and over", Some(16), None),
            ("16+", Some(16), None),
            ("under 18", None, Some(17)),
            ("up to 25", None, Some(25)),
        ] {
            assert_eq!(ages(words), Some(Ages { from, to }), "{words}");
        }
        for words in ["young people", "18", "a class of 12, 13 or 14", "24 to 18"] {
            assert_eq!(ages(words), None, "{words}");
        }
    }
}

//! N207 very-like-another-course.

use rayon::prelude::*;

use crate::model::course::Course;
use crate::model::fields::placeholder;
use crate::parse::passage::PassageKind;
use crate::rules::checker::{Checker, Context};
use crate::rules::{Check, Rule};
use crate::text::likeness::{Pair, Wording, Words, pairs};

crate::code! {
    /// A course says nearly the same as another one, in its summary, outcomes and text.
    ///
    /// # Why
    ///
    /// Students who read both cannot tell which is for them, and a panel passes one text twice. Most often one was copied
    /// to begin the other, and the copying was forgotten.
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
    /// We look at what keeps us awake at night and at what has helped other people in Millbrook. You try one small change
    /// in each week and write down how it went, and together we choose what to try next.
    /// <!-- file: content/courses/good-nights.md -->
    /// ---
    /// title: Good nights
    /// summary: How sleep works, and what helps.
    /// co_producers: [p-01, p-02]
    /// co_production: co-production
    /// need: {source: student-feedback, note: Asked for by 14 students in 2026.}
    /// audience: Anyone whose nights are hard.
    /// learning_outcomes: [Explain how sleep works, Keep a sleep diary, Choose 2 changes to an evening]
    /// next_steps: [{partner: millbrook-mind}]
    /// ---
    /// We look at what keeps us awake at night and at what has helped other people in Millbrook. You try one small change
    /// in each week and write down how it went, and together we talk about it.
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
    /// We look at what keeps us awake at night and at what has helped other people in Millbrook. You try one small change
    /// in each week and write down how it went, and together we choose what to try next.
    /// <!-- file: content/courses/good-nights.md -->
    /// ---
    /// title: Good nights
    /// summary: An hour that is kind to the night after it.
    /// co_producers: [p-01, p-02]
    /// co_production: co-production
    /// need: {source: student-feedback, note: Asked for by 14 students in 2026.}
    /// audience: Anyone whose nights are hard.
    /// learning_outcomes: [Explain how sleep works, Keep a sleep diary, Choose 2 changes to an evening]
    /// next_steps: [{partner: millbrook-mind}]
    /// ---
    /// Here we stay with one thing, which is the evening. What do you do in the hour before bed, and who else is in it?
    /// Bring a lamp, a blanket or whatever makes a room calm, and find out what it does.
    /// ```
    ///
    /// # Exceptions
    ///
    /// Two courses on one subject that say it in their own words are not alike: half of all runs of 3 words must be the
    /// same. A course that has ended counts for nothing, and neither do quotes.
    ///
    /// # Source
    ///
    /// A. Z. Broder, On the resemblance and containment of documents, 1997; practice of recovery colleges: a course that is
    /// given several times is one course with several runs.
    VERY_LIKE_ANOTHER_COURSE = "N207" "very-like-another-course" Warning
}

pub(super) const RULE: Rule = Rule {
    code: &VERY_LIKE_ANOTHER_COURSE,
    check: Check::Records(check),
};

/// The share of runs of three words that makes two courses alike.
const ALIKE: f64 = 0.5;
/// How many of the words that both have are shown.
const SHOWN: usize = 12;

fn check(cx: &Context<'_>, checker: &mut Checker<'_>) {
    let courses: Vec<&Course> = cx
        .catalogue
        .courses
        .iter()
        .filter(|course| !course.is_retired(cx.today))
        .collect();
    let texts = courses.par_iter();
    let texts: Vec<Wording> = texts
        .map(|course| Wording::new(own_words(course)))
        .collect();
    let pairs: Vec<(Pair, String)> = pairs(&texts, ALIKE)
        .into_par_iter()
        .map(|pair| (pair, shared(courses[pair.later], courses[pair.earlier])))
        .collect();
    for (pair, words) in pairs {
        let (later, earlier) = (courses[pair.later], courses[pair.earlier]);
        let finding = checker
            .finding(
                later.title.span,
                format!(
                    "this course says nearly the same as {}: {:.0} % of their words in a row are alike",
                    earlier.title.value,
                    pair.likeness * 100.0
                ),
            )
            .label(format!("both say \"{words}\""))
            .help("make it a run of that course, or say in its own words what is different about it")
            .related(earlier.title.span, "the other one is here");
        checker.report(finding);
    }
}

/// The most words in a row that two courses have, or the first of them.
fn shared(one: &Course, other: &Course) -> String {
    let [words, others] = [one, other].map(|course| Words::new(own_words(course)));
    let shared = words.shared(&others);
    let shown = shared[..shared.len().min(SHOWN)].join(" ");
    match shared.len() > SHOWN {
        true => format!("{shown} …"),
        false => shown,
    }
}

/// What a course says of itself; its title, and what others said, are left out.
fn own_words(course: &Course) -> impl Iterator<Item = &str> {
    let outcomes = course.learning_outcomes.iter().map(|it| it.value.as_str());
    let passages = course.body.passages.iter();
    let own = passages.filter(|passage| passage.kind != PassageKind::Quote);
    std::iter::once(course.summary.value.as_str())
        .chain(outcomes)
        .chain(own.map(|passage| passage.text.as_str()))
        // What `prospectus new` wrote is the same in all drafts, and says nothing of any.
        .filter(|text| placeholder(text).is_none())
}

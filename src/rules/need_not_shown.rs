//! N201 need-not-shown.

use crate::finding::Level;
use crate::model::course::{Course, NeedSource};
use crate::rules::checker::{Checker, Context};
use crate::rules::{Check, Rule};
use crate::source::Span;

crate::code! {
    /// A course does not say what shows that the area needs it.
    ///
    /// # Why
    ///
    /// A panel asks of every course whether it meets a need. What students asked for fills places; what seemed a good
    /// idea often does not.
    ///
    /// # Example
    ///
    /// ```md
    /// ---
    /// title: Sleep well
    /// summary: How sleep works, and what helps.
    /// co_producers: [p-01, p-02]
    /// co_production: co-production
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
    /// summary: How sleep works, and what helps.
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
    /// A warning; an error where the college requires the panel's decision. A source other than `other` is enough
    /// without a note. A course that is retired does not need to show a need any more.
    ///
    /// # Source
    ///
    /// The question of the Wakefield editorial panel, "does it meet a need in the area?".
    NEED_NOT_SHOWN = "N201" "need-not-shown" Warning
}

pub(super) const RULE: Rule = Rule {
    code: &NEED_NOT_SHOWN,
    check: Check::Records(check),
};

fn check(cx: &Context<'_>, checker: &mut Checker<'_>) {
    let level = match cx.catalogue.college.panel.is_required() {
        true => Level::Error,
        false => Level::Warning,
    };
    for course in &cx.catalogue.courses {
        let retired = course.is_retired(cx.today);
        let Some((place, message)) = unshown(course).filter(|_| !retired) else {
            continue;
        };
        let finding = checker
            .finding(place, message)
            .help("write who asked for it or what shows it: need: {source: student-feedback, note: Asked for by 14 students.}")
            .level(level);
        checker.report(finding);
    }
}

fn unshown(course: &Course) -> Option<(Span, &'static str)> {
    let Some(need) = &course.need else {
        return Some((
            course.title.span,
            "nothing shows that this course is needed",
        ));
    };
    match (need.source, &need.note) {
        (_, Some(_)) => None,
        (Some(source), None) if source.value == NeedSource::Other => {
            Some((source.span, "other does not say what shows the need"))
        }
        (Some(_), None) => None,
        (None, None) => Some((
            course.title.span,
            "nothing shows that this course is needed",
        )),
    }
}

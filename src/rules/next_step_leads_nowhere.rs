//! N209 next-step-leads-nowhere.

use jiff::civil::Date;

use crate::model::course::NextStep;
use crate::model::partner::Status;
use crate::rules::checker::{Checker, Context};
use crate::rules::sessions::day;
use crate::rules::{Check, Rule};
use crate::source::Span;

crate::code! {
    /// A next step of a course leads to a course that has ended, or to a partner that has.
    ///
    /// # Why
    ///
    /// Somebody who has found courage in one course wants to go on, and comes to a page that says: this ended last
    /// summer.
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
    /// next_steps: [first-steps]
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
    /// next_steps: [welcome]
    /// ---
    /// This course is about what keeps you awake, and what helps.
    /// ```
    ///
    /// # Exceptions
    ///
    /// A draft is told by another rule, link-to-unpublished. A partner that pauses comes back. A course that has ended
    /// itself leads nobody on, so its own steps are not looked at. In the example,
    /// first-steps ended on 31 July 2026.
    ///
    /// # Source
    ///
    /// Perkins and others, Recovery Colleges 10 Years On, ImROC, 2018: progressive, and a bridge into the community.
    NEXT_STEP_LEADS_NOWHERE = "N209" "next-step-leads-nowhere" Warning
}

pub(super) const RULE: Rule = Rule {
    code: &NEXT_STEP_LEADS_NOWHERE,
    check: Check::Records(check),
};

/// A next step to something that has ended.
struct Ended<'a> {
    place: Span,
    name: &'a str,
    on: Date,
    /// Where that is written.
    written: Span,
}

fn check(cx: &Context<'_>, checker: &mut Checker<'_>) {
    let going_on = cx
        .catalogue
        .courses
        .iter()
        .filter(|course| !course.is_retired(cx.today));
    for ended in going_on
        .flat_map(|course| &course.next_steps)
        .filter_map(|step| ended(cx, step))
    {
        let finding = checker
            .finding(
                ended.place,
                format!(
                    "this next step leads nowhere: {} ended on {}",
                    ended.name,
                    day(ended.on)
                ),
            )
            .help("name another course or partner, or take it out")
            .related(ended.written, "its end is written here");
        checker.report(finding);
    }
}

fn ended<'a>(cx: &Context<'a>, step: &NextStep) -> Option<Ended<'a>> {
    match step {
        NextStep::Course(id) => ended_course(cx, &id.value, id.span),
        NextStep::Partner(id) => ended_partner(cx, &id.value, id.span),
        NextStep::Words { url, .. } => {
            let url = url.as_ref()?;
            let path = url.value.split(['#', '?']).next()?.trim_end_matches('/');
            match path.strip_prefix("/courses/") {
                Some(id) => ended_course(cx, id, url.span),
                None => ended_partner(cx, path.strip_prefix("/partners/")?, url.span),
            }
        }
    }
}

fn ended_course<'a>(cx: &Context<'a>, id: &str, place: Span) -> Option<Ended<'a>> {
    let course = cx
        .catalogue
        .course(id)
        .filter(|course| !course.origin.draft)?;
    let retired = course.retired.filter(|_| course.is_retired(cx.today))?;
    let (name, on, written) = (course.title.value.as_str(), retired.value, retired.span);
    Some(Ended {
        place,
        name,
        on,
        written,
    })
}

fn ended_partner<'a>(cx: &Context<'a>, id: &str, place: Span) -> Option<Ended<'a>> {
    let partner = cx
        .catalogue
        .partner(id)
        .filter(|partner| !partner.origin.draft)?;
    let Status::Ended(ended) = partner.status else {
        return None;
    };
    let (name, on, written) = (partner.name.value.as_str(), ended.value, ended.span);
    (on <= cx.today).then_some(Ended {
        place,
        name,
        on,
        written,
    })
}

//! T511 clashes-for-students.

use crate::model::course::{Course, NextStep};
use crate::rules::checker::{Checker, Context};
use crate::rules::clashes::is_there;
use crate::rules::sessions::{coming, day};
use crate::rules::{Check, Rule};
use crate::timetable::booking::Booking;

crate::code! {
    /// A course and its next step are at one time, so that nobody can go from one to the other.
    ///
    /// # Why
    ///
    /// A student reads what comes next, wants to book both, and finds that they are on the same mornings.
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
    /// next_steps: [welcome]
    /// runs:
    ///   - id: spring
    ///     mode: online
    ///     facilitators: [p-01, p-02]
    ///     sessions: [2027-03-24 18:00-19:00]
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
    /// runs:
    ///   - id: spring
    ///     mode: online
    ///     facilitators: [p-01, p-02]
    ///     sessions: [2027-03-17 18:00-19:00]
    /// ---
    /// This course is about what keeps you awake, and what helps.
    /// ```
    ///
    /// # Exceptions
    ///
    /// The rule is silent where the next step is also given at another time, at one's own pace, or at a time that is
    /// not known yet. In the example the next step, welcome, is given once, on 24 March at 6pm.
    ///
    /// # Source
    ///
    /// Perkins and others, Recovery Colleges 10 Years On, ImROC, 2018: progressive: one course leads to the next.
    CLASHES_FOR_STUDENTS = "T511" "clashes-for-students" Advice
}

pub(super) const RULE: Rule = Rule {
    code: &CLASHES_FOR_STUDENTS,
    check: Check::Records(check),
};

fn check(cx: &Context<'_>, checker: &mut Checker<'_>) {
    let catalogue = cx.catalogue;
    let mut bookings: Vec<Vec<Booking<'_>>> =
        catalogue.courses.iter().map(|_| Vec::new()).collect();
    for session in coming(cx) {
        bookings[session.course].extend(Booking::of(catalogue, session));
    }
    for (position, course) in catalogue.courses.iter().enumerate() {
        for step in &course.next_steps {
            let NextStep::Course(id) = step else { continue };
            let Some(next) = catalogue
                .course_position(&id.value)
                .filter(|next| *next != position)
            else {
                continue;
            };
            if is_given_otherwise(cx, &catalogue.courses[next]) {
                continue;
            }
            if let Some((own, other)) = clash(&bookings[position], &bookings[next]) {
                let title = &catalogue.courses[next].title.value;
                let finding = checker
                    .finding(
                        id.span,
                        format!("{title} is at the same time as this course, and at no other"),
                    )
                    .label(format!("both are on {}", day(own.session.date())))
                    .help("give one of the two at another time as well, or name another next step")
                    .related(own.session.span, is_there(cx, own))
                    .related(other.session.span, is_there(cx, other));
                checker.report(finding);
            }
        }
    }
}

/// Whether a course is also given at one's own pace, or at a time that is not known yet.
fn is_given_otherwise(cx: &Context<'_>, course: &Course) -> bool {
    course.is_retired(cx.today)
        || course
            .runs
            .iter()
            .any(|run| run.material.is_some() || run.when.is_some())
}

/// Two sessions that meet, when every run of the one course meets every run of the other.
fn clash<'b>(
    own: &'b [Booking<'b>],
    next: &'b [Booking<'b>],
) -> Option<(&'b Booking<'b>, &'b Booking<'b>)> {
    let mut first = None;
    for run in runs(own) {
        for other in runs(next) {
            let of_both = own
                .iter()
                .filter(|booking| booking.session.run == run)
                .find_map(|booking| {
                    let of_run = next.iter().filter(|later| later.session.run == other);
                    let meets = |later: &&Booking<'_>| {
                        *later.start < booking.end && *booking.start < later.end
                    };
                    Some((booking, of_run.clone().find(meets)?))
                });
            first = first.or(Some(of_both?));
        }
    }
    first
}

/// The runs that have bookings.
fn runs(bookings: &[Booking<'_>]) -> Vec<usize> {
    let mut runs: Vec<usize> = bookings.iter().map(|booking| booking.session.run).collect();
    runs.sort_unstable();
    runs.dedup();
    runs
}

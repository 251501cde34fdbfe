//! R702 changed-since-it-passed.

use crate::finding::{Finding, Level};
use crate::model::course::Course;
use crate::model::settings::PanelMode;
use crate::panel::Review;
use crate::panel::change::{Size, Why};
use crate::panel::fields::place;
use crate::panel::state::{State, decision};
use crate::rules::checker::{Checker, Context};
use crate::rules::of_the_panel::{courses, fields};
use crate::rules::sessions::day;
use crate::rules::{Check, Rule};

crate::code! {
    /// A course says something else than when the panel passed it.
    ///
    /// # Why
    ///
    /// A decision is about a text. When the text changes, somebody says whether the change is small, with a reason, or
    /// the course goes round again. With `panel: {mode: required}` a change that looks large stops the build: the text
    /// that passed stays online until then.
    ///
    /// # Example
    ///
    /// ```md
    /// <!-- file: content/courses/welcome.md -->
    /// ---
    /// title: Welcome to the college
    /// summary: What we do here, and how to start.
    /// topics: [living-well]
    /// venue: the-hub
    /// co_producers: [p-03, p-04]
    /// co_production: co-production
    /// need: {source: student-feedback, note: Asked for by students in 2026.}
    /// audience: Anyone who is new here.
    /// learning_outcomes: [Find your way around the college, Meet a peer trainer, Choose a course]
    /// next_steps: [{partner: millbrook-mind}]
    /// runs:
    ///   - id: spring
    ///     term: 2027-spring
    ///     venue: town-hall
    ///     facilitators: [p-03, p-04]
    ///     sessions: [2027-03-24 18:00-19:00]
    /// ---
    /// Come and look round. There is tea.
    /// ```
    ///
    /// # Write instead
    ///
    /// ```md
    /// <!-- file: content/courses/welcome.md -->
    /// ---
    /// title: Welcome to the college
    /// summary: What we do here, and how to start.
    /// topics: [living-well]
    /// venue: the-hub
    /// co_producers: [p-03, p-04]
    /// co_production: co-production
    /// need: {source: student-feedback, note: Asked for by students in 2026.}
    /// audience: Anyone who is new here.
    /// learning_outcomes: [Find your way around the college, Meet a peer trainer, Choose a course]
    /// next_steps: [{partner: millbrook-mind}]
    /// runs:
    ///   - id: spring
    ///     term: 2027-spring
    ///     venue: town-hall
    ///     facilitators: [p-03, p-04]
    ///     sessions: [2027-03-24 18:00-19:00]
    /// ---
    /// Come and look round. There is tea.
    /// <!-- file: content/reviews/welcome/2026-09-01/round.md -->
    /// ---
    /// opened: 2026-09-01
    /// adopted: yes
    /// decision: passed
    /// decided: 2026-09-01
    /// decided_by: coordinator
    /// reviewed:
    ///   title: ddaaa60978e786c99
    ///   summary: dd1662502964857bc
    ///   body: d6798bdb1209c6568
    ///   learning_outcomes: db8a4782996139d21
    ///   audience: d300beef1168a77bd
    ///   need: d753c1a3098f89edd
    ///   co_production: d3a6e8b6a1d0d29e1
    ///   co_producers: d99b7f4225897cdc4
    /// amendments:
    ///   - on: 2026-11-22
    ///     by: coordinator
    ///     reason: A simpler word.
    ///     fields:
    ///       summary: d2a6097d5681c5f2c
    /// ---
    /// In the minutes.
    /// ```
    ///
    /// # Exceptions
    ///
    /// White space, quotation marks, marks of Markdown, the targets of links and the order of keys are no change; nor
    /// are dates, venues, facilitators, places, quotes or next steps. How large a change looks is measured by the words
    /// that stayed (`panel: {large_below: 0.8}`). Silent when the college has `panel: {mode: off}`.
    ///
    /// # Source
    ///
    /// Practice of recovery colleges: the seed paper on the Wakefield panel, in which members may answer a short
    /// pro-forma within two weeks, and what needs improving goes back to the co-producers. How likeness is measured:
    /// Broder, On the resemblance and containment of documents, 1997.
    CHANGED_SINCE_IT_PASSED = "R702" "changed-since-it-passed" Warning
}

pub(super) const RULE: Rule = Rule {
    code: &CHANGED_SINCE_IT_PASSED,
    check: Check::Records(check),
};

fn check(cx: &Context<'_>, checker: &mut Checker<'_>) {
    let is_required = cx.panel.mode == PanelMode::Required;
    for (course, review) in courses(cx) {
        if let Some(finding) = finding(cx, checker, course, review) {
            let stops = is_required && review.size() == Some(Size::Large) && !course.origin.draft;
            checker.report(finding.level(if stops { Level::Error } else { Level::Warning }));
        }
    }
}

fn finding(
    cx: &Context<'_>,
    checker: &Checker<'_>,
    course: &Course,
    review: &Review,
) -> Option<Finding> {
    let size = review.size()?;
    let round = &cx.catalogue.rounds[review.passed?];
    let (_, decided) = decision(round)?;
    let id = &course.origin.id;
    let mut changes = review.changes.iter().filter(|change| change.size == size);
    let first = changes.next()?;
    let message = format!(
        "{} changed since the panel passed this course on {}, and the change looks {}",
        fields(&review.changes),
        day(decided),
        size.word()
    );
    let mut finding = checker
        .finding(place(first.field, course), message)
        .label(why(first.why))
        .help(help(review.state, size, id));
    for other in review
        .changes
        .iter()
        .filter(|change| change.field != first.field)
    {
        finding = finding.related(
            place(other.field, course),
            format!("{} changed as well: {}", other.field.noun(), why(other.why)),
        );
    }
    Some(finding)
}

fn help(state: State, size: Size, id: &str) -> String {
    match (state, size) {
        (State::WithThePanel { closes, .. }, _) => {
            format!(
                "the panel reads it again until {}; what passed stays online until it has decided",
                day(closes)
            )
        }
        (State::WindowClosed { .. }, _) => {
            format!(
                "the panel has read it again: decide with prospectus panel pass {id}, or ask-changes"
            )
        }
        (_, Size::Small) => format!(
            "if it is small, say why: prospectus panel amend {id}; if not, prospectus panel open {id}"
        ),
        (_, Size::Large) => {
            format!("send it round again: prospectus panel open {id}; or take the change back")
        }
    }
}

fn why(why: Why) -> String {
    match why {
        Why::Added => "there was nothing here when it passed".to_owned(),
        Why::TakenOut => "there was something here when it passed".to_owned(),
        Why::OtherItems => "there are more or fewer of them than when it passed".to_owned(),
        Why::Likeness(likeness) => format!("about {:.0} % of it is as it was", likeness * 100.0),
        Why::NotKnown => "how much has changed was not kept".to_owned(),
    }
}

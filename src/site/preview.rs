//! Preview: what the panel sees besides the site itself. A public site has none.

use jiff::civil::Date;

use crate::finding::{Finding, Findings};
use crate::model::Catalogue;
use crate::model::course::Course;
use crate::model::review::Field;
use crate::panel::Panel;
use crate::panel::state::State;
use crate::source::SourceId;

/// The address of the panel's first page.
pub const PANEL: &str = "/panel/";

/// What the pages for the panel are made from.
#[derive(Debug, Clone, Copy)]
pub struct Preview<'a> {
    pub panel: &'a Panel,
    pub shown: &'a Shown,
}

/// What is known before the pages are made.
#[derive(Debug)]
pub struct Shown {
    /// Everything that `check` says of the college.
    pub findings: Findings,
    pub old: Vec<OldWords>,
    /// The college's folder from the top of its repository, with a slash at its end; empty at the top.
    pub folder: String,
}

/// What a course said when it passed, in the fields that say something else today.
#[derive(Debug)]
pub struct OldWords {
    /// Its position in the catalogue.
    pub course: usize,
    /// Absent where only a digest is known.
    pub fields: Vec<(Field, Option<Vec<String>>)>,
    /// Why some are not known.
    pub not_here: Option<String>,
}

impl OldWords {
    pub fn of(&self, field: Field) -> Option<&[String]> {
        let found = self.fields.iter().find(|(own, _)| *own == field);
        found.and_then(|(_, old)| old.as_deref())
    }
}

impl<'a> Preview<'a> {
    /// The address of the page about one course.
    pub fn address(course: &Course) -> String {
        format!("{PANEL}{}/", course.origin.id)
    }

    /// What is found in a file.
    pub fn findings_in(&self, source: SourceId) -> impl Iterator<Item = &'a Finding> + use<'a> {
        let all = self.shown.findings.iter();
        all.filter(move |finding| {
            let span = finding.place.span();
            span.is_some_and(|span| span.source == source)
        })
    }

    /// What a course said when it passed.
    pub fn old_words(&self, position: usize) -> Option<&'a OldWords> {
        self.shown.old.iter().find(|old| old.course == position)
    }

    /// Whether a course waits for somebody.
    pub fn is_under_review(&self, position: usize) -> bool {
        let state = self.panel.reviews.get(position).map(|review| review.state);
        !matches!(state, None | Some(State::Passed { .. }))
    }

    /// Positions of the courses that wait for somebody, those that members can answer about first.
    pub fn under_review(&self, catalogue: &Catalogue, today: Date) -> Vec<usize> {
        let reviews = self.panel.reviews.iter().enumerate();
        let waiting = reviews.filter(|(at, _)| {
            self.is_under_review(*at) && !catalogue.courses[*at].is_retired(today)
        });
        let mut waiting: Vec<(usize, usize)> = waiting
            .map(|(at, review)| (urgency(review.state), at))
            .collect();
        waiting.sort_unstable();
        waiting.into_iter().map(|(_, at)| at).collect()
    }
}

fn urgency(state: State) -> usize {
    match state {
        State::WithThePanel { .. } => 0,
        State::WindowClosed { .. } => 1,
        State::ChangedSince { .. } => 2,
        State::ChangesAsked { .. } => 3,
        State::NotSent => 4,
        State::Draft => 5,
        State::Withdrawn { .. } => 6,
        State::Passed { .. } => 7,
    }
}

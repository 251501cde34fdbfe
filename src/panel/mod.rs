//! The editorial panel: rounds, responses and digests → the state of each course.
//!
//! Everything is computed from the files of `content/reviews/` and the day that it is; nothing of it is ever published.

pub mod fields;

pub mod change;

pub mod state;

pub mod answers;

pub mod written;

pub mod mail;

pub mod host;

pub mod new_file;

use jiff::civil::Date;
use rayon::prelude::*;

use crate::model::Catalogue;
use crate::model::course::Course;
use crate::model::review::Round;
use crate::model::settings::PanelMode;
use crate::panel::change::{Change, Size, changes};
use crate::panel::fields::FieldTexts;
use crate::panel::state::State;
use crate::source::Sources;

/// Every course in front of the panel, in the order of the catalogue.
#[derive(Debug)]
pub struct Panel {
    pub mode: PanelMode,
    pub reviews: Vec<Review>,
}

/// One course in front of the panel.
#[derive(Debug)]
pub struct Review {
    pub state: State,
    /// Its rounds, as a range of the catalogue's.
    pub rounds: std::ops::Range<usize>,
    /// The round whose decision still holds, by its place in the catalogue.
    pub passed: Option<usize>,
    /// What differs from the text that passed; empty when nothing passed.
    pub changes: Vec<Change>,
}

impl Review {
    /// How large the change since it passed looks; nothing when nothing changed.
    pub fn size(&self) -> Option<Size> {
        self.changes.iter().map(|change| change.size).max()
    }

    pub fn rounds<'c>(&self, catalogue: &'c Catalogue) -> &'c [Round] {
        &catalogue.rounds[self.rounds.clone()]
    }

    /// The last round.
    pub fn last<'c>(&self, catalogue: &'c Catalogue) -> Option<&'c Round> {
        self.rounds(catalogue).last()
    }
}

impl Panel {
    /// Computes the state of every course on a day.
    pub fn new(
        catalogue: &Catalogue,
        sources: &Sources,
        today: Date,
        people_elsewhere: bool,
    ) -> Self {
        let review = |course: &Course| review(course, catalogue, sources, today, people_elsewhere);
        Self {
            mode: catalogue.college.panel.mode(),
            reviews: catalogue.courses.par_iter().map(review).collect(),
        }
    }
}

fn review(
    course: &Course,
    catalogue: &Catalogue,
    sources: &Sources,
    today: Date,
    people_elsewhere: bool,
) -> Review {
    let settings = &catalogue.college.panel;
    let range = catalogue.rounds_of(&course.origin.id);
    let rounds = &catalogue.rounds[range.clone()];
    let mut review = Review {
        state: state::state(rounds, course.origin.draft, settings.window_days(), today),
        passed: None,
        changes: Vec::new(),
        rounds: range,
    };
    if let Some(passed) = state::passed(rounds) {
        let now = FieldTexts::of(course, catalogue, sources, people_elsewhere);
        review.changes = changes(passed, &now, settings.large_below());
        let at = rounds.iter().position(|round| round.id == passed.id);
        review.passed = at.map(|at| review.rounds.start + at);
    }
    if let (State::Passed { decided }, Some(size)) = (review.state, review.size()) {
        review.state = State::ChangedSince { decided, size };
    }
    review
}

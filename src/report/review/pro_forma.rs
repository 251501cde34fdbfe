//! Courses that members can answer about, each with where the answer belongs.

use jiff::civil::Date;

use crate::panel::new_file::{address, pro_forma};
use crate::panel::state::{State, closes};
use crate::panel::written::response_path;
use crate::pipeline::Reviewed;
use crate::report::review::courses::{CourseFact, What};
use crate::report::review::veil::Veil;

/// One course that waits for answers.
#[derive(Debug)]
pub(super) struct Asked {
    pub(super) id: String,
    pub(super) title: String,
    /// Of the round that is open; nobody has sent the course to the panel without one.
    pub(super) round: Option<Round>,
}

/// Where an answer to an open round belongs.
#[derive(Debug)]
pub(super) struct Round {
    pub(super) closes: Date,
    /// A file that is not there yet, from the top of the repository.
    pub(super) path: String,
    /// Where it is written in a browser.
    pub(super) link: Option<String>,
}

/// Courses of the change that are with the panel, and new ones that are not yet.
pub(super) fn asked(courses: &[CourseFact], reviewed: &Reviewed, veil: &Veil) -> Vec<Asked> {
    let asked = courses.iter().filter_map(|fact| {
        let is_new = matches!(fact.what, What::New | What::NoLongerDraft);
        let is_with_them = matches!(fact.state, Some(State::WithThePanel { .. }));
        let waits = is_with_them || is_new && fact.state == Some(State::NotSent);
        waits.then(|| Asked {
            id: fact.id.clone(),
            title: fact.title.clone(),
            round: round(&fact.id, reviewed).filter(|_| is_with_them),
        })
    });
    let mut asked: Vec<Asked> = asked.collect();
    for one in &mut asked {
        one.title = veil.text(&one.title);
    }
    asked.sort_by_key(|one| one.round.is_none());
    asked
}

/// How many other courses are with the panel.
pub(super) fn elsewhere(asked: &[Asked], reviewed: &Reviewed) -> usize {
    let with_them = reviewed.now.panel.reviews.iter();
    let with_them = with_them.filter(|it| matches!(it.state, State::WithThePanel { .. }));
    let here = asked.iter().filter(|one| one.round.is_some()).count();
    with_them.count().saturating_sub(here)
}

fn round(course: &str, reviewed: &Reviewed) -> Option<Round> {
    let catalogue = &reviewed.now.catalogue;
    let round = catalogue.rounds[catalogue.rounds_of(course)].last()?;
    let settings = &catalogue.college.panel;
    let is_free = |name: &String| !round.responses.iter().any(|it| it.id == *name);
    let name = (1..)
        .map(|number| format!("member-{number}"))
        .find(is_free)?;
    let path = response_path(course, &round.id, &name);
    let path = format!("{}{path}", reviewed.folder);
    let host = settings.new_file_url.as_ref();
    Some(Round {
        closes: closes(round, settings.window_days()),
        link: host.map(|host| address(&host.value, &path, &pro_forma(reviewed.now.today))),
        path,
    })
}

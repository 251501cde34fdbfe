//! Runs whose id was changed by hand: their sessions stay what they were for everybody who subscribed.

use std::collections::BTreeMap;

use crate::ledger::line::Line;
use crate::ledger::start::Start;
use crate::model::course::Course;
use crate::timetable::Session;

/// The remembered lines of each run, by the ids of its course and itself.
pub(super) type Runs = BTreeMap<(String, String), Vec<Line>>;

/// A run of a course under its old and its new id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Renamed {
    pub course: String,
    pub from: String,
    pub to: String,
}

/// Finds the runs of a course that were given other ids, and gives their lines to them: a run that is new, and has at
/// least half of the starts of one that is gone, is that one.
pub(super) fn rename<'s>(
    course: &Course,
    sessions: impl Fn(usize) -> &'s [Session],
    runs: &mut Runs,
) -> Vec<Renamed> {
    let id = &course.origin.id;
    let key = |run: &str| (id.clone(), run.to_owned());
    let mut renamed = Vec::new();
    for (at, run) in course.runs.iter().enumerate() {
        if runs.contains_key(&key(&run.id.value)) {
            continue;
        }
        let sessions = sessions(at);
        let gone = runs
            .range(key("")..)
            .take_while(|((other, _), _)| other == id);
        let gone = gone.filter(|((_, old), _)| course.runs.iter().all(|run| run.id.value != *old));
        let best = gone
            .filter_map(|(key, lines)| Some((likeness(lines, sessions)?, key.clone())))
            .max_by_key(|(shared, _)| *shared);
        let Some((_, from)) = best else {
            continue;
        };
        let mut lines = runs.remove(&from).unwrap_or_default();
        for line in &mut lines {
            line.run.clone_from(&run.id.value);
        }
        runs.insert(key(&run.id.value), lines);
        renamed.push(Renamed {
            course: id.clone(),
            from: from.1,
            to: run.id.value.clone(),
        });
    }
    renamed
}

/// How many starts they share, when that is at least half of each.
fn likeness(lines: &[Line], sessions: &[Session]) -> Option<usize> {
    let mut left: Vec<_> = sessions
        .iter()
        .map(|session| Start::of(&session.slot))
        .collect();
    let written = lines.iter().filter(|line| line.seen.state.is_written());
    let (mut all, mut shared) = (0, 0);
    for line in written {
        all += 1;
        if let Some(at) = left
            .iter()
            .position(|other| *other == Start::of(&line.seen.slot))
        {
            left.swap_remove(at);
            shared += 1;
        }
    }
    let is_enough = shared > 0 && shared * 2 >= all && shared * 2 >= sessions.len();
    is_enough.then_some(shared)
}

//! Impact: everything that a loss touches, from one day to another.

use jiff::civil::Date;

use crate::impact::beyond::{Also, beyond};
use crate::impact::candidate::Candidate;
use crate::impact::college::{College, Lost};
use crate::impact::concerned::{Concerned, Need, OfRun, concerned, of_runs};
use crate::impact::free::Busy;
use crate::impact::seen::{Seen, seen};
use crate::impact::{partners, people, places};

/// Everything that a loss touches.
#[derive(Debug)]
pub struct Impact<'a> {
    pub lost: Lost<'a>,
    pub from: Date,
    /// The last day that is looked at; absent when there is none.
    pub until: Option<Date>,
    /// In the order of time.
    pub sessions: Vec<Concerned<'a>>,
    /// The same by runs, in the order of their first sessions.
    pub runs: Vec<OfRun<'a>>,
    /// For each of `runs`, for each thing that it needs: who or what could step in, the best first.
    pub proposals: Vec<Vec<Proposals<'a>>>,
    /// What else it touches.
    pub also: Vec<Also>,
    /// Pages and calendars in which students see it.
    pub seen: Vec<Seen>,
}

/// Who or what could step in.
#[derive(Debug)]
pub struct Proposals<'a> {
    pub need: Need<'a>,
    /// Those that cannot are last.
    pub candidates: Vec<Candidate>,
}

/// What a loss touches from one day to another.
pub fn impact<'a>(
    college: College<'a>,
    lost: Lost<'a>,
    from: Date,
    until: Option<Date>,
) -> Impact<'a> {
    let sessions = concerned(college, lost, from, until);
    let runs = of_runs(college, &sessions);
    let busy = Busy::new(college);
    let proposals = runs
        .iter()
        .map(|run| {
            let each = run.needs.iter().map(|need| Proposals {
                need: *need,
                candidates: candidates(college, &busy, lost, run, *need),
            });
            each.collect()
        })
        .collect();
    Impact {
        lost,
        from,
        until,
        also: beyond(college, lost, &runs, until.is_none()),
        seen: seen(college, lost, &runs),
        sessions,
        runs,
        proposals,
    }
}

/// Everything in the records that could step in, the best first.
fn candidates<'a>(
    college: College<'a>,
    busy: &Busy<'a>,
    lost: Lost<'a>,
    run: &OfRun<'a>,
    need: Need<'a>,
) -> Vec<Candidate> {
    let mut candidates = match need {
        Need::Place(venue) => places::candidates(college, busy, lost, run, venue),
        Need::Person(person) => people::candidates(college, busy, lost, run, person),
        Need::Partner => partners::candidates(college, lost, run),
    };
    candidates.sort_by(|a, b| a.rank().cmp(&b.rank()));
    candidates
}

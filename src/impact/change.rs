//! Impact and choices → the change of the files, and what it means for whom.

use std::collections::BTreeMap;

use crate::edit::Change;
use crate::edit::runs::{Part, part_of, quoted};
use crate::error::{Error, Result};
use crate::impact::choice::{Choice, Choices};
use crate::impact::chosen::{Chooser, known_runs};
use crate::impact::college::{College, Lost};
use crate::impact::concerned::{Concerned, Need, OfRun};
use crate::impact::recorded::recorded;
use crate::impact::touched::Impact;
use crate::impact::written::{Step, written};
use crate::model::run::Run;
use crate::source::{SourceId, Span};
use crate::timetable::Session;

/// What becomes of a session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Becomes {
    /// It moves to a venue, or to a room of one.
    Place {
        venue: String,
    },
    /// Somebody else facilitates it.
    Person {
        instead: String,
        person: String,
    },
    /// The course gets another partner; the session is as it was.
    Partner {
        partner: String,
    },
    Cancelled {
        reason: String,
    },
    /// Its place or its facilitator is not known yet.
    ToBeConfirmed {
        place: bool,
    },
}

/// A session with what becomes of it.
#[derive(Debug)]
pub struct Done<'a> {
    pub run: &'a OfRun<'a>,
    pub session: &'a Session,
    pub becomes: Vec<Becomes>,
}

/// A change that is ready to be written.
#[derive(Debug)]
pub struct Planned<'a> {
    /// By path.
    pub changes: Vec<Change>,
    pub done: Vec<Done<'a>>,
    /// Sessions that are left as they are, because nothing was chosen for them.
    pub left: Vec<(&'a OfRun<'a>, &'a Session)>,
    /// What speaks against the choices, a line each.
    pub against: Vec<String>,
}

/// What students read of a session whose place nobody knows yet.
const NO_PLACE: &str = "The place is to be confirmed.";
const NOBODY: &str = "Who leads this session is to be confirmed.";

/// The change that the choices mean; `record` writes down the loss itself, too.
///
/// # Errors
///
/// When a choice cannot be: it names nothing that is there, what is not free, or what would not be another mistake fewer.
pub fn planned<'a>(
    college: College<'a>,
    impact: &'a Impact<'a>,
    choices: &Choices,
    record: bool,
) -> Result<Planned<'a>> {
    known_runs(impact, choices)?;
    let mut plan = Plan {
        college,
        impact,
        planned: Planned {
            changes: Vec::new(),
            done: Vec::new(),
            left: Vec::new(),
            against: Vec::new(),
        },
        steps: BTreeMap::new(),
        replaced: BTreeMap::new(),
    };
    for (at, run) in impact.runs.iter().enumerate() {
        plan.of_run(at, run, choices)?;
    }
    if record && !plan.planned.left.is_empty() {
        let left = plan.planned.left.len();
        return Err(Error::refused(
            format!(
                "nothing is chosen yet for {left} of the sessions, so the loss cannot be written down"
            ),
            "choose for every session first, with --choose or for all the rest with --use, --cancel or --to-be-confirmed",
        ));
    }
    plan.finish(record)
}

struct Plan<'a> {
    college: College<'a>,
    impact: &'a Impact<'a>,
    planned: Planned<'a>,
    steps: BTreeMap<SourceId, Vec<Step>>,
    /// Words of a course's file that become others.
    replaced: BTreeMap<SourceId, Vec<(Span, String)>>,
}

impl<'a> Plan<'a> {
    fn of_run(&mut self, at: usize, run: &'a OfRun<'a>, choices: &Choices) -> Result<()> {
        let name = run.name();
        let mut chosen: Vec<(&'a Concerned<'a>, &Choice)> = Vec::new();
        for concerned in &run.sessions {
            match choices.of(&name, concerned.session.date()) {
                Some(choice) => chosen.push((concerned, choice)),
                None => self.planned.left.push((run, concerned.session)),
            }
        }
        let chooser = self.chooser(at, run);
        let is_own = choices.own.iter().any(|own| own.run == name);
        self.planned
            .against
            .extend(chooser.fitting(&chosen, is_own)?);
        let mut steps: Vec<(&'a Session, Step)> = Vec::new();
        for (concerned, choice) in chosen {
            let becomes = self.becomes(at, run, concerned, choice)?;
            if becomes.is_empty() {
                self.planned.left.push((run, concerned.session));
                continue;
            }
            for becomes in &becomes {
                let own = self.steps_for(run, concerned.session, becomes)?;
                steps.extend(own.into_iter().map(|step| (concerned.session, step)));
            }
            self.planned.done.push(Done {
                run,
                session: concerned.session,
                becomes,
            });
        }
        let steps = match self.for_the_whole_run(run, &steps) {
            Some(step) => vec![step],
            None => steps.into_iter().map(|(_, step)| step).collect(),
        };
        self.steps
            .entry(run.course.origin.source)
            .or_default()
            .extend(steps);
        Ok(())
    }

    fn chooser<'p>(&'p self, at: usize, run: &'p OfRun<'a>) -> Chooser<'p> {
        Chooser {
            college: self.college,
            run,
            proposals: &self.impact.proposals[at],
        }
    }

    fn becomes(
        &self,
        at: usize,
        run: &OfRun<'a>,
        concerned: &Concerned<'_>,
        choice: &Choice,
    ) -> Result<Vec<Becomes>> {
        let needs = concerned.needs();
        let id = match choice {
            Choice::Cancel(reason) => {
                let reason = reason.clone();
                return Ok(vec![Becomes::Cancelled { reason }]);
            }
            Choice::ToBeConfirmed => {
                let place = needs.iter().any(|it| matches!(it, Need::Place(_)));
                let person = needs.iter().any(|it| matches!(it, Need::Person(_)));
                let place_of = [(place, true), (person, false)].into_iter();
                let open = place_of.filter(|(is, _)| *is);
                return Ok(open
                    .map(|(_, place)| Becomes::ToBeConfirmed { place })
                    .collect());
            }
            Choice::Use(id) => id,
        };
        let chooser = self.chooser(at, run);
        let mut fitting = needs.iter().filter(|need| chooser.can_meet(**need, id));
        let (first, second) = (fitting.next(), fitting.next());
        if second.is_some() {
            return Err(Error::refused(
                format!(
                    "{} on {} has lost more than one, and {id} can only stand in for one",
                    run.name(),
                    concerned.session.date()
                ),
                "choose for each by itself: prospectus impact person ID, or venue ID, with --use",
            ));
        }
        Ok(match first {
            Some(Need::Place(_)) => vec![Becomes::Place { venue: id.clone() }],
            Some(Need::Person(instead)) => vec![Becomes::Person {
                instead: (*instead).to_owned(),
                person: id.clone(),
            }],
            Some(Need::Partner) => vec![Becomes::Partner {
                partner: id.clone(),
            }],
            None => Vec::new(),
        })
    }

    fn steps_for(
        &mut self,
        run: &OfRun<'_>,
        session: &Session,
        becomes: &Becomes,
    ) -> Result<Vec<Step>> {
        let source = &self.college.sources[run.course.origin.source];
        let id = &run.run.id.value;
        let part = part_of(source, id, session.span, session.date()).ok_or_else(|| {
            Error::refused(
                format!(
                    "the session on {} was not found in {}",
                    session.date(),
                    source.path
                ),
                "run prospectus check, and put right what it says of this file",
            )
        })?;
        let step = |key: &'static str, value: String| Step {
            run: id.clone(),
            part,
            key,
            value,
        };
        Ok(match becomes {
            Becomes::Place { venue } => vec![step("venue", venue.clone())],
            Becomes::Person { instead, person } => {
                let people = session
                    .facilitators
                    .iter()
                    .map(|own| match own.value == *instead {
                        true => person.as_str(),
                        false => own.value.as_str(),
                    });
                vec![step("facilitators", list(people))]
            }
            Becomes::Cancelled { reason } => vec![step("cancelled", quoted(reason))],
            Becomes::ToBeConfirmed { place: true } => {
                let note = noted(session, NO_PLACE);
                vec![step("venue", "private".to_owned()), step("note", note)]
            }
            Becomes::ToBeConfirmed { place: false } => {
                let gone = self.gone(session);
                let left = session.facilitators.iter().map(|it| it.value.as_str());
                let left: Vec<&str> = left.filter(|it| !gone.contains(it)).collect();
                match left.is_empty() {
                    // A session that names nobody has the people of its run.
                    true => vec![step("note", noted(session, NOBODY))],
                    false => vec![step("facilitators", list(left.into_iter()))],
                }
            }
            Becomes::Partner { partner } => {
                self.another_partner(run, partner)?;
                Vec::new()
            }
        })
    }

    /// The people of a session who are not there any more.
    fn gone<'s>(&self, session: &'s Session) -> Vec<&'s str> {
        let catalogue = self.college.catalogue;
        let people = session.facilitators.iter().map(|it| it.value.as_str());
        let is_gone = |id: &&str| match self.impact.lost {
            Lost::Person(lost) => *id == lost,
            Lost::Partner(partner) => {
                let person = catalogue.person(id).and_then(|it| it.partner.as_ref());
                person.is_some_and(|own| own.value == partner.origin.id)
            }
            Lost::Venue(..) => false,
        };
        people.filter(is_gone).collect()
    }

    fn another_partner(&mut self, run: &OfRun<'_>, partner: &str) -> Result<()> {
        let lost = self.impact.lost.id();
        let partners = &run.course.partners;
        if partners.iter().any(|own| own.value == partner) {
            return Err(Error::refused(
                format!("{partner} is a partner of {} already", run.course.origin.id),
                format!("take {lost} out of its partners: by hand"),
            ));
        }
        let replaced = self.replaced.entry(run.course.origin.source).or_default();
        let own = partners.iter().filter(|own| own.value == lost);
        for own in own {
            let new = (own.span, partner.to_owned());
            if !replaced.contains(&new) {
                replaced.push(new);
            }
        }
        Ok(())
    }

    /// One step for a run in which every session gets the same, and none says something of its own.
    fn for_the_whole_run(&self, of: &OfRun<'_>, steps: &[(&Session, Step)]) -> Option<Step> {
        let (session, first) = steps.first()?;
        let run = of.run;
        let all = self.college.timetable.run(session.course, session.run);
        let same =
            |(_, step): &(&Session, Step)| step.key == first.key && step.value == first.value;
        let is_of_all = all.len() == steps.len() && steps.iter().all(same);
        let says_nothing = match first.key {
            "venue" => entries(run).all(|(venue, _)| !venue),
            "facilitators" => entries(run).all(|(_, people)| !people),
            _ => false,
        };
        (is_of_all && says_nothing && steps.len() > 1).then(|| Step {
            part: Part::Run,
            ..first.clone()
        })
    }

    fn finish(mut self, record: bool) -> Result<Planned<'a>> {
        let sources = self.college.sources;
        let files: Vec<SourceId> = self
            .steps
            .keys()
            .chain(self.replaced.keys())
            .copied()
            .collect();
        let none = Vec::new();
        for id in files {
            let (steps, replaced) = (self.steps.get(&id), self.replaced.get(&id));
            let source = &sources[id];
            let text = written(
                source,
                replaced.unwrap_or(&none),
                steps.map_or(&[], Vec::as_slice),
            )?;
            if text != source.text {
                self.planned.changes.push(Change::new(source, text));
            }
        }
        if record {
            let change = recorded(self.college, self.impact)?;
            self.planned.changes.push(change);
        }
        let changes = &mut self.planned.changes;
        changes.sort_by(|a, b| a.path.cmp(&b.path));
        changes.dedup_by(|a, b| a.path == b.path);
        Ok(self.planned)
    }
}

/// For each session of a run that is written by itself: whether it has a place and people of its own.
fn entries(run: &Run) -> impl Iterator<Item = (bool, bool)> {
    let changed = run.weekly.iter().flat_map(|weekly| weekly.change.values());
    let changed = changed.map(|change| &change.entry);
    let all = run.sessions.iter().chain(changed);
    all.map(|entry| (entry.venue.is_some(), !entry.facilitators.is_empty()))
}

fn list<'i>(ids: impl Iterator<Item = &'i str>) -> String {
    let mut own: Vec<&str> = Vec::new();
    for id in ids {
        if !own.contains(&id) {
            own.push(id);
        }
    }
    format!("[{}]", own.join(", "))
}

/// The note of a session with some words behind it.
fn noted(session: &Session, words: &str) -> String {
    match &session.note {
        Some(note) if note.contains(words) => quoted(note),
        Some(note) => quoted(&format!("{} {words}", note.trim())),
        None => quoted(words),
    }
}

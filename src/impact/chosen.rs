//! Whether a choice can be: for a run that is concerned, by somebody who is there and can.

use crate::error::{Error, Result};
use crate::impact::candidate::{Candidate, Fit};
use crate::impact::choice::{Choice, Choices};
use crate::impact::college::College;
use crate::impact::concerned::{Concerned, Need, OfRun};
use crate::impact::touched::{Impact, Proposals};
use crate::model::kind::Kind;
use crate::timetable::{Session, Slot};

/// Refuses a choice for a run that is not concerned: it would be lost without a word.
pub(super) fn known_runs(impact: &Impact<'_>, choices: &Choices) -> Result<()> {
    for own in &choices.own {
        let run = impact.runs.iter().find(|run| run.name() == own.run);
        let Some(run) = run else {
            let runs: Vec<String> = impact.runs.iter().map(OfRun::name).collect();
            return Err(Error::refused(
                format!("{} is no run that is concerned", own.run),
                match runs.as_slice() {
                    [] => "no run is".to_owned(),
                    runs => format!("those are {}", runs.join(", ")),
                },
            ));
        };
        let Some(day) = own.day else { continue };
        if !run.sessions.iter().any(|it| it.session.date() == day) {
            let days = run.sessions.iter().map(|it| it.session.date().to_string());
            return Err(Error::refused(
                format!("no session of {} on {day} is concerned", own.run),
                format!("its days are {}", days.collect::<Vec<_>>().join(", ")),
            ));
        }
    }
    Ok(())
}

/// What can be chosen for a run.
pub(super) struct Chooser<'p> {
    pub(super) college: College<'p>,
    pub(super) run: &'p OfRun<'p>,
    pub(super) proposals: &'p [Proposals<'p>],
}

impl<'p> Chooser<'p> {
    /// Whether a record was looked at for what is needed.
    pub(super) fn can_meet(&self, need: Need<'_>, id: &str) -> bool {
        let mut own = self.proposals.iter().filter(|it| it.need == need);
        own.any(|it| it.candidates.iter().any(|candidate| candidate.id == id))
    }

    /// What speaks against the choices for the run, a line each. `is_own`: one of them is for this very run.
    ///
    /// # Errors
    ///
    /// When somebody or something that is chosen cannot step in.
    pub(super) fn fitting(
        &self,
        chosen: &[(&Concerned<'_>, &Choice)],
        is_own: bool,
    ) -> Result<Vec<String>> {
        let mut looked: Vec<&str> = Vec::new();
        let mut against = Vec::new();
        for (_, choice) in chosen {
            let Choice::Use(id) = choice else { continue };
            if looked.contains(&id.as_str()) {
                continue;
            }
            looked.push(id);
            let all = self.proposals.iter().flat_map(|it| &it.candidates);
            let Some(candidate) = all.into_iter().find(|it| it.id == *id) else {
                self.known(id, is_own)?;
                continue;
            };
            let own = chosen.iter().filter(|(_, other)| other == choice);
            let own: Vec<&Session> = own.map(|(concerned, _)| concerned.session).collect();
            against.extend(self.weighed(candidate, &own)?);
        }
        Ok(against)
    }

    fn weighed(&self, candidate: &Candidate, sessions: &[&Session]) -> Result<Option<String>> {
        let (id, run) = (&candidate.id, self.run.name());
        let against = candidate.against.join("; ");
        let is_taken = |session: &&&Session| {
            matches!(session.slot, Slot::Timed { .. })
                && !candidate.free.on.contains(&session.date())
        };
        match (candidate.fit, sessions.iter().find(is_taken)) {
            (Fit::Cannot, _) => Err(Error::refused(
                format!("{id} cannot take {run}: {against}"),
                "choose another; without a choice the command shows who or what could step in",
            )),
            (Fit::ForSome, Some(_)) => Err(Error::refused(
                format!(
                    "{id} is free for {} of {} sessions of {run}: {against}",
                    candidate.free.on.len(),
                    candidate.free.of
                ),
                self.single_days(candidate),
            )),
            (Fit::Ask | Fit::ForSome, _) => Ok(Some(format!("{run} by {id}: {against}"))),
            (Fit::Fits, _) => Ok(None),
        }
    }

    fn single_days(&self, candidate: &Candidate) -> String {
        let days = candidate.free.on.iter();
        let days = days.map(|day| format!("--choose {}/{day}={}", self.run.name(), candidate.id));
        format!(
            "choose it for the days on which it is free: {}, and another for the rest",
            days.collect::<Vec<_>>().join(" ")
        )
    }

    /// What is chosen meets nothing that this run needs. It may meet what another run needs, when it is for all of them.
    fn known(&self, id: &str, is_own: bool) -> Result<()> {
        let catalogue = self.college.catalogue;
        if let Some(venue) = catalogue.venue(id).filter(|venue| venue.rooms.len() > 1) {
            let rooms = venue
                .rooms
                .iter()
                .map(|room| format!("{id}/{}", room.id.value));
            return Err(Error::refused(
                format!("{id} has several rooms"),
                format!("say which: {}", rooms.collect::<Vec<_>>().join(", ")),
            ));
        }
        let place = id.split('/').next().unwrap_or(id);
        let is_there = catalogue.venue(place).is_some()
            || catalogue.person(id).is_some()
            || catalogue.partner(id).is_some();
        if !is_there {
            return Err(Error::refused(
                format!("nothing here is called {id} that could step in"),
                "write the id of a venue (with a room: the-hub/room-1), of a person or of a partner, as the command shows them without a choice",
            ));
        }
        let is_draft = [Kind::Venue, Kind::Person, Kind::Partner]
            .into_iter()
            .filter_map(|kind| catalogue.origin(kind, place))
            .any(|origin| origin.draft);
        if is_draft {
            return Err(Error::refused(
                format!("{id} is a draft, and nothing on the site may lead to a draft"),
                "fill in its file, take out its line `draft: yes`, and run the command again",
            ));
        }
        let needs = self.run.needs.iter().map(|need| match need {
            Need::Place(venue) => format!("a place instead of {venue}"),
            Need::Person(person) => format!("somebody instead of {person}"),
            Need::Partner => "a partner".to_owned(),
        });
        match is_own {
            true => Err(Error::refused(
                format!("{id} cannot step in for {}", self.run.name()),
                format!("it needs {}", needs.collect::<Vec<_>>().join(", and ")),
            )),
            false => Ok(()),
        }
    }
}

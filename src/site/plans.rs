//! Plans: which sessions a student can choose, what is kept of one when they do, and the files in which a plan looks up
//! what has become of it.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::artifact::SitePath;
use crate::ledger::line::Seen;
use crate::model::run::RunEnrolment;
use crate::site::events::Event;
use crate::site::feeds;
use crate::site::published::Site;

/// The file of sessions that are in no term; a term of this name shares it.
const OTHER: &str = "other";

/// What a plan keeps of a session from the day on which a student chooses it, besides the title of its course.
#[derive(Debug, Clone, Serialize)]
pub struct PlanMark {
    /// `k3f9x2ab 0 2027-01-12 open`: its short name, its SEQUENCE, its last day, and the state of enrolment, `-` where
    /// nothing is said of it, or `off`.
    pub plan: String,
    /// "Tuesday 12 January 2027, 10am to midday, Central Library"
    pub line: String,
    /// "Places available"
    #[serde(skip_serializing_if = "Option::is_none")]
    pub places: Option<String>,
}

/// The sessions of a term, as `/data/plan/<term>.json` holds them.
#[derive(Debug)]
pub struct PlanFile<'s> {
    pub term: &'s str,
    /// In the order of time.
    pub events: Vec<Event<'s>>,
}

impl PlanFile<'_> {
    pub fn path(&self) -> SitePath {
        SitePath::new(format!("/data/plan/{}.json", self.term))
    }
}

/// A file for each published term, also when it holds no session.
pub fn plan_files<'s>(site: &'s Site<'_>) -> Vec<PlanFile<'s>> {
    let mut of_term: BTreeMap<&str, Vec<Event<'s>>> = BTreeMap::new();
    let terms = site.catalogue.terms.iter();
    for term in terms.filter(|term| site.is_published(&term.origin)) {
        of_term.insert(&term.origin.id, Vec::new());
    }
    for event in site.events() {
        let mut is_in_none = true;
        for term in &site.catalogue.terms {
            if let Some(events) = of_term.get_mut(term.origin.id.as_str())
                && feeds::is_of_term(site, &event, term)
            {
                events.push(event);
                is_in_none = false;
            }
        }
        if is_in_none {
            of_term.entry(OTHER).or_default().push(event);
        }
    }
    let files = of_term.into_iter();
    files
        .map(|(term, events)| PlanFile { term, events })
        .collect()
}

impl Site<'_> {
    /// What a plan keeps of an event as it is today.
    pub fn plan_mark(&self, event: &Event<'_>) -> PlanMark {
        let enrolment = self.enrolment_of(event);
        let state = match event.is_cancelled() {
            true => "off",
            false => enrolment.map_or("-", RunEnrolment::key),
        };
        let (short, line) = (event.short_name(), event.line);
        let day = event.slot().last_date();
        PlanMark {
            plan: format!("{short} {} {day} {state}", line.sequence),
            line: self.seen_line(&line.seen),
            places: enrolment.map(|state| self.enrolment_words(state)),
        }
    }

    /// When and where: "Tuesday 12 January 2027, 10am to midday, Central Library".
    pub fn seen_line(&self, seen: &Seen) -> String {
        let when = self.slot_line(&seen.slot);
        match self.seen_place(seen) {
            Some(place) => {
                let args = [("when", when.into()), ("place", place.into())];
                self.words.with("plan-line", &args)
            }
            None => when,
        }
    }

    /// Whether one can still come, as the run says it and the day makes it.
    pub fn enrolment_of(&self, event: &Event<'_>) -> Option<RunEnrolment> {
        let run = self.run_of(event)?;
        Some(self.enrolment_today(run.enrolment?.value))
    }
}

//! Changes: what students should know that is new since they looked last, from the ledger.
//!
//! A change is about one run on one day, or about one course. Of a session only its last change is known; what the
//! ledger began with is not new.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::Date;

use crate::ledger::line::{Line, Seen};
use crate::site::events::Event;
use crate::site::published::Site;

/// For how many days a change is told.
const DAYS_TOLD: i64 = 60;

/// What became of a course or of sessions; in the order in which those of one day are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    Cancelled,
    /// Another day or time, perhaps another place too.
    Moved,
    /// The same time at another place.
    Place,
    /// No longer cancelled, or back in the texts.
    Restored,
    Full,
    /// Full, and one can wait for a place.
    Waiting,
    /// Places again.
    Open,
    /// New dates of a course that was there before.
    Added,
    NewCourse,
}

impl What {
    /// Part of the id of an entry, which stays for good, and of the key of its words.
    pub fn word(self) -> &'static str {
        match self {
            Self::Cancelled => "cancelled",
            Self::Moved => "moved",
            Self::Place => "place",
            Self::Restored => "restored",
            Self::Full => "full",
            Self::Waiting => "waiting",
            Self::Open => "open",
            Self::Added => "added",
            Self::NewCourse => "new-course",
        }
    }
}

/// One thing to tell.
#[derive(Debug)]
pub struct Change<'s> {
    pub what: What,
    pub day: Date,
    /// Ids; a new course has no run here.
    pub course: &'s str,
    pub run: Option<&'s str>,
    pub title: &'s str,
    /// The sessions that changed, in the order of time.
    pub events: Vec<Event<'s>>,
}

type Key<'s> = (Reverse<Date>, What, &'s str, Option<&'s str>);

/// Changes of the last weeks, the newest first.
pub fn changes<'s>(site: &'s Site<'_>) -> Vec<Change<'s>> {
    let mut all = Gathered {
        site,
        since: site
            .today
            .checked_sub(DAYS_TOLD.days())
            .unwrap_or(site.today),
        birth: birth(site),
        found: BTreeMap::new(),
    };
    all.courses();
    for event in site.events() {
        all.event(event);
    }
    let changes = all.found.into_iter();
    changes
        .map(
            |((Reverse(day), what, course, run), (title, events))| Change {
                what,
                day,
                course,
                run,
                title,
                events,
            },
        )
        .collect()
}

/// The day with which the ledger begins.
fn birth(site: &Site<'_>) -> Option<Date> {
    let ledger = &site.remembered.ledger;
    let courses = ledger.courses.iter().map(|line| line.published);
    courses
        .chain(ledger.lines.iter().map(|line| line.published))
        .min()
}

struct Gathered<'s, 'a> {
    site: &'s Site<'a>,
    since: Date,
    birth: Option<Date>,
    found: BTreeMap<Key<'s>, (&'s str, Vec<Event<'s>>)>,
}

impl<'s> Gathered<'s, '_> {
    fn is_told(&self, day: Date) -> bool {
        self.since <= day && day <= self.site.today
    }

    fn courses(&mut self) {
        for (_, course) in self.site.listed_courses() {
            let Some(line) = self.site.remembered.ledger.course(&course.origin.id) else {
                continue;
            };
            if Some(line.published) != self.birth && self.is_told(line.published) {
                let key = (
                    Reverse(line.published),
                    What::NewCourse,
                    line.id.as_str(),
                    None,
                );
                self.found.insert(key, (line.title.as_str(), Vec::new()));
            }
        }
    }

    fn event(&mut self, event: Event<'s>) {
        let line = event.line;
        // Of a course that is a draft again, or held back, nothing is told.
        let is_hidden = self.site.course_of(&event).is_none()
            && self.site.catalogue.course(&line.course).is_some();
        if is_hidden {
            return;
        }
        if self.is_added(line) {
            self.add(What::Added, line.published, event);
        }
        let Some(before) = line.before.as_ref() else {
            return;
        };
        if !self.is_told(before.day) {
            return;
        }
        // What is new and changed on one day is only new.
        if before.day != line.published
            && let Some(what) = of_session(&before.seen, &line.seen)
        {
            self.add(what, before.day, event);
        }
        if let Some(what) = of_enrolment(&before.seen, &line.seen) {
            self.add(what, before.day, event);
        }
    }

    /// Whether a session was put into a course that had been published before.
    fn is_added(&self, line: &Line) -> bool {
        let course = self.site.remembered.ledger.course(&line.course);
        let is_later = course.is_some_and(|course| course.published < line.published);
        is_later && line.seen.state.is_written() && self.is_told(line.published)
    }

    fn add(&mut self, what: What, day: Date, event: Event<'s>) {
        let line = event.line;
        let key = (
            Reverse(day),
            what,
            line.course.as_str(),
            Some(line.run.as_str()),
        );
        let entry = self
            .found
            .entry(key)
            .or_insert_with(|| (line.title.as_str(), Vec::new()));
        entry.1.push(event);
    }
}

/// `None` for what makes no difference to somebody who comes.
fn of_session(was: &Seen, is: &Seen) -> Option<What> {
    match (was.state.is_off(), is.state.is_off()) {
        (false, true) => Some(What::Cancelled),
        (true, false) => Some(What::Restored),
        (true, true) => None,
        (false, false) if was.slot != is.slot => Some(What::Moved),
        (false, false) if was.place() != is.place() => Some(What::Place),
        (false, false) => None,
    }
}

fn of_enrolment(was: &Seen, is: &Seen) -> Option<What> {
    let shut = ["full", "waiting-list", "closed"];
    match is.enrolment.as_str() {
        _ if was.enrolment == is.enrolment || is.state.is_off() => None,
        "full" => Some(What::Full),
        "waiting-list" => Some(What::Waiting),
        "open" if shut.contains(&was.enrolment.as_str()) => Some(What::Open),
        _ => None,
    }
}

impl Change<'_> {
    /// "Moved: Understanding anxiety"
    pub fn headline(&self, site: &Site<'_>) -> String {
        let key = format!("change-{}", self.what.word());
        // The ledger keeps the title in the main language.
        let course = site.catalogue.course(self.course);
        let course = course.filter(|course| site.is_published(&course.origin));
        let title = course.map_or(self.title, |course| course.title.value.as_str());
        site.words.with(&key, &[("title", title.into())])
    }

    /// What changed, a line a session; of a run that is full the run.
    pub fn lines(&self, site: &Site<'_>) -> Vec<String> {
        match self.what {
            What::NewCourse => {
                let course = site.catalogue.course(self.course);
                course.map_or_else(Vec::new, |course| vec![course.summary.value.clone()])
            }
            What::Full | What::Waiting | What::Open => self.run_when(site).into_iter().collect(),
            _ => self
                .events
                .iter()
                .map(|event| self.line(site, event))
                .collect(),
        }
    }

    /// "Spring 2027"
    fn run_when(&self, site: &Site<'_>) -> Option<String> {
        let position = site.catalogue.course_position(self.course)?;
        let runs = &site.catalogue.courses[position].runs;
        let at = runs
            .iter()
            .position(|run| Some(run.id.value.as_str()) == self.run)?;
        site.run_when(position, at)
    }

    fn line(&self, site: &Site<'_>, event: &Event<'_>) -> String {
        let (words, seen) = (site.words, &event.line.seen);
        let now = site.slot_line(&seen.slot);
        let was = event.line.before.as_ref().map(|before| &before.seen);
        let place = site.seen_place(seen);
        match (self.what, was) {
            (What::Cancelled, was) => {
                let slot = was.map_or(&seen.slot, |was| &was.slot);
                let when = site.slot_line(slot);
                let reason = event.session.and_then(|session| session.cancelled.clone());
                match reason {
                    Some(reason) => words.with(
                        "change-line-because",
                        &[("when", when.into()), ("reason", reason.into())],
                    ),
                    None => when,
                }
            }
            (What::Moved, Some(was)) => {
                let moved = words.with(
                    "change-line-moved",
                    &[
                        ("was", site.slot_line(&was.slot).into()),
                        ("now", now.into()),
                    ],
                );
                match place.filter(|_| was.place() != seen.place()) {
                    Some(place) => words.with(
                        "change-line-at",
                        &[("when", moved.into()), ("place", place.into())],
                    ),
                    None => moved,
                }
            }
            (What::Place, Some(was)) => match (site.seen_place(was), place) {
                (Some(before), Some(place)) => words.with(
                    "change-line-place",
                    &[
                        ("when", now.into()),
                        ("was", before.into()),
                        ("place", place.into()),
                    ],
                ),
                (_, Some(place)) => words.with(
                    "change-line-at",
                    &[("when", now.into()), ("place", place.into())],
                ),
                _ => now,
            },
            (_, _) => match place {
                Some(place) => words.with(
                    "change-line-at",
                    &[("when", now.into()), ("place", place.into())],
                ),
                None => now,
            },
        }
    }

    /// Whether somebody may still come to a session that it is about, or might have come today or later.
    pub fn concerns_coming(&self, today: Date) -> bool {
        let is_coming = |event: &Event<'_>| {
            let was = event.line.before.as_ref().map(|before| &before.seen.slot);
            !event.is_over(today) || was.is_some_and(|slot| slot.last_date() >= today)
        };
        self.what == What::NewCourse || self.events.iter().any(is_coming)
    }
}

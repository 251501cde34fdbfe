//! Events: what subscribers see of sessions, those included that are no longer in the texts.

use std::borrow::Cow;
use std::cmp::Ordering;

use jiff::ToSpan;
use jiff::civil::Date;

use crate::artifact::SitePath;
use crate::ledger::line::{Line, State};
use crate::model::course::Course;
use crate::model::run::Run;
use crate::site::published::Site;
use crate::timetable::{Session, Slot};

/// How long a session that left the texts stays in calendars, in days after its own.
const DAYS_KEPT: i64 = 30;

/// The longest name of a file, without its ending, in letters.
const LONGEST_NAME: usize = 200;

/// A session as subscribers see it.
#[derive(Debug, Clone, Copy)]
pub struct Event<'s> {
    pub line: &'s Line,
    /// Absent when it is no longer in the texts, or its course is not published any more: then the line is all there is.
    pub session: Option<&'s Session>,
}

impl Event<'_> {
    pub fn slot(&self) -> &Slot {
        &self.line.seen.slot
    }

    pub fn is_cancelled(&self) -> bool {
        self.line.seen.state.is_off()
    }

    pub fn is_over(&self, today: Date) -> bool {
        self.slot().last_date() < today
    }

    /// The file for adding it once.
    pub fn path(&self) -> SitePath {
        let name = file_name(self.line.local_uid());
        SitePath::new(format!("/calendars/sessions/{name}.ics"))
    }

    /// Eight letters and figures that stand for its UID in the address of a shared plan, where a mail program breaks
    /// nothing else: 40 bits of a digest in the letters of Crockford's Base 32. Among 5,000 sessions two are alike once
    /// in 90,000 colleges.
    pub fn short_name(&self) -> String {
        const LETTERS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
        let digest = blake3::hash(self.line.local_uid().as_bytes());
        let bits = digest.as_bytes()[..5]
            .iter()
            .fold(0_u64, |bits, byte| bits << 8 | u64::from(*byte));
        let letters = (0..8).map(|at| LETTERS[(bits >> (35 - 5 * at) & 31) as usize]);
        letters.map(char::from).collect()
    }

    /// What sorts events by time; a week comes before the times of its first day.
    pub fn by_time(&self, other: &Self) -> Ordering {
        self.key().cmp(&other.key())
    }

    fn key(&self) -> (Date, Option<jiff::Timestamp>, &str) {
        let start = match self.slot() {
            Slot::Timed { start, .. } => Some(start.timestamp()),
            Slot::Week(_) => None,
        };
        (self.slot().date(), start, self.line.local_uid())
    }
}

/// The name of a session's file; no file system takes one of more than 255 bytes, and two long ids may be in a UID.
fn file_name(uid: &str) -> Cow<'_, str> {
    if uid.len() <= LONGEST_NAME {
        return uid.into();
    }
    let digest = blake3::hash(uid.as_bytes()).to_hex();
    let letters = uid.chars().take(LONGEST_NAME - 17);
    format!("{}.{}", letters.collect::<String>(), &digest[..16]).into()
}

impl Site<'_> {
    /// The event of a session; `None` when its course is not published.
    pub fn event<'s>(&'s self, session: &'s Session) -> Option<Event<'s>> {
        let line = self.remembered.line(self.timetable.position(session))?;
        Some(Event {
            line,
            session: Some(session),
        })
    }

    /// Everything that calendars hold, in the order of time.
    pub fn events(&self) -> Vec<Event<'_>> {
        let now = self.sessions().filter_map(|session| self.event(session));
        let mut events: Vec<Event<'_>> = now.chain(self.kept()).collect();
        events.sort_by(Event::by_time);
        events
    }

    /// Sessions that only the ledger knows: those that left the texts, for a while, and those of courses that were
    /// published once and are held back or drafts now, as they were.
    fn kept(&self) -> impl Iterator<Item = Event<'_>> {
        let lines = self.remembered.kept();
        let is_visible = |line: &&Line| match line.seen.state {
            State::On | State::Cancelled => true,
            State::Gone | State::Over => {
                let until = line.seen.slot.last_date().checked_add(DAYS_KEPT.days());
                until.is_ok_and(|until| self.today <= until)
            }
        };
        lines.filter(is_visible).map(|line| Event {
            line,
            session: None,
        })
    }

    /// The course of an event, while it is published.
    pub fn course_of(&self, event: &Event<'_>) -> Option<&Course> {
        let course = self.catalogue.course(&event.line.course);
        course.filter(|course| self.is_published(&course.origin))
    }

    /// The run of an event, while its course is published and still has it.
    pub fn run_of(&self, event: &Event<'_>) -> Option<&Run> {
        let mut runs = self.course_of(event)?.runs.iter();
        runs.find(|run| run.id.value == event.line.run)
    }

    /// The topics of an event's course: as they are, or as they were when it was published last.
    pub fn topics_of<'s>(&'s self, event: &Event<'_>) -> Vec<&'s str> {
        match self.course_of(event) {
            Some(course) => course.topics.iter().map(|id| id.value.as_str()).collect(),
            None => self
                .remembered
                .ledger
                .course(&event.line.course)
                .map_or_else(Vec::new, |line| {
                    line.topics.iter().map(String::as_str).collect()
                }),
        }
    }

    /// Its partners, likewise.
    pub fn partners_of<'s>(&'s self, event: &Event<'_>) -> Vec<&'s str> {
        match self.course_of(event) {
            Some(course) => course.partners.iter().map(|id| id.value.as_str()).collect(),
            None => self
                .remembered
                .ledger
                .course(&event.line.course)
                .map_or_else(Vec::new, |line| {
                    line.partners.iter().map(String::as_str).collect()
                }),
        }
    }
}

//! What a build or check is asked for, and what comes of it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

use crate::finding::{Findings, Level};
use crate::ledger::News;
use crate::links::{Asking, Looked};
use crate::source::Sources;

/// What a build or check is asked for.
#[derive(Debug, Clone)]
pub struct Options {
    /// Instead of the college's own; with a slash at its end.
    pub base_url: Option<String>,
    pub today: Today,
    pub with_drafts: bool,
    /// Whether a ledger that would change is a mistake.
    pub locked: bool,
    /// A folder with people who are kept outside the repository.
    pub people: Option<PathBuf>,
    /// How outside links are looked at; absent when they are not.
    pub links: Option<Asking>,
    /// A folder outside the college's, where pictures that took long to make are kept; absent when they are made anew.
    pub kept: Option<PathBuf>,
}

/// On which day it happens.
#[derive(Debug, Clone, Copy)]
pub enum Today {
    /// The college's day, as asked for.
    On(Date),
    /// The college's day at an instant, which depends on its zone.
    At(Timestamp),
}

impl Today {
    pub(super) fn in_zone(self, zone: &TimeZone) -> Date {
        match self {
            Self::On(date) => date,
            Self::At(instant) => instant.to_zoned(zone.clone()).date(),
        }
    }
}

/// How much there is of everything.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Summary {
    /// Courses that are published, and those that are held back.
    pub courses: usize,
    pub held: usize,
    pub sessions: usize,
    pub pages: usize,
    /// Those that can be subscribed to.
    pub calendars: usize,
}

/// What came of a build or check.
#[derive(Debug)]
pub struct Outcome {
    pub sources: Sources,
    /// Sorted, with what is waived taken out.
    pub findings: Findings,
    pub summary: Summary,
    /// Ids of the courses that are left out.
    pub held: Vec<String>,
    /// What is to be written to the ledger once the site is published; absent when it says that already.
    pub ledger: Option<String>,
    /// How it differs from what was written.
    pub news: News,
    /// The titles of the courses, by the paths of their files.
    pub titles: BTreeMap<String, String>,
    /// The addresses of the pictures that are published.
    pub pictures: BTreeSet<String>,
    /// The outside links; absent when nobody looked at them.
    pub links: Option<Looked>,
    /// What was left out because it was there before; absent when everything is reported.
    pub since: Option<Since>,
    pub day: Day,
    /// Whether a build of the same files on the same day, with the ledger that is to be written, would find and make the
    /// same and have nothing to write; known only where a record is kept.
    pub lasts: bool,
}

/// The college's day, and where it is that day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Day {
    pub date: Date,
    /// In the IANA time zone database; absent for a zone that is not in it.
    pub zone: Option<String>,
}

/// How the findings were narrowed down to what a change brings or touches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Since {
    /// The revision as it was asked for.
    pub revision: String,
    /// How many findings were there before, by level.
    pub before: BTreeMap<Level, usize>,
    /// Whether there was a college at the base whose records could be read; without one, everything is reported.
    pub has_base: bool,
}

impl Since {
    /// How many findings are not shown that would have been.
    pub fn left_out(&self, with_advice: bool) -> usize {
        let levels = self.before.iter();
        let levels = levels.filter(|(level, _)| with_advice || **level != Level::Advice);
        levels.map(|(_, count)| count).sum()
    }

    /// How many of them stop publication.
    pub fn errors_left_out(&self) -> usize {
        self.before.get(&Level::Error).copied().unwrap_or(0)
    }
}

/// Who watches long work.
pub trait Progress: Sync {
    /// So many pages are to be made.
    fn begin(&self, pages: usize);
    /// So many outside addresses are to be asked.
    fn begin_links(&self, addresses: usize);
    /// One more is done.
    fn step(&self);
    /// Whether somebody still waits for what comes of it; when nobody does, the work ends with an error.
    fn is_wanted(&self) -> bool {
        true
    }
}

/// Nobody watches.
#[derive(Debug)]
pub struct Unwatched;

impl Progress for Unwatched {
    fn begin(&self, _: usize) {}
    fn begin_links(&self, _: usize) {}
    fn step(&self) {}
}

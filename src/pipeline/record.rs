//! What a build remembers of itself: with what it was made, from what, what it made and what it said.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

use crate::finding::{Finding, Findings, Fix, Level, Place, Related};
use crate::ledger::News;
use crate::pipeline::request::{Day, Options, Outcome, Summary, Today};
use crate::publish::{Outputs, RecordFile};
use crate::read;
use crate::read::inputs::Inputs;
use crate::read::program::Program;
use crate::rules;
use crate::source::{Source, Sources};

/// The first part of the record of a build.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Record {
    pub(super) program: Program,
    pub(super) asked: Asked,
    /// When the build began, by the clock of the disk, in nanoseconds since 1970.
    pub(super) began: i64,
    pub(super) inputs: Inputs,
    pub(super) outputs: Outputs,
    /// Absent when the next build has something to do in any case.
    pub(super) told: Option<Told>,
}

impl Record {
    /// The record in a file; one that cannot be read is none.
    pub(super) fn read(file: &RecordFile) -> Option<Self> {
        postcard::from_bytes(&file.front).ok()
    }
}

/// The options of a build, so far as they change what it makes or says.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Asked {
    base_url: Option<String>,
    with_drafts: bool,
    locked: bool,
    people: Option<String>,
}

impl Asked {
    pub(super) fn new(options: &Options) -> Self {
        let people = options.people.as_deref();
        Self {
            base_url: options.base_url.clone(),
            with_drafts: options.with_drafts,
            locked: options.locked,
            people: people.map(|people| people.to_string_lossy().into_owned()),
        }
    }
}

/// What a build told of a site that it published.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Told {
    /// As ISO 8601 has it, and where it was that day.
    date: String,
    zone: Option<String>,
    findings: Vec<Kept>,
    /// Path, byte-order mark, and whether it is among the people who are kept outside; in the order of their numbers.
    sources: Vec<(String, bool, bool)>,
    summary: Summary,
    held: Vec<String>,
    titles: BTreeMap<String, String>,
    pictures: BTreeSet<String>,
}

/// A finding with the letters of its code.
#[derive(Debug, Serialize, Deserialize)]
struct Kept {
    code: String,
    level: Level,
    place: Place,
    message: String,
    label: Option<String>,
    help: Option<String>,
    related: Vec<Related>,
    fix: Option<Fix>,
}

impl Told {
    pub(super) fn new(outcome: &Outcome) -> Self {
        let sources = outcome.sources.iter().map(|(_, source)| {
            let path = source.path.clone();
            (path, source.byte_order_mark, source.in_overlay)
        });
        Self {
            date: outcome.day.date.to_string(),
            zone: outcome.day.zone.clone(),
            findings: outcome.findings.iter().cloned().map(Kept::new).collect(),
            sources: sources.collect(),
            summary: outcome.summary,
            held: outcome.held.clone(),
            titles: outcome.titles.clone(),
            pictures: outcome.pictures.clone(),
        }
    }

    /// The day, when it was told on that of another build.
    pub(super) fn day_of(&self, today: Today) -> Option<Day> {
        let zone = TimeZone::get(self.zone.as_deref()?).ok()?;
        let date = today.in_zone(&zone);
        (date.to_string() == self.date).then(|| Day {
            date,
            zone: self.zone.clone(),
        })
    }

    /// The same outcome again. Of the texts only those are read that a finding shows which is no advice.
    pub(super) fn outcome(self, site: &Path, day: Day) -> Option<Outcome> {
        let findings: Option<Vec<Finding>> = self.findings.into_iter().map(Kept::finding).collect();
        let findings = findings?;
        let is_shown = |finding: &&Finding| finding.level != Level::Advice;
        let shown: BTreeSet<usize> = (findings.iter().filter(is_shown))
            .flat_map(|finding| {
                let related = finding.related.iter().map(|related| &related.place);
                related.chain([&finding.place])
            })
            .filter_map(|place| Some(place.span()?.source.0 as usize))
            .collect();
        let mut sources = Sources::default();
        for (at, (path, byte_order_mark, in_overlay)) in self.sources.into_iter().enumerate() {
            let text = match shown.contains(&at) {
                true => read::text_as_read(site, &path, in_overlay)?,
                false => String::new(),
            };
            let mut source = Source::new(path, text);
            source.byte_order_mark = byte_order_mark;
            source.in_overlay = in_overlay;
            sources.add(source);
        }
        Some(Outcome {
            sources,
            findings: Findings::from(findings),
            summary: self.summary,
            held: self.held,
            ledger: None,
            news: News::default(),
            titles: self.titles,
            pictures: self.pictures,
            links: None,
            since: None,
            day,
            lasts: true,
        })
    }
}

impl Kept {
    fn new(finding: Finding) -> Self {
        Self {
            code: finding.code.code.to_owned(),
            level: finding.level,
            place: finding.place,
            message: finding.message,
            label: finding.label,
            help: finding.help,
            related: finding.related,
            fix: finding.fix,
        }
    }

    fn finding(self) -> Option<Finding> {
        Some(Finding {
            code: rules::code(&self.code)?,
            level: self.level,
            place: self.place,
            message: self.message,
            label: self.label,
            help: self.help,
            related: self.related,
            fix: self.fix,
        })
    }
}

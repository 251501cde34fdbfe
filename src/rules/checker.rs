//! Context and Checker: what a rule may look at, and how it reports.
//!
//! A rule names its mistake and its place; the checker fills in the code and decides the level, in this order: what the
//! rule asked for, what the college set, that drafts are eased. A rule that the college turned off never runs.

use std::collections::HashSet;
use std::ops::Range;

use jiff::civil::Date;
use rayon::prelude::*;

use crate::finding::{Code, Finding, Findings, Level, Place};
use crate::model::Catalogue;
use crate::panel::Panel;
use crate::parse::passage::Passage;
use crate::rules::settings::Settings;
use crate::rules::{RULES, Rule};
use crate::source::{Source, SourceId, Sources, Spanned};
use crate::text::names::Names;
use crate::text::prose::Prose;
use crate::timetable::Timetable;

/// What every rule may look at.
#[derive(Debug)]
pub struct Context<'a> {
    pub sources: &'a Sources,
    pub catalogue: &'a Catalogue,
    pub timetable: &'a Timetable,
    pub panel: &'a Panel,
    /// The college's day.
    pub today: Date,
    pub settings: &'a Settings,
    /// Names in the records, for the rules about words.
    pub names: &'a Names,
    /// Records that are drafts.
    pub drafts: &'a HashSet<SourceId>,
    /// Whether the people are in an overlay that was not given: rules that need a person's kind or name are silent.
    pub people_elsewhere: bool,
    /// Empty for the rules about pages.
    pub texts: &'a Texts,
}

/// Every passage that readers see.
#[derive(Debug, Default)]
pub struct Texts {
    pub all: Vec<Prose>,
    /// What each course says of itself, in the order of the courses.
    pub of_courses: Vec<Range<usize>>,
}

impl Texts {
    /// Those of a college that says nothing.
    pub const NONE: &'static Self = &Self {
        all: Vec::new(),
        of_courses: Vec::new(),
    };
}

impl Context<'_> {
    pub fn source(&self, id: SourceId) -> &Source {
        &self.sources[id]
    }

    /// The passage of a field.
    pub fn field(&self, field: &Spanned<String>) -> Passage {
        Passage::of_field(field, self.source(field.span.source))
    }
}

/// Gathers the findings of one rule.
#[derive(Debug)]
pub struct Checker<'a> {
    cx: &'a Context<'a>,
    code: &'static Code,
    findings: Findings,
}

impl<'a> Checker<'a> {
    /// Begins a finding of this rule; `report` takes it.
    pub fn finding(&self, place: impl Into<Place>, message: impl Into<String>) -> Finding {
        Finding::new(self.code, place, message)
    }

    /// What holds for an option of this rule.
    pub fn option(&self, name: &str) -> u32 {
        self.cx.settings.option(self.code, name)
    }

    /// Takes a finding at the level that holds for its place.
    pub fn report(&mut self, mut finding: Finding) {
        if let Some(level) = self.level(&finding) {
            finding.level = level;
            self.findings.push(finding);
        }
    }

    /// Takes a finding that is never more than advice, whatever level the college set for the mistake itself.
    pub fn advise(&mut self, mut finding: Finding) {
        if self.level(&finding).is_some() {
            finding.level = Level::Advice;
            self.findings.push(finding);
        }
    }

    fn level(&self, finding: &Finding) -> Option<Level> {
        let level = match self.cx.settings.level(self.code) {
            Some(None) => return None,
            Some(Some(level)) => level,
            None => finding.level,
        };
        let in_draft = finding
            .place
            .span()
            .is_some_and(|span| self.cx.drafts.contains(&span.source));
        Some(if in_draft && is_eased_in_drafts(self.code) {
            Level::Advice
        } else {
            level
        })
    }
}

/// CONTENT.md: on a draft M003, M007, M017, C N E L T P, D802, D804 and D806 are advice.
pub fn is_eased_in_drafts(code: &Code) -> bool {
    matches!(
        code.code,
        "M003" | "M007" | "M017" | "D802" | "D804" | "D806"
    ) || code.code.starts_with(['C', 'N', 'E', 'L', 'T', 'P'])
}

/// Runs one function for every rule that is on, on all cores; the findings come in the order of the rules.
pub(super) fn run(cx: &Context<'_>, check: impl Fn(&Rule, &mut Checker<'_>) + Sync) -> Findings {
    let each: Vec<Findings> = RULES
        .par_iter()
        // Some take a hundred times as long as others: none waits behind another while a core is free.
        .with_max_len(1)
        .filter(|rule| cx.settings.level(rule.code) != Some(None))
        .map(|rule| {
            let mut checker = Checker {
                cx,
                code: rule.code,
                findings: Findings::default(),
            };
            check(rule, &mut checker);
            checker.findings
        })
        .collect();
    let mut findings = Findings::default();
    for found in each {
        findings.extend(found);
    }
    findings
}

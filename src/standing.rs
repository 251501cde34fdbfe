//! Standing: which records are published, and which are left out as drafts or held back.

use std::cell::LazyCell;
use std::collections::HashSet;

use crate::finding::{Findings, Level};
use crate::model::kind::Kind;
use crate::model::{Catalogue, Origin};
use crate::source::SourceId;

/// What is left out of a build, and why.
#[derive(Debug, Default)]
pub struct Standing {
    /// Drafts; empty when drafts are asked for.
    drafts: HashSet<SourceId>,
    /// Courses that a finding holds back.
    held: HashSet<SourceId>,
}

impl Standing {
    /// The standing of every record, after the rules about records have spoken.
    pub fn new(catalogue: &Catalogue, with_drafts: bool, findings: &Findings) -> Self {
        let is_draft =
            |kind: Kind, origin: &Origin| kind != Kind::College && origin.draft && !with_drafts;
        let drafts = catalogue
            .origins()
            .filter(|(kind, origin)| is_draft(*kind, origin));
        let held = findings
            .iter()
            .filter(|finding| finding.level == Level::Held);
        let records = LazyCell::new(|| catalogue.by_source());
        let held = held.filter_map(|finding| records.get(&finding.place.span()?.source));
        Self {
            drafts: drafts.map(|(_, origin)| origin.source).collect(),
            held: held
                .filter(|(kind, _)| *kind == Kind::Course)
                .map(|(_, origin)| origin.source)
                .collect(),
        }
    }

    /// Makes an error of what would hold back a record that is no course: it cannot be left out alone.
    pub fn settle(catalogue: &Catalogue, findings: &mut Findings) {
        let records = LazyCell::new(|| catalogue.by_source());
        let held = findings.iter_mut();
        for finding in held.filter(|finding| finding.level == Level::Held) {
            let place = finding.place.span();
            let record = place.and_then(|place| records.get(&place.source));
            if record.map(|(kind, _)| *kind) != Some(Kind::Course) {
                finding.level = Level::Error;
            }
        }
    }

    /// Leaves out a course because of what was found before.
    pub fn hold(&mut self, source: SourceId) {
        self.held.insert(source);
    }

    pub fn is_published(&self, origin: &Origin) -> bool {
        !self.drafts.contains(&origin.source) && !self.held.contains(&origin.source)
    }

    /// Courses that are held back, by id.
    pub fn held(&self, catalogue: &Catalogue) -> Vec<String> {
        catalogue
            .courses
            .iter()
            .filter(|course| self.held.contains(&course.origin.source))
            .map(|course| course.origin.id.clone())
            .collect()
    }
}

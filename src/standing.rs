//! Standing: which records are published, and which are left out as drafts or held back.

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
    /// The standing of every record, before the rules have spoken.
    pub fn of_drafts(catalogue: &Catalogue, with_drafts: bool) -> Self {
        let is_draft = |origin: &&Origin| origin.draft && !with_drafts;
        let drafts = catalogue
            .origins()
            .filter(|(kind, _)| *kind != Kind::College)
            .map(|(_, origin)| origin)
            .filter(is_draft);
        Self {
            drafts: drafts.map(|origin| origin.source).collect(),
            held: HashSet::new(),
        }
    }

    /// Leaves out the courses that a finding holds back.
    pub fn hold(&mut self, catalogue: &Catalogue, findings: &Findings) {
        for finding in findings
            .iter()
            .filter(|finding| finding.level == Level::Held)
        {
            if let Some((Kind::Course, origin)) = catalogue.record_at(&finding.place) {
                self.held.insert(origin.source);
            }
        }
    }

    pub fn is_published(&self, origin: &Origin) -> bool {
        !self.drafts.contains(&origin.source) && !self.held.contains(&origin.source)
    }

    /// Courses that are held back, by id.
    pub fn held<'c>(&self, catalogue: &'c Catalogue) -> Vec<&'c str> {
        catalogue
            .courses
            .iter()
            .filter(|course| self.held.contains(&course.origin.source))
            .map(|course| course.origin.id.as_str())
            .collect()
    }
}

//! A change of records that is not written yet → the mistakes that it would bring.

use std::collections::BTreeMap;

use crate::edit::Change;
use crate::finding::{Finding, Findings};
use crate::pipeline::records::Records;
use crate::pipeline::request::Options;
use crate::rules;
use crate::rules::waivers::Waivers;
use crate::source::{SourceId, Sources};

/// What would be found of the records after a change, and is not found now.
#[derive(Debug)]
pub struct Foreseen {
    /// Of whatever level, sorted.
    pub findings: Vec<Finding>,
    /// The texts after the change.
    pub sources: Sources,
}

/// What a change would bring. A mistake counts as another one when its file has more of its kind than before.
pub fn foreseen(sources: &Sources, changes: &[Change], options: &Options) -> Foreseen {
    let mut after = sources.clone();
    let ids: BTreeMap<&str, SourceId> = sources
        .iter()
        .map(|(id, source)| (source.path.as_str(), id))
        .collect();
    for change in changes {
        if let Some(id) = ids.get(change.path.as_str()) {
            after.change(*id, change.after.clone());
        }
    }
    let before = counted(&found(sources, options), sources);
    let findings = found(&after, options);
    let now = counted(&findings, &after);
    let is_new = |finding: &Finding| {
        let kind = kind(finding, &after);
        now.get(&kind) > before.get(&kind)
    };
    Foreseen {
        findings: findings.into_iter().filter(|it| is_new(it)).collect(),
        sources: after,
    }
}

/// What is found of the records, without what a waiver accepts.
fn found(sources: &Sources, options: &Options) -> Vec<Finding> {
    let mut findings = Findings::default();
    let records = Records::read(sources, options, &mut findings);
    findings.extend(rules::check_records(&records.context(sources)));
    let waivers = &records.catalogue.waivers;
    Waivers::new(waivers, sources, records.today).apply(&mut findings);
    findings.sort();
    findings.into_iter().collect()
}

/// The code of a finding, and its file.
type Kind = (&'static str, String);

fn kind(finding: &Finding, sources: &Sources) -> Kind {
    let (path, _) = finding.place.words(sources);
    (finding.code.code, path.to_owned())
}

fn counted(findings: &[Finding], sources: &Sources) -> BTreeMap<Kind, usize> {
    let mut counts = BTreeMap::new();
    for finding in findings {
        *counts.entry(kind(finding, sources)).or_insert(0) += 1;
    }
    counts
}

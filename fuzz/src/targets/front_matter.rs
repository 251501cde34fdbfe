//! The text of a record of any kind, by its first byte → a catalogue, its sessions, and findings with places in the text.

use prospectus::finding::Findings;
use prospectus::model::reader;
use prospectus::report::short::short;
use prospectus::timetable::timetable;

use crate::college::{files_with, sources};
use crate::targets::text;

const PATHS: [&str; 12] = [
    "content/courses/sleep-well.md",
    "content/college.md",
    "content/venues/town-library.md",
    "content/people/p-01.md",
    "partners/millbrook-mind.md",
    "content/terms/2027-spring.md",
    "content/topics/living-well.md",
    "content/pages/how-to-enrol.md",
    "content/reviews/sleep-well/2026-10-01/round.md",
    "content/words.yml",
    "content/waivers.yml",
    "content/courses/sleep-well.cy.md",
];

pub fn run(bytes: &[u8]) {
    let Some((kind, rest)) = bytes.split_first() else {
        return;
    };
    let Some(text) = text(rest) else { return };
    let path = PATHS[usize::from(*kind) % PATHS.len()];
    let sources = sources(&files_with(path, text));
    let (catalogue, mut findings) = reader::catalogue(&sources, false);
    let (_, found) = timetable(&catalogue);
    findings.extend(found);
    shown(&findings, &sources);
}

/// Every place of a finding lies in its file.
pub(crate) fn shown(findings: &Findings, sources: &prospectus::source::Sources) {
    for finding in findings.iter() {
        if let Some(span) = finding.place.span() {
            let text = &sources[span.source].text;
            assert!(
                text.get(span.range()).is_some(),
                "{span:?} of {}: {}",
                text.len(),
                finding.message
            );
        }
    }
    short(findings.iter(), sources);
}

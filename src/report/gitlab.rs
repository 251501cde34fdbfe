//! Findings as GitLab's Code Quality report, which a merge request shows beside its lines.

use serde_json::{Value, json};

use crate::finding::{Finding, Level};
use crate::report::fingerprint::Fingerprints;
use crate::report::shown::{Shown, told};
use crate::report::stream::{Each, document};

/// The whole report.
pub fn gitlab(shown: &Shown<'_>) -> String {
    let mut fingerprints = Fingerprints::default();
    let findings = shown.findings.iter();
    document(&Each::new(
        findings.map(|finding| one(finding, shown, &mut fingerprints)),
    ))
}

fn one(finding: &Finding, shown: &Shown<'_>, fingerprints: &mut Fingerprints) -> Value {
    let spot = shown.spot(&finding.place);
    let (begin, end) = spot.at.map_or((1, 1), |at| (at.line, at.end_line));
    let severity = match finding.level {
        Level::Error => "blocker",
        Level::Held => "critical",
        Level::Warning => "minor",
        Level::Advice => "info",
    };
    let (name, number) = fingerprints.of(finding, shown.sources);
    json!({
        "description": told(finding, &spot),
        "check_name": finding.code.code,
        // GitLab shows one of two findings whose fingerprints are alike.
        "fingerprint": format!("{name}{number:08x}"),
        "severity": severity,
        "location": { "path": spot.path, "lines": { "begin": begin, "end": end } },
    })
}

//! Findings in the Reviewdog Diagnostic Format (reviewdog.proto): columns count bytes of UTF-8, an end is exclusive.

use serde::Serialize;
use serde_json::{Value, json};

use crate::finding::Finding;
use crate::report::shown::{Grade, Lines, Shown, told};
use crate::report::stream::{Each, document};

#[derive(Serialize)]
struct Document<D> {
    source: Value,
    severity: &'static str,
    diagnostics: D,
}

/// The whole document.
pub fn rdjson(shown: &Shown<'_>) -> String {
    let worst = shown.findings.iter().map(|it| Grade::of(it.level)).min();
    document(&Document {
        source: json!({ "name": "prospectus" }),
        severity: severity(worst.unwrap_or(Grade::Note)),
        diagnostics: Each::new(shown.findings.iter().map(|finding| one(finding, shown))),
    })
}

fn one(finding: &Finding, shown: &Shown<'_>) -> Value {
    let spot = shown.spot(&finding.place);
    let mut location = json!({ "path": spot.path });
    if let Some(at) = spot.at {
        location["range"] = range(at);
    }
    let mut diagnostic = json!({
        "message": told(finding, &spot),
        "severity": severity(Grade::of(finding.level)),
        "code": { "value": finding.code.code },
        "location": location,
    });
    if let Some(fix) = &finding.fix {
        let at = shown.spot(&fix.span.into()).at;
        let suggestion = at.map(|at| json!({ "range": range(at), "text": fix.text }));
        diagnostic["suggestions"] = suggestion.into_iter().collect();
    }
    diagnostic
}

fn range(at: Lines) -> Value {
    json!({
        "start": { "line": at.line, "column": at.byte_column },
        "end": { "line": at.end_line, "column": at.end_byte_column },
    })
}

fn severity(grade: Grade) -> &'static str {
    match grade {
        Grade::Error => "ERROR",
        Grade::Warning => "WARNING",
        Grade::Note => "INFO",
    }
}

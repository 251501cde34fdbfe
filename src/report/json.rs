//! Findings as JSON, for other programs: the shape is part of the program's promise (version 1).

use serde_json::{Value, json};

use crate::finding::{Finding, Level};
use crate::pipeline::Outcome;
use crate::report::shown::{is_shown, location};

/// The whole document, with a line break at its end.
pub fn json(outcome: &Outcome, with_advice: bool) -> String {
    let count = |level| outcome.findings.count(level);
    let shown = outcome
        .findings
        .iter()
        .filter(|finding| is_shown(finding, with_advice));
    let document = json!({
        "version": 1,
        "summary": {
            "held": outcome.summary.held,
            "errors": count(Level::Error),
            "warnings": count(Level::Warning),
            "advice": count(Level::Advice),
            "courses": outcome.summary.courses,
            "sessions": outcome.summary.sessions,
            "pages": outcome.summary.pages,
        },
        "findings": shown.map(|finding| one(finding, outcome)).collect::<Vec<_>>(),
    });
    format!("{document:#}\n")
}

fn one(finding: &Finding, outcome: &Outcome) -> Value {
    let at = location(&finding.place, &outcome.sources);
    let related = finding.related.iter().map(|related| {
        let at = location(&related.place, &outcome.sources);
        json!({ "path": at.path, "line": at.line, "message": related.message })
    });
    json!({
        "code": finding.code.code,
        "name": finding.code.name,
        "level": finding.level.name(),
        "message": finding.message,
        "label": finding.label,
        "help": finding.help,
        "path": at.path,
        "line": at.line,
        "column": at.column,
        "end_line": at.end_line,
        "end_column": at.end_column,
        "page": at.page,
        "related": related.collect::<Vec<_>>(),
        "fix": null,
    })
}

//! Findings as JSON, for other programs: the shape is part of the program's promise (version 1).

use serde::Serialize;
use serde_json::{Value, json};

use crate::finding::{Finding, Fix, Level};
use crate::pipeline::Outcome;
use crate::report::shown::{is_shown, location};
use crate::report::stream::{Each, document};

#[derive(Serialize)]
struct Document<F> {
    findings: F,
    summary: Value,
    version: u32,
}

/// The whole document, with a line break at its end.
pub fn json(outcome: &Outcome, with_advice: bool) -> String {
    let count = |level| outcome.findings.count(level);
    let shown = outcome
        .findings
        .iter()
        .filter(|finding| is_shown(finding, with_advice));
    let mut summary = json!({
        "held": outcome.summary.held,
        "errors": count(Level::Error),
        "warnings": count(Level::Warning),
        "advice": count(Level::Advice),
        "courses": outcome.summary.courses,
        "sessions": outcome.summary.sessions,
        "pages": outcome.summary.pages,
    });
    if let Some(since) = &outcome.since {
        summary["base"] = json!(since.revision);
        summary["left_out"] = json!(since.left_out(with_advice));
    }
    document(&Document {
        findings: Each::new(shown.map(|finding| one(finding, outcome))),
        summary,
        version: 1,
    })
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
        "fix": finding.fix.as_ref().map(|fix| change(fix, outcome)),
    })
}

fn change(fix: &Fix, outcome: &Outcome) -> Value {
    let at = location(&fix.span.into(), &outcome.sources);
    json!({
        "path": at.path,
        "line": at.line,
        "column": at.column,
        "end_line": at.end_line,
        "end_column": at.end_column,
        "text": fix.text,
        "message": format!("write {} instead of {}", fix.becomes, fix.was),
    })
}

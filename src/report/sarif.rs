//! Findings as SARIF 2.1.0, for code scanning.

use std::collections::HashMap;

use serde::Serialize;
use serde_json::{Value, json};

use crate::finding::{Code, Finding, Fix};
use crate::report::fingerprint::Fingerprints;
use crate::report::manual;
use crate::report::shown::{Grade, Shown, Spot, told};
use crate::report::stream::{Each, document};
use crate::rules::codes;

/// More results than this, and GitHub refuses the file.
const MOST_RESULTS: usize = 25_000;
/// GitHub shows so many related locations.
const MOST_RELATED: usize = 100;
/// The longest description that GitHub takes, in characters.
const LONGEST_DESCRIPTION: usize = 1_024;

#[derive(Serialize)]
struct Log<R> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run<R>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run<R> {
    tool: Value,
    automation_details: Value,
    column_kind: &'static str,
    invocations: Value,
    results: R,
}

/// The whole log.
pub fn sarif(shown: &Shown<'_>) -> String {
    let mut findings = shown.findings.clone();
    if findings.len() > MOST_RESULTS {
        findings.sort_by_key(|finding| finding.level);
    }
    let left = findings.split_off(findings.len().min(MOST_RESULTS)).len();
    let rules: HashMap<&str, usize> = codes()
        .enumerate()
        .map(|(at, code)| (code.code, at))
        .collect();
    let mut fingerprints = Fingerprints::default();
    let results = findings
        .into_iter()
        .map(|finding| result(finding, rules[finding.code.code], shown, &mut fingerprints));
    document(&Log {
        schema: "https://json.schemastore.org/sarif-2.1.0.json",
        version: "2.1.0",
        runs: [Run {
            tool: json!({ "driver": {
                "name": "prospectus",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": codes().map(rule).collect::<Vec<_>>(),
            } }),
            automation_details: json!({ "id": "prospectus/" }),
            column_kind: "unicodeCodePoints",
            invocations: json!([invocation(left)]),
            results: Each::new(results),
        }],
    })
}

/// Says how many findings there was no room for.
fn invocation(left: usize) -> Value {
    let mut invocation = json!({ "executionSuccessful": true });
    if left > 0 {
        let text = format!(
            "{left} more findings are not in this file, which holds {MOST_RESULTS}, the worst first; prospectus check shows all."
        );
        invocation["toolExecutionNotifications"] =
            json!([{ "level": "warning", "message": { "text": text } }]);
    }
    invocation
}

fn rule(code: &'static Code) -> Value {
    let summary = manual::line(code.summary());
    let why = manual::section(code, "Why").map(|why| manual::line(&why));
    let whole = [Some(summary.clone()), why].into_iter().flatten();
    let whole = whole.collect::<Vec<_>>().join(" ");
    let (level, severity) = match Grade::of(code.level) {
        Grade::Error => ("error", "error"),
        Grade::Warning => ("warning", "warning"),
        Grade::Note => ("note", "recommendation"),
    };
    let help = manual::manual(code);
    json!({
        "id": code.code,
        "name": code.name,
        "shortDescription": { "text": cut(&summary) },
        "fullDescription": { "text": cut(&whole) },
        "help": { "text": help, "markdown": help },
        "defaultConfiguration": { "level": level },
        "properties": {
            "tags": [manual::family(code.code)],
            "precision": "high",
            "problem.severity": severity,
        },
    })
}

fn cut(text: &str) -> String {
    if text.chars().count() <= LONGEST_DESCRIPTION {
        return text.to_owned();
    }
    let kept: String = text.chars().take(LONGEST_DESCRIPTION - 1).collect();
    format!("{kept}…")
}

fn result(
    finding: &Finding,
    rule: usize,
    shown: &Shown<'_>,
    fingerprints: &mut Fingerprints,
) -> Value {
    let spot = shown.spot(&finding.place);
    let (name, number) = fingerprints.of(finding, shown.sources);
    let level = match Grade::of(finding.level) {
        Grade::Error => "error",
        Grade::Warning => "warning",
        Grade::Note => "note",
    };
    let mut result = json!({
        "ruleId": finding.code.code,
        "ruleIndex": rule,
        "level": level,
        "message": { "text": plain(&told(finding, &spot)) },
        "locations": [{ "physicalLocation": physical(&spot) }],
        "partialFingerprints": { "primaryLocationLineHash": format!("{name}:{number}") },
    });
    let related = finding.related.iter().take(MOST_RELATED).enumerate();
    let related: Vec<Value> = related
        .map(|(at, related)| {
            let spot = shown.spot(&related.place);
            json!({
                "id": at + 1,
                "physicalLocation": physical(&spot),
                "message": { "text": plain(&related.message) },
            })
        })
        .collect();
    if !related.is_empty() {
        result["relatedLocations"] = Value::Array(related);
    }
    if let Some(fix) = &finding.fix {
        result["fixes"] = json!([change(fix, shown)]);
    }
    result
}

fn change(fix: &Fix, shown: &Shown<'_>) -> Value {
    let place = physical(&shown.spot(&fix.span.into()));
    let description = format!("write {} instead of {}", fix.becomes, fix.was);
    json!({
        "description": { "text": plain(&description) },
        "artifactChanges": [{
            "artifactLocation": place["artifactLocation"],
            "replacements": [{
                "deletedRegion": place["region"],
                "insertedContent": { "text": fix.text },
            }],
        }],
    })
}

fn physical(spot: &Spot) -> Value {
    let region = match spot.at {
        Some(at) => json!({
            "startLine": at.line,
            "startColumn": at.column,
            "endLine": at.end_line,
            "endColumn": at.end_column,
        }),
        None => json!({ "startLine": 1, "startColumn": 1, "endLine": 1, "endColumn": 1 }),
    };
    json!({ "artifactLocation": { "uri": uri(&spot.path) }, "region": region })
}

/// SARIF §3.11.6: `[text](target)` in a message is a link, unless its brackets are escaped; and no message is empty.
fn plain(text: &str) -> String {
    if text.is_empty() {
        return "see here".to_owned();
    }
    if !text.contains("](") {
        return text.to_owned();
    }
    text.replace('\\', "\\\\")
        .replace('[', "\\[")
        .replace(']', "\\]")
}

/// A path as a relative reference (RFC 3986 §3.3): every byte that is no letter, digit or `-._~/` as `%xx`.
fn uri(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                uri.push(char::from(byte));
            }
            _ => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    uri
}

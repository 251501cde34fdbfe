//! JSON for other programs, against the schema where a registry carries one, else against what each format demands.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

use prospectus::report::{gitlab, rdjson, sarif};
use prospectus::rules::codes;
use serde_json::{Value, json};

use crate::reports::Case;

/// The schema of SARIF 2.1.0, which the package serde-sarif carries.
pub(crate) fn sarif_schema() -> Value {
    let rustc = said(Command::new("rustc").arg("-vV"));
    let host = rustc.lines().find_map(|line| line.strip_prefix("host: "));
    // Only what this machine needs has been fetched.
    let metadata = said(
        Command::new(env!("CARGO"))
            .args(["metadata", "--format-version", "1", "--locked", "--offline"])
            .args([
                "--filter-platform",
                host.expect("it says for which machine it is"),
            ])
            .current_dir(env!("CARGO_MANIFEST_DIR")),
    );
    let metadata: Value = serde_json::from_str(&metadata).expect("cargo writes JSON");
    let packages = metadata["packages"].as_array().expect("a list");
    let package = packages
        .iter()
        .find(|package| package["name"] == "serde-sarif");
    let manifest = package
        .and_then(|package| package["manifest_path"].as_str())
        .expect("it is a dependency");
    let schema = Path::new(manifest)
        .with_file_name("src")
        .join("schema.json");
    let text = std::fs::read_to_string(schema).expect("the schema is in the package");
    // One pattern of it has a bracket that nothing opens; this is what its errata write.
    let text = text.replace(
        "^[a-zA-Z]{2}|^[a-zA-Z]{2}-[a-zA-Z]{2}]?$",
        "^[a-zA-Z]{2}(-[a-zA-Z]{2})?$",
    );
    serde_json::from_str(&text).expect("it is JSON")
}

/// What a program writes.
fn said(command: &mut Command) -> String {
    let output = command.output().expect("it starts");
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{complaint}");
    String::from_utf8(output.stdout).expect("it is text")
}

fn sarif_of(case: &Case) -> Value {
    serde_json::from_str(&sarif::sarif(&case.shown())).expect("it is JSON")
}

#[test]
fn sarif_is_valid_by_its_schema() {
    let validator = jsonschema::validator_for(&sarif_schema()).expect("the schema is one");
    let log = sarif_of(&Case::new());
    let wrong: Vec<String> = validator
        .iter_errors(&log)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(
        !validator.is_valid(&json!({ "version": "2.1.0" })),
        "the schema demands something"
    );
}

#[test]
fn sarif_has_what_github_demands_and_keeps_its_limits() {
    let log = sarif_of(&Case::new());
    let driver = &log["runs"][0]["tool"]["driver"];
    let rules = driver["rules"].as_array().expect("a list");
    assert_eq!(rules.len(), codes().count());
    for rule in rules {
        for key in ["shortDescription", "fullDescription", "help"] {
            let text = rule[key]["text"].as_str().unwrap_or_default();
            let longest = if key == "help" { usize::MAX } else { 1_024 };
            assert!(
                !text.is_empty() && text.chars().count() <= longest,
                "{}: {key}",
                rule["id"]
            );
        }
        assert!(rule["name"].as_str().is_some_and(|name| name.len() <= 255));
        assert!(
            ["error", "warning", "recommendation"]
                .iter()
                .any(|it| rule["properties"]["problem.severity"] == *it)
        );
    }
    for result in log["runs"][0]["results"].as_array().expect("a list") {
        let at = result["ruleIndex"].as_u64().expect("a number") as usize;
        assert_eq!(rules[at]["id"], result["ruleId"]);
        assert!(
            result["message"]["text"]
                .as_str()
                .is_some_and(|text| !text.is_empty())
        );
        let region = &result["locations"][0]["physicalLocation"]["region"];
        for key in ["startLine", "startColumn", "endLine", "endColumn"] {
            assert!(
                region[key].as_u64().is_some_and(|number| number >= 1),
                "{key}: {result}"
            );
        }
        assert!(result["partialFingerprints"]["primaryLocationLineHash"].is_string());
    }
}

#[test]
fn sarif_says_where_in_characters_and_in_the_letters_of_an_address() {
    let log = sarif_of(&Case::new());
    let result = &log["runs"][0]["results"][0];
    let place = &result["locations"][0]["physicalLocation"];
    assert_eq!(
        place["artifactLocation"]["uri"],
        "a%20college/content/courses/f%C3%BCr%20alle.md"
    );
    assert_eq!(
        place["region"],
        json!({ "startLine": 2, "startColumn": 15, "endLine": 2, "endColumn": 18 })
    );
    assert_eq!(
        result["relatedLocations"][0]["message"]["text"],
        "the first one is here"
    );
    assert_eq!(
        result["relatedLocations"][0]["physicalLocation"]["region"]["startColumn"],
        8
    );
    let hostile = log["runs"][0]["results"][2]["message"]["text"]
        .as_str()
        .expect("a text");
    assert!(
        hostile.contains(r"\[link\](javascript:1)"),
        "no link is made: {hostile}"
    );
}

#[test]
fn rdjson_counts_columns_in_bytes() {
    let document: Value =
        serde_json::from_str(&rdjson::rdjson(&Case::new().shown())).expect("it is JSON");
    assert_eq!(document["source"]["name"], "prospectus");
    assert_eq!(document["severity"], "ERROR");
    let diagnostics = document["diagnostics"].as_array().expect("a list");
    let first = &diagnostics[0]["location"];
    assert_eq!(
        first["path"], "a college/content/courses/für alle.md",
        "a path, and no address"
    );
    assert_eq!(
        first["range"],
        json!({ "start": { "line": 2, "column": 15 }, "end": { "line": 2, "column": 19 } })
    );
    let template = &diagnostics[4]["location"];
    assert_eq!(
        template["range"]["start"],
        json!({ "line": 3, "column": 6 })
    );
    for diagnostic in diagnostics {
        assert!(
            ["ERROR", "WARNING", "INFO"]
                .iter()
                .any(|it| diagnostic["severity"] == *it)
        );
        assert!(
            diagnostic["message"]
                .as_str()
                .is_some_and(|text| !text.is_empty())
        );
        assert!(
            diagnostic["code"]["value"].is_string() && diagnostic["location"]["path"].is_string()
        );
    }
    assert_eq!(
        diagnostics[3]["location"].get("range"),
        None,
        "a whole file has no lines"
    );
}

#[test]
fn gitlab_has_what_its_report_demands() {
    let report: Value =
        serde_json::from_str(&gitlab::gitlab(&Case::new().shown())).expect("it is JSON");
    let mut fingerprints = BTreeSet::new();
    for finding in report.as_array().expect("a list") {
        for key in ["description", "check_name", "fingerprint", "severity"] {
            assert!(
                finding[key].as_str().is_some_and(|text| !text.is_empty()),
                "{key}: {finding}"
            );
        }
        let severities = ["info", "minor", "major", "critical", "blocker"];
        assert!(severities.iter().any(|it| finding["severity"] == *it));
        let path = finding["location"]["path"].as_str().expect("a path");
        assert!(
            path.starts_with("a college/") && !path.contains("./"),
            "{path}"
        );
        assert!(finding["location"]["lines"]["begin"].as_u64() >= Some(1));
        assert!(
            fingerprints.insert(finding["fingerprint"].to_string()),
            "{finding}"
        );
    }
    assert_eq!(fingerprints.len(), Case::new().findings.len());
}

#[test]
fn a_fingerprint_stays_when_lines_move_and_differs_for_the_second_of_two() {
    use prospectus::finding::Findings;
    use prospectus::source::{Source, Sources, Span};

    let prints = |text: &str| -> Vec<String> {
        let mut sources = Sources::default();
        let course = sources.add(Source::new("content/courses/x.md", text));
        let mut findings = Findings::default();
        for (at, word) in text.match_indices("hard") {
            let place = Span::new(course, at..at + word.len());
            findings.push(crate::reports::finding("deficit-language", place, "a word"));
        }
        let case = Case { sources, findings };
        let report: Value =
            serde_json::from_str(&gitlab::gitlab(&case.shown())).expect("it is JSON");
        let report = report.as_array().expect("a list").iter();
        report.map(|it| it["fingerprint"].to_string()).collect()
    };
    let before = prints("hard and hard\n");
    assert_ne!(before[0], before[1]);
    assert_eq!(before, prints("a new line\n\nhard and\nmore hard\n"));
}

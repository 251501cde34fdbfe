//! A hundred thousand findings: every output ends, within its limits, and says what it leaves out.

use prospectus::finding::{Findings, Level};
use prospectus::report::{Shown, github, gitlab, human, json, markdown, rdjson, sarif, short};
use prospectus::source::{Source, Sources, Span};
use serde_json::Value;

use crate::reports::{Case, finding};

const MANY: usize = 100_000;

fn many() -> Case {
    let mut sources = Sources::default();
    let course = sources.add(Source::new(
        "content/courses/x.md",
        "some words\n".repeat(MANY / 10),
    ));
    let mut findings = Findings::default();
    for number in 0..MANY {
        let at = number / 10 * 11;
        let place = Span::new(course, at..at + 4);
        let level = if number == MANY - 1 {
            Level::Error
        } else {
            Level::Warning
        };
        findings.push(
            finding("deficit-language", place, "a word @all <b> that hurts")
                .help("write another")
                .level(level),
        );
    }
    Case { sources, findings }
}

#[test]
fn a_hundred_thousand_findings_are_shown_within_every_limit() {
    let outcome = many().outcome();
    let shown = Shown::new(&outcome.findings, &outcome.sources, String::new(), true);
    let list = |text: &str| -> Value { serde_json::from_str(text).expect("it is JSON") };

    let log = github::github(&shown);
    assert_eq!(
        log.lines()
            .filter(|line| line.starts_with("::warning "))
            .count(),
        10
    );
    assert!(log.contains("And 99989 warnings more:\n"));

    let text = markdown::markdown(&outcome, &shown);
    let units: usize = text.chars().map(char::len_utf16).sum();
    assert!((60_000..65_000).contains(&units), "{units}");
    assert!(text.contains("There is no room here for 99"));
    let worst = text
        .find("Must be put right")
        .expect("the error is not left out");
    assert!(
        worst
            < text
                .find("Please look at this")
                .expect("warnings are there")
    );

    let report = list(&gitlab::gitlab(&shown));
    let mut fingerprints: Vec<&str> = report
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(|it| it["fingerprint"].as_str())
        .collect();
    fingerprints.sort_unstable();
    fingerprints.dedup();
    assert_eq!(fingerprints.len(), MANY, "no two fingerprints are alike");

    let log = list(&sarif::sarif(&shown));
    let run = &log["runs"][0];
    assert_eq!(run["results"].as_array().map(Vec::len), Some(25_000));
    assert_eq!(run["results"][0]["level"], "error", "the worst first");
    let left = run["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"].as_str();
    assert!(
        left.is_some_and(|left| left.starts_with("75000 more findings")),
        "{left:?}"
    );

    assert_eq!(
        list(&rdjson::rdjson(&shown))["diagnostics"]
            .as_array()
            .map(Vec::len),
        Some(MANY)
    );
    assert_eq!(
        list(&json::json(&outcome, true))["findings"]
            .as_array()
            .map(Vec::len),
        Some(MANY)
    );
    assert_eq!(
        short::short(outcome.findings.iter(), &outcome.sources)
            .lines()
            .count(),
        MANY
    );
    let excerpts = human::human(outcome.findings.iter(), &outcome.sources, 100);
    assert!(excerpts.contains("and 99000 more: `prospectus check --format short` lists all"));
}

#[test]
fn one_endless_word_makes_no_endless_comment() {
    let mut case = Case::new();
    let word = "w".repeat(1_000_000);
    case.findings.push(
        finding(
            "unknown-key",
            prospectus::finding::Place::File("content/x.md".into()),
            &word,
        )
        .help(word.as_str()),
    );
    let outcome = case.outcome();
    let shown = Shown::new(&outcome.findings, &outcome.sources, String::new(), true);
    let text = markdown::markdown(&outcome, &shown);
    assert!(
        text.len() < 10_000 && text.contains("www…"),
        "{}",
        text.len()
    );
}

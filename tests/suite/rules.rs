//! Every rule's fixture: exactly the marked mistakes are found, and nothing where nothing is marked.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use jiff::civil::Date;
use prospectus::finding::{Finding, Findings, Place};
use prospectus::links::{Answer, Answers, Asked, Broken, Certificate, NotAsked, Unclear};
use prospectus::pipeline::check_texts;
use prospectus::rules::{RULES, code};
use prospectus::source::Sources;
use rayon::prelude::*;

use crate::fixture::{self, Case, Expected, Files, Spot};

/// The small clean college that every case stands on.
const BASE: &str = include_str!("base.md");

#[test]
fn every_fixture_finds_what_is_marked_and_nothing_else() {
    let failed: Vec<String> = checked_fixtures()
        .par_iter()
        .filter_map(|checked| {
            let difference = difference(checked)?;
            Some(format!("\n{}\n{difference}", checked.claim))
        })
        .collect();
    assert!(failed.is_empty(), "{}", failed.concat());
}

/// A case of a fixture, and what is found in it.
pub(crate) struct Checked {
    /// The name of the rule, and what the case claims.
    pub(crate) claim: String,
    name: String,
    pub(crate) today: Date,
    expected: Vec<Expected>,
    pub(crate) sources: Sources,
    pub(crate) findings: Findings,
}

/// Every case of every fixture, checked once for all tests.
pub(crate) fn checked_fixtures() -> &'static [Checked] {
    static CHECKED: LazyLock<Vec<Checked>> = LazyLock::new(|| {
        let cases: Vec<(String, Case)> = fixtures()
            .iter()
            .flat_map(|path| {
                let text = std::fs::read_to_string(path).expect("a fixture can be read");
                let cases = fixture::cases(&text).into_iter();
                cases.map(|case| (name_of(path), case))
            })
            .collect();
        let checked = cases.into_par_iter().map(|(name, case)| {
            let own = code(&name).map(|code| code.code).unwrap_or_default();
            let (sources, findings) = check_for(own, case.files, case.today);
            Checked {
                claim: format!("{name}: {}", case.claim),
                name,
                today: case.today,
                expected: case.expected,
                sources,
                findings,
            }
        });
        checked.collect()
    });
    &CHECKED
}

#[test]
fn every_rule_has_a_fixture_of_at_least_four_cases() {
    let mut names: BTreeSet<String> = BTreeSet::new();
    for path in fixtures() {
        let text = std::fs::read_to_string(&path).expect("a fixture can be read");
        let count = fixture::cases(&text).len();
        assert!(count >= 4, "{} has {count} cases", path.display());
        let name = name_of(&path);
        assert!(code(&name).is_some(), "no rule is called {name}");
        names.insert(name);
    }
    for rule in RULES {
        assert!(
            names.contains(rule.code.name),
            "{} has no fixture",
            rule.code.name
        );
    }
}

#[test]
fn the_base_college_is_clean() {
    let (sources, findings) = check(Vec::new(), fixture::usual_day());
    assert!(findings.is_empty(), "{}", listed(&sources, findings.iter()));
}

/// Checks the base college as a rule's own: about the panel only where the rule is.
pub(crate) fn check_for(code: &str, files: Files, today: Date) -> (Sources, Findings) {
    let with_panel = code.starts_with('R') || code == "C106";
    let college = "content/college.md";
    let has_own = files.iter().any(|(path, _)| path == college);
    let mut files = files;
    if with_panel && !has_own {
        let base = fixture::files(BASE);
        let own = base.into_iter().filter(|(path, _)| path == college);
        files.extend(own.map(|(path, text)| (path, text.replace("mode: off", "mode: advise"))));
    }
    check(files, today)
}

/// Checks the base college with some files added or replaced.
pub(crate) fn check(files: Files, today: Date) -> (Sources, Findings) {
    let mut all = fixture::files(BASE);
    all.retain(|(path, _)| !files.iter().any(|(other, _)| other == path));
    all.extend(files);
    check_texts(&all, today, &Pretended)
}

/// Hosts outside the site, as far as fixtures and manuals need them. What is not named is there.
struct Pretended;

impl Answers for Pretended {
    fn ask(&self, addresses: Vec<String>, _: Date, _: &(dyn Fn() + Sync)) -> Asked {
        let answer = |address: String| {
            let path = address.split_once(".example").map_or("", |(_, path)| path);
            let gone = |status, led_to: Option<&str>| {
                let led_to = led_to.map(str::to_owned);
                Answer::Broken(Broken::Gone { status, led_to })
            };
            let certificate = |wrong| {
                let host = "unsafe.example".to_owned();
                Answer::Broken(Broken::Certificate { host, wrong })
            };
            let answer = match path {
                "/2019/nights.pdf" => gone(404, None),
                "/taken-away" => gone(410, None),
                "/led-on" => gone(404, Some("https://elsewhere.example/nights")),
                "/no-host" => Answer::Broken(Broken::NoSuchHost("nowhere.example".to_owned())),
                "/run-out" => certificate(Certificate::RunOut),
                "/another-name" => certificate(Certificate::OfAnotherName),
                "/not-trusted" => certificate(Certificate::NotTrusted),
                "/moved" => Answer::Moved("https://new.example/nights".to_owned()),
                "/busy" => Answer::Unclear(Unclear::Status(429)),
                "/inner" => Answer::NotAsked(NotAsked::Inner),
                _ => Answer::There,
            };
            (address, answer)
        };
        Asked {
            answers: addresses.into_iter().map(answer).collect(),
            ..Asked::default()
        }
    }
}

/// Findings as a person reads them, one a line.
pub(crate) fn listed<'a>(sources: &Sources, findings: impl Iterator<Item = &'a Finding>) -> String {
    findings.fold(String::new(), |mut text, finding| {
        let spot = shown(&spot(sources, &finding.place));
        let (code, level) = (finding.code.code, finding.level);
        let _ = writeln!(text, "  {spot}: {code} {level} {}", finding.message);
        text
    })
}

fn fixtures() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite/rules");
    let entries = std::fs::read_dir(folder).expect("the fixtures are there");
    let mut paths: Vec<PathBuf> = entries
        .map(|entry| entry.expect("can be read").path())
        .collect();
    paths.sort();
    paths
}

fn name_of(path: &Path) -> String {
    let stem = path.file_stem().map(|stem| stem.to_string_lossy());
    stem.unwrap_or_default().replace('_', "-")
}

/// What is found and not marked, or marked and not found.
fn difference(case: &Checked) -> Option<String> {
    let own = code(&case.name).map(|code| code.code).unwrap_or_default();
    let (sources, findings) = (&case.sources, &case.findings);
    let asked = |finding: &&Finding| {
        let marked = case
            .expected
            .iter()
            .any(|expected| expected.code == finding.code.code);
        finding.code.code == own || marked
    };
    let mut left: Vec<&Finding> = findings.iter().filter(asked).collect();
    let mut missing = String::new();
    for expected in &case.expected {
        match left
            .iter()
            .position(|finding| is_meant(sources, expected, finding))
        {
            Some(at) => {
                left.remove(at);
            }
            None => {
                let level = expected
                    .level
                    .map_or_else(String::new, |level| format!("{level} "));
                let spot = shown(&expected.place);
                let _ = writeln!(
                    missing,
                    "  {spot}: {} {level}{}",
                    expected.code, expected.part
                );
            }
        }
    }
    if left.is_empty() && missing.is_empty() {
        return None;
    }
    let found = listed(sources, left.into_iter());
    Some(format!(
        "marked, not found:\n{missing}found, not marked:\n{found}"
    ))
}

fn is_meant(sources: &Sources, expected: &Expected, finding: &Finding) -> bool {
    expected.code == finding.code.code
        && expected.place == spot(sources, &finding.place)
        && expected.level.is_none_or(|level| level == finding.level)
        && finding.message.contains(&expected.part)
}

fn spot(sources: &Sources, place: &Place) -> Spot {
    let span = match place {
        Place::Words(span) => span,
        Place::Page(path) => return Spot::Page(path.clone()),
        Place::File(path) | Place::Line { path, .. } => return Spot::File(path.clone()),
    };
    let source = &sources[span.source];
    let (line, column) = source.line_column(span.start as usize);
    let words = sources.text(*span).lines().next().unwrap_or("");
    Spot::Words {
        path: source.path.clone(),
        line,
        column,
        width: words.chars().count(),
    }
}

fn shown(spot: &Spot) -> String {
    match spot {
        Spot::Words {
            path,
            line,
            column,
            width,
        } => {
            format!("{path}:{line}:{column} ({width} wide)")
        }
        Spot::Page(path) => format!("Page {path}"),
        Spot::File(path) => format!("File {path}"),
    }
}

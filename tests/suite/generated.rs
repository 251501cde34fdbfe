//! Generated colleges, which benchmarks and docs/performance.md rest on: the same each time, and what is wrong is known.

#[path = "../../benches/college/mod.rs"]
mod college;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use assert_cmd::Command;
use college::{Planted, TODAY, Wish, write};
use serde_json::Value;

use crate::college::tree;

/// Every finding of `check`, as its code and where it is.
fn found(folder: &Path) -> BTreeMap<Planted, String> {
    let output = Command::new(env!("CARGO_BIN_EXE_prospectus"))
        .args(["check", "--format", "json", "--today", TODAY, "--site"])
        .arg(folder)
        .output()
        .expect("the program was built for these tests");
    let report: Value = serde_json::from_slice(&output.stdout).expect("a report is JSON");
    let findings = report["findings"].as_array().expect("it has findings");
    let each = findings.iter().map(|finding| {
        let planted = Planted {
            path: finding["path"].as_str().unwrap_or_default().to_owned(),
            line: finding["line"].as_u64().unwrap_or_default() as usize,
            code: finding["code"].as_str().expect("it has a code").to_owned(),
        };
        (
            planted,
            format!("{}: {}", finding["level"], finding["message"]),
        )
    });
    each.collect()
}

#[test]
fn a_generated_college_is_the_same_each_time() {
    let wish = Wish::of(40);
    let folders = [(); 2].map(|()| tempfile::tempdir().expect("there is room"));
    for folder in &folders {
        write(&wish, folder.path()).expect("it can be written");
    }
    let [one, other] = folders.map(|folder| tree(folder.path()));
    assert!(one.len() > 100, "only {} files", one.len());
    assert!(one == other, "two colleges from one seed differ");
}

#[test]
fn a_generated_college_has_no_mistake() {
    let folder = tempfile::tempdir().expect("there is room");
    write(&Wish::of(120), folder.path()).expect("it can be written");
    let found = found(folder.path());
    let errors: Vec<_> = found
        .iter()
        .filter(|(_, said)| said.starts_with("\"error\""))
        .collect();
    assert!(errors.is_empty(), "{errors:#?}");
    let codes: BTreeSet<&str> = found.keys().map(|finding| finding.code.as_str()).collect();
    assert_eq!(codes, NATURAL.into(), "{found:#?}");
}

/// What a college may have for good reasons: courses that are still with the panel.
const NATURAL: [&str; 1] = ["R701"];

#[test]
fn what_is_planted_is_found_and_nothing_else() {
    let clean = Wish {
        has_ledger: false,
        ..Wish::of(400)
    };
    let folders = [(); 2].map(|()| tempfile::tempdir().expect("there is room"));
    write(&clean, folders[0].path()).expect("it can be written");
    let planted = write(
        &Wish {
            has_mistakes: true,
            ..clean
        },
        folders[1].path(),
    )
    .expect("it can be written");
    let [before, after] = folders.map(|folder| found(folder.path()));
    let new: BTreeMap<_, _> = after
        .iter()
        .filter(|(finding, _)| !before.contains_key(finding))
        .collect();
    let planted: BTreeSet<Planted> = planted.into_iter().collect();
    let unfound: Vec<_> = planted
        .iter()
        .filter(|one| !new.contains_key(one))
        .collect();
    let unplanted: Vec<_> = new
        .iter()
        .filter(|(one, _)| !planted.contains(one))
        .collect();
    assert!(
        unfound.is_empty() && unplanted.is_empty(),
        "not found: {unfound:#?}\nnot planted: {unplanted:#?}"
    );
    assert_eq!(planted.len(), 45, "as many as the generator knows");
}

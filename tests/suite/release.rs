//! A release: what the workflow may do and makes, and a program that works away from its source, on any path.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_yaml::Value;

use crate::college::{College, TODAY, tree};

const SOURCE: &str = env!("CARGO_MANIFEST_DIR");

fn workflow() -> Value {
    let path = Path::new(SOURCE).join(".github/workflows/release.yml");
    let text = fs::read_to_string(path).expect("it is there");
    serde_yaml::from_str(&text).expect("it is YAML")
}

/// Every job with its name.
fn jobs(workflow: &Value) -> BTreeMap<&str, &Value> {
    let jobs = workflow["jobs"].as_mapping().expect("jobs");
    jobs.iter()
        .map(|(name, job)| (name.as_str().expect("a name"), job))
        .collect()
}

#[test]
fn a_release_is_made_for_every_machine_and_only_a_tag_publishes_it() {
    let workflow = workflow();
    let tags = &workflow["on"]["push"];
    assert_eq!(tags["tags"][0], "v*");
    assert!(tags.get("branches").is_none());
    let jobs = jobs(&workflow);
    let machines = jobs["build"]["strategy"]["matrix"]["include"].as_sequence();
    let targets: Vec<&str> = machines
        .expect("a list")
        .iter()
        .filter_map(|machine| machine["target"].as_str())
        .collect();
    assert_eq!(
        targets,
        [
            "x86_64-unknown-linux-musl",
            "aarch64-unknown-linux-musl",
            "aarch64-apple-darwin",
            "x86_64-apple-darwin",
            "x86_64-pc-windows-msvc",
        ]
    );
    assert_eq!(
        jobs["publish"]["if"],
        "startsWith(github.ref, 'refs/tags/v')"
    );
    // Nothing is published whose parts were not looked at.
    let needs = jobs["publish"]["needs"].as_sequence().expect("a list");
    assert_eq!(needs, &["build", "parts"]);
}

#[test]
fn only_the_job_that_publishes_may_write_to_the_repository_and_every_action_says_its_version() {
    let workflow = workflow();
    let none = workflow["permissions"].as_mapping().expect("none is said");
    assert!(none.is_empty());
    for (name, job) in jobs(&workflow) {
        let may = job["permissions"]
            .as_mapping()
            .expect("it says what it may");
        let may: Vec<(&str, &str)> = may
            .iter()
            .filter_map(|(what, how)| Some((what.as_str()?, how.as_str()?)))
            .collect();
        let expected = match name {
            "publish" => &[("contents", "write")][..],
            "attest" => &[
                ("contents", "read"),
                ("id-token", "write"),
                ("attestations", "write"),
            ],
            _ => &[("contents", "read")],
        };
        assert_eq!(may, expected, "{name}");
        for step in job["steps"].as_sequence().expect("steps") {
            let Some(uses) = step["uses"].as_str() else {
                continue;
            };
            let (action, version) = uses.split_once('@').expect("a version");
            assert!(action.starts_with("actions/"), "{uses} is not GitHub's own");
            assert!(version.starts_with('v') && version.len() < 4, "{uses}");
        }
    }
}

/// What a release holds, packed from the program of these tests, and tried as somebody does who downloads it.
#[cfg(target_os = "linux")]
#[test]
fn what_is_packed_works_away_from_its_source_and_without_a_home() {
    let place = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).expect("a folder");
    let compiled = place.path().join("target/x86_64-test/release");
    fs::create_dir_all(&compiled).expect("a folder");
    let program = assert_cmd::cargo::cargo_bin("prospectus");
    // A second name where the disk can: the program is large with what helps to find its mistakes.
    let there = compiled.join("prospectus");
    if fs::hard_link(&program, &there).is_err() {
        fs::copy(&program, &there).expect("copied");
    }
    for part in ["content", "partners"] {
        for (path, bytes) in tree(&Path::new(SOURCE).join(part)) {
            let path = place.path().join(part).join(path);
            fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
            fs::write(path, bytes).expect("written");
        }
    }
    for part in ["LICENSE", "CHANGELOG.md"] {
        fs::copy(Path::new(SOURCE).join(part), place.path().join(part)).expect("copied");
    }
    let script = |name: &str, arguments: &[&str]| {
        let ran = Command::new("bash")
            .arg(Path::new(SOURCE).join(".github/release").join(name))
            .args(arguments)
            .current_dir(place.path())
            .env_clear()
            .env("PATH", std::env::var_os("PATH").unwrap_or_default())
            .env("RUNNER_TEMP", place.path().join("tried"))
            .output()
            .expect("it runs");
        let (out, err) = (ran.stdout, ran.stderr);
        let said = [out, err].map(|text| String::from_utf8_lossy(&text).into_owned());
        assert!(ran.status.success(), "{name}: {said:?}");
    };
    script("pack", &["x86_64-test", "prospectus-1.0.0-x86_64-test"]);
    let here = place.path().to_string_lossy();
    script("try", &[&here, "prospectus-1.0.0-x86_64-test"]);
    let site = place
        .path()
        .join("tried/Kursprogramm für Frühling/the site");
    let page = fs::read_to_string(site.join("index.html")).expect("a page");
    assert!(page.contains("Millbrook Recovery and Wellbeing College"));
}

/// Why a file of this name is lost or refused on some machine that a college publishes from.
fn not_portable(path: &str) -> Option<String> {
    for part in path.split('/') {
        let stem = part.split('.').next().unwrap_or(part).to_lowercase();
        let device = stem.trim_end_matches(|letter: char| letter.is_ascii_digit());
        let is_device = matches!(stem.as_str(), "con" | "prn" | "aux" | "nul")
            || matches!(device, "com" | "lpt") && stem.len() == device.len() + 1;
        let odd = |letter: char| letter.is_control() || "<>:\"\\|?*".contains(letter);
        if is_device || part.contains(odd) || part.ends_with(['.', ' ']) || part.len() > 255 {
            return Some(format!("{part} in {path}"));
        }
    }
    None
}

fn lost_names(folder: &Path) -> Vec<String> {
    let mut lost = Vec::new();
    let mut seen: BTreeMap<String, String> = BTreeMap::new();
    for (path, _) in tree(folder) {
        lost.extend(not_portable(&path));
        // Windows and macOS take two names that differ in capitals only for one.
        if let Some(other) = seen.insert(path.to_lowercase(), path.clone()) {
            lost.push(format!("{path} is {other}"));
        }
    }
    lost
}

#[test]
fn the_check_for_names_knows_a_bad_one() {
    for bad in ["a/con.md", "nul", "x/LPT1.txt", "a:b", "what?.html", "end."] {
        assert!(not_portable(bad).is_some(), "{bad}");
    }
    assert_eq!(not_portable("courses/contact/console-1.html"), None);
}

/// The small college in a folder with spaces, brackets and letters that are not English.
fn in_an_odd_folder() -> (College, PathBuf) {
    let college = College::empty();
    let folder = "Kursprogramm für Frühling (2027)";
    let small = College::new();
    for part in ["content", "partners"] {
        for (path, bytes) in small.tree(part) {
            college.write(&format!("{folder}/{part}/{path}"), bytes);
        }
    }
    let folder = college.path(folder);
    (college, folder)
}

#[test]
fn a_college_may_lie_in_a_folder_of_any_name() {
    let (college, folder) = in_an_odd_folder();
    let site = folder.to_string_lossy().into_owned();
    let out = college.path("unsere Seiten – neu");
    let out_text = out.to_string_lossy().into_owned();
    let from_outside = ["--site", &site, "--today", TODAY];
    college
        .run(&[&["build", "--out", &out_text][..], &from_outside].concat())
        .ends_with(0);
    assert!(out.join("courses/sleep-well/index.html").is_file());
    assert_eq!(lost_names(&out), Vec::<String>::new());
    assert_eq!(lost_names(&folder), Vec::<String>::new());
    for arguments in [
        &["check"][..],
        &["timetable"],
        &["due"],
        &["panel"],
        &[
            "impact",
            "venue",
            "town-library",
            "--cancel",
            "The library is closed.",
            "--apply",
        ],
        &["new", "course", "a-new-one"],
    ] {
        let more: &[&str] = match arguments[0] {
            "new" => &["--site", &site],
            _ => &from_outside,
        };
        let ran = college.run(&[arguments, more].concat());
        assert_eq!(ran.code, 0, "{arguments:?}: {}{}", ran.out, ran.err);
    }
    let inside = crate::college::program()
        .current_dir(&folder)
        .args(["check", "--today", TODAY])
        .output()
        .expect("it runs");
    assert!(inside.status.success());
}

#[test]
fn the_sample_college_and_its_site_have_names_that_every_machine_takes() {
    let college = College::copy_of(Path::new(SOURCE));
    college.build(&[]).ends_with(0);
    assert_eq!(lost_names(&college.path("public")), Vec::<String>::new());
    assert_eq!(lost_names(&college.path("content")), Vec::<String>::new());
}

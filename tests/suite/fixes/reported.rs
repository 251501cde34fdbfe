//! `--fix` changes what is reported and nothing else; and what it could do is told to other programs.

use serde_json::{Value, json};

use crate::college::{COURSE, College, TODAY};
use crate::ran::Ran;

const PATH: &str = "content/courses/sleep-well.md";

fn with_body(body: &str) -> String {
    COURSE.replace("We talk about nights, and try small changes.\n", body)
}

fn fix(college: &College, more: &[&str]) -> Ran {
    college.run(&[&["check", "--today", TODAY, "--fix"], more].concat())
}

#[track_caller]
fn stays(college: &College, path: &str) {
    let before = college.read(path);
    let ran = fix(college, &[]);
    assert!(
        ran.err.contains("Nothing to change"),
        "{}{}",
        ran.out,
        ran.err
    );
    assert_eq!(college.read(path), before);
}

#[test]
fn what_is_waived_stays_also_when_the_waiver_has_run_out() {
    for until in ["2027-11-22", "2026-11-21"] {
        let waiver = format!(
            "<!-- prospectus: allow time-style; reason: A poster; owner: coordinator; until: {until} -->\nAt 17:30.\n"
        );
        stays(&College::new().with(PATH, with_body(&waiver)), PATH);
    }
}

#[test]
fn what_is_turned_off_or_not_shown_stays() {
    let college = College::new().with(PATH, with_body("At 17:30.\n"));
    college.replace(
        "content/college.md",
        "contact:",
        "rules: {time-style: off}\ncontact:",
    );
    stays(&college, PATH);
    college.replace("content/college.md", "off", "advice");
    stays(&college, PATH);
    fix(&college, &["--level", "advice"]).says("5:30pm instead of 17:30");
    assert_eq!(college.read(PATH), with_body("At 5:30pm.\n"));
}

#[test]
fn people_outside_the_folder_are_for_others_to_change() {
    let people = College::empty().with(
        "p-03.md",
        "---\nexpertise: [lived]\nroll: Tutor\nrole: Tutor\n---\nAt 17:30.\n",
    );
    let college = College::new();
    let folder = people.path("");
    let folder = folder.to_str().expect("it has a plain name");
    let ran = fix(&college, &["--people", folder]);
    assert!(
        ran.out.contains("17:30") && !ran.out.contains("fix:"),
        "{}",
        ran.out
    );
    assert_eq!(people.read("p-03.md").matches("17:30").count(), 1);
}

#[test]
fn since_a_revision_only_what_is_reported_is_changed() {
    let old = with_body("At 17:30.\n");
    let college = College::new().with(PATH, &old);
    for arguments in [
        &["init", "--quiet", "--initial-branch=main"][..],
        &["add", "--all"],
        &["commit", "--quiet", "-m", "x"],
    ] {
        let mut git = assert_cmd::Command::new("git");
        git.current_dir(college.path("")).args(arguments);
        git.env("GIT_CONFIG_NOSYSTEM", "1")
            .env("GIT_CONFIG_GLOBAL", "/dev/null");
        for role in ["AUTHOR", "COMMITTER"] {
            git.env(format!("GIT_{role}_NAME"), "C")
                .env(format!("GIT_{role}_EMAIL"), "c@example.org");
        }
        git.assert().success();
    }
    college.write(PATH, format!("{old}\nAt 19:00.\n"));
    for _ in 0..2 {
        fix(&college, &["--base", "main"]).ends_with(0);
        assert_eq!(college.read(PATH), format!("{old}\nAt 7pm.\n"));
    }
}

fn found(college: &College, format: &str) -> Value {
    let ran = college.run(&["check", "--today", TODAY, "--format", format]);
    serde_json::from_str(&ran.out).expect("it is JSON")
}

#[test]
fn other_programs_are_told_what_to_write_where() {
    let college = College::new().with(PATH, with_body("é At 17:30.\n"));
    let finding = &found(&college, "json")["findings"][0];
    let fix = json!({
        "path": PATH, "line": 23, "column": 6, "end_line": 23, "end_column": 11,
        "text": "5:30pm", "message": "write 5:30pm instead of 17:30",
    });
    assert_eq!(finding["fix"], fix);
    let diagnostic = &found(&college, "rdjson")["diagnostics"][0];
    let range =
        json!({ "start": { "line": 23, "column": 7 }, "end": { "line": 23, "column": 12 } });
    assert_eq!(
        diagnostic["suggestions"],
        json!([{ "range": range, "text": "5:30pm" }])
    );
    let result = &found(&college, "sarif")["runs"][0]["results"][0];
    let change = &result["fixes"][0]["artifactChanges"][0];
    assert_eq!(change["artifactLocation"]["uri"], PATH);
    let replaced = json!({
        "deletedRegion": { "startLine": 23, "startColumn": 6, "endLine": 23, "endColumn": 11 },
        "insertedContent": { "text": "5:30pm" },
    });
    assert_eq!(change["replacements"], json!([replaced]));
}

#[test]
fn check_says_how_many_it_could_put_right() {
    let college = College::new().with(PATH, with_body("At 17:30 or 12pm, for people 16+.\n"));
    college
        .run(&["check", "--today", TODAY])
        .ends_with(0)
        .says("prospectus check --fix puts 2 of them right.");
}

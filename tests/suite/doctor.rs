//! `doctor` says what is there, what is missing, and the next step, and changes nothing.

use assert_cmd::Command;
use serde_json::Value;

use crate::college::{College, Ran, TODAY};

struct Looked {
    code: i32,
    items: Vec<Value>,
}

fn look(college: &College) -> Looked {
    let before = college.tree("");
    let ran = college.run(&["doctor", "--format", "json", "--today", TODAY]);
    assert_eq!(before, college.tree(""), "it changed something");
    let document: Value = serde_json::from_str(&ran.out).expect("JSON");
    Looked {
        code: ran.code,
        items: document["items"].as_array().expect("a list").clone(),
    }
}

impl Looked {
    /// Whether something about this needs doing, with these words and a next step.
    #[track_caller]
    fn to_do(&self, about: &str, words: &str) {
        let is_it = |it: &&Value| {
            it["about"] == about
                && it["message"]
                    .as_str()
                    .is_some_and(|said| said.contains(words))
        };
        let found = self.items.iter().find(is_it);
        let found = found.unwrap_or_else(|| panic!("{about}: {words}: {:#?}", self.items));
        assert_eq!(found["state"], "to-do", "{found}");
        assert!(
            found["next"].as_str().is_some_and(|next| !next.is_empty()),
            "{found}"
        );
        assert_eq!(self.code, 1);
    }

    fn states(&self, about: &str) -> Vec<&str> {
        let items = self.items.iter().filter(|it| it["about"] == about);
        items.filter_map(|it| it["state"].as_str()).collect()
    }
}

fn git(college: &College, arguments: &[&str]) {
    let mut command = Command::new("git");
    command.current_dir(college.path("")).args(arguments);
    for role in ["AUTHOR", "COMMITTER"] {
        command.env(format!("GIT_{role}_NAME"), "C");
        command.env(format!("GIT_{role}_EMAIL"), "c@example.org");
    }
    Ran::new(command).ends_with(0);
}

/// A college that `init` began, ready to be published.
fn begun() -> College {
    let college = College::empty();
    let mut init = college.command(&["init", ".", "--base-url", "https://college.gov.uk/"]);
    init.env("SOURCE_DATE_EPOCH", "1795348800");
    Ran::new(init).ends_with(0);
    college.replace(
        ".github/actions/prospectus/action.yml",
        "PROSPECTUS_SOURCE: \"\"",
        "PROSPECTUS_SOURCE: \"https://example.org/prospectus.tar.gz\"",
    );
    git(&college, &["init", "--quiet", "--initial-branch=main"]);
    git(
        &college,
        &[
            "remote",
            "add",
            "origin",
            "https://me:secret@example.org/ours.git",
        ],
    );
    git(&college, &["add", "--all"]);
    git(&college, &["commit", "--quiet", "--message", "Begin"]);
    college
}

#[test]
fn a_college_that_is_ready_needs_nothing() {
    let college = begun();
    let looked = look(&college);
    assert_eq!(looked.code, 0, "{:#?}", looked.items);
    for about in [
        "program", "college", "records", "theme", "git", "host", "address",
    ] {
        assert_eq!(looked.states(about), ["fine"], "{about}");
    }
    assert_eq!(
        looked.states("calendars"),
        ["to-know"],
        "GitHub saves the ledger"
    );
    let said = format!("{:?}", looked.items);
    assert!(!said.contains("secret"), "{said}");
}

#[test]
fn each_thing_that_is_missing_is_said_with_the_next_step() {
    let college = begun();
    college.replace(
        ".github/actions/prospectus/action.yml",
        "https://example.org/prospectus.tar.gz",
        "",
    );
    let college = college
        .without(".github/workflows/due.yml")
        .with("content/pages/new.md", "---\ntitle: New\n---\nWords.\n");
    college.replace(
        "content/college.md",
        "time_zone: Europe/London",
        "time_zone: Mars\ntheme: {name: ours}",
    );
    let looked = look(&college);
    looked.to_do("records", "1 mistake keeps something from being read");
    looked.to_do("check", "nothing is published before");
    looked.to_do("theme", "no folder themes/ours");
    looked.to_do("git", "1 new file and 3 changed files");
    looked.to_do("host", "GitHub lacks .github/workflows/due.yml");
    looked.to_do(
        "host",
        "does not say yet where GitHub gets the program from",
    );
}

#[test]
fn a_workflow_of_ones_own_is_known_and_no_task() {
    let college = begun();
    college.replace(".github/workflows/due.yml", "43 5 * * 1", "0 6 * * 1");
    git(
        &college,
        &["commit", "--quiet", "--all", "--message", "Later"],
    );
    let looked = look(&college);
    assert_eq!((looked.code, looked.states("host")), (0, vec!["to-know"]));
}

#[test]
fn without_a_host_the_ledger_is_the_colleges_to_build_and_commit() {
    let college = College::new();
    let looked = look(&college);
    looked.to_do("calendars", "content/calendar.lock, is not there yet");
    looked.to_do("git", "in no repository");
    college.build(&[]).ends_with(0);
    assert_eq!(look(&college).states("calendars"), ["fine"]);
    college.replace("content/courses/sleep-well.md", "2027-01-19", "2027-01-20");
    look(&college).to_do("calendars", "out of date");
}

#[test]
fn where_no_college_is_the_next_step_is_to_begin_one() {
    let looked = look(&College::empty());
    looked.to_do("college", "there is no content/college.md");
    assert_eq!(looked.items.len(), 3, "{:#?}", looked.items);
}

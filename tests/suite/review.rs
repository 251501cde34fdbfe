//! `review --base`: a change in the panel's words, by the real git.
//!
//! `UPDATE_GOLDEN=1 cargo test review` writes today's words of the change of 30 courses into `review/thirty.md`.

mod hostile;

mod since_passed;

mod thirty;

mod whole;

use std::fmt::Write;

use serde_json::Value;

use crate::college::{College, Ran, TODAY, online_course};
use crate::since::{commit, environment, git};

/// What no report about a change may say: a name, words of a response, materials, a private venue.
const SECRET: [&str; 8] = [
    "Rosalind",
    "Quarry",
    "a comment of a member",
    "Vault folder",
    "Larch House",
    "9 Orchard Rise",
    "larch-house",
    "J.S.",
];

const COLLEGE: &str = "---\nname: Millbrook College\nbase_url: https://example.org/\nlanguage: en-GB\ntime_zone: Europe/London\n\
     contact: {phone: 01632 960 100}\n\
     panel: {mode: advise, new_file_url: \"https://github.com/millbrook/prospectus/new/main\"}\n\
     rules: {very-like-another-course: off, clashes-for-students: off, person-booked-twice: off}\n---\n\
     Welcome to our college. Our courses are not therapy.\n";

/// A college with a panel, where somebody is known by name and a venue is private.
fn college() -> College {
    College::new()
        .with("content/college.md", COLLEGE)
        .with(
            "content/people/p-01.md",
            "---\nexpertise: [lived]\nrole: Peer trainer\nname: Rosalind Quarry\nconsent: {on: 2026-09-01, review_by: 2028-09-01}\n---\n",
        )
        .with(
            "content/venues/larch-house.md",
            "---\nname: Larch House\nprivate: yes\naddress: [9 Orchard Rise]\n---\n",
        )
}

/// An online course like the college's own, under another title.
fn course(title: &str) -> String {
    let words = format!(
        "We talk about {}, and try small changes.",
        title.to_lowercase()
    );
    online_course()
        .replace("title: Sleep well", &format!("title: {title}"))
        .replace("We talk about nights, and try small changes.", &words)
}

fn path(id: &str) -> String {
    format!("content/courses/{id}.md")
}

/// Keeps the college on `main`, and begins the change.
fn begin(college: &College) {
    git(college, &["init", "--quiet", "--initial-branch=main"]);
    commit(college);
    git(college, &["checkout", "--quiet", "-b", "new"]);
}

fn review(college: &College, arguments: &[&str]) -> Ran {
    let mut command = college.command(&["review", "--today", TODAY, "--base", "main"]);
    command.args(arguments);
    environment(&mut command);
    Ran::new(command)
}

#[track_caller]
fn markdown(college: &College) -> String {
    review(college, &[]).ends_with(0).out
}

#[track_caller]
fn json(college: &College) -> Value {
    let ran = review(college, &["--format", "json"]).ends_with(0);
    serde_json::from_str(&ran.out).expect("it is JSON")
}

/// Panel commands, each of which must do its work.
#[track_caller]
fn panel(college: &College, arguments: &[&str]) {
    college.run(&[&["panel"], arguments].concat()).ends_with(0);
}

/// The part of a text under a heading, to the next one.
#[track_caller]
fn under<'t>(text: &'t str, heading: &str) -> &'t str {
    let head = format!("### {heading}\n");
    let (_, rest) = text
        .split_once(&head)
        .unwrap_or_else(|| panic!("no {heading} in {text}"));
    rest.split("\n### ").next().unwrap_or(rest)
}

#[track_caller]
fn keeps_secrets(text: &str) {
    let mut found = String::new();
    for line in text.lines() {
        if SECRET.iter().any(|secret| line.contains(secret)) {
            let _ = writeln!(found, "{line}");
        }
    }
    assert!(found.is_empty(), "{found}");
}

//! People who are kept outside the folder: their names are looked for in its texts, and said nowhere else.

use crate::college::{College, TODAY};
use crate::ran::Ran;

const UNNAMED: &str = "---\nexpertise: [lived]\nrole: Peer trainer\nname: Aisha Begum\n---\nAisha Begum likes gardens.\n";

/// A college that keeps its people in another folder.
fn apart() -> (College, College) {
    let people = College::empty().with("p-01.md", UNNAMED).with(
        "p-02.md",
        "---\nexpertise: [learned]\nrole: Tutor\n---\nWorks with Aisha Begum.\n",
    );
    let college = College::new()
        .without("content/people/p-01.md")
        .without("content/people/p-02.md");
    college.replace(
        "content/college.md",
        "language: en-GB",
        "language: en-GB\npeople: overlay",
    );
    college.replace(
        "content/courses/sleep-well.md",
        "We talk about nights",
        "Aisha Begum talks about nights",
    );
    (college, people)
}

fn check(college: &College, people: Option<&College>) -> Ran {
    let mut command = college.command(&["check", "--format", "short", "--today", TODAY]);
    if let Some(people) = people {
        command.arg("--people").arg(people.path(""));
    }
    Ran::new(command)
}

#[test]
fn a_name_of_somebody_in_the_overlay_is_found_in_the_texts_of_the_college_and_there_alone() {
    let (college, people) = apart();
    let ran = check(&college, Some(&people)).ends_with(1);
    let found: Vec<&str> = ran
        .out
        .lines()
        .filter(|line| line.contains("D801"))
        .collect();
    let [finding] = found[..] else {
        panic!("{}", ran.out);
    };
    assert!(
        finding.starts_with("content/courses/sleep-well.md:23:1: error D801"),
        "{finding}"
    );
}

#[test]
fn without_the_overlay_nobody_knows_the_name_and_nothing_is_said() {
    let (college, _) = apart();
    let ran = check(&college, None).ends_with(0);
    assert!(!ran.out.contains("D801"), "{}", ran.out);
}

#[test]
fn somebody_in_the_overlay_who_agreed_may_be_named() {
    let (college, people) = apart();
    people.replace(
        "p-01.md",
        "name: Aisha Begum\n",
        "name: Aisha Begum\nconsent: {on: 2026-09-01, review_by: 2027-09-01}\n",
    );
    let ran = check(&college, Some(&people)).ends_with(0);
    assert!(!ran.out.contains("D801"), "{}", ran.out);
}

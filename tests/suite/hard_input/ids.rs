//! Names that cannot be ids.

use crate::college::{COURSE, Checked, College};
use crate::hard_input::course;

/// The other place of the only finding with this code, where the id was given first.
fn first_of(code: &str, checked: &Checked) -> (String, usize) {
    let mut findings = checked
        .findings
        .iter()
        .filter(|finding| finding["code"] == code);
    let finding = findings.next().expect("it is found");
    assert!(findings.next().is_none(), "once");
    let place = &finding["related"][0];
    let path = place["path"].as_str().expect("a path");
    let line = place["line"].as_u64().expect("a line");
    (path.to_owned(), line as usize)
}

#[test]
fn two_files_with_one_id_are_both_named() {
    let college = College::new().with("content/courses/2027/sleep-well.md", COURSE);
    let checked = college.check();
    checked.finds(
        "M006",
        "content/courses/sleep-well.md",
        "there is a course sleep-well already",
        "rename one of the two",
    );
    let related = checked
        .findings
        .iter()
        .map(|finding| &finding["related"][0]["path"]);
    assert!(
        related
            .into_iter()
            .any(|path| path == "content/courses/2027/sleep-well.md")
    );
}

#[test]
fn a_file_whose_name_is_no_id_is_told_a_better_one() {
    let cases = [
        ("CON.md", "CON cannot be an address", "another name"),
        (
            "con.md",
            "con cannot be the name of a file on Windows",
            "another name",
        ),
        (
            "Sleep Well 2.md",
            "Sleep Well 2 cannot be an address",
            "sleep-well-2.md",
        ),
    ];
    for (name, message, help) in cases {
        let path = format!("content/courses/{name}");
        College::new()
            .with(&path, COURSE)
            .check()
            .finds("M006", &path, message, help);
    }
}

#[test]
fn a_run_whose_id_is_no_id_is_told_a_better_one() {
    for (id, message, help) in [
        ("../x", "../x cannot be an address", "write x"),
        ("a/b", "a/b cannot be an address", "write a-b"),
        ("CON", "CON cannot be an address", "choose another id"),
        (
            "con",
            "con cannot be the name of a file on Windows",
            "choose another id",
        ),
    ] {
        course(COURSE.replace("id: spring", &format!("id: {id}"))).finds(
            "M004",
            &format!("{id}\n"),
            message,
            help,
        );
    }
}

#[test]
fn a_session_of_a_series_cannot_have_the_id_of_another() {
    let text = COURSE.replace(
        "    sessions:\n",
        "    weekly:
      first: 2027-01-12 14:00-16:00
      times: 3
      change:
        2027-01-19: {id: visit}
        2027-01-26: {id: rest, theme: Rest}
    sessions:
      - {on: 2027-02-01 10:00-12:00, id: visit, theme: Again}
      - {on: 2027-02-02 10:00-12:00, id: tea}
",
    );
    let handed_in = course(text);
    handed_in.finds(
        "M011",
        "visit, theme",
        "the run has a session visit already",
        "an id of its own",
    );
    let line = handed_in
        .text
        .lines()
        .position(|line| line.ends_with("{id: visit}"));
    assert_eq!(
        first_of("M011", &handed_in.checked),
        (
            "content/courses/x.md".into(),
            line.expect("it is there") + 1
        )
    );
}

#[test]
fn two_rooms_of_a_venue_cannot_have_one_id() {
    let venue = "---\nname: The Hub\nrooms:\n  - {id: hall}\n  - {id: hall, places: 4}\n---\n";
    let path = "content/venues/hub.md";
    let checked = College::new().with(path, venue).check();
    checked.finds(
        "M006",
        "content/venues/hub.md:5:10",
        "the venue has a room hall already",
        "an id of its own",
    );
    assert_eq!(first_of("M006", &checked), (path.into(), 4));
}

#[test]
fn a_reference_that_is_no_id_is_not_told_to_become_a_file() {
    for id in ["../x", "CON", "a/b"] {
        course(COURSE.replace("partner: millbrook-mind", &format!("partner: {id}"))).finds(
            "M005",
            &format!("{id}\n"),
            &format!("there is no partner {id}"),
            "write the id of a file in partners/",
        );
    }
}

#[test]
fn new_refuses_an_id_that_is_no_id_and_writes_nothing() {
    for (id, help) in [
        ("../x", "call it x"),
        ("CON", "choose another id"),
        ("a/b", "call it a-b"),
    ] {
        let college = College::new();
        let before = college.tree("");
        let ran = college.run(&["new", "course", id]).ends_with(2);
        ran.says(&format!("{id} cannot be an address")).says(help);
        assert_eq!(before, college.tree(""));
    }
}

#[test]
fn a_collection_has_an_id_of_its_own() {
    let college = College::new();
    let collections = "collections: [{id: a, name: A}, {id: a, name: B}]\ncontact:";
    college.replace("content/college.md", "contact:", collections);
    college.check().finds(
        "M006",
        "content/college.md:6:38",
        "there is a collection a already",
        "another id",
    );
}

//! Names that cannot be ids.

use crate::college::{COURSE, College};
use crate::hard_input::course;

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

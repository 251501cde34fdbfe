//! What is refused, with what to do, and nothing changed.

use crate::college::{COURSE, College};

/// Runs a rename that is refused: nothing in the folder changes.
#[track_caller]
fn refused(college: &College, [kind, old, new]: [&str; 3], words: &[&str]) {
    let before = college.tree("");
    let mut ran = college.run(&["rename", kind, old, new]).ends_with(2);
    for words in words {
        ran = ran.says(words);
    }
    assert!(ran.err.contains("help: "), "{}", ran.err);
    assert_eq!(college.tree(""), before);
}

#[test]
fn an_id_that_something_has_is_refused_wherever_it_lies() {
    let other = COURSE
        .replace(
            "reviewed:",
            "aliases: [/courses/taken/, /asked/]\nreviewed:",
        )
        .replace("venue: town-library\n", "")
        .replace("in-person", "online");
    let college = College::new().with("content/courses/2027/other.md", other);
    college.replace(
        "content/college.md",
        "language: en-GB",
        "language: en-GB\nlanguages: [cy]",
    );
    for (kind, old, new, words) in [
        (
            "course",
            "sleep-well",
            "other",
            "there is a course other already: content/courses/2027/other.md",
        ),
        (
            "course",
            "sleep-well",
            "taken",
            "/courses/taken/ is an old address that leads to the course other",
        ),
        ("page", "how-to-enrol", "asked", "/asked/ is an old address"),
        (
            "page",
            "how-to-enrol",
            "cy",
            "at /cy/ stand the pages in that language",
        ),
        (
            "page",
            "how-to-enrol",
            "courses",
            "/courses/ is an address that the program makes itself",
        ),
        (
            "topic",
            "living-well",
            "living-well",
            "called living-well already",
        ),
    ] {
        refused(&college, [kind, old, new], &[words]);
    }
}

#[test]
fn an_id_that_cannot_be_one_is_refused_with_one_that_can() {
    let college = College::new();
    for (new, help) in [
        ("Rest_Well", "call it rest-well"),
        ("../x", "call it x"),
        ("con", "choose another"),
        ("Rest well", "call it rest-well"),
    ] {
        refused(&college, ["course", "sleep-well", new], &[help]);
    }
}

#[test]
fn a_name_that_nothing_has_is_refused_with_the_one_that_may_be_meant() {
    let college = College::new();
    refused(
        &college,
        ["course", "sleepwell", "x"],
        &["there is no course sleepwell", "did you mean sleep-well?"],
    );
    refused(
        &college,
        ["course", "town-library", "x"],
        &["prospectus rename venue town-library x"],
    );
    refused(
        &College::empty(),
        ["course", "a", "b"],
        &["no college was found"],
    );
}

#[test]
fn a_college_that_cannot_be_read_is_refused_with_the_file_to_look_at_first() {
    let college = College::new().with_course("---\ntitle: [\n---\n");
    refused(
        &college,
        ["topic", "living-well", "x"],
        &["content/courses/x.md", "prospectus check"],
    );
}

#[test]
fn a_page_that_the_program_looks_for_keeps_its_name() {
    refused(
        &College::new(),
        ["page", "accessibility", "x"],
        &["looks for a page called accessibility"],
    );
}

#[test]
fn a_name_that_calendars_remember_of_another_course_is_refused() {
    let other = COURSE
        .replace("venue: town-library\n", "")
        .replace("in-person", "online");
    let college = College::new().with("content/courses/gone.md", other);
    college.build(&[]).ends_with(0);
    let college = college.without("content/courses/gone.md");
    refused(
        &college,
        ["course", "sleep-well", "gone"],
        &["remember another course gone"],
    );
}

#[test]
fn people_who_are_kept_elsewhere_are_renamed_there() {
    let elsewhere = tempfile::tempdir().expect("there is room");
    let college = College::new();
    for id in ["p-01", "p-02"] {
        let path = format!("content/people/{id}.md");
        std::fs::write(
            elsewhere.path().join(format!("{id}.md")),
            college.read(&path),
        )
        .expect("it can be written");
        std::fs::remove_file(college.path(&path)).expect("it is there");
    }
    college.replace("content/college.md", "panel:", "people: overlay\npanel:");
    refused(
        &college,
        ["person", "p-01", "p-09"],
        &["people are kept outside"],
    );
    let people = elsewhere.path().to_str().expect("a plain path");
    let ran = college
        .run(&["rename", "person", "p-01", "p-09", "--people", people])
        .ends_with(2);
    ran.says("is kept outside the college's folder")
        .says("rename that file to p-09.md");
}

#[test]
fn files_of_people_elsewhere_that_name_the_record_are_said() {
    let elsewhere = tempfile::tempdir().expect("there is room");
    let person = elsewhere.path().join("p-07.md");
    let text = "---\nexpertise: [lived]\nrole: Tutor\npartner: millbrook-mind\n---\n";
    std::fs::write(&person, text).expect("it can be written");
    let college = College::new();
    let people = elsewhere.path().to_str().expect("a plain path");
    let ran = college
        .run(&[
            "rename",
            "partner",
            "millbrook-mind",
            "mind",
            "--people",
            people,
        ])
        .ends_with(0);
    ran.says("p-07.md:4 names it too").says("write mind there");
    assert_eq!(std::fs::read_to_string(&person).ok().as_deref(), Some(text));
}

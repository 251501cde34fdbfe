//! Front matters that cannot be read, and texts that try to be too much.

use std::fmt::Write;

use crate::college::{COURSE, College};
use crate::hard_input::course;

#[test]
fn a_text_without_front_matter_is_told_how_to_begin() {
    course("Sleep well\n").finds(
        "M001",
        "Sleep well",
        "does not begin with ---",
        "three hyphens",
    );
}

#[test]
fn a_front_matter_that_never_ends_is_shown_where_it_begins() {
    course("---\ntitle: Sleep well\nsummary: Nights.\n").finds(
        "M001",
        "---",
        "never ends",
        "three hyphens",
    );
}

#[test]
fn an_empty_file_is_told_how_to_begin() {
    course("").finds("M001", "", "empty", "three hyphens");
}

#[test]
fn a_tab_is_shown_in_its_line() {
    course(COURSE.replace("  - id", "\t- id")).finds(
        "M001",
        "- id",
        "begins with a tab",
        "two spaces",
    );
}

#[test]
fn a_key_written_twice_is_shown_the_second_time() {
    course(COURSE.replace("venue:", "title: Rest\nvenue:")).finds(
        "M001",
        "title: Rest",
        "the key title is written twice",
        "keep one of the two",
    );
}

#[test]
fn aliases_are_refused_before_they_grow() {
    let mut bomb = String::from("---\ntitle: X\nsummary: S.\na: &a [lol, lol]\n");
    for (from, to) in ('a'..='y').zip('b'..='z') {
        writeln!(bomb, "{to}: &{to} [*{from}, *{from}, *{from}, *{from}]").expect("memory");
    }
    bomb.push_str("---\nText.\n");
    course(bomb).finds("M001", "&a", "begins with & or !", "quotation marks");
}

#[test]
fn ten_thousand_nested_brackets_are_refused() {
    let brackets = format!("venue: {}{}", "[".repeat(10_000), "]".repeat(10_000));
    course(COURSE.replace("venue: town-library", &brackets)).finds(
        "M001",
        "venue: [",
        "nested more deeply",
        "delete the brackets, hyphens or indents",
    );
}

#[test]
fn thousands_of_nested_lists_and_keys_are_refused() {
    let hyphens = format!("{}x\n", "- ".repeat(10_000));
    let college = College::new().with("content/words.yml", &hyphens);
    college.check().finds(
        "M001",
        "content/words.yml:1:1",
        "nested more deeply",
        "hyphens",
    );

    let mut keys = String::from("x-notes:\n");
    for depth in 1..300 {
        writeln!(keys, "{}a{depth}:", " ".repeat(depth)).expect("memory");
    }
    course(COURSE.replace("venue:", &format!("{keys}venue:"))).finds(
        "M001",
        "a32:",
        "nested more deeply",
        "indents",
    );
}

#[test]
fn a_text_of_nested_marks_is_only_a_text() {
    for mark in ["> ", "- ", "[", "*a **b ", "<span>"] {
        let college = College::new();
        college.replace(
            "content/courses/sleep-well.md",
            "We talk about nights",
            &format!("{}We talk about nights", mark.repeat(5_000)),
        );
        assert_eq!(college.check().code, 0, "{mark:?}");
    }
}

#[test]
fn a_required_value_between_empty_quotation_marks_is_missing() {
    let text = COURSE.replace("title: Sleep well", "title: \"\"");
    course(text).finds("M003", "\"\"", "title has no value", "a text");
    let text = COURSE.replace("id: spring", "id: \"  \"");
    course(text).finds("M003", "\"  \"", "id has no value", "a short name");
}

#[test]
fn an_empty_text_in_a_list_is_shown() {
    let text = COURSE.replace("[living-well]", "[living-well, \"\"]");
    course(text).finds(
        "M004",
        "\"\"",
        "there is no value here",
        "the id of a record",
    );
    let text = COURSE.replace("[Name two things that help you to sleep,", "[\"\",");
    course(text).finds("M004", "\"\"", "there is no value here", "a text");
}

#[test]
fn a_list_without_brackets_is_told_to_get_them() {
    for (list, written, help) in [
        (
            "topics: [living-well]",
            "topics: living-well, sleep",
            "write [living-well, sleep]",
        ),
        (
            "co_producers: [p-01, p-02]",
            "co_producers: p-01,p-02",
            "write [p-01, p-02]",
        ),
        (
            "next_steps: [{text: Ask us what is next, url: /how-to-enrol/}]",
            "next_steps: sleep-well, x",
            "write [sleep-well, x]",
        ),
    ] {
        let text = COURSE.replace(list, written);
        let value = written
            .lines()
            .next()
            .and_then(|line| line.split_once(": "));
        let value = value.expect("a key and a value").1;
        course(text).finds("M004", value, "is one text, not a list", help);
    }
}

#[test]
fn a_place_on_the_earth_is_two_numbers_and_no_word() {
    let path = "content/venues/town-library.md";
    for location in [
        "[53.1, x, -1.2]",
        "[53.1]",
        "[53.1, -1.2, 0]",
        "[91, 0]",
        "[x, y]",
        "[nan, 0]",
    ] {
        let college = College::new();
        college.replace(path, "---\nBy", &format!("location: {location}\n---\nBy"));
        let place = format!("{path}:6:11");
        let help = "such as [53.6800, -1.4900]";
        college
            .check()
            .finds("M004", &place, "not a place on the earth", help);
    }
}

#[test]
fn a_language_is_a_tag_and_not_a_name() {
    for language in ["English", "Urdu", "en_GB", "\"u r\""] {
        let text = COURSE.replace("audience:", &format!("language: {language}\naudience:"));
        course(text).finds("M004", language, "is not a language tag", "en-GB, cy or ur");
    }
    let college = College::new();
    let (from, to) = ("audience:", "language: pa-Guru\naudience:");
    college.replace("content/courses/sleep-well.md", from, to);
    college.check().is_clean();
}

#[test]
fn a_placeholder_is_shown_where_it_stands() {
    let text = COURSE.replace("We talk", "\u{130}stanbul, mastodon: TODO. We talk");
    course(text).finds(
        "M007",
        "TODO",
        "the placeholder TODO",
        "write what belongs here",
    );
}

#[test]
fn a_college_file_that_cannot_be_read_is_shown_with_what_is_wrong_elsewhere() {
    let college = College::new()
        .with("content/college.md", "---\nname: A\n  b: c\n---\n")
        .with_course(COURSE.replace("living-well", "living-wel"));
    let checked = college.check();
    checked.finds("M001", "content/college.md:3:3", "cannot be read", "indent");
    checked.finds(
        "M005",
        "content/courses/x.md:5:10",
        "there is no topic",
        "living-well",
    );
}

#[test]
fn a_sign_that_no_page_may_hold_is_shown() {
    let text = COURSE.replace("We talk", "We \u{1}talk");
    course(text).finds("M010", "\u{1}", "an unseen sign here, U+0001", "delete it");
    let text = COURSE.replace("Sleep well", "\"Sleep\\u0001 well\"");
    course(text).finds("M004", "\"Sleep", "nobody can see", "a text");
}

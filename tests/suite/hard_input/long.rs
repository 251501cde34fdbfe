//! Texts of a million letters in one piece, of kinds that scanners stumble over: `check` comes to an end, and says little.

use crate::college::{COURSE, College, Ran, TODAY};
use crate::hard_input::course;

/// About as much as a record may hold, in bytes.
const LONGEST: usize = 1_000_000;

/// Checks courses whose texts are each one piece repeated without a space.
#[track_caller]
fn check(pieces: &[&str]) -> Ran {
    let college = College::new();
    for (number, piece) in pieces.iter().enumerate() {
        let text = piece.repeat(LONGEST / piece.len());
        college.write(
            &format!("content/courses/x-{number}.md"),
            format!("{}{text}\n", front(number)),
        );
    }
    let ran = college.run(&["check", "--level", "advice", "--today", TODAY]);
    // What is said of a line of a million letters is shown without the line.
    let said = ran.out.len();
    assert!(said < 20_000 * pieces.len(), "{said} bytes");
    ran
}

/// A course that meets nowhere, so that only its text is in question.
fn front(number: usize) -> String {
    let (front, _) = COURSE.split_once("runs:").expect("it has runs");
    let front = front.replace("Sleep well", &format!("Course {number}"));
    format!("{front}---\n")
}

#[test]
fn a_million_letters_without_a_space_come_to_an_end() {
    check(&["w"]).ends_with(0);
}

#[test]
fn a_million_signs_of_markdown_and_html_come_to_an_end() {
    check(&["[", "`", "![a]("]);
}

#[test]
fn a_million_letters_that_look_like_words_to_a_rule_come_to_an_end() {
    check(&["a-", "a@b.", "🌿"]);
}

#[test]
fn quotes_without_end_before_a_long_text_are_refused_before_it_is_read() {
    let deep = format!("{}a\n", "> ".repeat(3_000));
    let text = format!("{COURSE}\n{deep}{}", "a\n".repeat(3_000));
    course(text).finds(
        "M010",
        &deep[..20],
        "inside one another",
        "take most of the signs",
    );
}

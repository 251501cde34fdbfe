//! Waivers in a text: a comment accepts a finding of the block that follows it, until a day.

use serde_json::Value;

use crate::college::{COURSE, College};
use crate::ran::place_of;

const COMPLETE: &str =
    "allow deficit-language; reason: A title of 1921; owner: coordinator; until: 2026-11-22";

/// Sleep well with a comment to the program, and a text under it.
fn waived(words: &str, text: &str) -> College {
    let course = COURSE.replace(
        "We talk about nights, and try small changes.\n",
        &format!("<!-- prospectus: {words} -->\n{text}\n"),
    );
    College::new().with("content/courses/sleep-well.md", course)
}

/// Asserts all that is found: code, level, line (from 0, which is the comment's) and column, and words of the message.
#[track_caller]
fn finds(college: &College, expected: &[(&str, &str, &str, &str)]) {
    let first = COURSE.lines().count();
    let findings = college.check().findings;
    let of_body = |finding: &&Value| finding["level"] != "advice";
    let found: Vec<&Value> = findings.iter().filter(of_body).collect();
    assert_eq!(found.len(), expected.len(), "{found:#?}");
    for (finding, (code, level, place, message)) in found.into_iter().zip(expected) {
        let (line, column) = place.split_once(':').expect("a line and a column");
        let line = first + line.parse::<usize>().expect("a number");
        let place = format!("content/courses/sleep-well.md:{line}:{column}");
        assert_eq!(finding["code"], *code, "{finding:#?}");
        assert_eq!(finding["level"], *level, "{finding:#?}");
        assert_eq!(place_of(finding), place, "{finding:#?}");
        let said = finding["message"].as_str().unwrap_or_default();
        assert!(said.contains(message), "{message:?} is not in {said:?}");
    }
}

#[test]
fn it_takes_out_a_finding_of_the_block_that_follows() {
    let college = waived(COMPLETE, "For the sufferers.");
    finds(&college, &[]);
    college.build(&[]).ends_with(0);
    let page = college.read("public/courses/sleep-well/index.html");
    assert!(page.contains("For the sufferers."));
    assert!(!page.contains("coordinator"), "it is published");
}

#[test]
fn it_takes_out_nothing_of_the_next_block_and_nothing_of_another_rule() {
    finds(
        &waived(COMPLETE, "For the sufferers.\n\nMore sufferers."),
        &[("L401", "warning", "3:6", "sufferers")],
    );
    finds(
        &waived(
            COMPLETE,
            "The sufferers [click here](https://example.org/).",
        ),
        &[("L408", "error", "1:16", "click here")],
    );
}

#[test]
fn one_that_has_run_out_lowers_its_finding_and_is_said() {
    let late = COMPLETE.replace("2026-11-22", "2026-11-21");
    finds(
        &waived(&late, "For the sufferers."),
        &[
            ("M009", "warning", "0:94", "ran out on 2026-11-21"),
            ("L401", "warning", "1:9", "sufferers"),
        ],
    );
}

#[test]
fn one_that_matches_nothing_is_said() {
    let message = "deficit-language says nothing about the text that follows";
    finds(
        &waived(COMPLETE, "For everybody."),
        &[("M009", "warning", "0:1", message)],
    );
    finds(
        &waived(
            "allow no-such-rule; reason: x; owner: y; until: 2027-01-01",
            "Text.",
        ),
        &[("M009", "warning", "0:24", "there is no rule no-such-rule")],
    );
}

#[test]
fn one_that_is_not_complete_has_no_effect() {
    finds(
        &waived(
            "allow deficit-language; reason: A title; owner:",
            "For the sufferers.",
        ),
        &[
            ("M009", "warning", "0:1", "no owner and no until"),
            ("L401", "warning", "1:9", "sufferers"),
        ],
    );
}

#[test]
fn its_parts_are_read_like_those_of_the_list() {
    for (words, code, place, message) in [
        (
            COMPLETE.replace("owner:", "onwer: x; owner:"),
            "M002",
            "0:67",
            "no key onwer",
        ),
        (
            COMPLETE.replace("2026-11-22", "soon"),
            "M008",
            "0:94",
            "soon",
        ),
        (
            COMPLETE.replace("reason: ", "reason: Yes; "),
            "M004",
            "0:55",
            "A title of 1921 is no key",
        ),
        (
            COMPLETE.replace("until:", "owner:"),
            "M004",
            "0:87",
            "owner is said twice",
        ),
        ("allow".to_owned(), "M003", "0:18", "rule has no value"),
        (
            "forbid joining-link".to_owned(),
            "M002",
            "0:18",
            "forbid joining-link",
        ),
        (String::new(), "M002", "0:1", "says nothing"),
    ] {
        let college = waived(&words, "For everybody.");
        let line = COURSE.lines().count();
        let place = place.replace("0:", &format!("content/courses/sleep-well.md:{line}:"));
        college.check().finds(code, &place, message, "");
    }
}

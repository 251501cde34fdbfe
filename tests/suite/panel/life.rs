//! A course from its first draft to the site: `life.md` shows what each command says, and where the course stands.
//!
//! `UPDATE_GOLDEN=1 cargo test life` writes it anew; read the diff.

use std::fmt::Write as _;
use std::path::Path;

use serde_json::Value;

use crate::college::{COURSE, College};

const PATH: &str = "content/courses/sleep-well.md";

/// What is done.
enum Step {
    /// A command of the panel, and how it ends.
    Panel(&'static [&'static str], i32),
    /// The course says something else.
    Edit(&'static str, &'static str),
    Nothing,
}

use Step::{Edit, Nothing, Panel};

const STEPS: [(&str, &str, Step); 16] = [
    ("A new course is written", "2026-10-30", Nothing),
    (
        "It is sent to the panel",
        "2026-11-01",
        Panel(
            &[
                "open",
                "sleep-well",
                "--material",
                "slides=Shared drive, Panel folder",
            ],
            0,
        ),
    ),
    (
        "A student answers",
        "2026-11-04",
        Panel(
            &[
                "respond",
                "sleep-well",
                "--as",
                "student",
                "--made-it",
                "no",
                "--co-production",
                "yes",
                "--local-need",
                "yes",
                "--educational",
                "partly",
                "--recommend",
                "changes",
                "--text",
                "Is the diary a kind of therapy?",
            ],
            0,
        ),
    ),
    (
        "A member of staff answers",
        "2026-11-06",
        Panel(
            &[
                "respond",
                "sleep-well",
                "--as",
                "staff",
                "--made-it",
                "no",
                "--co-production",
                "yes",
                "--local-need",
                "yes",
                "--educational",
                "yes",
                "--recommend",
                "pass",
            ],
            0,
        ),
    ),
    (
        "Somebody who made it answers",
        "2026-11-06",
        Panel(
            &[
                "respond",
                "sleep-well",
                "--as",
                "student",
                "--made-it",
                "yes",
                "--co-production",
                "yes",
                "--local-need",
                "yes",
                "--educational",
                "yes",
                "--recommend",
                "pass",
            ],
            0,
        ),
    ),
    (
        "The coordinator is too early",
        "2026-11-10",
        Panel(&["pass", "sleep-well", "--by", "coordinator"], 2),
    ),
    ("The window closes", "2026-11-16", Nothing),
    (
        "Changes are asked for",
        "2026-11-16",
        Panel(
            &[
                "ask-changes",
                "sleep-well",
                "--by",
                "coordinator",
                "--text",
                "Say what the diary is for.",
            ],
            0,
        ),
    ),
    (
        "The text is changed",
        "2026-11-18",
        Edit(
            "We talk about nights, and try small changes.",
            "We talk about nights, and try small changes. A diary shows what helps you; nobody reads it but you, and \
             nobody tells you what it means.",
        ),
    ),
    (
        "It goes round again",
        "2026-11-18",
        Panel(&["open", "sleep-well"], 0),
    ),
    (
        "It passes",
        "2026-12-03",
        Panel(
            &[
                "pass",
                "sleep-well",
                "--by",
                "coordinator",
                "--text",
                "The text now says that the diary is one's own.",
            ],
            0,
        ),
    ),
    (
        "A typing mistake is put right",
        "2026-12-10",
        Edit(
            "What keeps us awake, and what helps.",
            "What keeps us awake and what helps.",
        ),
    ),
    (
        "The coordinator says that it is small",
        "2026-12-10",
        Panel(
            &[
                "amend",
                "sleep-well",
                "--by",
                "coordinator",
                "--reason",
                "A comma too many",
            ],
            0,
        ),
    ),
    (
        "Somebody writes another course into it",
        "2026-12-12",
        Edit(
            "What keeps us awake and what helps.",
            "Three hypnosis sessions that cure bad nights.",
        ),
    ),
    (
        "That is no small change",
        "2026-12-12",
        Panel(
            &[
                "amend",
                "sleep-well",
                "--by",
                "coordinator",
                "--reason",
                "New words",
            ],
            2,
        ),
    ),
    (
        "It goes round once more",
        "2026-12-12",
        Panel(&["open", "sleep-well"], 0),
    ),
];

#[test]
fn a_course_goes_from_a_new_text_to_the_site_and_round_again() {
    let college = College::new().with(PATH, COURSE);
    college.replace("content/college.md", "mode: off", "mode: required");
    let mut out = String::from(
        "# A course in front of the panel\n\nThe college says `panel: {mode: required}`. After each step: where the course stands, and what a build does.\n",
    );
    for (what, day, step) in &STEPS {
        write!(out, "\n## {what} ({day})\n\n").expect("memory");
        match step {
            Nothing => {}
            Edit(from, to) => {
                college.replace(PATH, from, to);
                write!(out, "```diff\n- {from}\n+ {to}\n```\n").expect("memory");
            }
            Panel(arguments, code) => {
                let command = [&["panel"], *arguments, &["--today", day]].concat();
                let ran = college.run(&command).ends_with(*code);
                let words: Vec<String> = arguments.iter().map(|it| quoted(it)).collect();
                let said = format!("{}{}", ran.out, ran.err);
                write!(
                    out,
                    "```console\n$ prospectus panel {}\n{said}```\n",
                    words.join(" ")
                )
                .expect("memory");
            }
        }
        out.push_str(&standing(&college, day));
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite/panel/life.md");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&path, &out).expect("it can be written");
    }
    assert_eq!(out, std::fs::read_to_string(path).expect("it is there"));
}

fn quoted(word: &str) -> String {
    match word.contains(' ') {
        true => format!("\"{word}\""),
        false => word.to_owned(),
    }
}

/// The state as the table has it, what check says, and whether the page stands.
fn standing(college: &College, day: &str) -> String {
    let table = college
        .run(&["panel", "--format", "json", "--today", day])
        .ends_with(0);
    let table: Value = serde_json::from_str(&table.out).expect("JSON");
    let course = &table["courses"][0];
    let state = course["state"].as_str().expect("a state");
    let days = course["days_left"]
        .as_i64()
        .map_or_else(String::new, |days| format!(", {days} days left"));
    let built = college.run(&[
        "build",
        "--today",
        day,
        "--base-url",
        "https://example.org/",
    ]);
    let check = college.run(&["check", "--format", "short", "--today", day]);
    let page = college.path("public/courses/sleep-well/index.html");
    let shown = match page.is_file() {
        true => {
            let text = std::fs::read_to_string(page).expect("text");
            let has = |words: &str| text.contains(words);
            if has("hypnosis") {
                "with the new words"
            } else {
                "as the panel read it"
            }
        }
        false => "not there",
    };
    let said: Vec<&str> = check.out.lines().collect();
    let said = match said.as_slice() {
        [] => "nothing".to_owned(),
        lines => lines
            .iter()
            .map(|line| format!("`{line}`"))
            .collect::<Vec<_>>()
            .join("; "),
    };
    format!(
        "\n- State: {state}{days}\n- `check`: {said}\n- `build` ends with {}, and the page is {shown}\n",
        built.code
    )
}

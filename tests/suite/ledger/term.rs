//! A term as its calendar lives through it: `term.md` shows, edit by edit, exactly what a subscriber gets.
//!
//! `UPDATE_GOLDEN=1 cargo test term` writes it anew; read the diff.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use crate::college::College;
use crate::ledger::published::{COURSE_PATH, LEDGER, build, events};

/// Words in a text, and what they become.
type Change = (&'static str, &'static str);

/// What is done to the texts, on which day, and the words for it.
const EDITS: [(&str, &str, &[Change]); 7] = [
    ("It is published", "2026-11-22", &[]),
    (
        "The second session moves to another day and time",
        "2026-12-01",
        &[("2027-01-19 10:00-12:00", "2027-01-20 13:00-15:00")],
    ),
    (
        "The first session is cancelled",
        "2026-12-05",
        &[(
            "- 2027-01-12 10:00-12:00",
            "- {on: 2027-01-12 10:00-12:00, cancelled: The heating is off.}",
        )],
    ),
    (
        "A session is put in between",
        "2026-12-08",
        &[(
            "      - 2027-01-20",
            "      - 2027-01-14 10:00-12:00\n      - 2027-01-20",
        )],
    ),
    (
        "The course gets another name",
        "2026-12-12",
        &[("title: Sleep well", "title: Better nights")],
    ),
    (
        "The first session takes place after all, and the last one is taken out",
        "2026-12-15",
        &[
            (
                "- {on: 2027-01-12 10:00-12:00, cancelled: The heating is off.}",
                "- 2027-01-12 10:00-12:00",
            ),
            ("      - 2027-01-20 13:00-15:00\n", ""),
        ],
    ),
    ("Nothing happens", "2026-12-20", &[]),
];

#[test]
fn a_subscriber_gets_exactly_what_changed() {
    let college = College::new();
    let mut transcript = String::from(
        "# A term as its calendar lives through it\n\nAfter each edit and a build: what changed in `calendars/courses/sleep-well.ics`, event by event.\n",
    );
    let mut before = BTreeMap::new();
    for (what, day, words) in EDITS {
        for (from, to) in words {
            college.replace(COURSE_PATH, from, to);
        }
        build(&college, day);
        let after = events(&college, "courses/sleep-well.ics");
        let difference = difference(&before, &after);
        write!(transcript, "\n## {what} ({day})\n\n{difference}").expect("memory");
        before = after;
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite/ledger/term.md");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&path, &transcript).expect("it can be written");
    }
    let expected = std::fs::read_to_string(path).expect("it is there");
    assert_eq!(transcript, expected);
    assert!(college.read(LEDGER).ends_with("# end\n"));
}

/// New events whole but for what all have, changed ones by their lines, and those that went.
fn difference(before: &BTreeMap<String, String>, after: &BTreeMap<String, String>) -> String {
    let mut out = String::new();
    for (uid, event) in after {
        let old: Vec<&str> = before.get(uid).map_or("", String::as_str).lines().collect();
        let new: Vec<&str> = event.lines().collect();
        if old == new {
            continue;
        }
        writeln!(out, "```diff\n  UID:{uid}").expect("memory");
        let gone = old.iter().filter(|line| !new.contains(line));
        let come = new.iter().filter(|line| !old.contains(line));
        let lines = gone
            .map(|line| ('-', line))
            .chain(come.map(|line| ('+', line)));
        for (sign, line) in lines.filter(|(_, line)| !line.starts_with("example.org")) {
            writeln!(out, "{sign} {line}").expect("memory");
        }
        out.push_str("```\n");
    }
    for uid in before.keys().filter(|uid| !after.contains_key(*uid)) {
        writeln!(out, "```diff\n- UID:{uid}\n```").expect("memory");
    }
    if out.is_empty() {
        out.push_str("Nothing.\n");
    }
    out
}

//! Ledgers that cannot be used are told with place and remedy, and never begun anew (M015). What a machine does to a file
//! without changing what it says, and a college that moves, are fine.

use crate::college::{College, TODAY};
use crate::ledger::published::LEDGER;

const RESTORE: &str = "git checkout -- content/calendar.lock";

/// A college that published its calendars, and then edited its course.
fn published() -> College {
    let college = College::new();
    college.build(&[]).ends_with(0);
    college.replace(
        "content/courses/sleep-well.md",
        "2027-01-19 10:00",
        "2027-01-20 10:00",
    );
    college
}

/// Asserts that a college's ledger is refused: nothing is published, and both the ledger and the old site are as they were.
#[track_caller]
fn refuses(college: &College, code: &str, place: &str, message: &str, help: &str) {
    let before = (college.tree("public"), college.tree("content"));
    college.check().finds(code, place, message, help);
    for locked in [&[][..], &["--locked"]] {
        let build = college.build(locked).ends_with(1);
        build.says("Nothing was published");
    }
    let after = (college.tree("public"), college.tree("content"));
    assert!(before == after, "something was written");
}

/// The same for a ledger that somebody changed.
#[track_caller]
fn refused(change: impl Fn(String) -> String, place: &str, message: &str, help: &str) {
    let college = published();
    let text = college.read(LEDGER);
    let changed = change(text.clone());
    assert_ne!(changed, text);
    college.write(LEDGER, changed);
    refuses(&college, "M015", place, message, help);
}

/// Without a line, from 1.
fn without(text: &str, line: usize) -> String {
    let lines = text.split_inclusive('\n').enumerate();
    lines
        .filter(|(at, _)| at + 1 != line)
        .map(|(_, line)| line)
        .collect()
}

#[test]
fn a_ledger_that_was_cut_is_refused() {
    let end = "the end of the ledger is missing";
    refused(
        |text| text[..text.len() - 100].to_owned(),
        LEDGER,
        end,
        RESTORE,
    );
    refused(|text| text.replace("# end\n", ""), LEDGER, end, RESTORE);
    let none = "its first line is missing";
    let place = "content/calendar.lock:1:1";
    refused(|_| String::new(), place, none, RESTORE);
}

#[test]
fn a_ledger_that_was_changed_by_hand_is_refused() {
    let by_hand = "changed by hand";
    refused(
        |text| text.replace("Sleep well", "Sleep Well"),
        "content/calendar.lock:3:1",
        by_hand,
        RESTORE,
    );
    refused(
        |text| text.replacen("T10:00", "T11:00", 1),
        "content/calendar.lock:4:1",
        by_hand,
        RESTORE,
    );
    refused(
        |text| text.replace('\t', "    "),
        "content/calendar.lock:1:1",
        by_hand,
        RESTORE,
    );
    refused(
        |text| without(&text, 1),
        "content/calendar.lock:1:1",
        "its first line is missing",
        RESTORE,
    );
    refused(
        |text| without(&text, 3),
        "content/calendar.lock:3:1",
        "the line about this session's course",
        RESTORE,
    );
    refused(
        |text| without(&text, 4),
        "content/calendar.lock:3:1",
        "lines about sessions of sleep-well",
        RESTORE,
    );
    refused(
        |text| text + "session\n",
        "content/calendar.lock:7:1",
        "after the end",
        RESTORE,
    );
    refused(
        |text| {
            let line = text.lines().nth(4).expect("a session").to_owned() + "\n";
            text.replace(&line, &line.repeat(2))
        },
        "content/calendar.lock:6:1",
        "an earlier line is about the same",
        "git checkout --merge",
    );
}

#[test]
fn the_ledger_of_another_college_or_of_a_newer_program_is_refused() {
    let place = "content/calendar.lock:1:1";
    let college = published();
    college.replace("content/college.md", "Millbrook College", "Harbour College");
    college.replace("content/college.md", "example.org", "harbour.example");
    refuses(
        &college,
        "M015",
        place,
        "this is the ledger of Millbrook College (example.org/)",
        "delete it",
    );
    refused(
        |text| text.replacen("ledger\t1", "ledger\t2", 1),
        place,
        "a newer version",
        "install the newest version",
    );
}

#[test]
fn a_conflict_whose_marks_are_half_gone_is_refused() {
    let conflict = |text: String| {
        let line = text.lines().nth(3).expect("a session").to_owned();
        text.replace(
            &line,
            &format!("<<<<<<< HEAD\n{line}\n=======\n{line}\n>>>>>>> spring"),
        )
    };
    for (mark, place) in [
        ("<<<<<<< HEAD\n", 5),
        ("=======\n", 7),
        (">>>>>>> spring\n", 4),
    ] {
        refused(
            |text| conflict(text).replace(mark, ""),
            &format!("content/calendar.lock:{place}:1"),
            "their marks (<<<<<<<, =======, >>>>>>>) do not fit",
            "leave the file as git made it",
        );
    }
}

#[test]
fn what_is_no_text_at_the_place_of_the_ledger_is_refused() {
    let college = published();
    let mut bytes = college.read(LEDGER).into_bytes();
    bytes[200] = 0xff;
    college.write(LEDGER, bytes);
    refuses(&college, "M010", LEDGER, "this file was damaged", RESTORE);

    let college = published()
        .without(LEDGER)
        .with("content/calendar.lock/x", "");
    refuses(&college, "M010", LEDGER, "this is a folder", RESTORE);

    #[cfg(unix)]
    {
        let college = published().without(LEDGER);
        std::os::unix::fs::symlink("nowhere", college.path(LEDGER)).expect("a link");
        let before = college.tree("public");
        college
            .check()
            .finds("M010", LEDGER, "cannot be opened", "who may read it");
        college.build(&[]).ends_with(1);
        assert!(before == college.tree("public"));
    }
}

#[test]
fn line_ends_and_a_byte_order_mark_make_no_difference() {
    let college = College::new();
    college.build(&[]).ends_with(0);
    let (text, site) = (college.read(LEDGER), college.tree("public"));
    for other in [
        text.replace('\n', "\r\n"),
        format!("\u{feff}{text}"),
        text.clone() + "\n",
    ] {
        college.write(LEDGER, &other);
        if other != text.clone() + "\n" {
            college.build(&["--locked"]).ends_with(0);
            assert_eq!(
                college.read(LEDGER),
                other,
                "it is not written without need"
            );
        }
        college.build(&[]).ends_with(0);
        assert!(site == college.tree("public"));
    }
}

#[test]
fn a_college_that_changes_its_name_or_its_address_keeps_its_uids() {
    let uids = |college: &College| {
        let all = college.read("public/calendars/all.ics");
        let uids = all.lines().filter(|line| line.starts_with("UID:"));
        uids.map(str::to_owned).collect::<Vec<_>>()
    };
    let college = College::new();
    college.build(&[]).ends_with(0);
    let before = uids(&college);
    assert_eq!(before.len(), 2);
    college.replace("content/college.md", "Millbrook College", "Harbour College");
    college.build(&[]).ends_with(0);
    assert_eq!(uids(&college), before);
    college.replace(
        "content/college.md",
        "https://example.org/",
        "http://harbour.example/college/",
    );
    college.build(&[]).ends_with(0);
    assert_eq!(uids(&college), before);
    college
        .run(&["build", "--locked", "--today", TODAY])
        .ends_with(0);
}

//! Who writes the ledger, and when: `build` alone, after the swap, when something changed; `--locked` refuses that.

use crate::college::{COURSE, College, TODAY};
use crate::ledger::published::{COURSE_PATH, LEDGER, build, events};

fn has_ledger(college: &College) -> bool {
    college.path(LEDGER).exists()
}

fn move_a_session(college: &College) {
    college.replace(COURSE_PATH, "2027-01-19 10:00", "2027-01-20 10:00");
}

#[test]
fn build_writes_the_ledger_and_says_so() {
    let college = College::new();
    let first = college.build(&[]).ends_with(0);
    first.says("Began content/calendar.lock").says("commit it");
    let text = college.read(LEDGER);
    move_a_session(&college);
    let second = college.build(&[]).ends_with(0);
    second.says("Wrote content/calendar.lock (1 session has changed)");
    assert_ne!(college.read(LEDGER), text);
    let third = college.build(&[]).ends_with(0);
    assert!(!third.err.contains("calendar.lock"), "{}", third.err);
}

#[test]
fn check_drafts_and_a_build_that_fails_never_write_the_ledger() {
    let college = College::new();
    college.check();
    college.build(&["--drafts"]).ends_with(0);
    assert!(!has_ledger(&college));
    college.build(&[]).ends_with(0);
    let text = college.read(LEDGER);
    move_a_session(&college);
    college.check();
    college.build(&["--drafts"]).ends_with(0);
    college.replace(COURSE_PATH, "topics: [living-well]", "topics: [nowhere]");
    college.build(&[]).ends_with(1);
    assert_eq!(college.read(LEDGER), text);
}

#[test]
fn a_build_that_cannot_publish_does_not_write_the_ledger() {
    let college = College::new();
    college.write("elsewhere/letter.txt", "Not made by the program.");
    college
        .run(&["build", "--out", "elsewhere", "--today", TODAY])
        .ends_with(2);
    assert!(!has_ledger(&college));
}

#[test]
fn locked_refuses_what_would_change_the_ledger_and_publishes_nothing() {
    let college = College::new();
    let none = college.build(&["--locked"]).ends_with(1);
    none.says("Nothing was published");
    assert!(!has_ledger(&college) && !college.path("public").exists());
    let shown = college.run(&["check", "--locked", "--format", "short", "--today", TODAY]);
    let line = "content/calendar.lock: error T512 there is no ledger of the calendars yet";
    assert!(shown.out.contains(line), "{}", shown.out);

    college.build(&[]).ends_with(0);
    let site = college.tree("public");
    college
        .run(&["build", "--locked", "--today", "2028-01-01"])
        .ends_with(0);
    college.build(&[]).ends_with(0);
    move_a_session(&college);
    let text = college.read(LEDGER);
    college.build(&["--locked"]).ends_with(1);
    assert!(site == college.tree("public") && text == college.read(LEDGER));
    college.check().is_clean();
    let shown = college.run(&["check", "--locked", "--format", "short", "--today", TODAY]);
    let shown = shown.ends_with(1);
    let line = "error T512 the ledger of the calendars is out of date: 1 session changed";
    assert!(shown.out.contains(line), "{}", shown.out);
}

#[test]
fn time_alone_and_another_address_asked_for_change_neither_ledger_nor_uids() {
    let college = College::new();
    college.build(&[]).ends_with(0);
    let (text, all) = (college.read(LEDGER), events(&college, "all.ics"));
    college
        .run(&["build", "--today", "2035-01-01"])
        .ends_with(0);
    assert_eq!(college.read(LEDGER), text);
    assert_eq!(events(&college, "all.ics"), all);
    college
        .build(&["--base-url", "https://preview.example/"])
        .ends_with(0);
    assert_eq!(college.read(LEDGER), text);
    let there = events(&college, "all.ics");
    assert!(there.keys().eq(all.keys()));
    let uids = college
        .read("public/calendars/all.ics")
        .matches("@example.org\r\n")
        .count();
    assert_eq!(uids, 2);
}

#[test]
fn a_ledger_that_cannot_be_written_is_the_machines_failure_and_publishes_nothing() {
    let college = College::new();
    college.build(&[]).ends_with(0);
    let text = college.read(LEDGER);
    move_a_session(&college);
    // Not even root writes a file where a folder is.
    college.write("content/.calendar.lock.next/x", "");
    let build = college.build(&[]).ends_with(2);
    build
        .says("cannot write what the calendars remember to")
        .says("nothing that was published has changed");
    assert_eq!(college.read(LEDGER), text);
    let calendar = college.read("public/calendars/all.ics");
    assert!(!calendar.contains("20270120T100000"));
    std::fs::remove_dir_all(college.path("content/.calendar.lock.next")).expect("it goes");
    college
        .build(&[])
        .ends_with(0)
        .says("1 session has changed");
}

#[test]
fn a_draft_that_was_never_published_leaves_nothing() {
    let draft = COURSE
        .replacen("---\n", "---\ndraft: true\n", 1)
        .replace("Sleep well", "Rest well");
    let college = College::new().with_course(draft);
    college.build(&["--drafts"]).ends_with(0);
    build(&college, TODAY);
    assert!(!college.read(LEDGER).contains("Rest well"));
    assert_eq!(events(&college, "all.ics").len(), 2);
    assert!(!college.path("public/calendars/courses/x.ics").exists());
}

#[test]
fn a_private_venue_leaves_its_id_in_no_output() {
    let secret = "---\nname: Harbour refuge\nprivate: yes\naddress: [Quay 1]\n---\nAsk us.\n";
    let college = College::new().with("content/venues/harbour-refuge.md", secret);
    college.replace(COURSE_PATH, "venue: town-library", "venue: harbour-refuge");
    build(&college, TODAY);
    college.replace(COURSE_PATH, "      - 2027-01-19 10:00-12:00\n", "");
    build(&college, "2026-11-23");
    assert!(!college.read(LEDGER).contains("harbour"));
    // And a venue that becomes private when it had been shown, of a course that is there, and of one that is not.
    college.replace(COURSE_PATH, "venue: harbour-refuge", "venue: town-library");
    build(&college, "2026-11-24");
    college.replace(
        "content/venues/town-library.md",
        "name: Town Library",
        "name: Town Library\nprivate: yes",
    );
    let words = ["harbour", "town-library", "town library", "high street"];
    build(&college, "2026-11-25");
    names_none_of(&college, &words);
    assert_eq!(events(&college, "all.ics").len(), 2);
    college.replace(
        COURSE_PATH,
        "reviewed: 2026-11-20",
        "reviewed: 2026-11-20\ndraft: true",
    );
    build(&college, "2026-11-26");
    names_none_of(&college, &words);
    assert_eq!(events(&college, "all.ics").len(), 2);
}

/// Asserts that no file of the site and no name of one holds these words.
#[track_caller]
fn names_none_of(college: &College, words: &[&str]) {
    for (path, bytes) in college.tree("public") {
        let text = String::from_utf8_lossy(&bytes).to_lowercase();
        let word = words
            .iter()
            .find(|word| text.contains(**word) || path.contains(**word));
        assert!(word.is_none(), "{word:?} is in {path}");
    }
}

//! A computer whose clock is wrong: calendars that students subscribed to never go back (RFC 5545, 3.8.7.4).

use crate::college::{College, Ran};

const CALENDAR: &str = "public/calendars/courses/sleep-well.ics";

fn build_on(college: &College, day: &str) -> Ran {
    college.run(&["build", "--today", day]).ends_with(0)
}

/// What is said of each event that a calendar programme compares with what it has.
fn versions(college: &College) -> Vec<(u32, String)> {
    let text = college.read(CALENDAR);
    let values = |name: &str| -> Vec<String> {
        let lines = text.lines().filter_map(|line| line.strip_prefix(name));
        lines.map(|value| value.trim().to_owned()).collect()
    };
    let (sequences, stamps) = (values("SEQUENCE:"), values("DTSTAMP:"));
    assert_eq!(sequences.len(), stamps.len());
    assert_eq!(values("LAST-MODIFIED:"), stamps);
    let numbers = sequences.iter().map(|it| it.parse().expect("a number"));
    numbers.zip(stamps).collect()
}

fn moved(college: &College, from: &str, to: &str) {
    college.replace("content/courses/sleep-well.md", from, to);
}

#[test]
fn a_clock_that_jumps_changes_nothing_in_the_ledger_by_itself() {
    let college = College::new();
    build_on(&college, "2026-11-22");
    let ledger = college.read("content/calendar.lock");
    for day in [
        "1970-01-01",
        "2200-01-01",
        "2026-10-25",
        "2027-03-28",
        "2026-11-22",
    ] {
        build_on(&college, day);
        assert_eq!(college.read("content/calendar.lock"), ledger, "{day}");
    }
}

#[test]
fn a_change_on_an_earlier_day_than_the_last_one_is_still_the_newer_version() {
    let college = College::new();
    build_on(&college, "2026-11-22");
    moved(&college, "2027-01-12 10:00-12:00", "2027-01-13 10:00-12:00");
    build_on(&college, "2026-11-23");
    let before = versions(&college);
    moved(&college, "2027-01-13 10:00-12:00", "2027-01-14 10:00-12:00");
    build_on(&college, "1970-01-01")
        .says("tells of changes up to 2026-11-23, which is still to come")
        .says("look whether the clock of this computer is right");
    let after = versions(&college);
    let key = |versions: &[(u32, String)]| versions.iter().map(|it| it.0).max();
    assert_eq!(key(&before), Some(1));
    assert_eq!(key(&after), Some(2));
    for ((old_number, old_stamp), (number, stamp)) in before.iter().zip(&after) {
        assert!(
            number >= old_number && stamp >= old_stamp,
            "{before:?} {after:?}"
        );
    }
}

#[test]
fn other_words_on_an_earlier_day_do_not_take_the_day_of_a_session_back() {
    let college = College::new();
    build_on(&college, "2200-01-01");
    let before = versions(&college);
    moved(&college, "title: Sleep well", "title: Sleep better");
    build_on(&college, "2026-11-22");
    let after = versions(&college);
    assert_eq!(before, after);
    // What left the texts is told with the later day too.
    moved(&college, "      - 2027-01-19 10:00-12:00\n", "");
    build_on(&college, "2026-11-23");
    for (number, stamp) in versions(&college) {
        assert!(stamp.starts_with("22000101"), "{number} {stamp}");
    }
}

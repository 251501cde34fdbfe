//! A run whose id was changed by hand.

use crate::college::College;
use crate::ledger::published::{COURSE_PATH, build, events, value};

fn renamed() -> College {
    let college = College::new();
    build(&college, "2026-11-22");
    college.replace(COURSE_PATH, "id: spring\n", "id: spring-library\n");
    college
}

#[test]
fn its_sessions_stay_the_same_for_everybody_who_subscribed() {
    let college = renamed();
    let before = events(&college, "all.ics");
    build(&college, "2026-12-01");
    assert_eq!(events(&college, "all.ics"), before);
}

#[test]
fn who_follows_it_under_its_old_id_still_gets_it() {
    let college = renamed();
    college.replace(COURSE_PATH, "2027-01-19 10:00", "2027-01-19 11:00");
    build(&college, "2026-12-01");
    let old = events(&college, "courses/sleep-well/spring.ics");
    assert_eq!(
        old,
        events(&college, "courses/sleep-well/spring-library.ics")
    );
    let moved = &old["sleep-well.spring.20270119T1000"];
    assert_eq!(value(moved, "DTSTART"), "20270119T110000");
    assert_eq!(value(moved, "SEQUENCE"), "1");
}

#[test]
fn the_coordinator_is_told() {
    let college = renamed();
    let ran = college
        .run(&["check", "--today", "2026-12-01"])
        .ends_with(0);
    let words = "The run spring of sleep-well is called spring-library now";
    ran.says(words);
}

#[test]
fn a_run_at_other_times_is_another_run() {
    let college = renamed();
    college.replace(
        COURSE_PATH,
        "2027-01-12 10:00-12:00",
        "2027-02-02 10:00-12:00",
    );
    college.replace(
        COURSE_PATH,
        "2027-01-19 10:00-12:00",
        "2027-02-09 10:00-12:00",
    );
    build(&college, "2026-12-01");
    let all = events(&college, "all.ics");
    assert_eq!(all.len(), 4);
    let summary = value(&all["sleep-well.spring.20270112T1000"], "SUMMARY");
    assert_eq!(summary, "CANCELLED: Sleep well");
}

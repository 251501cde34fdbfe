//! What subscribers see of sessions that left the texts, and of courses that are no longer published.

use crate::college::{COURSE, College};
use crate::ledger::published::{COURSE_PATH, LEDGER, build, events, value};

/// Every calendar that holds the sessions of the small college.
const FEEDS: [&str; 7] = [
    "all.ics",
    "courses/sleep-well.ics",
    "courses/sleep-well/spring.ics",
    "topics/living-well.ics",
    "terms/2027-spring.ics",
    "venues/town-library.ics",
    "partners/millbrook-mind.ics",
];
const FIRST: &str = "sleep-well.spring.20270112T1000";
const SECOND: &str = "sleep-well.spring.20270119T1000";
const SECOND_LINE: &str = "      - 2027-01-19 10:00-12:00\n";

fn published() -> College {
    let college = College::new();
    build(&college, "2026-11-22");
    college
}

fn summary(college: &College, feed: &str, name: &str) -> Option<String> {
    let event = events(college, feed).remove(name)?;
    Some(value(&event, "SUMMARY").to_owned())
}

#[test]
fn a_deleted_session_is_cancelled_in_every_calendar_until_thirty_days_after_it() {
    let college = published();
    college.replace(COURSE_PATH, SECOND_LINE, "");
    for (today, is_there) in [
        ("2026-12-01", true),
        ("2027-02-18", true),
        ("2027-02-19", false),
    ] {
        build(&college, today);
        for feed in FEEDS {
            let expected = is_there.then(|| "CANCELLED: Sleep well".to_owned());
            assert_eq!(summary(&college, feed, SECOND), expected, "{today} {feed}");
            let other = summary(&college, feed, FIRST);
            assert_eq!(other.as_deref(), Some("Sleep well"), "{today} {feed}");
        }
    }
    let all = college.read(LEDGER);
    assert!(
        all.contains(&format!("session\t{SECOND}@example.org")),
        "its line stays"
    );
}

#[test]
fn a_deleted_session_is_told_as_a_cancelled_one() {
    let college = published();
    college.replace(COURSE_PATH, SECOND_LINE, "");
    build(&college, "2026-12-01");
    let event = &events(&college, "all.ics")[SECOND];
    for (property, expected) in [
        ("DTSTART", "20270119T100000"),
        ("DTEND", "20270119T120000"),
        ("SEQUENCE", "1"),
        ("LAST-MODIFIED", "20261201T000000Z"),
        ("DTSTAMP", "20261201T000000Z"),
        ("STATUS", "CONFIRMED"),
        ("TRANSP", "TRANSPARENT"),
        ("LOCATION", "Town Library\\, High Street\\, ZZ1 1AA"),
    ] {
        assert_eq!(value(event, property), expected, "{event}");
    }
    college.replace(
        "content/college.md",
        "contact:",
        "calendar: {cancelled: status}\ncontact:",
    );
    build(&college, "2026-12-02");
    let event = &events(&college, "all.ics")[SECOND];
    assert_eq!(value(event, "STATUS"), "CANCELLED");
    assert_eq!(value(event, "SUMMARY"), "Sleep well");
    college.replace("content/college.md", "cancelled: status", "cancelled: drop");
    build(&college, "2026-12-03");
    for feed in FEEDS {
        assert!(events(&college, feed).keys().eq([FIRST]), "{feed}");
    }
    assert!(college.read(LEDGER).contains(SECOND));
}

#[test]
fn a_session_that_was_over_when_it_left_the_texts_took_place() {
    let college = published();
    college.replace(COURSE_PATH, "      - 2027-01-12 10:00-12:00\n", "");
    build(&college, "2027-01-15");
    let event = &events(&college, "all.ics")[FIRST];
    assert_eq!(value(event, "SUMMARY"), "Sleep well");
    assert_eq!(value(event, "SEQUENCE"), "0");
    build(&college, "2027-02-12");
    assert!(!events(&college, "all.ics").contains_key(FIRST));
}

#[test]
fn a_deleted_course_keeps_its_calendars_with_its_sessions_cancelled() {
    let college = published().with_course(COURSE.replace("2027-01", "2027-03"));
    let college = college.without(COURSE_PATH);
    for (today, is_there) in [("2026-12-01", true), ("2027-02-18", true)] {
        build(&college, today);
        for feed in FEEDS {
            let expected = is_there.then(|| "CANCELLED: Sleep well".to_owned());
            assert_eq!(summary(&college, feed, SECOND), expected, "{today} {feed}");
        }
        let event = &events(&college, "all.ics")[SECOND];
        assert_eq!(value(event, "URL"), "https://example.org/timetable/");
        assert!(
            !college
                .path("public/courses/sleep-well/index.html")
                .exists()
        );
        assert!(college.path("public/timetable/index.html").exists());
    }
    build(&college, "2027-02-19");
    assert!(!events(&college, "all.ics").contains_key(SECOND));
    assert!(college.read(LEDGER).contains("course\tsleep-well\t"));
}

#[test]
fn a_deleted_run_keeps_its_calendar_with_its_sessions_cancelled() {
    let second = "  - id: summer\n    venue: town-library\n    sessions: [2027-05-04 10:00-12:00]\n---\nWe talk";
    let college = College::new();
    college.replace(COURSE_PATH, "---\nWe talk", second);
    build(&college, "2026-11-22");
    college.replace(COURSE_PATH, second, "---\nWe talk");
    build(&college, "2026-12-01");
    let name = "sleep-well.summer.20270504T1000";
    for feed in [
        "all.ics",
        "courses/sleep-well.ics",
        "courses/sleep-well/summer.ics",
        "topics/living-well.ics",
        "venues/town-library.ics",
        "partners/millbrook-mind.ics",
    ] {
        let shown = summary(&college, feed, name);
        assert_eq!(shown.as_deref(), Some("CANCELLED: Sleep well"), "{feed}");
    }
    let first = summary(&college, "courses/sleep-well/spring.ics", FIRST);
    assert_eq!(first.as_deref(), Some("Sleep well (1 of 2)"));
}

#[test]
fn a_deleted_session_stays_in_the_calendar_of_the_term_that_its_run_names() {
    let college = College::new();
    // After the end of the term, which is a warning.
    college.replace(COURSE_PATH, "2027-01-19 10:00", "2027-04-20 10:00");
    build(&college, "2026-11-22");
    let name = "sleep-well.spring.20270420T1000";
    assert!(summary(&college, "terms/2027-spring.ics", name).is_some());
    college.replace(COURSE_PATH, "      - 2027-04-20 10:00-12:00\n", "");
    build(&college, "2026-12-01");
    let shown = summary(&college, "terms/2027-spring.ics", name);
    assert_eq!(shown.as_deref(), Some("CANCELLED: Sleep well"));
}

#[test]
fn a_deleted_session_stays_in_the_calendar_of_what_is_online() {
    for (mode, venue) in [("online", ""), ("hybrid", "venue: town-library\n")] {
        let college = College::new();
        college.replace(COURSE_PATH, "venue: town-library\n", venue);
        college.replace(COURSE_PATH, "mode: in-person", &format!("mode: {mode}"));
        build(&college, "2026-11-22");
        college.replace(COURSE_PATH, SECOND_LINE, "");
        build(&college, "2026-12-01");
        let shown = summary(&college, "online.ics", SECOND);
        assert_eq!(shown.as_deref(), Some("CANCELLED: Sleep well"), "{mode}");
        std::fs::remove_file(college.path(COURSE_PATH)).expect("it is there");
        build(&college, "2026-12-02");
        let shown = summary(&college, "online.ics", SECOND);
        assert_eq!(shown.as_deref(), Some("CANCELLED: Sleep well"), "{mode}");
    }
}

#[test]
fn a_course_that_is_a_draft_held_or_retired_keeps_its_sessions_as_they_were() {
    let text = ["new words", "Sleep better", "2027-02-02", "20270202"];
    let change = |college: &College, key: &str| {
        college.replace(COURSE_PATH, "audience:", &format!("{key}\naudience:"));
    };
    for key in ["draft: true", "x-held: yes", "retired: 2026-12-01"] {
        let college = published();
        let before = events(&college, "all.ics");
        let ledger = college.read(LEDGER);
        if key == "draft: true" {
            college.replace(COURSE_PATH, "title: Sleep well", "title: Sleep better");
            college.replace(COURSE_PATH, SECOND_LINE, "      - 2027-02-02 10:00-12:00\n");
            college.replace(COURSE_PATH, "What keeps us awake", "Some new words");
        }
        if key == "x-held: yes" {
            college.replace(COURSE_PATH, "[p-01, p-02]", "[p-02]");
            college.replace(COURSE_PATH, "2027-01-19 10:00", "2027-04-20 10:00");
            college.replace(
                "content/college.md",
                "contact:",
                "rules: {no-lived-expertise: held}\ncontact:",
            );
        }
        change(&college, key);
        build(&college, "2026-12-02");
        let after = events(&college, "all.ics");
        assert!(after.keys().eq(before.keys()), "{key}: {after:?}");
        for (name, event) in &after {
            for property in [
                "DTSTART",
                "DTEND",
                "SEQUENCE",
                "DTSTAMP",
                "LAST-MODIFIED",
                "LOCATION",
                "STATUS",
                "TRANSP",
            ] {
                assert_eq!(
                    value(event, property),
                    value(&before[name], property),
                    "{key}"
                );
            }
            assert!(
                value(event, "SUMMARY").starts_with("Sleep well"),
                "{key}: {event}"
            );
        }
        for feed in FEEDS {
            assert!(
                events(&college, feed).keys().eq(before.keys()),
                "{key}: {feed}"
            );
        }
        assert_eq!(college.read(LEDGER), ledger, "{key}");
        assert!(
            !college
                .read("public/calendars/all.ics")
                .contains("20270420")
        );
        if key == "draft: true" {
            for (path, bytes) in college.tree("public") {
                let shown = String::from_utf8_lossy(&bytes).into_owned();
                let leaked = text.iter().find(|words| shown.contains(*words));
                assert!(leaked.is_none(), "{leaked:?} is in {path}");
            }
        }
    }
}

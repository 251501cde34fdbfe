//! Odd texts: what few colleges write, and what must still leave calendars right.

use crate::college::{COURSE, College, TODAY};
use crate::ledger::published::{COURSE_PATH, LEDGER, build, events, value};

const SESSIONS: &str = "    sessions:
      - 2027-01-12 10:00-12:00
      - 2027-01-19 10:00-12:00
";

/// The small college with these sessions in its one run, built.
fn with(sessions: &str) -> College {
    let college = College::new();
    college.replace(COURSE_PATH, SESSIONS, sessions);
    build(&college, TODAY);
    college
}

fn next(college: &College, from: &str, to: &str) {
    college.replace(COURSE_PATH, from, to);
    build(college, "2026-11-30");
    let locked = ["build", "--locked", "--today", "2026-12-24"];
    college.run(&locked).ends_with(0);
}

/// Name, start, sequence and title of an event.
type Told = (String, String, String, String);

fn told(college: &College) -> Vec<Told> {
    let all = events(college, "all.ics");
    let told = all.into_iter().map(|(name, event)| {
        let of = |property| value(&event, property).to_owned();
        (name, of("DTSTART"), of("SEQUENCE"), of("SUMMARY"))
    });
    told.collect()
}

#[track_caller]
fn is_told(college: &College, expected: &[(&str, &str, &str, &str)]) {
    let told = told(college);
    let told: Vec<(&str, &str, &str, &str)> = told
        .iter()
        .map(|(name, start, sequence, title)| {
            (
                name.trim_start_matches("sleep-well.spring."),
                &start[..],
                &sequence[..],
                &title[..],
            )
        })
        .collect();
    assert_eq!(told, expected);
}

#[test]
fn a_week_that_gets_its_day_is_the_same_session() {
    let college = with("    sessions: [{week: 2027-01-11}, 2027-01-19 10:00-12:00]\n");
    next(&college, "{week: 2027-01-11}", "2027-01-14 10:00-12:00");
    is_told(
        &college,
        &[
            ("20270111W", "20270114T100000", "1", "Sleep well (1 of 2)"),
            (
                "20270119T1000",
                "20270119T100000",
                "0",
                "Sleep well (2 of 2)",
            ),
        ],
    );
}

#[test]
fn a_session_moved_to_the_time_of_a_removed_one_is_still_itself() {
    let college = with(SESSIONS);
    next(&college, "      - 2027-01-19 10:00-12:00\n", "");
    next(&college, "2027-01-12 10:00", "2027-01-19 10:00");
    let cancelled = "CANCELLED: Sleep well";
    is_told(
        &college,
        &[
            ("20270112T1000", "20270119T100000", "1", "Sleep well"),
            ("20270119T1000", "20270119T100000", "1", cancelled),
        ],
    );
}

#[test]
fn a_series_until_a_day_that_begins_some_days_later_keeps_its_sessions_in_order() {
    let college = with("    weekly: {first: 2027-01-12 10:00-12:00, until: 2027-02-03}\n");
    next(&college, "first: 2027-01-12", "first: 2027-01-15");
    is_told(
        &college,
        &[
            (
                "20270112T1000",
                "20270115T100000",
                "1",
                "Sleep well (1 of 3)",
            ),
            (
                "20270119T1000",
                "20270122T100000",
                "1",
                "Sleep well (2 of 3)",
            ),
            (
                "20270126T1000",
                "20270129T100000",
                "1",
                "Sleep well (3 of 3)",
            ),
            (
                "20270202T1000",
                "20270202T100000",
                "1",
                "CANCELLED: Sleep well",
            ),
        ],
    );
}

#[test]
fn many_sessions_at_one_time_in_one_place_are_told_apart_for_good() {
    let twelve = "      - 2027-01-12 10:00-12:00\n".repeat(12);
    let college = College::new();
    college.replace(COURSE_PATH, "venue: town-library\n", "");
    college.replace(COURSE_PATH, SESSIONS, &format!("    sessions:\n{twelve}"));
    build(&college, TODAY);
    let before = told(&college);
    assert_eq!(before.len(), 12);
    college
        .run(&["build", "--locked", "--today", "2027-06-01"])
        .ends_with(0);
    assert_eq!(told(&college), before);
}

#[test]
fn a_series_of_four_hundred_sessions_moves_as_a_whole() {
    let college = with("    weekly: {first: 2027-01-12 10:00-12:00, times: 400}\n");
    next(&college, "first: 2027-01-12", "first: 2027-01-19");
    let told = told(&college);
    assert_eq!(told.len(), 400);
    let (name, start, sequence, _) = &told[0];
    assert_eq!(
        (&name[..], &start[..], &sequence[..]),
        ("sleep-well.spring.20270112T1000", "20270119T100000", "1")
    );
    assert!(told.iter().all(|(_, _, sequence, _)| sequence == "1"));
}

#[test]
fn another_time_zone_moves_every_session_and_takes_none_for_another() {
    let college = with("    sessions: [2027-01-12 10:00-11:00, 2027-01-12 11:00-12:00]\n");
    college.replace("content/college.md", "Europe/London", "Europe/Paris");
    build(&college, "2026-11-30");
    is_told(
        &college,
        &[
            (
                "20270112T1000",
                "20270112T100000",
                "1",
                "Sleep well (1 of 2)",
            ),
            (
                "20270112T1100",
                "20270112T110000",
                "1",
                "Sleep well (2 of 2)",
            ),
        ],
    );
}

#[test]
fn titles_ids_and_venues_that_look_like_something_else_are_read_back() {
    let odd = COURSE
        .replace("title: Sleep well", r#"title: "A\tb | c \\ - <<<<<<< d""#)
        .replace(
            "      - 2027-01-12 10:00-12:00",
            r#"      - {on: 2027-01-12 10:00-12:00, id: "-", theme: "a\tb"}"#,
        )
        .replace(
            "      - 2027-01-19 10:00-12:00",
            r#"      - {on: 2027-01-19 10:00-12:00, id: "a | b"}"#,
        )
        .replace("venue: town-library", "venue: online");
    let venue = "---\nname: Online House\naddress: [High Street]\naccess: {step_free: yes}\n---\nBy the market.\n";
    let college = College::new()
        .with("content/venues/online.md", venue)
        .with(COURSE_PATH, odd);
    build(&college, TODAY);
    college
        .run(&["build", "--locked", "--today", "2027-06-01"])
        .ends_with(0);
    assert_eq!(events(&college, "venues/online.ics").len(), 2);
    assert!(events(&college, "online.ics").is_empty());
    next(&college, "2027-01-12 10:00", "2027-01-26 10:00");
    next(
        &college,
        r#"2027-01-19 10:00-12:00, id: "a | b""#,
        r#"2027-01-12 10:00-12:00, id: "a | b""#,
    );
    let all = events(&college, "all.ics");
    let start = |name: &str| value(&all[name], "DTSTART").to_owned();
    assert_eq!(start("sleep-well.spring.20270112T1000"), "20270126T100000");
    assert_eq!(start("sleep-well.spring.20270119T1000"), "20270112T100000");
}

#[test]
fn two_runs_at_the_same_times_and_courses_whose_ids_begin_alike_stay_apart() {
    let college = with(SESSIONS);
    let online = COURSE
        .replace("venue: town-library\n", "")
        .replace("mode: in-person", "mode: online");
    let runs = online.replace(
        "---\nWe talk",
        &format!("  - id: spring-b\n    mode: online\n{SESSIONS}---\nWe talk"),
    );
    college.write("content/courses/sleep.md", &runs);
    build(&college, TODAY);
    college.replace(
        "content/courses/sleep.md",
        "      - 2027-01-19 10:00-12:00\n---",
        "      - 2027-01-26 10:00-12:00\n---",
    );
    build(&college, "2026-11-30");
    let moved: Vec<String> = told(&college)
        .into_iter()
        .filter(|(_, _, sequence, _)| sequence != "0")
        .map(|(name, ..)| name)
        .collect();
    assert_eq!(moved, ["sleep.spring-b.20270119T1000"]);
    assert_eq!(told(&college).len(), 6);
}

#[test]
fn ids_as_long_as_a_file_system_takes_them_still_have_calendars() {
    let course = "a-long-id-".repeat(19) + "of-a-cours";
    let run = "a-long-id-".repeat(19) + "of-one-run";
    let college = College::new().with(
        &format!("content/courses/{course}.md"),
        COURSE
            .replace("2027-01", "2027-03")
            .replace("id: spring", &format!("id: {run}")),
    );
    build(&college, TODAY);
    let all = events(&college, "all.ics");
    assert!(all.contains_key(&format!("{course}.{run}.20270312T1000")));
    let files = college.tree("public/calendars/sessions");
    assert_eq!(files.len(), 4);
    assert!(files.iter().all(|(path, _)| path.len() <= 255));
    let page = college.read(&format!("public/courses/{course}/index.html"));
    for (path, _) in files.iter().filter(|(path, _)| path.starts_with("a-long")) {
        assert!(page.contains(path), "no link to {path}");
    }
    college
        .run(&["build", "--locked", "--today", "2026-12-24"])
        .ends_with(0);
}

#[test]
fn a_ledger_names_no_one_and_is_written_in_order() {
    let college = with(SESSIONS);
    let text = college.read(LEDGER);
    assert!(!text.contains("p-01") && !text.contains("p-02"));
    let lines: Vec<&str> = text.lines().filter(|line| !line.starts_with('#')).collect();
    assert!(lines.is_sorted());
}

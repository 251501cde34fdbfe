//! Which sessions each calendar holds, and which sessions have a file of their own.

use std::collections::{BTreeMap, BTreeSet};

use crate::college::{COURSE, College};

/// A course of which one can come to a room, join from home, do either, or call.
const EVERY_WAY: &str = "  - id: room
    mode: in-person
    sessions: [2027-01-13 10:00-12:00]
  - id: home
    mode: online
    sessions: [2027-01-14 10:00-12:00, 2027-01-21 10:00-12:00]
  - id: either
    mode: hybrid
    sessions: [2027-01-15 10:00-12:00]
  - id: mixed
    mode: in-person
    sessions: [{on: 2027-01-16 10:00-12:00, mode: online}, 2027-01-23 10:00-12:00]
  - id: call
    mode: telephone
    sessions: [2027-01-17 10:00-12:00]
  - id: later
    when: Autumn 2027, dates to be confirmed
---
Come as you like.
";

/// The small college with a second course, whose runs are these.
fn with_runs(runs: &str) -> College {
    let head = COURSE.split_inclusive("runs:\n").next();
    let head = head.expect("a course has runs");
    College::new().with_course(format!("{head}{runs}"))
}

/// The events of a calendar, each with all its text, by what stands before the `@` of its UID.
fn events(college: &College, path: &str) -> BTreeMap<String, String> {
    let text = college.read(&format!("public/calendars/{path}"));
    let events = text.split("BEGIN:VEVENT\r\nUID:").skip(1);
    let events = events.map(|event| {
        let (name, rest) = event.split_once('@').expect("a UID has a host");
        let (event, _) = rest.split_once("END:VEVENT").expect("an event ends");
        (name.to_owned(), event.to_owned())
    });
    events.collect()
}

fn names(college: &College, path: &str) -> Vec<String> {
    events(college, path).into_keys().collect()
}

/// What the files for single sessions are called.
fn single_sessions(college: &College) -> BTreeSet<String> {
    let files = college.tree("public/calendars/sessions").into_iter();
    files
        .map(|(path, _)| path.trim_end_matches(".ics").to_owned())
        .collect()
}

#[test]
fn the_online_calendar_holds_what_can_be_joined_from_home_and_nothing_else() {
    let college = with_runs(EVERY_WAY);
    college.build(&[]).ends_with(0);
    assert_eq!(
        names(&college, "online.ics"),
        [
            "x.either.20270115T1000",
            "x.home.20270114T1000",
            "x.home.20270121T1000",
            "x.mixed.20270116T1000",
        ]
    );
}

#[test]
fn each_run_has_a_calendar_of_its_own_sessions_also_before_it_has_any() {
    let college = with_runs(EVERY_WAY);
    college.build(&[]).ends_with(0);
    let of_run = |run: &str| names(&college, &format!("courses/x/{run}.ics"));
    assert_eq!(
        of_run("home"),
        ["x.home.20270114T1000", "x.home.20270121T1000"]
    );
    assert_eq!(
        of_run("mixed"),
        ["x.mixed.20270116T1000", "x.mixed.20270123T1000"]
    );
    assert!(of_run("later").is_empty());
    let later = college.read("public/calendars/courses/x/later.ics");
    assert!(later.contains("BEGIN:VTIMEZONE") && later.contains("REFRESH-INTERVAL"));
    let spring = college.read("public/calendars/courses/sleep-well/spring.ics");
    assert!(spring.contains("X-WR-CALNAME:Millbrook College: Sleep well\\, Spring 2027\r\n"));
}

#[test]
fn each_session_that_is_not_over_has_a_file_with_the_same_event_as_the_calendar_of_everything() {
    let college = with_runs(EVERY_WAY);
    let run = college.run(&["build", "--today", "2027-01-16"]);
    run.ends_with(0);
    let all = events(&college, "all.ics");
    let not_over: BTreeSet<String> = all
        .keys()
        .filter(|name| name.rsplit('.').next() >= Some("20270116"))
        .cloned()
        .collect();
    assert_eq!(not_over.len(), 5, "{not_over:?}");
    assert!(all.len() > not_over.len());
    assert_eq!(single_sessions(&college), not_over);
    for name in not_over {
        let own = events(&college, &format!("sessions/{name}.ics"));
        assert_eq!(own, BTreeMap::from([(name.clone(), all[&name].clone())]));
    }
}

#[test]
fn the_file_of_one_session_is_no_subscription_but_knows_its_time_zone() {
    let college = College::new();
    college.build(&[]).ends_with(0);
    let file = college.read("public/calendars/sessions/sleep-well.spring.20270112T1000.ics");
    for mark in [
        "\nNAME:",
        "X-WR-CALNAME",
        "REFRESH-INTERVAL",
        "X-PUBLISHED-TTL",
        "METHOD",
    ] {
        assert!(!file.contains(mark), "{mark} in:\n{file}");
    }
    assert!(file.contains("BEGIN:VTIMEZONE\r\nTZID:Europe/London\r\n"));
}

#[test]
fn two_sessions_of_a_run_at_one_time_have_a_file_each() {
    let college = with_runs(
        "  - id: two
    mode: in-person
    sessions: [{on: 2027-01-13 10:00-12:00, theme: Reds}, {on: 2027-01-13 10:00-12:00, mode: online, theme: Blues}]
---
Paint.
",
    );
    college.build(&[]).ends_with(0);
    for (name, theme) in [
        ("x.two.20270113T1000", "Reds"),
        ("x.two.20270113T1000.2", "Blues"),
    ] {
        let own = events(&college, &format!("sessions/{name}.ics"));
        assert!(own[name].contains(theme), "{own:?}");
    }
}

#[test]
fn a_cancelled_session_can_be_updated_from_its_file_unless_the_college_drops_it_from_calendars() {
    let runs = "  - id: one
    mode: online
    sessions: [{on: 2027-01-13 10:00-12:00, cancelled: The studio is closed.}, 2027-01-20 10:00-12:00]
---
Make radio.
";
    let college = with_runs(runs);
    college.build(&[]).ends_with(0);
    let cancelled = "x.one.20270113T1000";
    let own = events(&college, &format!("sessions/{cancelled}.ics"));
    assert!(own[cancelled].contains("SUMMARY:CANCELLED"), "{own:?}");

    college.replace(
        "content/college.md",
        "language:",
        "calendar: {cancelled: drop}\nlanguage:",
    );
    college.build(&[]).ends_with(0);
    assert!(!single_sessions(&college).contains(cancelled));
    assert!(single_sessions(&college).contains("x.one.20270120T1000"));
}

#[test]
fn a_draft_or_a_course_that_has_ended_has_no_session_to_add() {
    let college = with_runs(EVERY_WAY);
    college.replace("content/courses/x.md", "title:", "draft: yes\ntitle:");
    college.replace(
        "content/courses/sleep-well.md",
        "title:",
        "retired: 2026-11-01\ntitle:",
    );
    college.build(&[]).ends_with(0);
    assert!(!college.path("public/calendars/sessions").exists());
    assert!(!college.path("public/calendars/courses/x").exists());
    assert!(events(&college, "online.ics").is_empty());
}

#[test]
fn every_way_to_a_calendar_is_a_whole_address_wherever_the_site_lies() {
    let college = College::new();
    let elsewhere = ["--base-url", "https://example.net:8443/a%20b/"];
    college.build(&elsewhere).ends_with(0);
    for (page, calendar) in [
        ("calendars", "online.ics"),
        ("courses/sleep-well", "courses/sleep-well.ics"),
        ("courses/sleep-well", "courses/sleep-well/spring.ics"),
        ("topics/living-well", "topics/living-well.ics"),
    ] {
        let page = college.read(&format!("public/{page}/index.html"));
        let bare = format!("example.net:8443/a%20b/calendars/{calendar}");
        let in_query = format!("webcal://{bare}")
            .replace('%', "%25")
            .replace(':', "%3A")
            .replace('/', "%2F");
        for way in [
            format!("href=\"webcal://{bare}\""),
            format!("value=\"https://{bare}\" readonly"),
            format!("href=\"https://calendar.google.com/calendar/render?cid={in_query}\""),
        ] {
            assert!(page.contains(&way), "{way} is not in:\n{page}");
        }
    }
}

#[test]
fn a_course_offers_only_the_sessions_and_runs_that_somebody_can_come_to() {
    let runs = "  - id: mixed
    mode: online
    sessions:
      - 2026-11-20 10:00-12:00
      - 2026-11-27 10:00-12:00
      - {on: 2026-12-04 10:00-12:00, cancelled: The studio is closed.}
  - id: over
    mode: online
    sessions: [2026-11-13 10:00-12:00]
  - id: off
    mode: online
    sessions: [{on: 2026-12-11 10:00-12:00, cancelled: The studio is closed.}]
  - id: at-home
    mode: self-paced
    material: {url: https://radio.example/podcast, kind: podcast}
  - id: later
    when: Autumn 2027, dates to be confirmed
---
Make radio.
";
    let college = with_runs(runs);
    college.build(&[]).ends_with(0);
    let page = college.read("public/courses/x/index.html");
    let offered = |start: &str| -> BTreeSet<String> {
        let start = format!("href=\"{start}/");
        let links = page.split(&start).skip(1);
        links
            .filter_map(|link| Some(link.split_once(".ics\"")?.0.to_owned()))
            .collect()
    };
    assert_eq!(
        offered("/calendars/sessions"),
        BTreeSet::from(["x.mixed.20261127T1000".to_owned()])
    );
    assert_eq!(
        offered("webcal://example.org/calendars/courses/x"),
        BTreeSet::from(["mixed".to_owned(), "later".to_owned()])
    );
    let link = ">Add to calendar<span class=\"hidden\">: Friday 27 November 2026, 10am to midday, Sleep well</span></a>";
    assert!(page.contains(link), "{page}");
}

//! What has changed: on the home page, in the feed of changes, in the feed of courses, and in the data for plans.

use serde_json::Value;

use crate::college::{COURSE, College};

const COURSE_PATH: &str = "content/courses/sleep-well.md";

/// A college that was published on 1 November, as it is built on this day after some words were changed in its course.
fn changed_on(day: &str, words: &[(&str, &str)]) -> College {
    let college = College::new();
    build(&college, "2026-11-01");
    for (from, to) in words {
        college.replace(COURSE_PATH, from, to);
    }
    build(&college, day);
    college
}

fn build(college: &College, day: &str) {
    college.run(&["build", "--today", day]).ends_with(0);
}

/// Title, text and id of each entry of the feed of changes.
fn entries(college: &College) -> Vec<(String, String, String)> {
    let feed = college.read("public/feeds/changes.atom");
    let part = |entry: &str, from: &str, to: &str| {
        let rest = entry.split_once(from).map_or("", |(_, rest)| rest);
        rest.split_once(to)
            .map_or(String::new(), |(text, _)| text.to_owned())
    };
    feed.split("<entry>")
        .skip(1)
        .map(|entry| {
            (
                part(entry, "<title>", "</title>"),
                part(entry, "<summary type=\"text\">", "</summary>"),
                part(entry, "<id>", "</id>"),
            )
        })
        .collect()
}

fn titles(college: &College) -> Vec<String> {
    entries(college)
        .into_iter()
        .map(|(title, ..)| title)
        .collect()
}

fn told(college: &College) -> (String, String) {
    let mut entries = entries(college);
    assert_eq!(entries.len(), 1, "{entries:?}");
    let (title, text, _) = entries.remove(0);
    (title, text)
}

fn pair(title: &str, text: &str) -> (String, String) {
    (title.to_owned(), text.to_owned())
}

#[test]
fn what_a_college_begins_with_is_not_new() {
    let college = College::new();
    build(&college, "2026-11-01");
    assert_eq!(titles(&college), [""; 0]);
    assert!(!college.read("public/index.html").contains("id=\"changes\""));
    let feed = college.read("public/feeds/courses.atom");
    assert!(feed.contains("<title>Sleep well</title>"), "{feed}");
}

#[test]
fn a_session_that_moved_says_from_when_to_when() {
    let college = changed_on(
        "2026-11-20",
        &[("2027-01-19 10:00-12:00", "2027-01-20 13:00-15:00")],
    );
    let expected = pair(
        "New time: Sleep well",
        "Tuesday 19 January 2027, 10am to midday is now Wednesday 20 January 2027, 1pm to 3pm",
    );
    assert_eq!(told(&college), expected);
    let home = college.read("public/index.html");
    assert!(home.contains("id=\"changes\""));
    assert!(home.contains("is now Wednesday 20 January 2027, 1pm to 3pm"));
}

#[test]
fn a_cancelled_session_says_why_and_one_that_takes_place_after_all_says_so() {
    let (on, off) = (
        "      - 2027-01-19 10:00-12:00",
        "      - {on: 2027-01-19 10:00-12:00, cancelled: The heating is off.}",
    );
    let college = changed_on("2026-11-20", &[(on, off)]);
    let expected = pair(
        "Cancelled: Sleep well",
        "Tuesday 19 January 2027, 10am to midday: The heating is off.",
    );
    assert_eq!(told(&college), expected);
    college.replace(COURSE_PATH, off, on);
    build(&college, "2026-11-22");
    let expected = pair(
        "Taking place after all: Sleep well",
        "Tuesday 19 January 2027, 10am to midday: Town Library",
    );
    assert_eq!(told(&college), expected);
}

#[test]
fn a_session_that_left_the_texts_is_told_as_cancelled() {
    let college = changed_on("2026-11-20", &[("      - 2027-01-19 10:00-12:00\n", "")]);
    let expected = pair(
        "Cancelled: Sleep well",
        "Tuesday 19 January 2027, 10am to midday",
    );
    assert_eq!(told(&college), expected);
}

#[test]
fn new_dates_new_courses_and_full_runs_are_told() {
    let more = "      - 2027-01-19 10:00-12:00\n      - 2027-01-26 10:00-12:00\n";
    let college = changed_on("2026-11-20", &[("      - 2027-01-19 10:00-12:00\n", more)]);
    let expected = pair(
        "New dates: Sleep well",
        "Tuesday 26 January 2027, 10am to midday: Town Library",
    );
    assert_eq!(told(&college), expected);
    college.replace(COURSE_PATH, "    mode:", "    enrolment: full\n    mode:");
    college.write(
        "content/courses/new-here.md",
        COURSE
            .replace("Sleep well", "New here")
            .replace("venue: town-library\n", "")
            .replace("mode: in-person", "mode: online"),
    );
    build(&college, "2026-11-21");
    let titles = titles(&college);
    assert_eq!(
        titles,
        [
            "Full: Sleep well",
            "New course: New here",
            "New dates: Sleep well"
        ]
    );
}

#[test]
fn another_place_is_told_and_a_private_one_is_not_named() {
    let hall = "---\nname: The Old Mill\n---\nBy the river.\n";
    let college = College::new().with("content/venues/old-mill.md", hall);
    build(&college, "2026-11-01");
    let moved = "      - {on: 2027-01-19 10:00-12:00, venue: old-mill}";
    college.replace(COURSE_PATH, "      - 2027-01-19 10:00-12:00", moved);
    build(&college, "2026-11-20");
    let expected = pair(
        "New place: Sleep well",
        "Tuesday 19 January 2027, 10am to midday: The Old Mill, not Town Library",
    );
    assert_eq!(told(&college), expected);
    college.replace("content/venues/old-mill.md", "name:", "private: yes\nname:");
    build(&college, "2026-11-21");
    for (path, bytes) in college.tree("public") {
        let text = String::from_utf8_lossy(&bytes);
        let shows = text.contains("Old Mill") || text.contains("old-mill");
        assert!(!shows, "{path} shows a private venue");
    }
}

#[test]
fn an_entry_keeps_its_id_and_leaves_after_sixty_days() {
    let moved = [("2027-01-19 10:00-12:00", "2027-01-20 13:00-15:00")];
    let college = changed_on("2026-11-20", &moved);
    let id = "tag:example.org,2026-11-20:changes/moved/sleep-well/spring";
    assert_eq!(entries(&college)[0].2, id);
    build(&college, "2027-01-19");
    assert_eq!(entries(&college)[0].2, id, "on the sixtieth day");
    build(&college, "2027-01-20");
    assert_eq!(titles(&college), [""; 0]);
}

#[test]
fn nothing_is_told_of_a_course_that_is_a_draft_again() {
    let college = changed_on("2026-11-20", &[("2027-01-19 10:00", "2027-01-19 09:00")]);
    college.replace(COURSE_PATH, "title:", "draft: true\ntitle:");
    build(&college, "2026-11-21");
    assert_eq!(titles(&college), [""; 0]);
    let feed = college.read("public/feeds/courses.atom");
    assert!(!feed.contains("Sleep well"), "{feed}");
}

#[test]
fn the_feed_of_courses_has_the_course_that_changed_last_first() {
    let college = College::new();
    let other = COURSE.replace("Sleep well", "Another");
    let other = other.replace("venue: town-library\n", "");
    college.write(
        "content/courses/another.md",
        other.replace("mode: in-person", "mode: online"),
    );
    build(&college, "2026-11-01");
    college.replace(COURSE_PATH, "small changes", "very small changes");
    build(&college, "2026-11-20");
    let feed = college.read("public/feeds/courses.atom");
    let at = |title: &str| feed.find(&format!("<title>{title}</title>"));
    assert!(at("Sleep well") < at("Another"), "{feed}");
    assert!(feed.contains("<updated>2026-11-20T00:00:00Z</updated>"));
    assert!(feed.contains("<id>tag:example.org,2026-11-01:courses/sleep-well</id>"));
}

#[test]
fn a_plan_can_tell_that_a_chosen_session_moved_or_went() {
    let college = College::new();
    build(&college, "2026-11-01");
    let before = plan(&college);
    let uid = |at: usize| before[at]["uid"].as_str().expect("a text").to_owned();
    college.replace(
        COURSE_PATH,
        "      - 2027-01-12 10:00-12:00\n      - 2027-01-19 10:00-12:00\n",
        "      - 2027-01-20 13:00-15:00\n",
    );
    build(&college, "2026-11-20");
    let after = plan(&college);
    let find = |uid: &str| after.iter().find(|session| session["uid"] == uid);
    let (gone, moved) = (
        find(&uid(0)).expect("it stays"),
        find(&uid(1)).expect("it stays"),
    );
    assert_eq!(gone["state"], "cancelled");
    assert_eq!(gone["was"]["state"], "on");
    assert_eq!(moved["start"], "2027-01-20T13:00:00+00:00");
    assert_eq!(moved["was"]["start"], "2027-01-19T10:00:00+00:00");
    assert_eq!(moved["sequence"], 1);
    assert_eq!(moved["changed"], "2026-11-20");
}

fn plan(college: &College) -> Vec<Value> {
    let text = college.read("public/data/plan/2027-spring.json");
    let plan: Value = serde_json::from_str(&text).expect("it is JSON");
    plan["sessions"].as_array().expect("a list").clone()
}

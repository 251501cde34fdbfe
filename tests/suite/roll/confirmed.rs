//! A run that is not confirmed is for the college alone, until somebody confirms it.

use crate::college::{College, TODAY};
use crate::roll::days::{college, roll};

const PATH: &str = "content/courses/sleep-well.md";
const RUN: &str =
    "  - {id: spring, term: 2027-spring, mode: online, sessions: [2027-01-12 10:00-12:00]}\n";

fn site(college: &College) -> Vec<(String, Vec<u8>)> {
    college.build(&[]).ends_with(0);
    college.tree("public")
}

#[test]
fn it_changes_no_file_of_the_site_and_nothing_in_the_calendars() {
    let college = college(RUN);
    let before = (site(&college), college.read("content/calendar.lock"));
    roll(&college);
    assert_eq!(
        (site(&college), college.read("content/calendar.lock")),
        before
    );
    let rule = |it: &serde_json::Value| it["level"] != "advice";
    assert!(!college.check().findings.iter().any(rule));
}

#[test]
fn it_is_published_when_its_line_is_taken_out() {
    let college = college(RUN);
    roll(&college);
    let text = college.read(PATH);
    let lines = text
        .split_inclusive('\n')
        .filter(|line| !line.contains("confirmed:"));
    college.write(PATH, lines.collect::<String>());
    college.build(&[]).ends_with(0);
    let calendar = college.read("public/calendars/courses/sleep-well/summer.ics");
    assert!(
        calendar.contains("DTSTART;TZID=Europe/London:20270420T100000"),
        "{calendar}"
    );
}

#[test]
fn one_that_was_published_and_is_in_doubt_again_cancels_nothing() {
    let college = college(RUN);
    college.build(&[]).ends_with(0);
    let before = college.read("content/calendar.lock");
    college.replace(PATH, "id: spring,", "id: spring, confirmed: no,");
    college
        .run(&["build", "--today", "2026-12-01"])
        .ends_with(0);
    assert_eq!(college.read("content/calendar.lock"), before);
    let calendar = college.read("public/calendars/all.ics");
    assert!(!calendar.contains("CANCELLED"), "{calendar}");
}

#[test]
fn what_is_wrong_with_it_is_advice_and_the_coordinator_s_timetable_shows_it() {
    let college = college(RUN);
    let closed = "closures: [{on: 2027-04-27, reason: Stocktaking}]\npanel:";
    college.replace("content/college.md", "panel:", closed);
    roll(&college);
    college.replace(PATH, "2027-04-20 10:00", "2027-04-27 10:00");
    let checked = college.check();
    let found: Vec<_> = checked
        .findings
        .iter()
        .filter(|it| it["code"] == "T503")
        .collect();
    assert_eq!(found.len(), 1, "{:?}", checked.findings);
    assert_eq!(found[0]["level"], "advice");
    let ran = college
        .run(&["timetable", "--term", "2027-summer", "--today", TODAY])
        .ends_with(0);
    assert!(ran.out.contains("27 April"), "{}", ran.out);
}

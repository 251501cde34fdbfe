//! `prospectus retire`: a course that is given no more, and what follows from it.

use crate::college::{COURSE, College, TODAY};

const PATH: &str = "content/courses/sleep-well.md";

fn retire(college: &College, more: &[&str]) -> crate::college::Ran {
    let arguments = [&["retire", "sleep-well", "--today", TODAY], more].concat();
    college.run(&arguments)
}

/// A college whose course has these runs.
fn with_runs(runs: &str) -> College {
    let (before, _) = COURSE.split_once("runs:\n").expect("it has runs");
    College::new().with(
        PATH,
        format!("{before}runs:\n{runs}x-own: kept # as it is\n---\nText.\n"),
    )
}

#[test]
fn a_course_without_coming_sessions_gets_its_day_and_stays_on_its_page() {
    let college = College::new();
    retire(&college, &["--on", "2027-01-19"])
        .ends_with(0)
        .says("given no more after 19 January 2027");
    assert_eq!(
        college.read(PATH),
        COURSE.replace("---\nWe talk", "retired: 2027-01-19\n---\nWe talk")
    );
    college
        .run(&["build", "--today", "2027-02-01"])
        .ends_with(0);
    assert!(
        college
            .path("public/courses/sleep-well/index.html")
            .exists()
    );
    retire(&college, &["--on", "2027-01-19"])
        .ends_with(0)
        .says("is retired on 2027-01-19 already");
}

#[test]
fn sessions_after_the_day_are_in_the_way_until_somebody_says_why_they_are_cancelled() {
    let college = College::new();
    let before = college.tree("");
    retire(&college, &["--on", "2027-01-12"])
        .ends_with(2)
        .says("sleep-well has sessions after that day: 19 January 2027")
        .says("--cancel-sessions")
        .says("--on 2027-01-19");
    assert_eq!(college.tree(""), before);
    college.build(&[]).ends_with(0);
    let more = [
        "--on",
        "2027-01-12",
        "--cancel-sessions",
        "Our tutor, Kim, has moved: sorry.",
    ];
    retire(&college, &more)
        .ends_with(0)
        .says("1 session is cancelled");
    college.build(&[]).ends_with(0);
    let calendar = college.read("public/calendars/all.ics");
    assert_eq!(
        calendar
            .matches("SUMMARY:CANCELLED: Sleep well (2 of 2)")
            .count(),
        1,
        "{calendar}"
    );
    assert_eq!(calendar.matches("CANCELLED").count(), 1, "{calendar}");
}

#[test]
fn a_session_is_cancelled_however_it_is_written_and_no_other_byte_changes() {
    let runs = "  - id: list # one
    mode: online
    sessions:
      - 2027-01-05 10:00-12:00
      - 2027-01-12 10:00-12:00 # the last
      - {on: 2027-01-19 10:00-12:00, theme: Sleep} # no, this
      - on: 2027-01-26 10:00-12:00
        note: Bring tea
      - {on: 2027-02-02 10:00-12:00, cancelled: Snow.}
  - {id: a, mode: online, weekly: {first: 2027-01-06 10:00-11:00, times: 3}}
  - id: b
    mode: online
    weekly:
      first: 2027-01-07 10:00-11:00
      times: 4
      change:
        2027-01-14: {on: 2027-01-15 10:00-11:00}
        2027-01-21:
          theme: Dreams
  - id: c
    confirmed: no
    mode: online
    sessions: [2027-05-01 10:00-12:00]
";
    let why = "{on: 2027-01-12 10:00-12:00, cancelled: We stop.}";
    let expected = runs
        .replace("2027-01-12 10:00-12:00 #", &format!("{why} #"))
        .replace("theme: Sleep}", "theme: Sleep, cancelled: We stop.}")
        .replace("note: Bring tea\n", "note: Bring tea\n        cancelled: We stop.\n")
        .replace("times: 3}", "times: 3, change: {2027-01-13: {cancelled: We stop.}, 2027-01-20: {cancelled: We stop.}}}")
        .replace("{on: 2027-01-15 10:00-11:00}", "{on: 2027-01-15 10:00-11:00, cancelled: We stop.}")
        .replace("          theme: Dreams\n", "          theme: Dreams\n          cancelled: We stop.\n        2027-01-28: {cancelled: We stop.}\n");
    for line_end in ["\n", "\r\n"] {
        let college = with_runs(runs);
        college.write(PATH, college.read(PATH).replace('\n', line_end));
        let end = "x-own: kept # as it is\n";
        let whole = college
            .read(PATH)
            .replace("\r\n", "\n")
            .replace(runs, &expected)
            .replace(end, &format!("{end}retired: 2027-01-10\n"));
        retire(
            &college,
            &["--on", "2027-01-10", "--cancel-sessions", "We stop."],
        )
        .ends_with(0);
        assert_eq!(college.read(PATH), whole.replace('\n', line_end));
    }
}

#[test]
fn places_that_still_lead_to_it_are_said() {
    let other = "---\ntitle: Rest\nsummary: Rest.\nnext_steps: [sleep-well]\n---\nSee [it](sleep-well.md) or [it](/courses/sleep-well/#dates).\n";
    let college = College::new().with("content/courses/rest.md", other);
    retire(&college, &["--on", "2027-03-01"])
        .ends_with(0)
        .says("3 places lead to it")
        .says("content/courses/rest.md:4: a next step")
        .says("content/courses/rest.md:6: a link");
}

#[test]
fn a_retirement_can_be_taken_back() {
    let college = College::new();
    retire(&college, &["--undo"])
        .ends_with(2)
        .says("is not retired");
    let before = college.tree("");
    retire(&college, &["--on", "2027-03-01"]).ends_with(0);
    retire(&college, &["--undo"])
        .ends_with(0)
        .says("is given again");
    assert_eq!(college.tree(""), before);
}

#[test]
fn what_the_panel_decided_stands_and_its_round_says_what_happened() {
    let college = College::new();
    college.replace("content/college.md", "mode: off", "mode: required");
    college.adopt();
    retire(&college, &["--on", "2027-03-01"]).ends_with(0);
    let round = college.read("content/reviews/sleep-well/2026-09-01/round.md");
    assert!(
        round.contains("reason: \"Retired: the course is given no more after 2027-03-01\""),
        "{round}"
    );
    let held = |it: &serde_json::Value| it["level"] == "held" || it["level"] == "error";
    assert!(!college.check().findings.iter().any(held));
}

#[test]
fn what_cannot_be_is_refused_and_a_dry_run_writes_nothing() {
    let college = College::new();
    let before = college.tree("");
    college
        .run(&["retire", "sleepwell"])
        .ends_with(2)
        .says("did you mean sleep-well?");
    retire(&college, &["--cancel-sessions", " "])
        .ends_with(2)
        .says("there is no reason");
    let ran = retire(&college, &["--on", "2027-03-01", "--dry-run"]).ends_with(0);
    assert!(ran.out.contains("+retired: 2027-03-01"), "{}", ran.out);
    assert_eq!(college.tree(""), before);
}

#[test]
fn a_run_that_is_not_confirmed_is_named_and_stays() {
    let college = with_runs(
        "  - {id: next, confirmed: no, venue: town-library, sessions: [2027-05-04 10:00-12:00]}\n",
    );
    retire(&college, &[])
        .ends_with(0)
        .says("1 run is not confirmed and stays as planned: delete what will not take place: next");
}

//! Dates and times that do not exist, or that could be read in two ways.

use std::fmt::Write;

use crate::college::{COURSE, College};
use crate::hard_input::course;

/// The well-formed course with other sessions in its run.
fn with_sessions(sessions: &str) -> String {
    let start = COURSE.find("      - 2027-").expect("it has sessions");
    let end = COURSE.find("---\nWe talk").expect("it has a body");
    format!("{}{sessions}{}", &COURSE[..start], &COURSE[end..])
}

#[test]
fn a_day_that_does_not_exist_is_no_date() {
    course(with_sessions("      - 2027-02-30 10:00-12:00\n")).finds(
        "M008",
        "2027-02-30 10:00",
        "there is no 2027-02-30",
        "such as 2027-01-12 10:00-12:00",
    );
}

#[test]
fn a_date_that_could_be_read_in_two_ways_is_not_guessed() {
    course(with_sessions("      - 26-1-2027 10:00-12:00\n")).finds(
        "M008",
        "26-1-2027",
        "26-1-2027 is not a date that can be read for certain",
        "such as 2027-01-12 10:00-12:00",
    );
}

#[test]
fn a_time_without_a_day_is_read_as_written() {
    course(with_sessions("      - 10:00\n")).finds(
        "M008",
        "10:00\n",
        "10:00",
        "such as 2027-01-12 10:00-12:00",
    );
}

#[test]
fn twenty_four_hundred_is_no_time() {
    for (session, help) in [
        ("2027-01-26 24:00", "24-hour"),
        ("2027-01-26 22:00-24:00", "write 2027-01-26 22:00-23:59"),
    ] {
        course(with_sessions(&format!("      - {session}\n"))).finds(
            "M008",
            session,
            "there is no time 24:00",
            help,
        );
    }
}

#[test]
fn a_whole_day_and_a_night_are_told_how_they_are_written() {
    for (session, code, help) in [
        ("2027-01-26", "M008", "such as 2027-01-26 09:30-16:30"),
        (
            "2027-01-26 22:00-06:00",
            "T501",
            "2027-01-26 22:00-23:59 and 2027-01-27 00:00-06:00",
        ),
        (
            "2027-01-26 20:00-00:00",
            "T501",
            "write 2027-01-26 20:00-23:59",
        ),
    ] {
        course(with_sessions(&format!("      - {session}\n"))).finds(code, session, "", help);
    }
}

#[test]
fn a_time_that_the_clocks_skip_or_repeat_is_refused() {
    for (session, message) in [
        ("2027-03-28 01:30-03:30", "there is no 01:30 on 2027-03-28"),
        ("2027-03-28 00:30-01:30", "there is no 01:30 on 2027-03-28"),
        ("2027-10-31 01:30-03:30", "01:30 comes twice on 2027-10-31"),
    ] {
        course(with_sessions(&format!("      - {session}\n"))).finds(
            "M008",
            session,
            message,
            "change of the clocks",
        );
    }
}

#[test]
fn a_day_after_the_end_of_the_calendar_is_no_session_that_vanishes() {
    course(with_sessions("      - 9999-12-31 10:00-12:00\n")).finds(
        "M008",
        "9999-12-31",
        "9999-12-31 is after the end of the calendar",
        "the day of the session",
    );
}

#[test]
fn a_session_on_a_day_and_in_a_week_is_one_of_the_two() {
    let session = "      - {on: 2027-01-26 10:00-12:00, week: 2027-02-01}\n";
    course(with_sessions(session)).finds("M004", "week:", "not both", "one of the two");
    let session = "      - {week: 2027-02-01, on: 2027-01-26 10:00-12:00}\n";
    course(with_sessions(session)).finds("M004", "on: 2027", "not both", "one of the two");
    let change = "change: {2027-01-19: {on: 2027-01-20 10:00-12:00, week: 2027-02-01}}";
    let weekly = format!("    weekly: {{first: 2027-01-12 10:00-12:00, times: 3, {change}}}\n");
    let text = with_sessions("").replace("    sessions:\n", &weekly);
    course(text).finds("M004", "week:", "not both", "one of the two");
}

#[test]
fn a_week_begins_on_a_monday() {
    for (day, message) in [
        ("2027-05-11", "2027-05-11 is a Tuesday"),
        ("2027-05-16", "2027-05-16 is a Sunday"),
    ] {
        let text = with_sessions(&format!("      - {{week: {day}}}\n"));
        let handed_in = course(text);
        handed_in.finds("M008", day, message, "such as 2027-05-10");
        let mut found = handed_in.checked.findings.iter();
        assert!(found.any(|finding| finding["label"] == "did you mean 2027-05-10?"));
    }
    let change = "change: {2027-01-19: {week: 2027-01-20}}";
    let text = with_weekly(&format!(
        "first: 2027-01-12 10:00-12:00, times: 3, {change}"
    ));
    course(text).finds("M008", "2027-01-20", "a Wednesday", "such as 2027-01-18");
}

#[test]
fn days_of_the_week_are_in_the_order_of_the_week() {
    let path = "content/venues/town-library.md";
    let college = College::new();
    college.replace(path, "---\nBy", "open: {sat-mon: 09:00-17:00}\n---\nBy");
    let message = "the first day must come first: in a week from Monday, mon is before sat";
    let place = format!("{path}:6:8");
    college
        .check()
        .finds("M002", &place, message, "each day by itself");
}

#[test]
fn a_break_is_one_day_or_several() {
    let path = "content/venues/town-library.md";
    for (days, column) in [
        ("on: 2027-02-15, from: 2027-02-15, to: 2027-02-19", 27),
        ("from: 2027-02-15, to: 2027-02-19, on: 2027-02-15", 45),
        ("on: 2027-02-15, to: 2027-02-19", 27),
    ] {
        let college = College::new();
        college.replace(path, "---\nBy", &format!("closed: [{{{days}}}]\n---\nBy"));
        let place = format!("{path}:6:{column}");
        college
            .check()
            .finds("M004", &place, "not both", "one of the two");
    }
}

#[test]
fn a_run_has_dates_or_words_instead_of_them() {
    let sessions = "    sessions:\n";
    let when = "    when: Some day\n";
    let both = COURSE.replace(sessions, &format!("{when}{sessions}"));
    course(both).finds("M004", "sessions:", "not both", "one of the two");
    let weekly = "    weekly: {first: 2027-01-12 10:00-12:00, times: 3}\n";
    let both = with_sessions("").replace(sessions, &format!("{weekly}{when}"));
    course(both).finds("M004", "when:", "not both", "one of the two");
}

#[test]
fn a_run_may_have_sessions_beside_a_series() {
    let college = College::new();
    let weekly = "    weekly: {first: 2027-02-02 10:00-12:00, times: 2}\n    sessions:\n";
    college.replace("content/courses/sleep-well.md", "    sessions:\n", weekly);
    college.check().is_clean();
}

#[test]
fn a_cancelled_session_needs_a_reason_and_no_other_word() {
    for (word, message) in [
        ("yes", "yes is not a reason"),
        ("no", "no is not a reason"),
        ("False", "False is not a reason"),
        ("\"\"", "there is no reason here"),
    ] {
        let session = format!("      - {{on: 2027-01-26 10:00-12:00, cancelled: {word}}}\n");
        let text = with_sessions(&session);
        let at = format!("{word}}}");
        course(text).finds("M004", &at, message, "write the reason, in a sentence");
    }
    let session = "      - {on: 2027-01-26 10:00-12:00, cancelled: }\n";
    let message = "there is no reason here";
    course(with_sessions(session)).finds("M004", "cancelled:", message, "leave the key out");
}

/// The well-formed course with a weekly series instead of sessions.
fn with_weekly(keys: &str) -> String {
    let weekly = format!("    weekly: {{{keys}}}\n");
    with_sessions("").replace("    sessions:\n", &weekly)
}

#[test]
fn a_series_names_the_day_on_which_the_clocks_change() {
    course(with_weekly("first: 2027-03-14 01:30-03:30, times: 4")).finds(
        "M008",
        "2027-03-14",
        "there is no 01:30 on 2027-03-28",
        "change of the clocks",
    );
}

#[test]
fn a_series_without_end_is_not_cut_short_in_silence() {
    for until in ["2034-09-12", "2099-01-01"] {
        let text = with_weekly(&format!("first: 2027-01-12 10:00-12:00, until: {until}"));
        let message = "a series cannot have more than 400 sessions";
        course(text).finds("M004", until, message, "an earlier end");
    }
    let text = with_weekly("first: 2027-01-12 10:00-12:00, until: 2034-09-11");
    let checked = course(text).checked;
    assert!(
        checked
            .findings
            .iter()
            .all(|finding| finding["code"] != "M004"),
        "400 sessions are fine"
    );
}

#[test]
fn a_series_of_which_nothing_is_left_says_why() {
    let text = with_weekly(
        "first: 2027-01-12 10:00-12:00, until: 2027-01-25, except: [2027-01-19, 2027-01-12]",
    );
    course(text).finds(
        "M004",
        "2027-01-19, ",
        "every session of this series is excepted",
        "except fewer dates",
    );
    course(with_weekly(
        "first: 2027-01-12 10:00-12:00, until: 2027-01-11",
    ))
    .finds(
        "M004",
        "2027-01-11",
        "stops before its first session",
        "after the first session",
    );
}

#[test]
fn unquoted_times_four_hundred_sessions_and_no_runs_are_fine() {
    let start = jiff::civil::date(2027, 1, 1);
    let mut sessions = String::new();
    for day in start.series(jiff::Span::new().days(1)).take(400) {
        writeln!(sessions, "      - {day} 10:00-12:00").expect("memory");
    }
    // A run of more than a year belongs to no term.
    let course = with_sessions(&sessions).replace("    term: 2027-spring\n", "");
    let college = College::new().with("content/courses/sleep-well.md", course);
    college.check().is_clean();
    college.build(&[]).ends_with(0).says("400 sessions");
    let calendar = college.read("public/calendars/courses/sleep-well.ics");
    assert_eq!(calendar.matches("BEGIN:VEVENT").count(), 400);

    let without_runs = COURSE.split("runs:").next().expect("it has a start");
    let text = format!("{without_runs}---\nDates will come.\n");
    College::new()
        .with("content/courses/sleep-well.md", text)
        .check()
        .is_clean();
}

//! Calendars as programs export them.

use std::fmt::Write as _;

use crate::college::{College, Ran, TODAY};

const VENUE: &str = "content/venues/town-library.md";

fn calendar(events: &str) -> String {
    format!(
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Invented//EN\r\n{}END:VCALENDAR\r\n",
        events.replace('\n', "\r\n")
    )
}

fn event(uid: &str, lines: &str) -> String {
    format!("BEGIN:VEVENT\nUID:{uid}\nDTSTAMP:20261101T000000Z\n{lines}\nEND:VEVENT\n")
}

fn closures(college: &College, more: &[&str]) -> Ran {
    let arguments = [
        "import",
        "ics",
        "bookings.ics",
        "--as",
        "closures",
        "--venue",
        "town-library",
        "--today",
        TODAY,
    ];
    college.run(&[&arguments, more].concat())
}

fn runs(college: &College, more: &[&str]) -> Ran {
    let arguments = [
        "import",
        "ics",
        "course.ics",
        "--as",
        "runs",
        "--course",
        "sleep-well",
        "--today",
        TODAY,
    ];
    college.run(&[&arguments, more].concat())
}

#[track_caller]
fn has(college: &College, path: &str, words: &str) {
    let text = college.read(path);
    assert!(text.contains(words), "{words:?} is not in:\n{text}");
}

#[test]
fn bookings_become_closures_without_their_private_words() {
    let booked = calendar(&event(
        "a@x",
        "SUMMARY:Wedding of Mr Smith\nDTSTART;VALUE=DATE:20270217\nDTEND;VALUE=DATE:20270219",
    ));
    let college = College::new().with("bookings.ics", booked);
    closures(&college, &[]).ends_with(0);
    has(
        &college,
        VENUE,
        "closed:\n  - {from: 2027-02-17, to: 2027-02-18, reason: Not available, x-imported: ",
    );
    assert!(!college.read(VENUE).contains("Smith"));
    college.check().is_clean();
    let before = college.read(VENUE);
    closures(&college, &[])
        .ends_with(0)
        .says("Nothing had to be written");
    assert_eq!(college.read(VENUE), before);
    let moved = college.read("bookings.ics").replace("20270217", "20270218");
    college.write("bookings.ics", moved);
    closures(&college, &[]).ends_with(0);
    has(&college, VENUE, "{on: 2027-02-18, reason: Not available");
    assert_eq!(college.read(VENUE).matches("x-imported").count(), 1);
}

#[test]
fn a_booking_for_some_hours_is_asked_about() {
    let college = College::new().with(
        "bookings.ics",
        calendar(&event(
            "a@x",
            "DTSTART:20270217T100000Z\nDTEND:20270217T120000Z",
        )),
    );
    closures(&college, &[]).ends_with(2).says("--part-days");
    closures(&college, &["--part-days", "leave"]).ends_with(0);
    assert!(!college.read(VENUE).contains("closed"));
    closures(&college, &["--part-days", "close", "--reason", "Stocktake"]).ends_with(0);
    has(&college, VENUE, "{on: 2027-02-17, reason: Stocktake");
}

#[test]
fn a_booking_that_is_gone_or_cancelled_is_for_the_coordinator_to_take_out() {
    let all_day = |day: &str| format!("DTSTART;VALUE=DATE:{day}");
    let both = [
        event("a@x", &all_day("20270217")),
        event("b@x", &all_day("20270218")),
    ]
    .concat();
    let college = College::new().with("bookings.ics", calendar(&both));
    closures(&college, &[]).ends_with(0);
    let left = event("b@x", &format!("{}\nSTATUS:CANCELLED", all_day("20270218")));
    college.write("bookings.ics", calendar(&left));
    let ran = closures(&college, &[]).ends_with(0);
    ran.says("closed 2027-02-17: the calendar does not have this booking any more")
        .says("the booking on 2027-02-18 is cancelled");
    has(&college, VENUE, "2027-02-17");
}

#[test]
fn an_event_whose_rule_gives_no_day_is_named() {
    let never = "DTSTART;VALUE=DATE:20270217\nRRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30";
    let college = College::new().with("bookings.ics", calendar(&event("a@x", never)));
    closures(&college, &[])
        .ends_with(0)
        .says("its rule of repetition gives no day at all");
}

#[test]
fn a_rule_with_letters_that_no_rule_has_is_named_and_the_rest_comes_in() {
    let odd = "DTSTART;VALUE=DATE:20270217\nRRULE:FREQ=WEEKLY;COUNT=6;BYDAY=T\u{117}U";
    let both = [
        event("a@x", odd),
        event("b@x", "DTSTART;VALUE=DATE:20270218"),
    ];
    let college = College::new().with("bookings.ics", calendar(&both.concat()));
    closures(&college, &[])
        .ends_with(0)
        .says("its rule of repetition cannot be read");
    has(&college, VENUE, "2027-02-18");
}

/// In every zone the same hour: ten in the morning in London, on 13 April, when it is summer there.
#[test]
fn times_are_told_by_the_colleges_clock() {
    let custom = "BEGIN:VTIMEZONE\nTZID:Our own\nBEGIN:STANDARD\nDTSTART:16011028T030000\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10\nTZOFFSETFROM:+0200\nTZOFFSETTO:+0100\nEND:STANDARD\nBEGIN:DAYLIGHT\nDTSTART:16010325T020000\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0200\nEND:DAYLIGHT\nEND:VTIMEZONE\n";
    for start in [
        "DTSTART:20270413T090000Z",
        "DTSTART:20270413T100000",
        "DTSTART;TZID=Europe/London:20270413T100000",
        "DTSTART;TZID=\"GMT Standard Time\":20270413T100000",
        "DTSTART;TZID=W. Europe Standard Time:20270413T110000",
        "DTSTART;TZID=America/New_York:20270413T050000",
        "DTSTART;TZID=/freeassociation.sourceforge.net/Europe/Paris:20270413T110000",
        "DTSTART;TZID=Our own:20270413T110000",
    ] {
        let events = format!(
            "{custom}{}",
            event("a@x", &format!("{start}\nDURATION:PT2H"))
        );
        let college = College::new().with("course.ics", calendar(&events));
        runs(&college, &[]).ends_with(0);
        let text = college.read("content/courses/sleep-well.md");
        assert!(
            text.contains("- 2027-04-13 10:00-12:00"),
            "{start}:\n{text}"
        );
    }
    let unknown = calendar(&event(
        "a@x",
        "DTSTART;TZID=Mars:20270413T100000\nDURATION:PT2H",
    ));
    let college = College::new().with("course.ics", unknown);
    runs(&college, &[])
        .ends_with(0)
        .says("the time zone \"Mars\" is not known");
}

#[test]
fn the_same_time_every_week_becomes_a_series_and_keeps_its_hour_when_the_clocks_change() {
    let weekly = "DTSTART;TZID=Europe/London:20270309T100000\nDTEND;TZID=Europe/London:20270309T120000\nRRULE:FREQ=WEEKLY;UNTIL=20270413T090000Z\nEXDATE;TZID=Europe/London:20270330T100000";
    let college = College::new().with("course.ics", calendar(&event("a@x", weekly)));
    runs(&college, &["--run", "spring-two"]).ends_with(0);
    let path = "content/courses/sleep-well.md";
    has(
        &college,
        path,
        "  - id: spring-two\n    weekly: {first: 2027-03-09 10:00-12:00, times: 5, except: [2027-03-30]}\n",
    );
    assert!(errors(&college).is_empty());
    runs(&college, &[])
        .ends_with(0)
        .says("the run is as it was");
}

fn errors(college: &College) -> Vec<serde_json::Value> {
    let findings = college.check().findings;
    findings
        .into_iter()
        .filter(|finding| finding["level"] == "error")
        .collect()
}

#[test]
fn a_session_that_moved_and_one_more_are_sessions_of_their_own() {
    let series = "DTSTART:20270413T090000\nDTEND:20270413T100000\nRRULE:FREQ=WEEKLY;COUNT=3\nRDATE:20270430T090000";
    let moved = "RECURRENCE-ID:20270420T090000\nDTSTART:20270421T140000\nDTEND:20270421T150000";
    let events = [event("a@x", series), event("a@x", moved)].concat();
    let college = College::new().with("course.ics", calendar(&events));
    runs(&college, &[]).ends_with(0);
    has(
        &college,
        "content/courses/sleep-well.md",
        "      - 2027-04-13 09:00-10:00\n      - 2027-04-21 14:00-15:00\n      - 2027-04-27 09:00-10:00\n      - 2027-04-30 09:00-10:00\n",
    );
}

#[test]
fn a_run_that_somebody_edited_is_left_when_the_calendar_changes() {
    let path = "content/courses/sleep-well.md";
    let one = event("a@x", "DTSTART:20270413T090000\nDTEND:20270413T100000");
    let college = College::new().with("course.ics", calendar(&one));
    runs(&college, &[]).ends_with(0);
    let later = college.read("course.ics").replace("T100000", "T103000");
    college.write("course.ics", &later);
    runs(&college, &[]).ends_with(0).says("brought up to date");
    has(&college, path, "- 2027-04-13 09:00-10:30");
    college.replace(path, "2027-04-13 09:00-10:30", "2027-04-13 09:15-10:30");
    runs(&college, &[])
        .ends_with(0)
        .says("the run is as it was");
    college.write("course.ics", later.replace("T103000", "T110000"));
    runs(&college, &[])
        .ends_with(0)
        .says("edited since the last import");
    has(&college, path, "2027-04-13 09:15-10:30");
}

#[test]
fn no_link_into_a_meeting_and_no_title_comes_in() {
    let lines = "SUMMARY:Panic group\\, passcode 48a913\nLOCATION:https://us02web.zoom.us/j/8551234\nDTSTART:20270413T090000\nDTEND:20270413T100000";
    let college = College::new().with("course.ics", calendar(&event("a@x", lines)));
    runs(&college, &[])
        .ends_with(0)
        .says("the place is a link into a meeting");
    let text = college.read("content/courses/sleep-well.md");
    assert!(!text.contains("zoom") && !text.contains("Panic"));
    let titled = College::new().with("course.ics", college.read("course.ics"));
    runs(&titled, &["--with-titles"]).ends_with(0);
    let text = titled.read("content/courses/sleep-well.md");
    assert!(
        text.contains("theme: \"Panic group") && !text.contains("48a913"),
        "{text}"
    );
}

#[test]
fn lines_that_are_folded_inside_a_letter_are_read() {
    let mut bytes = calendar(&event(
        "a@x",
        "SUMMARY:Caf?? x\nDTSTART:20270413T090000\nDTEND:20270413T100000",
    ))
    .into_bytes();
    let at = bytes
        .windows(2)
        .position(|pair| pair == b"??")
        .expect("it is there");
    bytes.splice(at..at + 2, *b"\xc3\r\n \xa9");
    let college = College::new().with("course.ics", bytes);
    runs(&college, &["--with-titles"]).ends_with(0);
    has(&college, "content/courses/sleep-well.md", "theme: Café x");
}

#[test]
fn one_broken_event_does_not_hide_the_next() {
    let events = format!(
        "BEGIN:VEVENT\nUID:cut\n{}{}",
        event("b", "DTSTART:nonsense"),
        event("a@x", "DTSTART:20270413T090000\nDTEND:20270413T100000")
    );
    let college = College::new().with("course.ics", calendar(&events));
    let ran = runs(&college, &[]).ends_with(0);
    ran.says("an event that is cut short")
        .says("\"nonsense\" is no date or time");
    has(
        &college,
        "content/courses/sleep-well.md",
        "- 2027-04-13 09:00-10:00",
    );
}

#[test]
fn twenty_thousand_events_are_looked_through() {
    let mut events = String::new();
    for number in 0..20_000 {
        let day = 1 + number % 28;
        let year = 2000 + number / 28 % 30;
        let lines = format!("DTSTART;VALUE=DATE:{year}03{day:02}\nSUMMARY:Booking {number}");
        write!(events, "{}", event(&format!("{number}@x"), &lines)).expect("memory");
    }
    let college = College::new().with("bookings.ics", calendar(&events));
    closures(&college, &["--until", "2027-03-01"])
        .ends_with(0)
        .says("20000 events");
    has(&college, VENUE, "{on: 2027-03-01");
    closures(&college, &["--until", "2027-12-31"])
        .ends_with(2)
        .says("narrow the days");
}

#[test]
fn what_was_not_said_is_asked_for_by_name() {
    let college = College::new().with("x.ics", calendar(&event("a", "DTSTART:20270413T090000")));
    let run = |more: &[&str]| {
        college.run(&[&["import", "ics", "x.ics", "--today", TODAY], more].concat())
    };
    run(&[]).ends_with(2).says("--as closures --venue ID");
    run(&["--as", "runs"]).ends_with(2).says("--course");
    run(&["--venue", "town-libary"])
        .ends_with(2)
        .says("did you mean town-library?");
    college.write("x.ics", "Course,Date\n");
    run(&["--course", "sleep-well"])
        .ends_with(2)
        .says("this is no calendar");
}

#[test]
fn a_course_that_was_just_begun_takes_a_calendar() {
    let college = College::new().with(
        "course.ics",
        calendar(&event(
            "a@x",
            "SUMMARY:Tea\nDTSTART:20270113T100000\nDTEND:20270113T120000",
        )),
    );
    college.run(&["new", "course", "tea-and-talk"]).ends_with(0);
    college
        .run(&[
            "import",
            "ics",
            "course.ics",
            "--as",
            "runs",
            "--course",
            "tea-and-talk",
            "--today",
            TODAY,
        ])
        .ends_with(0);
    has(
        &college,
        "content/courses/tea-and-talk.md",
        "      - 2027-01-13 10:00-12:00\n",
    );
}

#[test]
fn two_events_of_one_name_are_two_and_imported_again_change_nothing() {
    let events =
        event("1@x", "DTSTART;VALUE=DATE:20270112") + &event("1@x", "DTSTART;VALUE=DATE:20270114");
    let college = College::new().with("bookings.ics", calendar(&events));
    closures(&college, &[]).ends_with(0);
    let once = college.read(VENUE);
    assert!(
        once.contains("on: 2027-01-12") && once.contains("on: 2027-01-14"),
        "{once}"
    );
    closures(&college, &[]).ends_with(0);
    assert_eq!(college.read(VENUE), once);
}

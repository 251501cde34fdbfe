//! `prospectus timetable` on colleges that are not like the others: what it shows, and what it never shows.

use crate::college::{COURSE, College, NEXT_STEPS, Ran, TODAY};

const FORMATS: [&[&str]; 5] = [
    &["--by", "day"],
    &["--by", "venue"],
    &["--by", "person"],
    &["--format", "csv"],
    &["--format", "ics"],
];

fn timetable(college: &College, more: &[&str]) -> Ran {
    college.run(&[&["timetable", "--today", TODAY], more].concat())
}

/// A course with one run.
fn course(title: &str, run: &str) -> String {
    let (front, _) = COURSE
        .split_once("venue: town-library")
        .expect("it names its venue");
    let front = front.replace("title: Sleep well", &format!("title: {title}"));
    format!(
        "{front}co_producers: [p-01, p-02]\nco_production: co-production\n\
         need: {{source: student-feedback, note: Asked for in 9 forms.}}\n\
         learning_outcomes: [Name two things, Keep a diary, Choose one change]\n{NEXT_STEPS}runs:\n  - {run}\n---\nCome along.\n"
    )
}

/// The cells of each line of a CSV file, by RFC 4180.
fn cells(csv: &str) -> Vec<Vec<String>> {
    let mut lines = vec![vec![String::new()]];
    let mut quoted = false;
    let mut letters = csv.chars().peekable();
    while let Some(letter) = letters.next() {
        let line = lines.last_mut().expect("there is a line");
        let cell = line.last_mut().expect("there is a cell");
        match letter {
            '"' if quoted && letters.peek() == Some(&'"') => {
                letters.next();
                cell.push('"');
            }
            '"' => quoted = !quoted,
            ',' if !quoted => line.push(String::new()),
            '\r' if !quoted => {
                assert_eq!(letters.next(), Some('\n'), "a line ends with CRLF");
                lines.push(vec![String::new()]);
            }
            '\n' if !quoted => panic!("a line ends with CRLF"),
            letter => cell.push(letter),
        }
    }
    assert_eq!(
        lines.pop(),
        Some(vec![String::new()]),
        "the last line ends too"
    );
    lines
}

/// The cells of one column, without its head.
fn column(csv: &str, name: &str) -> Vec<String> {
    let lines = cells(csv);
    let at = lines[0]
        .iter()
        .position(|head| head == name)
        .expect("the column is there");
    assert!(lines.iter().all(|line| line.len() == lines[0].len()));
    lines[1..].iter().map(|line| line[at].clone()).collect()
}

#[test]
fn nobody_is_named_also_with_consent() {
    let college = College::new()
        .with(
            "content/people/p-01.md",
            "---\nexpertise: [lived]\nrole: Peer trainer\nname: Aisha\nconsent: {on: 2026-09-01}\n---\nAisha paints.\n",
        )
        .with_course(course("Tea", "{id: r, mode: online, facilitators: [p-01, p-02], sessions: [2027-01-12 10:00-11:00]}"));
    college.check().is_clean();
    for format in FORMATS {
        let ran = timetable(&college, format).ends_with(0);
        assert!(!ran.out.contains("Aisha"), "{format:?}: {}", ran.out);
    }
    let by_person = timetable(&college, &["--by", "person"]).out;
    assert!(
        by_person.contains("p-01 (Peer trainer): 1 session, 1 hour\n"),
        "{by_person}"
    );
}

#[test]
fn a_private_venue_is_named_for_the_office_and_not_in_a_calendar_file() {
    let college = College::new()
        .with("content/venues/larch-house.md", "---\nname: Larch House\nprivate: yes\naddress: [9 Orchard Rise]\n---\nRing the bell.\n")
        .with_course(course("Tea", "{id: r, mode: in-person, venue: larch-house, sessions: [2027-01-12 10:00-11:00]}"));
    let csv = timetable(&college, &["--format", "csv"]).ends_with(0).out;
    assert!(column(&csv, "venue").contains(&"larch-house".to_owned()));
    let calendar = timetable(&college, &["--format", "ics"]).ends_with(0).out;
    assert!(calendar.contains("SUMMARY:Tea\r\n"), "{calendar}");
    for secret in ["larch", "Larch", "Orchard"] {
        assert!(!calendar.contains(secret), "{calendar}");
    }
}

#[test]
fn a_link_into_an_online_meeting_is_in_no_file_that_is_passed_on() {
    let college = College::new().with_course(course(
        "Tea",
        "{id: r, mode: online, sessions: [{on: 2027-01-12 10:00-11:00, note: \"https://us02web.zoom.us/j/81234567890?pwd=abc\"}]}",
    ));
    for format in FORMATS {
        let ran = timetable(&college, format);
        assert!(!ran.out.contains("zoom"), "{format:?}: {}", ran.out);
    }
    for format in &FORMATS[3..] {
        let ran = timetable(&college, format)
            .ends_with(1)
            .says("Nothing was written");
        assert_eq!(ran.out, "");
        ran.says("error[D803]");
    }
}

#[test]
fn no_cell_of_a_spreadsheet_is_a_formula() {
    let run = "{id: r, mode: online, sessions: [{on: 2027-01-12 10:00-11:00, theme: \"+1, -1\", note: \"@SUM(1;2)\"}]}";
    let college = College::new().with_course(course(
        "\"=HYPERLINK(\\\"https://example.com\\\",\\\"Tea\\\")\"",
        run,
    ));
    let csv = timetable(&college, &["--format", "csv"]).ends_with(0).out;
    let formulas = |cell: &&String| cell.starts_with(['=', '+', '-', '@']);
    assert_eq!(cells(&csv).iter().flatten().find(formulas), None, "{csv}");
    assert!(
        column(&csv, "title").contains(&"'=HYPERLINK(\"https://example.com\",\"Tea\")".to_owned())
    );
    assert!(column(&csv, "theme").contains(&"'+1, -1".to_owned()));
    assert!(column(&csv, "note").contains(&"'@SUM(1;2)".to_owned()));
}

#[test]
fn a_spreadsheet_has_a_line_for_each_session_with_its_state_and_its_clash() {
    let college = College::new().with_course(course(
        "Tea",
        "{id: r, venue: town-library, facilitators: [p-01, p-02], sessions: [2027-01-12 09:30, \
         {on: 2027-01-12 11:30-13:00, cancelled: Snow}, 2027-01-19 11:30-13:00, {week: 2027-02-01}]}",
    ));
    let csv = timetable(&college, &["--format", "csv"]).ends_with(0).out;
    assert_eq!(
        column(&csv, "course"),
        ["x", "sleep-well", "x", "sleep-well", "x", "x"]
    );
    assert_eq!(
        column(&csv, "state"),
        [
            "planned",
            "planned",
            "cancelled",
            "planned",
            "planned",
            "planned"
        ]
    );
    assert_eq!(
        column(&csv, "clash"),
        ["maybe", "maybe", "no", "yes", "yes", "no"]
    );
    assert_eq!(
        column(&csv, "end"),
        ["", "12:00", "13:00", "12:00", "13:00", ""]
    );
    assert_eq!(
        column(&csv, "weekday").last(),
        Some(&String::new()),
        "only its week is known"
    );
    assert_eq!(column(&csv, "people")[0], "p-01 p-02");
    assert_eq!(column(&csv, "term")[0], "2027-spring", "in which it lies");
}

#[test]
fn what_is_not_published_is_marked_in_every_form() {
    let college = College::new();
    let draft = COURSE.replace("title: Sleep well", "title: Tea\ndraft: yes");
    college.write(
        "content/courses/x.md",
        draft.replace("venue: town-library", "venue: private"),
    );
    college.replace(
        "content/courses/sleep-well.md",
        "need: {source: student-feedback, note: Asked for in 9 forms.}\n",
        "",
    );
    college.replace(
        "content/college.md",
        "contact:",
        "rules: {need-not-shown: held}\ncontact:",
    );
    let table = timetable(&college, &[]).ends_with(0).out;
    assert!(
        table.contains("4 sessions: 0 planned, 2 in drafts and 2 held back."),
        "{table}"
    );
    assert!(
        table.contains("DRAFT: Tea (1 of 2)") && table.contains("HELD BACK: Sleep well (1 of 2)"),
        "{table}"
    );
    let csv = timetable(&college, &["--format", "csv"]).out;
    assert_eq!(
        column(&csv, "state"),
        ["held back", "draft", "held back", "draft"]
    );
    let calendar = timetable(&college, &["--format", "ics"]).out;
    assert_eq!(
        calendar.matches("STATUS:TENTATIVE").count(),
        4,
        "{calendar}"
    );
    assert_eq!(
        calendar.matches("SUMMARY:NOT YET PUBLISHED: Tea").count(),
        2,
        "{calendar}"
    );
    assert!(
        !calendar.contains("\r\nURL:"),
        "there is no page yet: {calendar}"
    );
}

#[test]
fn a_calendar_file_holds_the_chosen_sessions_and_is_read_by_another_program() {
    let college = College::new().with_course(course(
        "Tea; talk, and more",
        "{id: r, mode: online, sessions: [2026-03-30 10:00-11:00, 2027-03-27 10:00-11:00, 2027-03-29 10:00-11:00]}",
    ));
    let chosen = |more: &[&str]| {
        let text = timetable(&college, &[&["--format", "ics"], more].concat())
            .ends_with(0)
            .out;
        let calendar: icalendar::Calendar = text.parse().expect("it is a calendar");
        let events = calendar
            .components
            .iter()
            .filter_map(|it| it.as_event().cloned());
        events.collect::<Vec<_>>()
    };
    use icalendar::Component;
    let all = chosen(&[]);
    assert_eq!(all.len(), 4, "what is over is left out");
    let titles = all.iter().filter_map(|event| event.get_summary());
    assert!(
        titles
            .into_iter()
            .any(|title| title == "Tea; talk, and more (2 of 3)")
    );
    assert_eq!(chosen(&["--term", "2027-spring"]).len(), 2);
}

#[test]
fn a_session_has_the_same_id_as_in_the_published_calendars() {
    let college = College::new();
    college.build(&[]).ends_with(0);
    college.replace(
        "content/courses/sleep-well.md",
        "2027-01-19 10:00",
        "2027-01-20 10:00",
    );
    let uids = |calendar: &str| -> Vec<String> {
        let lines = calendar.lines().filter(|line| line.starts_with("UID:"));
        lines.map(str::to_owned).collect()
    };
    let before = college.read("content/calendar.lock");
    let own = timetable(&college, &["--format", "ics"]).ends_with(0).out;
    assert_eq!(uids(&own), uids(&college.read("public/calendars/all.ics")));
    assert!(own.contains("20270120T100000"), "the day is today's: {own}");
    assert_eq!(
        college.read("content/calendar.lock"),
        before,
        "it remembers nothing"
    );

    college.write("content/calendar.lock", "something else\n");
    let ran = timetable(&college, &["--format", "ics"])
        .ends_with(1)
        .says("error[M015]");
    assert_eq!(ran.out, "");
    timetable(&college, &[]).ends_with(0);
}

#[test]
fn a_term_that_is_not_there_is_answered_with_those_that_are() {
    let college = College::new();
    timetable(&college, &["--term", "2027-sprin"])
        .ends_with(2)
        .says("there is no term 2027-sprin\n  help: did you mean 2027-spring?");
    college.write(
        "content/terms/2026-autumn.md",
        "---\nname: Autumn\nstarts: 2026-09-14\nends: 2026-12-18\n---\n",
    );
    timetable(&college, &["--term", "winter"])
        .ends_with(2)
        .says("help: there are 2026-autumn and 2027-spring");
}

#[test]
fn what_could_be_read_is_shown_and_what_could_not_is_said() {
    let college = College::new();
    college.replace(
        "content/courses/sleep-well.md",
        "2027-01-19 10:00-12:00",
        "2027-02-30 10:00-12:00",
    );
    let ran = timetable(&college, &[]).ends_with(1);
    assert!(
        ran.out
            .contains("1 mistake keeps parts of the records from being read"),
        "{}",
        ran.out
    );
    assert!(ran.out.contains("Sleep well"), "{}", ran.out);
    let ran = timetable(&college, &["--format", "csv"])
        .ends_with(1)
        .says("there is no 2027-02-30");
    assert_eq!(
        column(&ran.out, "date"),
        ["2027-01-12"],
        "the findings stand elsewhere"
    );
}

#[test]
fn a_room_that_is_not_there_is_shown_with_its_sessions_and_never_free() {
    let college = College::new();
    college.replace(
        "content/courses/sleep-well.md",
        "venue: town-library",
        "venue: town-libary",
    );
    let ran = timetable(&college, &["--by", "venue"]).ends_with(1);
    assert!(
        ran.out
            .contains("\n  town-libary, which no file in content/venues describes\n    Tue 12 Jan"),
        "{}",
        ran.out
    );
    assert!(!ran.out.contains("free: "), "{}", ran.out);
    assert!(
        ran.out.contains("1 room and 2 people free all week"),
        "{}",
        ran.out
    );
}

#[test]
fn other_findings_are_for_check() {
    let college = College::new();
    college.replace(
        "content/courses/sleep-well.md",
        "co_producers: [p-01, p-02]",
        "co_producers: [p-02]",
    );
    assert_eq!(college.check().code, 1);
    let ran = timetable(&college, &[]).ends_with(0);
    assert_eq!(ran.err, "");
}

#[test]
fn without_a_college_or_without_sessions_it_says_so() {
    timetable(&College::empty(), &[])
        .ends_with(1)
        .says("no college was found here");
    let college = College::new().without("content/courses/sleep-well.md");
    for format in &FORMATS[..3] {
        let ran = timetable(&college, format).ends_with(0);
        assert!(ran.out.contains("There are no sessions."), "{}", ran.out);
        assert!(
            ran.out.contains("to Monday 22 March 2027: no sessions"),
            "{}",
            ran.out
        );
    }
    let csv = timetable(&college, &["--format", "csv"]).ends_with(0).out;
    assert_eq!(cells(&csv).len(), 1, "its head: {csv}");
}

#[test]
fn a_term_of_eight_thousand_years_is_a_few_lines() {
    let college = College::new().with(
        "content/terms/ever.md",
        "---\nname: Ever\nstarts: 2026-01-01\nends: 9999-12-31\n---\n",
    );
    let ran = timetable(&college, &["--term", "ever"]).ends_with(0);
    assert!(ran.out.lines().count() < 60, "{}", ran.out);
    assert!(
        ran.out.contains("to Monday 27 December 9999: no sessions"),
        "{}",
        ran.out
    );
}

#[test]
fn no_line_of_a_table_is_longer_than_100_letters() {
    let title = "Tea and talk, ".repeat(36);
    let college = College::new()
        .with_course(course(
            &format!("\"{title}\""),
            "{id: a-very-long-id-for-a-run-that-nobody-would-ever-type, venue: town-library, \
             facilitators: [p-01, p-02], sessions: [2027-01-12 10:30-11:00]}",
        ))
        .with(
            "content/courses/y.md",
            course(
                &"Q".repeat(300),
                "{id: r, mode: online, sessions: [2027-01-12 10:00]}",
            ),
        );
    for format in &FORMATS[..3] {
        let ran = timetable(&college, format).ends_with(0);
        let long = ran.out.lines().find(|line| line.chars().count() > 100);
        assert_eq!(long, None, "{}", ran.out);
        assert_eq!(
            ran.out.matches('Q').count() % 300,
            0,
            "nothing of a title is lost"
        );
    }
}

#[test]
fn people_who_are_kept_elsewhere_stand_by_their_ids() {
    let college = College::new()
        .without("content/people/p-01.md")
        .without("content/people/p-02.md");
    college.replace(
        "content/college.md",
        "contact:",
        "people: overlay\ncontact:",
    );
    college.replace(
        "content/courses/sleep-well.md",
        "mode: in-person",
        "facilitators: [p-01]\n    mode: in-person",
    );
    let ran = timetable(&college, &["--by", "person"]).ends_with(0);
    assert!(
        ran.out
            .contains("p-01 (role not known here): 1 session, 2 hours"),
        "{}",
        ran.out
    );
    let overlay = College::empty().with(
        "p-01.md",
        "---\nexpertise: [lived]\nrole: Peer trainer\n---\n",
    );
    let folder = overlay.path("").display().to_string();
    let ran = timetable(&college, &["--by", "person", "--people", &folder]);
    assert!(
        ran.out.contains("p-01 (Peer trainer): 1 session, 2 hours"),
        "{}",
        ran.out
    );
}

#[test]
fn a_session_where_nobody_can_get_in_says_so() {
    let college = College::new();
    college.replace(
        "content/venues/town-library.md",
        "access:",
        "open: {tue: 09:00-11:00}\nclosed: [{on: 2027-01-19, reason: Stocktake}]\naccess:",
    );
    let table = timetable(&college, &["--by", "venue"]).ends_with(0).out;
    assert!(
        table.contains("Sleep well (1 of 2) [outside its hours]"),
        "{table}"
    );
    assert!(
        table.contains("Sleep well (2 of 2) [closed that day]"),
        "{table}"
    );
    assert!(table.contains("free: Tue 09:00-10:00\n"), "{table}");
    assert!(
        table.contains("free: nothing\n    closed: Tue (Stocktake)\n"),
        "{table}"
    );
}

#[test]
fn a_booking_of_another_term_takes_its_room_in_this_one() {
    let college = College::new()
        .with("content/terms/2026-autumn.md", "---\nname: Autumn\nstarts: 2026-09-14\nends: 2026-12-18\n---\n")
        .with_course(course(
            "Tea",
            "{id: r, term: 2026-autumn, venue: town-library, sessions: [2027-01-12 11:00-13:00, 2027-01-26 11:00-13:00]}",
        ));
    let spring = timetable(&college, &["--term", "2027-spring", "--by", "venue"])
        .ends_with(0)
        .out;
    assert!(
        spring.contains("2 sessions: 2 planned. 2 have no facilitator yet. 1 clash."),
        "{spring}"
    );
    assert!(spring.contains("ANOTHER TERM: Tea (1 of 2)"), "{spring}");
    assert!(
        spring.contains("Week of Monday 25 January 2027: no sessions, 0 rooms"),
        "{spring}"
    );
}

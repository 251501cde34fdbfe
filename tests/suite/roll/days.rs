//! On which days the new runs are, and what is written of them.

use crate::college::{COURSE, College, TODAY};

const PATH: &str = "content/courses/sleep-well.md";

/// A college with a summer term that has a half term, and these keys as the run of its course.
pub(super) fn college(run: &str) -> College {
    let (before, _) = COURSE.split_once("runs:\n").expect("it has runs");
    let course = format!(
        "{before}runs: # all of them\n{run}x-own: kept # as it is\n---\nWe talk about nights.\n"
    );
    let college = College::new()
        .with(PATH, course)
        .with(
            "content/terms/2027-summer.md",
            "---\nname: Summer 2027\nstarts: 2027-04-19\nends: 2027-07-16\nbreaks: [{from: 2027-05-31, to: 2027-06-04, reason: Half term}]\n---\n",
        );
    college.replace(
        "content/college.md",
        "panel:",
        "bank_holidays: england-and-wales\npanel:",
    );
    college.replace(
        "content/terms/2027-spring.md",
        "ends: 2027-03-26\n",
        "ends: 2027-03-26\nbreaks: [{from: 2027-02-15, to: 2027-02-19, reason: Half term}]\n",
    );
    college
}

pub(super) fn roll(college: &College) -> crate::college::Ran {
    let arguments = [
        "term",
        "roll",
        "2027-spring",
        "2027-summer",
        "--today",
        TODAY,
    ];
    college.run(&arguments).ends_with(0)
}

/// Rolls a run: what is written between the old run and what comes after it.
#[track_caller]
fn rolled(run: &str) -> String {
    let college = college(run);
    let before = college.read(PATH);
    roll(&college);
    let after = college.read(PATH);
    let end = "x-own: kept # as it is\n";
    let (kept, rest) = before.split_once(end).expect("it is there");
    let new = after.strip_prefix(kept).expect("everything before stays");
    new.strip_suffix(&format!("{end}{rest}"))
        .expect("everything after stays")
        .to_owned()
}

const CONFIRMED: &str =
    "    confirmed: no # it is on no page and in no calendar until this line is taken out\n";

#[test]
fn a_list_stays_a_list_on_the_same_weekdays_of_the_same_weeks() {
    let run = "  - id: spring-library # by the market
    term: 2027-spring
    mode: in-person
    venue: town-library
    places: 12
    enrolment: full
    facilitators: [p-01, p-02]
    sessions:
      - 2027-01-12 10:00-12:00
      - {on: 2027-01-19 10:00-12:00, theme: \"Worry, and sleep\", facilitators: [p-01]}
      - {on: 2027-01-21 18:00, id: late, mode: online}
      - {on: 2027-02-09 10:00-12:00, cancelled: Snow.}
      - 2027-02-23 10:00-12:00
      - {week: 2027-03-01, note: Day to be agreed}
";
    // Week 6 of the spring is half term; in the summer it is week 7.
    let expected = format!(
        "  - id: summer-library
{CONFIRMED}    follows: spring-library
    term: 2027-summer
    mode: in-person
    venue: town-library
    places: 12
    facilitators: [p-01, p-02]
    sessions:
      - 2027-04-20 10:00-12:00
      - {{on: 2027-04-27 10:00-12:00, theme: \"Worry, and sleep\", facilitators: [p-01]}}
      - {{on: 2027-04-29 18:00, id: late, mode: online}}
      - 2027-05-18 10:00-12:00
      - 2027-05-25 10:00-12:00
      - {{week: 2027-06-07, note: Day to be agreed}}
"
    );
    assert_eq!(rolled(run), expected);
}

#[test]
fn a_series_stays_a_series_that_leaves_out_what_is_closed_now() {
    let run = "  - id: evening
    term: 2027-spring
    mode: online
    weekly:
      first: 2027-01-25 18:00-19:30
      times: 6
      except: [2027-02-15]
      change:
        2027-02-01: {on: 2027-02-02 18:00-19:30, theme: Nights}
        2027-02-08: {cancelled: Tutor unwell}
";
    // The first week of it is a bank holiday, and half term comes later.
    let expected = format!(
        "  - id: evening-2
{CONFIRMED}    follows: evening
    term: 2027-summer
    mode: online
    weekly:
      first: 2027-05-10 18:00-19:30
      times: 6
      except: [2027-05-31]
      change:
        2027-05-17: {{theme: Nights}}
"
    );
    assert_eq!(rolled(run), expected);
}

#[test]
fn a_drop_in_to_the_end_of_its_term_goes_to_the_end_of_the_next() {
    let run = "  - id: drop-in-spring
    term: 2027-spring
    mode: drop-in
    enrolment: not-needed
    weekly: {first: 2027-01-13 13:00-15:00, until: 2027-03-26, except: [2027-02-17]}
";
    let expected = format!(
        "  - id: drop-in-summer
{CONFIRMED}    follows: drop-in-spring
    term: 2027-summer
    mode: drop-in
    enrolment: not-needed
    weekly:
      first: 2027-04-21 13:00-15:00
      until: 2027-07-14
      except: [2027-06-02]
"
    );
    assert_eq!(rolled(run), expected);
}

#[test]
fn words_instead_of_dates_and_what_has_no_dates_go_on_without_dates() {
    let run =
        "  - {id: spring, term: 2027-spring, mode: online, when: \"Spring, dates to be confirmed\"}
  - id: podcast
    mode: self-paced
    material: {url: \"https://example.org/podcast\"}
";
    let expected = format!(
        "  - id: summer
{CONFIRMED}    follows: spring
    term: 2027-summer
    mode: online
    when: Summer 2027, dates to be confirmed
"
    );
    assert_eq!(rolled(run), expected);
}

#[test]
fn what_does_not_fit_into_a_shorter_term_is_left_out_and_said() {
    let run = "  - {id: spring, term: 2027-spring, mode: online, sessions: [2027-01-12 10:00-12:00, 2027-03-23 10:00-12:00]}\n";
    let college = college(run);
    college.replace(
        "content/terms/2027-summer.md",
        "ends: 2027-07-16",
        "ends: 2027-06-18",
    );
    let ran = roll(&college);
    assert!(
        ran.out
            .contains("1 session is left out: the term ends on Friday 18 June 2027"),
        "{}",
        ran.out
    );
    assert!(!college.read(PATH).contains("2027-06-2"));
}

#[test]
fn a_second_roll_adds_nothing_also_where_an_id_was_changed_since() {
    let run =
        "  - {id: spring, term: 2027-spring, mode: online, sessions: [2027-01-12 10:00-12:00]}\n";
    let college = college(run);
    roll(&college);
    college.replace(PATH, "id: summer\n", "id: at-last # we like this\n");
    let once = college.tree("content");
    roll(&college).says("0 runs, 0 things to decide; 1 run is there already");
    assert_eq!(college.tree("content"), once);
}

#[test]
fn a_run_that_somebody_wrote_by_hand_is_not_made_twice() {
    let run =
        "  - {id: spring, term: 2027-spring, mode: online, sessions: [2027-01-12 10:00-12:00]}
  - {id: summer, term: 2027-summer, mode: online, sessions: [2027-04-22 10:00-12:00]}\n";
    let college = college(run);
    let before = college.tree("content");
    roll(&college).says("1 run is there already");
    assert_eq!(college.tree("content"), before);
}

#[test]
fn a_file_of_windows_keeps_its_line_ends() {
    let run =
        "  - {id: spring, term: 2027-spring, mode: online, sessions: [2027-01-12 10:00-12:00]}\n";
    let college = college(run);
    college.write(PATH, college.read(PATH).replace('\n', "\r\n"));
    roll(&college);
    let text = college.read(PATH);
    assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
    assert!(text.contains("id: summer\r\n"));
}

//! What there is to decide: agreements, consents, rooms and people that are taken, venues that are closed.

use crate::roll::days::{college, roll};

const RUN: &str = "  - id: spring
    term: 2027-spring
    mode: in-person
    venue: town-library
    facilitators: [p-01, p-02]
    sessions: [2027-01-12 10:00-12:00, 2027-01-19 10:00-12:00]
";

/// What a roll says about the run of a college that was changed before.
#[track_caller]
fn says(changes: &[(&str, &str, &str)], words: &str) {
    let college = college(RUN);
    for (path, from, to) in changes {
        college.replace(path, from, to);
    }
    let ran = roll(&college);
    assert!(ran.out.contains(words), "{words:?} is not in:\n{}", ran.out);
    let block = ran.out.split("spring → summer").nth(1).unwrap_or_default();
    assert!(block.contains(words), "not about the run:\n{}", ran.out);
}

#[test]
fn an_agreement_that_ends_before_the_new_dates_is_said() {
    says(
        &[(
            "partners/millbrook-mind.md",
            "review_by: 2028-03-31",
            "review_by: 2028-03-31, ends: 2027-04-01",
        )],
        "the agreement with Millbrook Mind ends before Sleep well on 20 April 2027",
    );
}

#[test]
fn a_consent_that_runs_out_before_the_last_session_is_said() {
    says(
        &[(
            "content/people/p-01.md",
            "role: Peer trainer",
            "role: Peer trainer\nname: Sam\nconsent: {on: 2026-09-01, review_by: 2027-04-25}",
        )],
        "the consent of p-01 to be named runs out on 25 April 2027, before the last session",
    );
}

#[test]
fn a_day_on_which_the_venue_is_closed_is_passed_over_and_said() {
    says(
        &[(
            "content/venues/town-library.md",
            "address:",
            "closed: [{on: 2027-04-27, reason: Stocktaking}]\naddress:",
        )],
        "nobody meets on Tuesday 27 April 2027 (Stocktaking): the run goes on a week later",
    );
}

#[test]
fn people_and_rooms_that_are_taken_are_said() {
    let other = "---\ntitle: Rest\nsummary: Rest.\ntopics: [living-well]\nco_producers: [p-01, p-02]\nruns:\n  - {id: a, mode: in-person, venue: town-library, facilitators: [p-01], sessions: [2027-04-20 11:00-13:00]}\n---\nRest.\n";
    for words in ["Town Library is booked twice on 20 April 2027", "p-01"] {
        let college = college(RUN).with("content/courses/rest.md", other);
        let ran = roll(&college);
        assert!(ran.out.contains(words), "{}", ran.out);
    }
}

#[test]
fn a_course_that_is_retired_by_then_is_left() {
    let college = college(RUN);
    college.replace(
        "content/courses/sleep-well.md",
        "reviewed:",
        "retired: 2027-04-01\nreviewed:",
    );
    let ran = roll(&college);
    assert!(
        ran.out
            .contains("sleep-well: spring is left out: the course is retired from 1 April 2027 on"),
        "{}",
        ran.out
    );
}

#[test]
fn runs_in_brackets_are_left_with_what_to_do() {
    let college = college(RUN);
    let path = "content/courses/sleep-well.md";
    let text = college.read(path);
    let (before, rest) = text.split_once("runs:").expect("it is there");
    let (_, after) = rest.split_once("x-own").expect("it is there");
    college.write(path, format!("{before}runs: [{{id: spring, term: 2027-spring, mode: online, sessions: [2027-01-12 10:00-12:00]}}]\nx-own{after}"));
    let ran = roll(&college);
    assert!(
        ran.out.contains("each item on a line of its own"),
        "{}",
        ran.out
    );
}

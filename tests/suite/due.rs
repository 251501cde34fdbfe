//! `prospectus due`: what runs out before long, by day, and what rests and is left out.

use serde_json::Value;

use crate::college::{College, Ran, TODAY};

fn run(college: &College, more: &[&str]) -> Ran {
    college
        .run(&[&["due", "--today", TODAY], more].concat())
        .ends_with(0)
}

/// Each thing that is due in ten years, as `2026-12-01 check-runs-out millbrook-mind partners/millbrook-mind.md:4`.
fn listed(college: &College, more: &[&str]) -> Vec<String> {
    let ran = run(
        college,
        &[&["--within", "3650", "--format", "json"], more].concat(),
    );
    let document: Value = serde_json::from_str(&ran.out).expect("it is JSON");
    let due = document["due"].as_array().expect("it is a list");
    let words = |due: &Value, key: &str| due[key].as_str().unwrap_or_default().to_owned();
    let one = |due: &Value| {
        let [on, kind, id, path] = ["on", "kind", "id", "path"].map(|key| words(due, key));
        format!("{on} {kind} {id} {path}:{}", due["line"])
    };
    due.iter().map(one).collect()
}

/// The agreements of the college's one partner, which is all that is due.
fn with_agreements(agreements: &str) -> College {
    let college = College::new().with(
        "partners/millbrook-mind.md",
        format!("---\nname: Millbrook Mind\nagreements:\n{agreements}---\nWe run groups.\n"),
    );
    college.replace(
        "content/courses/sleep-well.md",
        "reviewed: 2026-11-20\n",
        "",
    );
    college
}

#[test]
fn everything_that_runs_out_is_listed_by_day_with_its_line() {
    let college = with_agreements(
        "  - covers: [course]\n    review_by: 2027-03-31\n    ends: 2028-03-31\n    checks: {liability_insurance: 2026-12-01, dbs: yes}\n",
    )
    .with(
        "content/people/p-02.md",
        "---\nexpertise: [learned]\nrole: Tutor\nname: Gwen Harper\nconsent: {on: 2026-02-01, review_by: 2027-02-01}\n---\n",
    );
    college.replace(
        "content/courses/sleep-well.md",
        "runs:\n",
        "reviewed: 2026-11-20\nruns:\n",
    );
    assert_eq!(
        listed(&college, &[]),
        [
            "2026-12-01 check-runs-out millbrook-mind partners/millbrook-mind.md:7",
            "2027-02-01 consent-runs-out p-02 content/people/p-02.md:5",
            "2027-03-31 agreement-review millbrook-mind partners/millbrook-mind.md:5",
            "2027-11-20 text-check sleep-well content/courses/sleep-well.md:14",
            "2028-03-31 agreement-ends millbrook-mind partners/millbrook-mind.md:6",
        ]
    );
}

#[test]
fn a_list_reaches_as_far_ahead_as_asked_and_holds_what_is_over() {
    let insured = |day: &str| {
        with_agreements(&format!(
            "  - covers: [course]\n    checks: {{liability_insurance: {day}}}\n"
        ))
    };
    for (day, within, shown) in [
        ("2026-11-13", "0", Some("9 days ago")),
        ("2026-11-21", "0", Some("1 day ago")),
        ("2026-11-22", "0", Some("today")),
        ("2026-11-23", "0", None),
        ("2026-11-23", "1", Some("1 day left")),
        ("2026-12-22", "30", Some("30 days left")),
        ("2026-12-23", "30", None),
    ] {
        let ran = run(&insured(day), &["--within", within]);
        match shown {
            Some(words) => assert!(ran.out.contains(words), "{day}: {}", ran.out),
            None => assert!(
                ran.out.starts_with("Nothing runs out"),
                "{day}: {}",
                ran.out
            ),
        }
    }
}

#[test]
fn thirty_days_are_looked_ahead_unless_another_number_is_asked_for() {
    let college = with_agreements("  - covers: [course]\n    ends: 2026-12-22\n");
    assert!(run(&college, &[]).out.contains("the agreement ends"));
    college.replace("partners/millbrook-mind.md", "2026-12-22", "2026-12-23");
    assert!(!run(&college, &[]).out.contains("the agreement ends"));
}

#[test]
fn what_another_agreement_covers_for_longer_is_left_out() {
    // Signed anew: the old one is of no account any more.
    let college = with_agreements(
        "  - {covers: [course], review_by: 2026-01-01, ends: 2026-03-31, checks: {dbs: 2026-02-01}}\n\
         \x20 - {covers: [course, venue], ends: 2028-03-31, checks: {dbs: 2027-02-01}}\n",
    );
    let due = listed(&college, &[]);
    assert_eq!(due.len(), 2, "{due:#?}");
    assert!(due[0].starts_with("2027-02-01 check-runs-out"), "{due:#?}");
    assert!(due[1].starts_with("2028-03-31 agreement-ends"), "{due:#?}");
    // The other one does not cover what this one did.
    college.replace("partners/millbrook-mind.md", "[course, venue]", "[venue]");
    assert!(listed(&college, &[])[0].starts_with("2026-03-31 agreement-ends"));
}

#[test]
fn a_review_that_was_held_is_due_no_more() {
    let college = with_agreements(
        "  - {covers: [course], review_by: 2026-12-01, reviews_held: [2026-10-02]}\n",
    );
    assert_eq!(listed(&college, &[]).len(), 1, "held before it was due");
    college.replace("partners/millbrook-mind.md", "2026-10-02", "2026-12-01");
    assert_eq!(listed(&college, &[]), [""; 0]);
}

#[test]
fn what_rests_is_left_out() {
    let college = with_agreements("  - {covers: [course], ends: 2026-12-01}\n");
    let file = "partners/millbrook-mind.md";
    for state in ["draft: yes", "status: {ended: 2026-10-01}"] {
        college.replace(file, "agreements:", &format!("{state}\nagreements:"));
        assert_eq!(listed(&college, &[]), [""; 0], "{state}");
        college.replace(file, &format!("{state}\n"), "");
    }
    assert_eq!(listed(&college, &[]).len(), 1);
    let course = "content/courses/sleep-well.md";
    for (state, count) in [
        ("retired: 2026-11-22", 1),
        ("draft: yes", 1),
        ("retired: 2027-04-01", 2),
    ] {
        college.replace(
            course,
            "runs:",
            &format!("{state}\nreviewed: 2026-11-20\nruns:"),
        );
        assert_eq!(listed(&college, &[]).len(), count, "{state}");
        college.replace(course, &format!("{state}\nreviewed: 2026-11-20\n"), "");
    }
}

#[test]
fn the_day_that_a_course_names_for_its_next_check_goes_before_a_year() {
    let college = with_agreements("  - {covers: [course]}\n");
    let course = "content/courses/sleep-well.md";
    college.replace(
        course,
        "runs:",
        "reviewed: 2026-11-20\nreview_by: 2027-02-01\nruns:",
    );
    let due = listed(&college, &[]);
    assert_eq!(
        due,
        ["2027-02-01 text-check sleep-well content/courses/sleep-well.md:15"]
    );
}

#[test]
fn people_stand_in_the_list_by_id_and_never_by_name() {
    let college = with_agreements("  - {covers: [course]}\n").with(
        "content/people/p-02.md",
        "---\nexpertise: [learned]\nrole: Tutor\nname: Gwen Harper\nconsent: {on: 2026-11-01, review_by: 2026-12-01}\n---\n",
    );
    for format in ["table", "markdown", "json"] {
        let ran = run(&college, &["--format", format]);
        assert!(ran.out.contains("p-02"), "{format}: {}", ran.out);
        assert!(!ran.out.contains("Gwen"), "{format}: {}", ran.out);
    }
}

#[test]
fn people_who_are_kept_elsewhere_and_were_not_given_are_said_to_be_missing() {
    let college = with_agreements("  - {covers: [course]}\n")
        .without("content/people/p-01.md")
        .without("content/people/p-02.md");
    college.replace(
        "content/college.md",
        "language: en-GB",
        "language: en-GB\npeople: overlay",
    );
    run(&college, &[]).says("Name their folder with --people");
    let people = College::empty().with(
        "p-02.md",
        "---\nexpertise: [learned]\nrole: Tutor\nname: Gwen\nconsent: {on: 2026-11-01, review_by: 2026-12-01}\n---\n",
    );
    let folder = people.path("");
    let folder = folder.to_str().expect("it is UTF-8");
    let ran = run(&college, &["--people", folder]);
    assert!(!ran.err.contains("--people"), "{}", ran.err);
    assert!(ran.out.contains("consent to be named"), "{}", ran.out);
}

#[test]
fn a_comment_calls_nobody_and_breaks_no_table() {
    let college = with_agreements("  - {covers: [course], ends: 2026-12-01}\n");
    college.replace(
        "partners/millbrook-mind.md",
        "name: Millbrook Mind",
        "name: \"@mind | <b>\"",
    );
    let ran = run(&college, &["--format", "markdown"]);
    let row = ran.out.lines().last().expect("it has a last line");
    assert_eq!(
        row,
        "| 1 December 2026 | 9 days left | @&#8203;mind \\| &lt;b&gt; | the agreement ends | partners/millbrook-mind.md:4 |"
    );
}

#[test]
fn a_record_that_cannot_be_read_is_said_and_stops_no_list() {
    let college = with_agreements("  - {covers: [course], ends: 2026-12-01}\n");
    college.replace("content/topics/living-well.md", "name:", "nmae:");
    let ran = run(&college, &[]).says("Something may be missing in this list");
    assert!(ran.out.contains("the agreement ends"), "{}", ran.out);
}

#[test]
fn where_there_is_no_college_there_is_no_list() {
    College::empty()
        .run(&["due", "--today", TODAY])
        .ends_with(1)
        .says("no college was found here");
}

#[test]
fn a_window_of_the_panel_is_due_until_somebody_has_decided() {
    let college = with_agreements("  []\n").with(
        "content/reviews/sleep-well/2026-11-10/round.md",
        "---\nopened: 2026-11-10\n---\n",
    );
    college.replace("content/college.md", "mode: off", "mode: advise");
    let line =
        "2026-11-24 window-closes sleep-well content/reviews/sleep-well/2026-11-10/round.md:2";
    assert_eq!(listed(&college, &[]), [line]);
    college.replace(
        "content/reviews/sleep-well/2026-11-10/round.md",
        "opened: 2026-11-10\n",
        "opened: 2026-11-10\ndecision: changes\ndecided: 2026-11-21\ndecided_by: coordinator\n",
    );
    assert_eq!(listed(&college, &[]), Vec::<String>::new());
    college.replace(
        "content/reviews/sleep-well/2026-11-10/round.md",
        "decided_by: coordinator\n",
        "",
    );
    college.replace("content/college.md", "mode: advise", "mode: off");
    assert_eq!(listed(&college, &[]), Vec::<String>::new(), "no panel");
}

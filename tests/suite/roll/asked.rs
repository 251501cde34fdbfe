//! What can be asked for, and what is refused.

use serde_json::Value;

use crate::college::{College, TODAY};
use crate::roll::days::college;

const RUN: &str =
    "  - {id: spring, term: 2027-spring, mode: online, sessions: [2027-01-12 10:00-12:00]}\n";

#[track_caller]
fn refused(college: &College, arguments: &[&str], words: &[&str]) {
    let before = college.tree("");
    let all = [&["term", "roll", "--today", TODAY], arguments].concat();
    let mut ran = college.run(&all).ends_with(2);
    for words in words {
        ran = ran.says(words);
    }
    assert_eq!(college.tree(""), before);
}

#[test]
fn what_makes_no_sense_is_refused_with_what_does() {
    let college = college(RUN);
    for (arguments, words) in [
        (
            &["2027-sprung", "2027-summer"][..],
            &["there is no term 2027-sprung", "did you mean 2027-spring?"][..],
        ),
        (
            &["2027-spring", "2027-autumn"],
            &["there is no term 2027-autumn", "--starts DATE --ends DATE"],
        ),
        (
            &["2027-summer", "2027-spring"],
            &["Spring 2027 does not come after Summer 2027"],
        ),
        (&["2027-spring", "2027-spring"], &["does not come after"]),
        (
            &["2027-spring", "2027-summer", "--only", "sleepwell"],
            &["there is no course sleepwell", "did you mean sleep-well?"],
        ),
        (
            &[
                "2027-spring",
                "2027-summer",
                "--starts",
                "2027-04-19",
                "--ends",
                "2027-07-16",
            ],
            &["is there already", "leave out --starts"],
        ),
        (
            &[
                "2027-spring",
                "2027-autumn",
                "--starts",
                "2027-12-01",
                "--ends",
                "2027-09-01",
            ],
            &["would end before it starts"],
        ),
        (
            &[
                "2027-spring",
                "Autumn",
                "--starts",
                "2027-09-01",
                "--ends",
                "2027-12-01",
            ],
            &["call it autumn"],
        ),
    ] {
        refused(&college, arguments, words);
    }
    let college = college.with_course("---\ntitle: [\n---\n");
    refused(
        &college,
        &["2027-spring", "2027-summer"],
        &["content/courses/x.md cannot be read"],
    );
}

#[test]
fn a_term_that_is_not_there_is_made_with_its_days_and_breaks() {
    let college = college(RUN);
    let arguments = [
        "term",
        "roll",
        "2027-spring",
        "2027-autumn",
        "--starts",
        "2027-09-06",
        "--ends",
        "2027-12-10",
        "--break",
        "2027-09-07..2027-09-08",
        "--break",
        "2027-10-25",
        "--today",
        TODAY,
    ];
    let ran = college.run(&arguments).ends_with(0);
    assert_eq!(
        college.read("content/terms/2027-autumn.md"),
        "---\nname: Autumn 2027\nstarts: 2027-09-06\nends: 2027-12-10\nbreaks:\n  - {from: 2027-09-07, to: 2027-09-08}\n  - {from: 2027-10-25, to: 2027-10-25}\n---\n"
    );
    assert!(
        ran.out
            .contains("spring → autumn: 1 session, Tuesday 14 September 2027"),
        "{}",
        ran.out
    );
    college.check().is_clean();
}

#[test]
fn courses_can_be_chosen_and_left_out() {
    let summer = [
        "term",
        "roll",
        "2027-spring",
        "2027-summer",
        "--today",
        TODAY,
        "--dry-run",
    ];
    let college = college(RUN);
    for (more, runs) in [
        (["--only", "sleep-well"], "1 run,"),
        (["--except", "sleep-well"], "0 runs,"),
    ] {
        college
            .run(&[&summer[..], &more].concat())
            .ends_with(0)
            .says(runs);
    }
}

#[test]
fn a_dry_run_writes_nothing_and_json_says_the_same() {
    let college = college(RUN);
    let before = college.tree("");
    let arguments = [
        "term",
        "roll",
        "2027-spring",
        "2027-summer",
        "--today",
        TODAY,
        "--dry-run",
    ];
    let ran = college
        .run(&arguments)
        .ends_with(0)
        .says("nothing was written");
    assert!(ran.out.contains("+  - id: summer\n"), "{}", ran.out);
    let ran = college
        .run(&[&arguments[..], &["--format", "json"]].concat())
        .ends_with(0);
    assert_eq!(college.tree(""), before);
    let document: Value = serde_json::from_str(&ran.out).expect("it is JSON");
    assert_eq!(document["written"], false);
    assert_eq!(document["runs"][0]["run"], "summer");
    assert_eq!(document["runs"][0]["days"][0], "2027-04-20");
}

#[test]
fn the_sample_college_goes_on_into_another_term_without_a_mistake() {
    let college = College::copy_of(env!("CARGO_MANIFEST_DIR").as_ref());
    let before = college.check();
    let arguments = [
        "term",
        "roll",
        "2027-spring",
        "2027-summer",
        "--starts",
        "2027-04-19",
        "--ends",
        "2027-07-16",
        "--break",
        "2027-05-31..2027-06-04",
        "--today",
        TODAY,
    ];
    college.run(&arguments).ends_with(0);
    let after = college.check();
    let worse = |checked: &crate::college::Checked| {
        let findings = checked.findings.iter().filter(|it| it["level"] != "advice");
        findings
            .map(|it| (it["code"].clone(), it["path"].clone()))
            .collect::<Vec<_>>()
    };
    assert_eq!(worse(&after), worse(&before));
}

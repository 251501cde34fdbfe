//! The words that passed, found again in what git has kept.

use std::path::Path;

use prospectus::model::review::Field;
use prospectus::pipeline::{self, Options, SincePassed, Today};

use crate::college::{College, Ran, TODAY};
use crate::review::{college, commit, panel, path};
use crate::since::{environment, git};

fn since_passed(folder: &Path, id: &str) -> SincePassed {
    let options = Options {
        base_url: None,
        today: Today::On(TODAY.parse().expect("a date")),
        with_drafts: true,
        locked: false,
        links: None,
        kept: None,
        people: None,
    };
    let college = pipeline::understand(folder, &options).expect("the folder is there");
    let at = college
        .catalogue
        .course_position(id)
        .expect("the course is there");
    pipeline::since_passed(folder, &college, at)
}

fn adopted() -> College {
    let college = college();
    let who = [
        "--decided",
        "2026-10-05",
        "--by",
        "coordinator",
        "--reason",
        "In the minutes",
    ];
    panel(
        &college,
        &[&["adopt", "sleep-well", "--today", TODAY], &who[..]].concat(),
    );
    college
}

/// Two changes of the text, each kept by git, and the second under another name.
fn changed_twice_and_renamed(college: &College) {
    git(college, &["init", "--quiet", "--initial-branch=main"]);
    commit(college);
    college.replace(
        &path("sleep-well"),
        "try small changes",
        "try a few changes",
    );
    commit(college);
    git(college, &["mv", &path("sleep-well"), &path("good-nights")]);
    git(
        college,
        &[
            "mv",
            "content/reviews/sleep-well",
            "content/reviews/good-nights",
        ],
    );
    commit(college);
    college.replace(
        &path("good-nights"),
        "We talk about nights",
        "We talk about long nights",
    );
    college.replace(
        &path("good-nights"),
        "co_production: co-production",
        "co_production: co-design",
    );
}

#[test]
fn the_text_that_passed_is_found_under_its_old_name() {
    let college = adopted();
    changed_twice_and_renamed(&college);
    let since = since_passed(&college.path(""), "good-nights");
    assert_eq!(since.not_here, None);
    let body = since
        .fields
        .iter()
        .find(|it| it.field == Field::Body)
        .expect("the text changed");
    assert_eq!(
        body.old,
        Some(vec![
            "We talk about nights, and try small changes.".to_owned()
        ])
    );
    assert_eq!(
        body.new,
        ["We talk about long nights, and try a few changes."]
    );
}

#[test]
fn what_one_of_a_few_words_said_is_known_without_git() {
    let college = adopted();
    college.replace(
        &path("sleep-well"),
        "co_production: co-production",
        "co_production: co-design",
    );
    let since = since_passed(&college.path(""), "sleep-well");
    let [field] = &since.fields[..] else {
        panic!("{since:?}");
    };
    assert_eq!(field.field, Field::CoProduction);
    assert_eq!(field.old, Some(vec!["co-production".to_owned()]));
    assert_eq!(since.not_here, None);
}

#[test]
fn outside_of_a_repository_it_is_said_why_the_old_words_are_not_here() {
    let college = adopted();
    college.replace(&path("sleep-well"), "nights,", "long nights,");
    let since = since_passed(&college.path(""), "sleep-well");
    assert_eq!(since.fields[0].old, None);
    let why = since.not_here.expect("it is said");
    assert_eq!(
        why,
        "the old words are not here because this folder is in no git repository that can be read"
    );
}

#[test]
fn in_a_shallow_copy_it_is_said_how_the_rest_is_fetched() {
    let college = adopted();
    changed_twice_and_renamed(&college);
    commit(&college);
    let copy = College::empty();
    let from = format!("file://{}", college.path("").display());
    git(&copy, &["clone", "--quiet", "--depth", "1", &from, "copy"]);
    let since = since_passed(&copy.path("copy"), "good-nights");
    let body = since
        .fields
        .iter()
        .find(|it| it.field == Field::Body)
        .expect("the text changed");
    assert_eq!(body.old, None);
    let why = since.not_here.expect("it is said");
    assert!(why.contains("git fetch --unshallow"), "{why}");
}

#[test]
fn a_college_may_lie_in_a_folder_of_its_repository() {
    let outer = College::empty();
    let college = adopted();
    panel(&college, &["open", "sleep-well", "--today", TODAY]);
    for (path, bytes) in college.tree("") {
        outer.write(&format!("college/{path}"), bytes);
    }
    git(&outer, &["init", "--quiet", "--initial-branch=main"]);
    commit(&outer);
    let course = format!("college/{}", path("sleep-well"));
    outer.replace(&course, "We talk about nights", "We talk about long nights");
    let since = since_passed(&outer.path("college"), "sleep-well");
    let old = vec!["We talk about nights, and try small changes.".to_owned()];
    assert_eq!(since.fields[0].old, Some(old), "{since:?}");
    let mut command = outer.command(&[
        "review", "--base", "main", "--today", TODAY, "--site", "college",
    ]);
    environment(&mut command);
    let text = Ran::new(command).ends_with(0).out;
    assert!(text.contains("<ins>long</ins>"), "{text}");
    let answer = "?filename=college/content/reviews/sleep-well/2026-11-22/member-1.md&";
    assert!(text.contains(answer), "{text}");
}

//! The sample college of this repository, and the beginnings that `init` and `new` write: all of them pass `check`.

use std::path::Path;

use prospectus::model::Catalogue;
use prospectus::model::reader;
use prospectus::model::session::Mode;
use prospectus::{read, timetable};

use crate::college::{College, Ran, TODAY};

const SITE: &str = env!("CARGO_MANIFEST_DIR");

fn sample() -> Catalogue {
    let files = read::read(Path::new(SITE), None).expect("it can be read");
    reader::catalogue(&files.sources, false).0
}

#[test]
fn the_sample_college_has_nothing_to_put_right() {
    let arguments = [
        "check", "--locked", "--format", "short", "--today", TODAY, "--site", SITE,
    ];
    let ran = College::empty().run(&arguments).ends_with(0);
    // Only what its panel has still to do: a sample shows every state of a course.
    let lines = ran.out.lines().filter_map(|line| {
        let (place, said) = line.split_once(": ")?;
        let course = place.split(".md").next()?.rsplit('/').next()?;
        Some((course, said.split(' ').nth(1)?))
    });
    let expected = [
        ("photography-walks", "R701"),
        ("cutting-down-alcohol", "R701"),
        ("home-safety", "R702"),
        ("menopause-and-mood", "R701"),
        ("swimming-with-confidence", "R701"),
    ];
    assert_eq!(lines.collect::<Vec<_>>(), expected, "{}", ran.out);
    assert_eq!(ran.out.lines().count(), expected.len(), "{}", ran.out);
}

#[test]
fn the_sample_college_is_as_large_as_a_real_one() {
    let sample = sample();
    let runs: Vec<_> = sample
        .courses
        .iter()
        .flat_map(|course| &course.runs)
        .collect();
    let sessions = timetable::timetable(&sample).0.sessions.len();
    for (what, count, least) in [
        ("strands", sample.topics.len(), 4),
        ("terms", sample.terms.len(), 3),
        ("courses", sample.courses.len(), 50),
        ("runs", runs.len(), 70),
        ("sessions", sessions, 160),
        ("partners", sample.partners.len(), 14),
        ("venues", sample.venues.len(), 10),
        ("people", sample.people.len(), 20),
    ] {
        assert!(count >= least, "{count} {what}, and {least} are the least");
    }
    let online = runs
        .iter()
        .filter(|run| run.mode.is_some_and(|mode| mode.value == Mode::Online))
        .count();
    let share = online * 100 / runs.len();
    assert!(
        (35..=45).contains(&share),
        "{share} % of the runs are online"
    );
}

#[test]
fn the_sample_college_has_a_past_a_current_and_a_coming_term() {
    let today: jiff::civil::Date = TODAY.parse().expect("it is a date");
    let terms = sample().terms;
    let some = |is: &dyn Fn(&prospectus::model::term::Term) -> bool| terms.iter().any(is);
    assert!(some(&|term| term.ends.value < today), "no past term");
    assert!(some(&|term| term.starts.value > today), "no coming term");
    assert!(
        some(&|term| term.starts.value <= today && today <= term.ends.value),
        "no current term"
    );
}

/// Runs the program at noon of a day.
fn run_on(college: &College, day: &str, arguments: &[&str]) -> Ran {
    let noon: jiff::civil::DateTime = format!("{day}T12:00").parse().expect("it is a date");
    let noon = noon.in_tz("Europe/London").expect("the zone is known");
    let mut command = college.command(arguments);
    command.env(
        "SOURCE_DATE_EPOCH",
        noon.timestamp().as_second().to_string(),
    );
    Ran::new(command)
}

#[test]
fn a_begun_college_has_its_accessibility_statement_to_fill_and_nothing_else_on_any_day() {
    let days = [
        "2026-01-01",
        "2026-10-24",
        "2027-02-15",
        "2027-12-31",
        "2028-02-29",
    ];
    for day in days {
        let college = College::empty();
        run_on(&college, day, &["init", "new"]).ends_with(0);
        let check = ["check", "--site", "new", "--format", "short"];
        let ran = run_on(&college, day, &check).ends_with(0);
        let lines: Vec<&str> = ran.out.lines().collect();
        let is_statement =
            |line: &&str| line.contains("pages/accessibility.md") && line.contains("A920");
        assert!(
            lines.len() == 1 && lines.iter().all(is_statement),
            "on {day}: {lines:?}"
        );
        run_on(&college, day, &["build", "--site", "new"]).ends_with(0);
        assert!(college.path("new/public/index.html").is_file());
    }
}

#[test]
fn init_writes_nothing_into_a_folder_that_holds_something() {
    let college = College::empty().with("notes.txt", "mine");
    college
        .run(&["init", "."])
        .ends_with(2)
        .says("is not empty");
    assert_eq!(college.tree("").len(), 1);
}

#[test]
fn every_begun_record_leaves_a_college_that_passes() {
    for kind in [
        "course", "partner", "venue", "person", "term", "topic", "page",
    ] {
        let college = College::new();
        let before = college.tree("").len();
        run_on(&college, TODAY, &["new", kind, "brand-new"]).ends_with(0);
        assert_eq!(college.tree("").len(), before + 1, "{kind}");
        college.check().is_clean();
        college.build(&[]).ends_with(0);
        run_on(&college, TODAY, &["new", kind, "brand-new"])
            .ends_with(2)
            .says("is there already");
    }
}

/// Rules run side by side and read the same words: none may wait for another that waits for it.
#[test]
fn check_comes_to_its_end_on_more_threads_than_there_are_cores() {
    let college = College::copy_of(Path::new(SITE));
    for _ in 0..6 {
        let mut command = college.command(&["check", "--today", TODAY]);
        command.env("RAYON_NUM_THREADS", "8");
        command.timeout(std::time::Duration::from_secs(120));
        Ran::new(command).ends_with(0);
    }
}

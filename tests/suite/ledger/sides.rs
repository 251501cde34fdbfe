//! What two branches did to the same session, and what one build makes of it.

use jiff::civil::date;

use crate::ledger::built::build;
use crate::ledger::model::{College, Course, Meeting, Run};

/// A course with one run of three sessions.
fn college() -> College {
    let mut college = College::default();
    let listed = [4, 11, 18].map(|day| Meeting::at(college.token(), (day, 600)));
    let run = Run {
        id: "r".to_owned(),
        venue: None,
        is_full: false,
        listed: listed.to_vec(),
        series: None,
    };
    let course = Course {
        title: 0,
        runs: vec![run],
    };
    college.courses.insert("ab".to_owned(), course);
    college
}

/// Builds each of two edits as a branch of its own and puts both ledgers into one conflict; after the build that solves
/// it, with these texts, UID (without course and host), run, start and sequence of each session.
fn solved(
    ours: &dyn Fn(&mut Run),
    theirs: &dyn Fn(&mut Run),
    texts: &dyn Fn(&mut Run),
) -> Vec<String> {
    let base = college();
    let edited = |edit: &dyn Fn(&mut Run)| {
        let mut college = base.clone();
        let course = college.courses.get_mut("ab").expect("it is there");
        edit(&mut course.runs[0]);
        college.texts()
    };
    let begun = build(&base.texts(), None, date(2026, 12, 20)).text;
    let branch = |edit| build(&edited(edit), Some(&begun), date(2026, 12, 21)).text;
    let (ours, theirs) = (branch(ours), branch(theirs));
    let text = format!("<<<<<<< HEAD\n{ours}=======\n{theirs}>>>>>>> spring\n");
    let solved = build(&edited(texts), Some(&text), date(2026, 12, 22));
    let lines = solved.ledger.lines.iter().map(|line| {
        let (uid, start) = (
            line.local_uid().trim_start_matches("ab."),
            line.seen.slot.date(),
        );
        format!("{uid} {} {start} {}", line.run, line.sequence)
    });
    lines.collect()
}

#[test]
fn a_session_that_one_branch_took_out_and_the_other_moved_is_the_same_when_it_stays() {
    for day in [10, 12] {
        let moved = move |run: &mut Run| run.listed[1].start.0 = day;
        let told = solved(
            &|run| {
                run.listed.remove(1);
            },
            &moved,
            &moved,
        );
        let expected = format!("r.20270112T1000 r 2027-01-{} 2", day + 1);
        assert_eq!(told[1], expected);
        assert_eq!(told.len(), 3);
    }
}

#[test]
fn a_session_that_one_branch_took_out_and_the_other_named_goes_when_the_texts_say_so() {
    let gone = |run: &mut Run| {
        run.listed.remove(1);
    };
    let told = solved(&gone, &|run| run.listed[1].theme = Some(1), &gone);
    assert_eq!(told[1].split(' ').nth(2), Some("2027-01-12"));
    assert_eq!(told.len(), 3);
}

#[test]
fn a_run_that_one_branch_gave_another_id_keeps_the_session_that_the_other_moved() {
    for name in ["autumn", "summer"] {
        let moved = |run: &mut Run| run.listed[1].start.0 = 12;
        let renamed = |run: &mut Run| run.id = name.to_owned();
        let both = |run: &mut Run| {
            moved(run);
            renamed(run);
        };
        let expected = [
            format!("r.20270105T1000 {name} 2027-01-05 0"),
            format!("r.20270112T1000 {name} 2027-01-13 1"),
            format!("r.20270119T1000 {name} 2027-01-19 0"),
        ];
        assert_eq!(solved(&moved, &renamed, &both), expected);
        assert_eq!(solved(&renamed, &moved, &both), expected);
    }
}

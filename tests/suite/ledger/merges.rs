//! Two branches that both built: one build takes both sides of the ledger, whatever git left of it.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use jiff::civil::date;
use proptest::prelude::*;

use crate::ledger::built::build;
use crate::ledger::edit::{Edit, any_college, any_edit};
use crate::ledger::memory::Memory;
use crate::ledger::model::{College, Meeting, Run, Token};

/// How git leaves a conflict.
#[derive(Debug, Clone, Copy)]
struct Style {
    /// What both sides agree on, or changed alone, stands outside.
    is_fine: bool,
    /// With what they began from between them.
    with_base: bool,
    crlf: bool,
}

/// What a line is about, without what it says: `course ab`, `session ab.r0.20270112T1000@example.org`.
fn about(line: &str) -> String {
    line.split('\t').take(2).collect::<Vec<_>>().join(" ")
}

fn by_subject(text: &str) -> BTreeMap<(bool, String), &str> {
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    lines
        .map(|line| ((line.starts_with("session"), about(line)), line))
        .collect()
}

/// One file of two, with the marks of a conflict.
fn in_conflict(base: &str, ours: &str, theirs: &str, style: Style) -> String {
    let mut text = String::new();
    if style.is_fine {
        let (old, one, other) = (by_subject(base), by_subject(ours), by_subject(theirs));
        let head = ours.lines().take(2);
        head.for_each(|line| writeln!(text, "{line}").expect("a text takes all"));
        let subjects: BTreeSet<_> = one.keys().chain(other.keys()).collect();
        for subject in subjects {
            let (old, one, other) = (old.get(subject), one.get(subject), other.get(subject));
            match (one, other) {
                (Some(one), Some(other))
                    if one != other && Some(one) != old && Some(other) != old =>
                {
                    text += &hunk(old.unwrap_or(&""), one, other, style.with_base);
                }
                (Some(one), other) if other.is_none() || other == old || other == Some(one) => {
                    text += &format!("{one}\n");
                }
                (_, other) => text += &format!("{}\n", other.expect("one side has it")),
            }
        }
        text += "# end\n";
    } else {
        text = hunk(
            base.trim_end(),
            ours.trim_end(),
            theirs.trim_end(),
            style.with_base,
        );
    }
    if style.crlf {
        text.replace('\n', "\r\n")
    } else {
        text
    }
}

fn hunk(base: &str, ours: &str, theirs: &str, with_base: bool) -> String {
    let base = if with_base {
        format!("||||||| 1a2b3c4\n{base}\n")
    } else {
        String::new()
    };
    format!("<<<<<<< HEAD\n{ours}\n{base}=======\n{theirs}\n>>>>>>> spring\n").replace("\n\n", "\n")
}

/// The texts of both sides, as a person merges them: each session as the side has it that changed it, ours first.
fn merged(base: &College, ours: &College, theirs: &College) -> College {
    let mut all = theirs.clone();
    for (id, course) in &ours.courses {
        let (Some(old), Some(other)) = (base.courses.get(id), all.courses.get_mut(id)) else {
            all.courses.insert(id.clone(), course.clone());
            continue;
        };
        if course.title != old.title {
            other.title = course.title;
        }
        for (at, run) in course.runs.iter().enumerate() {
            merge_run(&old.runs[at], run, &mut other.runs[at]);
        }
    }
    all
}

fn merge_run(base: &Run, ours: &Run, theirs: &mut Run) {
    if ours.venue != base.venue {
        theirs.venue = ours.venue;
    }
    if ours.is_full != base.is_full {
        theirs.is_full = ours.is_full;
    }
    if ours.series != base.series {
        theirs.series = ours.series.clone();
    }
    let find = |run: &Run, token| run.listed.iter().find(|it| it.token == token).cloned();
    theirs
        .listed
        .retain(|it| find(base, it.token).is_none() || find(ours, it.token).is_some());
    for own in &ours.listed {
        let old = find(base, own.token);
        match theirs.listed.iter_mut().find(|it| it.token == own.token) {
            Some(there) if old.as_ref() != Some(own) => there.clone_from(own),
            None if old.as_ref() != Some(own) => theirs.listed.push(own.clone()),
            _ => {}
        }
    }
}

/// A branch with one or two builds; its new sessions have tokens of its own.
fn branch(base: &Memory, college: &College, edits: &[Edit], is_theirs: bool) -> (Memory, College) {
    let mut memory = Memory {
        text: base.text.clone(),
        today: base.today,
        told: base.told.clone(),
        uid_of: base.uid_of.clone(),
    };
    let mut college = college.clone();
    if is_theirs {
        college.skip_tokens();
    }
    for edits in edits.chunks(2) {
        for edit in edits {
            college = edit.of(&college).unwrap_or(college);
        }
        memory.build(&college, 1);
    }
    (memory, college)
}

proptest! {
    #[test]
    fn one_build_solves_a_conflict_and_both_sides_keep_their_uids_and_sequences(
        base in any_college(),
        ours in proptest::collection::vec(any_edit(), 1..3),
        theirs in proptest::collection::vec(any_edit(), 1..3),
        (is_fine, with_base, crlf) in any::<(bool, bool, bool)>(),
    ) {
        let style = Style { is_fine, with_base, crlf };
        let begun = Memory::new(&base, date(2026, 12, 20));
        let (one, ours) = branch(&begun, &base, &ours, false);
        let (other, theirs) = branch(&begun, &base, &theirs, true);
        let text = in_conflict(&begun.text, &one.text, &other.text, style);
        let college = merged(&base, &ours, &theirs);
        let solved = build(&college.texts(), Some(&text), date(2027, 1, 20));
        prop_assert!(!solved.text.contains("<<<<<<<"));
        prop_assert_eq!(solved.was_in_conflict, text.contains("<<<<<<<"));
        for side in [&one, &other] {
            for (uid, told) in &side.told {
                let line = solved.ledger.lines.iter().find(|line| line.uid == *uid);
                let line = line.unwrap_or_else(|| panic!("{uid} has no line any more\n{text}"));
                let least = told.sequence + u32::from(told.moves_to(line));
                prop_assert!(line.sequence >= least, "{line:?} was {told:?}\n{text}");
            }
        }
        let uid_of = solved.uid_of(&college);
        for (_, run, _, meeting) in college.all() {
            let token = meeting.token;
            let is_clear = run.meetings().all(|it| is_of_one_side(it, &base, &ours, &theirs) && is_alone(run, it));
            let (by_one, by_other) = (one.uid_of.get(&token), other.uid_of.get(&token));
            let agree = by_one.is_none() || by_other.is_none() || by_one == by_other;
            let uid = by_one.or(by_other).filter(|uid| agree && is_of_one(uid, token, &one, &other));
            if let Some(uid) = uid.filter(|_| is_clear || is_named_once(meeting, &ours, &theirs)) {
                prop_assert_eq!(&uid_of[&token], uid, "{:?}\n{}\n{}", meeting, text, solved.text);
            }
        }
    }
}

/// Whether a session stands as one side has it, and the other did not change when it is and how it is named.
fn is_of_one_side(meeting: &Meeting, base: &College, ours: &College, theirs: &College) -> bool {
    let key = |side: &College| {
        let mut all = side.all().map(|(.., it)| it);
        let it = all.find(|it| it.token == meeting.token);
        it.map(|it| (it.start, it.id.clone()))
    };
    let (was, is) = (key(base), Some((meeting.start, meeting.id.clone())));
    was.is_none() || key(theirs) == was && is == key(ours) || key(ours) == was && is == key(theirs)
}

/// Whether it has an id, and no side another one.
fn is_named_once(meeting: &Meeting, ours: &College, theirs: &College) -> bool {
    let all = ours.all().chain(theirs.all()).map(|(.., it)| it);
    let mut ids = all.filter(|it| it.token == meeting.token && it.id.is_some());
    meeting.id.is_some() && ids.all(|it| it.id == meeting.id)
}

/// Whether no other session of its run has its start.
fn is_alone(run: &Run, meeting: &Meeting) -> bool {
    run.meetings()
        .filter(|it| it.start == meeting.start)
        .count()
        == 1
}

/// Whether both branches mean the same session by a UID: new ones of one run at one time get one UID on both.
fn is_of_one(uid: &str, token: Token, one: &Memory, other: &Memory) -> bool {
    let all = one.uid_of.iter().chain(&other.uid_of);
    let mut of_uid = all.filter(|(_, it)| *it == uid);
    of_uid.all(|(it, _)| *it == token)
}

//! Which session is which, after one edit or many: UIDs stay, no UID is given twice, no sequence falls.

use std::collections::BTreeMap;

use jiff::civil::date;
use proptest::prelude::*;

use crate::ledger::edit::{Edit, Kind, any_college, any_edit};
use crate::ledger::memory::{Memory, unnamed};
use crate::ledger::model::{College, Meeting, Token};

/// Edits, and the days from one build to the next.
fn any_edits() -> impl Strategy<Value = Vec<(Edit, i64)>> {
    proptest::collection::vec((any_edit(), prop_oneof![0..3_i64, 0..25_i64]), 1..4)
}

fn begun(college: &College) -> Memory {
    Memory::new(college, date(2026, 12, 20))
}

/// Whether the texts do not tell which session is which: both builds hold the same when one session moved and when all
/// did, because the sessions do not stand in the order in which they were first published.
fn could_be_either(edit: Edit, before: &College, after: &College, memory: &Memory) -> bool {
    let Some(run) = edit.run(before) else {
        return false;
    };
    let (old, new) = (unnamed(before, &run), unnamed(after, &run));
    let uid = |meeting: &&Meeting| memory.uid_of[&meeting.token].clone();
    let is_over = old.iter().any(|it| it.date() < memory.today);
    let in_order =
        old.is_sorted_by_key(uid) || old.is_sorted_by_key(|it| it.start) && old.len() > 2;
    match edit.kind {
        // A list whose first sessions are over moves as a whole only when these do too: then it is not one edit.
        Kind::ShiftList => is_over || !in_order,
        // A series that moved with its gap, and one that has a gap now, are written alike.
        Kind::ShiftSeries => !in_order || begins_with_a_gap(before, &run),
        Kind::Move => !old.is_sorted_by_key(uid) && new.is_sorted_by_key(|it| it.start),
        _ => false,
    }
}

fn begins_with_a_gap(college: &College, (course, run): &(String, String)) -> bool {
    let mut runs = college.courses[course].runs.iter();
    let series = runs
        .find(|it| it.id == *run)
        .and_then(|run| run.series.as_ref());
    series.is_some_and(|series| series.weeks[0].is_none())
}

fn kept<'m>(
    before: &'m BTreeMap<Token, String>,
    after: &'m BTreeMap<Token, String>,
) -> Vec<(Token, &'m str, &'m str)> {
    let both = before
        .iter()
        .filter_map(|(token, uid)| Some((*token, uid.as_str(), after.get(token)?.as_str())));
    both.collect()
}

proptest! {
    #[test]
    fn after_each_single_edit_and_a_build_every_uid_stays_with_its_session(
        college in any_college(),
        edits in any_edits(),
    ) {
        let mut college = college;
        let mut memory = begun(&college);
        for (edit, days) in edits {
            let Some(after) = edit.of(&college) else { continue };
            let before = memory.uid_of.clone();
            memory.today = memory.today.saturating_add(jiff::Span::new().days(days));
            let is_clear = !could_be_either(edit, &college, &after, &memory);
            memory.build(&after, 0);
            for (token, was, is) in kept(&before, &memory.uid_of) {
                prop_assert!(!is_clear || was == is, "{edit:?}: {token} was {was} and is {is}\n{}", memory.text);
            }
            college = after;
        }
    }

    #[test]
    fn after_many_edits_at_once_a_session_with_an_id_keeps_its_uid(
        college in any_college(),
        builds in proptest::collection::vec(any_edits(), 1..3),
    ) {
        let mut college = college;
        let mut memory = begun(&college);
        for edits in builds {
            let ids: BTreeMap<Token, Option<String>> = college.all().map(|(.., it)| (it.token, it.id.clone())).collect();
            let days = edits[0].1;
            for (edit, _) in edits {
                college = edit.of(&college).unwrap_or(college);
            }
            let before = memory.uid_of.clone();
            memory.build(&college, days);
            for (token, was, is) in kept(&before, &memory.uid_of) {
                prop_assert!(ids[&token].is_none() || was == is, "{token} was {was} and is {is}\n{}", memory.text);
            }
        }
    }
}

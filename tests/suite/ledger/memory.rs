//! A college's calendars over several builds, and what must be true of the ledger after each.

use std::collections::{BTreeMap, BTreeSet};

use jiff::ToSpan;
use jiff::civil::Date;
use prospectus::ledger::line::Line;
use prospectus::timetable::Slot;

use crate::ledger::built::{Built, build};
use crate::ledger::model::{College, Meeting, Run, Shown, Token, day};

/// What subscribers were told of one session.
#[derive(Debug, Clone)]
pub(super) struct Told {
    shown: Shown,
    pub(super) is_in_the_texts: bool,
    pub(super) id: Option<String>,
    pub(super) sequence: u32,
    modified: Date,
}

/// A college's calendars over several builds.
#[derive(Debug)]
pub(super) struct Memory {
    pub(super) text: String,
    pub(super) today: Date,
    pub(super) told: BTreeMap<String, Told>,
    pub(super) uid_of: BTreeMap<Token, String>,
}

impl Memory {
    /// After the first build.
    pub(super) fn new(college: &College, today: Date) -> Self {
        let mut memory = Self {
            text: String::new(),
            today,
            told: BTreeMap::new(),
            uid_of: BTreeMap::new(),
        };
        let built = build(&college.texts(), None, today);
        memory.take(college, built);
        memory
    }

    /// The next build, some days later.
    pub(super) fn build(&mut self, college: &College, days: i64) {
        self.today = self.today.saturating_add(days.days());
        let built = build(&college.texts(), Some(&self.text), self.today);
        self.take(college, built);
    }

    /// Checks what must be true whatever was edited.
    fn take(&mut self, college: &College, built: Built) {
        let uid_of = built.uid_of(college);
        let distinct: BTreeSet<&String> = uid_of.values().collect();
        assert_eq!(
            distinct.len(),
            uid_of.len(),
            "two sessions share a UID: {uid_of:?}"
        );
        self.no_uid_is_given_again(college, &uid_of);

        let told = self.told_now(college, &uid_of);
        let lines: BTreeSet<&String> = built.ledger.lines.iter().map(|line| &line.uid).collect();
        assert_eq!(lines.len(), built.ledger.lines.len(), "a UID has two lines");
        assert_eq!(
            lines,
            told.keys().collect(),
            "each session ever published has a line"
        );
        for line in &built.ledger.lines {
            let (now, before) = (&told[&line.uid], self.told.get(&line.uid));
            let said = (line.sequence, line.modified);
            assert_eq!(
                said,
                (now.sequence, now.modified),
                "{line:?}\nwas {before:?}\nis {now:?}"
            );
            assert_eq!(line.seen.state.is_off(), now.shown.is_off, "{line:?}");
        }
        (self.text, self.told, self.uid_of) = (built.text, told, uid_of);
    }

    /// A new session has a new UID, unless it is a removed one put back: at its own start, or by its own id.
    fn no_uid_is_given_again(&self, college: &College, uid_of: &BTreeMap<Token, String>) {
        for (.., meeting) in college.all() {
            let uid = &uid_of[&meeting.token];
            let Some(told) = self.told.get(uid).filter(|told| !told.is_in_the_texts) else {
                continue;
            };
            let is_back =
                told.shown.start == meeting.start || told.id.is_some() && told.id == meeting.id;
            assert!(is_back, "{meeting:?} took {uid} from {told:?}");
        }
    }

    /// What subscribers are to be told, by the words of OUTPUT.md.
    fn told_now(
        &self,
        college: &College,
        uid_of: &BTreeMap<Token, String>,
    ) -> BTreeMap<String, Told> {
        let mut told = self.told.clone();
        let shown = college.shown();
        let ids: BTreeMap<Token, Option<String>> = college
            .all()
            .map(|(.., it)| (it.token, it.id.clone()))
            .collect();
        let here: BTreeMap<&String, Token> =
            uid_of.iter().map(|(token, uid)| (uid, *token)).collect();
        for (uid, told) in &mut told {
            if !here.contains_key(uid) && told.is_in_the_texts {
                let mut shown = told.shown.clone();
                shown.is_off |= day(shown.start.0) >= self.today;
                told.change(shown, false, self.today);
            }
        }
        for (uid, token) in here {
            let (shown, id) = (shown[&token].clone(), ids[&token].clone());
            match told.get_mut(uid) {
                Some(told) => {
                    told.change(shown, true, self.today);
                    told.id = id;
                }
                None => {
                    let new = Told {
                        shown,
                        is_in_the_texts: true,
                        id,
                        sequence: 0,
                        modified: self.today,
                    };
                    told.insert(uid.clone(), new);
                }
            }
        }
        told
    }
}

impl Told {
    /// Whether a subscriber who was told this sees another date, time, place or state in a line.
    pub(super) fn moves_to(&self, line: &Line) -> bool {
        let Slot::Timed { start, .. } = &line.seen.slot else {
            return true;
        };
        let (days, minute) = self.shown.start;
        let was = day(days).at(0, 0, 0, 0).saturating_add(minute.minutes());
        start.datetime() != was
            || line.seen.place != self.shown.place
            || line.seen.state.is_off() != self.shown.is_off
    }

    fn change(&mut self, shown: Shown, is_in_the_texts: bool, today: Date) {
        let when_and_where = |shown: &Shown| (shown.start, shown.place.clone(), shown.is_off);
        self.sequence += u32::from(when_and_where(&shown) != when_and_where(&self.shown));
        if shown != self.shown || is_in_the_texts != self.is_in_the_texts {
            self.modified = today;
        }
        (self.shown, self.is_in_the_texts) = (shown, is_in_the_texts);
    }
}

/// The sessions of a run that have no id, in the order of writing.
pub(super) fn unnamed<'c>(
    college: &'c College,
    (course, run): &(String, String),
) -> Vec<&'c Meeting> {
    let runs: &[Run] = college
        .courses
        .get(course)
        .map_or(&[], |course| &course.runs);
    let run = runs.iter().find(|it| it.id == *run);
    run.into_iter()
        .flat_map(Run::meetings)
        .filter(|it| it.id.is_none())
        .collect()
}

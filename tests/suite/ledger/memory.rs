//! A ledger renewed in memory, build after build, and what must be true of it after each.

use std::collections::{BTreeMap, BTreeSet};

use jiff::ToSpan;
use jiff::civil::Date;
use prospectus::finding::{Findings, Level};
use prospectus::ledger::{self, Ledger, Records};
use prospectus::model::reader;
use prospectus::source::{Source, Sources};
use prospectus::standing::Standing;
use prospectus::timetable::timetable;

use crate::ledger::model::{College, Meeting, Run, Shown, Token, day};

/// What one build made of the ledger.
pub(super) struct Built {
    /// As the file is after it.
    pub(super) text: String,
    pub(super) was_in_conflict: bool,
    pub(super) ledger: Ledger,
    /// By course, run and place in the order of writing.
    uids: BTreeMap<(String, String, usize), String>,
}

impl Built {
    pub(super) fn uid_of(&self, college: &College) -> BTreeMap<Token, String> {
        let uid = |(course, run, at, it): (&str, &Run, usize, &Meeting)| {
            let key = (course.to_owned(), run.id.clone(), at);
            (it.token, self.uids[&key].clone())
        };
        college.all().map(uid).collect()
    }
}

/// Builds texts in memory; they and the ledger must have nothing wrong with them. A second build long after it must change
/// nothing.
pub(super) fn build(texts: &[(String, String)], before: Option<&str>, today: Date) -> Built {
    let sources = |ledger: Option<&str>| {
        let mut sources = Sources::default();
        let ledger = ledger.map(|text| ("content/calendar.lock", text));
        let texts = texts
            .iter()
            .map(|(path, text)| (path.as_str(), text.as_str()));
        for (path, text) in texts.chain(ledger) {
            sources.add(Source::new(path, text));
        }
        sources
    };
    let (catalogue, mut findings) = reader::catalogue(&sources(before), false);
    let (timetable, found) = timetable(&catalogue);
    findings.extend(found);
    let standing = Standing::new(&catalogue, false, &Findings::default());
    let mut renew = |ledger: Option<&str>, today: Date| {
        let sources = sources(ledger);
        let records = Records {
            sources: &sources,
            catalogue: &catalogue,
            timetable: &timetable,
            standing: &standing,
            today,
        };
        let renewed = ledger::renew(&records, &mut findings);
        let wrong = findings.iter().find(|it| it.level == Level::Error);
        assert!(wrong.is_none(), "{wrong:?} in {texts:#?}{ledger:?}");
        renewed
    };
    let renewed = renew(before, today);
    let text = renewed.text.or_else(|| before.map(str::to_owned));
    let text = text.expect("a first build writes a ledger");
    let again = renew(Some(&text), today.saturating_add(400.days()));
    assert_eq!(
        again.text, None,
        "it is not read back as it was written, or time alone changes it: {text}"
    );
    assert_eq!(again.remembered.ledger, renewed.remembered.ledger);

    let uids = timetable.sessions.iter().enumerate();
    let uids = uids.map(|(position, session)| {
        let course = &catalogue.courses[session.course];
        let run = course.runs[session.run].id.value.clone();
        let line = renewed.remembered.line(position);
        let uid = line.expect("its course is published").uid.clone();
        ((course.origin.id.clone(), run, session.written), uid)
    });
    Built {
        uids: uids.collect(),
        text,
        was_in_conflict: renewed.news.was_in_conflict,
        ledger: renewed.remembered.ledger,
    }
}

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

//! Yesterday's ledger and today's sessions → today's ledger.

use std::collections::{BTreeMap, HashSet};
use std::ops::Range;

use jiff::civil::Date;

use crate::ledger::file::Ledger;
use crate::ledger::line::{Before, CourseLine, Line, Mark, Seen, State};
use crate::ledger::matching::{New, Old, matched};
use crate::ledger::renamed::{Renamed, Runs, rename};
use crate::ledger::seen;
use crate::ledger::start::Start;
use crate::ledger::uid::{first_start, host, local};
use crate::model::Catalogue;
use crate::model::course::Course;
use crate::model::run::Run;
use crate::source::Sources;
use crate::standing::Standing;
use crate::timetable::{Session, Slot, Timetable};

/// What the ledger is made from, beside what it was.
#[derive(Debug, Clone, Copy)]
pub struct Records<'a> {
    pub sources: &'a Sources,
    pub catalogue: &'a Catalogue,
    pub timetable: &'a Timetable,
    pub standing: &'a Standing,
    pub today: Date,
}

/// Today's ledger, and where each session stands in it.
#[derive(Debug, Default)]
pub struct Remembered {
    pub ledger: Ledger,
    /// For each session of the timetable its position among the lines; absent for what is not published.
    pub(super) of_session: Vec<Option<usize>>,
    pub(super) renamed: Vec<Renamed>,
}

impl Remembered {
    /// Whether another one says the same of each session, and of those that are gone.
    pub fn says_the_same(&self, other: &Self) -> bool {
        self.ledger.lines == other.ledger.lines && self.of_session == other.of_session
    }
}

/// The college as the first line of its ledger names it.
pub(super) fn mark(catalogue: &Catalogue) -> Mark {
    let (url, name) = (&catalogue.college.base_url.value, &catalogue.college.name);
    Mark {
        address: url
            .split_once("://")
            .map_or(url.as_str(), |(_, rest)| rest)
            .to_owned(),
        name: name.value.clone(),
    }
}

/// Takes today's sessions into a ledger. Courses that are drafts or held back keep what they had.
pub fn remember(old: Ledger, records: &Records<'_>) -> Remembered {
    let mut book = Book {
        records,
        host: host(&records.catalogue.college.base_url.value),
        given: old
            .lines
            .iter()
            .map(|line| local(&line.uid).to_owned())
            .collect(),
        lines: Vec::with_capacity(old.lines.len()),
    };
    let courses = courses(old.courses, records);
    let positions = 0..records.catalogue.courses.len();
    let renamed = book.courses(old.lines, positions);
    let mut remembered = book.finish(mark(records.catalogue), courses);
    remembered.renamed = renamed;
    remembered
}

/// Takes some courses into a ledger again that were read again: gives what [`remember`] would give for all. `old` is what
/// was written, `last` what was remembered before; the standing of every course is as it was then. Each changed course has
/// with it where its sessions were.
pub fn remember_again(
    old: &Ledger,
    records: &Records<'_>,
    last: Remembered,
    changed: &BTreeMap<usize, Range<usize>>,
) -> Remembered {
    let catalogue = records.catalogue;
    let ids: HashSet<&str> = (changed.keys())
        .map(|at| catalogue.courses[*at].origin.id.as_str())
        .collect();
    let mut session_of: Vec<Option<usize>> = vec![None; last.ledger.lines.len()];
    for (was, is) in moved(&last, records, changed) {
        if let Some(line) = last.of_session[was] {
            session_of[line] = Some(is);
        }
    }
    let first_part = |line: &Line| local(&line.uid).split('.').next().map(str::to_owned);
    let is_own = |line: &&Line| ids.contains(line.course.as_str());
    let given = old.lines.iter().filter(|line| {
        // An id that a course had before may be given to another one again.
        is_own(line) || first_part(line).is_some_and(|first| ids.contains(first.as_str()))
    });
    let mut book = Book {
        records,
        host: host(&catalogue.college.base_url.value),
        given: given.map(|line| local(&line.uid).to_owned()).collect(),
        lines: Vec::with_capacity(last.ledger.lines.len()),
    };
    let own: Vec<Line> = old.lines.iter().filter(is_own).cloned().collect();
    drop(book.courses(own, changed.keys().copied()));
    for (line, session) in last.ledger.lines.into_iter().zip(session_of) {
        if !ids.contains(line.course.as_str()) {
            book.lines.push((line, session));
        }
    }
    let is_changed = |course: &CourseLine| ids.contains(course.id.as_str());
    let old_courses = old.courses.iter().filter(|line| is_changed(line)).cloned();
    let mut courses = courses_of(old_courses.collect(), records, changed.keys().copied());
    courses.extend(last.ledger.courses.into_iter().filter(|it| !is_changed(it)));
    courses.sort_by(|one, other| one.id.cmp(&other.id));
    let mut remembered = book.finish(mark(catalogue), courses);
    remembered.renamed = last.renamed;
    remembered
}

/// Where the sessions of all other courses were and are.
fn moved(
    last: &Remembered,
    records: &Records<'_>,
    changed: &BTreeMap<usize, Range<usize>>,
) -> Vec<(usize, usize)> {
    let were_changed = |at: usize| changed.values().any(|range| range.contains(&at));
    let was = (0..last.of_session.len()).filter(|at| !were_changed(*at));
    let sessions = records.timetable.sessions.iter().enumerate();
    let is = sessions.filter(|(_, session)| !changed.contains_key(&session.course));
    was.zip(is.map(|(at, _)| at)).collect()
}

/// A ledger that is being written.
struct Book<'a> {
    records: &'a Records<'a>,
    /// The last part of new UIDs.
    host: String,
    /// The first parts of all UIDs that were ever given.
    given: HashSet<String>,
    /// With the position of its session in the timetable.
    lines: Vec<(Line, Option<usize>)>,
}

impl Book<'_> {
    /// Takes in the sessions of some courses, and what was remembered of them. Gives the runs whose ids were changed.
    fn courses(&mut self, old: Vec<Line>, positions: impl Iterator<Item = usize>) -> Vec<Renamed> {
        let records = self.records;
        let mut runs = Runs::new();
        let mut renamed = Vec::new();
        for line in old {
            let key = (line.course.clone(), line.run.clone());
            runs.entry(key).or_default().push(line);
        }
        for position in positions {
            let course = &records.catalogue.courses[position];
            if !records.standing.is_published(&course.origin) {
                continue;
            }
            let sessions = |at| records.timetable.run(position, at);
            renamed.extend(rename(course, sessions, &mut runs));
            for (at, run) in course.runs.iter().enumerate() {
                let key = (course.origin.id.clone(), run.id.value.clone());
                let remembered = runs.remove(&key).unwrap_or_default();
                self.run(remembered, sessions(at), run);
            }
        }
        for (key, lines) in runs {
            let course = records.catalogue.course(&key.0);
            let stays = course.is_some_and(|course| !records.standing.is_published(&course.origin))
                || records.catalogue.not_confirmed.contains(&key);
            for line in lines {
                let line = if stays { line } else { self.gone(line) };
                self.lines.push((line, None));
            }
        }
        renamed
    }

    fn run(&mut self, mut remembered: Vec<Line>, sessions: &[Session], run: &Run) {
        remembered.sort_by_cached_key(|line| first_start(&line.uid));
        let series = run.weekly.as_ref().map(Start::of_series);
        let mut written: Vec<&Session> = sessions.iter().collect();
        written.sort_by_key(|session| session.written);
        let seen: Vec<Seen> = written
            .iter()
            .map(|session| seen::seen(self.records.catalogue, session))
            .collect();
        let digests: Vec<String> = written.iter().map(|session| self.digest(session)).collect();
        let old: Vec<Old<'_>> = remembered.iter().map(|line| self.old(line)).collect();
        let new: Vec<New<'_>> = written
            .iter()
            .zip(seen.iter().zip(&digests))
            .map(|(session, (seen, digest))| New {
                start: Start::of(&session.slot),
                id: session.id.as_deref(),
                place: &seen.place,
                digest,
                // A series is written after what is listed.
                series: series.filter(|_| session.written >= run.sessions.len()),
            })
            .collect();
        let matched = matched(&old, &new);
        let mut remembered: Vec<Option<Line>> = remembered.into_iter().map(Some).collect();
        let today = written.into_iter().zip(seen.into_iter().zip(digests));
        for ((session, today), old) in today.zip(matched) {
            let line = match old.and_then(|at| remembered[at].take()) {
                Some(line) => self.changed(line, session, today),
                None => self.first(session, today),
            };
            let position = self.records.timetable.position(session);
            self.lines.push((line, Some(position)));
        }
        for line in remembered.into_iter().flatten() {
            let line = self.gone(line);
            self.lines.push((line, None));
        }
    }

    fn old<'l>(&self, line: &'l Line) -> Old<'l> {
        Old {
            start: Start::of(&line.seen.slot),
            id: line.id.as_deref(),
            place: &line.seen.place,
            digest: &line.digest,
            is_written: line.seen.state.is_written(),
            is_past: line.seen.slot.last_date() < self.records.today,
        }
    }

    fn course(&self, session: &Session) -> &Course {
        &self.records.catalogue.courses[session.course]
    }

    fn digest(&self, session: &Session) -> String {
        seen::digest(self.records.catalogue, self.records.standing, session)
    }

    /// A session that no build has seen before.
    fn first(&mut self, session: &Session, (seen, digest): (Seen, String)) -> Line {
        let course = self.course(session);
        let (id, run) = (
            course.origin.id.clone(),
            course.runs[session.run].id.value.clone(),
        );
        let title = course.title.value.clone();
        Line {
            uid: self.uid(&id, &run, &session.slot),
            course: id,
            run,
            id: session.id.clone(),
            seen,
            sequence: 0,
            modified: self.records.today,
            published: self.records.today,
            title,
            digest,
            before: None,
        }
    }

    /// Made from course, run and first start, with a counter if that was ever given before.
    fn uid(&mut self, course: &str, run: &str, slot: &Slot) -> String {
        let start = match slot {
            Slot::Timed { start, .. } => start.strftime("%Y%m%dT%H%M").to_string(),
            Slot::Week(date) => format!("{}W", date.strftime("%Y%m%d")),
        };
        let first = format!("{course}.{run}.{start}");
        let mut uid = first.clone();
        let mut counter = 1;
        while !self.given.insert(uid.clone()) {
            counter += 1;
            uid = format!("{first}.{counter}");
        }
        format!("{uid}@{}", self.host)
    }

    /// A session that a build has seen, as it is today.
    fn changed(&self, mut line: Line, session: &Session, (seen, digest): (Seen, String)) -> Line {
        let title = &self.course(session).title.value;
        let moves = line.seen.moves(&seen);
        if moves {
            line.sequence = line.sequence.saturating_add(1);
        }
        // What had left the texts was shown with less.
        let is_back = !line.seen.state.is_written();
        if moves || is_back || line.digest != digest {
            line.modified = self.day(&line);
        }
        if line.seen != seen {
            self.was(&mut line);
        }
        line.title.clone_from(title);
        line.id.clone_from(&session.id);
        (line.seen, line.digest) = (seen, digest);
        line
    }

    /// A session that left the texts, and is shown with less from now on. One that was over took place all the same.
    fn gone(&self, mut line: Line) -> Line {
        if !line.seen.state.is_written() {
            return line;
        }
        line.modified = self.day(&line);
        let is_over = line.seen.slot.last_date() < self.records.today;
        if line.seen.state == State::On && is_over {
            line.seen.state = State::Over;
            return line;
        }
        if line.seen.state == State::On {
            line.sequence = line.sequence.saturating_add(1);
            self.was(&mut line);
        }
        line.seen.state = State::Gone;
        line
    }

    /// The day of a change. A clock that was put back must not take a calendar back with it: who subscribed keeps the version
    /// with the later day (RFC 5546, 2.1.5).
    fn day(&self, line: &Line) -> Date {
        self.records.today.max(line.modified)
    }

    /// Remembers what a line was; of two changes on one day what it was before both.
    fn was(&self, line: &mut Line) {
        let day = self.day(line);
        if line.before.as_ref().is_none_or(|before| before.day != day) {
            line.before = Some(Before {
                day,
                seen: line.seen.clone(),
            });
        }
    }

    fn finish(mut self, mark: Mark, courses: Vec<CourseLine>) -> Remembered {
        self.lines
            .sort_by(|(one, _), (other, _)| one.uid.cmp(&other.uid));
        let mut of_session = vec![None; self.records.timetable.sessions.len()];
        for (at, (_, session)) in self.lines.iter().enumerate() {
            if let Some(session) = session {
                of_session[*session] = Some(at);
            }
        }
        Remembered {
            ledger: Ledger {
                mark,
                courses,
                lines: self.lines.into_iter().map(|(line, _)| line).collect(),
            },
            of_session,
            renamed: Vec::new(),
        }
    }
}

/// Today's lines of courses: of published ones as they are, of all others as they were.
fn courses(old: Vec<CourseLine>, records: &Records<'_>) -> Vec<CourseLine> {
    courses_of(old, records, 0..records.catalogue.courses.len())
}

/// The same for some of the courses.
fn courses_of(
    old: Vec<CourseLine>,
    records: &Records<'_>,
    positions: impl Iterator<Item = usize>,
) -> Vec<CourseLine> {
    let mut lines: BTreeMap<String, CourseLine> = old
        .into_iter()
        .map(|line| (line.id.clone(), line))
        .collect();
    for position in positions {
        let course = &records.catalogue.courses[position];
        if !records.standing.is_published(&course.origin) {
            continue;
        }
        let ids =
            |list: &[crate::model::fields::Text]| list.iter().map(|id| id.value.clone()).collect();
        let body = records.sources.text(course.body.span);
        let digest = seen::digest_of_course(course, body);
        let before = lines.get(&course.origin.id);
        let line = CourseLine {
            id: course.origin.id.clone(),
            published: before.map_or(records.today, |before| before.published),
            modified: before.map_or(records.today, |before| match before.digest == digest {
                true => before.modified,
                false => before.modified.max(records.today),
            }),
            title: course.title.value.clone(),
            digest,
            topics: ids(&course.topics),
            partners: ids(&course.partners),
        };
        lines.insert(line.id.clone(), line);
    }
    lines.into_values().collect()
}

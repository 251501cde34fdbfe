//! Text of `content/calendar.lock` ↔ Ledger.
//!
//! ```text
//! # prospectus ledger ⇥ 1 ⇥ example.org/college/ ⇥ Millbrook College ⇥ 5f0c12ab
//! # Written by `prospectus build`; …
//! course ⇥ id ⇥ first published ⇥ last changed ⇥ title ⇥ digest ⇥ topics ⇥ partners ⇥ digest of its UIDs ⇥ checksum
//! session ⇥ uid ⇥ course ⇥ run ⇥ id ⇥ start ⇥ end ⇥ place ⇥ state ⇥ enrolment ⇥ sequence ⇥ last changed ⇥ first published
//!   ⇥ title ⇥ digest ⇥ what it was before its last change ⇥ checksum
//! # end
//! ```
//!
//! Courses stand before sessions, each sorted, a line each, so that two branches rarely touch the same place. A checksum
//! ends each line; what a course says of its sessions' UIDs misses a line that was taken away; the last line misses a cut.

use std::collections::{BTreeMap, BTreeSet};

use jiff::tz::TimeZone;

use crate::ledger::conflict;
use crate::ledger::fields::{self, Entry};
use crate::ledger::line::{CourseLine, Line, Mark};
use crate::ledger::unusable::Unusable;

/// Of this form; a program that writes another gives it another number.
const VERSION: u32 = 1;
const FIRST: &str = "# prospectus ledger";
const NOTE: &str = "# Written by `prospectus build`. Commit it with the texts and never edit it: students' calendars rely on it.";
const LAST: &str = "# end";

/// Everything that was ever published in a calendar.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ledger {
    pub mark: Mark,
    /// Sorted by id.
    pub courses: Vec<CourseLine>,
    /// Sorted by UID.
    pub lines: Vec<Line>,
}

impl Ledger {
    /// The course with this id.
    pub fn course(&self, id: &str) -> Option<&CourseLine> {
        let at = self
            .courses
            .binary_search_by(|line| line.id.as_str().cmp(id));
        at.ok().map(|at| &self.courses[at])
    }

    /// The whole file.
    pub(super) fn text(&self) -> String {
        let mut uids: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for line in &self.lines {
            uids.entry(&line.course).or_default().push(&line.uid);
        }
        let mut text = first_line(&self.mark);
        text.push('\n');
        text.push_str(NOTE);
        for course in &self.courses {
            let uids = uids.get(course.id.as_str()).map_or(&[][..], Vec::as_slice);
            text.push('\n');
            text.push_str(&fields::course(course, &digest_of(uids)));
        }
        for line in &self.lines {
            text.push('\n');
            text.push_str(&fields::session(line));
        }
        text.push('\n');
        text.push_str(LAST);
        text.push('\n');
        text
    }

    /// Reads a file of this college, both sides of a conflict in it; says whether there was one.
    ///
    /// # Errors
    ///
    /// Everything that makes it unusable.
    pub(super) fn read(
        text: &str,
        mark: &Mark,
        zone: &TimeZone,
    ) -> Result<(Self, bool), Vec<Unusable>> {
        let joined = conflict::join(text.lines()).map_err(|at| vec![Unusable::Conflict(at)])?;
        let mut lines = joined.lines;
        while lines.last().is_some_and(|(_, line)| line.trim().is_empty()) {
            lines.pop();
        }
        let last = lines.last().copied();
        // In a conflict each side may bring its first line and its end.
        let is_first = |(at, line): &(usize, &str)| {
            line.starts_with(FIRST) && (joined.is_conflict || *at == 0)
        };
        let (first, lines): (Vec<_>, Vec<_>) = lines.into_iter().partition(is_first);
        read_first(&first, mark).map_err(|unusable| vec![unusable])?;
        let mut reading = Reading {
            is_conflict: joined.is_conflict,
            ..Reading::default()
        };
        let mut end = None;
        for (at, line) in lines {
            match line {
                NOTE => {}
                LAST if end.is_none() || joined.is_conflict => end = Some(at),
                line if end.is_none() || joined.is_conflict => reading.take(at, line, zone),
                _ => reading.wrong.push(Unusable::AfterEnd(at)),
            }
        }
        // A file that was cut lacks more than its last line; that is all there is to say of it.
        if end.is_none() || joined.is_conflict && last.is_none_or(|(_, line)| line != LAST) {
            return Err(vec![Unusable::Cut]);
        }
        let ledger = reading.finish(mark.clone())?;
        Ok((ledger, joined.is_conflict))
    }
}

/// What was read so far.
#[derive(Default)]
struct Reading {
    /// With the digests of their UIDs, and where they stand.
    courses: BTreeMap<String, (CourseLine, Vec<String>, usize)>,
    lines: BTreeMap<String, (Line, usize)>,
    /// Then there may be two lines about one thing.
    is_conflict: bool,
    wrong: Vec<Unusable>,
}

impl Reading {
    fn take(&mut self, at: usize, line: &str, zone: &TimeZone) {
        match fields::entry(line, zone).filter(has_good_names) {
            None => self.wrong.push(Unusable::Changed(at)),
            Some(Entry::Course { line, uids }) => {
                let entry = match self.courses.remove(&line.id) {
                    None => (line, vec![uids], at),
                    Some((other, mut both, first)) => {
                        self.twice(at);
                        both.push(uids);
                        (conflict::course(line, other), both, first)
                    }
                };
                self.courses.insert(entry.0.id.clone(), entry);
            }
            Some(Entry::Session(line)) => {
                let line = match self.lines.remove(&line.uid) {
                    None => *line,
                    Some((other, _)) => {
                        self.twice(at);
                        conflict::session(*line, other)
                    }
                };
                self.lines.insert(line.uid.clone(), (line, at));
            }
        }
    }

    fn twice(&mut self, at: usize) {
        if !self.is_conflict {
            self.wrong.push(Unusable::Twice(at));
        }
    }

    /// Takes out a course that the other side of a conflict renamed: all of its sessions are another's now.
    fn forget_old_names(&mut self) {
        let mut first: BTreeMap<String, Vec<&str>> = BTreeMap::new();
        let mut has_some: BTreeSet<&str> = BTreeSet::new();
        for (line, _) in self.lines.values() {
            has_some.insert(&line.course);
            if let Some((course, _)) = line.first_run() {
                first.entry(course.to_owned()).or_default().push(&line.uid);
            }
        }
        self.courses.retain(|id, (_, digests, _)| {
            let uids = first.get(id).map_or(&[][..], Vec::as_slice);
            let is_renamed = !uids.is_empty() && !has_some.contains(id.as_str());
            !(is_renamed && digests.as_slice() == [digest_of(uids)])
        });
    }

    fn finish(mut self, mark: Mark) -> Result<Ledger, Vec<Unusable>> {
        if self.is_conflict {
            self.forget_old_names();
        }
        let mut uids: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for (line, at) in self.lines.values() {
            if self.courses.contains_key(&line.course) {
                uids.entry(&line.course).or_default().push(&line.uid);
            } else if self.wrong.is_empty() {
                self.wrong.push(Unusable::NoCourse(*at));
            }
        }
        // What two sides say of one course is true of neither: both put sessions in.
        for (id, (_, digests, at)) in &self.courses {
            let own = uids.get(id.as_str()).map_or(&[][..], Vec::as_slice);
            if let [digest] = digests.as_slice()
                && *digest != digest_of(own)
                && self.wrong.is_empty()
            {
                self.wrong.push(Unusable::Missing {
                    course: id.clone(),
                    line: *at,
                });
            }
        }
        if !self.wrong.is_empty() {
            return Err(self.wrong);
        }
        Ok(Ledger {
            mark,
            courses: self.courses.into_values().map(|(line, ..)| line).collect(),
            lines: self.lines.into_values().map(|(line, _)| line).collect(),
        })
    }
}

/// Reads the first line; of a conflict about it both sides.
fn read_first(lines: &[(usize, &str)], mark: &Mark) -> Result<(), Unusable> {
    let mut found: Option<Mark> = None;
    for (at, line) in lines {
        let version = line.split('\t').nth(1).and_then(|text| text.parse().ok());
        match version {
            Some(version) if version > VERSION => return Err(Unusable::Newer(version)),
            Some(_) => {}
            None => return Err(Unusable::Changed(*at)),
        }
        let of = first_fields(line).ok_or(Unusable::Changed(*at))?;
        if found.as_ref().is_none_or(|found| !found.is_of_same(mark)) {
            found = Some(of);
        }
    }
    match found {
        None => Err(Unusable::NotALedger),
        Some(found) if found.is_of_same(mark) => Ok(()),
        Some(other) => Err(Unusable::OtherCollege(other)),
    }
}

fn first_line(mark: &Mark) -> String {
    fields::sealed(&[
        FIRST.to_owned(),
        VERSION.to_string(),
        fields::written(&mark.address),
        fields::written(&mark.name),
    ])
}

fn first_fields(line: &str) -> Option<Mark> {
    let fields = fields::opened(line)?;
    let [_, _, address, name] = fields.as_slice() else {
        return None;
    };
    Some(Mark {
        address: fields::read(address)?,
        name: fields::read(name)?,
    })
}

/// Whether what names files and addresses could have come from the program: whoever writes into the ledger by hand, with the
/// right checksum, still cannot say where on a disk something is put.
fn has_good_names(entry: &Entry) -> bool {
    let is_good = |name: &str, more: &str| {
        let fine = |it: char| it.is_ascii_alphanumeric() || it == '-' || more.contains(it);
        !name.is_empty() && name.chars().all(fine) && name.split('.').all(|part| !part.is_empty())
    };
    match entry {
        Entry::Course { line, .. } => is_good(&line.id, ""),
        Entry::Session(line) => {
            let is_plain = !line.uid.contains(char::is_control);
            is_plain
                && is_good(line.local_uid(), ".")
                && is_good(&line.course, "")
                && is_good(&line.run, "")
        }
    }
}

/// Of sorted UIDs.
fn digest_of(uids: &[&str]) -> String {
    blake3::hash(uids.join("\n").as_bytes()).to_hex()[..8].to_owned()
}

//! Runs → Timetable: every session at its instant in the college's zone, with what the run and the course say of it.

mod session;

pub mod booking;

pub mod week;

pub mod opening;

pub mod load;

pub mod choice;

mod weekly;

pub use session::{Session, SessionPlace, Slot, Timetable, mode_of};

use jiff::Zoned;
use jiff::civil::DateTime;
use jiff::tz::{AmbiguousOffset, TimeZone};

use crate::finding::{Finding, Findings};
use crate::malformed::UNREADABLE_DATE_OR_TIME;
use crate::model::Catalogue;
use crate::model::course::Course;
use crate::model::dates::When;
use crate::model::reference::VenueChoice;
use crate::model::run::Run;
use crate::model::session::SessionEntry;
use crate::source::{Span, Spanned};

/// Expands every run. A time that does not exist, or exists twice, is a finding and no session.
pub fn timetable(catalogue: &Catalogue) -> (Timetable, Findings) {
    let mut findings = Findings::default();
    let mut timetable = Timetable::default();
    for position in 0..catalogue.courses.len() {
        let mut ranges = Vec::with_capacity(catalogue.courses[position].runs.len());
        for sessions in of_course(catalogue, position, &mut findings) {
            let start = timetable.sessions.len();
            timetable.sessions.extend(sessions);
            ranges.push(start..timetable.sessions.len());
        }
        timetable.ranges.push(ranges);
    }
    timetable.by_time = (0..timetable.sessions.len()).collect();
    timetable.sort();
    (timetable, findings)
}

/// The sessions of each run of a course, in the order of time.
fn of_course(catalogue: &Catalogue, position: usize, findings: &mut Findings) -> Vec<Vec<Session>> {
    let course = &catalogue.courses[position];
    let mut runs = Vec::with_capacity(course.runs.len());
    for (at, run) in course.runs.iter().enumerate() {
        let mut sessions = expand(catalogue, course, run, (position, at), findings);
        for (written, session) in sessions.iter_mut().enumerate() {
            session.written = written;
        }
        sessions.sort_by_key(Session::key);
        let of = sessions.len();
        for (number, session) in sessions.iter_mut().enumerate() {
            (session.number, session.of) = (number + 1, of);
        }
        runs.push(sessions);
    }
    runs
}

impl Timetable {
    /// Expands the runs of one course again, which was read again; all others are as they were.
    pub fn again(&mut self, catalogue: &Catalogue, position: usize) -> Findings {
        let mut findings = Findings::default();
        let old = self.of_course(position);
        let mut sessions = Vec::new();
        let mut ranges = Vec::new();
        for of_run in of_course(catalogue, position, &mut findings) {
            let start = old.start + sessions.len();
            sessions.extend(of_run);
            ranges.push(start..old.start + sessions.len());
        }
        let (was, is) = (old.len(), sessions.len());
        let end = old.end;
        self.sessions.splice(old, sessions);
        self.ranges[position] = ranges;
        if was != is {
            for range in self.ranges[position + 1..].iter_mut().flatten() {
                *range = range.start + is - was..range.end + is - was;
            }
            self.by_time.retain(|at| *at < end - was || *at >= end);
            for at in &mut self.by_time {
                if *at >= end {
                    *at = *at + is - was;
                }
            }
            self.by_time.extend(end - was..end - was + is);
        }
        self.sort();
        findings
    }

    /// Where the sessions of a course are.
    pub fn of_course(&self, position: usize) -> std::ops::Range<usize> {
        let mut before = self.ranges[..position].iter().rev();
        let last = before.find_map(|ranges| ranges.last());
        let start = last.map_or(0, |range| range.end);
        let end = self.ranges[position]
            .last()
            .map_or(start, |range| range.end);
        start..end
    }

    /// Puts the positions in the order of time; at one time the earlier position is first.
    fn sort(&mut self) {
        let sessions = &self.sessions;
        self.by_time
            .sort_by(|a, b| (sessions[*a].key(), a).cmp(&(sessions[*b].key(), b)));
    }
}

fn expand(
    catalogue: &Catalogue,
    course: &Course,
    run: &Run,
    at: (usize, usize),
    findings: &mut Findings,
) -> Vec<Session> {
    let weekly = run
        .weekly
        .as_ref()
        .map_or_else(Vec::new, |weekly| weekly::expand(weekly, findings));
    let zone = &catalogue.college.time_zone;
    run.sessions
        .iter()
        .chain(&weekly)
        .filter_map(|entry| session(zone, course, run, entry, at, findings))
        .collect()
}

fn session(
    zone: &TimeZone,
    course: &Course,
    run: &Run,
    entry: &SessionEntry,
    (course_at, run_at): (usize, usize),
    findings: &mut Findings,
) -> Option<Session> {
    let slot = match entry.when.value {
        When::Week(date) => Slot::Week(date),
        When::Timed { date, start, end } => {
            let start = instant(zone, date.to_datetime(start), entry.when.span, findings)?;
            let end = match end {
                Some(end) => Some(instant(
                    zone,
                    date.to_datetime(end),
                    entry.when.span,
                    findings,
                )?),
                None => None,
            };
            Slot::Timed { start, end }
        }
    };
    let mode = entry.mode.or(run.mode).map(|mode| mode.value);
    let chosen = entry.venue.as_ref().or_else(|| {
        // An online session of a run in a room has no room of its own.
        let elsewhere = mode.is_some_and(|mode| !mode.is_in_a_room());
        run.venue
            .as_ref()
            .filter(|_| !elsewhere || entry.mode.is_none())
            .or(course.venue.as_ref().filter(|_| !elsewhere))
    });
    let place = SessionPlace::of(chosen);
    let place_span = chosen.map(|chosen| match chosen {
        VenueChoice::Private(span) => *span,
        VenueChoice::Venue { id, .. } => id.span,
    });
    let facilitators = if entry.facilitators.is_empty() {
        run.facilitators.clone()
    } else {
        entry.facilitators.clone()
    };
    let words = |text: &Option<Spanned<String>>| text.as_ref().map(|text| text.value.clone());
    Some(Session {
        course: course_at,
        run: run_at,
        number: 0,
        of: 0,
        written: 0,
        slot,
        id: words(&entry.id),
        theme: words(&entry.theme),
        note: words(&entry.note),
        mode,
        place,
        facilitators,
        cancelled: words(&entry.cancelled),
        span: entry.when.span,
        place_span,
    })
}

/// The one instant of a time on the college's clock.
fn instant(zone: &TimeZone, time: DateTime, span: Span, findings: &mut Findings) -> Option<Zoned> {
    let ambiguous = zone.to_ambiguous_zoned(time);
    let (clock, day) = (time.strftime("%H:%M"), time.date());
    let reason = match ambiguous.offset() {
        AmbiguousOffset::Unambiguous { .. } => match ambiguous.unambiguous() {
            Ok(instant) => return Some(instant),
            // Away from Greenwich the last hours of the year 9999 are in no year that is known.
            Err(_) => {
                findings.push(
                    Finding::new(
                        &UNREADABLE_DATE_OR_TIME,
                        span,
                        format!("{day} is after the end of the calendar"),
                    )
                    .help("write the day of the session; leave it out if there is none yet"),
                );
                return None;
            }
        },
        AmbiguousOffset::Gap { .. } => {
            format!("there is no {clock} on {day}: the clocks go forward over it")
        }
        AmbiguousOffset::Fold { .. } => {
            format!("{clock} comes twice on {day}: the clocks go back")
        }
    };
    findings.push(
        Finding::new(&UNREADABLE_DATE_OR_TIME, span, reason)
            .help("choose a time before or after the change of the clocks"),
    );
    None
}

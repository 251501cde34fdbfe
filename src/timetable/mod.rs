//! Runs → Timetable: every session at its instant in the college's zone, with what the run and the course say of it.

mod weekly;

use jiff::Zoned;
use jiff::civil::{Date, DateTime};
use jiff::tz::{AmbiguousOffset, TimeZone};

use crate::finding::{Finding, Findings};
use crate::malformed::UNREADABLE_DATE_OR_TIME;
use crate::model::Catalogue;
use crate::model::course::Course;
use crate::model::dates::When;
use crate::model::reference::VenueChoice;
use crate::model::run::Run;
use crate::model::session::{Mode, SessionEntry};
use crate::source::{Span, Spanned};

/// All sessions of a college.
#[derive(Debug, Default)]
pub struct Timetable {
    /// Course by course, run by run, each run in the order of time.
    pub sessions: Vec<Session>,
    /// Positions in `sessions`, in the order of time.
    pub by_time: Vec<usize>,
    /// For each course, for each run: the range of its sessions.
    ranges: Vec<Vec<std::ops::Range<usize>>>,
}

/// One meeting of a run.
#[derive(Debug, Clone)]
pub struct Session {
    /// Positions in the catalogue.
    pub course: usize,
    pub run: usize,
    /// From 1, by time, among `of`; cancelled ones count.
    pub number: usize,
    pub of: usize,
    /// From 0, in the order of the texts.
    pub written: usize,
    pub slot: Slot,
    pub id: Option<String>,
    pub theme: Option<String>,
    pub note: Option<String>,
    pub mode: Option<Mode>,
    pub place: SessionPlace,
    /// Ids of people.
    pub facilitators: Vec<Spanned<String>>,
    /// The reason.
    pub cancelled: Option<String>,
    /// The words that say when it is.
    pub span: Span,
    /// The words that say where it is, when they are its own or its run's.
    pub place_span: Option<Span>,
}

/// When a session is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Slot {
    /// In the college's zone; the end may not be known.
    Timed { start: Zoned, end: Option<Zoned> },
    /// Some time in the seven days from this one.
    Week(Date),
}

impl Slot {
    /// The day in the college's zone; for a week its first day.
    pub fn date(&self) -> Date {
        match self {
            Self::Timed { start, .. } => start.date(),
            Self::Week(date) => *date,
        }
    }

    /// The last day on which it may be.
    pub fn last_date(&self) -> Date {
        match self {
            Self::Timed { start, .. } => start.date(),
            Self::Week(date) => date.checked_add(jiff::Span::new().days(6)).unwrap_or(*date),
        }
    }
}

/// Where a session is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SessionPlace {
    /// Online, by telephone, at home, or not said.
    Nowhere,
    /// Told after enrolling; no record of it here.
    Private,
    Venue {
        id: String,
        room: Option<String>,
    },
}

impl SessionPlace {
    /// Where a venue as written is.
    fn of(chosen: Option<&VenueChoice>) -> Self {
        match chosen {
            None => Self::Nowhere,
            Some(VenueChoice::Private(_)) => Self::Private,
            Some(VenueChoice::Venue { id, room }) => Self::Venue {
                id: id.value.clone(),
                room: room.as_ref().map(|room| room.value.clone()),
            },
        }
    }

    /// Where a run is that has no session yet: its own venue, or the course's unless it meets elsewhere.
    pub fn of_run(course: &Course, run: &Run) -> Self {
        let meets_in_a_room = mode_of(course, run).is_none_or(Mode::is_in_a_room);
        let of_course = course.venue.as_ref().filter(|_| meets_in_a_room);
        Self::of(run.venue.as_ref().or(of_course))
    }
}

impl Session {
    /// The day in the college's zone; for a week its first day.
    pub fn date(&self) -> Date {
        self.slot.date()
    }

    /// The last day on which it may take place.
    pub fn last_date(&self) -> Date {
        self.slot.last_date()
    }

    pub fn is_over(&self, today: Date) -> bool {
        self.last_date() < today
    }

    pub fn is_cancelled(&self) -> bool {
        self.cancelled.is_some()
    }

    /// What sorts sessions by time; a week comes before the times of its first day.
    fn key(&self) -> (Date, Option<jiff::Timestamp>, usize, usize, usize) {
        let start = match &self.slot {
            Slot::Timed { start, .. } => Some(start.timestamp()),
            Slot::Week(_) => None,
        };
        (self.date(), start, self.course, self.run, self.number)
    }
}

impl Timetable {
    /// The sessions of a run, in the order of time.
    pub fn run(&self, course: usize, run: usize) -> &[Session] {
        let range = self
            .ranges
            .get(course)
            .and_then(|runs| runs.get(run))
            .cloned()
            .unwrap_or(0..0);
        &self.sessions[range]
    }

    /// Where a session stands in `sessions`.
    pub fn position(&self, session: &Session) -> usize {
        let range = self.ranges.get(session.course);
        let range = range.and_then(|runs| runs.get(session.run));
        range.map_or(0, |range| range.start) + session.number.saturating_sub(1)
    }

    /// The sessions of a course, run by run.
    pub fn course(&self, course: usize) -> impl Iterator<Item = &Session> {
        self.ranges
            .get(course)
            .into_iter()
            .flatten()
            .flat_map(|range| &self.sessions[range.clone()])
    }

    /// All sessions in the order of time.
    pub fn in_order(&self) -> impl Iterator<Item = &Session> {
        self.by_time.iter().map(|at| &self.sessions[*at])
    }
}

/// Expands every run. A time that does not exist, or exists twice, is a finding and no session.
pub fn timetable(catalogue: &Catalogue) -> (Timetable, Findings) {
    let mut findings = Findings::default();
    let mut timetable = Timetable::default();
    for (position, course) in catalogue.courses.iter().enumerate() {
        let mut ranges = Vec::with_capacity(course.runs.len());
        for (at, run) in course.runs.iter().enumerate() {
            let start = timetable.sessions.len();
            let mut sessions = expand(catalogue, course, run, (position, at), &mut findings);
            for (written, session) in sessions.iter_mut().enumerate() {
                session.written = written;
            }
            sessions.sort_by_key(Session::key);
            let of = sessions.len();
            for (number, session) in sessions.iter_mut().enumerate() {
                (session.number, session.of) = (number + 1, of);
            }
            timetable.sessions.extend(sessions);
            ranges.push(start..timetable.sessions.len());
        }
        timetable.ranges.push(ranges);
    }
    timetable.by_time = (0..timetable.sessions.len()).collect();
    timetable
        .by_time
        .sort_by_key(|at| timetable.sessions[*at].key());
    (timetable, findings)
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

/// The mode of a run as students see it: its own, or in person where a venue is named.
pub fn mode_of(course: &Course, run: &Run) -> Option<Mode> {
    run.mode.map(|mode| mode.value).or_else(|| {
        run.venue
            .as_ref()
            .or(course.venue.as_ref())
            .map(|_| Mode::InPerson)
    })
}

//! Edits of the small college: what a coordinator changes between two builds.

use proptest::prelude::*;

use crate::ledger::model::{College, Course, Meeting, Run, Series, Start, VENUES};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Retitle,
    Move,
    Insert,
    Delete,
    Cancel,
    Duplicate,
    Venue,
    RunVenue,
    Theme,
    Facilitator,
    Enrolment,
    GiveId,
    ShiftSeries,
    ShiftList,
}

const KINDS: [Kind; 14] = [
    Kind::Retitle,
    Kind::Move,
    Kind::Insert,
    Kind::Delete,
    Kind::Cancel,
    Kind::Duplicate,
    Kind::Venue,
    Kind::RunVenue,
    Kind::Theme,
    Kind::Facilitator,
    Kind::Enrolment,
    Kind::GiveId,
    Kind::ShiftSeries,
    Kind::ShiftList,
];

/// What is changed, where, and to what; the numbers are taken modulo what there is.
#[derive(Debug, Clone, Copy)]
pub(super) struct Edit {
    pub(super) kind: Kind,
    course: usize,
    run: usize,
    at: usize,
    start: Start,
    pick: u8,
}

pub(super) fn any_edit() -> impl Strategy<Value = Edit> {
    let kind = prop_oneof![
        2 => proptest::sample::select(&KINDS[..]),
        1 => proptest::sample::select(vec![Kind::Move, Kind::Insert, Kind::Delete, Kind::ShiftSeries, Kind::ShiftList]),
    ];
    (
        kind,
        0..4_usize,
        0..2_usize,
        0..8_usize,
        any_start(),
        any::<u8>(),
    )
        .prop_map(|(kind, course, run, at, start, pick)| Edit {
            kind,
            course,
            run,
            at,
            start,
            pick,
        })
}

/// Often on a Tuesday at ten, so that sessions meet one another's old places.
fn any_start() -> impl Strategy<Value = Start> {
    prop_oneof![
        (0..12_i64).prop_map(|week| (4 + 7 * week, 600)),
        (0..90_i64, 32..64_i64).prop_map(|(day, quarter)| (day, quarter * 15)),
    ]
}

/// Two courses with one or two runs each: lists, series, and both.
pub(super) fn any_college() -> impl Strategy<Value = College> {
    let run = (
        proptest::collection::vec((any_start(), any::<u8>()), 0..4),
        proptest::option::of((any_start(), proptest::collection::vec(any::<u8>(), 1..5))),
        proptest::option::of(0..VENUES),
    );
    let course = proptest::collection::vec(run, 1..3);
    proptest::collection::vec(course, 2).prop_map(|courses| {
        let mut college = College::default();
        for (name, runs) in ["ab", "ab-c"].into_iter().zip(courses) {
            let runs = runs.into_iter().enumerate();
            let runs = runs.map(|(at, (mut listed, series, venue))| {
                listed.sort_unstable();
                listed.dedup_by_key(|(start, _)| *start);
                let listed = listed
                    .into_iter()
                    .map(|(start, with)| meeting(&mut college, start, with))
                    .collect();
                let series = series.map(|(first, weeks)| {
                    let weeks = weeks.into_iter().enumerate().map(|(week, with)| {
                        Some(meeting(
                            &mut college,
                            (first.0 + 7 * week as i64, first.1),
                            with,
                        ))
                    });
                    Series {
                        first,
                        by_until: first.0 % 2 == 0,
                        weeks: weeks.collect(),
                    }
                });
                Run {
                    id: format!("r{at}"),
                    venue,
                    is_full: false,
                    listed,
                    series,
                }
            });
            let course = Course {
                title: 0,
                runs: runs.collect(),
            };
            college.courses.insert(name.to_owned(), course);
        }
        college
    })
}

/// A session with this or that beside its time.
fn meeting(college: &mut College, start: Start, with: u8) -> Meeting {
    let token = college.token();
    Meeting {
        id: with.is_multiple_of(3).then(|| format!("s{token}")),
        theme: with.is_multiple_of(5).then_some(with % 7),
        venue: with.is_multiple_of(4).then_some(usize::from(with) % VENUES),
        cancelled: with.is_multiple_of(11),
        ..Meeting::at(token, start)
    }
}

impl Edit {
    /// The college with this edit; `None` where it does not fit, or leaves two sessions of a run in one place at one
    /// time, which nobody could tell apart.
    pub(super) fn of(self, college: &College) -> Option<College> {
        let mut after = college.clone();
        self.change(&mut after)?;
        let is_clear = is_clear(college) && is_clear(&after);
        let is_in_the_day = after
            .all()
            .all(|(.., it)| (0..300).contains(&it.start.0) && (300..1200).contains(&it.start.1));
        (is_clear && is_in_the_day && after != *college).then_some(after)
    }

    /// The course and the run that it is about.
    pub(super) fn run(self, college: &College) -> Option<(String, String)> {
        let course = college
            .courses
            .keys()
            .nth(self.course % college.courses.len())?;
        let runs = &college.courses[course].runs;
        Some((course.clone(), runs[self.run % runs.len()].id.clone()))
    }

    fn change(self, college: &mut College) -> Option<()> {
        let (id, run_id) = self.run(college)?;
        if self.kind == Kind::Duplicate {
            return duplicate(college, &id);
        }
        let token = college.token();
        let course = college.courses.get_mut(&id)?;
        if self.kind == Kind::Retitle {
            course.title += 1;
            return Some(());
        }
        let run = course.runs.iter_mut().find(|run| run.id == run_id)?;
        match self.kind {
            Kind::RunVenue => run.venue = Some(usize::from(self.pick) % VENUES),
            Kind::Enrolment => run.is_full = !run.is_full,
            Kind::Insert => self.insert(run, token),
            Kind::ShiftSeries => self.shift(run.series.as_mut()?),
            Kind::ShiftList if run.series.is_none() => {
                for meeting in &mut run.listed {
                    meeting.start = self.moved(meeting.start);
                }
            }
            Kind::ShiftList => return None,
            Kind::Delete => return self.delete(run),
            _ => {
                let count = run.meetings().count();
                self.change_one(run.meeting_mut(self.at % count.max(1))?, token);
            }
        }
        Some(())
    }

    fn change_one(self, meeting: &mut Meeting, token: u32) {
        match self.kind {
            Kind::Move => meeting.start = self.start,
            Kind::Cancel => meeting.cancelled = !meeting.cancelled,
            Kind::Venue => meeting.venue = Some(usize::from(self.pick) % VENUES),
            Kind::Theme => meeting.theme = Some(self.pick % 7),
            Kind::Facilitator => meeting.facilitator = Some(self.pick % 3),
            Kind::GiveId if meeting.id.is_none() => meeting.id = Some(format!("s{token}")),
            _ => {}
        }
    }

    /// Anywhere in the list; a series goes on for a week, or has a gap filled.
    fn insert(self, run: &mut Run, token: u32) {
        match &mut run.series {
            Some(series) if self.pick.is_multiple_of(2) => {
                let gap = series.weeks.iter().position(Option::is_none);
                let week = gap.unwrap_or(series.weeks.len());
                let meeting = Meeting::at(token, series.regular(week));
                if gap.is_none() {
                    series.weeks.push(None);
                }
                series.weeks[week] = Some(meeting);
            }
            _ => {
                let at = self.at % (run.listed.len() + 1);
                run.listed.insert(at, Meeting::at(token, self.start));
            }
        }
    }

    fn delete(self, run: &mut Run) -> Option<()> {
        let at = self.at % run.meetings().count().max(1);
        if at < run.listed.len() {
            run.listed.remove(at);
            return Some(());
        }
        let series = run.series.as_mut()?;
        let mut weeks = series.weeks.iter_mut().filter(|week| week.is_some());
        *weeks.nth(at - run.listed.len())? = None;
        // A series without a session is a mistake.
        series.weeks.iter().any(Option::is_some).then_some(())
    }

    fn shift(self, series: &mut Series) {
        series.first = self.moved(series.first);
        for meeting in series.weeks.iter_mut().flatten() {
            meeting.start = self.moved(meeting.start);
        }
    }

    /// By minutes, hours, days or whole weeks, to and fro.
    fn moved(self, (day, minute): Start) -> Start {
        let by = i64::from(self.pick % 15) - 7;
        match self.at % 4 {
            0 => (day, minute + by),
            1 => (day, minute + 60 * (by % 4)),
            2 => (day + by, minute),
            _ => (day + 7 * (by % 4), minute),
        }
    }
}

/// Whether no two sessions of a run are in one place at one time.
fn is_clear(college: &College) -> bool {
    let places = college.all();
    let mut places: Vec<_> = places
        .map(|(course, run, _, it)| (course, &run.id, it.start, run.place(it)))
        .collect();
    places.sort();
    places.windows(2).all(|two| two[0] != two[1])
}

/// A copy of a course under another id, as authors begin a new one.
fn duplicate(college: &mut College, id: &str) -> Option<()> {
    let copy = format!("{id}-copy");
    if college.courses.len() > 3 || college.courses.contains_key(&copy) {
        return None;
    }
    let mut course = college.courses.get(id)?.clone();
    for run in &mut course.runs {
        for at in 0..run.meetings().count() {
            let token = college.token();
            run.meeting_mut(at)?.token = token;
        }
    }
    college.courses.insert(copy, course);
    Some(())
}

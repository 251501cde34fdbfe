//! Who gives which course, where and when: handed out one after the other, so that nobody and no room is booked twice.

use std::collections::BTreeSet;

use jiff::ToSpan;
use jiff::civil::{Date, Weekday, date};

use super::Wish;
use super::names::{self, SUBJECTS};
use super::random::Random;

/// Times of a room in a week: five days of four.
const SLOTS: usize = 20;
/// From and to on the clock, and how long it is in words.
const HOURS: [(&str, &str); 4] = [
    ("09:30", "11:30"),
    ("12:00", "13:30"),
    ("14:00", "16:00"),
    ("17:30", "19:00"),
];
const ROOMS: [&str; 3] = ["garden-room", "upstairs", "hall"];
/// A course of this many is the first of the next partner, and of the next venue.
const A_PARTNER: usize = 20;
const A_VENUE: usize = 40;

pub(crate) struct Term {
    pub(crate) id: &'static str,
    pub(crate) name: &'static str,
    pub(crate) starts: Date,
    pub(crate) ends: Date,
    pub(crate) half_term: (Date, Date),
    pub(crate) enrolment: &'static str,
}

pub(crate) const TERMS: [Term; 3] = [
    Term {
        id: "2026-autumn",
        name: "Autumn 2026",
        starts: date(2026, 9, 14),
        ends: date(2026, 12, 18),
        half_term: (date(2026, 10, 26), date(2026, 10, 30)),
        enrolment: "closed",
    },
    Term {
        id: "2027-spring",
        name: "Spring 2027",
        starts: date(2027, 1, 11),
        ends: date(2027, 3, 25),
        half_term: (date(2027, 2, 15), date(2027, 2, 19)),
        enrolment: "opens 2026-12-07",
    },
    Term {
        id: "2027-summer",
        name: "Summer 2027",
        starts: date(2027, 4, 12),
        ends: date(2027, 7, 16),
        half_term: (date(2027, 5, 31), date(2027, 6, 4)),
        enrolment: "opens 2027-03-01",
    },
];
/// A Monday in a term on which nothing is given.
const MAY_DAY: Date = date(2027, 5, 3);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mode {
    InPerson,
    Online,
    Hybrid,
    Telephone,
    DropIn,
    SelfPaced,
    /// In person, with words instead of dates.
    Later,
}

/// As records have it.
pub(crate) fn word(mode: Mode) -> &'static str {
    match mode {
        Mode::InPerson | Mode::Later => "in-person",
        Mode::Online => "online",
        Mode::Hybrid => "hybrid",
        Mode::Telephone => "telephone",
        Mode::DropIn => "drop-in",
        Mode::SelfPaced => "self-paced",
    }
}

/// What the panel and the college make of a course.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Standing {
    /// It passed before the rounds were kept here, or with the answers of so many members.
    Passed {
        answers: usize,
    },
    WithThePanel,
    ChangesAsked,
    Draft,
    Retired,
}

pub(crate) struct Course {
    pub(crate) number: usize,
    pub(crate) id: String,
    pub(crate) title: String,
    pub(crate) partner: usize,
    pub(crate) subject: usize,
    pub(crate) standing: Standing,
    pub(crate) runs: Vec<Run>,
}

#[derive(Debug, Clone)]
pub(crate) struct Run {
    pub(crate) id: String,
    pub(crate) mode: Mode,
    /// A place among [`TERMS`].
    pub(crate) term: usize,
    /// A venue and a place among its rooms.
    pub(crate) room: Option<(usize, usize)>,
    /// Two people, one with lived and one with learned expertise.
    pub(crate) pair: usize,
    /// Monday is 0.
    pub(crate) weekday: i8,
    pub(crate) hours: (&'static str, &'static str),
    pub(crate) dates: Vec<Date>,
}

pub(crate) struct Plan {
    pub(crate) courses: Vec<Course>,
    pub(crate) partners: usize,
    pub(crate) venues: usize,
    /// Those pairs of people whom a run has.
    pub(crate) pairs: BTreeSet<usize>,
}

impl Plan {
    pub(crate) fn new(wish: &Wish) -> Self {
        let venues = wish.courses.div_ceil(A_VENUE).max(1);
        let mut desk = Desk {
            taken: vec![0; venues],
            elsewhere: 0,
            has_sessions: wish.has_sessions,
        };
        let courses: Vec<Course> = (0..wish.courses)
            .map(|number| course(number, wish, &mut desk))
            .collect();
        let runs = courses.iter().flat_map(|course| &course.runs);
        Self {
            partners: wish.courses.div_ceil(A_PARTNER).max(1),
            venues,
            pairs: runs.map(|run| run.pair).collect(),
            courses,
        }
    }

    /// A course near another one that is published and goes on.
    pub(crate) fn near(&self, number: usize, random: &mut Random) -> &Course {
        let from = number.saturating_sub(60);
        let to = (number + 60).min(self.courses.len() - 1);
        let mut at = random.within(from, to);
        for _ in from..=to {
            let course = &self.courses[at];
            if at != number && matches!(course.standing, Standing::Passed { .. }) {
                return course;
            }
            at = if at == to { from } else { at + 1 };
        }
        &self.courses[at]
    }
}

/// How many rooms a venue has; with one it has no rooms of its own.
pub(crate) fn rooms(venue: usize) -> usize {
    match venue % 10 {
        2 | 5 => 1,
        1 | 8 => 2,
        _ => 3,
    }
}

pub(crate) fn is_private(venue: usize) -> bool {
    venue % 10 == 2
}

pub(crate) fn is_hospital(venue: usize) -> bool {
    venue % 10 == 1
}

/// The id of a room, and how many people it holds.
pub(crate) fn room(at: usize) -> (&'static str, usize) {
    (ROOMS[at], [14, 18, 30][at])
}

pub(crate) fn person(pair: usize, is_learned: bool) -> String {
    format!("p-{pair:05}-{}", if is_learned { "b" } else { "a" })
}

/// Hands out rooms and people.
struct Desk {
    /// How many times of each venue are gone.
    taken: Vec<usize>,
    /// How many runs need no room.
    elsewhere: usize,
    has_sessions: bool,
}

impl Desk {
    /// A room and a time in it; none when the venue and the next two are full.
    fn room(&mut self, wanted: usize) -> Option<(usize, usize, usize)> {
        let count = self.taken.len();
        let near = (0..3.min(count)).map(|step| (wanted + step) % count);
        let venue = near
            .into_iter()
            .find(|at| self.taken[*at] < rooms(*at) * SLOTS)?;
        let slot = self.taken[venue];
        self.taken[venue] += 1;
        Some((venue, slot % rooms(venue), slot / rooms(venue)))
    }
}

fn course(number: usize, wish: &Wish, desk: &mut Desk) -> Course {
    let mut random = Random::of(wish.seed, 1, number);
    let partner = number / A_PARTNER;
    let area = names::area(partner);
    let subject = (number % A_PARTNER + partner * 5) % SUBJECTS.len();
    let standing = match random.below(1_000) {
        0..=9 => Standing::Draft,
        10..=19 => Standing::Retired,
        20..=34 => Standing::WithThePanel,
        35..=39 => Standing::ChangesAsked,
        40..=219 => Standing::Passed { answers: 4 },
        220..=229 => Standing::Passed { answers: 2 },
        _ => Standing::Passed { answers: 0 },
    };
    let mode = match random.below(100) {
        0..=54 => Mode::InPerson,
        55..=72 => Mode::Online,
        73..=79 => Mode::Hybrid,
        80..=86 => Mode::DropIn,
        87..=90 => Mode::Telephone,
        91..=96 => Mode::SelfPaced,
        _ => Mode::Later,
    };
    let again = usize::from(random.chance(120));
    let runs = (0..=again).map(|at| run(number, mode, at, desk, &mut random));
    let runs: Vec<Run> = runs.collect();
    Course {
        number,
        id: format!(
            "{}-{}",
            names::slug(SUBJECTS[subject].title),
            names::slug(&area)
        ),
        title: names::title(subject, random.below(100), &area),
        partner,
        subject,
        standing,
        runs,
    }
}

fn run(number: usize, mode: Mode, at: usize, desk: &mut Desk, random: &mut Random) -> Run {
    let term = match (random.below(10), mode) {
        (_, Mode::Later) => 2,
        (0..=1, _) => 0,
        (2..=6, _) => 1,
        _ => 2,
    };
    let wants_room = matches!(
        mode,
        Mode::InPerson | Mode::Hybrid | Mode::DropIn | Mode::Later
    );
    let found = wants_room.then(|| desk.room(number / A_VENUE)).flatten();
    let (room, pair, slot) = match found {
        Some((venue, room, slot)) => (Some((venue, room)), venue * ROOMS.len() + room, slot),
        None => {
            let slot = desk.elsewhere;
            desk.elsewhere += 1;
            let after_rooms = desk.taken.len() * ROOMS.len();
            (None, after_rooms + slot / SLOTS, slot % SLOTS)
        }
    };
    let mode = match (mode, room) {
        (Mode::SelfPaced | Mode::Telephone | Mode::Later, _) => mode,
        _ if !desk.has_sessions => Mode::Later,
        (_, None) => Mode::Online,
        (_, Some(_)) => mode,
    };
    let weekday = (slot % 5) as i8;
    let count = match mode {
        Mode::DropIn => 99,
        _ => [2, 3, 3, 4, 4, 5, 5, 6, 6, 6, 7, 8, 8][random.below(13)],
    };
    let has_dates = desk.has_sessions && !matches!(mode, Mode::SelfPaced | Mode::Later);
    Run {
        id: format!(
            "{}-{}",
            TERMS[term].id,
            if at == 0 { "first" } else { "again" }
        ),
        mode,
        term,
        room,
        pair,
        weekday,
        hours: HOURS[slot / 5 % HOURS.len()],
        dates: if has_dates {
            weekly(term, weekday, count, random)
        } else {
            Vec::new()
        },
    }
}

/// So many weeks in a row in a term, but for half term and a day on which nothing is given.
fn weekly(term: usize, weekday: i8, count: usize, random: &mut Random) -> Vec<Date> {
    let term = &TERMS[term];
    let (from, to) = term.half_term;
    let weekday = Weekday::from_monday_zero_offset(weekday).expect("it is one of five");
    let first = term
        .starts
        .yesterday()
        .expect("it has one")
        .nth_weekday(1, weekday);
    let first = first.expect("it is not at the end of time");
    let all = (0..20).map(|week| first.saturating_add(week.weeks()));
    let is_open = |day: &Date| *day <= term.ends && (*day < from || *day > to) && *day != MAY_DAY;
    let all: Vec<Date> = all.filter(is_open).collect();
    let count = count.min(all.len());
    let begin = random.within(0, all.len() - count);
    all[begin..begin + count].to_vec()
}

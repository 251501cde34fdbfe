//! Rooms that could take sessions whose place was lost.

use crate::impact::agreed::{self, day_of};
use crate::impact::candidate::{Candidate, Free, Reasons};
use crate::impact::college::{College, Lost};
use crate::impact::concerned::{Need, OfRun};
use crate::impact::free::{Busy, Time, time};
use crate::impact::{access, near};
use crate::model::kind::Kind;
use crate::model::session::Mode;
use crate::model::venue::{Room, Venue};
use crate::rules::bank_holidays::bank_holiday;
use crate::rules::reliance::On;
use crate::timetable::{Session, Slot};

/// Every room of every venue that is still there, for the sessions that lose this venue.
pub(super) fn candidates<'a>(
    college: College<'a>,
    busy: &Busy<'a>,
    lost: Lost<'a>,
    run: &OfRun<'a>,
    lost_venue: &str,
) -> Vec<Candidate> {
    let weighing = Weighing {
        college,
        busy,
        run,
        lost: college.catalogue.venue(lost_venue),
        sessions: losing(run, lost_venue),
    };
    let mut found = Vec::new();
    let venues = college.catalogue.venues.iter();
    for venue in venues.filter(|venue| !venue.origin.draft && is_left(lost, venue)) {
        let rooms: Vec<Option<&Room>> = match venue.rooms.as_slice() {
            [] => vec![None],
            rooms => rooms.iter().map(Some).collect(),
        };
        let left = rooms.into_iter().filter(|room| match (lost, room) {
            (Lost::Venue(own, Some(gone)), Some(room)) => {
                own.origin.id != venue.origin.id || gone.id.value != room.id.value
            }
            _ => true,
        });
        found.extend(left.map(|room| weighing.candidate(venue, room)));
    }
    found
}

/// The sessions of a run that lose a venue.
pub(super) fn losing<'a>(run: &OfRun<'a>, venue: &str) -> Vec<&'a Session> {
    let own = run.sessions.iter();
    own.filter(|it| it.needs().contains(&Need::Place(venue)))
        .map(|it| it.session)
        .collect()
}

/// Whether something of a venue is left.
fn is_left(lost: Lost<'_>, venue: &Venue) -> bool {
    match lost {
        Lost::Venue(own, None) => own.origin.id != venue.origin.id,
        Lost::Venue(own, Some(_)) => own.origin.id != venue.origin.id || venue.rooms.len() > 1,
        Lost::Partner(partner) => {
            let lender = venue.partner.as_ref();
            lender.is_none_or(|lender| lender.value != partner.origin.id)
        }
        Lost::Person(_) => true,
    }
}

/// What every room is weighed against.
struct Weighing<'w, 'a> {
    college: College<'a>,
    busy: &'w Busy<'a>,
    run: &'w OfRun<'a>,
    /// The venue that was lost.
    lost: Option<&'a Venue>,
    sessions: Vec<&'a Session>,
}

impl Weighing<'_, '_> {
    fn candidate(&self, venue: &Venue, room: Option<&Room>) -> Candidate {
        let mut reasons = Reasons::default();
        let free = self.times(venue, room, &mut reasons);
        self.size(venue, room, &mut reasons);
        self.agreement(venue, &mut reasons);
        let mut metres = None;
        if let Some(lost) = self.lost {
            if let Some((far, words)) = near::near(lost, venue) {
                metres = far;
                match far {
                    Some(near::EASY..) => reasons.ask(words),
                    _ => reasons.speaks_for(words),
                }
            }
            access::weigh(lost, venue, &mut reasons);
        }
        match (self.lost.is_some_and(|lost| lost.private), venue.private) {
            (_, true) => {
                reasons.ask("a private venue: students are told after enrolling where it is");
            }
            (true, false) => {
                reasons.ask("everybody can read where it is: is that safe for this group?");
            }
            (false, false) => {}
        }
        let id = match room {
            Some(room) => format!("{}/{}", venue.origin.id, room.id.value),
            None => venue.origin.id.clone(),
        };
        Candidate {
            metres,
            ..Candidate::new(Kind::Venue, id, free, reasons)
        }
    }

    /// How many of the sessions with a day it is free for, and of how many.
    fn times(&self, venue: &Venue, room: Option<&Room>, reasons: &mut Reasons) -> Free {
        let mut free = Free::default();
        let (mut no_end, mut no_day) = (false, false);
        for session in &self.sessions {
            match time(session) {
                Time::DayNotKnown => {
                    no_day = true;
                    continue;
                }
                Time::EndNotKnown => no_end = true,
                Time::Known => {}
            }
            free.of += 1;
            let day = day_of(session.date());
            let room = room.map(|room| room.id.value.as_str());
            if let Some(why) = why_shut(venue, session) {
                reasons.ask(format!("{day}: {why}"));
            } else if let Some(other) = self.busy.room(venue, room, session) {
                let title = &self.college.catalogue.courses[other.course].title.value;
                reasons.ask(format!("{day}: {title} is there"));
            } else {
                free.on.push(session.date());
                let area = self.college.catalogue.college.bank_holidays;
                let holiday = area.and_then(|area| bank_holiday(session.date(), area.value));
                if let Some(holiday) = holiday {
                    reasons.ask(format!(
                        "{day} is a bank holiday ({holiday}): ask whether it opens"
                    ));
                }
            }
        }
        said_of_times(&free, (no_end, no_day), reasons);
        if venue.open.is_empty() && !free.on.is_empty() {
            reasons.ask("its file does not say when it is open");
        }
        free
    }

    fn size(&self, venue: &Venue, room: Option<&Room>, reasons: &mut Reasons) {
        let holds = match room {
            Some(room) => room.places,
            None => venue.places,
        };
        let is_hybrid = self.sessions.iter().all(|it| it.mode == Some(Mode::Hybrid));
        let Some(holds) = holds.map(|holds| holds.value) else {
            reasons.ask("its file does not say how many it holds");
            return;
        };
        match self.run.run.places.map(|places| places.value) {
            Some(places) if holds < places && is_hybrid => {
                reasons.ask(format!(
                    "holds {holds}, and there are {places} places, some of them online"
                ));
            }
            Some(places) if holds < places => {
                reasons.stops(format!("holds {holds}, and the run has {places} places"));
            }
            Some(places) => reasons.speaks_for(format!("holds {holds} for {places} places")),
            None => match self.lost_holds() {
                Some(lost) if holds < lost => {
                    reasons.ask(format!("holds {holds}, where there was room for {lost}"));
                }
                _ => reasons.speaks_for(format!("holds {holds}")),
            },
        }
    }

    /// How many the place that was lost holds.
    fn lost_holds(&self) -> Option<u32> {
        let (_, room) = self.sessions.first()?.venue()?;
        let places = match room {
            Some(room) => self.lost?.room(room)?.places,
            None => self.lost?.places,
        };
        places.map(|places| places.value)
    }

    fn agreement(&self, venue: &Venue, reasons: &mut Reasons) {
        let Some(last) = self.sessions.iter().map(|it| it.last_date()).max() else {
            return;
        };
        let Some(id) = &venue.partner else {
            reasons.ask("its file does not say who lends it");
            return;
        };
        match self.college.catalogue.partner(&id.value) {
            Some(partner) => agreed::weigh(partner, On::Venue, last, reasons),
            None => reasons.ask(format!("there is no record of {}, who lends it", id.value)),
        }
    }
}

/// Says for how many sessions somebody or some place is free.
pub(super) fn said_of_times(free: &Free, (no_end, no_day): (bool, bool), reasons: &mut Reasons) {
    match (free.on.len(), free.of) {
        (_, 0) | (0, _) => {}
        (1, 1) => reasons.speaks_for("free at that time"),
        (free, of) if free == of => reasons.speaks_for(format!("free for all {of} sessions")),
        (free, of) => reasons.speaks_for(format!("free for {free} of {of} sessions")),
    }
    if no_end {
        reasons.ask("a session has no end yet: only its first hour was looked at");
    }
    if no_day {
        reasons.ask("a session has no day yet, so nobody can say whether it is free then");
    }
}

/// Why a venue will not let a session in at its time, where its file says so.
fn why_shut(venue: &Venue, session: &Session) -> Option<String> {
    let Slot::Timed { start, end } = &session.slot else {
        return None;
    };
    if let Some(days) = venue.closed.iter().find(|days| days.holds(session.date())) {
        let reason = days.reason.as_ref();
        let reason = reason.map_or(String::new(), |reason| format!(" ({})", reason.value));
        return Some(format!("closed{reason}"));
    }
    if venue.open.is_empty() {
        return None;
    }
    let weekday = start.weekday().to_monday_zero_offset() as u8;
    let Some(hours) = venue.open.get(&weekday) else {
        return Some(format!("closed on {}", start.strftime("%As")));
    };
    let is_open = |time: &jiff::Zoned| hours.from <= time.time() && time.time() <= hours.to;
    let is_inside = is_open(start) && end.as_ref().is_none_or(|end| end <= start || is_open(end));
    (!is_inside).then(|| {
        let [from, to] = [hours.from, hours.to].map(|time| time.strftime("%H:%M"));
        format!("open from {from} to {to} only")
    })
}

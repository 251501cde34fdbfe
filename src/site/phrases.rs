//! When and where a session is, in words for readers; nothing of a private place is in them.

use jiff::civil::Time;

use crate::ledger::Place;
use crate::ledger::line::Seen;
use crate::model::run::RunEnrolment;
use crate::site::published::Site;
use crate::timetable::Slot;

impl Site<'_> {
    /// "Tuesday 12 January 2027", or "Week of Monday 22 February 2027".
    pub fn slot_date(&self, slot: &Slot) -> String {
        let date = self.words.date_full(slot.date());
        match slot {
            Slot::Timed { .. } => date,
            Slot::Week(_) => self.words.with("week-of", &[("date", date.into())]),
        }
    }

    /// "10am to midday"; `None` for a week.
    pub fn slot_times(&self, slot: &Slot) -> Option<String> {
        let (start, end) = slot_clock(slot)?;
        Some(match end {
            Some(_) => self.words.times(start, end),
            None => self.words.with(
                "time-from-first",
                &[("from", self.words.time(start).into())],
            ),
        })
    }

    /// "Tuesday 12 January 2027, 10am to midday"
    pub fn slot_line(&self, slot: &Slot) -> String {
        let date = self.slot_date(slot);
        match self.slot_times(slot) {
            Some(times) => self.words.with(
                "run-once",
                &[("date", date.into()), ("times", times.into())],
            ),
            None => date,
        }
    }

    /// Enrolment that opened is open.
    pub fn enrolment_today(&self, state: RunEnrolment) -> RunEnrolment {
        match state {
            RunEnrolment::Opens(date) if date <= self.today => RunEnrolment::Open,
            state => state,
        }
    }

    /// "Places available", "Enrolment opens on 4 January 2027".
    pub fn enrolment_words(&self, state: RunEnrolment) -> String {
        match state {
            RunEnrolment::Opens(date) => self.words.with(
                "enrolment-opens",
                &[("date", self.words.date_long(date).into())],
            ),
            other => self.words.say(&format!("enrolment-{}", other.key())),
        }
    }

    /// "Central Library", "Online"; `None` where nothing can be said.
    pub fn seen_place(&self, seen: &Seen) -> Option<String> {
        match seen.place() {
            Place::Nowhere => None,
            Place::Private => Some(self.words.say("place-private")),
            Place::Mode(mode) => Some(self.words.say(&format!("mode-{}", mode.word()))),
            Place::Venue { id, room } => {
                let venue = self.venue(id)?;
                if venue.private {
                    return Some(self.words.say("place-private"));
                }
                let name = venue.name.value.clone();
                Some(match room {
                    Some(room) => format!("{name}, {}", venue.room_name(room)),
                    None => name,
                })
            }
        }
    }
}

/// `2027-01-12T10:00:00+00:00` (RFC 3339), with the offset that the college's zone has at that time.
pub fn moment(time: &jiff::Zoned) -> String {
    time.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()
}

/// Start and end on the college's clock; `None` for a week.
pub fn slot_clock(slot: &Slot) -> Option<(Time, Option<Time>)> {
    match slot {
        Slot::Timed { start, end } => Some((start.time(), end.as_ref().map(jiff::Zoned::time))),
        Slot::Week(_) => None,
    }
}

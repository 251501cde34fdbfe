//! Two timetables → the sessions that were added, moved, cancelled or taken out, matched as the calendars match them.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::ledger::Ledger;
use crate::ledger::line::State;
use crate::model::session::Mode;
use crate::pipeline::{Reviewed, Understood};
use crate::report::review::veil::Veil;
use crate::timetable::{Session, SessionPlace, Slot};

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum What {
    Added,
    /// Another date, time, place or way to take part.
    Moved,
    Cancelled,
    /// It was cancelled, and takes place again.
    OnAgain,
    /// It left the texts; those who subscribed see it as cancelled when it was still to come.
    TakenOut,
    /// Its theme, note or facilitators.
    Details,
}

/// One session of a change; one of both sides is always there.
#[derive(Debug)]
pub(super) struct SessionFact {
    pub(super) what: What,
    pub(super) run: String,
    pub(super) old: Option<Meeting>,
    pub(super) new: Option<Meeting>,
    /// Whether it is over, so that the change is one of what was.
    pub(super) is_over: bool,
}

/// When and where a session is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Meeting {
    pub(super) date: Date,
    /// Times as `10:00`, on the college's clock; none for a week.
    pub(super) start: Option<String>,
    pub(super) end: Option<String>,
    pub(super) place: String,
}

/// The sessions of one course.
#[derive(Debug)]
pub(super) struct OfCourse {
    pub(super) id: String,
    pub(super) title: String,
    pub(super) sessions: Vec<SessionFact>,
}

/// Courses whose sessions the change touches, in the order of their ids. Drafts have none.
pub(super) fn sessions(
    reviewed: &Reviewed,
    renamed: &BTreeMap<String, String>,
    veil: &Veil,
) -> Vec<OfCourse> {
    let (before, now) = (&reviewed.before, &reviewed.now);
    let remembered = before.sessions_after(Ledger::default());
    let mut old: BTreeMap<String, &Session> = BTreeMap::new();
    for (at, session) in before.timetable.sessions.iter().enumerate() {
        if let Some(line) = remembered.line(at) {
            old.insert(line.uid.clone(), session);
        }
    }
    let mut ledger = remembered.ledger.clone();
    for line in &mut ledger.lines {
        if let Some(id) = renamed.get(&line.course) {
            line.course.clone_from(id);
        }
    }
    let remembered = now.sessions_after(ledger);
    let mut found: BTreeMap<String, Vec<SessionFact>> = BTreeMap::new();
    for (at, session) in now.timetable.sessions.iter().enumerate() {
        let Some(line) = remembered.line(at) else {
            continue;
        };
        let was = old.get(&line.uid).copied();
        if let Some(what) = what(was, session) {
            found
                .entry(line.course.clone())
                .or_default()
                .push(SessionFact {
                    what,
                    run: line.run.clone(),
                    old: was.map(|session| meeting(session, before, veil)),
                    new: Some(meeting(session, now, veil)),
                    is_over: session.is_over(now.today),
                });
        }
    }
    for line in remembered.kept() {
        let is_gone = matches!(line.seen.state, State::Gone | State::Over);
        if let Some(session) = old.get(&line.uid).filter(|_| is_gone) {
            found
                .entry(line.course.clone())
                .or_default()
                .push(SessionFact {
                    what: What::TakenOut,
                    run: line.run.clone(),
                    old: Some(meeting(session, before, veil)),
                    new: None,
                    is_over: session.is_over(now.today),
                });
        }
    }
    let of_course =
        |(id, sessions): (String, Vec<SessionFact>)| of_course(id, sessions, reviewed, veil);
    found.into_iter().map(of_course).collect()
}

fn of_course(
    id: String,
    mut sessions: Vec<SessionFact>,
    reviewed: &Reviewed,
    veil: &Veil,
) -> OfCourse {
    let day = |fact: &SessionFact| {
        let meeting = fact.new.as_ref().or(fact.old.as_ref());
        meeting.map(|meeting| (meeting.date, meeting.start.clone()))
    };
    sessions.sort_by_key(|fact| (fact.what, fact.run.clone(), day(fact)));
    let sides = [&reviewed.now, &reviewed.before];
    let course = sides.iter().find_map(|side| side.catalogue.course(&id));
    let title = course.map_or(id.as_str(), |course| &course.title.value);
    OfCourse {
        title: veil.text(title),
        sessions,
        id,
    }
}

fn what(old: Option<&Session>, new: &Session) -> Option<What> {
    let Some(old) = old else {
        return Some(What::Added);
    };
    match (old.is_cancelled(), new.is_cancelled()) {
        (false, true) => return Some(What::Cancelled),
        (true, false) => return Some(What::OnAgain),
        _ => {}
    }
    if old.slot != new.slot || old.place != new.place || old.mode != new.mode {
        return Some(What::Moved);
    }
    let people = |session: &Session| {
        let ids = session.facilitators.iter().map(|id| id.value.clone());
        ids.collect::<Vec<_>>()
    };
    let is_same =
        (&old.theme, &old.note, &old.cancelled) == (&new.theme, &new.note, &new.cancelled);
    (!is_same || people(old) != people(new)).then_some(What::Details)
}

fn meeting(session: &Session, side: &Understood, veil: &Veil) -> Meeting {
    let clock = |time: &jiff::Zoned| time.strftime("%H:%M").to_string();
    let (start, end) = match &session.slot {
        Slot::Timed { start, end } => (Some(clock(start)), end.as_ref().map(clock)),
        Slot::Week(_) => (None, None),
    };
    Meeting {
        date: session.date(),
        start,
        end,
        place: place(session, side, veil),
    }
}

/// Where it is, in words; a private venue is not named.
fn place(session: &Session, side: &Understood, veil: &Veil) -> String {
    let mode = session.mode.map_or("", Mode::word);
    let place = match &session.place {
        SessionPlace::Nowhere => return mode.to_owned(),
        SessionPlace::Private => "a private venue".to_owned(),
        SessionPlace::Venue { id, .. } if veil.is_private_venue(id) => "a private venue".to_owned(),
        SessionPlace::Venue { id, room } => match (side.catalogue.venue(id), room) {
            (Some(venue), Some(room)) => {
                format!("{}, {}", venue.name.value, venue.room_name(room))
            }
            (Some(venue), None) => venue.name.value.clone(),
            (None, _) => id.clone(),
        },
    };
    match session.mode {
        Some(Mode::Hybrid) => format!("{} and online", veil.text(&place)),
        _ => veil.text(&place),
    }
}

impl Meeting {
    /// "Tue 12 Jan 2027, 10:00 to 12:00", or "in the week from Mon 11 Jan 2027".
    pub(super) fn when(&self) -> String {
        let day = self.date.strftime("%a %-d %b %Y");
        match (&self.start, &self.end) {
            (Some(start), Some(end)) => format!("{day}, {start} to {end}"),
            (Some(start), None) => format!("{day}, {start}"),
            (None, _) => format!("in the week from {day}"),
        }
    }
}

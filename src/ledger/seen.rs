//! What a subscriber sees of a session, from the records alone: neither the theme's words nor the address asked for with
//! `--base-url` change it.

use crate::ledger::line::{Seen, State};
use crate::model::Catalogue;
use crate::model::course::Course;
use crate::model::run::RunEnrolment;
use crate::model::session::Mode;
use crate::standing::Standing;
use crate::timetable::{Session, SessionPlace};

/// Before the word of a mode, where a session has no place; no id of a venue holds a space.
pub(super) const MODE: &str = "mode ";
/// Before a place in which a session is held that one can also join from elsewhere.
pub(super) const HYBRID: &str = "hybrid ";

/// When, where, whether, and if one can still come.
pub(super) fn seen(catalogue: &Catalogue, session: &Session) -> Seen {
    let run = &catalogue.courses[session.course].runs[session.run];
    Seen {
        slot: session.slot.clone(),
        place: place(catalogue, session),
        state: if session.is_cancelled() {
            State::Cancelled
        } else {
            State::On
        },
        enrolment: match run.enrolment.map(|enrolment| enrolment.value) {
            None => "-".to_owned(),
            Some(RunEnrolment::Opens(day)) => format!("opens {day}"),
            Some(state) => state.key().to_owned(),
        },
    }
}

/// Where it is, and whether one can also take part from elsewhere.
fn place(catalogue: &Catalogue, session: &Session) -> String {
    let place = place_alone(catalogue, session);
    let is_somewhere = session.place != SessionPlace::Nowhere;
    match session.mode {
        Some(Mode::Hybrid) if is_somewhere => format!("{HYBRID}{place}"),
        _ => place,
    }
}

/// A private venue is not named: who lends it is nobody's business, and it makes no difference to a subscriber.
fn place_alone(catalogue: &Catalogue, session: &Session) -> String {
    match &session.place {
        SessionPlace::Private => "private".to_owned(),
        SessionPlace::Venue { id, room } => match catalogue.venue(id) {
            Some(venue) if venue.private => "private".to_owned(),
            _ => room
                .as_ref()
                .map_or_else(|| id.clone(), |room| format!("{id}/{room}")),
        },
        SessionPlace::Nowhere => session
            .mode
            .map_or_else(|| "-".to_owned(), |mode| format!("{MODE}{}", mode.word())),
    }
}

/// A digest of everything else that stands in an event.
pub(super) fn digest(catalogue: &Catalogue, standing: &Standing, session: &Session) -> String {
    let (college, course) = (&catalogue.college, &catalogue.courses[session.course]);
    let mut digest = Digest::default();
    digest.text(&college.language.value);
    digest.text(&college.base_url.value);
    digest.text(&course.title.value);
    digest.text(&course.summary.value);
    digest.number(session.number);
    digest.number(session.of);
    for text in [&session.theme, &session.note, &session.cancelled] {
        digest.optional(text.as_deref());
    }
    if let SessionPlace::Venue { id, room } = &session.place
        && let Some(venue) = catalogue.venue(id).filter(|venue| !venue.private)
        && standing.is_published(&venue.origin)
    {
        digest.text(&venue.name.value);
        digest.optional(room.as_ref().map(|room| venue.room_name(room)).as_deref());
        for line in venue.address.iter().chain(&venue.postcode) {
            digest.text(&line.value);
        }
    }
    for way in [
        &college.contact.phone,
        &college.contact.text,
        &college.contact.email,
    ] {
        digest.optional(way.as_ref().map(|way| way.value.as_str()));
    }
    for id in &course.topics {
        let topic = catalogue.topic(&id.value);
        if let Some(topic) = topic.filter(|topic| standing.is_published(&topic.origin)) {
            digest.text(&topic.name.value);
        }
    }
    digest.finish()
}

/// A digest of what a course says.
pub(super) fn digest_of_course(course: &Course, body: &str) -> String {
    let mut digest = Digest::default();
    digest.text(&course.title.value);
    digest.text(&course.summary.value);
    // An editor by form puts an empty line before a text, or leaves the end of its last line out.
    let words = body.replace("\r\n", "\n");
    let end = if words.trim().is_empty() { "" } else { "\n" };
    digest.text(&format!("{}{end}", words.trim()));
    digest.finish()
}

#[derive(Default)]
struct Digest(blake3::Hasher);

impl Digest {
    /// A zero byte, which no text holds, ends each.
    fn text(&mut self, text: &str) {
        self.0.update(text.as_bytes());
        self.0.update(&[0]);
    }

    fn optional(&mut self, text: Option<&str>) {
        match text {
            Some(text) => self.text(text),
            None => {
                self.0.update(&[1, 0]);
            }
        }
    }

    fn number(&mut self, number: usize) {
        self.0.update(&(number as u64).to_le_bytes());
    }

    fn finish(&self) -> String {
        self.0.finalize().to_hex()[..16].to_owned()
    }
}

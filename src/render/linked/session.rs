//! Sessions → `EducationEvent`, and where they are.

use crate::model::session::Mode;
use crate::render::linked::node::Node;
use crate::render::linked::place::place_id;
use crate::render::views::PageView;
use crate::site::{Site, moment};
use crate::timetable::{Session, SessionPlace, Slot};

/// Where people come together, as far as everybody may know.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Whereabouts {
    /// schema.org's `EventAttendanceModeEnumeration`; absent where people do not come together.
    pub(super) attendance: Option<&'static str>,
    /// Of a private venue nothing, not even that there is one.
    pub(super) locations: Vec<Node>,
}

const OFFLINE: &str = "https://schema.org/OfflineEventAttendanceMode";
const ONLINE: &str = "https://schema.org/OnlineEventAttendanceMode";
pub(super) const MIXED: &str = "https://schema.org/MixedEventAttendanceMode";

pub(super) const SCHEDULED: &str = "https://schema.org/EventScheduled";
const RESCHEDULED: &str = "https://schema.org/EventRescheduled";
pub(super) const CANCELLED: &str = "https://schema.org/EventCancelled";

pub(super) fn whereabouts(
    site: &Site<'_>,
    page: &PageView,
    mode: Option<Mode>,
    place: &SessionPlace,
) -> Whereabouts {
    let is_somewhere = *place != SessionPlace::Nowhere;
    let room = match place {
        SessionPlace::Venue { id, .. } => place_id(site, id).map(Node::named),
        SessionPlace::Private | SessionPlace::Nowhere => None,
    };
    // Where to join is told to those who enrol, so that the address is that of the course.
    let elsewhere = |mode: Mode| {
        Node::new("VirtualLocation")
            .with("name", site.words.say(&format!("mode-{}", mode.word())))
            .with("url", site.whole_address(&page.path))
    };
    let mode = mode.or(is_somewhere.then_some(Mode::InPerson));
    let (attendance, locations) = match mode {
        Some(Mode::InPerson | Mode::DropIn) => (Some(OFFLINE), room.into_iter().collect()),
        Some(mode @ (Mode::Online | Mode::Telephone)) => (Some(ONLINE), vec![elsewhere(mode)]),
        Some(Mode::Hybrid) => {
            let both = room.into_iter().chain([elsewhere(Mode::Online)]);
            (Some(MIXED), both.collect())
        }
        Some(Mode::SelfPaced) | None => (None, Vec::new()),
    };
    Whereabouts {
        attendance,
        locations,
    }
}

/// A session with a date and a time; of a week nobody knows the day yet.
pub(super) fn session(site: &Site<'_>, page: &PageView, session: &Session) -> Option<Node> {
    let Slot::Timed { start, end } = &session.slot else {
        return None;
    };
    let course = &site.catalogue.courses[session.course].title.value;
    let name = match &session.theme {
        Some(theme) => format!("{course}: {theme}"),
        None => course.clone(),
    };
    let was = moved_from(site, session);
    let status = match (session.is_cancelled(), &was) {
        (true, _) => CANCELLED,
        (false, Some(_)) => RESCHEDULED,
        (false, None) => SCHEDULED,
    };
    let place = whereabouts(site, page, session.mode, &session.place);
    Some(
        Node::new("EducationEvent")
            .with("name", name)
            .with("startDate", moment(start))
            .maybe("endDate", end.as_ref().map(moment))
            .with("eventStatus", status)
            .maybe("previousStartDate", was)
            .maybe("eventAttendanceMode", place.attendance)
            .each("location", place.locations),
    )
}

/// When it was to begin before it was moved, where the ledger of the calendars knows; nothing for one that is cancelled.
fn moved_from(site: &Site<'_>, session: &Session) -> Option<String> {
    let event = site.event(session).filter(|_| !session.is_cancelled())?;
    let before = &event.line.before.as_ref()?.seen.slot;
    match (before, event.slot()) {
        (Slot::Timed { start: was, .. }, Slot::Timed { start, .. }) if was != start => {
            Some(moment(was))
        }
        _ => None,
    }
}

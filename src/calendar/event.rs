//! Sessions → VEVENTs: one for each, no recurrence, nothing private, no joining link.

use ical::parser::ical::component::IcalEvent;
use ical::property::Property;
use jiff::civil::Date;

use crate::calendar::write::{property, text, with_parameter};
use crate::ledger::Place;
use crate::model::kind::Kind;
use crate::model::session::Mode;
use crate::model::settings::CancelledAs;
use crate::site::{Event, Site};
use crate::timetable::Slot;

/// The event of a session; `None` where the college leaves cancelled ones out.
pub(super) fn event(site: &Site<'_>, event: &Event<'_>) -> Option<IcalEvent> {
    let shown = site
        .catalogue
        .college
        .calendar
        .cancelled
        .map_or(CancelledAs::Prefix, |shown| shown.value);
    let is_shown = shown != CancelledAs::Drop || !event.is_cancelled();
    is_shown.then(|| IcalEvent {
        properties: properties(site, event, shown),
        alarms: Vec::new(),
    })
}

fn properties(site: &Site<'_>, event: &Event<'_>, shown: CancelledAs) -> Vec<Property> {
    let line = event.line;
    let modified = line.modified.strftime("%Y%m%dT000000Z").to_string();
    let mut properties = vec![
        property("UID", &text(&line.uid)),
        // RFC 5545 §3.8.7.2: without a METHOD both say when the event was last revised, never when the file was made.
        property("DTSTAMP", &modified),
        property("LAST-MODIFIED", &modified),
        property("SEQUENCE", &line.sequence.to_string()),
    ];
    when(site, event.slot(), &mut properties);
    let is_week = matches!(event.slot(), Slot::Week(_));
    let by_status = event.is_cancelled() && shown == CancelledAs::Status;
    properties.push(property("SUMMARY", &text(&summary(site, event, shown))));
    properties.push(property(
        "STATUS",
        if by_status { "CANCELLED" } else { "CONFIRMED" },
    ));
    // A week, or a session that does not take place, leaves the time free.
    properties.push(property(
        "TRANSP",
        if is_week || event.is_cancelled() {
            "TRANSPARENT"
        } else {
            "OPAQUE"
        },
    ));
    if let Some(location) = location(site, event) {
        properties.push(property("LOCATION", &text(&location)));
    }
    properties.push(property("DESCRIPTION", &text(&description(site, event))));
    // RFC 5545 §3.3.13: a URI is written as it is.
    properties.push(property("URL", &url(site, event)));
    let topics: Vec<String> = site
        .topics_of(event)
        .into_iter()
        .filter_map(|id| site.link(Kind::Topic, id))
        .map(|link| text(&link.title))
        .collect();
    if !topics.is_empty() {
        properties.push(property("CATEGORIES", &topics.join(",")));
    }
    properties
}

fn when(site: &Site<'_>, slot: &Slot, properties: &mut Vec<Property>) {
    match slot {
        Slot::Timed { start, end } => {
            let zone = site
                .catalogue
                .college
                .time_zone
                .iana_name()
                .unwrap_or("UTC");
            let local = |time: &jiff::Zoned| time.strftime("%Y%m%dT%H%M%S").to_string();
            properties.push(with_parameter("DTSTART", ("TZID", zone), &local(start)));
            properties.extend(
                end.as_ref()
                    .filter(|end| *end > start)
                    .map(|end| with_parameter("DTEND", ("TZID", zone), &local(end))),
            );
        }
        Slot::Week(first) => {
            let after = first
                .checked_add(jiff::Span::new().days(7))
                .unwrap_or(*first);
            let day = |date: &Date| date.strftime("%Y%m%d").to_string();
            properties.push(with_parameter("DTSTART", ("VALUE", "DATE"), &day(first)));
            properties.push(with_parameter("DTEND", ("VALUE", "DATE"), &day(&after)));
        }
    }
}

fn summary(site: &Site<'_>, event: &Event<'_>, shown: CancelledAs) -> String {
    let title = event.line.title.as_str();
    let numbered = match event.session {
        Some(session) if session.of > 1 => site.words.with(
            "calendar-title",
            &[
                ("title", title.into()),
                ("number", session.number.into()),
                ("of", session.of.into()),
            ],
        ),
        _ => title.to_owned(),
    };
    if event.is_cancelled() && shown == CancelledAs::Prefix {
        return site
            .words
            .with("calendar-cancelled", &[("title", numbered.into())]);
    }
    numbered
}

/// Name, room, street, town and postcode; "Online" where there is no room; nothing of a private place.
fn location(site: &Site<'_>, event: &Event<'_>) -> Option<String> {
    match event.line.seen.place() {
        Place::Private => Some(site.words.say("place-private")),
        Place::Venue { id, room } => {
            let venue = site.venue(id)?;
            if venue.private {
                return Some(site.words.say("place-private"));
            }
            let mut parts = vec![venue.name.value.clone()];
            parts.extend(room.map(|room| venue.room_name(room)));
            parts.extend(venue.address.iter().map(|line| line.value.clone()));
            parts.extend(
                venue
                    .postcode
                    .as_ref()
                    .map(|postcode| postcode.value.clone()),
            );
            Some(parts.join(", "))
        }
        Place::Mode(mode @ (Mode::Online | Mode::Telephone | Mode::Hybrid)) => {
            Some(site.words.say(&format!("mode-{}", mode.word())))
        }
        Place::Mode(_) | Place::Nowhere => None,
    }
}

/// Plain text: what it is, what is special about this session, and where to look.
fn description(site: &Site<'_>, event: &Event<'_>) -> String {
    let words = site.words;
    let mut lines = Vec::new();
    match event.session {
        Some(session) => {
            if let Some(reason) = &session.cancelled {
                lines.push(words.with("calendar-reason", &[("reason", reason.as_str().into())]));
            }
            let course = &site.catalogue.courses[session.course];
            lines.push(course.summary.value.clone());
            if let Some(theme) = &session.theme {
                lines.push(words.with("calendar-theme", &[("theme", theme.as_str().into())]));
            }
            lines.extend(session.note.clone());
        }
        None if event.is_cancelled() => lines.push(words.say("calendar-gone")),
        None => {}
    }
    let contact = &site.catalogue.college.contact;
    let ways: Vec<&str> = [&contact.phone, &contact.text, &contact.email]
        .into_iter()
        .flatten()
        .map(|way| way.value.as_str())
        .collect();
    if !ways.is_empty() {
        lines.push(words.with("calendar-contact", &[("contact", ways.join(", ").into())]));
    }
    lines.push(words.with("calendar-see", &[("url", url(site, event).into())]));
    lines.join("\n")
}

/// The page of its course; of a course that is not published, the timetable.
fn url(site: &Site<'_>, event: &Event<'_>) -> String {
    let path = match site.course_of(event) {
        Some(course) => Kind::Course.address(&course.origin.id),
        None => None,
    };
    let path = path.map_or_else(|| "/timetable/".to_owned(), |path| path.to_string());
    format!("{}{}", site.base_url, path.trim_start_matches('/'))
}

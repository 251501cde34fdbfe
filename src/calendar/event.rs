//! Sessions → VEVENTs: one for each, no recurrence, nothing private, no joining link.

use ical::parser::ical::component::IcalEvent;
use ical::property::Property;
use jiff::civil::Date;

use crate::calendar::write::{property, text, with_parameter};
use crate::model::kind::Kind;
use crate::model::session::Mode;
use crate::model::settings::CancelledAs;
use crate::site::{Site, uid};
use crate::timetable::{Session, SessionPlace, Slot};

pub(super) fn events(site: &Site<'_>, sessions: &[&Session]) -> Vec<IcalEvent> {
    let shown = site
        .catalogue
        .college
        .calendar
        .cancelled
        .map_or(CancelledAs::Prefix, |shown| shown.value);
    let sessions = sessions
        .iter()
        .filter(|session| shown != CancelledAs::Drop || !session.is_cancelled());
    sessions
        .map(|session| IcalEvent {
            properties: event(site, session, shown),
            alarms: Vec::new(),
        })
        .collect()
}

fn event(site: &Site<'_>, session: &Session, shown: CancelledAs) -> Vec<Property> {
    let course = &site.catalogue.courses[session.course];
    let mut properties = vec![
        property("UID", &text(&uid(site, session))),
        property("DTSTAMP", &stamp(course.reviewed.map(|date| date.value))),
    ];
    when(site, session, &mut properties);
    let is_week = matches!(session.slot, Slot::Week(_));
    let by_status = session.is_cancelled() && shown == CancelledAs::Status;
    properties.push(property("SUMMARY", &text(&summary(site, session, shown))));
    properties.push(property(
        "STATUS",
        if by_status { "CANCELLED" } else { "CONFIRMED" },
    ));
    // A week, or a session that does not take place, leaves the time free.
    properties.push(property(
        "TRANSP",
        if is_week || session.is_cancelled() {
            "TRANSPARENT"
        } else {
            "OPAQUE"
        },
    ));
    if let Some(location) = location(site, session) {
        properties.push(property("LOCATION", &text(&location)));
    }
    properties.push(property("DESCRIPTION", &text(&description(site, session))));
    // RFC 5545 §3.3.13: a URI is written as it is.
    properties.push(property("URL", &course_url(site, session)));
    let topics: Vec<String> = course
        .topics
        .iter()
        .filter_map(|id| site.link(Kind::Topic, &id.value))
        .map(|link| text(&link.title))
        .collect();
    if !topics.is_empty() {
        properties.push(property("CATEGORIES", &topics.join(",")));
    }
    properties
}

/// The same in every calendar, and no other session's.
fn uid(site: &Site<'_>, session: &Session) -> String {
    let url = &site.catalogue.college.base_url.value;
    let host = url
        .split("://")
        .nth(1)
        .unwrap_or(url)
        .split(['/', ':'])
        .next()
        .unwrap_or("");
    format!("{}@{host}", uid::local_part(site, session))
}

/// When the text was last checked: never the time of the build. 2000 where nothing is known.
fn stamp(reviewed: Option<Date>) -> String {
    reviewed
        .unwrap_or(Date::constant(2000, 1, 1))
        .strftime("%Y%m%dT000000Z")
        .to_string()
}

fn when(site: &Site<'_>, session: &Session, properties: &mut Vec<Property>) {
    match &session.slot {
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

fn summary(site: &Site<'_>, session: &Session, shown: CancelledAs) -> String {
    let title = site.catalogue.courses[session.course].title.value.as_str();
    let numbered = match session.of {
        0 | 1 => title.to_owned(),
        of => site.words.with(
            "calendar-title",
            &[
                ("title", title.into()),
                ("number", session.number.into()),
                ("of", of.into()),
            ],
        ),
    };
    if session.is_cancelled() && shown == CancelledAs::Prefix {
        return site
            .words
            .with("calendar-cancelled", &[("title", numbered.into())]);
    }
    numbered
}

/// Name, room, street, town and postcode; "Online" where there is no room; nothing of a private place.
fn location(site: &Site<'_>, session: &Session) -> Option<String> {
    match &session.place {
        SessionPlace::Private => Some(site.words.say("place-private")),
        SessionPlace::Venue { id, room } => {
            let venue = site.venue(id)?;
            if venue.private {
                return Some(site.words.say("place-private"));
            }
            let mut parts = vec![venue.name.value.clone()];
            parts.extend(room.as_ref().map(|room| venue.room_name(room)));
            parts.extend(venue.address.iter().map(|line| line.value.clone()));
            parts.extend(
                venue
                    .postcode
                    .as_ref()
                    .map(|postcode| postcode.value.clone()),
            );
            Some(parts.join(", "))
        }
        SessionPlace::Nowhere => {
            let mode = session
                .mode
                .filter(|mode| matches!(mode, Mode::Online | Mode::Telephone | Mode::Hybrid))?;
            Some(site.words.say(&format!("mode-{}", mode.word())))
        }
    }
}

/// Plain text: what it is, what is special about this session, and where to look.
fn description(site: &Site<'_>, session: &Session) -> String {
    let course = &site.catalogue.courses[session.course];
    let words = site.words;
    let mut lines = Vec::new();
    if let Some(reason) = &session.cancelled {
        lines.push(words.with("calendar-reason", &[("reason", reason.as_str().into())]));
    }
    lines.push(course.summary.value.clone());
    if let Some(theme) = &session.theme {
        lines.push(words.with("calendar-theme", &[("theme", theme.as_str().into())]));
    }
    lines.extend(session.note.clone());
    let contact = &site.catalogue.college.contact;
    let ways: Vec<&str> = [&contact.phone, &contact.text, &contact.email]
        .into_iter()
        .flatten()
        .map(|way| way.value.as_str())
        .collect();
    if !ways.is_empty() {
        lines.push(words.with("calendar-contact", &[("contact", ways.join(", ").into())]));
    }
    lines.push(words.with("calendar-see", &[("url", course_url(site, session).into())]));
    lines.join("\n")
}

fn course_url(site: &Site<'_>, session: &Session) -> String {
    let id = &site.catalogue.courses[session.course].origin.id;
    let path = Kind::Course
        .address(id)
        .map_or_else(String::new, |path| path.to_string());
    format!("{}{}", site.base_url, path.trim_start_matches('/'))
}

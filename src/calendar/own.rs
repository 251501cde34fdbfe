//! Sessions of a coordinator's choice → one iCalendar file, for adding once. What a place or a person is called in it
//! is what the public calendars say.

use ical::parser::ical::component::{IcalCalendar, IcalEvent};

use crate::calendar::event::events;
use crate::calendar::write::{property, time_zone, write};
use crate::calendar::zone::zone;
use crate::site::Site;
use crate::timetable::Session;

/// Makes the file. A session for which `is_tentative` says yes is marked as not yet published.
pub fn own(
    site: &Site<'_>,
    sessions: &[&Session],
    is_tentative: impl Fn(&Session) -> bool,
) -> String {
    let zone = time_zone(&zone(&site.catalogue.college.time_zone));
    let mut calendar = IcalCalendar {
        properties: vec![
            property("VERSION", "2.0"),
            property(
                "PRODID",
                &format!(
                    "-//Prospectus//Prospectus {}//EN",
                    env!("CARGO_PKG_VERSION")
                ),
            ),
            property("CALSCALE", "GREGORIAN"),
        ],
        ..IcalCalendar::new()
    };
    for session in sessions {
        let event = site.event(session);
        // None where the college leaves cancelled sessions out.
        for mut event in event.map_or_else(Vec::new, |event| events(site, &[event])) {
            if is_tentative(session) {
                mark_tentative(site, &mut event);
            }
            calendar.events.push(event);
        }
    }
    // What is made of text is text.
    String::from_utf8_lossy(&write(&calendar, &zone)).into_owned()
}

/// RFC 5545 §3.8.1.11: TENTATIVE. It has no page yet, so there is no address of one.
fn mark_tentative(site: &Site<'_>, event: &mut IcalEvent) {
    event.properties.retain(|property| property.name != "URL");
    for property in &mut event.properties {
        match (property.name.as_str(), &property.value) {
            ("STATUS", Some(status)) if status == "CONFIRMED" => {
                property.value = Some("TENTATIVE".to_owned());
            }
            ("SUMMARY", Some(summary)) => {
                // Its commas have their backslashes already, and keep them: the words around it have none.
                let title = summary.as_str().into();
                let marked = site.words.with("calendar-unpublished", &[("title", title)]);
                property.value = Some(marked);
            }
            _ => {}
        }
    }
}

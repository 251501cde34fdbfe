//! Sessions of a coordinator's choice → one iCalendar file, for adding once. What a place or a person is called in it
//! is what the public calendars say.

use ical::parser::ical::component::IcalEvent;

use crate::calendar::event::event;
use crate::calendar::write::{self, Written};
use crate::calendar::zone::zone;
use crate::site::Site;
use crate::timetable::Session;

/// Makes the file. A session for which `is_tentative` says yes is marked as not yet published.
pub fn own(
    site: &Site<'_>,
    sessions: &[&Session],
    is_tentative: impl Fn(&Session) -> bool,
) -> String {
    let zone = write::time_zone(&zone(&site.catalogue.college.time_zone));
    let events: Vec<Written> = sessions
        .iter()
        .filter_map(|session| {
            let mut event = event(site, &site.event(session)?)?;
            if is_tentative(session) {
                mark_tentative(site, &mut event);
            }
            Some(write::event(&event))
        })
        .collect();
    // What is made of text is text.
    let bytes = write::calendar(&write::head(), &[], &zone, events.iter());
    String::from_utf8_lossy(&bytes).into_owned()
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

//! Feeds → iCalendar files, by the letter of RFC 5545.

mod write;

mod zone;

mod event;

mod own;

pub use own::own;

use ical::parser::ical::component::IcalCalendar;

use crate::artifact::Artifact;
use crate::calendar::event::events;
use crate::calendar::write::{property, text, write};
use crate::calendar::zone::zone;
use crate::site::Site;
use crate::site::feeds::Feed;

/// Makes the file of a feed.
pub fn calendar(site: &Site<'_>, feed: &Feed<'_>) -> Artifact {
    let college = &site.catalogue.college;
    let name = match feed.kind {
        None => college.name.value.clone(),
        Some(_) => site.words.with(
            "calendar-name",
            &[
                ("college", college.short_name().into()),
                ("title", feed.title.as_str().into()),
            ],
        ),
    };
    let calendar = IcalCalendar {
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
            // RFC 7986 §5.1, and what calendars read that are older than it.
            property("NAME", &text(&name)),
            property("X-WR-CALNAME", &text(&name)),
            // RFC 7986 §5.7: how often a subscriber may ask again.
            write::with_parameter("REFRESH-INTERVAL", ("VALUE", "DURATION"), "PT12H"),
            property("X-PUBLISHED-TTL", "PT12H"),
        ],
        timezones: vec![zone(&college.time_zone)],
        events: events(site, &feed.sessions),
        ..IcalCalendar::new()
    };
    Artifact {
        path: feed.path.clone(),
        bytes: write(&calendar),
    }
}

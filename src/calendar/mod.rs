//! Feeds → iCalendar files, by the letter of RFC 5545.

mod write;

mod zone;

mod event;

mod own;

pub use own::own;

use std::collections::HashMap;

use ical::property::Property;
use rayon::prelude::*;

use crate::artifact::Artifact;
use crate::calendar::write::{Written, property, text};
use crate::calendar::zone::zone;
use crate::site::feeds::{Feed, Of};
use crate::site::{Event, Site};

/// Makes the files of the calendars of one site, with what all of them share.
#[derive(Debug)]
pub struct Calendars<'s> {
    site: &'s Site<'s>,
    /// What every calendar begins with.
    head: Written,
    /// The VTIMEZONE of the college's zone.
    zone: Written,
    /// The VEVENT of each session that is shown, by its UID: it is the same in every calendar.
    events: HashMap<&'s str, Written>,
}

impl<'s> Calendars<'s> {
    pub fn new(site: &'s Site<'s>) -> Self {
        Self::with(site, site.events())
    }

    /// The same for one calendar alone.
    pub fn only(site: &'s Site<'s>, feed: &Feed<'s>) -> Self {
        Self::with(site, feed.events.clone())
    }

    fn with(site: &'s Site<'s>, events: Vec<Event<'s>>) -> Self {
        let zone = write::time_zone(&zone(&site.catalogue.college.time_zone));
        let events = events.into_par_iter().filter_map(|event| {
            let written = write::event(&event::event(site, &event)?);
            Some((event.line.uid.as_str(), written))
        });
        Self {
            site,
            head: write::head(),
            zone,
            events: events.collect(),
        }
    }

    /// Makes the file of one calendar.
    pub fn file(&self, feed: &Feed<'_>) -> Artifact {
        // With these a calendar program takes a file for a subscription.
        let own = (feed.of != Of::Session).then(|| subscription(&self.name(feed)));
        let own = own.as_ref().map_or(&[][..], |own| own);
        let events = feed.events.iter();
        let events = events.filter_map(|event| self.events.get(event.line.uid.as_str()));
        Artifact {
            path: feed.path.clone(),
            bytes: write::calendar(&self.head, own, &self.zone, events),
        }
    }

    /// What a subscriber reads in the list of calendars.
    fn name(&self, feed: &Feed<'_>) -> String {
        let college = &self.site.catalogue.college;
        match feed.of {
            Of::Everything => college.name.value.clone(),
            _ => self.site.words.with(
                "calendar-name",
                &[
                    ("college", college.short_name().into()),
                    ("title", feed.title.as_str().into()),
                ],
            ),
        }
    }
}

fn subscription(name: &str) -> [Property; 4] {
    [
        // RFC 7986 §5.1, and what calendars read that are older than it.
        property("NAME", &text(name)),
        property("X-WR-CALNAME", &text(name)),
        // RFC 7986 §5.7: how often a subscriber may ask again.
        write::with_parameter("REFRESH-INTERVAL", ("VALUE", "DURATION"), "PT12H"),
        property("X-PUBLISHED-TTL", "PT12H"),
    ]
}

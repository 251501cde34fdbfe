//! The page of all calendars, and the calendars that other pages show.

use crate::artifact::SitePath;
use crate::model::kind::Kind;
use crate::render::frame::record_view;
use crate::render::pages::made::{Made, value};
use crate::render::views::{CalendarGroup, CalendarView, CalendarWays, PageView};
use crate::site::Site;
use crate::site::feeds::{self, Of};

/// The calendar of a record, with its name.
pub(super) fn record_calendar(site: &Site<'_>, folder: &str, id: &str, name: &str) -> CalendarWays {
    let path = SitePath::new(format!("/calendars/{folder}/{id}.ics"));
    site.calendar_ways(name, &path)
}

pub(super) fn calendar_of_everything(site: &Site<'_>) -> CalendarWays {
    let title = site.words.say("calendar-everything");
    site.calendar_ways(&title, &SitePath::new("/calendars/all.ics"))
}

pub(super) fn calendars(site: &Site<'_>) -> Made {
    let feeds = feeds::feeds(site);
    let group = |key: &str, holds: &[Of]| CalendarGroup {
        title: site.words.say(key),
        calendars: feeds
            .iter()
            .filter(|feed| holds.contains(&feed.of))
            .map(|feed| CalendarView {
                ways: site.calendar_ways(&feed.title, &feed.path),
                count: site.words.count("sessions-count", feed.events.len()),
            })
            .collect(),
    };
    let groups: Vec<_> = [
        group("calendar-group-everything", &[Of::Everything, Of::Online]),
        group("calendar-group-topics", &[Of::Record(Kind::Topic)]),
        group("calendar-group-terms", &[Of::Record(Kind::Term)]),
        group("calendar-group-venues", &[Of::Record(Kind::Venue)]),
        group("calendar-group-partners", &[Of::Record(Kind::Partner)]),
        group("calendar-group-courses", &[Of::Record(Kind::Course)]),
    ]
    .into_iter()
    .filter(|group| !group.calendars.is_empty())
    .collect();
    let page = PageView {
        description: Some(site.words.say("description-calendars")),
        ..record_view(
            site,
            "calendars",
            Some(SitePath::new("/calendars/")),
            &site.words.say("page-calendars"),
            None,
        )
    };
    Made {
        template: "calendars.html",
        page,
        values: vec![("groups", value(&groups))],
    }
}

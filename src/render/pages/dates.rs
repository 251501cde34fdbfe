//! Pages of dates: the timetable, a term, the calendars.

use crate::artifact::SitePath;
use crate::model::kind::Kind;
use crate::render::frame::record_view;
use crate::render::pages::made::{Made, coming_terms, value};
use crate::render::views::{CalendarGroup, CalendarView, PageView};
use crate::site::Site;
use crate::site::feeds::{self, Of};

/// How many days the first timetable page looks ahead.
const TIMETABLE_DAYS: i64 = 28;

pub(super) fn timetable(site: &Site<'_>) -> Made {
    let until = site
        .today
        .checked_add(jiff::Span::new().days(TIMETABLE_DAYS))
        .unwrap_or(site.today);
    let days = site.by_day(site.coming().take_while(|session| session.date() < until));
    let terms: Vec<_> = coming_terms(site).map(|at| site.term_view(at)).collect();
    let page = PageView {
        description: Some(site.words.say("description-timetable")),
        calendar: Some("/calendars/all.ics".into()),
        ..record_view(
            site,
            "timetable",
            Some(SitePath::new("/timetable/")),
            &site.words.say("page-timetable"),
            None,
        )
    };
    Made {
        template: "timetable.html",
        page,
        values: vec![("terms", value(&terms)), ("days", value(&days))],
    }
}

pub(super) fn term(site: &Site<'_>, at: usize) -> Made {
    let term = &site.catalogue.terms[at];
    let id = term.origin.id.as_str();
    let months = site.by_month(
        site.sessions()
            .filter(|session| session.is_of_term(site.catalogue, term)),
    );
    let page = PageView {
        calendar: Some(format!("/calendars/terms/{id}.ics")),
        ..record_view(
            site,
            "term",
            Kind::Term.address(id),
            &term.name.value,
            Some(("page-timetable", "/timetable/")),
        )
    };
    Made {
        template: "term.html",
        page,
        values: vec![
            ("term", value(&site.term_view(at))),
            ("months", value(&months)),
        ],
    }
}

pub(super) fn calendars(site: &Site<'_>) -> Made {
    let feeds = feeds::feeds(site);
    let group = |key: &str, holds: &[Of]| CalendarGroup {
        title: site.words.say(key),
        calendars: feeds
            .iter()
            .filter(|feed| holds.contains(&feed.of))
            .map(|feed| CalendarView {
                title: feed.title.clone(),
                href: feed.path.to_string(),
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

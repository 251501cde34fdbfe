//! Pages of dates: the timetable, a term.

use crate::artifact::SitePath;
use crate::model::kind::Kind;
use crate::render::described;
use crate::render::frame::record_view;
use crate::render::pages::calendars::{calendar_of_everything, record_calendar};
use crate::render::pages::made::{Made, coming_terms, value};
use crate::render::views::PageView;
use crate::site::Site;

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
        calendar: Some(calendar_of_everything(site)),
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
    let view = site.term_view(at);
    let description = site.words.with(
        "description-term",
        &[
            ("term", view.name.as_str().into()),
            ("dates", view.dates.as_str().into()),
        ],
    );
    let page = PageView {
        description: described::text(&description),
        calendar: Some(record_calendar(site, "terms", id, &term.name.value)),
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
            ("term", value(&view)),
            ("months", value(&months)),
            ("glance", value(&site.glance(term))),
        ],
    }
}

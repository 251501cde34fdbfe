//! The home page.

use tera::Value;

use crate::model::kind::Kind;
use crate::render::described;
use crate::render::frame::view;
use crate::render::pages::find::first_values;
use crate::render::pages::made::{Made, Shared, coming_terms, topics, value};
use crate::render::views::{ChangeView, LinkView, PageView};
use crate::site::{Site, changes};
use crate::timetable::Session;

pub(super) fn home(site: &Site<'_>, shared: &Shared) -> Made {
    let college = &site.catalogue.college;
    let page = PageView {
        description: described::body(&college.body),
        picture: described::picture(site, &college.body),
        ..view(site, "home", "/", site.words.say("page-home"))
    };
    let next: Vec<&Session> = site
        .coming()
        .filter(|session| !session.is_cancelled())
        .take(8)
        .collect();
    let terms: Vec<_> = coming_terms(site).map(|at| site.term_view(at)).collect();
    let values = vec![
        ("welcome_html", Value::from(site.html(&college.body))),
        ("finds", value(&first_values(shared))),
        ("topics", value(&topics(site, shared).collect::<Vec<_>>())),
        ("changes", value(&changes(site))),
        ("next_days", value(&site.by_day(next))),
        ("enrolment", value(&site.enrolment(None))),
        ("terms", value(&terms)),
        ("new_courses", shared.cards(new_courses(site))),
    ];
    Made {
        template: "home.html",
        page,
        values,
    }
}

/// How many changes the home page shows, and how many sessions of each.
const CHANGES: usize = 6;
const CHANGED_SESSIONS: usize = 4;

/// What somebody who means to come should know; the feed has the rest.
fn changes(site: &Site<'_>) -> Vec<ChangeView> {
    let changes = changes::changes(site);
    let coming = changes
        .iter()
        .filter(|change| change.concerns_coming(site.today));
    coming
        .take(CHANGES)
        .map(|change| {
            let mut lines = change.lines(site);
            let more = lines.len().saturating_sub(CHANGED_SESSIONS);
            lines.truncate(CHANGED_SESSIONS);
            ChangeView {
                what: change.what.word().to_owned(),
                headline: LinkView {
                    title: change.headline(site),
                    href: site
                        .link(Kind::Course, change.course)
                        .and_then(|link| link.href),
                },
                lines,
                more: (more > 0).then(|| site.words.count("change-more", more)),
                day_iso: change.day.to_string(),
                day: site.words.date_long(change.day),
            }
        })
        .collect()
}

/// How many new courses the home page shows.
const NEW_COURSES: usize = 3;

/// Courses that are given for the first time, the soonest first.
fn new_courses(site: &Site<'_>) -> Vec<usize> {
    let first = |at: usize| site.timetable.course(at).map(Session::date).min();
    let mut new: Vec<_> = site
        .listed_courses()
        .filter_map(|(at, _)| Some((first(at)?, at)))
        .filter(|(date, _)| *date >= site.today)
        .collect();
    new.sort_unstable();
    new.into_iter()
        .take(NEW_COURSES)
        .map(|(_, at)| at)
        .collect()
}

//! The whole prospectus on one page, and the same in large letters.

use tera::Value;

use crate::artifact::SitePath;
use crate::model::kind::Kind;
use crate::render::frame::record_view;
use crate::render::pages::made::{Made, Shared, coming_terms, value};
use crate::render::pages::strands::by_strand;
use crate::render::views::{BookletStrand, PageView};
use crate::site::Site;

pub(super) fn prospectus(site: &Site<'_>, shared: &Shared) -> Made {
    let path = SitePath::new("/prospectus/");
    booklet(site, shared, "prospectus", "prospectus.html", path)
}

pub(super) fn large_print(site: &Site<'_>, shared: &Shared) -> Made {
    let path = SitePath::new("/prospectus/large-print/");
    booklet(site, shared, "large-print", "large-print.html", path)
}

/// The page of a booklet, with what both have in them.
fn booklet(
    site: &Site<'_>,
    shared: &Shared,
    kind: &str,
    template: &'static str,
    path: SitePath,
) -> Made {
    let title = site.words.say(&format!("page-{kind}"));
    let page = PageView {
        description: Some(site.words.say(&format!("description-{kind}"))),
        ..record_view(site, kind, Some(path), &title, None)
    };
    let terms: Vec<_> = coming_terms(site).map(|at| site.term_view(at)).collect();
    let venues: Vec<_> = site.venues().map(|(at, _)| site.venue_view(at)).collect();
    let strands = strands(site, shared);
    let accessibility = site.link(Kind::Page, "accessibility");
    let welcome = site.html(&site.catalogue.college.body);
    Made {
        template,
        page,
        values: vec![
            ("welcome_html", Value::from(welcome)),
            ("terms", value(&terms)),
            ("strands", value(&strands)),
            ("venues", value(&venues)),
            ("months", value(&site.booklet_months(&strands))),
            ("enrolment", value(&site.enrolment(None))),
            ("accessibility", value(&accessibility)),
            ("as_of", Value::from(site.words.date_long(site.today))),
        ],
    }
}

/// The courses of `/courses/`, under their strands.
fn strands(site: &Site<'_>, shared: &Shared) -> Vec<BookletStrand> {
    let listed: Vec<_> = site
        .listed_courses()
        .filter(|(at, _)| site.is_current(*at))
        .collect();
    let mut number = 0;
    let mut course = |at| {
        number += 1;
        site.booklet_course(at, number)
    };
    let strands = by_strand(site, shared, &listed).into_iter();
    strands
        .map(|(topic, courses)| BookletStrand {
            topic,
            courses: courses.into_iter().map(&mut course).collect(),
        })
        .collect()
}

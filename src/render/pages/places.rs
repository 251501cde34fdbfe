//! Pages of venues and partners.

use crate::artifact::SitePath;
use crate::model::kind::Kind;
use crate::render::described;
use crate::render::frame::record_view;
use crate::render::pages::calendars::record_calendar;
use crate::render::pages::made::{Made, Shared, value};
use crate::render::views::PageView;
use crate::site::Site;

pub(super) fn venues(site: &Site<'_>) -> Made {
    let views: Vec<_> = site.venues().map(|(at, _)| site.venue_view(at)).collect();
    let page = PageView {
        description: Some(site.words.say("description-venues")),
        ..record_view(
            site,
            "venues",
            Some(SitePath::new("/venues/")),
            &site.words.say("page-venues"),
            None,
        )
    };
    Made {
        template: "venues.html",
        page,
        values: vec![("venues", value(&views))],
    }
}

pub(super) fn venue(site: &Site<'_>, shared: &Shared, at: usize) -> Made {
    let venue = &site.catalogue.venues[at];
    let id = venue.origin.id.as_str();
    let members = &shared.members.venues[at];
    let page = PageView {
        description: described::body(&venue.body).or_else(|| described::address(site, venue)),
        picture: described::picture(site, &venue.body),
        calendar: Some(record_calendar(site, "venues", id, &venue.name.value)),
        ..record_view(
            site,
            "venue",
            Kind::Venue.address(id),
            &venue.name.value,
            Some(("page-venues", "/venues/")),
        )
    };
    let values = vec![
        ("venue", value(&site.venue_view(at))),
        ("courses", shared.cards(members.courses.iter().copied())),
        ("days", value(&site.by_day(members.sessions(site)))),
    ];
    Made {
        template: "venue.html",
        page,
        values,
    }
}

pub(super) fn partners(site: &Site<'_>) -> Made {
    let page = PageView {
        description: Some(site.words.say("description-partners")),
        ..record_view(
            site,
            "partners",
            Some(SitePath::new("/partners/")),
            &site.words.say("page-partners"),
            None,
        )
    };
    Made {
        template: "partners.html",
        page,
        values: vec![("partners", value(&partner_views(site)))],
    }
}

pub(super) fn partner_views(site: &Site<'_>) -> Vec<crate::render::views::PartnerView> {
    let partners = site
        .catalogue
        .partners
        .iter()
        .enumerate()
        .filter(|(_, partner)| site.is_published(&partner.origin));
    partners.map(|(at, _)| site.partner_view(at)).collect()
}

pub(super) fn partner(site: &Site<'_>, shared: &Shared, at: usize) -> Made {
    let partner = &site.catalogue.partners[at];
    let id = partner.origin.id.as_str();
    let members = &shared.members.partners[at];
    let days = site.by_day(members.sessions(site));
    let page = PageView {
        description: described::body(&partner.body),
        picture: described::picture(site, &partner.body),
        calendar: Some(record_calendar(site, "partners", id, &partner.name.value)),
        ..record_view(
            site,
            "partner",
            Kind::Partner.address(id),
            &partner.name.value,
            Some(("page-partners", "/partners/")),
        )
    };
    let values = vec![
        ("partner", value(&site.partner_view(at))),
        ("courses", shared.cards(members.courses.iter().copied())),
        ("days", value(&days)),
    ];
    Made {
        template: "partner.html",
        page,
        values,
    }
}

//! Pages that find courses: all values of all facets, and each value with its courses.

use crate::artifact::SitePath;
use crate::model::course::ForWhom;
use crate::model::kind::Kind;
use crate::model::session::Mode;
use crate::render::frame::record_view;
use crate::render::pages::made::{Made, Shared, value};
use crate::render::views::{FacetValueView, FacetView, PageView};
use crate::search::{FIND, Facet, Value};
use crate::site::Site;

pub(super) fn find(site: &Site<'_>, shared: &Shared) -> Made {
    let page = PageView {
        description: Some(site.words.say("description-find")),
        ..record_view(
            site,
            "find",
            Some(SitePath::new(FIND)),
            &site.words.say("page-find"),
            Some(("page-courses", "/courses/")),
        )
    };
    Made {
        template: "find.html",
        page,
        values: vec![("facets", value(&facet_views(site, shared)))],
    }
}

/// The courses of one value, and the other values of its facet.
pub(super) fn value_page(site: &Site<'_>, shared: &Shared, at: usize) -> Made {
    let own = &shared.facets.values[at];
    let count = site.words.count("courses-count", own.courses.len());
    let others = shared.facets.values.iter();
    let others: Vec<FacetValueView> = others
        .filter(|other| other.facet == own.facet && other.id != own.id)
        .map(value_view)
        .collect();
    let record = match own.facet {
        Facet::Strand => site.link(Kind::Topic, &own.id),
        Facet::Place => site.link(Kind::Venue, &own.id),
        _ => None,
    };
    let page = PageView {
        description: Some(site.words.with(
            "description-find-value",
            &[
                ("heading", own.heading.as_str().into()),
                ("count", count.as_str().into()),
            ],
        )),
        ..record_view(
            site,
            "find-value",
            Some(own.path()),
            &own.heading,
            Some(("page-find", FIND)),
        )
    };
    Made {
        template: "find-value.html",
        page,
        values: vec![
            ("count", count.into()),
            ("courses", shared.cards(own.courses.iter().copied())),
            ("facet", value(&facet_name(site, own.facet))),
            ("others", value(&others)),
            ("record", value(&record)),
            (
                "combine",
                format!("/courses/?{}={}#find", own.facet.word(), own.id).into(),
            ),
        ],
    }
}

pub(super) fn facet_views(site: &Site<'_>, shared: &Shared) -> Vec<FacetView> {
    let groups = shared.facets.groups();
    groups
        .map(|(facet, values)| FacetView {
            id: facet.word().to_owned(),
            name: facet_name(site, facet),
            values: values.iter().map(value_view).collect(),
        })
        .collect()
}

/// A few values with which many begin, as far as some course has them.
pub(super) fn first_values(shared: &Shared) -> Vec<FacetValueView> {
    let first = [
        (Facet::Level, "starter"),
        (Facet::Mode, Mode::Online.word()),
        (Facet::Time, "evening"),
        (Facet::For, ForWhom::Carers.word()),
        (Facet::Places, "open"),
    ];
    first
        .into_iter()
        .filter_map(|(facet, id)| shared.facets.value(facet, id))
        .map(value_view)
        .collect()
}

fn facet_name(site: &Site<'_>, facet: Facet) -> String {
    site.words.say(&format!("find-facet-{}", facet.word()))
}

fn value_view(value: &Value) -> FacetValueView {
    FacetValueView {
        id: value.id.clone(),
        label: value.label.clone(),
        href: value.path().to_string(),
        count: value.courses.len(),
    }
}

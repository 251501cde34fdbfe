//! The page about the open data.

use crate::artifact::SitePath;
use crate::render::described;
use crate::render::frame::record_view;
use crate::render::pages::made::{Made, coming_terms, value};
use crate::render::views::PageView;
use crate::site::Site;

pub(super) fn data(site: &Site<'_>) -> Made {
    let page = PageView {
        description: described::text(&site.words.say("data-intro")),
        ..record_view(
            site,
            "data",
            Some(SitePath::new("/data/")),
            &site.words.say("page-data"),
            None,
        )
    };
    let terms: Vec<_> = coming_terms(site).map(|at| site.term_view(at)).collect();
    Made {
        template: "data.html",
        page,
        values: vec![("terms", value(&terms))],
    }
}

//! Pages that are mostly the college's own words, and those that say that a page is elsewhere.

use tera::Value;

use crate::model::kind::Kind;
use crate::model::page::Page;
use crate::parse::entities::escape_attribute;
use crate::render::described;
use crate::render::frame::{record_view, view};
use crate::render::pages::made::{Made, value};
use crate::render::pages::places::partner_views;
use crate::render::views::PageView;
use crate::site::Site;

pub(super) fn text_page(site: &Site<'_>, page: &Page) -> Made {
    let id = page.origin.id.as_str();
    let html = site.html(&page.body);
    let view = PageView {
        noindex: site.with_drafts || page.origin.draft,
        description: described::body(&page.body),
        picture: described::picture(site, &page.body),
        ..record_view(
            site,
            "page",
            Kind::Page.address(id),
            &page.title.value,
            None,
        )
    };
    made_text(site, id, view, html)
}

pub(super) fn about(site: &Site<'_>, id: &'static str) -> Made {
    let words = site.words.say(&format!("page-{id}-text"));
    let view = PageView {
        description: described::text(&words),
        ..record_view(
            site,
            "page",
            Kind::Page.address(id),
            &site.words.say(&format!("page-{id}")),
            None,
        )
    };
    made_text(
        site,
        id,
        view,
        format!("<p>{}</p>", escape_attribute(&words)),
    )
}

fn made_text(site: &Site<'_>, id: &str, page: PageView, html: String) -> Made {
    let partners = if id == "partnerships" {
        partner_views(site)
    } else {
        Vec::new()
    };
    Made {
        template: "page.html",
        page,
        values: vec![
            ("body_html", Value::from(html)),
            ("partners", value(&partners)),
        ],
    }
}

pub(super) fn not_found(site: &Site<'_>) -> Made {
    let page = PageView {
        noindex: true,
        ..view(site, "404", "/404.html", site.words.say("page-not-found"))
    };
    Made {
        template: "404.html",
        page,
        values: Vec::new(),
    }
}

pub(super) fn redirect(site: &Site<'_>, from: &str, to: &str) -> Made {
    let page = PageView {
        noindex: true,
        ..view(site, "redirect", from, site.words.say("page-moved"))
    };
    let target = format!("{}{to}", site.base_url.trim_end_matches('/'));
    Made {
        template: "redirect.html",
        page,
        values: vec![("target", Value::from(target))],
    }
}

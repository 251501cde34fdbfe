//! What stands around every page: the site with its menus, and the page's own title, path and trail.

use crate::artifact::SitePath;
use crate::model::kind::Kind;
use crate::model::page::{Menu, Page};
use crate::render::policy;
use crate::render::tongues::Tongues;
use crate::render::views::{ContactView, LinkView, PageView, SiteView};
use crate::render::words::number_href;
use crate::site::Site;

/// What every page sees as `site`.
pub(super) fn site_view(site: &Site<'_>) -> SiteView {
    let college = &site.catalogue.college;
    let contact = &college.contact;
    let text =
        |text: &Option<crate::model::fields::Text>| text.as_ref().map(|text| text.value.clone());
    let terms = site
        .catalogue
        .terms
        .iter()
        .filter(|term| term.ends.value >= site.today);
    let prefix = Tongues::new(site).prefix();
    SiteView {
        name: college.name.value.clone(),
        short_name: college.short_name().to_owned(),
        language: site.words.tag.clone(),
        dir: site.words.direction().to_owned(),
        policy: match site.preview {
            Some(_) => policy::in_folder(),
            None => policy::POLICY.to_owned(),
        },
        referrer: policy::REFERRER,
        locale: locale(&site.words.tag),
        base_url: format!("{}{prefix}/", site.base_url.trim_end_matches('/')),
        root_url: site.base_url.to_owned(),
        prefix,
        menu: menu(site, Menu::Main),
        footer: menu(site, Menu::Footer),
        contact: ContactView {
            phone: text(&contact.phone),
            phone_href: contact
                .phone
                .as_ref()
                .and_then(|phone| number_href("tel", &phone.value)),
            text: text(&contact.text),
            text_href: contact
                .text
                .as_ref()
                .and_then(|number| number_href("sms", &number.value)),
            email: text(&contact.email),
        },
        urgent_help: college.urgent_help,
        support: text(&college.support),
        age: age(site),
        attendee: college
            .words
            .attendee
            .as_ref()
            .map_or_else(|| site.words.say("attendee"), |word| word.value.clone()),
        terms: terms
            .filter_map(|term| site.link(Kind::Term, &term.origin.id))
            .collect(),
    }
}

/// "For people aged 16 and over."
fn age(site: &Site<'_>) -> Option<String> {
    let college = &site.catalogue.college;
    let from = college.age_from?.value.to_string();
    Some(match college.age_to {
        Some(to) => site.words.with(
            "age-between",
            &[("from", from.into()), ("to", to.value.to_string().into())],
        ),
        None => site.words.with("age-from", &[("from", from.into())]),
    })
}

/// `en-GB` as `en_GB` (Open Graph, "og:locale": a language and a territory).
fn locale(tag: &str) -> Option<String> {
    let parts: Vec<&str> = tag.split('-').collect();
    let territory = parts.iter().skip(1).find(|part| part.len() == 2)?;
    Some(format!("{}_{}", parts[0], territory.to_ascii_uppercase()))
}

fn menu(site: &Site<'_>, menu: Menu) -> Vec<LinkView> {
    // A page that says nothing of a menu stands in the footer, so that nothing is lost.
    // The accessibility statement stands there even when it is asked to stand nowhere: regulation 8(5) has it on every page.
    let place = |page: &&Page| {
        let asked = page.menu.map_or(Menu::Footer, |menu| menu.value);
        let is_hidden_statement = asked == Menu::None && page.origin.id == "accessibility";
        let own = if is_hidden_statement {
            Menu::Footer
        } else {
            asked
        };
        own == menu && site.is_published(&page.origin)
    };
    site.catalogue
        .pages
        .iter()
        .filter(place)
        .filter_map(|page| site.link(Kind::Page, &page.origin.id))
        .collect()
}

pub(super) fn view(site: &Site<'_>, kind: &str, path: &str, title: String) -> PageView {
    PageView {
        title,
        description: None,
        picture: None,
        path: path.to_owned(),
        kind: kind.to_owned(),
        trail: Vec::new(),
        calendar: None,
        noindex: site.with_drafts,
        languages: Vec::new(),
        everywhere: false,
        stands_in: None,
        linked: None,
    }
}

/// A page of a record, one step below a list.
pub(super) fn record_view(
    site: &Site<'_>,
    kind: &str,
    path: Option<SitePath>,
    title: &str,
    parent: Option<(&str, &str)>,
) -> PageView {
    let path = path.map_or_else(|| "/".to_owned(), |path| path.to_string());
    let mut trail = vec![LinkView {
        title: site.words.say("page-home"),
        href: Some("/".into()),
    }];
    trail.extend(parent.map(|(key, href)| LinkView {
        title: site.words.say(key),
        href: Some(href.into()),
    }));
    PageView {
        trail,
        ..view(site, kind, &path, title.to_owned())
    }
}

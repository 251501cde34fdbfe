//! The records and the finished pages → the outside links in them, each with its place.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::artifact::{PageFacts, Target};
use crate::finding::Place;
use crate::links::address::Address;
use crate::links::answer::{Answer, Asked};
use crate::model::Catalogue;
use crate::model::course::NextStep;
use crate::model::kind::Kind;
use crate::model::translation::Translation;
use crate::parse::body::Body;
use crate::source::Spanned;

/// An outside link: where it leads, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutsideLink {
    /// Without a fragment.
    pub address: String,
    pub place: Place,
}

/// The outside links of a college, and what came of asking them.
#[derive(Debug)]
pub struct Looked {
    pub links: Vec<OutsideLink>,
    pub asked: Asked,
}

impl Looked {
    /// Every link whose address was answered for.
    pub fn answered(&self) -> impl Iterator<Item = (&OutsideLink, &Answer)> {
        let answers = &self.asked.answers;
        let links = self.links.iter();
        links.filter_map(|link| Some((link, answers.get(&link.address)?)))
    }
}

/// Every link to another site, drafts included: of texts, of fields, and those that only a template has, once each.
///
/// Left out is what readers never see: texts of private venues, and of people who did not agree to be named. So are
/// links into the college's own site, at whichever of its addresses, which are looked up there, and what a template makes
/// with a query: that is no page but a service which is told of something here, such as a calendar to subscribe to.
pub fn outside_links(
    catalogue: &Catalogue,
    pages: &[PageFacts],
    today: Date,
    base_urls: &[&str],
) -> Vec<OutsideLink> {
    let mut links = Gathered {
        base_urls,
        links: Vec::new(),
    };
    for body in bodies(catalogue, today) {
        for link in &body.links {
            links.add(&link.target, Place::Words(link.span));
        }
    }
    for address in fields(catalogue) {
        links.add(&address.value, Place::Words(address.span));
    }
    let known: BTreeSet<String> = links
        .links
        .iter()
        .map(|link| link.address.clone())
        .collect();
    let mut of_templates = BTreeSet::new();
    for page in pages {
        for link in page.links.iter().filter(|link| link.at.is_none()) {
            let Target::Outside(address) = &*link.target else {
                continue;
            };
            let bare = without_fragment(address);
            let is_service = bare.contains('?');
            if !is_service && !known.contains(bare) && of_templates.insert(bare) {
                links.add(address, Place::Page(page.path.clone()));
            }
        }
    }
    links.links
}

struct Gathered<'a> {
    base_urls: &'a [&'a str],
    links: Vec<OutsideLink>,
}

impl Gathered<'_> {
    fn add(&mut self, target: &str, place: Place) {
        let start = target.trim_start().to_ascii_lowercase();
        let is_outside = ["http://", "https://", "//"]
            .iter()
            .any(|scheme| start.starts_with(scheme));
        let is_own = || {
            Address::read(target)
                .is_some_and(|address| self.base_urls.iter().any(|base| address.is_in(base)))
        };
        if is_outside && !is_own() {
            let address = without_fragment(target).to_owned();
            self.links.push(OutsideLink { address, place });
        }
    }
}

fn without_fragment(address: &str) -> &str {
    address.trim().split('#').next().unwrap_or("")
}

/// The texts that readers see now or, of a draft, later.
fn bodies(catalogue: &Catalogue, today: Date) -> impl Iterator<Item = &Body> {
    let venues = catalogue.venues.iter().filter(|venue| !venue.private);
    let people = catalogue.people.iter();
    let named = people.filter(move |person| person.published_name(today).is_some());
    std::iter::once(&catalogue.college.body)
        .chain(catalogue.courses.iter().map(|course| &course.body))
        .chain(catalogue.topics.iter().map(|topic| &topic.body))
        .chain(catalogue.terms.iter().map(|term| &term.body))
        .chain(venues.map(|venue| &venue.body))
        .chain(named.map(|person| &person.body))
        .chain(catalogue.partners.iter().map(|partner| &partner.body))
        .chain(catalogue.pages.iter().map(|page| &page.body))
        .chain(translated(catalogue, today).map(|translation| &translation.body))
}

/// The texts in other languages of what readers see.
fn translated(catalogue: &Catalogue, today: Date) -> impl Iterator<Item = &Translation> {
    let is_seen = move |it: &&Translation| match it.kind {
        Kind::Venue => catalogue.venue(&it.id).is_some_and(|venue| !venue.private),
        Kind::Person => {
            let person = catalogue.person(&it.id);
            person.is_some_and(|person| person.published_name(today).is_some())
        }
        _ => true,
    };
    catalogue.translations.iter().filter(is_seen)
}

/// The addresses in the fields of records.
fn fields(catalogue: &Catalogue) -> impl Iterator<Item = &Spanned<String>> {
    let courses = catalogue.courses.iter().flat_map(|course| {
        let steps = course.next_steps.iter().filter_map(|step| match step {
            NextStep::Words { url, .. } => url.as_ref(),
            _ => None,
        });
        let materials = course.runs.iter().filter_map(|run| run.material.as_ref());
        course
            .enrolment
            .url
            .iter()
            .chain(steps)
            .chain(materials.map(|material| &material.url))
    });
    let partners = catalogue.partners.iter();
    let websites = partners.filter_map(|partner| partner.website.as_ref());
    let enrolment = catalogue.college.enrolment_url.iter();
    enrolment.chain(courses).chain(websites)
}

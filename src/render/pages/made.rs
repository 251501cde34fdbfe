//! What a template gets besides `site`, and what many pages share.

use serde::Serialize;
use tera::Value;

use crate::model::kind::Kind;
use crate::render::pages::members::AllMembers;
use crate::render::views::{PageView, TopicView};
use crate::search::Facets;
use crate::site::Site;

/// What many pages show and one computation makes.
pub(in crate::render) struct Shared {
    /// The card of each course, by position; `None` for one that is left out.
    cards: Vec<Option<Value>>,
    /// What courses can be found by.
    pub(in crate::render) facets: Facets,
    /// What is of each strand, venue and partner.
    pub(super) members: AllMembers,
}

impl Shared {
    pub(in crate::render) fn new(site: &Site<'_>) -> Self {
        use rayon::prelude::*;
        let count = site.catalogue.courses.len();
        let cards = (0..count).into_par_iter().map(|at| card(site, at));
        Self {
            cards: cards.collect(),
            facets: Facets::new(site),
            members: AllMembers::new(site),
        }
    }

    /// Makes anew the cards of some courses, and what all can be found by where that may be another.
    pub(in crate::render) fn again(&mut self, site: &Site<'_>, kind: Kind, courses: &[usize]) {
        for at in courses {
            self.cards[*at] = card(site, *at);
        }
        self.members = AllMembers::new(site);
        let is_found_alike =
            kind == Kind::Course && courses.iter().all(|at| self.facets.is_as_found(site, *at));
        if !is_found_alike {
            self.facets = Facets::new(site);
        }
    }

    pub(in crate::render) fn cards(&self, positions: impl IntoIterator<Item = usize>) -> Value {
        Value::from(
            positions
                .into_iter()
                .filter_map(|position| self.cards[position].clone())
                .collect::<Vec<_>>(),
        )
    }
}

fn card(site: &Site<'_>, at: usize) -> Option<Value> {
    let shown = site.is_published(&site.catalogue.courses[at].origin);
    shown.then(|| Value::from_serializable(&site.card(at)))
}

/// A page's own values, and the template that shows them.
pub(in crate::render) struct Made {
    pub(in crate::render) template: &'static str,
    pub(in crate::render) page: PageView,
    pub(in crate::render) values: Vec<(&'static str, Value)>,
}

pub(super) fn value<T: Serialize>(value: &T) -> Value {
    Value::from_serializable(value)
}

/// Positions of the terms that are not over.
pub(super) fn coming_terms(site: &Site<'_>) -> impl Iterator<Item = usize> {
    let terms = site.catalogue.terms.iter().enumerate();
    terms
        .filter(|(_, term)| term.ends.value >= site.today && site.is_published(&term.origin))
        .map(|(at, _)| at)
}

pub(super) fn topics(site: &Site<'_>, shared: &Shared) -> impl Iterator<Item = TopicView> {
    let topics = site
        .catalogue
        .topics
        .iter()
        .enumerate()
        .filter(|(_, topic)| site.is_published(&topic.origin));
    topics.map(|(at, _)| site.topic_view(at, shared.members.topics[at].courses.len()))
}

//! The languages of the site on a page: where the page is in each, and whether it is translated.

use crate::artifact::SitePath;
use crate::language::{direction, own_name, primary};
use crate::model::kind::Kind;
use crate::render::job::Job;
use crate::render::views::{LanguageView, PageView, StandIn};
use crate::site::Site;

/// The languages of the site, the main one first.
#[derive(Debug, Clone)]
pub struct Tongues {
    tags: Vec<String>,
    /// The position of that in which these pages are.
    own: usize,
}

impl Tongues {
    pub fn new(site: &Site<'_>) -> Self {
        let main = site.catalogue.college.language.value.as_str();
        let others = site.catalogue.other_languages();
        let tags = std::iter::once(main).chain(others);
        let tags: Vec<String> = tags.map(str::to_owned).collect();
        let own = tags.iter().position(|tag| *tag == site.words.tag);
        Self {
            own: own.unwrap_or(0),
            tags,
        }
    }

    /// What stands before the addresses of these pages: nothing, or `/cy`.
    pub fn prefix(&self) -> String {
        self.prefix_of(self.own)
    }

    fn prefix_of(&self, at: usize) -> String {
        match at {
            0 => String::new(),
            _ => format!("/{}", self.tags[at]),
        }
    }

    /// Whether these pages are in the main language.
    pub(super) fn is_main(&self) -> bool {
        self.own == 0
    }

    /// Whether a page is made in this language: in the main one each, in the others none that a host or the panel looks for
    /// at one address only.
    pub(super) fn has(&self, job: &Job) -> bool {
        self.is_main() || is_in_every_language(job)
    }

    /// The address at which a page is published.
    pub(super) fn published_at(&self, path: &str) -> SitePath {
        SitePath::new(format!("{}{path}", self.prefix()))
    }

    /// Puts into a page what it says of the languages; nothing when there is one only.
    pub(super) fn complete(&self, site: &Site<'_>, job: &Job, page: &mut PageView) {
        if self.tags.len() == 1 {
            return;
        }
        let everywhere = is_in_every_language(job);
        let href = if everywhere { page.path.as_str() } else { "/" };
        let base_url = site.base_url.trim_end_matches('/');
        let each = self.tags.iter().enumerate().map(|(at, tag)| LanguageView {
            tag: tag.clone(),
            dir: direction(tag).to_owned(),
            name: own_name(tag),
            href: href.to_owned(),
            address: format!("{base_url}{}{href}", self.prefix_of(at)),
            is_main: at == 0,
            is_current: at == self.own,
        });
        page.languages = each.collect();
        page.everywhere = everywhere;
        page.stands_in = self.stands_in(site, job, page);
    }

    /// Where the text of a page is, when nobody has translated it.
    fn stands_in(&self, site: &Site<'_>, job: &Job, page: &PageView) -> Option<StandIn> {
        if self.is_main() {
            return None;
        }
        let (kind, id) = record(site, job)?;
        let catalogue = site.catalogue;
        if catalogue
            .translation(kind, id, &self.tags[self.own])
            .is_some()
        {
            return None;
        }
        let main = &self.tags[0];
        let key = format!("language-{}", primary(main));
        Some(StandIn {
            tag: main.clone(),
            language: match site.words.has(&key) {
                true => site.words.say(&key),
                false => own_name(main),
            },
            href: page.path.clone(),
        })
    }
}

/// Whether there is such a page in each language.
fn is_in_every_language(job: &Job) -> bool {
    !matches!(
        job,
        Job::NotFound | Job::Redirect { .. } | Job::Panel | Job::PanelCourse(_)
    )
}

/// The record whose words a page shows.
fn record<'s>(site: &'s Site<'_>, job: &Job) -> Option<(Kind, &'s str)> {
    let catalogue = site.catalogue;
    let (kind, origin) = match job {
        Job::Home => (Kind::College, &catalogue.college.origin),
        Job::Course(at) => (Kind::Course, &catalogue.courses[*at].origin),
        Job::Topic(at) => (Kind::Topic, &catalogue.topics[*at].origin),
        Job::Venue(at) => (Kind::Venue, &catalogue.venues[*at].origin),
        Job::Partner(at) => (Kind::Partner, &catalogue.partners[*at].origin),
        Job::Term(at) => (Kind::Term, &catalogue.terms[*at].origin),
        Job::Page(at) => (Kind::Page, &catalogue.pages[*at].origin),
        _ => return None,
    };
    Some((kind, &origin.id))
}

//! Site: the whole college on one day, what of it is published, and the questions that every page and calendar asks.

use std::collections::BTreeSet;

use jiff::civil::Date;
use serde::Serialize;

use crate::i18n::Language;
use crate::ledger::Remembered;
use crate::model::Catalogue;
use crate::model::Origin;
use crate::model::course::Course;
use crate::model::kind::Kind;
use crate::model::link::{self, LinkTarget};
use crate::model::person::Person;
use crate::model::run::Run;
use crate::model::venue::Venue;
use crate::parse::body::Body;
use crate::parse::html::{self, Resolved};
use crate::site::preview::Preview;
use crate::source::Sources;
use crate::standing::Standing;
use crate::timetable::{Session, Timetable};

/// Words, with an address unless there is nothing to link to.
#[derive(Debug, Clone, Serialize)]
pub struct Link {
    pub title: String,
    /// Absent when there is nothing to link to; then only the words are shown.
    pub href: Option<String>,
}

/// The whole college, on one day, in one language.
#[derive(Debug, Clone)]
pub struct Site<'a> {
    pub sources: &'a Sources,
    pub catalogue: &'a Catalogue,
    pub timetable: &'a Timetable,
    pub standing: &'a Standing,
    pub remembered: &'a Remembered,
    /// Paths of the pictures, sorted.
    pub pictures: &'a [String],
    pub words: &'a Language,
    /// The college's day.
    pub today: Date,
    /// With a slash at its end.
    pub base_url: &'a str,
    /// Drafts are shown, and nothing is for search engines.
    pub with_drafts: bool,
    /// What only the panel sees; a public site has none of it.
    pub preview: Option<Preview<'a>>,
}

impl Site<'_> {
    /// The whole address of a page or file of this site, from one that begins with a slash; any other stays.
    pub fn whole_address(&self, path: &str) -> String {
        match path.starts_with('/') && !path.starts_with("//") {
            true => format!("{}{path}", self.base_url.trim_end_matches('/')),
            false => path.to_owned(),
        }
    }

    pub fn is_published(&self, origin: &Origin) -> bool {
        self.standing.is_published(origin)
    }

    /// Courses that have a page, with their positions.
    pub fn courses(&self) -> impl Iterator<Item = (usize, &Course)> {
        self.catalogue
            .courses
            .iter()
            .enumerate()
            .filter(|(_, course)| self.is_published(&course.origin))
    }

    /// Courses that stand in lists.
    pub fn listed_courses(&self) -> impl Iterator<Item = (usize, &Course)> {
        self.courses()
            .filter(|(_, course)| !self.is_retired(course))
    }

    pub fn is_retired(&self, course: &Course) -> bool {
        course.is_retired(self.today)
    }

    /// A venue that is published; it may be private, and then nothing of it is shown.
    pub fn venue(&self, id: &str) -> Option<&Venue> {
        let venue = self.catalogue.venue(id);
        venue.filter(|venue| self.is_published(&venue.origin))
    }

    /// A person who is published.
    pub fn person(&self, id: &str) -> Option<&Person> {
        let person = self.catalogue.person(id);
        person.filter(|person| self.is_published(&person.origin))
    }

    /// Venues that have a page: published, and not private.
    pub fn venues(&self) -> impl Iterator<Item = (usize, &Venue)> {
        self.catalogue
            .venues
            .iter()
            .enumerate()
            .filter(|(_, venue)| self.is_published(&venue.origin) && !venue.private)
    }

    /// Of some venues those that have a page, each once, in the order of all.
    pub fn venues_among<'i>(&self, ids: impl Iterator<Item = &'i str>) -> Vec<usize> {
        let positions = ids.filter_map(|id| self.catalogue.position(Kind::Venue, id));
        let positions: BTreeSet<usize> = positions.collect();
        let has_page = |at: &usize| {
            let venue = &self.catalogue.venues[*at];
            self.is_published(&venue.origin) && !venue.private
        };
        positions.into_iter().filter(has_page).collect()
    }

    /// Whether a run is over: it had sessions and all are past, or its term is past.
    pub fn is_over(&self, course_at: usize, run_at: usize, run: &Run) -> bool {
        let sessions = self.timetable.run(course_at, run_at);
        if run.material.is_some() || run.when.is_some() && sessions.is_empty() {
            return false;
        }
        if sessions.is_empty() {
            let term = run
                .term
                .as_ref()
                .and_then(|term| self.catalogue.term(&term.value));
            return term.is_some_and(|term| term.ends.value < self.today);
        }
        sessions.iter().all(|session| session.is_over(self.today))
    }

    /// "Spring 2027", the term of a run; without one the month of its first session.
    pub fn run_when(&self, course_at: usize, run_at: usize) -> Option<String> {
        let term = &self.catalogue.courses[course_at].runs[run_at].term;
        let term = term
            .as_ref()
            .and_then(|term| self.link(Kind::Term, &term.value));
        term.map(|term| term.title).or_else(|| {
            let first = self.timetable.run(course_at, run_at).first()?;
            Some(self.words.month_year(first.date()))
        })
    }

    /// Sessions of published courses, in the order of time.
    pub fn sessions(&self) -> impl Iterator<Item = &Session> {
        self.timetable
            .in_order()
            .filter(|session| self.is_published(&self.catalogue.courses[session.course].origin))
    }

    /// Sessions that are not over, of courses that have not ended.
    pub fn coming(&self) -> impl Iterator<Item = &Session> {
        self.sessions().filter(|session| self.is_coming(session))
    }

    pub fn is_coming(&self, session: &Session) -> bool {
        !session.is_over(self.today) && !self.is_retired(&self.catalogue.courses[session.course])
    }

    /// A link to a record; `None` when it is not published, so that nothing of it is shown.
    pub fn link(&self, kind: Kind, id: &str) -> Option<Link> {
        let (title, origin) = match kind {
            Kind::Course => self
                .catalogue
                .course(id)
                .map(|it| (&it.title, &it.origin))?,
            Kind::Topic => self.catalogue.topic(id).map(|it| (&it.name, &it.origin))?,
            Kind::Term => self.catalogue.term(id).map(|it| (&it.name, &it.origin))?,
            Kind::Venue => self
                .catalogue
                .venue(id)
                .filter(|venue| !venue.private)
                .map(|it| (&it.name, &it.origin))?,
            Kind::Partner => self
                .catalogue
                .partner(id)
                .map(|it| (&it.name, &it.origin))?,
            Kind::Page => self.catalogue.page(id).map(|it| (&it.title, &it.origin))?,
            Kind::College | Kind::Person => return None,
        };
        let address = kind.address(id).filter(|_| self.is_published(origin))?;
        Some(Link {
            title: title.value.clone(),
            href: Some(address.to_string()),
        })
    }

    /// The HTML of a text, with its links resolved.
    pub fn html(&self, body: &Body) -> String {
        let source = &self.sources[body.span.source];
        let html = html::html(&source.text, body.span, &|target| {
            self.resolve(&source.path, target)
        });
        match &body.language {
            Some(tag) if !html.is_empty() => format!("<div lang=\"{tag}\">\n{html}</div>\n"),
            _ => html,
        }
    }

    fn resolve(&self, from: &str, target: &str) -> Resolved {
        match link::resolve(self.catalogue, self.pictures, from, target) {
            LinkTarget::Record { kind, id, anchor } => match self.address(kind, &id) {
                Some(href) => Resolved::Href(match anchor {
                    Some(anchor) => format!("{href}#{anchor}"),
                    None => href,
                }),
                None => Resolved::Unpublished(id),
            },
            LinkTarget::Picture(path) => Resolved::Href(picture_address(&path)),
            LinkTarget::Address(address) => self.resolve_address(&address),
            LinkTarget::Missing(path) => Resolved::Missing(path),
        }
    }

    /// What an address that stands by itself leads to.
    pub fn resolve_address(&self, address: &str) -> Resolved {
        match self.unpublished_at(address) {
            Some(id) => Resolved::Unpublished(id),
            None => Resolved::Href(address.to_owned()),
        }
    }

    /// The address of a record's page; `None` when it is not published.
    fn address(&self, kind: Kind, id: &str) -> Option<String> {
        if kind == Kind::College {
            return Some("/".to_owned());
        }
        self.link(kind, id)?.href
    }

    /// The id of a record that would have this address if it were published.
    fn unpublished_at(&self, address: &str) -> Option<String> {
        let path = address.split(['#', '?']).next().unwrap_or(address);
        let parts: Vec<&str> = path.trim_matches('/').split('/').collect();
        let kind_and_id = match parts.as_slice() {
            ["courses", id] => (Kind::Course, *id),
            ["topics", id] => (Kind::Topic, *id),
            ["timetable", id] => (Kind::Term, *id),
            ["venues", id] => (Kind::Venue, *id),
            ["partners", id] => (Kind::Partner, *id),
            [id] => (Kind::Page, *id),
            _ => return None,
        };
        let (kind, id) = kind_and_id;
        self.catalogue.origin(kind, id)?;
        self.address(kind, id).is_none().then(|| id.to_owned())
    }
}

/// What the address of every picture of the college begins with.
pub const PICTURES: &str = "/pictures/";

/// Where a picture of the college is published.
pub fn picture_address(path: &str) -> String {
    format!(
        "{PICTURES}{}",
        path.strip_prefix("content/").unwrap_or(path)
    )
}

//! An address → the page that is made there, and back, so that one page can be made alone.

use crate::model::kind::Kind;
use crate::render::job::{self, Job};
use crate::search::{FIND, Facets};
use crate::site::Site;

/// The page at an address of the main language; `None` where none is made. The same that [`job::jobs`] lists.
pub(super) fn job_at(site: &Site<'_>, facets: &Facets, address: &str) -> Option<Job> {
    let alone = match address {
        "/" => Job::Home,
        "/courses/" => Job::Courses,
        "/prospectus/" => Job::Prospectus,
        "/prospectus/large-print/" => Job::LargePrint,
        "/venues/" => Job::Venues,
        "/partners/" => Job::Partners,
        "/timetable/" => Job::Timetable,
        "/calendars/" => Job::Calendars,
        "/search/" => Job::Search,
        "/my-plan/" => Job::MyPlan,
        "/data/" => Job::Data,
        "/404.html" => Job::NotFound,
        _ if address == FIND => Job::Find,
        _ => {
            return named(site, facets, address).or_else(|| old(site, address));
        }
    };
    Some(alone)
}

/// The page of a record, of a value or of a collection.
fn named(site: &Site<'_>, facets: &Facets, address: &str) -> Option<Job> {
    let inside = address.strip_prefix('/')?.strip_suffix('/')?;
    let parts: Vec<&str> = inside.split('/').collect();
    let catalogue = site.catalogue;
    let published = |kind: Kind, id: &str| {
        let is_published = site.is_published(catalogue.origin(kind, id)?);
        catalogue.position(kind, id).filter(|_| is_published)
    };
    match parts[..] {
        ["courses", id] => published(Kind::Course, id).map(Job::Course),
        ["topics", id] => published(Kind::Topic, id).map(Job::Topic),
        ["timetable", id] => published(Kind::Term, id).map(Job::Term),
        ["venues", id] => published(Kind::Venue, id)
            .filter(|at| !catalogue.venues[*at].private)
            .map(Job::Venue),
        ["partners", id] => published(Kind::Partner, id).map(Job::Partner),
        ["find", ..] => {
            let mut values = facets.values.iter();
            let at = values.position(|value| value.path().as_str() == address);
            at.map(Job::FindValue)
        }
        ["collections", id] => {
            let mut collections = catalogue.college.collections.iter();
            let at = collections.position(|collection| collection.id.value == id);
            at.map(Job::Collection)
        }
        ["about", id] => {
            let about = job::ABOUT.into_iter().find(|about| *about == id)?;
            let written = published(Kind::Page, id).map(Job::Page);
            Some(written.unwrap_or(Job::About(about)))
        }
        [id] if !job::ABOUT.contains(&id) => published(Kind::Page, id).map(Job::Page),
        _ => None,
    }
}

/// An old address that leads on.
fn old(site: &Site<'_>, address: &str) -> Option<Job> {
    let mut redirects = job::redirects(site).into_iter();
    let (from, to) = redirects.find(|(from, _)| from == address)?;
    Some(Job::Redirect { from, to })
}

/// The address of a page in the main language.
pub(super) fn address_of(site: &Site<'_>, facets: &Facets, job: &Job) -> Option<String> {
    let catalogue = site.catalogue;
    let record = |kind: Kind, id: &str| kind.address(id).map(|address| address.to_string());
    let alone = match job {
        Job::Home => "/",
        Job::Courses => "/courses/",
        Job::Prospectus => "/prospectus/",
        Job::LargePrint => "/prospectus/large-print/",
        Job::Venues => "/venues/",
        Job::Partners => "/partners/",
        Job::Timetable => "/timetable/",
        Job::Calendars => "/calendars/",
        Job::Find => FIND,
        Job::Search => "/search/",
        Job::MyPlan => "/my-plan/",
        Job::Data => "/data/",
        Job::NotFound => "/404.html",
        Job::Course(at) => return record(Kind::Course, &catalogue.courses[*at].origin.id),
        Job::Topic(at) => return record(Kind::Topic, &catalogue.topics[*at].origin.id),
        Job::Term(at) => return record(Kind::Term, &catalogue.terms[*at].origin.id),
        Job::Venue(at) => return record(Kind::Venue, &catalogue.venues[*at].origin.id),
        Job::Partner(at) => return record(Kind::Partner, &catalogue.partners[*at].origin.id),
        Job::Page(at) => return record(Kind::Page, &catalogue.pages[*at].origin.id),
        Job::About(id) => return record(Kind::Page, id),
        Job::FindValue(at) => return Some(facets.values[*at].path().to_string()),
        Job::Collection(at) => {
            let id = &catalogue.college.collections[*at].id.value;
            return Some(format!("/collections/{id}/"));
        }
        Job::Redirect { from, .. } => from,
        // The panel's pages are made with all others only.
        Job::Panel | Job::PanelCourse(_) => return None,
    };
    Some(alone.to_owned())
}

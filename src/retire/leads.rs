//! Texts of a college that lead to a course: next steps and links, each with its place.

use crate::model::Origin;
use crate::model::course::Course;
use crate::model::kind::Kind;
use crate::model::link::{LinkTarget, resolve};
use crate::parse::body::Body;
use crate::pipeline::Understood;
use crate::source::Span;

/// A place that leads to a course.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lead {
    pub path: String,
    pub line: usize,
    /// "a next step", "a link"
    pub what: &'static str,
}

/// Every place that leads to a course, but in its own file.
pub(super) fn leads(is: &Understood, course: &Course) -> Vec<Lead> {
    let id = &course.origin.id;
    let named = is.catalogue.references.iter();
    let named = named.filter(|(kind, text)| *kind == Kind::Course && text.value == *id);
    let mut found: Vec<(Span, &'static str)> =
        named.map(|(_, text)| (text.span, "a next step")).collect();
    for (origin, body) in bodies(is) {
        let path = &is.sources[origin.source].path;
        let links = body.links.iter().filter(|link| {
            match resolve(&is.catalogue, &[], path, &link.target) {
                LinkTarget::Record { kind, id: own, .. } => kind == Kind::Course && own == *id,
                LinkTarget::Address(address) => {
                    let rest = address.strip_prefix("/courses/");
                    let rest = rest.and_then(|rest| rest.strip_prefix(id.as_str()));
                    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
                }
                _ => false,
            }
        });
        found.extend(links.map(|link| (link.span, "a link")));
    }
    let others = found
        .into_iter()
        .filter(|(at, _)| at.source != course.origin.source);
    let mut leads: Vec<Lead> = others
        .map(|(at, what)| {
            let source = &is.sources[at.source];
            let (line, _) = source.line_column(at.start as usize);
            let path = source.path.clone();
            Lead { path, line, what }
        })
        .collect();
    leads.sort_by(|one, other| (&one.path, one.line).cmp(&(&other.path, other.line)));
    leads
}

/// The texts of the records that readers see.
fn bodies(is: &Understood) -> Vec<(&Origin, &Body)> {
    let all = &is.catalogue;
    let college = std::iter::once((&all.college.origin, &all.college.body));
    let courses = all.courses.iter().map(|it| (&it.origin, &it.body));
    let topics = all.topics.iter().map(|it| (&it.origin, &it.body));
    let terms = all.terms.iter().map(|it| (&it.origin, &it.body));
    let venues = all.venues.iter().map(|it| (&it.origin, &it.body));
    let partners = all.partners.iter().map(|it| (&it.origin, &it.body));
    let pages = all.pages.iter().map(|it| (&it.origin, &it.body));
    let records = college.chain(courses).chain(topics).chain(terms);
    records.chain(venues).chain(partners).chain(pages).collect()
}

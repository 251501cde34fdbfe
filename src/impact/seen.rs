//! The pages and calendars in which students see a loss: only what is published, and nothing of a private place.

use std::collections::BTreeSet;

use crate::impact::college::{College, Lost};
use crate::impact::concerned::OfRun;
use crate::model::Origin;
use crate::model::kind::Kind;
use crate::site::feeds::run_path;

/// Something that students see.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    /// A calendar, or a page.
    pub is_calendar: bool,
    /// What it is of.
    pub title: String,
    /// Its whole address.
    pub address: String,
}

pub(super) fn seen<'a>(college: College<'a>, lost: Lost<'a>, runs: &[OfRun<'a>]) -> Vec<Seen> {
    let mut found: Vec<Seen> = Vec::new();
    let mut add = |is_calendar: bool, title: &str, path: &str| {
        let address = format!("{}{path}", college.base_url.trim_end_matches('/'));
        let title = title.to_owned();
        found.push(Seen {
            is_calendar,
            title,
            address,
        });
    };
    let mut courses: BTreeSet<&str> = BTreeSet::new();
    for run in runs {
        let (course, id) = (run.course, &run.course.origin.id);
        if !is_seen(college, &course.origin) {
            continue;
        }
        let title = &course.title.value;
        if courses.insert(id) {
            add(false, title, &format!("/courses/{id}/"));
        }
        let run = &run.run.id.value;
        add(true, &format!("{title}, {run}"), run_path(id, run).as_str());
    }
    let record = match lost {
        Lost::Partner(partner) => Some((Kind::Partner, &partner.origin, &partner.name.value)),
        Lost::Venue(venue, _) if !venue.private => {
            Some((Kind::Venue, &venue.origin, &venue.name.value))
        }
        Lost::Venue(..) | Lost::Person(_) => None,
    };
    if let Some((kind, origin, name)) = record.filter(|(_, origin, _)| is_seen(college, origin))
        && let Some(page) = kind.address(&origin.id)
    {
        add(false, name, page.as_str());
        let feed = page.as_str().trim_end_matches('/');
        add(true, name, &format!("/calendars{feed}.ics"));
    }
    found
}

/// Whether a record has a page.
pub fn is_seen(college: College<'_>, origin: &Origin) -> bool {
    !origin.draft && college.standing.is_published(origin)
}

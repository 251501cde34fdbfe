//! `/feeds/courses.atom`: every course, the one that changed last first.

use crate::artifact::{Artifact, SitePath};
use crate::export::atom::{self, Entry, Feed};
use crate::model::kind::Kind;
use crate::site::Site;

pub fn feed(site: &Site<'_>) -> Artifact {
    let college = site.catalogue.college.short_name();
    let mut entries: Vec<Entry> = site
        .listed_courses()
        .filter_map(|(_, course)| {
            let line = site.remembered.ledger.course(&course.origin.id)?;
            let topics = course.topics.iter();
            Some(Entry {
                id: course.origin.id.clone(),
                title: course.title.value.clone(),
                published: line.published,
                updated: line.modified,
                path: Kind::Course.address(&course.origin.id)?.to_string(),
                lines: vec![course.summary.value.clone()],
                categories: topics
                    .filter_map(|id| site.link(Kind::Topic, &id.value))
                    .map(|link| link.title)
                    .collect(),
            })
        })
        .collect();
    // Courses are in the order of their ids, and those of one day stay so.
    entries.sort_by_key(|entry| std::cmp::Reverse(entry.updated));
    let feed = Feed {
        path: SitePath::new("/feeds/courses.atom"),
        name: "courses",
        title: site
            .words
            .with("feed-courses", &[("college", college.into())]),
        subtitle: site.words.say("feed-courses-note"),
        entries,
    };
    atom::write(site, &feed)
}

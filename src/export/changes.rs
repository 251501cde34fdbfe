//! `/feeds/changes.atom`: what has changed, at once, where subscribed calendars lag by up to a day.

use crate::artifact::{Artifact, SitePath};
use crate::export::atom::{self, Entry, Feed};
use crate::model::kind::Kind;
use crate::site::Site;
use crate::site::changes::{Change, changes};

/// The most entries of the feed.
const MOST: usize = 200;

pub fn feed(site: &Site<'_>) -> Artifact {
    let changes = changes(site);
    let college = site.catalogue.college.short_name();
    let feed = Feed {
        path: SitePath::new("/feeds/changes.atom"),
        name: "changes",
        title: site
            .words
            .with("feed-changes", &[("college", college.into())]),
        subtitle: site.words.say("feed-changes-note"),
        entries: changes
            .iter()
            .take(MOST)
            .map(|change| entry(site, change))
            .collect(),
    };
    atom::write(site, &feed)
}

fn entry(site: &Site<'_>, change: &Change<'_>) -> Entry {
    let id = [Some(change.what.word()), Some(change.course), change.run];
    let link = site.link(Kind::Course, change.course);
    Entry {
        id: id.into_iter().flatten().collect::<Vec<_>>().join("/"),
        title: change.headline(site),
        published: change.day,
        updated: change.day,
        path: link
            .and_then(|link| link.href)
            .unwrap_or_else(|| "/timetable/".to_owned()),
        lines: change.lines(site),
        categories: Vec::new(),
    }
}

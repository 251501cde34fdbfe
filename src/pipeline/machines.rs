//! What is no page: calendars, feeds, data, the index of the search, and what hosts look for.

use rayon::prelude::*;

use crate::artifact::{Artifact, SitePath};
use crate::calendar::Calendars;
use crate::error::Result;
use crate::export::{changes, courses, data, headers, plan, redirects, robots, sitemap};
use crate::pipeline::editions::Edition;
use crate::publish::Sink;
use crate::render;
use crate::search;
use crate::site::{Site, feeds};
use crate::timetable::timetable;

/// Makes calendars, and hands each over. Gives how many there are to subscribe to, and the addresses of all.
pub(super) fn calendars(site: &Site<'_>, sink: &dyn Sink) -> Result<(usize, Vec<String>)> {
    let mut feeds = feeds::feeds(site);
    let count = feeds.len();
    feeds.extend(feeds::single_sessions(site));
    let calendars = Calendars::new(site);
    let hand_over = |feed: &feeds::Feed<'_>| sink.take(calendars.file(feed));
    feeds.par_iter().try_for_each(hand_over)?;
    Ok((
        count,
        feeds.iter().map(|feed| feed.path.to_string()).collect(),
    ))
}

/// Makes feeds, data and search index, and hands each over as soon as it is made. Gives their addresses.
pub(super) fn for_machines(
    site: &Site<'_>,
    editions: &[Edition],
    sink: &dyn Sink,
) -> Result<Vec<String>> {
    type Making<'m> = &'m (dyn Fn() -> Vec<Artifact> + Sync);
    let kinds: [Making<'_>; 5] = [
        &|| search_index(site),
        &|| data::files(site).into(),
        &|| plan::plans(site, "../.."),
        &|| vec![changes::feed(site), courses::feed(site)],
        &|| in_other_languages(site, editions),
    ];
    let each = kinds.par_iter().map(|make| {
        let hand_over = |artifact: Artifact| {
            let address = artifact.path.to_string();
            sink.take(artifact).map(|()| address)
        };
        make()
            .into_iter()
            .map(hand_over)
            .collect::<Result<Vec<_>>>()
    });
    Ok(each.collect::<Result<Vec<_>>>()?.concat())
}

/// Those of them among which is the one at an address.
pub(super) fn for_machines_at(site: &Site<'_>, address: &str) -> Vec<Artifact> {
    match address {
        _ if address.starts_with("/feeds/") => vec![changes::feed(site), courses::feed(site)],
        _ if address.starts_with("/data/plan/") => plan::plans(site, "../.."),
        _ if address.starts_with("/data/") => data::files(site).into(),
        _ if address.starts_with("/search/") => search_index(site),
        _ => Vec::new(),
    }
}

fn search_index(site: &Site<'_>) -> Vec<Artifact> {
    let when = |course| render::next_run(site, course);
    search::index(site, &search::entries(site), when)
}

/// The search index and the plan's data in the words of each other language.
pub(super) fn in_other_languages(site: &Site<'_>, editions: &[Edition]) -> Vec<Artifact> {
    let others = editions.iter().skip(1);
    let each = others.flat_map(|edition| {
        let catalogue = edition.site(site).catalogue.without_marks();
        let (timetable, _) = timetable(&catalogue);
        let plain = Site {
            catalogue: &catalogue,
            timetable: &timetable,
            words: &edition.theme.language,
            ..*site
        };
        let tag = &edition.theme.language.tag;
        let below = |artifact: Artifact| Artifact {
            path: SitePath::new(format!("/{tag}{}", artifact.path)),
            ..artifact
        };
        let mut files = search_index(&plain);
        files.extend(plan::plans(&plain, "../../.."));
        files.into_iter().map(below).collect::<Vec<_>>()
    });
    each.collect()
}

/// What hosts and those that gather pages look for at the top of a site.
pub(super) fn for_hosts(
    site: &Site<'_>,
    base_path: &str,
    old: &[(String, String)],
) -> Vec<Artifact> {
    let mut files = vec![
        headers::headers(base_path, site.with_drafts),
        robots::robots(site.base_url, site.with_drafts),
    ];
    files.extend(redirects::redirects(base_path, old));
    files
}

/// The addresses for search engines; none where nothing is for them.
pub(super) fn sitemap(site: &Site<'_>, paths: &[String]) -> Option<Artifact> {
    let main = &site.catalogue.college.language.value;
    let others = site.catalogue.other_languages();
    (!site.with_drafts).then(|| sitemap::sitemap(site.base_url, main, &others, paths))
}

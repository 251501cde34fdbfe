//! What keeping calendars right costs, stage by stage: `cargo bench --bench calendars -- 10000`.
//!
//! Times are of the second of two rounds in one process, so that the files are in memory; calendars are made and not kept.

#![expect(clippy::print_stdout, reason = "a benchmark prints its figures")]

mod college;

use std::time::Instant;

use jiff::civil::date;
use prospectus::calendar::Calendars;
use prospectus::finding::Findings;
use prospectus::ledger;
use prospectus::model::reader;
use prospectus::read;
use prospectus::render::theme::Theme;
use prospectus::site::{Site, feeds};
use prospectus::source::{SourceId, Span, Spanned};
use prospectus::standing::Standing;
use prospectus::timetable::{load::Load, timetable};
use rayon::prelude::*;

fn main() {
    let sizes: Vec<usize> = std::env::args()
        .filter_map(|word| word.parse().ok())
        .collect();
    for size in if sizes.is_empty() {
        vec![1_000, 10_000]
    } else {
        sizes
    } {
        let folder = college::generate(size);
        round(&folder, false);
        round(&folder, true);
    }
}

/// Goes the way of the calendars once.
fn round(folder: &std::path::Path, is_shown: bool) {
    let show = |what: &str, began: Instant| {
        if is_shown {
            println!("{what}: {:.3} s", began.elapsed().as_secs_f64());
        }
    };
    let began = Instant::now();
    let files = read::read(folder, None).expect("it can be read");
    let (catalogue, _) = reader::catalogue(&files.sources, false);
    show(&format!("{} courses read", catalogue.courses.len()), began);

    let began = Instant::now();
    let (timetable, mut findings) = timetable(&catalogue);
    show(
        &format!("{} sessions expanded", timetable.sessions.len()),
        began,
    );

    let began = Instant::now();
    let load = Load::new(&catalogue, &timetable);
    show(&format!("{} clashes found", load.clashes.len()), began);

    let began = Instant::now();
    let standing = Standing::new(&catalogue, false, &Findings::default());
    let records = ledger::Records {
        sources: &files.sources,
        catalogue: &catalogue,
        timetable: &timetable,
        standing: &standing,
        today: date(2026, 11, 22),
    };
    let renewed = ledger::renew(&records, &mut findings);
    let bytes = renewed.text.as_ref().map_or(0, String::len);
    show(&format!("ledger begun, {bytes} bytes"), began);

    let english = Spanned::new("en-GB".to_owned(), Span::new(SourceId::NOWHERE, 0..0));
    let theme = Theme::new("default", &[], &english, &mut findings);
    let site = Site {
        sources: &files.sources,
        catalogue: &catalogue,
        timetable: &timetable,
        standing: &standing,
        remembered: &renewed.remembered,
        pictures: &[],
        words: &theme.language,
        today: date(2026, 11, 22),
        base_url: &catalogue.college.base_url.value,
        with_drafts: false,
        preview: None,
    };
    let began = Instant::now();
    let mut feeds = feeds::feeds(&site);
    feeds.extend(feeds::single_sessions(&site));
    let calendars = Calendars::new(&site);
    let bytes: usize = feeds
        .par_iter()
        .map(|feed| calendars.file(feed).bytes.len())
        .sum();
    show(
        &format!("{} calendars made, {bytes} bytes", feeds.len()),
        began,
    );
}

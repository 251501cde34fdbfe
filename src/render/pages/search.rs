//! The page of the search: everything from A to Z, which is also what the script shows its results from.

use crate::artifact::SitePath;
use crate::render::frame::record_view;
use crate::render::pages::made::{Made, value};
use crate::render::views::{EntryView, LetterView, PageView};
use crate::search::{Entry, Letter, entries, letters, stamp};
use crate::site::Site;

pub(super) fn search(site: &Site<'_>) -> Made {
    let entries = entries(site);
    let letters = letters(site, &entries);
    let shown = letters.iter().enumerate();
    let shown: Vec<LetterView> = shown
        .map(|(number, letter)| letter_view(site, &entries, number, letter))
        .collect();
    let page = PageView {
        description: Some(site.words.say("description-search")),
        ..record_view(
            site,
            "search",
            Some(SitePath::new("/search/")),
            &site.words.say("page-search"),
            None,
        )
    };
    Made {
        template: "search.html",
        page,
        values: vec![
            ("letters", value(&shown)),
            ("stamp", stamp(&entries).into()),
        ],
    }
}

fn letter_view(site: &Site<'_>, entries: &[Entry], number: usize, letter: &Letter) -> LetterView {
    let own = &entries[letter.entries.clone()];
    let title = letter.letter.clone();
    LetterView {
        anchor: format!("letter-{}", number + 1),
        title: title.unwrap_or_else(|| site.words.say("search-other")),
        entries: own.iter().map(|entry| entry_view(site, entry)).collect(),
    }
}

fn entry_view(site: &Site<'_>, entry: &Entry) -> EntryView {
    EntryView {
        title: entry.title.clone(),
        href: entry.href.clone(),
        what: site.words.say(&format!("search-kind-{}", entry.of.word())),
        retired: entry.retired,
    }
}

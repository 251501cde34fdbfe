//! Site → everything that can be found, from A to Z.

use crate::model::kind::Kind;
use crate::search::alphabet::Alphabet;
use crate::site::Site;

/// A page that can be found. Its place in the list is its number in the index of the search.
#[derive(Debug, Clone)]
pub struct Entry {
    pub of: Of,
    pub title: String,
    /// Begins with `/`.
    pub href: String,
    /// A course that has ended: found last.
    pub retired: bool,
}

/// What an entry is; records by position in the catalogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Of {
    Course(usize),
    Topic(usize),
    Venue(usize),
    Partner(usize),
    Term(usize),
    Page(usize),
    /// A page that the program makes, with the message that says what is on it.
    Made(&'static str),
}

impl Of {
    /// The word of its kind, for styles and messages.
    pub fn word(self) -> &'static str {
        match self {
            Self::Course(_) => "course",
            Self::Topic(_) => "strand",
            Self::Venue(_) => "place",
            Self::Partner(_) => "partner",
            Self::Term(_) => "term",
            Self::Page(_) | Self::Made(_) => "page",
        }
    }
}

/// Entries under one letter, as a range of the list.
#[derive(Debug, PartialEq, Eq)]
pub struct Letter {
    /// Absent for what begins with no letter of the language.
    pub letter: Option<String>,
    pub entries: std::ops::Range<usize>,
}

/// Pages that the program makes: title, address, and what is on them.
const MADE: [(&str, &str, &str); 5] = [
    ("page-courses", "/courses/", "description-courses"),
    ("page-timetable", "/timetable/", "description-timetable"),
    ("page-calendars", "/calendars/", "description-calendars"),
    ("page-venues", "/venues/", "description-venues"),
    ("page-partners", "/partners/", "description-partners"),
];

/// Pages that the program makes while the college has written none of this id, likewise.
const ABOUT: [(&str, &str, &str, &str); 2] = [
    (
        "co-production",
        "page-co-production",
        "/about/co-production/",
        "page-co-production-text",
    ),
    (
        "partnerships",
        "page-partnerships",
        "/about/partnerships/",
        "page-partnerships-text",
    ),
];

/// Everything that has a page of its own, but for drafts, what is held back and what is private.
pub fn entries(site: &Site<'_>) -> Vec<Entry> {
    let alphabet = alphabet(site);
    let mut entries = records(site);
    entries.extend(made(site));
    entries.sort_by_cached_key(|entry| {
        let initial = alphabet.initial(&entry.title);
        let key = alphabet.key(&entry.title);
        (initial.unwrap_or(usize::MAX), key, entry.href.clone())
    });
    entries
}

fn records(site: &Site<'_>) -> Vec<Entry> {
    let catalogue = site.catalogue;
    let courses = catalogue
        .courses
        .iter()
        .map(|it| (Kind::Course, &it.origin));
    let courses = courses.zip((0..).map(Of::Course));
    let topics = catalogue.topics.iter().map(|it| (Kind::Topic, &it.origin));
    let venues = catalogue.venues.iter().map(|it| (Kind::Venue, &it.origin));
    let partners = catalogue
        .partners
        .iter()
        .map(|it| (Kind::Partner, &it.origin));
    let terms = catalogue.terms.iter().map(|it| (Kind::Term, &it.origin));
    let pages = catalogue.pages.iter().map(|it| (Kind::Page, &it.origin));
    let all = courses
        .chain(topics.zip((0..).map(Of::Topic)))
        .chain(venues.zip((0..).map(Of::Venue)))
        .chain(partners.zip((0..).map(Of::Partner)))
        .chain(terms.zip((0..).map(Of::Term)))
        .chain(pages.zip((0..).map(Of::Page)));
    all.filter_map(|((kind, origin), of)| {
        let link = site.link(kind, &origin.id)?;
        Some(Entry {
            title: link.title,
            href: link.href?,
            retired: matches!(of, Of::Course(at) if site.is_retired(&catalogue.courses[at])),
            of,
        })
    })
    .collect()
}

/// Pages that no record stands for.
fn made(site: &Site<'_>) -> impl Iterator<Item = Entry> {
    let is_written = |id: &str| {
        let page = site.catalogue.page(id);
        page.is_some_and(|page| site.is_published(&page.origin))
    };
    let about = ABOUT.into_iter().filter(move |(id, ..)| !is_written(id));
    let about = about.map(|(_, title, href, about)| (title, href, about));
    MADE.into_iter()
        .chain(about)
        .map(|(title, href, about)| Entry {
            of: Of::Made(about),
            title: site.words.say(title),
            href: href.to_owned(),
            retired: false,
        })
}

/// The letters that some entry begins with.
pub fn letters(site: &Site<'_>, entries: &[Entry]) -> Vec<Letter> {
    let alphabet = alphabet(site);
    let mut letters: Vec<Letter> = Vec::new();
    for (at, entry) in entries.iter().enumerate() {
        let initial = alphabet.initial(&entry.title);
        let letter = initial
            .and_then(|at| alphabet.letter(at))
            .map(str::to_owned);
        match letters.last_mut() {
            Some(last) if last.letter == letter => last.entries.end = at + 1,
            _ => letters.push(Letter {
                letter,
                entries: at..at + 1,
            }),
        }
    }
    letters
}

/// A mark of the list: another when an entry has another number. A browser that kept a part of an old index asks anew.
pub fn stamp(entries: &[Entry]) -> String {
    let mut hasher = blake3::Hasher::new();
    for entry in entries {
        hasher.update(entry.title.as_bytes());
        hasher.update(b"\n");
        hasher.update(entry.href.as_bytes());
        hasher.update(b"\n");
    }
    hasher.finalize().to_hex()[..10].to_owned()
}

fn alphabet(site: &Site<'_>) -> Alphabet {
    Alphabet::new(&site.words.say("search-alphabet"))
}

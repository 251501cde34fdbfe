//! What is known of the college right now: the live site, what the last whole check found, and how far it is behind.

use std::collections::{BTreeMap, BTreeSet};

use crate::finding::Level;
use crate::pipeline::{Answer, Live, Options, Outcome};
use crate::serve::broken;
use crate::serve::findings::Panel;
use crate::serve::reply::Reply;
use crate::serve::told::Told;

/// What is known of the college right now.
pub(super) struct State {
    pub(super) live: Result<Live, String>,
    /// The options of this day.
    pub(super) options: Options,
    /// Counts what was read: each change makes a new one.
    pub(super) round: u64,
    /// The round that the last whole check was of.
    pub(super) checked: u64,
    /// What that found, the worst first.
    pub(super) judged: Vec<Told>,
    /// The files of courses that it held back.
    pub(super) held: BTreeSet<String>,
    /// The pictures that the site shows, as far as it is known: those of the last check, and of pages made since.
    pub(super) pictures: BTreeSet<String>,
    /// When each picture changed last, by its address.
    pub(super) pictures_changed: BTreeMap<String, u64>,
    /// Errors that came with the last check, in a sentence.
    pub(super) alert: String,
}

/// A page, with what says whether it is another one than before.
#[derive(Debug, Clone)]
pub(super) struct Made {
    pub(super) reply: Reply,
    pub(super) digest: String,
    /// The pictures that it shows.
    pub(super) pictures: Vec<String>,
    pub(super) is_page: bool,
}

impl State {
    /// What stands at an address of the site, without its base path.
    pub(super) fn made(&self, address: &str) -> Made {
        let live = match &self.live {
            Ok(live) => live,
            Err(reason) => return Made::page(Reply::page(200, broken::unreadable(reason)), &[]),
        };
        let is_shown = |picture: &str| self.checked == 0 || self.pictures.contains(picture);
        match live.answer(address, &is_shown) {
            Answer::Page {
                bytes,
                pictures,
                source,
            } => {
                let errors = self.errors_in(source.as_deref());
                if !errors.is_empty() {
                    let html = broken::cannot_be_made(source.as_deref(), &errors);
                    return Made::page(Reply::page(200, html), &[]);
                }
                let stamps: Vec<u64> = pictures
                    .iter()
                    .filter_map(|picture| self.pictures_changed.get(picture).copied())
                    .collect();
                let mut made = Made::page(Reply::page(200, bytes), &stamps);
                made.pictures = pictures;
                made
            }
            Answer::File(bytes) => Made::file(Reply::file(address, bytes)),
            Answer::Broken { findings, source } => {
                let told: Vec<Told> = findings
                    .iter()
                    .map(|finding| Told::new(finding, live.sources()))
                    .collect();
                let told: Vec<&Told> = told.iter().collect();
                let html = broken::cannot_be_made(source.as_deref(), &told);
                Made::page(Reply::page(200, html), &[])
            }
            Answer::LeftOut { source, is_draft } => {
                let html = match is_draft {
                    true => broken::draft(&source),
                    false => broken::held_back(&source, &self.errors_in(Some(&source))),
                };
                Made::page(Reply::page(200, html), &[])
            }
            Answer::Nothing => self.not_found(live, address),
        }
    }

    fn not_found(&self, live: &Live, address: &str) -> Made {
        let with_slash = format!("{address}/");
        let last = address.rsplit('/').next().unwrap_or("");
        let may_be_page = !address.ends_with('/') && !last.contains('.');
        if may_be_page && let Answer::Page { .. } = live.answer(&with_slash, &|_| false) {
            let whole = format!("{}{with_slash}", live.base_path());
            return Made::file(Reply::elsewhere(&whole));
        }
        match live.answer("/404.html", &|_| false) {
            Answer::Page { bytes, .. } => Made::page(Reply::page(404, bytes), &[]),
            _ => Made::page(Reply::text(404, "There is no such page."), &[]),
        }
    }

    /// What the last check found in a file that keeps its page from being published. What is wrong with the reading of the
    /// file itself is known anew with each change, and is not among it.
    fn errors_in(&self, source: Option<&str>) -> Vec<&Told> {
        let Some(source) = source else {
            return Vec::new();
        };
        let errors = self.judged.iter().filter(|told| {
            told.level <= Level::Held
                && told.path.as_deref() == Some(source)
                && !told.code.starts_with('M')
        });
        errors.collect()
    }

    /// The panel over a page.
    pub(super) fn panel(&self, address: &str) -> Panel<'_> {
        let live = self.live.as_ref().ok();
        let source = live.and_then(|live| live.source_of(address));
        let is_here = |told: &&Told| {
            told.page.as_deref() == Some(address)
                || source.is_some() && told.path.as_deref() == source.as_deref()
        };
        let is_shown = |told: &&Told| told.level != Level::Advice;
        let (here, elsewhere): (Vec<&Told>, Vec<&Told>) = self.judged.iter().partition(is_here);
        Panel {
            here,
            elsewhere: elsewhere.into_iter().filter(is_shown).collect(),
            is_checking: self.checked < self.round,
            alert: self.alert.clone(),
        }
    }

    /// Takes what a whole check of a round found. Gives what is new, what is put right, and whether other courses are held
    /// back than before.
    pub(super) fn judge(&mut self, round: u64, outcome: &Outcome) -> (Vec<Told>, Vec<Told>, bool) {
        let all = outcome.findings.iter();
        let mut judged: Vec<Told> = all.map(|it| Told::new(it, &outcome.sources)).collect();
        judged.sort_by(|a, b| (a.level, &a.path, a.line).cmp(&(b.level, &b.path, b.line)));
        let shown = |told: &&Told| told.level != Level::Advice;
        let only = |these: &[Told], others: &[Told]| -> Vec<Told> {
            let only = Told::only_in(these, others).into_iter();
            only.filter(shown).cloned().collect()
        };
        let new = only(&judged, &self.judged);
        let solved = only(&self.judged, &judged);
        let held = judged.iter().filter(|told| told.level == Level::Held);
        let held: BTreeSet<String> = held.filter_map(|told| told.path.clone()).collect();
        let is_other = held != self.held;
        self.alert = match self.checked {
            0 => String::new(),
            _ => alert(&new),
        };
        self.held = held;
        self.judged = judged;
        self.checked = round;
        self.pictures = outcome.pictures.clone();
        (new, solved, is_other)
    }
}

/// New errors, for people who do not see the panel.
fn alert(new: &[Told]) -> String {
    let errors = new.iter().filter(|told| told.level == Level::Error);
    let words: Vec<String> = errors
        .take(3)
        .map(|told| format!("Error in {}: {}.", told.place(), told.message))
        .collect();
    words.join(" ")
}

impl Made {
    fn page(reply: Reply, stamps: &[u64]) -> Self {
        let mut hasher = blake3::Hasher::new();
        hasher.update(&reply.status.to_le_bytes());
        hasher.update(&reply.body);
        for stamp in stamps {
            hasher.update(&stamp.to_le_bytes());
        }
        Self {
            digest: hasher.finalize().to_hex()[..16].to_owned(),
            reply,
            pictures: Vec::new(),
            is_page: true,
        }
    }

    fn file(reply: Reply) -> Self {
        Self {
            reply,
            digest: String::new(),
            pictures: Vec::new(),
            is_page: false,
        }
    }
}

//! A college that was read and understood, with all that its pages are made from.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use jiff::civil::Date;

use crate::error::Result;
use crate::finding::Findings;
use crate::finish::{self, Addresses};
use crate::i18n::Language;
use crate::ledger::{self, Ledger, Remembered};
use crate::model::Catalogue;
use crate::pipeline::editions::{Edition, editions};
use crate::pipeline::lender::OnDisk;
use crate::pipeline::output;
use crate::pipeline::records::for_pages;
use crate::pipeline::request::Options;
use crate::pipeline::run::theme;
use crate::read::{self, Files};
use crate::render::{self, Known};
use crate::rules::settings::settings;
use crate::site::Site;
use crate::source::Sources;
use crate::standing::Standing;
use crate::timetable::Timetable;

/// A college that was read and understood, with all that its pages are made from.
pub struct Live {
    pub(super) folder: PathBuf,
    pub(super) options: Options,
    pub(super) files: Files,
    pub(super) catalogue: Catalogue,
    pub(super) timetable: Timetable,
    /// The college's day.
    pub(super) today: Date,
    /// What is wrong with files, records and theme.
    pub(super) found: Findings,
    pub(super) standing: Standing,
    /// The ledger as it was written last.
    pub(super) before: Ledger,
    pub(super) remembered: Remembered,
    pub(super) editions: Vec<Edition>,
    /// What many pages show, for each edition.
    pub(super) known: Vec<Known>,
    pub(super) addresses: Addresses,
    /// By their published addresses.
    pub(super) assets: BTreeMap<String, Vec<u8>>,
    pub(super) old: Vec<(String, String)>,
}

impl Live {
    /// Reads a college. `held` are the files of the courses that are held back by what was found before.
    ///
    /// # Errors
    ///
    /// When the machine fails; what is wrong with the files is in what is given.
    pub fn read(folder: &Path, options: &Options, held: &BTreeSet<String>) -> Result<Self> {
        let files = read::read(folder, options.people.as_deref())?;
        Self::new(folder, files, options, held)
    }

    fn new(
        folder: &Path,
        files: Files,
        options: &Options,
        held: &BTreeSet<String>,
    ) -> Result<Self> {
        let mut found = files.findings.clone();
        let (catalogue, timetable, today, _) = for_pages(&files.sources, options, &mut found);
        settings(&catalogue.college.rules, &mut found);
        let standing = standing(&catalogue, &files.sources, options, &mut found, held);
        let for_ledger = ledger::Records {
            sources: &files.sources,
            catalogue: &catalogue,
            timetable: &timetable,
            standing: &standing,
            today,
        };
        let (before, _) = ledger::read(for_ledger.sources, for_ledger.catalogue, &mut found);
        let remembered = ledger::remember(before.clone(), &for_ledger);
        let lender = OnDisk {
            site: folder,
            kept: options.kept.as_deref(),
        };
        let theme = theme(&catalogue.college, &lender, &mut found)?;
        let editions = editions(&catalogue, theme, &lender, &mut found)?;
        let mut live = Self {
            folder: folder.to_owned(),
            options: options.clone(),
            files,
            catalogue,
            timetable,
            today,
            found,
            standing,
            before,
            remembered,
            editions,
            known: Vec::new(),
            addresses: Addresses::new("/", BTreeMap::new()),
            assets: BTreeMap::new(),
            old: Vec::new(),
        };
        live.set_up(true);
        live.found.sort();
        Ok(live)
    }

    /// Makes ready what the pages are made from besides the records. What many pages show is made anew when it may be
    /// another.
    pub(super) fn set_up(&mut self, is_all_new: bool) {
        let mut editions = std::mem::take(&mut self.editions);
        let words = editions[0].theme.language.clone();
        let site = self.site_with(&words);
        output::set_up(&mut editions, &site);
        let assets = finish::fingerprint(&editions[0].theme.assets);
        let old = render::redirects(&site);
        let addresses = output::addresses(&site, assets.names, &old, &self.lender());
        let known = is_all_new.then(|| {
            let known = editions
                .iter()
                .map(|edition| Known::new(&edition.site(&site)));
            known.collect()
        });
        if let Some(known) = known {
            self.known = known;
        }
        self.addresses = addresses;
        self.old = old;
        let assets = assets.artifacts.into_iter();
        self.assets = assets
            .map(|asset| (asset.path.to_string(), asset.bytes))
            .collect();
        self.editions = editions;
    }

    pub(super) fn lender(&self) -> OnDisk<'_> {
        OnDisk {
            site: &self.folder,
            kept: self.options.kept.as_deref(),
        }
    }

    pub(super) fn site(&self) -> Site<'_> {
        self.site_with(&self.editions[0].theme.language)
    }

    pub(super) fn site_with<'l>(&'l self, words: &'l Language) -> Site<'l> {
        let own_url = &self.catalogue.college.base_url.value;
        Site {
            sources: &self.files.sources,
            catalogue: &self.catalogue,
            timetable: &self.timetable,
            standing: &self.standing,
            remembered: &self.remembered,
            pictures: &self.files.pictures,
            words,
            today: self.today,
            base_url: self.options.base_url.as_ref().unwrap_or(own_url),
            with_drafts: self.options.with_drafts,
            preview: None,
        }
    }

    /// What was read, for a whole check of the same.
    pub fn files(&self) -> Files {
        self.files.clone()
    }

    pub fn sources(&self) -> &Sources {
        &self.files.sources
    }

    /// The path before every address of the site: empty, or `/a/b`.
    pub fn base_path(&self) -> &str {
        self.addresses.base_path()
    }

    /// How many courses there are, drafts among them.
    pub fn courses(&self) -> usize {
        self.catalogue.courses.len()
    }

    /// What is wrong with files, records and theme, sorted.
    pub fn found(&self) -> &Findings {
        &self.found
    }
}

impl std::fmt::Debug for Live {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("Live")
            .field("folder", &self.folder)
            .finish_non_exhaustive()
    }
}

/// What is published of the records, as far as it is known before the rules have spoken.
fn standing(
    catalogue: &Catalogue,
    sources: &Sources,
    options: &Options,
    found: &mut Findings,
    held: &BTreeSet<String>,
) -> Standing {
    Standing::settle(catalogue, found);
    let mut standing = Standing::new(catalogue, options.with_drafts, found);
    let held = sources
        .iter()
        .filter(|(_, source)| held.contains(&source.path));
    held.for_each(|(id, _)| standing.hold(id));
    standing
}

//! What was saved → the same college with that in it: only what the change concerns is read and made again.

use std::collections::{BTreeMap, HashSet};

use crate::error::Result;
use crate::finding::{Finding, Level};
use crate::ledger;
use crate::malformed::DUPLICATE_ID;
use crate::model::again::again;
use crate::model::kind::Kind;
use crate::pipeline::editions::editions;
use crate::pipeline::live::college::Live;
use crate::pipeline::request::Options;
use crate::pipeline::run::theme;
use crate::read;
use crate::render;
use crate::source::SourceId;
use crate::standing::Standing;

/// So many changed files are read one by one.
const MOST_AGAIN: usize = 8;

impl Live {
    /// Reads again what was saved, by the paths from the college's folder, and no more. `false` when more than that may be
    /// another now: then this holds neither the old nor the new, and everything is to be read.
    ///
    /// # Errors
    ///
    /// When the machine fails.
    pub fn change(&mut self, options: &Options, paths: &[String]) -> Result<bool> {
        let today = options.today.in_zone(&self.catalogue.college.time_zone);
        let is_theirs = |path: &&String| path.starts_with("themes/");
        let (theme, records): (Vec<&String>, Vec<&String>) = paths.iter().partition(is_theirs);
        if today != self.today || !self.change_records(&records) {
            return Ok(false);
        }
        if !theme.is_empty() {
            self.change_theme(theme.iter().any(|path| path.ends_with(".ftl")))?;
        }
        self.found.sort();
        Ok(true)
    }

    /// Reads the theme again. Its words stand in what many pages show.
    fn change_theme(&mut self, are_words_new: bool) -> Result<()> {
        let mut found = std::mem::take(&mut self.found);
        found.retain(|finding| {
            !finding
                .place
                .words(&self.files.sources)
                .0
                .starts_with("themes/")
        });
        let theme = theme(&self.catalogue.college, &self.lender(), &mut found)?;
        self.editions = editions(&self.catalogue, theme, &self.lender(), &mut found)?;
        self.found = found;
        self.set_up(are_words_new);
        Ok(())
    }

    /// Reads records again, each into the place where it was.
    fn change_records(&mut self, paths: &[&String]) -> bool {
        let mut changed = Vec::new();
        for path in paths {
            let Some(at) = self.files.sources.at(path) else {
                return false;
            };
            let Some(text) = read::text_again(&self.folder, path) else {
                return false;
            };
            let source = &self.files.sources[at];
            if source.in_overlay || source.byte_order_mark || text.starts_with('\u{feff}') {
                return false;
            }
            if source.text != text {
                self.files.sources.change(at, text);
                changed.push(at);
            }
        }
        // One by one what concerns them is looked for in everything; of many files all are read faster.
        changed.len() <= MOST_AGAIN && changed.into_iter().all(|source| self.change_record(source))
    }

    fn change_record(&mut self, source: SourceId) -> bool {
        let Some(read) = again(&mut self.catalogue, &self.files.sources, source) else {
            return false;
        };
        let is_own = |finding: &Finding| {
            let (path, _) = finding.place.words(&self.files.sources);
            path == self.files.sources[source].path
        };
        if self
            .found
            .iter()
            .any(|it| is_own(it) && it.code == &DUPLICATE_ID)
        {
            return false;
        }
        self.found.retain(|finding| !is_own(finding));
        self.found.extend(read.findings);
        let courses = self.courses_with(read.kind, &read.id);
        let mut was = BTreeMap::new();
        for at in &courses {
            was.insert(*at, self.timetable.of_course(*at));
        }
        if let (Kind::Course, Some(at)) = (read.kind, courses.first()) {
            let found = self.timetable.again(&self.catalogue, *at);
            self.found.extend(found);
        }
        Standing::settle(&self.catalogue, &mut self.found);
        // A record that is held back or published again changes what all others are matched with.
        if self
            .found
            .iter()
            .any(|finding| finding.level == Level::Held)
        {
            return false;
        }
        let for_ledger = ledger::Records {
            sources: &self.files.sources,
            catalogue: &self.catalogue,
            timetable: &self.timetable,
            standing: &self.standing,
            today: self.today,
        };
        let last = std::mem::take(&mut self.remembered);
        self.remembered = ledger::remember_again(&self.before, &for_ledger, last, &was);
        let mut editions = std::mem::take(&mut self.editions);
        let mut known = std::mem::take(&mut self.known);
        let words = editions[0].theme.language.clone();
        let site = self.site_with(&words);
        for (edition, known) in editions.iter_mut().zip(&mut known) {
            let of_site = render::site_value(&edition.site(&site));
            edition.theme.set_site(of_site);
            known.again(&edition.site(&site), read.kind, &courses);
        }
        (self.editions, self.known) = (editions, known);
        true
    }

    /// The positions of the courses that name a record, or are it.
    fn courses_with(&self, kind: Kind, id: &str) -> Vec<usize> {
        if kind == Kind::Course {
            return self.catalogue.course_position(id).into_iter().collect();
        }
        let names = self.catalogue.references.iter();
        let names = names.filter(|(of, name)| *of == kind && name.value == id);
        let sources: HashSet<SourceId> = names.map(|(_, name)| name.span.source).collect();
        let courses = self.catalogue.courses.iter().enumerate();
        courses
            .filter(|(_, course)| sources.contains(&course.origin.source))
            .map(|(at, _)| at)
            .collect()
    }
}

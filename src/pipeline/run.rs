//! The whole way: files → records → findings → pages, calendars and ledger, handed to a sink.

use std::collections::{BTreeMap, BTreeSet};

use crate::artifact::{FinishedSite, PageFacts};
use crate::error::Result;
use crate::finding::{Finding, Findings, Level, Place};
use crate::ledger::{self, Ledger, News, Remembered};
use crate::links::{Answers, Looked, outside_links};
use crate::malformed::{LEDGER_OUT_OF_DATE, UNKNOWN_REFERENCE};
use crate::model::catalogue::Catalogue;
use crate::model::college::College;
use crate::pipeline::editions::editions;
use crate::pipeline::kept::Kept;
use crate::pipeline::lender::Lender;
use crate::pipeline::output::Output;
use crate::pipeline::records::Records;
use crate::pipeline::request::{Day, Options, Outcome, Progress, Summary, Unwatched};
use crate::publish::Sink;
use crate::read::{Files, LEDGER_PATH};
use crate::render::theme::Theme;
use crate::rules;
use crate::rules::checker::Context;
use crate::rules::waivers::Waivers;
use crate::site::preview::{Preview, Shown};
use crate::site::{PICTURES, Site};
use crate::source::{SourceId, Sources};
use crate::standing::Standing;

/// What a run of the whole way has at hand.
pub(super) struct Run<'a> {
    pub(super) options: &'a Options,
    pub(super) lender: &'a dyn Lender,
    /// Takes the finished files.
    pub(super) sink: &'a dyn Sink,
    pub(super) progress: &'a dyn Progress,
    /// What was found before, for the panel's preview; absent for the site itself.
    pub(super) preview: Option<&'a Shown>,
    /// Says what outside addresses answer; absent when nobody looks at links.
    pub(super) answers: Option<&'a dyn Answers>,
    /// The pages of the last build; absent where none are kept.
    pub(super) kept: Option<&'a Kept<'a>>,
}

impl<'a> Run<'a> {
    /// One that nobody watches, which makes no preview and asks no host.
    pub(super) fn new(options: &'a Options, lender: &'a dyn Lender, sink: &'a dyn Sink) -> Self {
        Self {
            options,
            lender,
            sink,
            progress: &Unwatched,
            preview: None,
            answers: None,
            kept: None,
        }
    }

    /// Goes the whole way.
    pub(super) fn go(&self, files: Files) -> Result<Outcome> {
        let (sources, mut findings) = (files.sources, files.findings);
        let records = Records::read(&sources, self.options, &mut findings);
        let (catalogue, cx) = (&records.catalogue, records.context(&sources));
        let mut waivers = Waivers::new(&catalogue.waivers, &sources, records.today);

        let found = || records.found(&cx, &sources, self.options);
        let (found, (before, about_ledger)) = rayon::join(found, || old_ledger(&cx));
        findings.extend(found);
        waivers.apply(&mut findings);
        Standing::settle(catalogue, &mut findings);
        let standing = self.standing(catalogue, &findings);
        let for_ledger = records.for_ledger(&sources, &standing);
        let renewed = ledger::renew_from(before, &for_ledger);
        let may_last = self.kept.is_some() && about_ledger.is_empty();
        findings.extend(about_ledger);
        let lasts = || may_last && ledger::lasts(&for_ledger, &renewed);

        let held = standing.held(catalogue);
        let (mut summary, mut pictures) = (Summary::default(), BTreeSet::new());
        let mut links = None;
        let make = || {
            let pictures = &files.pictures;
            has_college(catalogue)
                .then(|| self.make(&sources, pictures, &records, &standing, &renewed.remembered))
                .transpose()
        };
        let (lasts, made) = rayon::join(lasts, make);
        if let Some(mut made) = made? {
            findings.extend(std::mem::take(&mut made.findings));
            let site = made.finished(&held);
            links = self.look_at_links(&records, &made.pages);
            findings.extend(about_pages(&cx, &site, links.as_ref(), &mut waivers));
            summary = made.summary;
            pictures = pictures_of(made.files);
            drop_later(made.pages);
        }
        waivers.finish(&mut findings);
        // What drafts would add is nobody's memory.
        let ledger = renewed.text.filter(|_| !self.options.with_drafts);
        self.refuse_if_locked(ledger.is_some(), &renewed.news, &mut findings);
        in_order(&mut findings, &sources);
        summary.held = held.len();
        let (titles, day) = (titles(catalogue, &sources), day(&records));
        drop_later(records);
        Ok(Outcome {
            findings,
            summary,
            held,
            ledger,
            news: renewed.news,
            titles,
            pictures,
            links,
            since: None,
            day,
            lasts,
            sources,
        })
    }

    /// What is left out; nothing when it is for the panel.
    fn standing(&self, catalogue: &Catalogue, findings: &Findings) -> Standing {
        match self.preview {
            Some(_) => Standing::default(),
            None => Standing::new(catalogue, self.options.with_drafts, findings),
        }
    }

    /// Asks the hosts of outside links, when that is asked for.
    fn look_at_links(&self, records: &Records, pages: &[PageFacts]) -> Option<Looked> {
        let answers = self.answers?;
        let own_url = records.catalogue.college.base_url.value.as_str();
        let base_urls = [own_url, self.options.base_url.as_deref().unwrap_or(own_url)];
        let links = outside_links(&records.catalogue, pages, records.today, &base_urls);
        let addresses: BTreeSet<&String> = links.iter().map(|link| &link.address).collect();
        let addresses: Vec<String> = addresses.into_iter().cloned().collect();
        self.progress.begin_links(addresses.len());
        let step = || self.progress.step();
        let asked = answers.ask(addresses, records.today, &step);
        Some(Looked { links, asked })
    }

    /// With `--locked`, a ledger that would change stops the build.
    fn refuse_if_locked(&self, would_change: bool, news: &News, findings: &mut Findings) {
        if !self.options.locked || !would_change || findings.count(Level::Error) > 0 {
            return;
        }
        let sessions = |count: usize| match count {
            1 => "1 session".to_owned(),
            _ => format!("{count} sessions"),
        };
        let message = if news.is_first {
            "there is no ledger of the calendars yet".to_owned()
        } else {
            let counts = [(news.new, "new"), (news.changed, "changed")].into_iter();
            let counts = counts.filter(|(count, _)| *count > 0);
            let counts = counts.map(|(count, what)| format!("{} {what}", sessions(count)));
            let told = "the ledger of the calendars is out of date";
            match counts.collect::<Vec<_>>().join(", ") {
                counts if counts.is_empty() => told.to_owned(),
                counts => format!("{told}: {counts}"),
            }
        };
        let place = Place::File(LEDGER_PATH.to_owned());
        findings.push(Finding::new(&LEDGER_OUT_OF_DATE, place, message).help(
            "run prospectus build without --locked, and commit content/calendar.lock with the texts",
        ));
    }

    /// Makes the site and hands it over.
    fn make(
        &self,
        sources: &Sources,
        pictures: &[String],
        records: &Records,
        standing: &Standing,
        remembered: &Remembered,
    ) -> Result<Output> {
        let mut findings = Findings::default();
        let theme = theme(&records.catalogue.college, self.lender, &mut findings)?;
        let words = theme.language.clone();
        let own_url = &records.catalogue.college.base_url.value;
        let editions = editions(&records.catalogue, theme, self.lender, &mut findings)?;
        let site = Site {
            sources,
            catalogue: &records.catalogue,
            timetable: &records.timetable,
            standing,
            remembered,
            pictures,
            words: &words,
            today: records.today,
            base_url: self.options.base_url.as_ref().unwrap_or(own_url),
            with_drafts: self.options.with_drafts || self.preview.is_some(),
            preview: self.preview.map(|shown| Preview {
                panel: &records.panel,
                shown,
            }),
        };
        let mut output = Output::make(
            &site,
            editions,
            self.lender,
            self.sink,
            (self.kept, self.progress),
        )?;
        output.findings.extend(findings);
        Ok(output)
    }
}

/// The ledger as it was written last, whether two versions of it were in one file, and what is wrong with it.
fn old_ledger(cx: &Context<'_>) -> ((Ledger, bool), Findings) {
    let mut findings = Findings::default();
    let read = ledger::read(cx.sources, cx.catalogue, &mut findings);
    (read, findings)
}

/// That takes a while, and nobody need wait for it.
fn drop_later(large: impl Send + 'static) {
    rayon::spawn(move || drop(large));
}

fn day(records: &Records) -> Day {
    let zone = records.catalogue.college.time_zone.iana_name();
    Day {
        date: records.today,
        zone: zone.map(str::to_owned),
    }
}

/// What the rules say of the finished pages and of the links that lead out of them.
fn about_pages(
    cx: &Context<'_>,
    site: &FinishedSite<'_>,
    links: Option<&Looked>,
    waivers: &mut Waivers<'_>,
) -> Findings {
    let mut findings = rules::check_pages(cx, site);
    findings.extend(rules::check_links(cx, links, waivers));
    waivers.apply(&mut findings);
    findings
}

/// Sorts findings. People who are kept outside the college's folder are for others to change.
fn in_order(findings: &mut Findings, sources: &Sources) {
    for finding in findings.iter_mut() {
        finding
            .fix
            .take_if(|fix| sources[fix.span.source].in_overlay);
    }
    findings.sort();
}

/// The pictures among the files of a site.
fn pictures_of(mut files: BTreeSet<String>) -> BTreeSet<String> {
    files.retain(|path| path.starts_with(PICTURES));
    files
}

/// The titles of the courses, by the paths of their files.
fn titles(catalogue: &Catalogue, sources: &Sources) -> BTreeMap<String, String> {
    let courses = catalogue.courses.iter();
    courses
        .map(|course| {
            let path = &sources[course.origin.source].path;
            (path.clone(), course.title.value.clone())
        })
        .collect()
}

/// Whether there is a college to make pages of: its file is there, and its front matter could be read.
fn has_college(catalogue: &Catalogue) -> bool {
    catalogue.college.origin.source != SourceId::NOWHERE
}

/// The theme that the college names, with its own files in the place of the default's.
pub(super) fn theme(
    college: &College,
    lender: &dyn Lender,
    findings: &mut Findings,
) -> Result<Theme> {
    let named = college.theme.name.as_ref();
    let name = named.map_or("default", |name| name.value.as_str());
    let before = findings.len();
    let own = lender.theme(name, findings)?;
    let has_no_file = own.is_empty() && findings.len() == before;
    if let Some(named) = named.filter(|_| has_no_file && name != "default") {
        findings.push(
            Finding::new(
                &UNKNOWN_REFERENCE,
                named.span,
                format!("there is no theme {name}"),
            )
            .help(format!(
                "put its templates into themes/{name}/templates/ and its files into themes/{name}/assets/, or write default"
            )),
        );
    }
    Ok(Theme::new(name, &own, &college.language, findings))
}

//! The stages composed: from a college's files to a site, or to what is wrong with it.

use std::collections::{BTreeSet, HashSet};
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use rayon::prelude::*;

use crate::artifact::{self, Artifact, PageFacts, SitePath};
use crate::calendar;
use crate::error::Result;
use crate::export::{redirects, robots, sitemap};
use crate::finding::Findings;
use crate::finish::{self, Addresses, Assets};
use crate::malformed::NO_COLLEGE_FILE;
use crate::model::Catalogue;
use crate::model::reader;
use crate::publish::{Approved, Nowhere, Sink, Staging};
use crate::read::{self, Files, ThemeFile};
use crate::render::theme::Theme;
use crate::render::{Job, Renderer};
use crate::rules;
use crate::rules::checker::Context;
use crate::rules::settings::settings;
use crate::rules::waivers::Waivers;
use crate::site::{Site, feeds, picture_address};
use crate::source::{Source, Sources};
use crate::standing::Standing;
use crate::text::phrases::Names;
use crate::timetable::timetable;

/// What a build or check is asked for.
#[derive(Debug, Clone)]
pub struct Options {
    /// Instead of the college's own; with a slash at its end.
    pub base_url: Option<String>,
    pub today: Today,
    pub with_drafts: bool,
    /// A folder with people who are kept outside the repository.
    pub people: Option<PathBuf>,
}

/// On which day it happens.
#[derive(Debug, Clone, Copy)]
pub enum Today {
    /// The college's day, as asked for.
    On(Date),
    /// The college's day at an instant, which depends on its zone.
    At(Timestamp),
}

impl Today {
    fn in_zone(self, zone: &TimeZone) -> Date {
        match self {
            Self::On(date) => date,
            Self::At(instant) => instant.to_zoned(zone.clone()).date(),
        }
    }
}

/// How much there is of everything.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Summary {
    /// Courses that are published, and those that are held back.
    pub courses: usize,
    pub held: usize,
    pub sessions: usize,
    pub pages: usize,
    pub calendars: usize,
}

/// What came of a build or check.
#[derive(Debug)]
pub struct Outcome {
    pub sources: Sources,
    /// Sorted, with what is waived taken out.
    pub findings: Findings,
    pub summary: Summary,
    /// Ids of the courses that are left out.
    pub held: Vec<String>,
}

/// Who watches long work.
pub trait Progress: Sync {
    /// So many pages are to be made.
    fn begin(&self, pages: usize);
    /// One more is made.
    fn step(&self);
}

/// Nobody watches.
#[derive(Debug)]
pub struct Unwatched;

impl Progress for Unwatched {
    fn begin(&self, _: usize) {}
    fn step(&self) {}
}

/// Runs the whole way but for publishing.
///
/// # Errors
///
/// When the machine fails; what is wrong with the files is in the outcome.
pub fn check(site: &Path, options: &Options, progress: &dyn Progress) -> Result<Outcome> {
    let files = read::read(site, options.people.as_deref())?;
    run(files, &OnDisk(site), options, &Nowhere, progress)
}

/// Makes the site and publishes it, unless a finding stops that.
///
/// # Errors
///
/// When the machine fails; then the old site is as it was.
pub fn build(
    site: &Path,
    out: &Path,
    options: &Options,
    progress: &dyn Progress,
) -> Result<(Outcome, bool)> {
    let files = read::read(site, options.people.as_deref())?;
    let staging = Staging::new(site, out)?;
    let outcome = run(files, &OnDisk(site), options, &staging, progress)?;
    let Some(approved) = Approved::new(&outcome.findings) else {
        return Ok((outcome, false));
    };
    staging.publish(approved)?;
    Ok((outcome, true))
}

/// Checks texts that are in no folder: paths and what stands in them. For tests.
pub fn check_texts(texts: &[(String, String)], today: Date) -> (Sources, Findings) {
    let mut files = Files::default();
    let mut texts: Vec<_> = texts.iter().collect();
    texts.sort();
    for (path, text) in texts {
        files.sources.add(Source::new(path.as_str(), text.as_str()));
    }
    let options = Options {
        base_url: None,
        today: Today::On(today),
        with_drafts: false,
        people: None,
    };
    match run(files, &InMemory, &options, &Nowhere, &Unwatched) {
        Ok(outcome) => (outcome.sources, outcome.findings),
        Err(error) => unreachable!("nothing here touches the machine: {error}"),
    }
}

/// What is read only when the records have said that it is needed.
trait Lender: Sync {
    fn theme(&self, name: &str, findings: &mut Findings) -> Result<Vec<ThemeFile>>;
    fn picture(&self, path: &str) -> Result<Vec<u8>>;
}

struct OnDisk<'a>(&'a Path);

impl Lender for OnDisk<'_> {
    fn theme(&self, name: &str, findings: &mut Findings) -> Result<Vec<ThemeFile>> {
        read::theme(self.0, name, findings)
    }

    fn picture(&self, path: &str) -> Result<Vec<u8>> {
        read::picture(self.0, path)
    }
}

struct InMemory;

impl Lender for InMemory {
    fn theme(&self, _: &str, _: &mut Findings) -> Result<Vec<ThemeFile>> {
        Ok(Vec::new())
    }

    fn picture(&self, _: &str) -> Result<Vec<u8>> {
        Ok(Vec::new())
    }
}

fn run(
    files: Files,
    lender: &dyn Lender,
    options: &Options,
    sink: &dyn Sink,
    progress: &dyn Progress,
) -> Result<Outcome> {
    let Files {
        sources,
        mut pictures,
        mut findings,
    } = files;
    pictures.sort();
    let (catalogue, found) = reader::catalogue(&sources, options.people.is_some());
    findings.extend(found);
    let (timetable, found) = timetable(&catalogue);
    findings.extend(found);

    let today = options.today.in_zone(&catalogue.college.time_zone);
    let settings = settings(&catalogue.college.rules, &mut findings);
    let mut standing = Standing::of_drafts(&catalogue, options.with_drafts);
    let names = names(&catalogue);
    let drafts: HashSet<_> = catalogue
        .origins()
        .filter(|(_, origin)| origin.draft)
        .map(|(_, origin)| origin.source)
        .collect();
    let cx = Context {
        sources: &sources,
        catalogue: &catalogue,
        timetable: &timetable,
        today,
        settings: &settings,
        names: &names,
        drafts: &drafts,
        people_elsewhere: catalogue.college.people_in_overlay && options.people.is_none(),
    };
    findings.extend(rules::check_records(&cx));
    let mut waivers = Waivers::new(&catalogue.waivers, &sources, today);
    waivers.apply(&mut findings);
    standing.hold(&catalogue, &findings);

    let mut summary = Summary::default();
    // Without the college's own file there is nothing that a page could be made of.
    if !findings
        .iter()
        .any(|finding| finding.code == &NO_COLLEGE_FILE)
    {
        let theme_name = catalogue
            .college
            .theme
            .name
            .as_ref()
            .map_or("default", |name| name.value.as_str());
        let own = lender.theme(theme_name, &mut findings)?;
        let mut theme = Theme::new(
            theme_name,
            &own,
            &catalogue.college.language.value,
            &mut findings,
        );
        let words = std::sync::Arc::clone(&theme.language);
        let site = Site {
            sources: &sources,
            catalogue: &catalogue,
            timetable: &timetable,
            standing: &standing,
            pictures: &pictures,
            words: &words,
            today,
            base_url: options
                .base_url
                .as_deref()
                .unwrap_or(&catalogue.college.base_url.value),
            with_drafts: options.with_drafts,
        };
        theme.set_site(crate::render::site_value(&site));
        let published = publish_all(&site, &theme, lender, sink, progress, &mut findings)?;
        let mut about_pages = rules::check_pages(
            &cx,
            &artifact::Site {
                pages: &published.pages,
                files: &published.files,
            },
        );
        waivers.apply(&mut about_pages);
        findings.extend(about_pages);
        summary = published.summary;
        summary.sessions = timetable.sessions.len();
    }
    waivers.finish(&mut findings);
    findings.sort();
    let held: Vec<String> = standing
        .held(&catalogue)
        .into_iter()
        .map(str::to_owned)
        .collect();
    summary.held = held.len();
    Ok(Outcome {
        findings,
        summary,
        held,
        sources,
    })
}

/// What went to the sink.
struct Published {
    pages: Vec<PageFacts>,
    /// Every address that is no page: calendars, assets, pictures.
    files: BTreeSet<String>,
    summary: Summary,
}

fn publish_all(
    site: &Site<'_>,
    theme: &Theme,
    lender: &dyn Lender,
    sink: &dyn Sink,
    progress: &dyn Progress,
    findings: &mut Findings,
) -> Result<Published> {
    let Assets { artifacts, names } = finish::fingerprint(&theme.assets);
    let addresses = Addresses::new(site.base_url, names);
    let pages = make_pages(site, theme, &addresses, sink, progress, findings)?;
    let feeds = feeds::feeds(site);
    let summary = Summary {
        pages: pages.len(),
        calendars: feeds.len(),
        courses: site.courses().count(),
        ..Summary::default()
    };
    let in_map: Vec<String> = pages
        .iter()
        .filter(|(for_search, _)| *for_search)
        .map(|(_, facts)| facts.path.clone())
        .collect();
    let pages: Vec<PageFacts> = pages.into_iter().map(|(_, facts)| facts).collect();

    let mut files: BTreeSet<String> = feeds.iter().map(|feed| feed.path.to_string()).collect();
    feeds
        .par_iter()
        .try_for_each(|feed| sink.take(calendar::calendar(site, feed)))?;
    let mut others = artifacts;
    if !site.with_drafts {
        others.push(sitemap::sitemap(site.base_url, &in_map));
    }
    others.push(robots::robots(site.base_url, site.with_drafts));
    others.extend(redirects::redirects(
        addresses.base_path(),
        &crate::render::redirects(site),
    ));
    for artifact in others {
        files.insert(artifact.path.to_string());
        sink.take(artifact)?;
    }
    for picture in site.pictures {
        let path = SitePath::new(picture_address(picture));
        files.insert(path.to_string());
        sink.take(Artifact {
            path,
            bytes: lender.picture(picture)?,
        })?;
    }
    Ok(Published {
        pages,
        files,
        summary,
    })
}

/// Makes, finishes and hands over every page, each on one core in one go. With each come its facts, and whether it is
/// for search engines.
fn make_pages(
    site: &Site<'_>,
    theme: &Theme,
    addresses: &Addresses,
    sink: &dyn Sink,
    progress: &dyn Progress,
    findings: &mut Findings,
) -> Result<Vec<(bool, PageFacts)>> {
    let renderer = Renderer::new(site, theme);
    let jobs = renderer.jobs();
    progress.begin(jobs.len());
    let made: Vec<_> = jobs
        .par_iter()
        .map(|job| {
            let finished = renderer
                .render(job)
                .and_then(|page| finish::finish(addresses, page));
            progress.step();
            match finished {
                Ok((artifact, facts)) => sink
                    .take(artifact)
                    .map(|()| Ok((is_for_search(job), facts))),
                Err(finding) => Ok(Err(finding)),
            }
        })
        .collect::<Result<_>>()?;
    let mut pages = Vec::with_capacity(made.len());
    for one in made {
        match one {
            Ok(page) => pages.push(page),
            Err(finding) => findings.push(*finding),
        }
    }
    Ok(pages)
}

fn is_for_search(job: &Job) -> bool {
    !matches!(job, Job::NotFound | Job::Redirect { .. })
}

/// Every name in the records, for the rules about words.
fn names(catalogue: &Catalogue) -> Names {
    let mut names: Vec<String> = Vec::new();
    names.extend(
        [&catalogue.college.name]
            .into_iter()
            .chain(&catalogue.college.short_name)
            .map(|name| name.value.clone()),
    );
    names.extend(
        catalogue
            .courses
            .iter()
            .map(|course| course.title.value.clone()),
    );
    names.extend(
        catalogue
            .topics
            .iter()
            .map(|topic| topic.name.value.clone()),
    );
    names.extend(
        catalogue
            .venues
            .iter()
            .map(|venue| venue.name.value.clone()),
    );
    names.extend(
        catalogue
            .partners
            .iter()
            .map(|partner| partner.name.value.clone()),
    );
    names.extend(
        catalogue
            .people
            .iter()
            .filter_map(|person| person.name.as_ref())
            .map(|name| name.value.clone()),
    );
    names.extend(
        catalogue
            .people
            .iter()
            .map(|person| person.role.value.clone()),
    );
    names.extend(catalogue.pages.iter().map(|page| page.title.value.clone()));
    let allowed = catalogue.words.iter().flat_map(|word| match word {
        crate::model::lists::Word::Allow(phrases) => {
            phrases.iter().map(|phrase| phrase.value.clone()).collect()
        }
        crate::model::lists::Word::Instead { .. } => Vec::new(),
    });
    names.extend(allowed);
    Names::new(names)
}

//! The stages composed: from a college's files to a site, or to what is wrong with it.

mod lender;

pub mod request;

mod records;

mod understood;

mod passed;

mod reviewed;

mod output;

mod since;

mod fixing;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use jiff::civil::Date;

use crate::artifact::{FinishedSite, PageFacts};
use crate::error::Result;
use crate::finding::{Finding, Findings, Level, Place};
use crate::history::{self, Base, Touched};
use crate::i18n::Language;
use crate::ledger::{self, News, Remembered};
use crate::links::{Answers, Asker, Looked, outside_links};
use crate::malformed::{LEDGER_OUT_OF_DATE, UNKNOWN_REFERENCE};
use crate::model::catalogue::Catalogue;
use crate::model::college::College;
use crate::pipeline::fixing::fixed;
pub use crate::pipeline::fixing::{Fixed, Fixing, Made};
use crate::pipeline::lender::{InMemory, Lender, OnDisk};
use crate::pipeline::output::Output;
pub use crate::pipeline::passed::{FieldSince, SincePassed, since_passed};
use crate::pipeline::records::Records;
pub use crate::pipeline::request::{Options, Outcome, Progress, Since, Summary, Today, Unwatched};
pub use crate::pipeline::reviewed::Reviewed;
pub use crate::pipeline::understood::Understood;
use crate::publish::{self, Approved, Nowhere, Sink, Staging};
use crate::read::LEDGER_PATH;
use crate::read::{self, Files};
use crate::render::theme::Theme;
use crate::rules;
use crate::rules::checker::Context;
use crate::rules::waivers::Waivers;
use crate::site::Site;
use crate::site::preview::{OldWords, Preview, Shown};
use crate::source::{Source, SourceId, Sources};
use crate::standing::Standing;

/// Runs the whole way but for publishing.
///
/// # Errors
///
/// When the machine fails; what is wrong with the files is in the outcome.
pub fn check(site: &Path, options: &Options, progress: &dyn Progress) -> Result<Outcome> {
    let files = read::read(site, options.people.as_deref())?;
    let asker = options.links.as_ref().map(Asker::new);
    let run = Run {
        options,
        lender: &OnDisk(site),
        sink: &Nowhere,
        progress,
        preview: None,
        answers: asker.as_ref().map(|asker| asker as &dyn Answers),
    };
    run.go(files)
}

/// The same, for what changed since a revision only: findings that were there before, at places that the change does not
/// touch, are left out and counted.
///
/// # Errors
///
/// When the machine fails, or git cannot say what was there before.
pub fn check_since(
    site: &Path,
    options: &Options,
    revision: &str,
    progress: &dyn Progress,
) -> Result<Outcome> {
    // Git is asked first: when it cannot answer, nobody waits for a check.
    let base = history::since(site, revision)?;
    check_against(&base, site, options, revision, progress)
}

/// What a change since a revision is about, with what `check_since` finds of it.
///
/// # Errors
///
/// When the machine fails, or git cannot say what was there before.
pub fn review(
    site: &Path,
    options: &Options,
    revision: &str,
    progress: &dyn Progress,
) -> Result<Reviewed> {
    let base = history::since(site, revision)?;
    let outcome = check_against(&base, site, options, revision, progress)?;
    Reviewed::new(site, options, revision, base, outcome)
}

fn check_against(
    base: &Base,
    site: &Path,
    options: &Options,
    revision: &str,
    progress: &dyn Progress,
) -> Result<Outcome> {
    let mut outcome = check(site, options, progress)?;
    // No host is asked twice.
    let asked = outcome.links.as_ref();
    let answers = asked.map(|links| &links.asked as &dyn Answers);
    let before = Before::new(base, options, revision, answers)?;
    before.narrow(&mut outcome);
    Ok(outcome)
}

/// The same, with everything put right in memory that surely can be. Nothing is written.
///
/// # Errors
///
/// When the machine fails, or git cannot say what was there before.
pub fn fix(
    site: &Path,
    options: &Options,
    fixing: Fixing<'_>,
    progress: &dyn Progress,
) -> Result<Fixed> {
    let before = fixing
        .revision
        .map(|revision| Before::new(&history::since(site, revision)?, options, revision, None));
    let mut before = before.transpose()?;
    let files = read::read(site, options.people.as_deref())?;
    let run = Run {
        options,
        lender: &OnDisk(site),
        sink: &Nowhere,
        progress,
        preview: None,
        answers: None,
    };
    fixed(files.sources, fixing, options, |sources, lines| {
        let mut outcome = run.go(Files {
            sources,
            pictures: files.pictures.clone(),
            findings: files.findings.clone(),
        })?;
        if let Some(before) = &mut before {
            lines
                .iter()
                .for_each(|(path, line)| before.touched.add(path, *line));
            before.narrow(&mut outcome);
        }
        Ok(outcome)
    })
}

/// What was found at a revision, and what changed since.
struct Before {
    revision: String,
    outcome: Outcome,
    touched: Touched,
}

impl Before {
    fn new(
        base: &Base,
        options: &Options,
        revision: &str,
        answers: Option<&dyn Answers>,
    ) -> Result<Self> {
        let mut lender = InMemory::default();
        for (path, bytes) in &base.files {
            if let Some(path) = path.strip_prefix("themes/") {
                lender.theme_files.push((path, bytes));
            }
        }
        let run = Run {
            options,
            lender: &lender,
            sink: &Nowhere,
            progress: &Unwatched,
            preview: None,
            answers,
        };
        Ok(Self {
            revision: revision.to_owned(),
            outcome: run.go(read::kept(&base.files, options.people.as_deref())?)?,
            touched: base.touched.clone(),
        })
    }

    fn narrow(&self, outcome: &mut Outcome) {
        since::narrow(outcome, &self.revision, &self.outcome, &self.touched);
    }
}

/// Makes the site and publishes it, unless a finding stops that.
///
/// # Errors
///
/// When the machine fails; then the old site is as it was, unless it was the ledger that could not be written after it.
pub fn build(
    site: &Path,
    out: &Path,
    options: &Options,
    progress: &dyn Progress,
) -> Result<(Outcome, bool)> {
    let files = read::read(site, options.people.as_deref())?;
    let staging = Staging::new(site, out)?;
    let run = Run {
        options,
        lender: &OnDisk(site),
        sink: &staging,
        progress,
        preview: None,
        answers: None,
    };
    let outcome = run.go(files)?;
    let Some(approved) = Approved::new(&outcome.findings) else {
        return Ok((outcome, false));
    };
    staging.publish(approved)?;
    if let Some(text) = &outcome.ledger {
        publish::write_ledger(site, text)?;
    }
    Ok((outcome, true))
}

/// Makes the panel's preview: the whole site with its drafts and what is held back, and the pages that only the panel sees.
/// It is made in spite of mistakes, which it shows, but for those that no college may pass on. Gives what `check` says, and
/// whether the preview was made.
///
/// # Errors
///
/// When the machine fails; then the old preview is as it was.
pub fn preview(
    site: &Path,
    out: &Path,
    options: &Options,
    progress: &dyn Progress,
) -> Result<(Outcome, bool)> {
    let checked = check(site, options, &Unwatched)?;
    let shown = Shown {
        findings: checked.findings.clone(),
        old: old_words(site, &understand(site, options)?),
        folder: history::folder(site),
    };
    let staging = Staging::new(site, out)?;
    let run = Run {
        options,
        lender: &OnDisk(site),
        sink: &staging,
        progress,
        preview: Some(&shown),
        answers: None,
    };
    let outcome = run.go(read::read(site, options.people.as_deref())?)?;
    let mut refusing = Findings::default();
    let never = |finding: &&Finding| {
        matches!(finding.code.code, "D801" | "D803" | "D805" | "D807") || outcome.summary.pages == 0
    };
    for finding in checked.findings.iter().filter(never) {
        refusing.push(finding.clone());
    }
    let Some(approved) = Approved::new(&refusing) else {
        return Ok((checked, false));
    };
    staging.publish(approved)?;
    Ok((checked, true))
}

/// What the courses that changed since they passed said then.
fn old_words(site: &Path, college: &Understood) -> Vec<OldWords> {
    let reviews = college.panel.reviews.iter().enumerate();
    let changed = reviews.filter(|(_, review)| !review.changes.is_empty());
    let words = changed.map(|(course, _)| {
        let since = since_passed(site, college, course);
        OldWords {
            course,
            fields: since
                .fields
                .into_iter()
                .map(|it| (it.field, it.old))
                .collect(),
            not_here: since.not_here,
        }
    });
    words.collect()
}

/// Reads and understands the records, and makes nothing of them.
///
/// # Errors
///
/// When the machine fails; what is wrong with the files is in what is given.
pub fn understand(site: &Path, options: &Options) -> Result<Understood> {
    let files = read::read(site, options.people.as_deref())?;
    Ok(Understood::new(files, options))
}

/// The words of the college's theme, in its language.
///
/// # Errors
///
/// When the machine fails.
pub fn words(site: &Path, college: &College) -> Result<Arc<Language>> {
    // What is wrong with a theme is for `check`; the default's words take the place of what cannot be read.
    let theme = theme(college, &OnDisk(site), &mut Findings::default())?;
    Ok(theme.language)
}

/// Checks texts that are in no folder: paths from the site's folder, and what stands in them. A file of a theme is one,
/// and so is a picture, whatever stands in it. For tests, which also say what outside addresses answer.
pub fn check_texts(
    texts: &[(String, String)],
    today: Date,
    answers: &dyn Answers,
) -> (Sources, Findings) {
    let mut files = Files::default();
    let mut lender = InMemory::default();
    let mut texts: Vec<_> = texts.iter().collect();
    texts.sort();
    for (path, text) in texts {
        if let Some(path) = path.strip_prefix("themes/") {
            lender.theme_files.push((path, text.as_bytes()));
        } else if read::is_picture(path) {
            files.pictures.push(path.clone());
        } else {
            files.sources.add(Source::new(path.as_str(), text.as_str()));
        }
    }
    let options = Options {
        base_url: None,
        today: Today::On(today),
        with_drafts: false,
        locked: false,
        people: None,
        links: None,
    };
    let run = Run {
        options: &options,
        lender: &lender,
        sink: &Nowhere,
        progress: &Unwatched,
        preview: None,
        answers: Some(answers),
    };
    match run.go(files) {
        Ok(outcome) => (outcome.sources, outcome.findings),
        Err(error) => unreachable!("nothing here touches the machine: {error}"),
    }
}

/// What a run of the whole way has at hand.
struct Run<'a> {
    options: &'a Options,
    lender: &'a dyn Lender,
    /// Takes the finished files.
    sink: &'a dyn Sink,
    progress: &'a dyn Progress,
    /// What was found before, for the panel's preview; absent for the site itself.
    preview: Option<&'a Shown>,
    /// Says what outside addresses answer; absent when nobody looks at links.
    answers: Option<&'a dyn Answers>,
}

impl Run<'_> {
    /// Goes the whole way.
    fn go(&self, files: Files) -> Result<Outcome> {
        let Files {
            sources,
            pictures,
            mut findings,
        } = files;
        let records = Records::read(&sources, self.options, &mut findings);
        let (catalogue, cx) = (&records.catalogue, records.context(&sources));
        let mut waivers = Waivers::new(&catalogue.waivers, &sources, records.today);

        findings.extend(rules::check_records(&cx));
        waivers.apply(&mut findings);
        Standing::settle(catalogue, &mut findings);
        let standing = self.standing(catalogue, &findings);
        let for_ledger = records.for_ledger(&sources, &standing);
        let renewed = ledger::renew(&for_ledger, &mut findings);

        let held = standing.held(catalogue);
        let mut summary = Summary::default();
        let mut links = None;
        if has_college(catalogue) {
            let made = self.make(
                &sources,
                &pictures,
                &records,
                &standing,
                &renewed.remembered,
            )?;
            let site = FinishedSite {
                pages: &made.pages,
                files: &made.files,
                held: &held,
                leaks: &made.leaks,
                style_loads: &made.style_loads,
                colours: &made.colours,
            };
            links = self.look_at_links(&records, &made.pages);
            findings.extend(made.findings);
            findings.extend(about_pages(&cx, &site, links.as_ref(), &mut waivers));
            summary = made.summary;
        }
        waivers.finish(&mut findings);
        // What drafts would add is nobody's memory.
        let ledger = renewed.text.filter(|_| !self.options.with_drafts);
        self.refuse_if_locked(ledger.is_some(), &renewed.news, &mut findings);
        leave_overlay(&mut findings, &sources);
        findings.sort();
        summary.held = held.len();
        Ok(Outcome {
            findings,
            summary,
            held,
            ledger,
            news: renewed.news,
            titles: titles(catalogue, &sources),
            links,
            since: None,
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
            format!(
                "the ledger of the calendars is out of date: {} new, {} changed",
                sessions(news.new),
                sessions(news.changed)
            )
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
        let mut output = Output::make(&site, theme, self.lender, self.sink, self.progress)?;
        output.findings.extend(findings);
        Ok(output)
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

/// People who are kept outside the college's folder are for others to change.
fn leave_overlay(findings: &mut Findings, sources: &Sources) {
    for finding in findings.iter_mut() {
        finding
            .fix
            .take_if(|fix| sources[fix.span.source].in_overlay);
    }
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
fn theme(college: &College, lender: &dyn Lender, findings: &mut Findings) -> Result<Theme> {
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

//! The stages composed: from a college's files to a site, or to what is wrong with it.

mod lender;

pub mod request;

mod amending;

mod records;

mod understood;

mod passed;

mod reviewed;

mod editions;

mod kept;

mod watch;

mod machines;

mod output;

mod run;

mod record;

mod again;

mod live;

mod since;

mod fixing;

mod foreseen;

use std::path::Path;
use std::sync::Arc;

use jiff::civil::Date;

use crate::error::Result;
use crate::finding::{Finding, Findings};
use crate::history::{self, Base, Touched};
use crate::i18n::Language;
use crate::links::{Answers, Asker};
use crate::model::college::College;
pub use crate::pipeline::again::{Built, build_again};
use crate::pipeline::fixing::fixed;
pub use crate::pipeline::fixing::{Fixed, Fixing, Made};
pub use crate::pipeline::foreseen::{Foreseen, foreseen};
use crate::pipeline::lender::{InMemory, OnDisk};
pub use crate::pipeline::live::{Answer, Live};
pub use crate::pipeline::passed::{FieldSince, SincePassed, since_passed};
pub use crate::pipeline::request::{
    Day, Options, Outcome, Progress, Since, Summary, Today, Unwatched,
};
pub use crate::pipeline::reviewed::Reviewed;
use crate::pipeline::run::{Run, theme};
pub use crate::pipeline::understood::Understood;
use crate::publish::{Approved, Nowhere, Sink, Staging};
use crate::read::{self, Files};
use crate::site::preview::Shown;
use crate::source::{Source, Sources};

/// Runs the whole way but for publishing.
///
/// # Errors
///
/// When the machine fails; what is wrong with the files is in the outcome.
pub fn check(site: &Path, options: &Options, progress: &dyn Progress) -> Result<Outcome> {
    let files = read::read(site, options.people.as_deref())?;
    let asker = options.links.as_ref().map(Asker::new);
    let lender = OnDisk {
        site,
        kept: options.kept.as_deref(),
    };
    let run = Run {
        progress,
        answers: asker.as_ref().map(|asker| asker as &dyn Answers),
        ..Run::new(options, &lender, &Nowhere)
    };
    run.go(files)
}

/// The same for files that were read before.
///
/// # Errors
///
/// When the machine fails, or nobody waits for it any more.
pub fn check_files(
    site: &Path,
    files: Files,
    options: &Options,
    progress: &dyn Progress,
) -> Result<Outcome> {
    let lender = OnDisk {
        site,
        kept: options.kept.as_deref(),
    };
    let run = Run {
        progress,
        ..Run::new(options, &lender, &Nowhere)
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
    let lender = OnDisk {
        site,
        kept: options.kept.as_deref(),
    };
    let run = Run {
        progress,
        ..Run::new(options, &lender, &Nowhere)
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
            answers,
            ..Run::new(options, &lender, &Nowhere)
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

/// Makes the whole site anew and publishes it, unless a finding stops that.
///
/// # Errors
///
/// When the machine fails; then the old site is as it was, unless it was the ledger that could not follow the new one, which
/// the next command makes good.
pub fn build(
    site: &Path,
    out: &Path,
    options: &Options,
    progress: &dyn Progress,
) -> Result<(Outcome, bool)> {
    let (outcome, built) = build_again(site, out, options, true, progress)?;
    Ok((outcome, built == Built::Made))
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
        old: passed::old_words(site, &understand(site, options)?),
        folder: history::folder(site),
    };
    let staging = Staging::new(site, out)?;
    let lender = OnDisk {
        site,
        kept: options.kept.as_deref(),
    };
    let run = Run {
        progress,
        preview: Some(&shown),
        ..Run::new(options, &lender, &staging)
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
    staging.publish_apart(approved)?;
    Ok((checked, true))
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
    let theme = theme(
        college,
        &OnDisk { site, kept: None },
        &mut Findings::default(),
    )?;
    Ok(theme.language)
}

/// Checks texts that are in no folder: paths from the site's folder, and what stands in them. A file of a theme is one,
/// and so is a picture, whatever stands in it. For tests, which also say what outside addresses answer.
pub fn check_texts(
    texts: &[(String, String)],
    today: Date,
    answers: &dyn Answers,
) -> (Sources, Findings) {
    make_of_texts(texts, today, Some(answers), &Nowhere)
}

/// The same, and hands every file of the site over, whatever was found.
pub fn make_of_texts(
    texts: &[(String, String)],
    today: Date,
    answers: Option<&dyn Answers>,
    sink: &dyn Sink,
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
        kept: None,
    };
    let run = Run {
        answers,
        ..Run::new(&options, &lender, sink)
    };
    match run.go(files) {
        Ok(outcome) => (outcome.sources, outcome.findings),
        Err(error) => unreachable!("nothing here touches the machine: {error}"),
    }
}

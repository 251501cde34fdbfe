//! Which college a command is about, where its site will stand, and on which day.

use std::path::{Path, PathBuf};

use clap::builder::{OsStringValueParser, TypedValueParser};

use crate::cli::terminal::Terminal;
use crate::edit;
use crate::error::{Error, Result};
use crate::model::college::checked_base_url;
use crate::model::dates;
use crate::pipeline::{Options, Today};
use crate::publish::{self, Stopped};
use crate::report::counted;

/// Options that every command about a college has.
#[derive(Debug, clap::Args)]
pub(super) struct SiteArgs {
    /// The college's folder, which holds content/ and partners/ [default: this folder or one above it]
    #[arg(long, value_name = "DIR")]
    site: Option<PathBuf>,

    /// The address where the site will stand, instead of base_url in content/college.md
    #[arg(long, value_name = "URL", value_parser = base_url)]
    pub(super) base_url: Option<String>,

    /// The day to build for, such as 2027-01-12 [default: SOURCE_DATE_EPOCH, or today in the college's time zone]
    #[arg(long, value_name = "DATE", value_parser = day)]
    today: Option<jiff::civil::Date>,

    #[command(flatten)]
    people: PeopleArgs,
}

/// Where a college keeps its people, when not in its own folder.
#[derive(Debug, clap::Args)]
pub(super) struct PeopleArgs {
    /// A folder with people who are kept outside the repository
    #[arg(long, value_name = "DIR", env = "PROSPECTUS_PEOPLE", value_parser = OsStringValueParser::new().map(PathBuf::from))]
    people: Option<PathBuf>,
}

impl PeopleArgs {
    /// An empty name is none: a build service sets a secret that nobody gave to an empty text.
    pub(super) fn folder(&self) -> Option<&Path> {
        let named = |folder: &&Path| !folder.as_os_str().is_empty();
        self.people.as_deref().filter(named)
    }
}

impl SiteArgs {
    pub(super) fn folder(&self) -> Result<PathBuf> {
        site_folder(self.site.as_deref())
    }

    pub(super) fn people(&self) -> Option<PathBuf> {
        self.people.folder().map(Path::to_owned)
    }

    /// What these options say of a run of the pipeline: without drafts, with a ledger that may change, asking no host.
    pub(super) fn options(&self) -> Result<Options> {
        Ok(Options {
            today: self.today()?,
            people: self.people(),
            base_url: self.base_url.clone(),
            with_drafts: false,
            locked: false,
            links: None,
            kept: kept_pictures(),
        })
    }

    pub(super) fn today(&self) -> Result<Today> {
        match self.today {
            Some(date) => Ok(Today::On(date)),
            None => now().map(Today::At),
        }
    }
}

fn base_url(text: &str) -> Result<String, String> {
    let remedy = "write the whole address, such as https://example.org/college/";
    checked_base_url(text).map_err(|reason| format!("{reason}: {remedy}"))
}

pub(super) fn day(text: &str) -> Result<jiff::civil::Date, String> {
    let remedy = "write year, month and day with hyphens, such as 2027-01-12";
    dates::date(text).map_err(|reason| format!("{reason}: {remedy}"))
}

/// The folder asked for, or the nearest one above this that is a college's; without one, this folder. A change to its
/// files or to the site that was stopped half-way is finished first.
pub(super) fn site_folder(asked: Option<&Path>) -> Result<PathBuf> {
    let folder = named_or_nearest(asked)?;
    if let Some(files) = edit::finish(&folder)? {
        let files = counted(files, "file", "files");
        Terminal::new().say(&format!(
            "The last command that changed the college's files was stopped half-way; it is finished now ({files})."
        ));
    }
    match publish::finish(&folder)? {
        None => {}
        Some(Stopped::Published(out)) => Terminal::new().say(&format!(
            "The last build was stopped half-way, after its site was put in {}; it is finished now.",
            out.display()
        )),
        Some(Stopped::NotPublished(out)) => Terminal::new().say(&format!(
            "The last build was stopped half-way, before it published anything: {} is as it was.",
            out.display()
        )),
    }
    Ok(folder)
}

fn named_or_nearest(asked: Option<&Path>) -> Result<PathBuf> {
    if let Some(folder) = asked {
        return Ok(folder.to_owned());
    }
    let here =
        std::env::current_dir().map_err(|cause| Error::disk("find the folder", ".", cause))?;
    let found = here
        .ancestors()
        .find(|folder| folder.join("content/college.md").is_file());
    Ok(found.unwrap_or(&here).to_owned())
}

/// The only reading of the clock: `SOURCE_DATE_EPOCH` (reproducible-builds.org), seconds since 1970, stands in for it.
pub(super) fn now() -> Result<jiff::Timestamp> {
    let Ok(fixed) = std::env::var("SOURCE_DATE_EPOCH") else {
        return Ok(jiff::Timestamp::now());
    };
    let instant = fixed
        .trim()
        .parse()
        .ok()
        .and_then(|seconds| jiff::Timestamp::from_second(seconds).ok());
    instant.ok_or_else(|| {
        Error::refused(
            format!("SOURCE_DATE_EPOCH is {fixed}, which is no number of seconds"),
            "unset it, or set it to seconds since 1970",
        )
    })
}

/// Where programs of this person keep what they can find out again (XDG Base Directory Specification; on Windows the
/// folder for local data).
pub(super) fn kept(name: &str) -> Option<PathBuf> {
    let named = |name: &str| {
        let folder = std::env::var_os(name).map(PathBuf::from);
        folder.filter(|folder| folder.is_absolute())
    };
    let folder = named("XDG_CACHE_HOME")
        .or_else(|| named("LOCALAPPDATA"))
        .or_else(|| Some(named("HOME")?.join(".cache")));
    Some(folder?.join("prospectus").join(name))
}

/// Where photographs are kept that were made smaller.
pub(super) fn kept_pictures() -> Option<PathBuf> {
    kept("pictures")
}

//! `prospectus rename`

use std::fs;
use std::path::Path;

use clap::ValueEnum;
use walkdir::WalkDir;

use crate::cli::changes;
use crate::cli::exit::Exit;
use crate::cli::site::SiteArgs;
use crate::cli::terminal::Terminal;
use crate::edit::Together;
use crate::error::{Error, Result};
use crate::ledger::NewId;
use crate::model::kind::Kind;
use crate::pipeline::{self, Options};
use crate::rename::{self, Renamed, reviews_of};
use crate::report::counted;

/// Give a record another id, everywhere at once
///
/// Renames the file of the record, its texts in other languages and its rounds of the panel, and changes every place that
/// names it: keys of other records, links in texts, waivers, and what the calendars remember, so that every session stays
/// the same for those who subscribed. What the panel decided stands. The old address of a course or page leads on to the
/// new one. All of it happens, or nothing.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  prospectus rename course sleep-well rest-well
  prospectus rename venue old-library central-library --dry-run")]
pub(super) struct Rename {
    /// What it is
    #[arg(value_enum)]
    kind: RenameKind,

    /// The id that it has: the name of its file without .md
    old: String,

    /// The id that it is to have: lower-case letters, digits and hyphens
    new: String,

    /// Show what would change, and change nothing
    #[arg(long)]
    dry_run: bool,

    #[command(flatten)]
    site: SiteArgs,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum RenameKind {
    Course,
    Partner,
    Venue,
    Person,
    Term,
    Topic,
    Page,
}

impl Rename {
    pub(super) fn run(self, terminal: &mut Terminal) -> Result<Exit> {
        let site = self.site.folder()?;
        let options = Options {
            with_drafts: true,
            ..self.site.options()?
        };
        let is = pipeline::understand(&site, &options)?;
        if !is.has_college() {
            return Err(Error::refused(
                format!("no college was found in {}", site.display()),
                "run the command in the college's folder, or name it with --site",
            ));
        }
        let (old, new) = (self.old.as_str(), self.new.as_str());
        let kind = self.kind.kind();
        let mut renamed = rename::rename(&is, &options, NewId { kind, old, new })?;
        if kind == Kind::Course {
            move_what_is_not_read(&site, old, new, &mut renamed.changes)?;
        }
        if changes::make(&site, &renamed.changes, self.dry_run, terminal)? {
            for line in told(kind, old, new, &renamed) {
                terminal.say(&line);
            }
            terminal.say("Next: prospectus check. It finds what it found before, and nothing new.");
        }
        Ok(Exit::Clean)
    }
}

impl RenameKind {
    fn kind(self) -> Kind {
        match self {
            Self::Course => Kind::Course,
            Self::Partner => Kind::Partner,
            Self::Venue => Kind::Venue,
            Self::Person => Kind::Person,
            Self::Term => Kind::Term,
            Self::Topic => Kind::Topic,
            Self::Page => Kind::Page,
        }
    }
}

/// What a coordinator is to know of a rename besides the files.
fn told(kind: Kind, old: &str, new: &str, renamed: &Renamed) -> Vec<String> {
    let places = counted(renamed.places, "place", "places");
    let mut lines = vec![format!(
        "The {} {old} is called {new} now, also in {places} that named it.",
        kind.noun()
    )];
    if let Some(alias) = &renamed.alias {
        lines.push(format!("Its old address {alias} leads on to the new one."));
    }
    if let Some(lost) = &renamed.lost {
        lines.push(format!(
            "note: its old address {lost} leads nowhere from the next build on, and its calendar has another address: only courses and pages have old addresses that lead on. Tell those who may have kept it."
        ));
    }
    for (path, line) in &renamed.outside {
        lines.push(format!(
            "note: {path}:{line} names it too, and lies outside the college's folder: write {new} there."
        ));
    }
    if renamed.people_elsewhere && matches!(kind, Kind::Partner | Kind::Topic) {
        lines.push(format!(
            "note: people are kept outside the college's folder, and were not looked at: where one of them says {old}, write {new}."
        ));
    }
    lines
}

/// Files beside the rounds that the program does not read, such as notes, go with them.
fn move_what_is_not_read(site: &Path, old: &str, new: &str, changes: &mut Together) -> Result<()> {
    let folder = site.join(reviews_of(old));
    if !folder.is_dir() {
        return Ok(());
    }
    for entry in WalkDir::new(&folder).sort_by_file_name() {
        let entry = entry.map_err(|cause| Error::disk("read", &folder, cause.into()))?;
        let inside = entry.path().strip_prefix(&folder).unwrap_or(entry.path());
        let inside = inside.to_string_lossy().replace('\\', "/");
        let from = format!("{}{inside}", reviews_of(old));
        let is_known = changes.moves_away(&from);
        if entry.file_type().is_file() && !is_known {
            let bytes =
                fs::read(entry.path()).map_err(|cause| Error::disk("read", entry.path(), cause))?;
            let to = format!("{}{inside}", reviews_of(new));
            changes.move_file(&from, bytes.clone(), &to, bytes);
        }
    }
    Ok(())
}

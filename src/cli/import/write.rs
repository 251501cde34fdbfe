//! What all imports share: the college, and what is written of an import.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::cli::site::SiteArgs;
use crate::cli::terminal::Terminal;
use crate::edit::Together;
use crate::error::{Error, Result};
use crate::import::told::Told;
use crate::model::kind::Kind;
use crate::pipeline::{self, Options, Understood};
use crate::report::changes::diff;
use crate::report::import::{HEADING, whole};
use crate::source::Source;

/// Options that every import has.
#[derive(Debug, clap::Args)]
pub(super) struct WriteArgs {
    /// Show what would be written as a diff, and write nothing
    #[arg(long)]
    pub(super) dry_run: bool,

    /// Write the whole report to this file, in Markdown
    #[arg(long, value_name = "FILE", conflicts_with = "dry_run")]
    pub(super) report: Option<PathBuf>,
}

/// A college, understood, and where it lies.
pub(super) struct College {
    pub(super) site: PathBuf,
    pub(super) is: Understood,
}

impl College {
    pub(super) fn read(args: &SiteArgs, terminal: &mut Terminal) -> Result<Self> {
        let site = args.folder()?;
        let options = Options {
            with_drafts: true,
            ..args.options()?
        };
        let is = pipeline::understand(&site, &options)?;
        terminal.findings_beside(&is.unreadable, &is.sources);
        if !is.has_college() {
            return Err(Error::refused(
                format!("no college was found in {}", site.display()),
                "run the command in the college's folder, name it with --site, or begin one with `prospectus init DIR`",
            ));
        }
        if !is.unreadable.is_empty() {
            return Err(Error::refused(
                "some records of the college cannot be read, so what it has already is not known",
                "put right what is said above, and import again",
            ));
        }
        Ok(Self { site, is })
    }
}

impl College {
    /// The file of a record.
    pub(super) fn source(&self, kind: Kind, id: &str) -> Option<&Source> {
        let origin = self.is.catalogue.origin(kind, id)?;
        Some(&self.is.sources[origin.source])
    }
}

/// The bytes of the file that is imported, and its name without folders.
pub(super) fn file(path: &Path) -> Result<(Vec<u8>, String)> {
    let bytes = fs::read(path).map_err(|cause| Error::disk("read", path, cause))?;
    let name = path
        .file_name()
        .map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    Ok((bytes, name))
}

/// Writes all of it, or shows what would be written; says each file.
pub(super) fn all(
    folder: &Path,
    changes: &Together,
    dry_run: bool,
    terminal: &mut Terminal,
) -> Result<()> {
    if dry_run {
        return terminal.print(&diff(changes));
    }
    if changes.is_empty() {
        return Ok(());
    }
    changes.write(folder)?;
    let mut written: BTreeMap<(&str, &str), Vec<&str>> = BTreeMap::new();
    for (path, step) in changes.steps() {
        let word = match step.before {
            Some(_) => "Changed",
            None => "Wrote",
        };
        let (folder, name) = path.rsplit_once('/').unwrap_or((".", path));
        written.entry((word, folder)).or_default().push(name);
    }
    for ((word, folder), names) in written {
        terminal.say(&match names.as_slice() {
            [one] => format!("{word} {folder}/{one}"),
            many => format!(
                "{word} {} files in {folder}/: {}",
                many.len(),
                many.join(", ")
            ),
        });
    }
    Ok(())
}

/// Writes the report, over an older one but over nothing else.
pub(super) fn report(
    path: Option<&Path>,
    told: &Told,
    from: &str,
    terminal: &mut Terminal,
) -> Result<()> {
    let Some(path) = path else {
        return Ok(());
    };
    fs::write(path, whole(told, from)).map_err(|cause| Error::disk("write", path, cause))?;
    terminal.say(&format!("Wrote the report to {}", path.display()));
    Ok(())
}

/// Refuses early what could not be written at the end.
pub(super) fn report_is_writable(path: Option<&Path>) -> Result<()> {
    match path.map(|path| (path, fs::read(path))) {
        Some((path, Ok(bytes))) if !bytes.starts_with(HEADING.as_bytes()) => Err(Error::refused(
            format!(
                "{} is there already, and is no report of an import",
                path.display()
            ),
            "name another file with --report",
        )),
        _ => Ok(()),
    }
}

//! Which folder is replaced, and whether it may be.

use std::fs;
use std::io::ErrorKind;
use std::path::{Component, Path, PathBuf};

use crate::error::{Error, Result};

/// The file in an output folder that says who made it.
pub(super) const MARK: &str = ".prospectus";
const MARK_TEXT: &str = "This folder is made by `prospectus build`; what is put into it by hand is lost with the next build.\n";

/// What stands before the digest of the ledger that a site goes with.
const LEDGER_MARK: &str = "The memory of its calendars: ";

/// The text of the mark of a site that goes with a ledger.
pub(super) fn mark(ledger: Option<&str>) -> String {
    match ledger {
        Some(digest) => format!("{MARK_TEXT}{LEDGER_MARK}{digest}\n"),
        None => MARK_TEXT.to_owned(),
    }
}

/// The digest of the ledger that a site goes with.
pub(super) fn marked_ledger(out: &Path) -> Option<String> {
    let text = fs::read_to_string(out.join(MARK)).ok()?;
    let mut lines = text.lines();
    lines.find_map(|line| line.strip_prefix(LEDGER_MARK).map(str::to_owned))
}

/// A hidden folder beside the site: `.public.next`.
pub(super) fn beside(out: &Path, what: &str) -> Result<PathBuf> {
    match (out.parent(), out.file_name()) {
        (Some(parent), Some(name)) => {
            let name = name.to_string_lossy();
            Ok(parent.join(format!(".{name}.{what}")))
        }
        _ => Err(Error::refused(
            format!("{} cannot be replaced", out.display()),
            "name a folder with --out",
        )),
    }
}

/// Puts the old site back that a stopped build set aside: between two renames it stands under another name.
pub(super) fn put_back(out: &Path) -> Result<()> {
    let previous = beside(out, "previous")?;
    if out.symlink_metadata().is_ok() || !is_ours(&previous) {
        return Ok(());
    }
    fs::rename(&previous, out).map_err(|cause| Error::disk("put back the old site", out, cause))
}

/// Takes away a folder that the program made. Its mark goes last, so that what is left is still known as the program's.
pub(super) fn clear(folder: &Path) -> std::io::Result<()> {
    if folder.is_symlink() {
        return fs::remove_file(folder);
    }
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_name() == MARK {
            continue;
        }
        match entry.file_type()?.is_dir() {
            true => fs::remove_dir_all(entry.path())?,
            false => fs::remove_file(entry.path())?,
        }
    }
    match fs::remove_file(folder.join(MARK)) {
        Err(cause) if cause.kind() != ErrorKind::NotFound => return Err(cause),
        _ => {}
    }
    fs::remove_dir(folder)
}

/// Refuses a folder that is a drive of its own: nothing beside it can take its place.
#[cfg(unix)]
pub(super) fn refuse_drive(parent: &Path, out: &Path) -> Result<()> {
    use std::os::unix::fs::MetadataExt;
    match (fs::metadata(parent), fs::metadata(out)) {
        (Ok(above), Ok(own)) if above.dev() != own.dev() => Err(Error::refused(
            format!(
                "{} is a drive of its own, which cannot be replaced",
                out.display()
            ),
            format!("name a folder in it: --out {}", out.join("site").display()),
        )),
        _ => Ok(()),
    }
}

#[cfg(not(unix))]
pub(super) fn refuse_drive(_: &Path, _: &Path) -> Result<()> {
    Ok(())
}

/// The folder that a name stands for, whether it is there or not. A link is followed, so that what is replaced is the folder
/// that it leads to.
pub(super) fn absolute(out: &Path) -> Result<PathBuf> {
    let whole = std::path::absolute(out).map_err(|cause| Error::disk("find", out, cause))?;
    let mut there = whole.ancestors();
    let real = there.find_map(|folder| Some((folder, folder.canonicalize().ok()?)));
    let Some((folder, real)) = real else {
        return Ok(whole);
    };
    let rest = whole.strip_prefix(folder).unwrap_or(Path::new(""));
    if rest.components().any(|it| it == Component::ParentDir) {
        return Err(Error::refused(
            format!("{} goes up from a folder that is not there", out.display()),
            "name the folder with --out without the two dots",
        ));
    }
    Ok(match rest.as_os_str().is_empty() {
        true => real,
        false => real.join(rest),
    })
}

pub(super) fn refuse_own_folders(site: &Path, out: &Path) -> Result<()> {
    let root = site
        .canonicalize()
        .map_err(|cause| Error::disk("open the site's folder", site, cause))?;
    if root.starts_with(out) {
        return Err(Error::refused(
            format!("{} holds the college's own files", out.display()),
            "name a folder of its own with --out, such as --out public",
        ));
    }
    for own in ["content", "partners", "themes", ".git"] {
        if out.starts_with(root.join(own)) {
            return Err(Error::refused(
                format!(
                    "{} lies inside {own}/, where the college's own files are",
                    out.display()
                ),
                "name a folder of its own with --out, such as --out public",
            ));
        }
    }
    Ok(())
}

fn is_ours(folder: &Path) -> bool {
    folder.join(MARK).is_file()
}

/// Refuses a folder that holds what this program did not make; `help` says what to do.
pub(super) fn refuse_foreign(folder: &Path, help: &str) -> Result<()> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(cause) if cause.kind() == ErrorKind::NotFound => return Ok(()),
        Err(cause) => return Err(Error::disk("open the output folder", folder, cause)),
    };
    // Its history may stand nowhere else.
    if folder.join(".git").symlink_metadata().is_ok() {
        return Err(Error::refused(
            format!(
                "{} holds a repository of git, which would be taken away",
                folder.display()
            ),
            "name another folder with --out and copy the site from there, or move .git out of this one",
        ));
    }
    if is_ours(folder) || entries.count() == 0 {
        return Ok(());
    }
    Err(Error::refused(
        format!(
            "{} is not empty, and this program did not make it",
            folder.display()
        ),
        help,
    ))
}

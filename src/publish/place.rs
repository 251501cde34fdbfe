//! Which folder is replaced, and whether it may be.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use crate::error::{Error, Result};

/// The file in an output folder that says who made it.
pub(super) const MARK: &str = ".prospectus";
pub(super) const MARK_TEXT: &str = "This folder is made by `prospectus build`; what is put into it by hand is lost with the next build.\n";

pub(super) fn absolute(out: &Path) -> Result<PathBuf> {
    // A link is followed, so that what is replaced is the folder that it leads to.
    if let Ok(real) = out.canonicalize() {
        return Ok(real);
    }
    let whole = std::path::absolute(out).map_err(|cause| Error::disk("find", out, cause))?;
    // The folder is not there yet; its parent may be behind a link.
    Ok(
        match (
            whole.parent().and_then(|parent| parent.canonicalize().ok()),
            whole.file_name(),
        ) {
            (Some(parent), Some(name)) => parent.join(name),
            _ => whole,
        },
    )
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

pub(super) fn is_ours(folder: &Path) -> bool {
    folder.join(MARK).is_file()
}

pub(super) fn refuse_foreign(folder: &Path) -> Result<()> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(cause) if cause.kind() == ErrorKind::NotFound => return Ok(()),
        Err(cause) => return Err(Error::disk("open the output folder", folder, cause)),
    };
    if is_ours(folder) || entries.count() == 0 {
        return Ok(());
    }
    Err(Error::refused(
        format!(
            "{} is not empty, and this program did not make it",
            folder.display()
        ),
        "name another folder with --out, or empty this one yourself if nothing in it is needed",
    ))
}

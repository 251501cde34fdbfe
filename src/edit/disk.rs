//! A changed text → its file: whole or not at all, and only where nobody changed it meanwhile.

use std::fs::{self, OpenOptions, Permissions};
use std::io::Write;
use std::path::{Path, PathBuf};

use crate::error::{Error, Result};
use crate::source::Source;

/// A record file as it was read, and as it is to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// From the site's folder.
    pub path: String,
    /// Both without the byte-order mark, which the file keeps.
    pub before: String,
    pub after: String,
    pub byte_order_mark: bool,
}

impl Change {
    pub fn new(source: &Source, after: String) -> Self {
        Self {
            path: source.path.clone(),
            before: source.text.clone(),
            after,
            byte_order_mark: source.byte_order_mark,
        }
    }

    /// The bytes of the file with one of the two texts.
    pub(super) fn bytes(&self, text: &str) -> Vec<u8> {
        let mark = if self.byte_order_mark { "\u{feff}" } else { "" };
        [mark.as_bytes(), text.as_bytes()].concat()
    }
}

/// Writes changed files, each whole by a file beside it; `written` hears of each. All are looked at before the first is
/// written, so that a refusal leaves everything as it was.
///
/// # Errors
///
/// When a file has changed since it was read, may not be written, or leads out of the site; when the disk says no.
pub fn write(site: &Path, changes: &[Change], written: &mut dyn FnMut(&Change)) -> Result<()> {
    let root = site
        .canonicalize()
        .map_err(|cause| Error::disk("open the site's folder", site, cause))?;
    let ready: Vec<Ready<'_>> = changes
        .iter()
        .map(|change| Ready::new(&root, change))
        .collect::<Result<_>>()?;
    for ready in ready {
        ready.write()?;
        written(ready.change);
    }
    Ok(())
}

/// A change that may be written.
struct Ready<'c> {
    change: &'c Change,
    /// The file itself, also where a link inside the site leads to it.
    file: PathBuf,
    permissions: Permissions,
}

impl<'c> Ready<'c> {
    fn new(root: &Path, change: &'c Change) -> Result<Self> {
        let path = &change.path;
        let named = root.join(path);
        let file = named
            .canonicalize()
            .map_err(|cause| Error::disk("open", &named, cause))?;
        if !file.starts_with(root) {
            return Err(Error::refused(
                format!("{path} leads out of the college's folder"),
                "change the file that it leads to by hand, or keep the file itself here",
            ));
        }
        let permissions = fs::metadata(&file)
            .map_err(|cause| Error::disk("open", &file, cause))?
            .permissions();
        if permissions.readonly() {
            return Err(Error::refused(
                format!("{path} may not be written, so nothing was changed"),
                "allow writing to this file, and run the command again",
            ));
        }
        let bytes = fs::read(&file).map_err(|cause| Error::disk("read", &file, cause))?;
        if bytes != change.bytes(&change.before) {
            return Err(Error::refused(
                format!("{path} was changed by somebody else meanwhile, so nothing was changed"),
                "run the command again",
            ));
        }
        Ok(Self {
            change,
            file,
            permissions,
        })
    }

    fn write(&self) -> Result<()> {
        let name = self.file.file_name().unwrap_or_default().to_string_lossy();
        // A hidden file is no text, should the machine stop here.
        let next = self.file.with_file_name(format!(".{name}.next"));
        self.write_beside(&next).map_err(|cause| {
            drop(fs::remove_file(&next));
            Error::disk("change", &self.file, cause)
        })
    }

    fn write_beside(&self, next: &Path) -> std::io::Result<()> {
        // What an interrupted command left may be a link: it is taken away, never written through.
        if next.symlink_metadata().is_ok() {
            fs::remove_file(next)?;
        }
        let mut file = OpenOptions::new().write(true).create_new(true).open(next)?;
        file.write_all(&self.change.bytes(&self.change.after))?;
        fs::set_permissions(next, self.permissions.clone())?;
        fs::rename(next, &self.file)
    }
}

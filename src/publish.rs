//! Approved → destination: staged beside the old site, then swapped in whole.
//!
//! A build that fails or is killed leaves the old site as it was. A folder that the program did not make is never
//! emptied. A file that did not change keeps its time stamp.

use std::fs::{self, File};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use crate::artifact::Artifact;
use crate::error::{Error, Result};
use crate::finding::{Findings, Level};
use crate::read::LEDGER_PATH;

/// The file in an output folder that says who made it.
const MARK: &str = ".prospectus";
const MARK_TEXT: &str = "This folder is made by `prospectus build`; what is put into it by hand is lost with the next build.\n";

/// Where finished files go.
pub trait Sink: Sync {
    /// Takes one file.
    ///
    /// # Errors
    ///
    /// When it cannot be kept.
    fn take(&self, artifact: Artifact) -> Result<()>;
}

/// Keeps nothing: for `check`.
#[derive(Debug)]
pub struct Nowhere;

impl Sink for Nowhere {
    fn take(&self, _: Artifact) -> Result<()> {
        Ok(())
    }
}

/// That a site has no error among its findings: only what passed can be published.
#[derive(Debug)]
pub struct Approved(());

impl Approved {
    /// `None` when there is an error.
    pub fn new(findings: &Findings) -> Option<Self> {
        (findings.count(Level::Error) == 0).then_some(Self(()))
    }
}

/// A new site beside the old one. Dropped without being published, it goes away.
#[derive(Debug)]
pub struct Staging {
    /// What will be replaced.
    out: PathBuf,
    /// Where the new site grows.
    next: PathBuf,
    /// Held while this build runs.
    _lock: Lock,
}

impl Staging {
    /// Makes an empty folder for the new site.
    ///
    /// # Errors
    ///
    /// When `out` is a folder that the program did not make, holds or lies in the college's own files, or another build
    /// writes there; when the disk says no.
    pub fn new(site: &Path, out: &Path) -> Result<Self> {
        let out = absolute(out)?;
        refuse_own_folders(site, &out)?;
        let (parent, name) = match (out.parent(), out.file_name()) {
            (Some(parent), Some(name)) => (parent.to_owned(), name.to_string_lossy().into_owned()),
            _ => {
                return Err(Error::refused(
                    format!("{} cannot be replaced", out.display()),
                    "name a folder with --out",
                ));
            }
        };
        fs::create_dir_all(&parent)
            .map_err(|cause| Error::disk("make the folder", &parent, cause))?;
        let lock = Lock::new(parent.join(format!(".{name}.lock")))?;
        let (next, previous) = (
            parent.join(format!(".{name}.next")),
            parent.join(format!(".{name}.previous")),
        );
        // What an interrupted build left: between two renames the old site stands under another name.
        if !out.exists() && is_ours(&previous) {
            fs::rename(&previous, &out)
                .map_err(|cause| Error::disk("put back the old site", &out, cause))?;
        }
        refuse_foreign(&out)?;
        for left in [&next, &previous] {
            if left.exists() {
                refuse_foreign(left)?;
                fs::remove_dir_all(left).map_err(|cause| Error::disk("clear away", left, cause))?;
            }
        }
        fs::create_dir(&next).map_err(|cause| Error::disk("make the folder", &next, cause))?;
        let staging = Self {
            out,
            next,
            _lock: lock,
        };
        write(&staging.next.join(MARK), MARK_TEXT.as_bytes())?;
        Ok(staging)
    }

    /// Puts the new site in the place of the old one, in one step where the system has one.
    ///
    /// # Errors
    ///
    /// When the disk says no; then the old site is still there.
    pub fn publish(self, _approved: Approved) -> Result<()> {
        if self.out.exists() {
            self.swap()?;
        } else {
            fs::rename(&self.next, &self.out)
                .map_err(|cause| Error::disk("put the new site at", &self.out, cause))?;
        }
        Ok(())
    }

    fn swap(&self) -> Result<()> {
        if exchange(&self.next, &self.out) {
            return Ok(());
        }
        let previous = self.next.with_extension("previous");
        fs::rename(&self.out, &previous)
            .map_err(|cause| Error::disk("set aside the old site", &self.out, cause))?;
        fs::rename(&self.next, &self.out).or_else(|cause| {
            // The old site is better than none.
            fs::rename(&previous, &self.out)
                .map_err(|cause| Error::disk("put back the old site", &self.out, cause))?;
            Err(Error::disk("put the new site at", &self.out, cause))
        })?;
        fs::rename(&previous, &self.next)
            .map_err(|cause| Error::disk("clear away", &previous, cause))
    }
}

/// Swaps two folders in one step; `false` where the system cannot.
#[cfg(target_os = "linux")]
fn exchange(one: &Path, other: &Path) -> bool {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE).is_ok()
}

#[cfg(not(target_os = "linux"))]
fn exchange(_: &Path, _: &Path) -> bool {
    false
}

impl Drop for Staging {
    /// Clears away what is no longer needed: the old site after a swap, the half-made one after a failure.
    fn drop(&mut self) {
        // The site itself is whole either way; the next build clears away what could not go now.
        drop(fs::remove_dir_all(&self.next));
    }
}

impl Sink for Staging {
    fn take(&self, artifact: Artifact) -> Result<()> {
        let file = artifact.path.file();
        let (path, old) = (self.next.join(&file), self.out.join(&file));
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)
                .map_err(|cause| Error::disk("make the folder", folder, cause))?;
        }
        // A second name for the same file keeps its time stamp; a changed file is written anew, never through the old name.
        if is_same(&old, &artifact.bytes) && fs::hard_link(&old, &path).is_ok() {
            return Ok(());
        }
        write(&path, &artifact.bytes)
    }
}

fn is_same(old: &Path, bytes: &[u8]) -> bool {
    let same_size = fs::symlink_metadata(old)
        .is_ok_and(|metadata| metadata.is_file() && metadata.len() == bytes.len() as u64);
    same_size && fs::read(old).is_ok_and(|old| old == bytes)
}

fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    fs::write(path, bytes).map_err(|cause| Error::disk("write", path, cause))
}

/// Writes the ledger of the calendars: whole, or not at all.
///
/// # Errors
///
/// When the disk says no; the site that was published before it stays.
pub fn write_ledger(site: &Path, text: &str) -> Result<()> {
    let path = site.join(LEDGER_PATH);
    // A hidden file is no text, should the machine stop here.
    let next = path.with_file_name(".calendar.lock.next");
    let written = fs::write(&next, text).and_then(|()| fs::rename(&next, &path));
    written.map_err(|cause| {
        drop(fs::remove_file(&next));
        Error::disk(
            "remember what was published (the site itself is published): write",
            &path,
            cause,
        )
    })
}

fn absolute(out: &Path) -> Result<PathBuf> {
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

fn refuse_own_folders(site: &Path, out: &Path) -> Result<()> {
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

fn refuse_foreign(folder: &Path) -> Result<()> {
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

/// That no other build writes to the same folder; it ends with the process, however that ends.
#[derive(Debug)]
struct Lock {
    path: PathBuf,
    _file: File,
}

impl Lock {
    fn new(path: PathBuf) -> Result<Self> {
        loop {
            let file = File::create(&path).map_err(|cause| Error::disk("write", &path, cause))?;
            match file.try_lock() {
                Ok(()) => {}
                Err(fs::TryLockError::WouldBlock) => {
                    return Err(Error::refused(
                        "another build is writing to this folder",
                        "wait until it has finished, and run the command again",
                    ));
                }
                Err(fs::TryLockError::Error(cause)) => {
                    return Err(Error::disk("lock", path, cause));
                }
            }
            // A build that ends takes its file away: what was locked here may be that file, while others lock a new one.
            if is_at(&file, &path) {
                return Ok(Self { path, _file: file });
            }
        }
    }
}

/// Whether an open file is the one that stands at a path.
#[cfg(unix)]
fn is_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    match (file.metadata(), fs::metadata(path)) {
        (Ok(open), Ok(there)) => (open.dev(), open.ino()) == (there.dev(), there.ino()),
        _ => false,
    }
}

/// A file that is open cannot be taken away there.
#[cfg(not(unix))]
fn is_at(_: &File, _: &Path) -> bool {
    true
}

impl Drop for Lock {
    fn drop(&mut self) {
        // A file that is left says nothing: only its lock does.
        drop(fs::remove_file(&self.path));
    }
}

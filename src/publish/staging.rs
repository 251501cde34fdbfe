//! The new site as it grows beside the old one.

use std::fs;
use std::path::{Path, PathBuf};

use crate::artifact::Artifact;
use crate::error::{Error, Result};
use crate::publish::folders::Folders;
use crate::publish::lock::Lock;
use crate::publish::place::{
    MARK, MARK_TEXT, absolute, is_ours, refuse_foreign, refuse_own_folders,
};
use crate::publish::record::begin;
use crate::publish::sink::{Approved, Sink};
use crate::publish::swap::swap;
use crate::read::stamp::Stamp;

/// A new site beside the old one. Dropped without being published, it goes away.
#[derive(Debug)]
pub struct Staging {
    /// What will be replaced.
    out: PathBuf,
    /// Where the new site grows.
    next: PathBuf,
    /// Those of the new site that are there.
    folders: Folders,
    /// Whether there is an old site, whose files may be the same.
    has_old: bool,
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
            has_old: out.exists(),
            folders: Folders::default(),
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
            swap(&self.next, &self.out)?;
        } else {
            fs::rename(&self.next, &self.out)
                .map_err(|cause| Error::disk("put the new site at", &self.out, cause))?;
        }
        Ok(())
    }
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
        self.put(&artifact.path.file(), &artifact.bytes).map(drop)
    }
}

/// For what knows the old site.
impl Staging {
    /// Puts a file into the new site, and gives its stamp.
    pub(super) fn put(&self, file: &str, bytes: &[u8]) -> Result<Stamp> {
        let (path, old) = (self.next.join(file), self.out.join(file));
        self.folders.make_for(&path)?;
        let is_same = self.has_old && is_same(&old, bytes);
        // A second name for the same file keeps its time stamp; a changed file is written anew, never through the old name.
        if !(is_same && fs::hard_link(&old, &path).is_ok()) {
            write(&path, bytes)?;
        }
        let metadata = path.symlink_metadata();
        let metadata = metadata.map_err(|cause| Error::disk("look at", &path, cause))?;
        Ok(Stamp::of(&metadata))
    }

    /// Gives a file of the old site a second name in the new one; `false` where the disk cannot.
    pub(super) fn link(&self, file: &str) -> Result<bool> {
        let path = self.next.join(file);
        self.folders.make_for(&path)?;
        Ok(fs::hard_link(self.out.join(file), path).is_ok())
    }

    /// What will be replaced.
    pub fn out(&self) -> &Path {
        &self.out
    }

    pub(super) fn next(&self) -> &Path {
        &self.next
    }

    /// Where the record of a build lies.
    pub fn record(&self) -> PathBuf {
        self.next.with_extension("record")
    }

    /// When this build began, by the clock of the disk, in nanoseconds since 1970.
    pub fn began(&self) -> Option<i64> {
        Stamp::at(&self.next.join(MARK)).map(|stamp| stamp.modified)
    }

    /// What time it is by the clock of the disk.
    pub(super) fn moment(&self) -> Option<i64> {
        let path = self.record().with_extension("record.next");
        let file = begin(&path).ok()?;
        let modified = Stamp::of(&file.metadata().ok()?).modified;
        drop(fs::remove_file(path));
        Some(modified)
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

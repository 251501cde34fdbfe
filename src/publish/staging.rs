//! The new site as it grows beside the old one.

use std::fs;
use std::path::{Path, PathBuf};

use crate::artifact::Artifact;
use crate::error::{Error, Result};
use crate::publish::folders::Folders;
use crate::publish::ledger::{Begun, Memory};
use crate::publish::lock::Lock;
use crate::publish::place::{
    MARK, absolute, beside, clear, mark, put_back, refuse_drive, refuse_foreign, refuse_own_folders,
};
use crate::publish::record::begin;
use crate::publish::sink::{Approved, Sink};
use crate::publish::swap::swap;
use crate::read::Alone;
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
    /// Who may read a new file (POSIX mode, nine bits).
    #[cfg(unix)]
    mode: u32,
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
        let (next, previous) = (beside(&out, "next")?, beside(&out, "previous")?);
        let parent = out.parent().unwrap_or(&out);
        fs::create_dir_all(parent)
            .map_err(|cause| Error::disk("make the folder", parent, cause))?;
        let lock = Lock::new(beside(&out, "lock")?)?;
        refuse_drive(parent, &out)?;
        put_back(&out)?;
        refuse_foreign(
            &out,
            "name another folder with --out, or empty this one yourself if nothing in it is needed",
        )?;
        for left in [&next, &previous] {
            if left.symlink_metadata().is_ok() {
                refuse_foreign(left, "move it away: a build keeps there what it is making")?;
                clear(left).map_err(|cause| Error::disk("clear away", left, cause))?;
            }
        }
        fs::create_dir(&next).map_err(|cause| Error::disk("make the folder", &next, cause))?;
        let marked = next.join(MARK);
        write(&marked, mark(None).as_bytes())?;
        let staging = Self {
            #[cfg(unix)]
            mode: mode(&marked),
            has_old: out.exists(),
            folders: Folders::default(),
            out,
            next,
            _lock: lock,
        };
        Ok(staging)
    }

    /// Puts the new site in the place of the old one, in one step where the system has one, and remembers its calendars.
    ///
    /// # Errors
    ///
    /// When the disk says no, or the ledger is not as it was read: then the old site is still there, and the old ledger.
    /// When the new site stands and the ledger cannot follow it, the next command makes that good ([`finish`](crate::publish::finish)).
    pub fn publish(self, _approved: Approved, site: &Path, memory: &Memory<'_>) -> Result<()> {
        let digest = self.seal(memory)?;
        let _alone = Alone::changing(site)?;
        memory.refuse_if_changed(site)?;
        let mut begun = Begun::new(site, &self.out, memory)?;
        if self.out.exists() {
            // Where the college's folder may not be written, the next build puts right what is stopped here.
            swap(&self.next, &self.out, || {
                drop(begun.record(&self.out, &digest));
            })?;
        } else {
            self.put_first()?;
        }
        begun.finish()
    }

    /// Marks the new site as the one that goes with a ledger, and gives the digest of that ledger.
    pub(super) fn seal(&self, memory: &Memory<'_>) -> Result<String> {
        let digest = memory.digest();
        let (path, text) = (self.next.join(MARK), mark(Some(&digest)));
        if !is_same(&path, text.as_bytes()) {
            write(&path, text.as_bytes())?;
        }
        Ok(digest)
    }

    /// Puts a site in the place of the old one that goes with no ledger: the panel's.
    ///
    /// # Errors
    ///
    /// When the disk says no; then the old site is still there.
    pub fn publish_apart(self, _approved: Approved) -> Result<()> {
        match self.out.exists() {
            true => swap(&self.next, &self.out, || {}),
            false => self.put_first(),
        }
    }

    /// Puts the new site where none was.
    fn put_first(&self) -> Result<()> {
        fs::rename(&self.next, &self.out)
            .map_err(|cause| Error::disk("put the new site at", &self.out, cause))
    }
}

impl Drop for Staging {
    /// Clears away what is no longer needed: the old site after a swap, the half-made one after a failure.
    fn drop(&mut self) {
        // The site itself is whole either way; the next build clears away what could not go now.
        drop(clear(&self.next));
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
        let is_same = self.has_old && self.may_be_read(&old) && is_same(&old, bytes);
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
        let old = self.out.join(file);
        if !self.may_be_read(&old) {
            return Ok(false);
        }
        self.folders.make_for(&path)?;
        Ok(fs::hard_link(old, path).is_ok())
    }

    /// Whether a file of the old site may be read by as many as a new one: a web server is somebody else.
    #[cfg(unix)]
    fn may_be_read(&self, old: &Path) -> bool {
        mode(old) == self.mode
    }

    #[cfg(not(unix))]
    fn may_be_read(&self, _: &Path) -> bool {
        true
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

/// Who may read a file; nobody one that is not there.
#[cfg(unix)]
fn mode(path: &Path) -> u32 {
    use std::os::unix::fs::PermissionsExt;
    let metadata = path.symlink_metadata();
    metadata.map_or(0, |it| it.permissions().mode() & 0o777)
}

fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    fs::write(path, bytes).map_err(|cause| Error::disk("write", path, cause))
}

//! One build at a time in one output folder.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use crate::error::{Error, Result};

/// That no other build writes to the same folder; it ends with the process, however that ends.
#[derive(Debug)]
pub(super) struct Lock {
    path: PathBuf,
    _file: File,
}

impl Lock {
    pub(super) fn new(path: PathBuf) -> Result<Self> {
        if path.symlink_metadata().is_ok_and(|it| !it.is_file()) {
            return Err(Error::refused(
                format!("{} is no file", path.display()),
                "move it away: a build shows there that it writes to this folder",
            ));
        }
        loop {
            let file = File::create(&path).map_err(|cause| {
                let folder = path.parent().unwrap_or(&path);
                Error::disk("make the new site beside the old one in", folder, cause)
            })?;
            match file.try_lock() {
                Ok(()) => {}
                Err(fs::TryLockError::WouldBlock) => {
                    return Err(Error::refused(
                        "another build is writing to this folder",
                        "wait until it has finished, and run the command again",
                    ));
                }
                Err(fs::TryLockError::Error(_)) => {
                    drop(fs::remove_file(&path));
                    return Err(Error::refused(
                        "this drive cannot tell whether another build writes to the same folder, so nothing was made",
                        "name a folder on a disk of this computer with --out, and copy the site from there",
                    ));
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

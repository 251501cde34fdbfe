//! One program at a time changes a college's files, and none reads them meanwhile.
//!
//! The college's folder itself is locked, so that nothing is left behind however a program ends (flock(2)). Where a system
//! or a drive cannot lock a folder, as on Windows, each goes its way: every single file is still written whole.

use std::fs::{File, TryLockError};
use std::path::Path;
use std::time::Duration;

use crate::error::{Error, Result};

/// A change takes milliseconds, and reading a large college a second.
const STEP: Duration = Duration::from_millis(10);
const STEPS: usize = 1000;

/// Held for as long as the files are read or changed.
#[derive(Debug)]
pub struct Alone {
    _folder: Option<File>,
}

impl Alone {
    /// Waits until nobody changes the files; then nobody does until this goes.
    ///
    /// # Errors
    ///
    /// When somebody does for a very long time.
    pub fn reading(site: &Path) -> Result<Self> {
        Self::new(site, File::try_lock_shared)
    }

    /// Waits until nobody reads or changes the files; then nobody does until this goes.
    ///
    /// # Errors
    ///
    /// When somebody does for a very long time.
    pub fn changing(site: &Path) -> Result<Self> {
        Self::new(site, File::try_lock)
    }

    fn new(site: &Path, lock: fn(&File) -> Result<(), TryLockError>) -> Result<Self> {
        let Ok(folder) = File::open(site) else {
            return Ok(Self { _folder: None });
        };
        for _ in 0..STEPS {
            match lock(&folder) {
                Ok(()) => {
                    return Ok(Self {
                        _folder: Some(folder),
                    });
                }
                Err(TryLockError::WouldBlock) => std::thread::sleep(STEP),
                Err(TryLockError::Error(_)) => return Ok(Self { _folder: None }),
            }
        }
        Err(Error::refused(
            "another command reads or changes the files of this college, and has not finished",
            "wait until it has, or end it, and run this command again",
        ))
    }
}

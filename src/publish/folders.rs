//! The folders of a site that is being written: each is made once.

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{PoisonError, RwLock};

use crate::error::{Error, Result};

/// Folders that are known to be there, so that the disk is not asked again for each file in them.
#[derive(Debug, Default)]
pub(super) struct Folders(RwLock<HashSet<PathBuf>>);

impl Folders {
    /// Makes the folder in which a file is to lie, with those around it.
    pub(super) fn make_for(&self, file: &Path) -> Result<()> {
        let Some(folder) = file.parent() else {
            return Ok(());
        };
        let known = self.0.read().unwrap_or_else(PoisonError::into_inner);
        if known.contains(folder) {
            return Ok(());
        }
        drop(known);
        fs::create_dir_all(folder)
            .map_err(|cause| Error::disk("make the folder", folder, cause))?;
        let mut known = self.0.write().unwrap_or_else(PoisonError::into_inner);
        known.insert(folder.to_owned());
        Ok(())
    }
}

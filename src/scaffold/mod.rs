//! Beginnings: a record, or a whole college, as files that a coordinator fills in.

mod fill;

mod hosts;

/// What is likely: the answers that `init` proposes.
pub mod usual;

mod guide;

mod college;

mod record;

/// Which ids are free, and which records there are.
pub mod ids;

mod translation;

pub use crate::scaffold::college::{Beginning, GUIDE, GUIDE_BESIDE, editor};
pub use crate::scaffold::hosts::Host;
pub use crate::scaffold::record::{Given, draft, has_own_beginning, name_key};
pub use crate::scaffold::translation::translation;

use std::fs::{self, OpenOptions};
use std::io::{ErrorKind, Write};
use std::path::Path;

use crate::error::{Error, Result};

/// Writes a new file of a college, by its path from the college's folder.
///
/// # Errors
///
/// When it is there already, or the disk says no.
pub fn new_file(site: &Path, path: &str, text: &str) -> Result<()> {
    write_new(&site.join(path), text)
}

/// Writes a file that must not be there yet.
fn write_new(path: &Path, text: &str) -> Result<()> {
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent)
            .map_err(|cause| Error::disk("make the folder", parent, cause))?;
    }
    match OpenOptions::new().write(true).create_new(true).open(path) {
        Ok(mut file) => file
            .write_all(text.as_bytes())
            .map_err(|cause| Error::disk("write", path, cause)),
        Err(cause) if cause.kind() == ErrorKind::AlreadyExists => Err(Error::refused(
            format!("{} is there already", path.display()),
            "choose another id, or change the file that is there",
        )),
        Err(cause) => Err(Error::disk("write", path, cause)),
    }
}

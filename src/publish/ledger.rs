//! What the calendars remember is written, once the site is published.

use std::fs;
use std::path::Path;

use crate::error::{Error, Result};
use crate::read::LEDGER_PATH;

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

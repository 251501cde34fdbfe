//! New files: written together and said one by one, or shown and not written.

use std::path::Path;

use crate::cli::terminal::Terminal;
use crate::edit::Together;
use crate::error::Result;
use crate::report::fixes::diff_together;

/// Writes all of the files or none, by their paths from the folder; with `dry_run` none, but a diff. Says whether they
/// were written.
pub(super) fn make(
    terminal: &mut Terminal,
    folder: &Path,
    files: &[(String, String)],
    dry_run: bool,
) -> Result<bool> {
    let mut together = Together::default();
    for (path, text) in files {
        together.create(path.as_str(), text.as_str());
    }
    if dry_run {
        terminal.print(&diff_together(&together))?;
        terminal.say("Nothing was written: this is what would be, without --dry-run.");
        return Ok(false);
    }
    together.write(folder)?;
    Ok(true)
}

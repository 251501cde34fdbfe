//! Changes to many files that belong together: shown, or written and said.

use std::path::Path;

use crate::cli::terminal::Terminal;
use crate::edit::Together;
use crate::error::Result;
use crate::report::{changes, counted};

/// Writes the changes and says each, or shows them as a diff and writes nothing. Says whether they were written.
pub(super) fn make(
    site: &Path,
    made: &Together,
    dry_run: bool,
    terminal: &mut Terminal,
) -> Result<bool> {
    let files = made.steps().filter(|(path, _)| !made.moves_away(path));
    let files = counted(files.count(), "file", "files");
    if made.is_empty() {
        return Ok(false);
    }
    if dry_run {
        terminal.print(&changes::diff(made))?;
        terminal.say(&format!("{files} would change; nothing was written."));
        return Ok(false);
    }
    made.write(site)?;
    terminal.say(&changes::listed(made));
    Ok(true)
}

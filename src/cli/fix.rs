//! `prospectus check --fix`: what it says, and the files that it writes.

use std::path::Path;

use crate::cli::terminal::Terminal;
use crate::edit::Together;
use crate::error::Result;
use crate::pipeline::{Fixed, Outcome};
use crate::report::{counted, fixes, is_shown};

/// Writes the changed files, all of them or none, and says each; gives what is left.
pub(super) fn write(site: &Path, fixed: Fixed, terminal: &mut Terminal) -> Result<Outcome> {
    Together::changes(site, &fixed.changes)?.write(site)?;
    for (change, made) in fixed.changes.iter().zip(&fixed.made) {
        terminal.say(&fixes::listed(change, made));
    }
    if fixed.changes.is_empty() {
        terminal.say("Nothing to change: what is left is for people to decide.");
    }
    Ok(fixed.left())
}

/// Writes to standard output what would change; gives what is found as it is.
pub(super) fn show(fixed: Fixed, terminal: &mut Terminal) -> Result<Outcome> {
    terminal.print(&fixes::diff(&fixed.changes))?;
    let places = fixed.made.iter().map(Vec::len).sum();
    terminal.say(&match places {
        0 => "Nothing would change: what is found is for people to decide.".to_owned(),
        _ => format!(
            "--fix would change {} in {}; nothing was written.",
            counted(places, "place", "places"),
            counted(fixed.changes.len(), "file", "files")
        ),
    });
    Ok(fixed.found)
}

/// How many of the findings that are shown `--fix` would put right, where there are any.
pub(super) fn offer(outcome: &Outcome, with_advice: bool) -> Option<String> {
    let shown = outcome.findings.iter();
    let shown = shown.filter(|finding| is_shown(finding, with_advice));
    let count = shown.filter(|finding| finding.fix.is_some()).count();
    (count > 0).then(|| format!("prospectus check --fix puts {count} of them right."))
}

//! The new site takes the place of the old one.

use std::fs;
use std::path::Path;

use crate::error::{Error, Result};
use crate::publish::place::{beside, clear};

/// Puts the new site in the place of the old one, where `next` is the old site afterwards, or nothing. `before_two_steps`
/// is called where the system has no single step for it.
///
/// # Errors
///
/// When the disk says no; then the old site is still there.
pub(super) fn swap(next: &Path, out: &Path, before_two_steps: impl FnOnce()) -> Result<()> {
    if exchange(next, out) {
        return Ok(());
    }
    before_two_steps();
    let previous = beside(out, "previous")?;
    fs::rename(out, &previous)
        .map_err(|cause| Error::disk("set aside the old site", out, cause))?;
    fs::rename(next, out).or_else(|cause| {
        // The old site is better than none.
        fs::rename(&previous, out)
            .map_err(|cause| Error::disk("put back the old site", out, cause))?;
        Err(Error::disk("put the new site at", out, cause))
    })?;
    // The new site stands; what cannot go now, the next build clears away.
    drop(clear(&previous));
    Ok(())
}

/// Swaps two folders in one step; `false` where the system cannot.
#[cfg(target_os = "linux")]
fn exchange(one: &Path, other: &Path) -> bool {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE).is_ok()
}

#[cfg(not(target_os = "linux"))]
fn exchange(_: &Path, _: &Path) -> bool {
    false
}

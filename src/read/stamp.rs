//! What the system says of a file, by which a change is seen without reading it.

use std::fs::Metadata;
use std::path::Path;

use serde::{Deserialize, Serialize};

/// A system that counts moments finely still moves its clock in steps: 10 ms where it does so a hundred times a second.
const STEP: i64 = 20_000_000;
/// Where only whole seconds are kept, or every second one.
const COARSE_STEP: i64 = 2_000_000_000;

/// What changes when a file is written. Moments are nanoseconds since 1970.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    /// In bytes.
    pub size: u64,
    /// When its bytes were written, which a person may set.
    pub modified: i64,
    /// When anything of it was changed, which nobody can set (POSIX `st_ctime`); 0 where the system does not know it.
    changed: i64,
    /// Which file it is on its disk, so that one that was put into its place is another; 0 where the system does not say.
    number: u64,
}

impl Stamp {
    /// Of nothing; it never settles.
    pub const NONE: Self = Self {
        size: 0,
        modified: i64::MAX,
        changed: i64::MAX,
        number: 0,
    };

    #[cfg(unix)]
    pub fn of(metadata: &Metadata) -> Self {
        use std::os::unix::fs::MetadataExt;
        let moment = |seconds: i64, rest: i64| seconds.saturating_mul(1_000_000_000) + rest;
        Self {
            size: metadata.size(),
            modified: moment(metadata.mtime(), metadata.mtime_nsec()),
            changed: moment(metadata.ctime(), metadata.ctime_nsec()),
            number: metadata.ino(),
        }
    }

    #[cfg(not(unix))]
    pub fn of(metadata: &Metadata) -> Self {
        let modified = metadata.modified().ok();
        let since = modified.and_then(|it| it.duration_since(std::time::UNIX_EPOCH).ok());
        Self {
            size: metadata.len(),
            modified: since.map_or(0, |since| since.as_nanos() as i64),
            changed: 0,
            number: 0,
        }
    }

    /// Of what stands at a path itself, be it a link; `None` when there is nothing.
    pub fn at(path: &Path) -> Option<Self> {
        path.symlink_metadata().ok().map(|it| Self::of(&it))
    }

    /// Without what another name for the same file changes.
    pub fn whatever_its_names(self) -> Self {
        Self { changed: 0, ..self }
    }

    /// Whether a change after a moment surely shows in the stamp. One within the same step of the system's clock would
    /// not: git calls such files racy.
    pub fn is_settled(self, moment: i64) -> bool {
        let last = self.modified.max(self.changed);
        let step = match self.modified % 1_000_000 {
            0 => COARSE_STEP,
            _ => STEP,
        };
        last < moment.saturating_sub(step)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn modified(modified: i64) -> Stamp {
        Stamp {
            size: 1,
            modified,
            changed: 0,
            number: 0,
        }
    }

    #[test]
    fn a_file_written_just_before_a_moment_is_not_settled() {
        let moment = 1_800_000_000_123_456_789;
        assert!(!modified(moment).is_settled(moment));
        assert!(!modified(moment - 1_000_001).is_settled(moment));
        assert!(modified(moment - STEP - 1).is_settled(moment));
        assert!(!modified(moment + 1).is_settled(moment));
    }

    #[test]
    fn whole_seconds_settle_later() {
        let moment = 1_800_000_000_123_456_789;
        assert!(!modified(1_800_000_000_000_000_000).is_settled(moment));
        assert!(!modified(1_799_999_999_000_000_000).is_settled(moment));
        assert!(modified(1_799_999_998_000_000_000).is_settled(moment));
    }
}

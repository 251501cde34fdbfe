//! Which program this is, and since when the system runs: what another program made is not believed, and what was made
//! before a power cut is looked at again.

use std::fs::{self, File};
use std::io;
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::read::inputs::Digest;
use crate::read::stamp::Stamp;

/// The program that runs.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Program {
    version: String,
    stamp: Stamp,
    /// Of its file.
    pub digest: Digest,
    /// The name of the system's start; empty where it has none (`random(4)` on Linux).
    start: String,
}

impl Program {
    /// This one. Its file is not read when it is the one of a build that began at a moment. `None` when it cannot be read.
    pub fn this(old: Option<(&Self, i64)>) -> Option<Self> {
        let file = std::env::current_exe().ok()?;
        let stamp = Stamp::of(&file.metadata().ok()?);
        let same = old.filter(|(old, moment)| old.stamp == stamp && stamp.is_settled(*moment));
        Some(Self {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            stamp,
            digest: match same {
                Some((old, _)) => old.digest,
                None => digest(&file).ok()?,
            },
            start: fs::read_to_string("/proc/sys/kernel/random/boot_id").unwrap_or_default(),
        })
    }

    pub fn is_same(&self, other: &Self) -> bool {
        self.version == other.version && self.digest == other.digest
    }

    /// Whether the system was not started again in between: what was written before may never have reached the disk, and
    /// stamps do not show it.
    pub fn is_of_one_start(&self, other: &Self) -> bool {
        self.start == other.start
    }
}

/// Of a file (BLAKE3), which is not held in memory.
fn digest(file: &Path) -> io::Result<Digest> {
    let mut hasher = blake3::Hasher::new();
    hasher.update_reader(File::open(file)?)?;
    Ok(*hasher.finalize().as_bytes())
}

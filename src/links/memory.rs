//! What was good some days ago and need not be asked again: a file outside the college's folder, never committed.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::links::address::Address;

/// For how many days a good answer holds.
const DAYS: i32 = 7;

/// The addresses that were there, and the day on which they were asked.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Memory {
    version: u32,
    there: BTreeMap<String, String>,
}

impl Memory {
    /// Reads what was kept. A file that is not there, or cannot be read, is one in which nothing is kept: it only saves
    /// time, and is written anew.
    pub(super) fn read(path: &Path, today: Date) -> Self {
        let kept = fs::read(path).ok();
        let kept = kept.and_then(|bytes| serde_json::from_slice::<Self>(&bytes).ok());
        let mut memory = kept
            .filter(|memory| memory.version == VERSION)
            .unwrap_or_default();
        // A day that is still to come was written with another clock.
        let holds = |asked: Date| asked <= today && (today - asked).get_days() < DAYS;
        memory
            .there
            .retain(|_, asked| asked.parse().is_ok_and(holds));
        memory
    }

    pub(super) fn knows(&self, address: &Address) -> bool {
        self.there.contains_key(&address.to_string())
    }

    pub(super) fn keep(&mut self, address: &Address, today: Date) {
        self.there
            .entry(address.to_string())
            .or_insert_with(|| today.to_string());
    }

    /// Writes what is kept, beside the old file and then in its place.
    pub(super) fn write(&mut self, path: &Path) -> io::Result<()> {
        self.version = VERSION;
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        let beside = path.with_extension(format!("{}.part", std::process::id()));
        fs::write(&beside, serde_json::to_vec(self)?)?;
        fs::rename(&beside, path).inspect_err(|_| drop(fs::remove_file(&beside)))
    }
}

/// Of the form of the file.
const VERSION: u32 = 1;

//! The record of a build, beside the site: two parts with their lengths and digests, so that a damaged or cut one is seen.
//!
//! It names drafts and may hold words about people, so that nobody else on the computer may read it.

use std::fs::{self, File, OpenOptions};
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::Path;

/// Goes up when a record is written in another way.
const HEAD: &[u8; 16] = b"prospectus rec 1";
const DIGEST: usize = blake3::OUT_LEN;

/// A record whose first part was read.
#[derive(Debug)]
pub struct RecordFile {
    file: File,
    pub front: Vec<u8>,
    /// Where the second part begins.
    after: u64,
}

impl RecordFile {
    /// Opens a record; one that is not there, damaged, or written by a program of another time is none.
    pub fn open(path: &Path) -> Option<Self> {
        // A pipe would be waited for.
        if !path.symlink_metadata().ok()?.is_file() {
            return None;
        }
        let mut file = File::open(path).ok()?;
        let mut head = [0; HEAD.len()];
        file.read_exact(&mut head).ok()?;
        if head != *HEAD {
            return None;
        }
        let front = part(&mut file)?;
        let after = file.stream_position().ok()?;
        Some(Self { file, front, after })
    }

    /// The second part; `None` when it is damaged.
    pub fn pages(&mut self) -> Option<Vec<u8>> {
        self.file.seek(SeekFrom::Start(self.after)).ok()?;
        part(&mut self.file)
    }
}

/// Length (8 bytes, the smallest first), digest, bytes.
fn part(file: &mut File) -> Option<Vec<u8>> {
    let mut length = [0; 8];
    let mut digest = [0; DIGEST];
    file.read_exact(&mut length).ok()?;
    file.read_exact(&mut digest).ok()?;
    let length = u64::from_le_bytes(length);
    if length > file.metadata().ok()?.len() {
        return None;
    }
    let mut bytes = Vec::new();
    bytes
        .try_reserve_exact(usize::try_from(length).ok()?)
        .ok()?;
    file.take(length).read_to_end(&mut bytes).ok()?;
    (bytes.len() as u64 == length && *blake3::hash(&bytes).as_bytes() == digest).then_some(bytes)
}

/// Writes a record: whole, or not at all. It only saves time: where it cannot be written, the next build makes everything.
pub fn write_record(path: &Path, front: &[u8], pages: &[u8]) {
    let next = path.with_extension("record.next");
    let written = begin(&next).and_then(|mut file| {
        file.write_all(HEAD)?;
        for part in [front, pages] {
            file.write_all(&(part.len() as u64).to_le_bytes())?;
            file.write_all(blake3::hash(part).as_bytes())?;
            file.write_all(part)?;
        }
        drop(file);
        fs::rename(&next, path)
    });
    if written.is_err() {
        forget_record(path);
    }
}

/// Takes a record away, with what is left of a half-written one.
pub fn forget_record(path: &Path) {
    drop(fs::remove_file(path.with_extension("record.next")));
    drop(fs::remove_file(path));
}

/// An empty file that nobody else may read. What a stopped build left may be a link: it is taken away, never written through.
pub(super) fn begin(path: &Path) -> std::io::Result<File> {
    if path.symlink_metadata().is_ok() {
        fs::remove_file(path)?;
    }
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

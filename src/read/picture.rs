//! A picture on disk → the bytes to publish. What took long is kept, outside the college's folder, for the next time.

use std::fs;
use std::path::Path;

use crate::finding::Finding;
use crate::pictures::{self, Kind, Size, kind_of_bytes, kind_of_name};
use crate::read::unusable::{Unusable, read_bytes};

/// The largest photograph, in bytes; it is published smaller.
const LARGEST_PHOTOGRAPH: u64 = 40 * 1024 * 1024;
/// The largest picture of a kind that is published as it is, in bytes.
const LARGEST_OTHER: u64 = 8 * 1024 * 1024;

/// Goes up when pictures are made in another way.
const VERSION: &str = "2";

/// Bytes of the digest before a kept picture.
const DIGEST: usize = blake3::OUT_LEN;

/// How many bytes a picture may have.
pub(super) fn limit(path: &str) -> u64 {
    match kind_of_name(path) {
        Some(kind) if kind.can_be_made_smaller() => LARGEST_PHOTOGRAPH,
        _ => LARGEST_OTHER,
    }
}

/// The bytes to publish of a picture that `read` listed, or why there are none. `kept` is a folder for what took long.
pub fn picture(site: &Path, path: &str, kept: Option<&Path>) -> Result<Vec<u8>, Box<Finding>> {
    let published = original(site, path).and_then(|(bytes, kind)| published(bytes, kind, kept));
    published.map_err(|unusable| Box::new(unusable.finding(path)))
}

/// How large it is shown; `None` when that cannot be known, which publishing it then says.
pub fn picture_size(site: &Path, path: &str) -> Option<Size> {
    let (bytes, kind) = original(site, path).ok()?;
    pictures::shown_size(&bytes, kind)
}

fn original(site: &Path, path: &str) -> Result<(Vec<u8>, Kind), Unusable> {
    let bytes = read_bytes(&site.join(path), limit(path))?;
    let Some(named) = kind_of_name(path) else {
        return Err(Unusable::NoUse);
    };
    match kind_of_bytes(&bytes) {
        Ok(is) if is == named => Ok((bytes, is)),
        Ok(is) => Err(Unusable::OtherType {
            named,
            is: is.name(),
        }),
        Err(is) => Err(Unusable::OtherType { named, is }),
    }
}

fn published(bytes: Vec<u8>, kind: Kind, kept: Option<&Path>) -> Result<Vec<u8>, Unusable> {
    let kept = kept.filter(|_| pictures::takes_long(&bytes, kind));
    let file = kept.map(|folder| {
        let mut hasher = blake3::Hasher::new();
        hasher.update(VERSION.as_bytes()).update(&bytes);
        folder.join(format!("{}.picture", hasher.finalize().to_hex()))
    });
    if let Some(bytes) = file.as_deref().and_then(kept_whole) {
        return Ok(bytes);
    }
    let made = pictures::published(bytes, kind).map_err(Unusable::Picture)?;
    if let Some(file) = file {
        // It only saves time: a full disk or a closed folder does no harm.
        drop(keep(&file, &made));
    }
    Ok(made)
}

/// A kept picture, unless a power cut or a full disk left less of it.
fn kept_whole(file: &Path) -> Option<Vec<u8>> {
    let mut bytes = fs::read(file).ok()?;
    let (digest, picture) = bytes.split_at_checked(DIGEST)?;
    if blake3::hash(picture).as_bytes() != digest {
        return None;
    }
    bytes.drain(..DIGEST);
    Some(bytes)
}

/// Writes a file, behind its digest, beside its place and then into it, so that nobody reads half of it.
fn keep(file: &Path, bytes: &[u8]) -> std::io::Result<()> {
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder)?;
    }
    let beside = file.with_extension(format!("{}.part", std::process::id()));
    let whole = [blake3::hash(bytes).as_bytes(), bytes].concat();
    fs::write(&beside, whole)
        .and_then(|()| fs::rename(&beside, file))
        .inspect_err(|_| drop(fs::remove_file(&beside)))
}

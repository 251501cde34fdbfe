//! Folders → Sources: every file of a site that an author wrote, and what is wrong with the files themselves.
//!
//! Nothing is followed out of the site's folder, nothing is read that could not be a record, and nothing is left out
//! without a finding.

mod alone;

mod unusable;

mod picture;

pub mod stamp;

pub mod inputs;

pub mod program;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use walkdir::{DirEntry, WalkDir};

use crate::error::{Error, Result, why};
use crate::finding::Findings;
use crate::pictures::kind_of_name;
pub use crate::read::alone::Alone;
pub use crate::read::picture::{picture, picture_size};
pub use crate::read::unusable::LEDGER_PATH;
use crate::read::unusable::{Unusable, read_bytes};
use crate::source::{Source, Sources};

/// The largest record, in bytes: a hundred times the longest real course.
const LARGEST_RECORD: u64 = 1024 * 1024;
/// The largest ledger: a line for each of a million sessions.
const LARGEST_LEDGER: u64 = 512 * 1024 * 1024;
/// The largest file of a theme, in bytes.
const LARGEST_OF_THEME: u64 = 8 * 1024 * 1024;

/// Where pictures are not for publication.
const NOT_PUBLISHED: [&str; 2] = ["content/people/", "content/reviews/"];

/// What lies in a site's folder.
#[derive(Debug, Default, Clone)]
pub struct Files {
    pub sources: Sources,
    /// Pictures beside the texts, from the site's folder, sorted; their bytes are read when they are published.
    pub pictures: Vec<String>,
    pub findings: Findings,
}

/// A file of a theme, by its path inside the theme's folder.
#[derive(Debug)]
pub struct ThemeFile {
    pub path: String,
    pub bytes: Vec<u8>,
}

/// Reads `content/` and `partners/` of a site, and the people overlay where there is one.
///
/// # Errors
///
/// When the site's folder itself is not there, or another command changes its files for a very long time.
pub fn read(site: &Path, people: Option<&Path>) -> Result<Files> {
    let root = site
        .canonicalize()
        .map_err(|cause| Error::disk("open the site's folder", site, cause))?;
    let _alone = Alone::reading(&root)?;
    let mut files = Files::default();
    let own = Folder {
        root: &root,
        shown: Path::new(""),
        in_overlay: false,
    };
    let mut records = Vec::new();
    for part in ["content", "partners"] {
        own.list(&root.join(part), &mut records, &mut files);
    }
    files.take(&records, false);
    if let Some(people) = people {
        files.take_people(people)?;
    }
    files.pictures.sort();
    Ok(files)
}

/// The files of `content/` and `partners/` as git kept them, by path, and the people overlay as it is today.
///
/// What could be no record is left out without a finding: it is the files on the disk that are checked.
///
/// # Errors
///
/// When the people overlay is not there.
pub fn kept(kept: &BTreeMap<String, Vec<u8>>, people: Option<&Path>) -> Result<Files> {
    let mut files = Files::default();
    for (path, bytes) in kept {
        let is_hidden = path.split('/').any(|part| part.starts_with('.'));
        if is_hidden || path.starts_with("themes/") {
            continue;
        }
        let is_record = path.ends_with(".md") || path.ends_with(".yml");
        if is_record && bytes.len() as u64 <= LARGEST_RECORD || path == LEDGER_PATH {
            if let Ok(text) = String::from_utf8(bytes.clone()) {
                files.add(path, text, false);
            }
        } else if is_picture(path) && !NOT_PUBLISHED.iter().any(|part| path.starts_with(part)) {
            files.pictures.push(path.clone());
        }
    }
    if let Some(people) = people {
        files.take_people(people)?;
    }
    Ok(files)
}

impl Files {
    /// Reads the people who are kept outside the repository.
    fn take_people(&mut self, people: &Path) -> Result<()> {
        let root = people
            .canonicalize()
            .map_err(|cause| Error::disk("open the people folder", people, cause))?;
        let overlay = Folder {
            root: &root,
            shown: people,
            in_overlay: true,
        };
        let mut records = Vec::new();
        overlay.list(&root, &mut records, self);
        self.take(&records, true);
        Ok(())
    }

    fn add(&mut self, path: &str, text: String, in_overlay: bool) {
        let stripped = text.strip_prefix('\u{feff}').map(str::to_owned);
        let byte_order_mark = stripped.is_some();
        let mut source = Source::new(path, stripped.unwrap_or(text));
        source.byte_order_mark = byte_order_mark;
        source.in_overlay = in_overlay;
        self.sources.add(source);
    }

    /// Reads the texts of a list, on all cores, and keeps them in its order.
    fn take(&mut self, records: &[(PathBuf, String)], in_overlay: bool) {
        let texts: Vec<_> = records
            .par_iter()
            .map(|(disk, _)| read_text(disk))
            .collect();
        for (text, (_, path)) in texts.into_iter().zip(records) {
            match text {
                Ok(text) => self.add(path, text, in_overlay),
                Err(unusable) => self.findings.push(unusable.finding(path)),
            }
        }
    }
}

/// The text of one file of a site, by its path from the site's folder; `None` when it is no text that can be used.
pub fn text_again(site: &Path, path: &str) -> Option<String> {
    let root = site.canonicalize().ok()?;
    let disk = root.join(path);
    match no_file_of_ours(&root, &disk) {
        Some(_) => None,
        None => read_text(&disk).ok(),
    }
}

/// The text of a file that a build read, by the path that it is shown with; without its byte-order mark.
pub fn text_as_read(site: &Path, path: &str, in_overlay: bool) -> Option<String> {
    let disk = match in_overlay {
        true => PathBuf::from(path),
        false => site.join(path),
    };
    let text = read_text(&disk).ok()?;
    match text.strip_prefix('\u{feff}') {
        Some(stripped) => Some(stripped.to_owned()),
        None => Some(text),
    }
}

/// The files of `themes/<name>/`, sorted; empty when the college has no such folder.
///
/// # Errors
///
/// When the site's folder itself is not there.
pub fn theme(site: &Path, name: &str, findings: &mut Findings) -> Result<Vec<ThemeFile>> {
    let root = site
        .canonicalize()
        .map_err(|cause| Error::disk("open the site's folder", site, cause))?;
    let folder = root.join("themes").join(name);
    let mut files = Vec::new();
    if is_missing(&folder) || folder.is_file() {
        return Ok(files);
    }
    let is_seen = |entry: &DirEntry| entry.depth() == 0 || !is_hidden(entry);
    let entries = WalkDir::new(&folder).sort_by_file_name();
    for entry in entries.into_iter().filter_entry(is_seen) {
        let entry = match entry {
            Ok(entry) => entry,
            Err(cause) => {
                let path = cause.path().unwrap_or(&folder);
                findings.push(Unusable::Closed(reason(&cause)).finding(&slashed(path, &root)));
                continue;
            }
        };
        let is_folder = entry.file_type().is_dir() && !entry.path_is_symlink();
        if is_folder {
            continue;
        }
        match theme_file(&root, &entry) {
            Ok(bytes) => files.push(ThemeFile {
                path: slashed(entry.path(), &folder),
                bytes,
            }),
            Err(unusable) => findings.push(unusable.finding(&slashed(entry.path(), &root))),
        }
        if entry.depth() == 0 {
            break;
        }
    }
    Ok(files)
}

fn theme_file(root: &Path, entry: &DirEntry) -> Result<Vec<u8>, Unusable> {
    if let Some(unusable) = no_file_of_ours(root, entry.path()) {
        return Err(unusable);
    }
    read_bytes(entry.path(), LARGEST_OF_THEME)
}

/// A folder that authors write in.
struct Folder<'a> {
    /// Nothing is followed out of it.
    root: &'a Path,
    /// What its files' paths begin with when they are shown.
    shown: &'a Path,
    in_overlay: bool,
}

impl Folder<'_> {
    /// The path of a file as people are shown it.
    fn path(&self, disk: &Path) -> String {
        let inside = disk.strip_prefix(self.root).unwrap_or(disk);
        let shown = self.shown.components().chain(inside.components());
        slashed(&shown.collect::<PathBuf>(), Path::new(""))
    }

    fn list(&self, folder: &Path, records: &mut Vec<(PathBuf, String)>, files: &mut Files) {
        if is_missing(folder) {
            return;
        }
        // Then a file in it that is no link lies inside as well, and need not be asked.
        let is_inside = (folder.canonicalize()).is_ok_and(|real| real.starts_with(self.root));
        for entry in WalkDir::new(folder)
            .sort_by_file_name()
            .into_iter()
            .filter_entry(|entry| entry.depth() == 0 || !is_hidden(entry))
        {
            let unusable = match entry {
                Ok(entry) if entry.file_type().is_dir() => {
                    let path = self.path(entry.path());
                    let is_in_the_way = path.ends_with(".md") || path == LEDGER_PATH;
                    is_in_the_way.then(|| Unusable::Folder.finding(&path))
                }
                Ok(entry) => self
                    .place(&entry, is_inside, records, files)
                    .map(|unusable| unusable.finding(&self.path(entry.path()))),
                Err(cause) => {
                    let path = cause
                        .path()
                        .map_or_else(String::new, |path| self.path(path));
                    Some(Unusable::Closed(reason(&cause)).finding(&path))
                }
            };
            if let Some(unusable) = unusable {
                files.findings.push(unusable);
            }
        }
    }

    /// Puts one entry where it belongs, with the records or the pictures, or says why it has no place.
    fn place(
        &self,
        entry: &DirEntry,
        is_inside: bool,
        records: &mut Vec<(PathBuf, String)>,
        files: &mut Files,
    ) -> Option<Unusable> {
        let disk = entry.path();
        if !(is_inside && entry.file_type().is_file())
            && let Some(unusable) = no_file_of_ours(self.root, disk)
        {
            return Some(unusable);
        }
        let path = self.path(disk);
        let ending = disk
            .extension()
            .map(|ending| ending.to_string_lossy().to_lowercase())
            .unwrap_or_default();
        match ending.as_str() {
            "md" | "yml" => records.push((disk.to_owned(), path)),
            "lock" if path == LEDGER_PATH => records.push((disk.to_owned(), path)),
            "svg" | "svgz" => return Some(Unusable::Svg),
            _ if !is_picture(&path) => return Some(Unusable::NoUse),
            _ if self.in_overlay || NOT_PUBLISHED.iter().any(|part| path.starts_with(part)) => {
                return Some(Unusable::PrivatePicture);
            }
            _ => match disk.metadata() {
                Ok(metadata) if metadata.len() > picture::limit(&path) => {
                    let limit = picture::limit(&path);
                    return Some(Unusable::LargePicture { limit });
                }
                Ok(_) => files.pictures.push(path),
                Err(cause) => return Some(Unusable::Closed(why(&cause))),
            },
        }
        None
    }
}

/// Whether nothing is there. What is there and cannot be looked at is not missing: it must not be left out in silence.
fn is_missing(path: &Path) -> bool {
    let looked = path.metadata();
    looked.is_err_and(|cause| cause.kind() == std::io::ErrorKind::NotFound)
}

/// Why an entry cannot be listed, without the path of this machine, which walkdir puts before it.
fn reason(cause: &walkdir::Error) -> String {
    cause.io_error().map_or_else(|| cause.to_string(), why)
}

/// Why an entry is no file inside `root`, where a link may lead to one; `None` when it is.
fn no_file_of_ours(root: &Path, path: &Path) -> Option<Unusable> {
    match path.canonicalize() {
        Err(cause) => Some(Unusable::Closed(why(&cause))),
        Ok(target) if !target.starts_with(root) => Some(Unusable::LeadsOut),
        Ok(target) if target.is_dir() => Some(Unusable::LinkToFolder),
        // Reading a pipe or a device would never end.
        Ok(target) if !target.is_file() => Some(Unusable::NoFile),
        Ok(_) => None,
    }
}

fn read_text(path: &Path) -> Result<String, Unusable> {
    let limit = if path.ends_with(LEDGER_PATH) {
        LARGEST_LEDGER
    } else {
        LARGEST_RECORD
    };
    let bytes = read_bytes(path, limit)?;
    String::from_utf8(bytes).map_err(|error| {
        let until = error.utf8_error().valid_up_to();
        let line = error.as_bytes()[..until]
            .iter()
            .filter(|byte| **byte == b'\n')
            .count()
            + 1;
        Unusable::NotUtf8 { line }
    })
}

/// Whether a file is a picture, by the end of its name.
pub fn is_picture(path: &str) -> bool {
    kind_of_name(path).is_some()
}

fn is_hidden(entry: &DirEntry) -> bool {
    entry.file_name().to_string_lossy().starts_with('.')
}

fn slashed(path: &Path, root: &Path) -> String {
    path.strip_prefix(root)
        .unwrap_or(path)
        .to_string_lossy()
        .replace('\\', "/")
}

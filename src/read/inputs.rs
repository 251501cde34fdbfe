//! Folders → what a build may read of them, without reading it: names, kinds and stamps; and whether that changed.

use std::collections::HashMap;
use std::fs::{self, FileType};
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use crate::read::stamp::Stamp;
use crate::source::{Source, Sources};

/// The digest of a file's bytes (BLAKE3).
pub type Digest = [u8; 32];

/// The largest file whose bytes are compared when its stamp is another, in bytes; no file that is used is larger.
const LARGEST: u64 = 512 * 1024 * 1024;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
enum Kind {
    Folder,
    File,
    Link,
    Other,
}

/// One entry of a folder.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Input {
    /// As people are shown it.
    path: String,
    kind: Kind,
    /// Of the file itself, where a link leads to one.
    stamp: Stamp,
    /// Where a link leads.
    target: Option<String>,
    /// Of what was read; absent for a folder and for what could not be.
    digest: Option<Digest>,
}

/// Everything that a build may read of a college.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Inputs {
    list: Vec<Input>,
    /// Where each of them lies on the disk.
    #[serde(skip)]
    disk: Vec<PathBuf>,
}

/// How what is there compares with what was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Compared {
    Same,
    /// It is, but some files had to be read to know it.
    SameWhenRead,
    Other,
}

impl Inputs {
    /// Lists what lies in a college's folder and in that of the people who are kept outside it. `None` when a folder
    /// cannot be listed: the build will say so.
    pub fn list(site: &Path, people: Option<&Path>) -> Option<Self> {
        let root = site.canonicalize().ok()?;
        let mut inputs = Self::default();
        for part in ["content", "partners", "themes"] {
            inputs.add_all(&root.join(part), part)?;
        }
        if let Some(people) = people {
            inputs.add_all(&people.canonicalize().ok()?, &slashed(people))?;
        }
        Some(inputs)
    }

    /// Adds an entry that may not be there, and all that is below it.
    fn add_all(&mut self, disk: &Path, shown: &str) -> Option<()> {
        let Ok(metadata) = disk.symlink_metadata() else {
            return Some(());
        };
        let kind = kind(metadata.file_type());
        let is_folder = match kind {
            Kind::Link => disk.is_dir(),
            kind => kind == Kind::Folder,
        };
        self.add(disk.to_owned(), shown.to_owned(), kind);
        match is_folder {
            true => self.add_below(disk, shown),
            false => Some(()),
        }
    }

    fn add_below(&mut self, folder: &Path, shown: &str) -> Option<()> {
        let entries = fs::read_dir(folder).ok()?;
        let mut entries = entries.collect::<Result<Vec<_>, _>>().ok()?;
        entries.sort_by_key(fs::DirEntry::file_name);
        for entry in entries {
            let name = entry.file_name();
            // A theme may have any name; everywhere else hidden files are nobody's.
            if name.to_string_lossy().starts_with('.') && shown != "themes" {
                continue;
            }
            let kind = kind(entry.file_type().ok()?);
            let shown = format!("{shown}/{}", name.to_string_lossy());
            self.add(entry.path(), shown.clone(), kind);
            if kind == Kind::Folder {
                self.add_below(&entry.path(), &shown)?;
            }
        }
        Some(())
    }

    fn add(&mut self, disk: PathBuf, path: String, kind: Kind) {
        let target = match kind {
            Kind::Link => disk.canonicalize().ok(),
            _ => None,
        };
        self.disk.push(disk);
        self.list.push(Input {
            path,
            kind,
            stamp: Stamp::NONE,
            target: target.map(|target| target.to_string_lossy().into_owned()),
            digest: None,
        });
    }

    /// Asks the system for the stamp of each file; before anything of them is read.
    pub fn stamped(mut self) -> Self {
        let stamp = |(input, disk): (&mut Input, &PathBuf)| {
            // The stamp of a folder says nothing that its list does not say.
            if input.kind != Kind::Folder {
                let metadata = disk.metadata();
                input.stamp = metadata.map_or(Stamp::NONE, |it| Stamp::of(&it));
            }
        };
        let all = self.list.par_iter_mut().zip(&self.disk);
        all.with_min_len(64).for_each(stamp);
        self
    }

    /// Compares them with those of a build that began at a moment. Gives these the digests that are known.
    pub fn compare(&mut self, old: &Self, moment: i64) -> Compared {
        let is_listed_alike = self.list.len() == old.list.len()
            && (self.list.iter().zip(&old.list)).all(|(new, old)| {
                new.path == old.path && new.kind == old.kind && new.target == old.target
            });
        if !is_listed_alike {
            return Compared::Other;
        }
        let compare = |((new, old), disk): ((&mut Input, &Input), &PathBuf)| {
            if new.kind == Kind::Folder {
                return Compared::Same;
            }
            new.digest = old.digest;
            if new.stamp == old.stamp && old.stamp.is_settled(moment) {
                return Compared::Same;
            }
            new.digest = digest_of_file(disk, new);
            match old.digest.is_some() && new.digest == old.digest {
                true => Compared::SameWhenRead,
                false => Compared::Other,
            }
        };
        let all = self.list.par_iter_mut().zip(&old.list).zip(&self.disk);
        let compared = all.with_min_len(64).map(compare);
        compared.reduce(|| Compared::Same, Compared::and)
    }

    /// Forgets the digests.
    pub fn forget(&mut self) {
        self.list.iter_mut().for_each(|input| input.digest = None);
    }

    /// Takes the digests from another list where nothing changed since a moment.
    pub fn know_from(&mut self, old: &Self, moment: i64) {
        let old: HashMap<&str, &Input> =
            (old.list.iter().map(|input| (input.path.as_str(), input))).collect();
        for input in &mut self.list {
            let same = old.get(input.path.as_str());
            let same = same.filter(|it| it.stamp == input.stamp && it.stamp.is_settled(moment));
            input.digest = same.and_then(|it| it.digest);
        }
    }

    /// Reads everything that is no text; before the build does, so that a change between the two is seen the next time.
    pub fn read_what_is_no_text(&mut self) {
        let all = self.list.par_iter_mut().zip(&self.disk);
        all.for_each(|(input, disk)| {
            if input.digest.is_none() && input.kind != Kind::Folder && !input.is_text() {
                input.digest = digest_of_file(disk, input);
            }
        });
    }

    /// Takes the digests of the texts as the build read them.
    pub fn take_texts(&mut self, sources: &Sources) {
        let texts: HashMap<&str, &Source> = (sources
            .iter()
            .map(|(_, source)| (source.path.as_str(), source)))
        .collect();
        self.list.par_iter_mut().for_each(|input| {
            if input.is_text() {
                let text = texts.get(input.path.as_str());
                input.digest = text.map(|source| digest_of_text(source));
            }
        });
    }

    /// Notes what the program itself wrote into a text.
    pub fn note_written(&mut self, path: &str, text: &str) {
        let at = self.list.iter().position(|input| input.path == path);
        if let Some(at) = at {
            self.list[at].digest = Some(*blake3::hash(text.as_bytes()).as_bytes());
            if let Ok(metadata) = self.disk[at].metadata() {
                self.list[at].stamp = Stamp::of(&metadata);
            }
        }
    }
}

impl Compared {
    pub fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Other, _) | (_, Self::Other) => Self::Other,
            (Self::SameWhenRead, _) | (_, Self::SameWhenRead) => Self::SameWhenRead,
            _ => Self::Same,
        }
    }
}

impl Input {
    /// Whether `read` takes it for a text, and would say why it cannot.
    fn is_text(&self) -> bool {
        let (_, ending) = self.path.rsplit_once('.').unwrap_or_default();
        let is_of_theme = self.path.starts_with("themes/");
        !is_of_theme
            && ["md", "yml", "lock"]
                .iter()
                .any(|it| ending.eq_ignore_ascii_case(it))
    }
}

fn kind(kind: FileType) -> Kind {
    match kind {
        _ if kind.is_symlink() => Kind::Link,
        _ if kind.is_dir() => Kind::Folder,
        _ if kind.is_file() => Kind::File,
        _ => Kind::Other,
    }
}

/// Of a file's bytes; `None` when they cannot be read, or nobody would.
fn digest_of_file(disk: &Path, input: &Input) -> Option<Digest> {
    let is_file = input.kind == Kind::File || input.kind == Kind::Link && disk.is_file();
    if !is_file || input.stamp.size > LARGEST {
        return None;
    }
    let mut hasher = blake3::Hasher::new();
    hasher.update_reader(fs::File::open(disk).ok()?).ok()?;
    Some(*hasher.finalize().as_bytes())
}

/// Of the bytes of the file that a text came from.
fn digest_of_text(source: &Source) -> Digest {
    let mut hasher = blake3::Hasher::new();
    if source.byte_order_mark {
        hasher.update("\u{feff}".as_bytes());
    }
    hasher.update(source.text.as_bytes());
    *hasher.finalize().as_bytes()
}

/// As `read` shows the paths of people who are kept outside.
fn slashed(path: &Path) -> String {
    let shown: PathBuf = path.components().collect();
    shown.to_string_lossy().replace('\\', "/")
}

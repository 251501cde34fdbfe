//! What a build made, file by file: so that the next one knows what still stands as it was left, and need not make it.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use crate::artifact::{Artifact, SitePath};
use crate::error::Result;
use crate::publish::ledger::Memory;
use crate::publish::place::MARK;
use crate::publish::sink::Sink;
use crate::publish::staging::Staging;
use crate::read::inputs::{Compared, Digest};
use crate::read::stamp::Stamp;

/// One file of a finished site.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Output {
    /// From the folder of the site.
    file: String,
    digest: Digest,
    stamp: Stamp,
}

/// All files of a finished site, and its folders, which show when a file is added or taken away by hand.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Outputs {
    /// Sorted.
    files: Vec<Output>,
    folders: Vec<(String, Stamp)>,
    /// When the site was finished, by the clock of its disk, in nanoseconds since 1970.
    moment: i64,
}

impl Outputs {
    /// Lets every file be read again when it is compared.
    pub fn look_again(&mut self) {
        self.moment = i64::MIN;
    }

    /// Compares a site with what a build left; a file that had to be read for it is known from then on.
    pub fn compare(&mut self, out: &Path, began: i64) -> Compared {
        let moment = self.moment;
        let files = self.files.par_iter_mut().with_min_len(64);
        let files = files.map(|output| output.compare(out, moment));
        let compared = files.reduce(|| Compared::Same, Compared::and);
        if compared == Compared::Other {
            return compared;
        }
        let compared = compared.and(self.compare_folders(out));
        if compared == Compared::SameWhenRead {
            self.moment = began;
        }
        compared
    }

    fn compare_folders(&mut self, out: &Path) -> Compared {
        let moment = self.moment;
        let folders = self.folders.par_iter().with_min_len(64).enumerate();
        let changed: Vec<(usize, Stamp)> = folders
            .filter_map(|(at, (folder, old))| {
                let stamp = stamp(&out.join(folder)).unwrap_or(Stamp::NONE);
                (stamp != *old || !stamp.is_settled(moment)).then_some((at, stamp))
            })
            .collect();
        if changed.is_empty() {
            return Compared::Same;
        }
        let mut names: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for (at, stamp) in changed {
            let (folder, old) = &mut self.folders[at];
            *old = stamp;
            names.insert(folder.clone(), BTreeSet::new());
        }
        let folders = self.folders.iter().map(|(folder, _)| folder.as_str());
        let files = self.files.iter().map(|output| output.file.as_str());
        for path in folders.chain(files).filter(|path| !path.is_empty()) {
            let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
            if let Some(names) = names.get_mut(folder) {
                names.insert(name.to_owned());
            }
        }
        let is_same = |(folder, names): (&String, &BTreeSet<String>)| {
            listed(&out.join(folder)).is_some_and(|there| there == *names)
        };
        match names.iter().all(is_same) {
            true => Compared::SameWhenRead,
            false => Compared::Other,
        }
    }
}

impl Output {
    fn compare(&mut self, out: &Path, moment: i64) -> Compared {
        match self.standing(out, moment) {
            Some(stamp) if stamp == self.stamp && stamp.is_settled(moment) => Compared::Same,
            Some(stamp) => {
                self.stamp = stamp;
                Compared::SameWhenRead
            }
            None => Compared::Other,
        }
    }

    /// The stamp of the file where it is as it was left; `None` where it is not.
    fn standing(&self, out: &Path, moment: i64) -> Option<Stamp> {
        let path = out.join(&self.file);
        let metadata = path.symlink_metadata().ok()?;
        let stamp = Stamp::of(&metadata).whatever_its_names();
        if !metadata.is_file() || stamp.size != self.stamp.size {
            return None;
        }
        let is_known = stamp == self.stamp && stamp.is_settled(moment);
        let is_same = is_known
            || fs::read(&path).is_ok_and(|bytes| *blake3::hash(&bytes).as_bytes() == self.digest);
        is_same.then_some(stamp)
    }
}

/// A sink that takes from the old site what is still as the last build left it.
#[derive(Debug)]
pub struct Keeping<'a> {
    staging: &'a Staging,
    old: HashMap<&'a str, &'a Output>,
    /// When the old site was finished.
    moment: i64,
    made: Mutex<Vec<Output>>,
}

impl<'a> Keeping<'a> {
    pub fn new(staging: &'a Staging, old: Option<&'a Outputs>) -> Self {
        let files = old.iter().flat_map(|old| &old.files);
        Self {
            staging,
            old: files.map(|output| (output.file.as_str(), output)).collect(),
            moment: old.map_or(0, |old| old.moment),
            made: Mutex::default(),
        }
    }

    /// What was made, when all of it is, with the mark of the ledger that it goes with.
    pub fn outputs(self, memory: &Memory<'_>) -> Option<Outputs> {
        self.staging.seal(memory).ok()?;
        let mut files = self
            .made
            .into_inner()
            .unwrap_or_else(PoisonError::into_inner);
        files.extend(mark(self.staging.next()));
        files.sort_by(|one, other| one.file.cmp(&other.file));
        let mut folders = BTreeSet::from([""]);
        for output in &files {
            let slashes = output.file.match_indices('/');
            folders.extend(slashes.map(|(at, _)| &output.file[..at]));
        }
        let folders: Vec<&str> = folders.into_iter().collect();
        let folders = folders.into_par_iter().map(|folder| {
            let stamp = stamp(&self.staging.next().join(folder))?;
            Some((folder.to_owned(), stamp))
        });
        Some(Outputs {
            folders: folders.collect::<Option<_>>()?,
            moment: self.staging.moment()?,
            files,
        })
    }

    fn note(&self, output: Output) {
        let mut made = self.made.lock().unwrap_or_else(PoisonError::into_inner);
        made.push(output);
    }

    /// Takes over a file where it is as it was left.
    fn link(&self, old: &Output) -> Result<bool> {
        let Some(stamp) = old.standing(self.staging.out(), self.moment) else {
            return Ok(false);
        };
        let is_linked = self.staging.link(&old.file)?;
        if is_linked {
            self.note(Output {
                stamp,
                ..old.clone()
            });
        }
        Ok(is_linked)
    }
}

impl Sink for Keeping<'_> {
    fn take(&self, artifact: Artifact) -> Result<()> {
        let file = artifact.path.file();
        let digest = *blake3::hash(&artifact.bytes).as_bytes();
        let old = self.old.get(file.as_str());
        if let Some(old) = old.filter(|old| old.digest == digest)
            && self.link(old)?
        {
            return Ok(());
        }
        let stamp = self.staging.put(&file, &artifact.bytes)?;
        self.note(Output {
            file,
            digest,
            stamp: stamp.whatever_its_names(),
        });
        Ok(())
    }

    fn keep(&self, path: &SitePath) -> Result<bool> {
        let old = self.old.get(path.file().as_str());
        old.map_or(Ok(false), |old| self.link(old))
    }
}

/// The file that says who made the site.
fn mark(folder: &Path) -> Option<Output> {
    let bytes = fs::read(folder.join(MARK)).ok()?;
    Some(Output {
        file: MARK.to_owned(),
        digest: *blake3::hash(&bytes).as_bytes(),
        stamp: stamp(&folder.join(MARK))?,
    })
}

fn stamp(path: &Path) -> Option<Stamp> {
    Stamp::at(path).map(Stamp::whatever_its_names)
}

/// The names in a folder; `None` where there is none.
fn listed(folder: &Path) -> Option<BTreeSet<String>> {
    // A link to a folder is none of ours, whatever lies there.
    let is_folder = folder.symlink_metadata().ok()?.is_dir();
    let entries = is_folder.then(|| fs::read_dir(folder).ok())??;
    let names = entries.map(|entry| Some(entry.ok()?.file_name().to_string_lossy().into_owned()));
    names.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn after_a_power_cut_a_file_whose_stamp_is_right_and_whose_bytes_are_not_is_found() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("page.html");
        fs::write(&path, "whole").expect("written");
        let stamp_of_whole = stamp(&path).expect("it is there");
        let modified = path.metadata().and_then(|it| it.modified());
        fs::write(&path, "\0\0\0\0\0").expect("written");
        let file = fs::File::options().write(true).open(&path).expect("opened");
        file.set_modified(modified.expect("a time")).expect("set");
        let mut outputs = Outputs {
            files: vec![Output {
                file: "page.html".to_owned(),
                digest: *blake3::hash(b"whole").as_bytes(),
                stamp: stamp_of_whole,
            }],
            folders: Vec::new(),
            moment: i64::MAX,
        };
        outputs.look_again();
        assert_eq!(outputs.compare(folder.path(), 0), Compared::Other);
    }
}

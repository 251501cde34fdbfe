//! The floor: reads every source of a college and writes as many files of as many bytes as its site has, with no work
//! between. No generator can be faster on the same machine.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

/// The word that makes this program the floor.
pub(crate) const WORD: &str = "--as-the-floor";

/// How many files a site has, and how many bytes are in them.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Size {
    pub(crate) files: usize,
    pub(crate) bytes: u64,
}

/// The files below a folder, with their sizes.
fn files(folder: &Path) -> Vec<(PathBuf, u64)> {
    let entries = walkdir::WalkDir::new(folder)
        .into_iter()
        .filter_map(Result::ok);
    let files = entries.filter(|entry| entry.file_type().is_file());
    let sized = files.filter_map(|entry| {
        let size = entry.metadata().ok()?.len();
        Some((entry.into_path(), size))
    });
    sized.collect()
}

/// Writes down what a site is made of, and says how large it is.
pub(crate) fn remember(site: &Path, list: &Path) -> Size {
    let files = files(site);
    let mut text = String::new();
    for (path, size) in &files {
        let path = path.strip_prefix(site).expect("it was found below");
        let _ = writeln!(text, "{size} {}", path.display());
    }
    fs::write(list, text).expect("the work folder can be written");
    Size {
        files: files.len(),
        bytes: files.iter().map(|(_, size)| size).sum(),
    }
}

/// Reads and writes.
pub(crate) fn go(college: &Path, list: &Path, out: &Path) {
    let sources: Vec<(PathBuf, u64)> = ["content", "partners"]
        .into_iter()
        .flat_map(|folder| files(&college.join(folder)))
        .collect();
    let read: usize = sources
        .par_iter()
        .map(|(path, _)| fs::read(path).map_or(0, |bytes| bytes.len()))
        .sum();
    let list = fs::read_to_string(list).expect("it was written by the benchmark");
    let files: Vec<(PathBuf, usize)> = list
        .lines()
        .filter_map(|line| line.split_once(' '))
        .map(|(size, path)| (out.join(path), size.parse().expect("it is a size")))
        .collect();
    let folders: BTreeSet<&Path> = files.iter().filter_map(|(path, _)| path.parent()).collect();
    for folder in folders {
        fs::create_dir_all(folder).expect("the work folder can be written");
    }
    let most = files.iter().map(|(_, size)| *size).max().unwrap_or(0);
    let bytes = vec![b'x'; most];
    files.par_iter().for_each(|(path, size)| {
        fs::write(path, &bytes[..*size]).expect("the work folder can be written");
    });
    assert!(read > 0, "there is a college in {}", college.display());
}

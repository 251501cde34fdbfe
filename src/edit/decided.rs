//! A change to many files that was decided: its list on the disk, and how it is finished, by whichever command.
//!
//! What came with the texts, by git or in an archive, was decided by nobody here and is not followed.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};
use crate::read::Alone;

/// Holds what is to be put in place, in the college's folder.
pub(super) const FOLDER: &str = ".prospectus-change";
/// The list of what is to be done, in that folder.
pub(super) const LIST: &str = "list.json";

/// The list on the disk.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct List {
    /// Which folder of this disk it was written into: one that came with the texts, by git or in an archive, is another, and
    /// whoever made it does not know its number.
    pub(super) folder: Option<u64>,
    pub(super) steps: Vec<Listed>,
}

#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Listed {
    pub(super) path: String,
    /// The file's name in the folder; none when the file goes.
    pub(super) staged: Option<String>,
    /// The digest of what stood there.
    pub(super) before: Option<String>,
}

/// Finishes a change that was stopped half-way, or takes away what was never decided; says how many files a finished one
/// was about.
///
/// # Errors
///
/// When somebody changed one of its files meanwhile, which is left as it is; when the disk says no.
pub fn finish(site: &Path) -> Result<Option<usize>> {
    let Ok(root) = site.canonicalize() else {
        return Ok(None);
    };
    if root.join(FOLDER).symlink_metadata().is_err() {
        return Ok(None);
    }
    // What another command is about to do is no change that was stopped.
    let _alone = Alone::changing(&root)?;
    finish_alone(&root)
}

/// The same while nobody else reads or changes the files.
pub(super) fn finish_alone(root: &Path) -> Result<Option<usize>> {
    let folder = root.join(FOLDER);
    if folder.symlink_metadata().is_err() {
        return Ok(None);
    }
    let unreadable = || {
        Error::refused(
            format!(
                "{} is not as this program wrote it, and nothing was done with it",
                folder.display()
            ),
            format!(
                "look with `git status` whether all of the last change is there, and take away the folder {FOLDER}; if it came with the texts of somebody else, tell those who look after this college"
            ),
        )
    };
    if !is_plain(&folder, fs::FileType::is_dir) {
        return Err(unreadable());
    }
    let list = folder.join(LIST);
    if list.symlink_metadata().is_err() {
        remove_folder(&folder)?;
        return Ok(None);
    }
    if !is_plain(&list, fs::FileType::is_file) {
        return Err(unreadable());
    }
    let text = fs::read(&list).map_err(|cause| Error::disk("read", &list, cause))?;
    let decided: List = serde_json::from_slice(&text).map_err(|_| unreadable())?;
    let is_own = decided.folder == number_of(&folder)
        && (decided.steps.iter()).all(|step| step.is_own(&folder));
    if !is_own {
        return Err(unreadable());
    }
    decided.carry_out(root, &folder).map(Some)
}

impl List {
    /// Takes every step that was not taken yet; says how many there are.
    pub(super) fn carry_out(&self, root: &Path, folder: &Path) -> Result<usize> {
        for step in &self.steps {
            step.finish(root, folder)?;
        }
        remove_folder(folder)?;
        Ok(self.steps.len())
    }
}

impl Listed {
    /// Whether this program writes down such a step: with a file of the folder that has a number for its name, and never into
    /// what git keeps for itself.
    fn is_own(&self, folder: &Path) -> bool {
        let is_number =
            |name: &String| !name.is_empty() && name.bytes().all(|letter| letter.is_ascii_digit());
        let is_there = |name: &String| {
            let staged = folder.join(name);
            staged.symlink_metadata().is_err() || is_plain(&staged, fs::FileType::is_file)
        };
        let is_kept_for_itself = |part: &str| {
            part.eq_ignore_ascii_case(".git")
                || part.to_ascii_lowercase().starts_with(".prospectus")
        };
        (self.staged.as_ref()).is_none_or(|name| is_number(name) && is_there(name))
            && !self.path.split('/').any(is_kept_for_itself)
    }

    pub(super) fn finish(&self, root: &Path, folder: &Path) -> Result<()> {
        let path = inside(root, &self.path)?;
        let staged = self.staged.as_ref().map(|name| folder.join(name));
        let now = read_if_there(&path)?;
        match &staged {
            // It stands in its place already.
            Some(staged) if !staged.exists() => return Ok(()),
            None if now.is_none() => return Ok(()),
            _ => {}
        }
        if now.as_deref().map(digest) != self.before {
            return Err(Error::refused(
                format!(
                    "a change was stopped half-way, and {} was changed by somebody else since, so it cannot be finished",
                    self.path
                ),
                format!(
                    "keep your own change of that file elsewhere, undo it with git, and run a command again; or take away the folder {FOLDER} and look with `git status` at what is there"
                ),
            ));
        }
        match staged {
            Some(staged) => put(&staged, &path),
            None => fs::remove_file(&path)
                .map(|()| remove_empty_folders(root, &path))
                .map_err(|cause| Error::disk("take away", &path, cause)),
        }
    }
}

/// Moves a staged file to its place, with the permissions of what stood there.
fn put(staged: &Path, path: &Path) -> Result<()> {
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent)
            .map_err(|cause| Error::disk("make the folder", parent, cause))?;
    }
    let moved = match fs::metadata(path) {
        Ok(there) => fs::set_permissions(staged, there.permissions()),
        Err(_) => Ok(()),
    };
    moved
        .and_then(|()| fs::rename(staged, path))
        .map_err(|cause| Error::disk("write", path, cause))
}

/// A path of the college, also through links, never out of it.
pub(super) fn inside(root: &Path, path: &str) -> Result<PathBuf> {
    let out = || {
        Error::refused(
            format!("{path} leads out of the college's folder"),
            "change the file that it leads to by hand, or keep the file itself here",
        )
    };
    let plain = path.split('/').all(|part| !matches!(part, "" | "." | ".."));
    if !plain || path.contains('\\') {
        return Err(out());
    }
    let whole = root.join(path);
    // The file itself may be a link, and so may any folder above it; of what is not there yet the nearest that is counts.
    let there = whole.ancestors().find_map(|part| {
        let found = part.symlink_metadata().is_ok();
        found.then(|| part.canonicalize().map(|real| (part, real)))
    });
    match there {
        Some(Ok((part, real))) if real.starts_with(root) => {
            let rest = whole.strip_prefix(part).unwrap_or(Path::new(""));
            Ok(if rest.as_os_str().is_empty() {
                real
            } else {
                real.join(rest)
            })
        }
        _ => Err(out()),
    }
}

/// Whether something of a kind stands there itself, and no link.
fn is_plain(path: &Path, kind: fn(&fs::FileType) -> bool) -> bool {
    path.symlink_metadata()
        .is_ok_and(|there| kind(&there.file_type()))
}

/// The number of a folder on its disk; `None` where the system has none.
#[cfg(unix)]
pub(super) fn number_of(folder: &Path) -> Option<u64> {
    use std::os::unix::fs::MetadataExt;
    folder.symlink_metadata().ok().map(|there| there.ino())
}

#[cfg(not(unix))]
pub(super) fn number_of(_: &Path) -> Option<u64> {
    None
}

pub(super) fn opened(site: &Path) -> Result<PathBuf> {
    site.canonicalize()
        .map_err(|cause| Error::disk("open the site's folder", site, cause))
}

pub(super) fn read_if_there(path: &Path) -> Result<Option<Vec<u8>>> {
    match fs::read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(cause) if cause.kind() == ErrorKind::NotFound => Ok(None),
        Err(cause) => Err(Error::disk("read", path, cause)),
    }
}

fn remove_folder(folder: &Path) -> Result<()> {
    fs::remove_dir_all(folder).map_err(|cause| Error::disk("take away", folder, cause))
}

/// A folder that a moved file leaves empty goes too: git knows no empty folders.
fn remove_empty_folders(root: &Path, path: &Path) {
    for folder in path.ancestors().skip(1).take_while(|it| *it != root) {
        if fs::remove_dir(folder).is_err() {
            return;
        }
    }
}

pub(super) fn digest(bytes: &[u8]) -> String {
    blake3::hash(bytes).to_hex().to_string()
}

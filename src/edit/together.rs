//! Changes to many files that belong together, such as those of a rename: all of them or none, also when the program is
//! stopped between two.
//!
//! Every new file is first written whole into the hidden folder `.prospectus-change` of the college, with a list of what is
//! to be done. The list is the decision: it is put in place in one step, and from then on the change is finished, by this
//! command or, when it was stopped, by the next one ([`crate::edit::finish`]). Without the list nothing has happened, and the folder is
//! taken away.

use std::collections::BTreeMap;
use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::Path;

use crate::edit::change::Change;
use crate::edit::decided::{
    FOLDER, LIST, List, Listed, digest, finish_alone, inside, number_of, opened, read_if_there,
};
use crate::error::{Error, Result};
use crate::read::Alone;

const NEXT_LIST: &str = "list.next";

/// Changes that belong together, by path from the college's folder with `/` between its parts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Together {
    steps: BTreeMap<String, Step>,
    /// Where a file that is moved stood, by where it is to stand.
    moved: BTreeMap<String, String>,
}

/// What happens to one file: what stood there when it was read, and what is to stand there; nothing where there is no file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    pub before: Option<Vec<u8>>,
    pub after: Option<Vec<u8>>,
}

impl Together {
    /// A record that was read gets another text.
    pub fn change(&mut self, change: &Change) {
        let before = Some(change.bytes(&change.before));
        let after = Some(change.bytes(&change.after));
        self.step(&change.path, Step { before, after });
    }

    /// A new file.
    pub fn create(&mut self, path: impl Into<String>, bytes: impl Into<Vec<u8>>) {
        let after = Some(bytes.into());
        let before = None;
        self.step(&path.into(), Step { before, after });
    }

    /// New files alone, by their paths with their texts.
    pub fn new_files(files: &[(String, String)]) -> Self {
        let mut made = Self::default();
        for (path, text) in files {
            made.create(path.as_str(), text.as_str());
        }
        made
    }

    /// A file that held these bytes goes.
    pub fn remove(&mut self, path: impl Into<String>, bytes: impl Into<Vec<u8>>) {
        let before = Some(bytes.into());
        let after = None;
        self.step(&path.into(), Step { before, after });
    }

    /// A file goes from one place to another, with other bytes or the same.
    pub fn move_file(&mut self, from: &str, before: Vec<u8>, to: &str, after: Vec<u8>) {
        self.remove(from, before);
        self.create(to, after);
        self.moved.insert(to.to_owned(), from.to_owned());
    }

    /// A record that was read goes to another place with another text, or stays where it is.
    pub fn change_and_move(&mut self, change: &Change, to: &str) {
        if change.path == to {
            return self.change(change);
        }
        let (before, after) = (change.bytes(&change.before), change.bytes(&change.after));
        self.move_file(&change.path, before, to, after);
    }

    /// Where the file stood that is to stand at a path, when it is moved.
    pub fn moved_from(&self, to: &str) -> Option<&str> {
        self.moved.get(to).map(String::as_str)
    }

    /// Whether the file at a path goes to another place.
    pub fn moves_away(&self, from: &str) -> bool {
        self.moved.values().any(|other| other == from)
    }

    /// Records that were read get other texts.
    ///
    /// # Errors
    ///
    /// When a file may not be written, whoever asks.
    pub fn changes(site: &Path, changes: &[Change]) -> Result<Self> {
        let mut together = Self::default();
        for change in changes {
            let there = fs::metadata(site.join(&change.path));
            if there.is_ok_and(|there| there.permissions().readonly()) {
                return Err(Error::refused(
                    format!("{} may not be written, so nothing was changed", change.path),
                    "allow writing to this file, and run the command again",
                ));
            }
            together.change(change);
        }
        Ok(together)
    }

    /// The first step for a path says what stands there, the last what is to stand there.
    fn step(&mut self, path: &str, step: Step) {
        match self.steps.get_mut(path) {
            Some(earlier) => earlier.after = step.after,
            None => drop(self.steps.insert(path.to_owned(), step)),
        }
    }

    pub fn is_empty(&self) -> bool {
        self.steps.is_empty()
    }

    /// Path and step of each file, by path.
    pub fn steps(&self) -> impl Iterator<Item = (&str, &Step)> {
        self.steps.iter().map(|(path, step)| (path.as_str(), step))
    }

    /// Puts all of it on the disk.
    ///
    /// # Errors
    ///
    /// When a file is not as it was read, a new one is there already, or a path leads out of the college's folder: then
    /// nothing is changed. When the disk says no: before the decision nothing is changed, after it the next command
    /// finishes.
    pub fn write(&self, site: &Path) -> Result<()> {
        if self.is_empty() {
            return Ok(());
        }
        let root = opened(site)?;
        let _alone = Alone::changing(&root)?;
        finish_alone(&root)?;
        for (path, step) in &self.steps {
            as_it_was(&root, path, step)?;
        }
        let folder = root.join(FOLDER);
        let prepared = self.prepare(&folder);
        if prepared.is_err() {
            drop(fs::remove_dir_all(&folder));
        }
        // What this command decides itself it need not recognise: some drives number a folder anew each time.
        prepared?.carry_out(&root, &folder).map(drop)
    }

    /// Writes new files and the list into their folder; gives the list.
    fn prepare(&self, folder: &Path) -> Result<List> {
        fs::create_dir(folder).map_err(|cause| Error::disk("make the folder", folder, cause))?;
        let mut list = List {
            folder: number_of(folder),
            steps: Vec::new(),
        };
        for (number, (path, step)) in self.steps.iter().enumerate() {
            let staged = step.after.as_ref().map(|_| format!("{number}"));
            if let (Some(name), Some(bytes)) = (&staged, &step.after) {
                write_new(&folder.join(name), bytes)?;
            }
            list.steps.push(Listed {
                path: path.clone(),
                staged,
                before: step.before.as_deref().map(digest),
            });
        }
        let text = serde_json::to_vec(&list).map_err(|cause| Error::Bug {
            doing: "writing down a change".to_owned(),
            cause: cause.to_string(),
        })?;
        let next = folder.join(NEXT_LIST);
        write_new(&next, &text)?;
        fs::rename(&next, folder.join(LIST)).map_err(|cause| Error::disk("write", &next, cause))?;
        Ok(list)
    }
}

/// Refuses what would write over somebody's work.
fn as_it_was(root: &Path, path: &str, step: &Step) -> Result<()> {
    let now = read_if_there(&inside(root, path)?)?;
    if now == step.before {
        return Ok(());
    }
    Err(match (&step.before, now) {
        (None, _) => Error::refused(
            format!("{path} is there already, so nothing was changed"),
            "choose another name, or move that file away",
        ),
        (Some(_), None) => Error::refused(
            format!("{path} is not there any more, so nothing was changed"),
            "run the command again",
        ),
        (Some(_), Some(_)) => Error::refused(
            format!("{path} was changed by somebody else meanwhile, so nothing was changed"),
            "run the command again",
        ),
    })
}

fn write_new(path: &Path, bytes: &[u8]) -> Result<()> {
    let file = OpenOptions::new().write(true).create_new(true).open(path);
    file.and_then(|mut file| file.write_all(bytes))
        .map_err(|cause| Error::disk("write", path, cause))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::decided::finish;

    type Made<T> = std::result::Result<T, Box<dyn std::error::Error>>;

    /// A college with two files, and a change that moves one, changes the other and makes a third.
    fn college() -> Made<(tempfile::TempDir, Together)> {
        let folder = tempfile::tempdir()?;
        fs::create_dir_all(folder.path().join("content/courses/spring"))?;
        fs::write(folder.path().join("content/courses/spring/old.md"), "one")?;
        fs::write(folder.path().join("content/terms.md"), "refers to old")?;
        let mut changes = Together::default();
        changes.move_file(
            "content/courses/spring/old.md",
            b"one".to_vec(),
            "content/courses/new.md",
            b"one, moved".to_vec(),
        );
        changes.change(&Change {
            path: "content/terms.md".to_owned(),
            before: "refers to old".to_owned(),
            after: "refers to new".to_owned(),
            byte_order_mark: false,
        });
        changes.create("content/reviews/new/round.md", "amended");
        Ok((folder, changes))
    }

    fn files(root: &Path) -> Vec<(String, String)> {
        let found = walkdir::WalkDir::new(root).sort_by_file_name().into_iter();
        let files = found.filter_map(|entry| {
            let path = entry.ok()?.into_path();
            let text = fs::read_to_string(&path).ok()?;
            Some((path.strip_prefix(root).ok()?.display().to_string(), text))
        });
        files.collect()
    }

    fn done() -> Vec<(String, String)> {
        let files = [
            ("content/courses/new.md", "one, moved"),
            ("content/reviews/new/round.md", "amended"),
            ("content/terms.md", "refers to new"),
        ];
        files
            .map(|(path, text)| (path.to_owned(), text.to_owned()))
            .to_vec()
    }

    #[test]
    fn all_of_it_is_there_and_nothing_else_is_left() -> Made<()> {
        let (folder, changes) = college()?;
        changes.write(folder.path())?;
        assert_eq!(files(folder.path()), done());
        assert!(!folder.path().join("content/courses/spring").exists());
        Ok(())
    }

    #[test]
    fn a_change_that_was_stopped_after_any_of_its_steps_is_finished() -> Made<()> {
        for stopped_after in 0..=4 {
            let (folder, changes) = college()?;
            let root = folder.path().canonicalize()?;
            let staging = root.join(FOLDER);
            changes.prepare(&staging)?;
            let list: List = serde_json::from_slice(&fs::read(staging.join(LIST))?)?;
            for step in &list.steps[..stopped_after.min(list.steps.len())] {
                step.finish(&root, &staging)?;
            }
            assert_eq!(finish(folder.path())?, Some(4));
            assert_eq!(
                files(folder.path()),
                done(),
                "stopped after {stopped_after}"
            );
            assert_eq!(finish(folder.path())?, None);
        }
        Ok(())
    }

    #[test]
    fn a_change_that_was_stopped_before_it_was_decided_has_not_happened() -> Made<()> {
        let (folder, changes) = college()?;
        let before = files(folder.path());
        let staging = folder.path().join(FOLDER);
        changes.prepare(&staging)?;
        fs::rename(staging.join(LIST), staging.join(NEXT_LIST))?;
        assert_eq!(finish(folder.path())?, None);
        assert_eq!(files(folder.path()), before);
        Ok(())
    }

    #[test]
    fn nothing_is_written_over_what_somebody_else_wrote() -> Made<()> {
        let others = [
            ("content/terms.md", "mine"),
            ("content/courses/new.md", "mine"),
            ("content/courses/spring/old.md", "mine"),
        ];
        for (path, text) in others {
            let (folder, changes) = college()?;
            fs::write(folder.path().join(path), text)?;
            let before = files(folder.path());
            let refused = changes.write(folder.path());
            assert!(refused.is_err_and(|error| error.to_string().contains(path)));
            assert_eq!(files(folder.path()), before);
        }
        Ok(())
    }

    #[test]
    fn a_file_that_was_changed_before_its_step_stays_and_is_named() -> Made<()> {
        let (folder, changes) = college()?;
        changes.prepare(&folder.path().join(FOLDER))?;
        fs::write(folder.path().join("content/terms.md"), "mine")?;
        let refused = finish(folder.path());
        assert!(refused.is_err_and(|error| error.to_string().contains("content/terms.md")));
        let kept = fs::read_to_string(folder.path().join("content/terms.md"))?;
        assert_eq!(kept, "mine");
        Ok(())
    }

    /// Git and archives carry hidden folders and links like any other.
    #[cfg(unix)]
    #[test]
    fn a_change_that_came_with_the_texts_is_not_made() -> Made<()> {
        use std::os::unix::fs::symlink;
        type Plant = fn(&Path, &Path, &mut List) -> std::io::Result<()>;
        let plants: [Plant; 6] = [
            |_, _, list| {
                list.folder = list.folder.map(|number| number + 1);
                Ok(())
            },
            |_, outside, list| {
                list.steps[0].staged = Some(outside.join("key").display().to_string());
                Ok(())
            },
            |_, _, list| {
                list.steps[0].staged = Some("../content/terms.md".to_owned());
                Ok(())
            },
            |_, _, list| {
                list.steps[0].path = "content/.Git/hooks/pre-commit".to_owned();
                Ok(())
            },
            |staging, outside, _| {
                fs::remove_file(staging.join("0"))?;
                symlink(outside.join("key"), staging.join("0"))
            },
            |staging, outside, _| {
                fs::remove_file(staging.join(NEXT_LIST))?;
                symlink(outside.join("list"), staging.join(NEXT_LIST))
            },
        ];
        for (at, plant) in plants.into_iter().enumerate() {
            let (folder, changes) = college()?;
            let outside = tempfile::tempdir()?;
            fs::write(outside.path().join("key"), "secret")?;
            let before = files(folder.path());
            let staging = folder.path().join(FOLDER);
            changes.prepare(&staging)?;
            let (whole, next) = (staging.join(LIST), staging.join(NEXT_LIST));
            fs::copy(&whole, outside.path().join("list"))?;
            fs::rename(&whole, &next)?;
            let mut list: List = serde_json::from_slice(&fs::read(&next)?)?;
            plant(&staging, outside.path(), &mut list)?;
            if !next.is_symlink() {
                fs::write(&next, serde_json::to_vec(&list)?)?;
            }
            fs::rename(&next, &whole)?;
            let refused = finish(folder.path());
            assert!(
                refused.is_err_and(|error| error.to_string().contains(FOLDER)),
                "{at}"
            );
            assert_eq!(fs::read_to_string(outside.path().join("key"))?, "secret");
            fs::remove_dir_all(&staging)?;
            assert_eq!(files(folder.path()), before, "{at}");
        }
        Ok(())
    }

    #[cfg(unix)]
    #[test]
    fn nothing_is_written_out_of_the_college() -> Made<()> {
        let outside = tempfile::tempdir()?;
        for path in [
            "../new.md",
            "content/../../new.md",
            "/tmp/new.md",
            "content/away/new.md",
        ] {
            let (folder, _) = college()?;
            std::os::unix::fs::symlink(outside.path(), folder.path().join("content/away"))?;
            let mut changes = Together::default();
            changes.create(path, "out");
            assert!(changes.write(folder.path()).is_err(), "{path}");
        }
        assert!(files(outside.path()).is_empty());
        Ok(())
    }
}

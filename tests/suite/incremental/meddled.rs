//! What others do to a site, to the record beside it and to the files of the college, behind the program's back.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use tempfile::TempDir;

use crate::college::College;
use crate::incremental::edited::Random;

pub(super) const RECORD: &str = ".public.record";

/// What somebody put aside: a site, its record, a ledger.
#[derive(Default)]
pub(super) struct Aside {
    kept: Option<TempDir>,
}

impl Aside {
    /// Does something to one of them, and says what.
    pub(super) fn meddle(&mut self, college: &College, random: &mut Random) -> String {
        if !college.path("public").is_dir() {
            return "nothing is there".to_owned();
        }
        match random.below(9) {
            0..=2 => of_site(college, random),
            3 | 4 => of_record(college, random),
            5 => of_inputs(college, random),
            6 => of_ledger(college, random),
            7 => {
                self.kept = Some(tempfile::tempdir().expect("there is room"));
                self.copy(college, true);
                "site, record and ledger put aside".to_owned()
            }
            _ => {
                self.copy(college, false);
                "site, record and ledger taken back".to_owned()
            }
        }
    }

    fn copy(&self, college: &College, is_aside: bool) {
        let Some(kept) = &self.kept else {
            return;
        };
        for part in ["public", RECORD, "content/calendar.lock"] {
            let (from, to) = (college.path(part), kept.path().join(part));
            let (from, to) = if is_aside { (from, to) } else { (to, from) };
            copy(&from, &to);
        }
    }
}

/// Copies a file or folder, if it is there, over what is at another place.
pub(super) fn copy(from: &Path, to: &Path) {
    drop(fs::remove_dir_all(to).or_else(|_| fs::remove_file(to)));
    let entries = walkdir::WalkDir::new(from).into_iter().flatten();
    for entry in entries.filter(|entry| entry.file_type().is_file()) {
        let inside = entry.path().strip_prefix(from).expect("it lies inside");
        let to = match inside.as_os_str().is_empty() {
            true => to.to_owned(),
            false => to.join(inside),
        };
        fs::create_dir_all(to.parent().expect("it has one")).expect("folders can be made");
        fs::copy(entry.path(), to).expect("files can be copied");
    }
}

fn any_file(college: &College, folder: &str, random: &mut Random) -> PathBuf {
    let files = college.tree(folder);
    let files: Vec<_> = files
        .iter()
        .filter(|(path, _)| path != ".prospectus")
        .collect();
    college
        .path(folder)
        .join(&files[random.below(files.len())].0)
}

fn of_site(college: &College, random: &mut Random) -> String {
    let file = any_file(college, "public", random);
    let done = match random.below(8) {
        0 => {
            let mut bytes = fs::read(&file).expect("it is there");
            let at = random
                .below(bytes.len().max(1))
                .min(bytes.len().saturating_sub(1));
            bytes[at] ^= 1;
            fs::write(&file, bytes).expect("it can be written");
            "one byte changed"
        }
        1 => {
            fs::remove_file(&file).expect("it is there");
            "deleted"
        }
        2 => {
            college.write("public/courses/extra.html", "extra");
            "courses/extra.html added; not"
        }
        3 => {
            fs::create_dir_all(college.path("public/courses/empty")).expect("it can be made");
            "courses/empty/ added; not"
        }
        4 => {
            let bytes = fs::read(&file).expect("it is there");
            fs::write(college.path("beside"), bytes).expect("it can be written");
            fs::remove_file(&file).expect("it is there");
            symlink(college.path("beside"), &file).expect("links can be made");
            "a link to its bytes"
        }
        5 => {
            set_modified(
                &file,
                SystemTime::UNIX_EPOCH + Duration::from_secs(1_700_000_000),
            );
            "touched"
        }
        6 => {
            fs::remove_dir_all(college.path("public")).expect("it is there");
            "all deleted with"
        }
        _ => {
            // Another file with the size and time of the old one.
            let time = fs::metadata(&file)
                .and_then(|it| it.modified())
                .expect("it has one");
            let bytes: Vec<u8> = fs::read(&file)
                .expect("it is there")
                .iter()
                .map(|byte| byte ^ 1)
                .collect();
            fs::write(college.path("beside"), bytes).expect("it can be written");
            set_modified(&college.path("beside"), time);
            fs::rename(college.path("beside"), &file).expect("it can be moved");
            "another one in its place"
        }
    };
    format!("{done} {}", file.display())
}

fn of_record(college: &College, random: &mut Random) -> String {
    let file = college.path(RECORD);
    let Ok(mut bytes) = fs::read(&file) else {
        return "no record".to_owned();
    };
    match random.below(4) {
        0 => fs::remove_file(&file).expect("it is there"),
        1 => {
            bytes.truncate(random.below(bytes.len()));
            fs::write(&file, bytes).expect("it can be written");
        }
        2 => fs::write(&file, b"no record at all").expect("it can be written"),
        _ => {
            let at = random.below(bytes.len());
            bytes[at] ^= 1 << random.below(8);
            fs::write(&file, bytes).expect("it can be written");
        }
    }
    "the record damaged".to_owned()
}

fn of_inputs(college: &College, random: &mut Random) -> String {
    if random.below(2) == 0 {
        let file = any_file(college, "content", random);
        set_modified(
            &file,
            SystemTime::UNIX_EPOCH + Duration::from_secs(1_700_000_001),
        );
        return format!("touched {}", file.display());
    }
    // As after a fresh checkout.
    for (path, bytes) in college.tree("content") {
        fs::remove_file(college.path("content").join(&path)).expect("it is there");
        college.write(&format!("content/{path}"), bytes);
    }
    "all files anew".to_owned()
}

fn of_ledger(college: &College, random: &mut Random) -> String {
    let path = "content/calendar.lock";
    if !college.path(path).is_file() {
        return "no ledger".to_owned();
    }
    match random.below(3) {
        0 => {
            fs::remove_file(college.path(path)).expect("it is there");
            "the ledger deleted"
        }
        1 => {
            let text = college.read(path).replace('\n', "\r\n");
            college.write(path, text);
            "the ledger as Windows has it"
        }
        _ => {
            let text = college.read(path);
            college.write(path, text.replace("2027", "2028"));
            "the ledger damaged"
        }
    }
    .to_owned()
}

pub(super) fn set_modified(file: &Path, time: SystemTime) {
    let file = fs::File::options().write(true).open(file);
    file.expect("it can be opened")
        .set_modified(time)
        .expect("it can be set");
}

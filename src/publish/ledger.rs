//! The site and what its calendars remember belong together, also when the program is stopped between the two.
//!
//! The ledger's next text is first written beside it, then a record of what is being published. Then the new site takes
//! its place, which is the decision, and then the ledger. The new site says in its mark which ledger it goes with, so that
//! the next command that finds the record knows whether that was decided: it finishes, or takes away what was never
//! published ([`finish`]).

use std::fs::{self, File};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use similar::{DiffTag, TextDiff};

use crate::error::{Error, Result, why};
use crate::publish::place::{marked_ledger, put_back};
use crate::read::{Alone, LEDGER_PATH};

/// What is being published, in the college's folder.
const RECORD: &str = ".prospectus-publish";
const NEXT_RECORD: &str = ".prospectus-publish.next";
/// The ledger's next text. A hidden file is no text, should the machine stop here.
const NEXT_LEDGER: &str = "content/.calendar.lock.next";
/// That text with what git brought meanwhile, while it is written.
const JOINED_LEDGER: &str = "content/.calendar.lock.next.joined";
/// What is in nobody's way once a publication is decided, or never was.
const LEFT: [&str; 4] = [RECORD, NEXT_RECORD, NEXT_LEDGER, JOINED_LEDGER];

/// What the calendars remember of a site that is published.
#[derive(Debug, Clone, Copy)]
pub struct Memory<'a> {
    /// The ledger as it was read, without a byte-order mark; absent when there was none.
    pub before: Option<&'a str>,
    /// What it is to say, if it does not say that already.
    pub after: Option<&'a str>,
}

impl Memory<'_> {
    /// The mark of the ledger that the site goes with.
    pub(super) fn digest(&self) -> String {
        digest(self.after.or(self.before).unwrap_or_default())
    }

    /// Refuses to write over what another build, or git, wrote since the ledger was read.
    pub(super) fn refuse_if_changed(&self, site: &Path) -> Result<()> {
        let path = site.join(LEDGER_PATH);
        let now = match fs::read(&path) {
            Ok(bytes) => Some(bytes),
            Err(cause) if cause.kind() == ErrorKind::NotFound => None,
            Err(cause) => return Err(Error::disk("read", &path, cause)),
        };
        let now = now.as_deref().map(without_mark);
        if self.after.is_none() || now == self.before.map(str::as_bytes) {
            return Ok(());
        }
        Err(Error::refused(
            format!("{LEDGER_PATH} was changed while the site was made, so nothing was published"),
            "another build has finished, or git brought a new version: run the command again",
        ))
    }
}

/// Of a ledger, however its lines end.
fn digest(text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    blake3::hash(text.as_bytes()).to_hex().to_string()
}

fn without_mark(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes)
}

/// The record on the disk.
#[derive(Debug, Serialize, Deserialize)]
struct Record {
    out: PathBuf,
    /// The digest of the ledger that the new site goes with.
    ledger: String,
    /// The digest of the one before.
    #[serde(default)]
    before: Option<String>,
}

/// A publication that has begun. Dropped without being finished, it never was.
#[derive(Debug)]
pub(super) struct Begun<'a> {
    site: &'a Path,
    /// The digest of the ledger as it was read.
    before: String,
    is_recorded: bool,
}

impl<'a> Begun<'a> {
    /// Writes down what is to come.
    pub(super) fn new(site: &'a Path, out: &Path, memory: &Memory<'_>) -> Result<Self> {
        let mut begun = Self {
            site,
            before: digest(memory.before.unwrap_or_default()),
            is_recorded: false,
        };
        if let Some(text) = memory.after {
            let next = site.join(NEXT_LEDGER);
            let whole = |cause| Error::disk("write what the calendars remember to", &next, cause);
            write_through(&next, text.as_bytes()).map_err(whole)?;
            begun.record(out, &memory.digest())?;
        }
        Ok(begun)
    }

    /// Writes the record, which the next command looks for.
    pub(super) fn record(&mut self, out: &Path, digest: &str) -> Result<()> {
        if self.is_recorded {
            return Ok(());
        }
        // A college may be moved, with the site in it.
        let root = self.site.canonicalize();
        let inside = root
            .ok()
            .and_then(|root| Some(out.strip_prefix(root).ok()?.to_owned()));
        if inside.as_deref().unwrap_or(out).to_str().is_none() {
            return Err(Error::refused(
                format!(
                    "the name of the folder {} holds letters that cannot be written down",
                    out.display()
                ),
                "name another folder with --out",
            ));
        }
        let record = Record {
            out: inside.unwrap_or_else(|| out.to_owned()),
            ledger: digest.to_owned(),
            before: Some(self.before.clone()),
        };
        let text = serde_json::to_vec(&record).map_err(|cause| Error::Bug {
            doing: "writing down what is published".to_owned(),
            cause: cause.to_string(),
        })?;
        let (next, path) = (self.site.join(NEXT_RECORD), self.site.join(RECORD));
        let written = write_through(&next, &text).and_then(|()| fs::rename(&next, &path));
        written.map_err(|cause| {
            drop(fs::remove_file(&next));
            Error::disk("write", &path, cause)
        })?;
        self.is_recorded = true;
        Ok(())
    }

    /// The new site stands: the ledger follows it.
    pub(super) fn finish(self) -> Result<()> {
        let (site, is_recorded) = (self.site, self.is_recorded);
        // From here on nothing is taken back.
        std::mem::forget(self);
        match is_recorded {
            true => put_ledger(site),
            false => Ok(()),
        }
    }
}

impl Drop for Begun<'_> {
    fn drop(&mut self) {
        // What cannot go now is found by the next command, which sees that the site was never published.
        drop(fs::remove_file(self.site.join(RECORD)));
        drop(fs::remove_file(self.site.join(NEXT_LEDGER)));
    }
}

/// Puts the ledger's next text in its place, and takes the record away.
fn put_ledger(site: &Path) -> Result<()> {
    let path = site.join(LEDGER_PATH);
    match fs::rename(site.join(NEXT_LEDGER), &path) {
        Err(cause) if cause.kind() != ErrorKind::NotFound => Err(Error::refused(
            format!(
                "the new site is published, and {LEDGER_PATH}, which keeps students' calendars right, could not be written: {}",
                why(&cause)
            ),
            "put this right and run prospectus check, which writes it; until then publish nothing else",
        )),
        _ => {
            // A record that stays says to the next command what is so already.
            drop(fs::remove_file(site.join(RECORD)));
            Ok(())
        }
    }
}

fn remove(path: &Path) -> Result<()> {
    match fs::remove_file(path) {
        Err(cause) if cause.kind() != ErrorKind::NotFound => {
            Err(Error::disk("take away", path, cause))
        }
        _ => Ok(()),
    }
}

/// Writes a file and waits until the disk has it.
fn write_through(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let mut file = File::create(path)?;
    file.write_all(bytes)?;
    file.sync_data()
}

/// How a publication ended that was stopped half-way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stopped {
    /// The new site stands, in this folder; its calendars are remembered now.
    Published(PathBuf),
    /// The old site stands, in this folder, or none as before.
    NotPublished(PathBuf),
}

/// Finishes a publication that was stopped half-way, or takes away what is left of one that was never decided.
///
/// # Errors
///
/// When the disk says no, or another command publishes for a very long time.
pub fn finish(site: &Path) -> Result<Option<Stopped>> {
    let is_there = |name| site.join(name).symlink_metadata().is_ok();
    if !LEFT.into_iter().any(is_there) {
        return Ok(None);
    }
    let _alone = Alone::changing(site)?;
    let Some(record) = read_record(&site.join(RECORD))? else {
        // Nothing was decided. What cannot go now is in nobody's way but the next build's, which says so.
        for name in LEFT {
            drop(fs::remove_file(site.join(name)));
        }
        return Ok(None);
    };
    let root = site
        .canonicalize()
        .map_err(|cause| Error::disk("open the site's folder", site, cause))?;
    let out = root.join(&record.out);
    if !out.parent().is_some_and(Path::is_dir) {
        return Err(Error::refused(
            format!(
                "a build was stopped while it published to {}, and the folder that this is in is not there any more",
                out.display()
            ),
            format!(
                "put it back, so that it can be seen whether the new site stands; when it is gone for good, take {RECORD} away and build again"
            ),
        ));
    }
    put_back(&out)?;
    let is_published = marked_ledger(&out).is_some_and(|ledger| ledger == record.ledger);
    if is_published {
        keep_what_came(site, &record)?;
        put_ledger(site)?;
    }
    for name in LEFT {
        remove(&site.join(name))?;
    }
    Ok(Some(match is_published {
        true => Stopped::Published(out),
        false => Stopped::NotPublished(out),
    }))
}

/// Where git brought another ledger since the build was stopped, writes both, as git does: the next build takes the lines of
/// both sides. Stopped in between, it begins anew or finds them joined.
fn keep_what_came(site: &Path, record: &Record) -> Result<()> {
    let path = site.join(LEDGER_PATH);
    let next = site.join(NEXT_LEDGER);
    let read = |path: &Path| match fs::read(path) {
        Ok(bytes) => Ok(Some(
            String::from_utf8_lossy(without_mark(&bytes)).replace("\r\n", "\n"),
        )),
        Err(cause) if cause.kind() == ErrorKind::NotFound => Ok(None),
        Err(cause) => Err(Error::disk("read", path, cause)),
    };
    let (Some(there), Some(ours)) = (read(&path)?, read(&next)?) else {
        return Ok(());
    };
    let of_there = digest(&there);
    let before = record.before.as_ref();
    let is_joined = digest(&ours) != record.ledger;
    if is_joined || there == ours || before.is_none_or(|before| *before == of_there) {
        return Ok(());
    }
    let joined = site.join(JOINED_LEDGER);
    write_through(&joined, both(&ours, &there).as_bytes())
        .and_then(|()| fs::rename(&joined, &next))
        .map_err(|cause| Error::disk("write", &next, cause))
}

/// Two texts with the marks of a conflict around lines that differ.
fn both(ours: &str, theirs: &str) -> String {
    let lines = [ours, theirs].map(|text| text.split_inclusive('\n').collect::<Vec<_>>());
    let mut both = String::new();
    for part in TextDiff::from_slices(&lines[0], &lines[1]).ops() {
        let [one, other] = [&lines[0][part.old_range()], &lines[1][part.new_range()]];
        let parts = match part.tag() {
            DiffTag::Equal => vec![one.concat()],
            _ => vec![
                "<<<<<<< the site that is published\n".to_owned(),
                one.concat(),
                "=======\n".to_owned(),
                other.concat(),
                ">>>>>>> what came since\n".to_owned(),
            ],
        };
        both.extend(parts);
    }
    both
}

/// The record of a publication; `None` when nothing was decided: there is none, or only a part of one was written.
fn read_record(path: &Path) -> Result<Option<Record>> {
    let looked = path.symlink_metadata();
    if looked.as_ref().is_ok_and(|it| !it.is_file()) {
        return Err(Error::refused(
            format!("{} is no file", path.display()),
            "move it away: a build keeps there what it is publishing",
        ));
    }
    match looked.and_then(|_| fs::read(path)) {
        Ok(text) => Ok(serde_json::from_slice(&text).ok()),
        Err(cause) if cause.kind() == ErrorKind::NotFound => Ok(None),
        Err(cause) => Err(Error::disk("read", path, cause)),
    }
}

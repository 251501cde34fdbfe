//! What git knows of a college: its texts at a revision, and what changed since.
//!
//! Everything is from the college's folder, which need not be the top of its repository. What is compared is the commit
//! where a branch left the other one with the files as they are on the disk, whether committed or not.

mod git;

mod touched;

mod versions;

mod repository;

use std::collections::BTreeMap;
use std::path::Path;

use crate::error::{Error, Result};
use crate::history::git::{answer, ask, complaint, next_object, tell};
use crate::history::touched::{Changed, Lines, added_lines, changed};

pub use repository::{Here, Repository, origin, repository};
pub use touched::Touched;
pub use versions::{Versions, versions};

/// A college as it was where a change began, and what the change touches.
#[derive(Debug)]
pub struct Base {
    /// Its files below `content/`, `partners/` and `themes/`, by path.
    pub files: BTreeMap<String, Vec<u8>>,
    pub touched: Touched,
}

const FOLDERS: [&str; 3] = ["content", "partners", "themes"];

/// The college's folder from the top of its repository, with a slash at its end; empty at the top and outside of one.
pub fn folder(site: &Path) -> String {
    let asked = ask(site, &["rev-parse", "--show-prefix"]).ok();
    asked.as_ref().and_then(answer).unwrap_or_default()
}

/// Looks where the files on the disk and a revision parted, and what has changed since.
///
/// # Errors
///
/// When git is missing, the folder is in no repository, or its history does not reach back to there; with what to do.
pub fn since(site: &Path, revision: &str) -> Result<Base> {
    let commit = merge_base(site, revision)?;
    Ok(Base {
        files: files(site, &commit)?,
        touched: touched(site, &commit)?,
    })
}

/// The commit where this branch left the other one.
fn merge_base(site: &Path, revision: &str) -> Result<String> {
    let shallow = ask(site, &["rev-parse", "--is-shallow-repository"])?;
    let Some(shallow) = answer(&shallow) else {
        let complaint = complaint(&shallow);
        // As in a container, where the files belong to somebody else than the program runs for.
        let remedy = if complaint.contains("dubious ownership") {
            "tell git that you trust this folder: git config --global --add safe.directory, and its path"
        } else {
            "--base compares with what git keeps: run it in a college whose folder is in a git repository, or run check without --base: it reports everything"
        };
        return Err(Error::refused(
            format!("cannot compare with {revision}: git says {complaint}"),
            remedy,
        ));
    };
    let remedy = if shallow == "true" {
        "this copy of the repository has only a part of its history: fetch all of it (git fetch --unshallow; on GitHub, actions/checkout with fetch-depth: 0)"
    } else {
        "look how the branch is called (git branch --all), and fetch it if it is not here: git fetch origin main, then --base origin/main"
    };
    let refused = |what: String| Err(Error::refused(what, remedy));
    let verify = ["rev-parse", "--verify", "--quiet", "--end-of-options"];
    if answer(&ask(site, &[&verify[..], &["HEAD"]].concat())?).is_none() {
        return Err(Error::refused(
            format!("cannot compare with {revision}: this repository has no commit yet"),
            "commit the college once (git add --all, git commit), and change it after that; or run check without --base: it reports everything",
        ));
    }
    let commit = format!("{revision}^{{commit}}");
    let Some(commit) = answer(&ask(site, &[&verify[..], &[&commit]].concat())?) else {
        return refused(format!("there is no {revision} in this repository"));
    };
    match answer(&ask(site, &["merge-base", &commit, "HEAD"])?) {
        Some(base) => Ok(base),
        None => refused(format!(
            "cannot find where this branch left {revision}: their histories do not meet here"
        )),
    }
}

/// Runs git on what it has said is there.
fn sure(site: &Path, arguments: &[&str]) -> Result<Vec<u8>> {
    let output = ask(site, arguments)?;
    succeeded(output, arguments[0])
}

fn succeeded(output: std::process::Output, command: &str) -> Result<Vec<u8>> {
    if output.status.success() {
        return Ok(output.stdout);
    }
    Err(Error::refused(
        format!("git {command} failed: {}", complaint(&output)),
        "put this right and run the command again, or run check without --base: it reports everything",
    ))
}

/// Every file of the college at a commit.
fn files(site: &Path, commit: &str) -> Result<BTreeMap<String, Vec<u8>>> {
    let list = ["ls-tree", "-r", "-z", commit, "--"];
    let list = sure(site, &[&list[..], &FOLDERS].concat())?;
    let list = String::from_utf8_lossy(&list).into_owned();
    let mut wanted = Vec::new();
    for entry in list.split('\0') {
        // `100644 blob <name>\t<path>`; a link (120000) holds a path and no text.
        let Some((about, path)) = entry.split_once('\t') else {
            continue;
        };
        let parts: Vec<&str> = about.split(' ').collect();
        if let ["100644" | "100755" | "100664", "blob", name] = parts[..] {
            wanted.push((name, path));
        }
    }
    let names: String = wanted.iter().map(|(name, _)| format!("{name}\n")).collect();
    let output = tell(site, &["cat-file", "--batch"], names.as_bytes())?;
    let bytes = succeeded(output, "cat-file")?;
    let mut rest = bytes.as_slice();
    let mut files = BTreeMap::new();
    for (_, path) in wanted {
        if let Some(bytes) = next_object(&mut rest) {
            files.insert(path.to_owned(), bytes.to_vec());
        }
    }
    Ok(files)
}

/// What has changed between a commit and the disk.
fn touched(site: &Path, commit: &str) -> Result<Touched> {
    let diff = [
        "diff",
        "--relative",
        "--find-renames",
        "--no-color",
        "--no-ext-diff",
        "--no-textconv",
    ];
    let list = sure(
        site,
        &[&diff[..], &["--name-status", "-z", commit, "--"]].concat(),
    )?;
    let lines = [
        "--unified=0",
        "--inter-hunk-context=0",
        "--patch",
        commit,
        "--",
    ];
    let lines = added_lines(&sure(site, &[&diff[..], &lines].concat())?);
    let new = ["ls-files", "--others", "--exclude-standard", "-z"];
    let new = sure(site, &new)?;

    let mut touched = Touched::default();
    let list = changed(&list);
    // Both lists are in the same order, unless something is in conflict or no file any more: then all lines count.
    let is_certain = list.len() == lines.len() && list.iter().all(|it| !b"UT".contains(&it.status));
    let mut lines = lines.into_iter().filter(|_| is_certain);
    for Changed { status, old, path } in list {
        let lines = lines.next().map(Lines::Some);
        let lines = lines.filter(|_| !b"AC".contains(&status));
        if status == b'D' {
            touched.gone.insert(path);
            continue;
        }
        if let Some(old) = old.filter(|_| status == b'R') {
            touched.renamed.insert(path.clone(), old);
        }
        touched.files.insert(path, lines.unwrap_or(Lines::All));
    }
    for path in String::from_utf8_lossy(&new).split('\0') {
        if !path.is_empty() {
            touched.files.insert(path.to_owned(), Lines::All);
        }
    }
    Ok(touched)
}

//! The earlier versions of one file, as far back as git knows them.

use std::collections::BTreeSet;
use std::path::Path;

use crate::history::git::{answer, ask, next_object, tell};

/// What a file said before, the newest first. The text on the disk may be none of them.
#[derive(Debug, Default)]
pub struct Versions {
    pub texts: Vec<String>,
    /// Why there may be earlier ones that are not here, as the end of a sentence that begins with "because".
    pub not_whole: Option<&'static str>,
}

/// More versions of one course than anybody writes between two decisions of a panel.
const MOST: usize = 200;

/// The versions of a file of a site, under whatever name it had. Without git, or outside of a repository, there are none,
/// and the reason is said.
pub fn versions(site: &Path, path: &str) -> Versions {
    let none = |why| Versions {
        not_whole: Some(why),
        ..Versions::default()
    };
    let Ok(shallow) = ask(site, &["rev-parse", "--is-shallow-repository"]) else {
        return none("the program git is not installed here");
    };
    let Some(shallow) = answer(&shallow) else {
        return none("this folder is in no git repository that can be read");
    };
    let names = names(site, path);
    if names.is_empty() {
        return none(match shallow.as_str() {
            "true" => SHALLOW,
            _ => "git has kept no earlier version of the file under this name",
        });
    }
    let not_whole = match names.len() {
        MOST.. => Some("they are too far back in the history of the file"),
        _ if shallow == "true" => Some(SHALLOW),
        _ => None,
    };
    Versions {
        texts: texts(site, &names),
        not_whole,
    }
}

const SHALLOW: &str = "this copy of the repository has only a part of its history (git fetch --unshallow brings the rest)";

/// What git calls the versions: that of the last commit, and those before and after each change of the file. The text
/// before a change may be that of a merge, which changes nothing itself.
fn names(site: &Path, path: &str) -> Vec<String> {
    let mut names = Vec::new();
    let last = format!("HEAD:./{path}");
    let last = ask(site, &["rev-parse", "--verify", "--quiet", &last]);
    names.extend(last.ok().as_ref().and_then(answer));
    let log = [
        "log",
        "--follow",
        "--find-renames",
        "--raw",
        "--no-abbrev",
        "--no-color",
        "--no-ext-diff",
        "--format=",
        "-n200",
        "--",
        path,
    ];
    let log = ask(site, &log).ok().and_then(|log| answer(&log));
    for line in log.unwrap_or_default().lines() {
        // `:100644 100644 <name before> <name after> M<tab><path>`
        let parts: Vec<&str> = line.split([' ', '\t']).collect();
        if let [_, _, before, after, _, ..] = parts[..] {
            names.extend([after.to_owned(), before.to_owned()]);
        }
    }
    let mut seen = BTreeSet::new();
    // A file that was not there has a name of zeros.
    names.retain(|name| name.contains(|digit| digit != '0') && seen.insert(name.clone()));
    names.truncate(MOST);
    names
}

fn texts(site: &Path, names: &[String]) -> Vec<String> {
    let wanted: String = names.iter().map(|name| format!("{name}\n")).collect();
    let Ok(output) = tell(site, &["cat-file", "--batch"], wanted.as_bytes()) else {
        return Vec::new();
    };
    let mut rest = output.stdout.as_slice();
    let objects = names.iter().filter_map(|_| next_object(&mut rest));
    objects
        .filter_map(|bytes| String::from_utf8(bytes.to_vec()).ok())
        .collect()
}

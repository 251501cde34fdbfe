//! The repository that a folder is in: whether there is one, where it comes from, and what of the college it does not
//! have yet.

use std::path::Path;

use crate::history::git::{answer, ask, complaint};

/// What git says of a college's folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Repository {
    /// The program git is not installed.
    NoGit,
    /// The folder is in no repository that can be read, and what git says of it.
    None(String),
    Here(Box<Here>),
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Here {
    /// From the top of the repository to the folder, with a slash at its end; empty at the top.
    pub below: String,
    pub has_commits: bool,
    /// Whether only a part of the history is here.
    pub is_shallow: bool,
    /// The address of the repository that it was cloned from, without a password in it.
    pub origin: Option<String>,
    /// The branch that is checked out.
    pub branch: Option<String>,
    /// Files of the college that git does not know, and those that differ from the last commit; from the folder, sorted.
    pub unknown: Vec<String>,
    pub changed: Vec<String>,
}

/// Asks git about a folder.
pub fn repository(site: &Path) -> Repository {
    let Ok(asked) = ask(site, &["rev-parse", "--is-shallow-repository"]) else {
        return Repository::NoGit;
    };
    let Some(shallow) = answer(&asked) else {
        return Repository::None(complaint(&asked));
    };
    let said = |arguments: &[&str]| ask(site, arguments).ok().as_ref().and_then(answer);
    let mut here = Here {
        below: said(&["rev-parse", "--show-prefix"]).unwrap_or_default(),
        has_commits: said(&["rev-parse", "--verify", "--quiet", "HEAD"]).is_some(),
        is_shallow: shallow == "true",
        origin: origin(site),
        branch: said(&["symbolic-ref", "--quiet", "--short", "HEAD"]),
        ..Here::default()
    };
    let status = [
        "status",
        "--porcelain=v1",
        "-z",
        "--no-renames",
        "--untracked-files=all",
        "--",
        ".",
    ];
    let status = ask(site, &status).ok().filter(|it| it.status.success());
    let status = status.map(|it| String::from_utf8_lossy(&it.stdout).into_owned());
    // `XY <path>`, with paths from the top of the repository (git-status(1), porcelain format 1).
    for entry in status.unwrap_or_default().split('\0') {
        let (Some(state), Some(path)) = (entry.get(..2), entry.get(3..)) else {
            continue;
        };
        let path = path.strip_prefix(&here.below).unwrap_or(path).to_owned();
        match state {
            "??" => here.unknown.push(path),
            _ => here.changed.push(path),
        }
    }
    here.unknown.sort();
    here.changed.sort();
    Repository::Here(Box::new(here))
}

/// The address that a folder's repository was cloned from, without a password in it.
pub fn origin(site: &Path) -> Option<String> {
    let asked = ask(site, &["config", "--get", "remote.origin.url"]).ok()?;
    let address = answer(&asked)?;
    let Some((scheme, rest)) = address.split_once("://") else {
        return Some(address);
    };
    let (before, after) = rest.split_once('/').unwrap_or((rest, ""));
    let host = before.rsplit_once('@').map_or(before, |(_, host)| host);
    Some(format!("{scheme}://{host}/{after}"))
}

//! The repository: whether there is one, whether it is whole, and what is not in it yet.

use crate::doctor::item::{Item, State, item};
use crate::history::{Here, Repository};
use crate::report::{counted, listed};

pub(super) fn git(repository: &Repository) -> Vec<Item> {
    let here = match repository {
        Repository::NoGit => {
            return vec![
                item("git", State::ToDo, "the program git is not installed here").next(
                    "install it from https://git-scm.com, or work in the browser of your host",
                ),
            ];
        }
        Repository::None(why) if why.contains("dubious ownership") => {
            return vec![
                item(
                    "git",
                    State::ToDo,
                    "the folder belongs to somebody else, so git does not read it",
                )
                .next("git config --global --add safe.directory, and the path of the folder"),
            ];
        }
        Repository::None(_) => {
            return vec![
                item(
                    "git",
                    State::ToDo,
                    "the folder is in no repository: nothing is kept of what it was before",
                )
                .next("git init --initial-branch=main, git add --all, git commit --message Begin"),
            ];
        }
        Repository::Here(here) => here,
    };
    of_repository(here)
}

fn of_repository(here: &Here) -> Vec<Item> {
    let mut items = vec![item("git", State::Fine, place(here))];
    if !here.has_commits {
        items.push(
            item("git", State::ToDo, "nothing was ever committed")
                .next("git add --all, git commit --message Begin"),
        );
        return items;
    }
    if here.is_shallow {
        items.push(
            item(
                "git",
                State::ToDo,
                "only a part of the history is here: what changed cannot always be told",
            )
            .next("git fetch --unshallow"),
        );
    }
    if here.origin.is_none() {
        items.push(
            item("git", State::ToKnow, "the repository has no origin: it is on this computer alone")
                .next("make an empty one at your host, and: git remote add origin ADDRESS, git push --set-upstream origin main"),
        );
    }
    let (unknown, changed) = (here.unknown.len(), here.changed.len());
    if unknown + changed > 0 {
        let counts = [
            (unknown, "new file", "new files"),
            (changed, "changed file", "changed files"),
        ];
        let counts = counts.iter().filter(|(count, ..)| *count > 0);
        let counts: Vec<String> = counts
            .map(|(count, one, many)| counted(*count, one, many))
            .collect();
        let first = here.unknown.iter().chain(&here.changed).next();
        let such_as = first.map_or(String::new(), |path| format!(", such as {path}"));
        items.push(
            item(
                "git",
                State::ToDo,
                format!("not committed: {}{such_as}", listed(&counts)),
            )
            .next("git status, and commit what is to be kept"),
        );
    }
    items
}

fn place(here: &Here) -> String {
    let mut message = match &here.branch {
        Some(branch) => format!("on the branch {branch}"),
        None => "on no branch".to_owned(),
    };
    if let Some(origin) = &here.origin {
        message.push_str(&format!(", from {origin}"));
    }
    if !here.below.is_empty() {
        message.push_str(&format!(", in {}", here.below));
    }
    message
}

//! Which host of git → the files that it runs, and what a coordinator is told about them.

use include_dir::{Dir, DirEntry, include_dir};

static GITHUB: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/src/scaffold/hosts/github");
static GITLAB: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/src/scaffold/hosts/gitlab");

/// Where a college's repository is kept and its changes are looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Host {
    Github,
    Gitlab,
}

impl Host {
    /// Paths from the college's folder, with the texts. The dot that hides them there is not in the program's own names.
    pub(super) fn files(self) -> Vec<(String, &'static str)> {
        let (folder, before) = match self {
            Self::Github => (&GITHUB, ".github/"),
            Self::Gitlab => (&GITLAB, "."),
        };
        let mut files = Vec::new();
        gather(folder, before, &mut files);
        files
    }

    /// What is added to the college's README.md.
    pub(super) fn introduction(self) -> &'static str {
        match self {
            Self::Github => include_str!("hosts/github.md"),
            Self::Gitlab => include_str!("hosts/gitlab.md"),
        }
    }
}

fn gather(folder: &Dir<'static>, before: &str, files: &mut Vec<(String, &'static str)>) {
    for entry in folder.entries() {
        match entry {
            DirEntry::Dir(inner) => gather(inner, before, files),
            DirEntry::File(file) => {
                let text = file.contents_utf8().unwrap_or_default();
                files.push((format!("{before}{}", file.path().display()), text));
            }
        }
    }
}

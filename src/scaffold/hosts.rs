//! Which host → the files that it runs, and what a coordinator is told about them.

use include_dir::{Dir, DirEntry, include_dir};

static GITHUB: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/src/scaffold/hosts/github");
static GITLAB: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/src/scaffold/hosts/gitlab");
const PUBLISH: &str = ".github/workflows/publish.yml";
const PUBLISH_BY_HOOK: &str = include_str!("hosts/by_hook/github/workflows/publish.yml");
const REQUEST: &str = include_str!("request/template.md");
const OWNERS: &str = include_str!("request/CODEOWNERS");
const FIRST_BY_HOOK: &str = include_str!("hosts/by_hook/first.md");

/// Where a college's site is published, and its changes are looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Host {
    Github,
    Gitlab,
    /// With the texts on GitHub.
    Netlify,
    /// With the texts on GitHub.
    Cloudflare,
}

impl Host {
    pub const ALL: [Self; 4] = [Self::Github, Self::Gitlab, Self::Netlify, Self::Cloudflare];

    /// As an option names it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Github => "github",
            Self::Gitlab => "gitlab",
            Self::Netlify => "netlify",
            Self::Cloudflare => "cloudflare",
        }
    }

    pub fn name(self) -> &'static str {
        match self {
            Self::Github => "GitHub",
            Self::Gitlab => "GitLab",
            Self::Netlify => "Netlify",
            Self::Cloudflare => "Cloudflare",
        }
    }

    /// The host of git, where the texts are kept.
    pub fn of_texts(self) -> Self {
        match self {
            Self::Gitlab => Self::Gitlab,
            _ => Self::Github,
        }
    }

    /// What it runs: paths from the college's folder, with the texts. The dot that hides them there is not in the program's own
    /// names.
    pub fn files(self) -> Vec<(String, String)> {
        let (folder, before) = match self.of_texts() {
            Self::Gitlab => (&GITLAB, "."),
            _ => (&GITHUB, ".github/"),
        };
        let mut files = Vec::new();
        gather(folder, before, &mut files);
        if matches!(self, Self::Netlify | Self::Cloudflare) {
            files.retain(|(path, _)| path != PUBLISH);
            let mut add = |path: &str, text: &str| files.push((path.to_owned(), text.to_owned()));
            add(PUBLISH, PUBLISH_BY_HOOK);
            add("publish.sh", include_str!("hosts/by_hook/publish.sh"));
            if self == Self::Netlify {
                add("netlify.toml", include_str!("hosts/netlify/netlify.toml"));
            }
        }
        files
    }

    /// What people fill in there: the questions of the panel for a change, and who is asked to look at one.
    pub(super) fn requests(self) -> Vec<(String, String)> {
        let (template, owners, place) = match self.of_texts() {
            Self::Gitlab => (
                ".gitlab/merge_request_templates/Default.md",
                ".gitlab/CODEOWNERS",
                " on GitLab, in its paid plans",
            ),
            _ => (".github/PULL_REQUEST_TEMPLATE.md", ".github/CODEOWNERS", ""),
        };
        vec![
            (template.to_owned(), REQUEST.to_owned()),
            (owners.to_owned(), OWNERS.replace("{where}", place)),
        ]
    }

    /// What README.md says of it.
    pub(super) fn introduction(self) -> String {
        let by_hook = |rest: &str, source: &str| {
            let first = FIRST_BY_HOOK.replace("{host}", self.name());
            first.replace("{source}", source) + rest
        };
        match self {
            Self::Github => include_str!("hosts/github.md").to_owned(),
            Self::Gitlab => include_str!("hosts/gitlab.md").to_owned(),
            Self::Netlify => by_hook(
                include_str!("hosts/netlify.md"),
                "A release is quick; what is compiled takes some minutes on both.",
            ),
            Self::Cloudflare => by_hook(
                include_str!("hosts/cloudflare.md"),
                "It must be a release: Cloudflare has nothing to compile the program with.",
            ),
        }
    }
}

fn gather(folder: &Dir<'static>, before: &str, files: &mut Vec<(String, String)>) {
    for entry in folder.entries() {
        match entry {
            DirEntry::Dir(inner) => gather(inner, before, files),
            DirEntry::File(file) => {
                let text = file.contents_utf8().unwrap_or_default();
                // Also on Windows, where the program may be compiled.
                let path = file.path().to_string_lossy().replace('\\', "/");
                files.push((format!("{before}{path}"), text.to_owned()));
            }
        }
    }
}

//! `prospectus init`

use std::path::PathBuf;

use clap::ValueEnum;

use crate::cli::exit::Exit;
use crate::cli::site::now;
use crate::cli::terminal::Terminal;
use crate::error::Result;
use crate::scaffold::{self, Host};

/// Begin a college: a small one that passes `check`, ready to be changed
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  prospectus init our-college                    for GitHub
  prospectus init our-college --host gitlab      for GitLab")]
pub(super) struct Init {
    /// The folder for it, which must be new or empty
    #[arg(value_name = "DIR")]
    folder: PathBuf,

    /// The host of git where changes are looked at and the site is published from: what it runs is written too
    #[arg(long, value_enum, default_value = "github")]
    host: HostName,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum HostName {
    /// The folder .github, for GitHub Actions and GitHub Pages
    Github,
    /// The file .gitlab-ci.yml, for GitLab CI/CD and GitLab Pages
    Gitlab,
    /// No such file, where none of them is used
    None,
}

impl HostName {
    fn host(self) -> Option<Host> {
        match self {
            Self::Github => Some(Host::Github),
            Self::Gitlab => Some(Host::Gitlab),
            Self::None => None,
        }
    }
}

impl Init {
    pub(super) fn run(self, terminal: &mut Terminal) -> Result<Exit> {
        let today = now()?.to_zoned(jiff::tz::TimeZone::UTC).date();
        let made = scaffold::init(&self.folder, self.host.host(), today)?;
        let folder = self.folder.display();
        terminal.say(&format!(
            "Made a college of {made} files in {folder}. Begin with {folder}/content/college.md, then run `prospectus build --site {folder}`."
        ));
        let name = match self.host {
            HostName::Github => "GitHub",
            HostName::Gitlab => "GitLab",
            HostName::None => return Ok(Exit::Clean),
        };
        terminal.say(&format!(
            "{folder}/README.md says what {name} does with it, and what to set there first."
        ));
        Ok(Exit::Clean)
    }
}

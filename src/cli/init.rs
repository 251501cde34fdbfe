//! `prospectus init`

use std::path::PathBuf;

use crate::cli::exit::Exit;
use crate::cli::site::now;
use crate::cli::terminal::Terminal;
use crate::error::Result;
use crate::scaffold;

/// Begin a college: a small one that passes `check`, ready to be changed
#[derive(Debug, clap::Args)]
pub(super) struct Init {
    /// The folder for it, which must be new or empty
    #[arg(value_name = "DIR")]
    folder: PathBuf,
}

impl Init {
    pub(super) fn run(self, terminal: &mut Terminal) -> Result<Exit> {
        let today = now()?.to_zoned(jiff::tz::TimeZone::UTC).date();
        let made = scaffold::init(&self.folder, today)?;
        let folder = self.folder.display();
        terminal.say(&format!(
            "Made a college of {made} files in {folder}. Begin with {folder}/content/college.md, then run `prospectus build --site {folder}`."
        ));
        Ok(Exit::Clean)
    }
}

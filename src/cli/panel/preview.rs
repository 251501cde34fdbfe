//! `prospectus panel site`

use std::path::PathBuf;

use crate::cli::exit::Exit;
use crate::cli::site::{SiteArgs, kept_pictures};
use crate::cli::terminal::{Terminal, tally};
use crate::error::Result;
use crate::pipeline::{self, Options};

/// Make a private preview for the members of the panel
///
/// The whole site as students will see it, drafts and what is held back included, and for every course under review what
/// changed, what the program noticed, what members answered, and the questions as a form. It opens from a folder, without
/// a server: start with panel/index.html. Never publish it: it shows the materials and what members said.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  prospectus panel site")]
pub(super) struct Preview {
    #[command(flatten)]
    site: SiteArgs,

    /// Where it is put
    #[arg(long, value_name = "DIR", default_value = "panel-preview")]
    out: PathBuf,
}

impl Preview {
    pub(super) fn run(self, terminal: &mut Terminal) -> Result<Exit> {
        let site = self.site.folder()?;
        let options = Options {
            base_url: self.site.base_url.clone(),
            today: self.site.today()?,
            with_drafts: true,
            locked: false,
            links: None,
            kept: kept_pictures(),
            people: self.site.people(),
        };
        let progress = terminal.progress();
        let made = pipeline::preview(&site, &self.out, &options, &progress);
        progress.clear();
        let (outcome, is_made) = made?;
        let out = self.out.display();
        if is_made {
            terminal.say(&format!(
                "Made the panel's preview: open {out}/panel/index.html ({}). It is not for publication.",
                tally(&outcome)
            ));
            return Ok(Exit::Clean);
        }
        terminal.findings(&outcome, false)?;
        terminal.say("No preview was made: it is passed on, so this comes first.");
        Ok(Exit::Findings)
    }
}

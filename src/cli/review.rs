//! `prospectus review`

use clap::ValueEnum;

use crate::cli::exit::Exit;
use crate::cli::site::SiteArgs;
use crate::cli::terminal::Terminal;
use crate::error::Result;
use crate::pipeline;
use crate::report::review;

/// Tell the panel what a change does to the prospectus, for a comment on a pull request
///
/// New, changed and retired courses, old words against new, sessions, partners and venues, what the check found in the
/// change, the balance before and after, and the pro-forma to fill in. Nothing of it stops anything: `check` does that.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  prospectus review --base origin/main > review.md")]
pub(super) struct Review {
    #[command(flatten)]
    site: SiteArgs,

    /// The git revision that the change is compared with, such as origin/main
    ///
    /// Compared are the files on the disk with the commit where this branch left it.
    #[arg(long, value_name = "REV")]
    base: String,

    /// What is written
    #[arg(long, value_enum, default_value = "markdown")]
    format: Format,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Format {
    /// For a comment or a step summary; always less than 60,000 characters
    Markdown,
    /// For other programs; always whole
    Json,
}

impl Review {
    pub(super) fn run(self, terminal: &mut Terminal) -> Result<Exit> {
        let site = self.site.folder()?;
        let options = self.site.options()?;
        let bar = terminal.progress();
        let reviewed = pipeline::review(&site, &options, &self.base, &bar);
        bar.clear();
        let reviewed = reviewed?;
        terminal.print(&match self.format {
            Format::Markdown => review::markdown(&reviewed),
            Format::Json => review::json(&reviewed),
        })?;
        Ok(Exit::Clean)
    }
}

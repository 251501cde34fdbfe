//! `prospectus rules`

use std::path::PathBuf;

use clap::ValueEnum;

use crate::cli::exit::Exit;
use crate::cli::site::{now, site_folder};
use crate::cli::terminal::Terminal;
use crate::error::Result;
use crate::pipeline::{self, Options, Today};
use crate::report::rules;

/// List every rule, by family, with its code, name and level
///
/// In a college's folder the levels are those that hold there: `off (not warning)` is a warning that the college turned
/// off under `rules:` in content/college.md.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  prospectus rules                               the rules, as they hold here
  prospectus rules --format json > rules.json")]
pub(super) struct Rules {
    /// The college's folder [default: this folder or one above it]
    #[arg(long, value_name = "DIR")]
    site: Option<PathBuf>,

    /// What is written
    #[arg(long, value_enum, default_value = "table")]
    format: Format,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Format {
    /// A line a rule
    Table,
    /// For other programs, with the manuals
    Json,
    /// The documentation of all rules, which says nothing of a college
    Markdown,
}

impl Rules {
    pub(super) fn run(self, terminal: &mut Terminal) -> Result<Exit> {
        let options = Options {
            today: Today::At(now()?),
            people: None,
            base_url: None,
            with_drafts: false,
            locked: false,
            links: None,
            kept: None,
        };
        let college = pipeline::understand(&site_folder(self.site.as_deref())?, &options)?;
        let text = match self.format {
            Format::Table => rules::table(&college.settings),
            Format::Json => rules::json(&college.settings),
            Format::Markdown => rules::documentation(),
        };
        terminal.print(&text)?;
        Ok(Exit::Clean)
    }
}

//! `prospectus panel` without a command: the table.

use clap::ValueEnum;

use crate::cli::exit::Exit;
use crate::cli::panel::college::College;
use crate::cli::site::SiteArgs;
use crate::cli::terminal::Terminal;
use crate::error::Result;
use crate::report::panel::{PanelSheet, json, table};

#[derive(Debug, clap::Args)]
pub(super) struct Table {
    #[command(flatten)]
    site: SiteArgs,

    /// List courses that passed and need nothing, too
    #[arg(long)]
    all: bool,

    /// What is written; json always holds all courses
    #[arg(long, value_enum, default_value = "table")]
    format: Format,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Format {
    Table,
    Json,
}

impl Table {
    pub(super) fn run(self, terminal: &mut Terminal) -> Result<Exit> {
        let college = College::read(&self.site, terminal)?;
        let sheet = PanelSheet {
            catalogue: &college.is.catalogue,
            sources: &college.is.sources,
            panel: &college.is.panel,
            today: college.is.today,
            with_all: self.all,
        };
        terminal.print(&match self.format {
            Format::Table => table(&sheet),
            Format::Json => json(&sheet),
        })?;
        Ok(match college.is.unreadable.is_empty() {
            true => Exit::Clean,
            false => Exit::Findings,
        })
    }
}

//! `prospectus import`

mod write;

mod csv;

mod ics;

use crate::cli::exit::Exit;
use crate::cli::terminal::Terminal;
use crate::error::Result;

/// Begin with what you have: a spreadsheet of courses, or a calendar
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  prospectus import csv courses.csv --dry-run
  prospectus import csv courses.csv")]
pub(super) struct Import {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, clap::Subcommand)]
enum What {
    Csv(csv::Csv),
    Ics(ics::Ics),
}

impl Import {
    pub(super) fn run(self, terminal: &mut Terminal) -> Result<Exit> {
        match self.what {
            What::Csv(csv) => csv.run(terminal),
            What::Ics(ics) => ics.run(terminal),
        }
    }
}

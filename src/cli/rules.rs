//! `prospectus rules`

use crate::cli::exit::Exit;
use crate::cli::terminal::Terminal;
use crate::error::Result;
use crate::report::rules;

/// List every rule, with its code, name and level
#[derive(Debug, clap::Args)]
pub(super) struct Rules {}

impl Rules {
    pub(super) fn run(self, terminal: &mut Terminal) -> Result<Exit> {
        terminal.print(&rules::list())?;
        Ok(Exit::Clean)
    }
}

//! `prospectus explain`

use crate::cli::exit::Exit;
use crate::cli::terminal::Terminal;
use crate::error::{Error, Result};
use crate::model::fields::nearest;
use crate::report::manual;
use crate::rules::{code, codes};

/// Explain a rule: what it means, why, and what to write instead
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  prospectus explain C101                        by its code
  prospectus explain no-lived-expertise          by its name")]
pub(super) struct Explain {
    /// A code such as C101, or a name such as no-lived-expertise
    #[arg(value_name = "RULE")]
    rule: String,
}

impl Explain {
    pub(super) fn run(self, terminal: &mut Terminal) -> Result<Exit> {
        let Some(code) = code(&self.rule) else {
            let help = match nearest(&self.rule.to_lowercase(), codes().map(|code| code.name)) {
                Some(near) => format!("did you mean {near}? `prospectus rules` lists them all"),
                None => "`prospectus rules` lists them all".to_owned(),
            };
            return Err(Error::refused(
                format!("there is no rule {}", self.rule),
                help,
            ));
        };
        terminal.print(&manual::manual(code))?;
        Ok(Exit::Clean)
    }
}

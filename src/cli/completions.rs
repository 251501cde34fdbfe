//! `prospectus completions`

use clap::CommandFactory;
use clap_complete::Shell;

use crate::cli::exit::Exit;
use crate::cli::terminal::Terminal;
use crate::error::{Error, Result};

/// Write what a shell needs to complete commands and options with the tab key
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  prospectus completions bash > ~/.local/share/bash-completion/completions/prospectus
  prospectus completions zsh > ~/.zfunc/_prospectus
  prospectus completions fish > ~/.config/fish/completions/prospectus.fish")]
pub(super) struct Completions {
    /// The shell that you type in
    #[arg(value_enum)]
    shell: Shell,
}

impl Completions {
    /// `C` is the whole command line.
    pub(super) fn run<C: CommandFactory>(self, terminal: &mut Terminal) -> Result<Exit> {
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut C::command(), "prospectus", &mut script);
        let script = String::from_utf8(script).map_err(|cause| Error::Bug {
            doing: "writing completions".to_owned(),
            cause: cause.to_string(),
        })?;
        terminal.print(&script)?;
        Ok(Exit::Clean)
    }
}

//! `prospectus man`

use std::fs;
use std::path::PathBuf;

use clap::CommandFactory;
use clap_mangen::Man;

use crate::cli::exit::Exit;
use crate::cli::terminal::Terminal;
use crate::error::{Error, Result};
use crate::report::counted;

/// Write the manual pages, one a command
///
/// They are for `man`, on Linux and macOS: prospectus.1, prospectus-build.1 and so on.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  prospectus man ~/.local/share/man/man1         then: man prospectus-check")]
pub(super) struct ManPages {
    /// The folder for them, which is made if it is not there
    #[arg(value_name = "DIR")]
    folder: PathBuf,
}

impl ManPages {
    /// `C` is the whole command line.
    pub(super) fn run<C: CommandFactory>(self, terminal: &mut Terminal) -> Result<Exit> {
        let disk = |cause| Error::disk("write the manual pages into", &self.folder, cause);
        fs::create_dir_all(&self.folder).map_err(disk)?;
        let mut command = C::command().disable_help_subcommand(true);
        command.build();
        let pages = write(command, &self.folder).map_err(disk)?;
        let (pages, folder) = (counted(pages, "page", "pages"), self.folder.display());
        terminal.say(&format!("Wrote {pages} into {folder}."));
        Ok(Exit::Clean)
    }
}

/// The page of a command and those of its own commands; how many.
fn write(command: clap::Command, folder: &std::path::Path) -> std::io::Result<usize> {
    let mut pages = 1;
    let own = command.get_subcommands().filter(|own| !own.is_hide_set());
    for own in own.cloned() {
        pages += write(own, folder)?;
    }
    // What the environment of this moment says is no part of a manual.
    let command = command.mut_args(|argument| argument.hide_env_values(true));
    Man::new(command).generate_to(folder)?;
    Ok(pages)
}

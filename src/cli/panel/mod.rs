//! `prospectus panel`

mod college;

mod ask;

mod table;

mod open;

mod respond;

mod adopt;

mod decide;

mod amend;

mod preview;

use clap::Subcommand;

use crate::cli::exit::Exit;
use crate::cli::terminal::Terminal;
use crate::error::Result;

/// The editorial panel: which course waits for whom, and what its members and the coordinator do about it
///
/// Without a command: a table of all courses that wait for somebody. Each command writes or changes the files of one
/// round in content/reviews/ and nothing else; commit them, or take them back with git.
#[derive(Debug, clap::Args)]
#[command(
    args_conflicts_with_subcommands = true,
    after_help = "Examples:
  prospectus panel                               which course waits for whom
  prospectus panel open sleep-well               send a course to the panel
  prospectus panel respond sleep-well            answer its questions
  prospectus panel pass sleep-well --by coordinator"
)]
pub(super) struct Panel {
    #[command(subcommand)]
    command: Option<Command>,

    #[command(flatten)]
    table: table::Table,
}

#[derive(Debug, Subcommand)]
enum Command {
    Open(open::Open),
    Respond(respond::Respond),
    Pass(decide::Pass),
    AskChanges(decide::AskChanges),
    Withdraw(decide::Withdraw),
    Amend(amend::Amend),
    Adopt(adopt::Adopt),
    Site(preview::Preview),
}

impl Panel {
    pub(super) fn run(self, terminal: &mut Terminal) -> Result<Exit> {
        match self.command {
            None => self.table.run(terminal),
            Some(Command::Open(command)) => command.run(terminal),
            Some(Command::Respond(command)) => command.run(terminal),
            Some(Command::Pass(command)) => command.run(terminal),
            Some(Command::AskChanges(command)) => command.run(terminal),
            Some(Command::Withdraw(command)) => command.run(terminal),
            Some(Command::Amend(command)) => command.run(terminal),
            Some(Command::Adopt(command)) => command.run(terminal),
            Some(Command::Site(command)) => command.run(terminal),
        }
    }
}

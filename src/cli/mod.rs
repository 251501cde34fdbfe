//! The command line: one file a command, with its arguments, whose doc comments are its help, and what it does.

mod exit;

mod terminal;

mod ask;

mod site;

mod ledger;

mod build;

mod fix;

mod check;

mod timetable;

mod due;

mod new;

mod changes;

mod rename;

mod term;

mod retire;

mod panel;

mod review;

mod init;

mod rules;

mod explain;

mod schema;

mod completions;

pub use exit::Exit;

use clap::Parser;

use crate::cli::terminal::Terminal;

/// Makes the prospectus of a Recovery or Wellbeing College from its texts.
#[derive(Debug, Parser)]
#[command(
    name = "prospectus",
    version,
    max_term_width = 100,
    arg_required_else_help = true
)]
enum Command {
    Build(build::Build),
    Check(check::Check),
    Timetable(timetable::Timetable),
    Due(due::Due),
    New(new::New),
    Rename(rename::Rename),
    Retire(retire::Retire),
    Term(term::Term),
    Panel(panel::Panel),
    Review(review::Review),
    Init(init::Init),
    Rules(rules::Rules),
    Explain(explain::Explain),
    Schema(schema::Schema),
    Completions(completions::Completions),
}

/// Reads the command line, does what it says, and gives the exit code.
pub fn run() -> Exit {
    let command = Command::parse();
    let mut terminal = Terminal::new();
    let ended = match command {
        Command::Build(command) => command.run(&mut terminal),
        Command::Check(command) => command.run(&mut terminal),
        Command::Timetable(command) => command.run(&mut terminal),
        Command::Due(command) => command.run(&mut terminal),
        Command::New(command) => command.run(&mut terminal),
        Command::Rename(command) => command.run(&mut terminal),
        Command::Retire(command) => command.run(&mut terminal),
        Command::Term(command) => command.run(&mut terminal),
        Command::Panel(command) => command.run(&mut terminal),
        Command::Review(command) => command.run(&mut terminal),
        Command::Init(command) => command.run(&mut terminal),
        Command::Rules(command) => command.run(&mut terminal),
        Command::Explain(command) => command.run(&mut terminal),
        Command::Schema(command) => command.run(&mut terminal),
        Command::Completions(command) => command.run::<Command>(&mut terminal),
    };
    ended.unwrap_or_else(|error| {
        terminal.error(&error);
        Exit::Failed
    })
}

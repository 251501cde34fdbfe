//! The command line: one file a command, with its arguments, whose doc comments are its help, and what it does.

mod exit;

mod terminal;

mod ask;

mod answers;

mod site;

mod changes;

mod ledger;

mod build;

mod serve;

mod fix;

mod check;

mod timetable;

mod due;

mod impact;

mod new;

mod rename;

mod term;

mod retire;

mod panel;

mod review;

mod import;

mod init;

mod doctor;

mod rules;

mod explain;

mod schema;

mod forms;

mod completions;

mod man;

mod reference;

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
    Serve(serve::Serve),
    Check(check::Check),
    Timetable(timetable::Timetable),
    Due(due::Due),
    Impact(impact::Impact),
    New(new::New),
    Rename(rename::Rename),
    Retire(retire::Retire),
    Term(term::Term),
    Panel(panel::Panel),
    Review(review::Review),
    Import(import::Import),
    Init(init::Init),
    Doctor(doctor::Doctor),
    Rules(rules::Rules),
    Explain(explain::Explain),
    Schema(schema::Schema),
    Forms(forms::Forms),
    Completions(completions::Completions),
    Man(man::ManPages),
    #[command(hide = true)]
    Reference(reference::Reference),
}

/// Reads the command line, does what it says, and gives the exit code.
pub fn run() -> Exit {
    let command = Command::parse();
    let mut terminal = Terminal::new();
    let ended = match command {
        Command::Build(command) => command.run(&mut terminal),
        Command::Serve(command) => command.run(&mut terminal),
        Command::Check(command) => command.run(&mut terminal),
        Command::Timetable(command) => command.run(&mut terminal),
        Command::Due(command) => command.run(&mut terminal),
        Command::Impact(command) => command.run(&mut terminal),
        Command::New(command) => command.run(&mut terminal),
        Command::Rename(command) => command.run(&mut terminal),
        Command::Retire(command) => command.run(&mut terminal),
        Command::Term(command) => command.run(&mut terminal),
        Command::Panel(command) => command.run(&mut terminal),
        Command::Review(command) => command.run(&mut terminal),
        Command::Import(command) => command.run(&mut terminal),
        Command::Init(command) => command.run(&mut terminal),
        Command::Doctor(command) => command.run(&mut terminal),
        Command::Rules(command) => command.run(&mut terminal),
        Command::Explain(command) => command.run(&mut terminal),
        Command::Schema(command) => command.run(&mut terminal),
        Command::Forms(command) => command.run(&mut terminal),
        Command::Completions(command) => command.run::<Command>(&mut terminal),
        Command::Man(command) => command.run::<Command>(&mut terminal),
        Command::Reference(command) => command.run::<Command>(&mut terminal),
    };
    ended.unwrap_or_else(|error| {
        terminal.error(&error);
        Exit::Failed
    })
}

/// Whether the command line takes these words, the program's name first; for tests of the documentation. Words that only
/// something is missing behind are taken: a text may name a command without all of its arguments.
///
/// # Errors
///
/// What the command line says about them.
pub fn takes(words: &[String]) -> Result<(), String> {
    use clap::error::ErrorKind;
    match Command::try_parse_from(words) {
        Ok(_) => Ok(()),
        Err(error) => match error.kind() {
            ErrorKind::DisplayHelp
            | ErrorKind::DisplayVersion
            | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand
            | ErrorKind::MissingSubcommand
            | ErrorKind::MissingRequiredArgument => Ok(()),
            _ => Err(error.to_string()),
        },
    }
}

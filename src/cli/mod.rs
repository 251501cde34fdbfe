//! The command line: one file a command, with its arguments, whose doc comments are its help, and what it does.

mod build;

mod check;

mod explain;

mod init;

mod new;

mod rules;

mod terminal;

use std::path::{Path, PathBuf};

use clap::Parser;

use crate::cli::terminal::Terminal;
use crate::error::{Error, Result};
use crate::model::college::checked_base_url;
use crate::model::dates;
use crate::pipeline::Today;

/// How the program ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// All is well.
    Clean = 0,
    /// Something in the college's files stops publication.
    Findings = 1,
    /// The program or the machine failed.
    Failed = 2,
}

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
    New(new::New),
    Init(init::Init),
    Rules(rules::Rules),
    Explain(explain::Explain),
}

/// Reads the command line, does what it says, and gives the exit code.
pub fn run() -> Exit {
    let command = Command::parse();
    let mut terminal = Terminal::new();
    let ended = match command {
        Command::Build(command) => command.run(&mut terminal),
        Command::Check(command) => command.run(&mut terminal),
        Command::New(command) => command.run(&mut terminal),
        Command::Init(command) => command.run(&mut terminal),
        Command::Rules(command) => command.run(&mut terminal),
        Command::Explain(command) => command.run(&mut terminal),
    };
    ended.unwrap_or_else(|error| {
        terminal.error(&error);
        Exit::Failed
    })
}

/// Options that every command about a college has.
#[derive(Debug, clap::Args)]
struct SiteArgs {
    /// The college's folder, which holds content/ and partners/ [default: this folder or one above it]
    #[arg(long, value_name = "DIR")]
    site: Option<PathBuf>,

    /// The address where the site will stand, instead of base_url in content/college.md
    #[arg(long, value_name = "URL", value_parser = checked_base_url)]
    base_url: Option<String>,

    /// The day to build for, such as 2027-01-12 [default: SOURCE_DATE_EPOCH, or today in the college's time zone]
    #[arg(long, value_name = "DATE", value_parser = dates::date)]
    today: Option<jiff::civil::Date>,

    /// A folder with people who are kept outside the repository
    #[arg(long, value_name = "DIR", env = "PROSPECTUS_PEOPLE")]
    people: Option<PathBuf>,
}

impl SiteArgs {
    fn folder(&self) -> Result<PathBuf> {
        site_folder(self.site.as_deref())
    }

    fn today(&self) -> Result<Today> {
        match self.today {
            Some(date) => Ok(Today::On(date)),
            None => now().map(Today::At),
        }
    }
}

/// The folder asked for, or the nearest one above this that is a college's; without one, this folder.
fn site_folder(asked: Option<&Path>) -> Result<PathBuf> {
    if let Some(folder) = asked {
        return Ok(folder.to_owned());
    }
    let here =
        std::env::current_dir().map_err(|cause| Error::disk("find the folder", ".", cause))?;
    let found = here
        .ancestors()
        .find(|folder| folder.join("content/college.md").is_file());
    Ok(found.unwrap_or(&here).to_owned())
}

/// The only reading of the clock: `SOURCE_DATE_EPOCH` (reproducible-builds.org), seconds since 1970, stands in for it.
fn now() -> Result<jiff::Timestamp> {
    let Ok(fixed) = std::env::var("SOURCE_DATE_EPOCH") else {
        return Ok(jiff::Timestamp::now());
    };
    let instant = fixed
        .trim()
        .parse()
        .ok()
        .and_then(|seconds| jiff::Timestamp::from_second(seconds).ok());
    instant.ok_or_else(|| {
        Error::refused(
            format!("SOURCE_DATE_EPOCH is {fixed}, which is no number of seconds"),
            "unset it, or set it to seconds since 1970",
        )
    })
}

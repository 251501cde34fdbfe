//! `prospectus term`

use clap::{Subcommand, ValueEnum};
use jiff::civil::Date;

use crate::cli::changes;
use crate::cli::exit::Exit;
use crate::cli::site::{SiteArgs, day};
use crate::cli::terminal::Terminal;
use crate::error::{Error, Result};
use crate::pipeline::{self, Options};
use crate::report::roll as report;
use crate::roll::{self, Asked};

/// Plan the next term from this one
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  prospectus term roll 2027-spring 2027-summer --dry-run")]
pub(super) struct Term {
    #[command(subcommand)]
    command: TermCommand,
}

#[derive(Debug, Subcommand)]
enum TermCommand {
    Roll(Roll),
}

/// Make next term's runs from this term's, to be confirmed
///
/// Each run of a term gets one in the next: on the same weekday at the same time, in the same week of the term. Breaks,
/// closures and bank holidays are passed over. The new runs say confirmed: no, so that they are on no page and in no
/// calendar; take that line out when rooms and people have said yes. What there is to decide is listed by course. Running it
/// again adds nothing twice.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  prospectus term roll 2027-spring 2027-summer --dry-run
  prospectus term roll 2027-spring 2027-summer --starts 2027-04-19 --ends 2027-07-16
  prospectus term roll 2027-spring 2027-summer --only sleep-well,managing-worry")]
struct Roll {
    /// The term whose runs go on: the name of its file in content/terms/ without .md
    from: String,

    /// The term that comes
    to: String,

    /// The first day of the term that comes, when it has no file yet
    #[arg(long, value_name = "DATE", value_parser = day, requires = "ends")]
    starts: Option<Date>,

    /// Its last day
    #[arg(long, value_name = "DATE", value_parser = day, requires = "starts")]
    ends: Option<Date>,

    /// A break in it, from a day to a day, such as 2027-05-31..2027-06-04; for several, give it again
    #[arg(long = "break", value_name = "DATE..DATE", value_parser = days, requires = "starts")]
    breaks: Vec<(Date, Date)>,

    /// Only these courses
    #[arg(long, value_name = "COURSE,…", value_delimiter = ',')]
    only: Vec<String>,

    /// All courses but these
    #[arg(long, value_name = "COURSE,…", value_delimiter = ',')]
    except: Vec<String>,

    /// Show what would change, and change nothing
    #[arg(long)]
    dry_run: bool,

    /// As what to list the runs and what there is to decide
    #[arg(long, value_enum, default_value = "human")]
    format: RollFormat,

    #[command(flatten)]
    site: SiteArgs,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum RollFormat {
    /// For a person
    Human,
    /// For another program
    Json,
}

impl Term {
    pub(super) fn run(self, terminal: &mut Terminal) -> Result<Exit> {
        match self.command {
            TermCommand::Roll(roll) => roll.run(terminal),
        }
    }
}

impl Roll {
    fn run(self, terminal: &mut Terminal) -> Result<Exit> {
        let site = self.site.folder()?;
        let options = Options {
            with_drafts: true,
            ..self.site.options()?
        };
        let is = pipeline::understand(&site, &options)?;
        if !is.has_college() {
            return Err(Error::refused(
                format!("no college was found in {}", site.display()),
                "run the command in the college's folder, or name it with --site",
            ));
        }
        let asked = Asked {
            from: &self.from,
            to: &self.to,
            days: self.starts.zip(self.ends),
            breaks: &self.breaks,
            only: &self.only,
            except: &self.except,
        };
        let rolled = roll::roll(&is, &options, asked)?;
        if self.format == RollFormat::Json {
            if !self.dry_run {
                rolled.changes.write(&site)?;
            }
            terminal.print(&report::json(&rolled, !self.dry_run))?;
            return Ok(Exit::Clean);
        }
        terminal.print(&report::human(&rolled))?;
        let is_made = changes::make(&site, &rolled.changes, self.dry_run, terminal)?;
        terminal.say(&report::summary(&rolled));
        if is_made && !rolled.runs.is_empty() {
            terminal.say("Next: decide with the people and rooms, say in each file what is settled, and take out its line `confirmed: no`. Then prospectus check.");
        }
        if rolled.new_term.is_some() && self.breaks.is_empty() {
            terminal.say("note: the new term has no breaks. If it has one, take all of this back with git, and run the command again with --break, so that no session falls into it.");
        }
        Ok(Exit::Clean)
    }
}

/// "2027-05-31..2027-06-04", or one day.
fn days(text: &str) -> Result<(Date, Date), String> {
    let (from, to) = text.split_once("..").unwrap_or((text, text));
    let (from, to) = (day(from)?, day(to)?);
    match from <= to {
        true => Ok((from, to)),
        false => {
            Err("the break would end before it starts: write the earlier day first".to_owned())
        }
    }
}

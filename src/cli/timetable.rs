//! `prospectus timetable`

use std::path::Path;

use clap::ValueEnum;

use crate::calendar;
use crate::cli::exit::Exit;
use crate::cli::site::SiteArgs;
use crate::cli::terminal::Terminal;
use crate::error::{Error, Result};
use crate::finding::Finding;
use crate::model::Catalogue;
use crate::model::fields::nearest;
use crate::model::term::Term;
use crate::pipeline::{self, Options, Understood};
use crate::report::timetable::{By, Sheet, csv, table};
use crate::report::{counted, listed};
use crate::timetable::Session;
use crate::timetable::choice::Choice;

/// Show the coordinator what is booked, what is free and what clashes
///
/// Weeks from Monday to Sunday, with the sessions of each, how many rooms and people are free in it, and every room or
/// person that is booked twice. It is for the office: drafts are in it, and so are the ids of private venues. People
/// stand in it by id and role, never by name.
///
/// DRAFT and HELD BACK are not published yet; CANCELLED needs no room and nobody. A session without an end is written
/// 10:00-?: it clashes with what begins in the hour after its start, as for `check`, and its room is not called free
/// after it. `!` marks a clash, `?` one that is not certain, because of such an end or of a session that names no room of its
/// venue.
///
/// The columns of csv: date, weekday, start, end, course, title, run, session (its id), number, of, theme, note, venue,
/// room, mode, people (ids), term, state (planned, cancelled, course retired, draft, held back), clash (yes, maybe, no),
/// file, line. Where only the week is known, date is its first day, and weekday, start and end are empty. The term is the
/// one that the run names, or in which the session lies.
///
/// A csv or ics file holds words of the records, and is passed on: none is written as long as a record holds a link into
/// an online meeting, or anything else that no college may publish.
///
/// Mistakes that keep a record from being read are shown on standard error, and the exit code is then 1: what the record
/// says is missing in the timetable.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  prospectus timetable                           every coming session, by day
  prospectus timetable --by venue                what is booked and free in each room
  prospectus timetable --term 2027-spring --format csv > spring.csv")]
pub(super) struct Timetable {
    #[command(flatten)]
    site: SiteArgs,

    /// The id of a term, such as 2027-spring: all of it, past sessions too [default: everything that is not over]
    #[arg(long, value_name = "TERM")]
    term: Option<String>,

    /// How the table is arranged; csv and ics are always in the order of time
    #[arg(long, value_enum, default_value = "day")]
    by: Arranged,

    /// What is written
    #[arg(long, value_enum, default_value = "table")]
    format: Format,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Arranged {
    /// Each room with its bookings and what is free
    Venue,
    /// Each person with their sessions, and who has none
    Person,
    /// Each day with its sessions
    Day,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Format {
    /// Text of at most 100 columns, for a terminal or a mail
    Table,
    /// For a spreadsheet: a line a session, in UTF-8, with an apostrophe before a text that would be taken for a formula
    Csv,
    /// A calendar file for adding once: it does not name a private venue, and what is not published yet is tentative
    Ics,
}

impl Timetable {
    pub(super) fn run(self, terminal: &mut Terminal) -> Result<Exit> {
        let site = self.site.folder()?;
        let options = Options {
            with_drafts: true,
            ..self.site.options()?
        };
        let college = pipeline::understand(&site, &options)?;
        terminal.findings_beside(&college.unreadable, &college.sources);
        if !college.has_college() {
            terminal.say("There is no timetable: no college was found here.");
            return Ok(Exit::Findings);
        }
        let choice = match &self.term {
            Some(id) => Choice::Term(term(&college.catalogue, id)?),
            None => Choice::From(college.today),
        };
        match self.text(&site, &college, choice)? {
            Ok(text) => terminal.print(&text)?,
            Err(findings) => {
                terminal.findings_beside(&findings, &college.sources);
                terminal.say("Nothing was written: such a file is passed on, so this comes first.");
                return Ok(Exit::Findings);
            }
        }
        if college.unreadable.is_empty() {
            return Ok(Exit::Clean);
        }
        let mistakes = counted(college.unreadable.len(), "mistake", "mistakes");
        terminal.say(&format!(
            "Sessions may be missing in this timetable, because of {mistakes} in the records."
        ));
        Ok(Exit::Findings)
    }

    /// The chosen sessions in the form asked for, or what keeps a file from being passed on.
    fn text(
        &self,
        site: &Path,
        college: &Understood,
        choice: Choice<'_>,
    ) -> Result<Result<String, Vec<Finding>>> {
        let sheet = sheet(college, choice);
        Ok(match self.format {
            Format::Table => Ok(table(&sheet, self.by.into())),
            Format::Csv | Format::Ics if !college.never_to_leave.is_empty() => {
                Err(college.never_to_leave.clone())
            }
            Format::Csv => Ok(csv(&sheet)),
            Format::Ics => match college.remembered() {
                Ok(remembered) => {
                    let words = pipeline::words(site, &college.catalogue.college)?;
                    let site = college.site(&words, &remembered);
                    let is_unpublished = |session: &Session| sheet.is_unpublished(session);
                    Ok(calendar::own(&site, &sheet.chosen, is_unpublished))
                }
                Err(unusable) => Err(unusable),
            },
        })
    }
}

impl From<Arranged> for By {
    fn from(arranged: Arranged) -> Self {
        match arranged {
            Arranged::Venue => Self::Venue,
            Arranged::Person => Self::Person,
            Arranged::Day => Self::Day,
        }
    }
}

fn sheet<'u>(college: &'u Understood, choice: Choice<'u>) -> Sheet<'u> {
    Sheet::new(
        &college.sources,
        &college.catalogue,
        &college.timetable,
        &college.standing,
        choice,
        college.unreadable.len(),
    )
}

/// The term of this id.
fn term<'c>(catalogue: &'c Catalogue, id: &str) -> Result<&'c Term> {
    if let Some(term) = catalogue.term(id) {
        return Ok(term);
    }
    let ids = || catalogue.terms.iter().map(|term| term.origin.id.as_str());
    let known: Vec<String> = ids().map(str::to_owned).collect();
    let help = match (nearest(id, ids()), known.as_slice()) {
        (_, []) => "begin one with `prospectus new term ID`, or leave --term out".to_owned(),
        (Some(only), [_]) => format!("did you mean {only}?"),
        (None, [only]) => format!("there is only {only}"),
        (Some(near), known) => format!("did you mean {near}? There are {}", listed(known)),
        (None, known) => format!("there are {}", listed(known)),
    };
    Err(Error::refused(format!("there is no term {id}"), help))
}

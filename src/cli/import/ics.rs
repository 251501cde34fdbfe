//! `prospectus import ics`

use std::path::PathBuf;

use clap::ValueEnum;
use jiff::ToSpan;
use jiff::civil::Date;

use crate::cli::ask::Asker;
use crate::cli::exit::Exit;
use crate::cli::import::write::{self, College, WriteArgs};
use crate::cli::site::{SiteArgs, day};
use crate::cli::terminal::Terminal;
use crate::edit::{Change, Together};
use crate::error::{Error, Result};
use crate::import::ics::closures::{self, PartDays, closed, has_part_days};
use crate::import::ics::held::{Calendar, Held, Window, calendar};
use crate::import::ics::runs::{self, Run, run};
use crate::import::told::{Sort, Told};
use crate::model::fields::nearest;
use crate::model::kind::{Kind, suggested_id, wrong_id};
use crate::report::counted;
use crate::report::import::short;

/// Take a calendar over: bookings of a venue, or the sessions of a course
///
/// As closures, each booking becomes days on which a venue is closed to the college. What the booking is called stays private,
/// unless you say --with-titles. As runs, the events become the sessions of a run of one course; the same time every week
/// becomes a weekly series.
///
/// Times are told by the college's clock, whichever zone the calendar is in. Repeated events are counted out between --from and
/// --until. Cancelled events are not taken. A link into a meeting is never taken.
///
/// The same calendar imported again changes nothing; an event that has moved moves in the record too.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  prospectus import ics bookings.ics --as closures --venue town-hall --part-days leave
  prospectus import ics bookings.ics --as closures --venue town-hall --from 2027-01-01 --dry-run
  prospectus import ics anxiety.ics --as runs --course understanding-anxiety --run spring")]
pub(super) struct Ics {
    /// The calendar, exported as an .ics file
    file: PathBuf,

    #[command(flatten)]
    site: SiteArgs,

    /// What its events are
    #[arg(long = "as", value_enum)]
    taken_as: Option<As>,

    /// The venue that is booked, by its id
    #[arg(long, value_name = "VENUE", conflicts_with_all = ["course", "run"])]
    venue: Option<String>,

    /// The course whose sessions they are, by its id
    #[arg(long, value_name = "COURSE")]
    course: Option<String>,

    /// What the run is called, for good [default: the file's name]
    #[arg(long, value_name = "RUN")]
    run: Option<String>,

    /// The first day that is taken [default: today]
    #[arg(long, value_name = "DATE", value_parser = day)]
    from: Option<Date>,

    /// The last day that is taken [default: a year after the first]
    #[arg(long, value_name = "DATE", value_parser = day)]
    until: Option<Date>,

    /// A booking for some hours: close the whole day, or leave the booking out. A venue's record knows whole days only
    #[arg(long, value_enum)]
    part_days: Option<Parts>,

    /// What students read as the reason of a closure
    #[arg(long, value_name = "TEXT", default_value = "Not available")]
    reason: String,

    /// Take over what the events are called, which may be private
    #[arg(long)]
    with_titles: bool,

    #[command(flatten)]
    write: WriteArgs,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum As {
    /// Days on which a venue is closed to the college
    Closures,
    /// The sessions of a run of a course
    Runs,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Parts {
    Close,
    Leave,
}

impl Ics {
    pub(super) fn run(mut self, terminal: &mut Terminal) -> Result<Exit> {
        write::report_is_writable(self.write.report.as_deref())?;
        let (bytes, from) = write::file(&self.file)?;
        let college = College::read(&self.site, terminal)?;
        let window = self.window(college.is.today)?;
        let mut told = Told::default();
        let zone = &college.is.catalogue.college.time_zone;
        let calendar = calendar(&bytes, zone, window, &mut told)
            .map_err(|(message, help)| Error::refused(format!("{from}: {message}"), help))?;
        told.read_as.push(format!(
            "{} in the file; {} from {} to {}.",
            counted(calendar.events, "event", "events"),
            counted(calendar.held.len(), "time", "times"),
            window.from,
            window.until
        ));
        let mut asker = Asker::at(terminal);
        let (change, next) = match self.taken_as(asker.as_mut())? {
            As::Closures => self.closures(
                &college,
                &calendar,
                (&from, window),
                &mut told,
                asker.as_mut(),
            )?,
            As::Runs => self.runs(&college, &calendar, &from, &mut told, asker.as_mut())?,
        };
        drop(asker);
        told.lines.sort_by_key(|line| (line.sort, line.row));
        terminal.say(short(&told).trim_end());
        let mut changes = Together::default();
        if let Some(change) = &change {
            changes.change(change);
        }
        write::all(&college.site, &changes, self.write.dry_run, terminal)?;
        if !self.write.dry_run {
            write::report(self.write.report.as_deref(), &told, &from, terminal)?;
        }
        let questions = counted(told.count(Sort::Question), "question", "questions");
        terminal.say(&match (change.is_some(), self.write.dry_run) {
            (_, true) => format!(
                "{next} {questions} for you. Nothing was written: import without --dry-run."
            ),
            (true, false) => format!("{next} {questions} for you.\nNext: run `prospectus check`."),
            (false, false) => format!("{next} {questions} for you. Nothing had to be written."),
        });
        Ok(Exit::Clean)
    }

    fn window(&self, today: Date) -> Result<Window> {
        let from = self.from.unwrap_or(today);
        let year_later = from.checked_add(1.year()).unwrap_or(from);
        let until = self.until.unwrap_or(year_later);
        match until < from {
            true => Err(Error::refused(
                "--until comes before --from",
                "give the first day with --from, the last with --until",
            )),
            false => Ok(Window { from, until }),
        }
    }

    fn taken_as(&self, asker: Option<&mut Asker<'_>>) -> Result<As> {
        match (self.taken_as, &self.venue, &self.course, asker) {
            (Some(taken_as), ..) => Ok(taken_as),
            (None, Some(_), ..) => Ok(As::Closures),
            (None, None, Some(_), _) => Ok(As::Runs),
            (None, None, None, Some(asker)) => {
                let choices = [
                    (
                        "closures",
                        "bookings: days on which a venue is closed to the college",
                    ),
                    ("runs", "sessions of a course"),
                ];
                Ok([As::Closures, As::Runs]
                    [asker.choice("What are the events of this calendar?", &choices)?])
            }
            (None, None, None, None) => Err(Error::refused(
                "what the events of this calendar are was not said",
                "say --as closures --venue ID for bookings of a venue, or --as runs --course ID for the sessions of a course",
            )),
        }
    }

    /// The id that an option gives or somebody answers, of a record that is there.
    fn id(
        kind: Kind,
        option: &str,
        given: Option<&str>,
        college: &College,
        asker: Option<&mut Asker<'_>>,
    ) -> Result<String> {
        let catalogue = &college.is.catalogue;
        let noun = kind.noun();
        let wrong = |id: &str| {
            let id = id.trim();
            if catalogue.origin(kind, id).is_some() {
                return None;
            }
            let ids = catalogue
                .origins()
                .filter(|(own, _)| *own == kind)
                .map(|(_, origin)| origin.id.as_str());
            Some(match nearest(id, ids) {
                Some(near) => format!("There is no {noun} {id}: did you mean {near}?"),
                None => {
                    format!("There is no {noun} {id}: its id is the name of its file without .md.")
                }
            })
        };
        match (given, asker) {
            (Some(id), _) => match wrong(id) {
                None => Ok(id.trim().to_owned()),
                Some(reason) => Err(Error::refused(
                    reason.trim_end_matches('.'),
                    format!("give the id of a {noun} with {option}"),
                )),
            },
            (None, Some(asker)) => Ok(asker
                .text(&format!("Which {noun} (its id)?"), None, &wrong)?
                .trim()
                .to_owned()),
            (None, None) => Err(Error::refused(
                format!("which {noun} was not said"),
                format!("give its id with {option}"),
            )),
        }
    }

    fn part_days(&self, held: &[Held], asker: Option<&mut Asker<'_>>) -> Result<PartDays> {
        match (self.part_days, asker) {
            (Some(Parts::Close), _) => Ok(PartDays::Close),
            (Some(Parts::Leave), _) => Ok(PartDays::Leave),
            (None, _) if !has_part_days(held) => Ok(PartDays::Leave),
            (None, Some(asker)) => {
                let choices = [
                    ("leave", "leave them out: they are listed"),
                    ("close", "close the venue on the whole day"),
                ];
                let question = "Some bookings are for some hours, and a venue's record knows whole days only. What of those?";
                Ok([PartDays::Leave, PartDays::Close][asker.choice(question, &choices)?])
            }
            (None, None) => Err(Error::refused(
                "some bookings are for some hours only, and a venue's record knows whole days only",
                "say --part-days close to close the whole day, or --part-days leave to leave those bookings out",
            )),
        }
    }

    fn closures(
        &mut self,
        college: &College,
        calendar: &Calendar,
        (from, window): (&str, Window),
        told: &mut Told,
        mut asker: Option<&mut Asker<'_>>,
    ) -> Result<(Option<Change>, String)> {
        let id = Self::id(
            Kind::Venue,
            "--venue",
            self.venue.as_deref(),
            college,
            asker.as_deref_mut(),
        )?;
        let asked = closures::Asked {
            from,
            window,
            part_days: self.part_days(&calendar.held, asker)?,
            reason: self.reason.trim(),
            with_titles: self.with_titles,
        };
        let Some(source) = college.source(Kind::Venue, &id) else {
            return Ok((None, String::new()));
        };
        if calendar.held.len() > MOST_CLOSURES {
            return Err(Error::refused(
                format!(
                    "{} bookings lie in these days, which is more than a record can hold",
                    calendar.held.len()
                ),
                "narrow the days with --from and --until",
            ));
        }
        let (text, count) = closed(source, &calendar.held, &asked, told)?;
        let change = (text != source.text).then(|| Change::new(source, text));
        Ok((
            change,
            format!(
                "{id}: {}.",
                counted(
                    count,
                    "closure is new or moved",
                    "closures are new or moved"
                )
            ),
        ))
    }

    /// What a new run is called: as was asked, else like the file.
    fn run_name(&self) -> Result<String> {
        let stem = self.file.file_stem().unwrap_or_default().to_string_lossy();
        let name = match &self.run {
            Some(run) => run.clone(),
            None => suggested_id(&stem),
        };
        match (wrong_id(Kind::Course, &name), &self.run) {
            (None, _) => Ok(name),
            (Some(_), None) => Ok("calendar".to_owned()),
            (Some(reason), Some(_)) => Err(Error::refused(
                reason,
                "name the run with --run, such as --run spring",
            )),
        }
    }

    fn runs(
        &mut self,
        college: &College,
        calendar: &Calendar,
        from: &str,
        told: &mut Told,
        asker: Option<&mut Asker<'_>>,
    ) -> Result<(Option<Change>, String)> {
        let id = Self::id(
            Kind::Course,
            "--course",
            self.course.as_deref(),
            college,
            asker,
        )?;
        let name = self.run_name()?;
        let Some(source) = college.source(Kind::Course, &id) else {
            return Ok((None, String::new()));
        };
        let course = college.is.catalogue.course(&id);
        let published = match course.is_some_and(|course| course.origin.draft) {
            true => "",
            false => {
                " The course is no draft, so its sessions are on the site with the next build."
            }
        };
        let asked = runs::Asked {
            from,
            id: &name,
            with_titles: self.with_titles,
        };
        Ok(
            match run(source, &calendar.held, &college.is.catalogue, &asked, told)? {
                Run::New(text) => (
                    Some(Change::new(source, text)),
                    format!("{id}: a new run.{published}"),
                ),
                Run::Updated(text) => (
                    Some(Change::new(source, text)),
                    format!("{id}: the run was brought up to date."),
                ),
                Run::Unchanged => (None, format!("{id}: the run is as it was.")),
                Run::Edited => {
                    told.line(Sort::Question, (None, None), EDITED);
                    (None, format!("{id}: the run was left as it is."))
                }
                Run::Nothing => (None, format!("{id}: no session lies in these days.")),
            },
        )
    }
}

/// What the coordinator is told of a run that was left.
const EDITED: &str = "the run was edited since the last import, and the calendar has changed since: look at both. To take the calendar's times, take the run out and import again";

/// More than this in one record would be too long a front matter.
const MOST_CLOSURES: usize = 500;

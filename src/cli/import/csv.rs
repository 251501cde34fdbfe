//! `prospectus import csv`

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use clap::ValueEnum;

use crate::cli::ask::Asker;
use crate::cli::exit::Exit;
use crate::cli::import::write::{self, College, WriteArgs};
use crate::cli::site::SiteArgs;
use crate::cli::terminal::Terminal;
use crate::edit::{Change, Together};
use crate::error::{Error, Result};
use crate::import::csv::drafts::{self, Drafts, drafts};
use crate::import::csv::mapping::{Mapping, Rows};
use crate::import::csv::people::PeopleGo;
use crate::import::csv::question::{self, Look, Question, look};
use crate::import::told::{Sort, State};
use crate::import::when::Order;
use crate::report::counted;
use crate::report::import::short;

/// Begin courses from a spreadsheet that was saved as CSV
///
/// Every course of the sheet becomes a draft, and so does every partner, venue, strand and person that the college does not
/// have yet. A draft says what the sheet says and nothing else; what a course needs besides stands in it as lines to fill in.
/// Nothing is published before somebody takes out `draft: yes`.
///
/// Columns are known by their headings, such as Course, Date, Venue or Tutor. What can be read in two ways is asked, or, where
/// nobody is at the terminal, comes in as the words of the sheet and is listed. The names of people are not written down
/// anywhere, unless you say so with --names, or keep people outside of the repository with --people.
///
/// The same sheet imported again changes nothing. From a sheet that has changed, drafts are brought up to date that nobody has
/// edited since; of the others you are told.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  prospectus import csv courses.csv --dry-run
  prospectus import csv courses.csv --term 2027-spring --report import.md
  prospectus import csv courses.csv --write-mapping mapping.yml
  prospectus import csv courses.csv --mapping mapping.yml --dates day-first")]
pub(super) struct Csv {
    /// The sheet, saved as CSV
    file: PathBuf,

    #[command(flatten)]
    site: SiteArgs,

    /// What the columns are and what else was decided, from a file that --write-mapping wrote
    #[arg(long, value_name = "FILE")]
    mapping: Option<PathBuf>,

    /// Write down how the sheet was read, for the next time and for you to change
    #[arg(long, value_name = "FILE", conflicts_with = "dry_run")]
    write_mapping: Option<PathBuf>,

    /// How dates in numbers are written: 12/01 is 12 January, or 1 December
    #[arg(long, value_enum)]
    dates: Option<Dates>,

    /// The term in which dates without a year lie, by its id
    #[arg(long, value_name = "TERM", conflicts_with = "year")]
    term: Option<String>,

    /// The year of dates without one
    #[arg(long, value_name = "YEAR", value_parser = clap::value_parser!(i16).range(2000..2100))]
    year: Option<i16>,

    /// What a row is [default: found out]
    #[arg(long, value_enum)]
    rows: Option<Row>,

    /// Write the names of people into their records; without it they stand there by their role only
    #[arg(long)]
    names: bool,

    /// A file outside of the college's folder that says who is who, a line each such as p-07,Name Surname; new people are added
    #[arg(long, value_name = "FILE")]
    people_list: Option<PathBuf>,

    #[command(flatten)]
    write: WriteArgs,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Dates {
    DayFirst,
    MonthFirst,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Row {
    /// A session: the rows of a course make a run
    Session,
    /// A course, or one run of it, with all its dates
    Course,
}

impl Csv {
    pub(super) fn run(self, terminal: &mut Terminal) -> Result<Exit> {
        write::report_is_writable(self.write.report.as_deref())?;
        self.mapping_is_writable()?;
        let (bytes, from) = write::file(&self.file)?;
        let mut mapping = self.mapping()?;
        let refused =
            |(message, help): (String, String)| Error::refused(format!("{from}: {message}"), help);
        look(&bytes, &mapping).map_err(refused)?;
        let college = College::read(&self.site, terminal)?;
        let sheet = self
            .asked(&bytes, &mut mapping, &college, terminal)?
            .map_err(refused)?;
        let who = self.who(&college.site)?;
        let own = drafts::College {
            catalogue: &college.is.catalogue,
            sources: &college.is.sources,
            people: self.people_go(&college),
            who: &who,
        };
        let made = drafts(&sheet, &mapping, &from, &own).map_err(refused)?;
        terminal.say(short(&made.told).trim_end());
        self.write(&made, &college, terminal)?;
        if !self.write.dry_run {
            self.write_mapping(&sheet, &mapping, terminal)?;
            write::report(self.write.report.as_deref(), &made.told, &from, terminal)?;
        }
        terminal.say(&self.next(&made));
        Ok(Exit::Clean)
    }

    /// The mapping file, and what options say instead.
    fn mapping(&self) -> Result<Mapping> {
        let mut mapping = match &self.mapping {
            None => Mapping::default(),
            Some(path) => {
                let text =
                    fs::read_to_string(path).map_err(|cause| Error::disk("read", path, cause))?;
                Mapping::read(&text).map_err(|cause| {
                    Error::refused(
                        format!("{} is no mapping: {cause}", path.display()),
                        "import once with --write-mapping FILE, and change that file",
                    )
                })?
            }
        };
        if let Some(dates) = self.dates {
            mapping.dates = Some(match dates {
                Dates::DayFirst => Order::DayFirst,
                Dates::MonthFirst => Order::MonthFirst,
            });
        }
        if let Some(rows) = self.rows {
            mapping.rows = Some(match rows {
                Row::Session => Rows::Session,
                Row::Course => Rows::Course,
            });
        }
        if let Some(term) = &self.term {
            (mapping.term, mapping.year) = (Some(term.clone()), None);
        }
        if let Some(year) = self.year {
            (mapping.term, mapping.year) = (None, Some(year));
        }
        Ok(mapping)
    }

    /// Puts the questions, where somebody is there, and reads the sheet with the answers.
    fn asked(
        &self,
        bytes: &[u8],
        mapping: &mut Mapping,
        college: &College,
        terminal: &mut Terminal,
    ) -> Result<std::result::Result<Look, (String, String)>> {
        let first = match look(bytes, mapping) {
            Ok(first) => first,
            Err(refused) => return Ok(Err(refused)),
        };
        let Some(mut asker) = Asker::at(terminal) else {
            return Ok(Ok(first));
        };
        put(&question::about_columns(&first), mapping, &mut asker)?;
        let second = match look(bytes, mapping) {
            Ok(second) => second,
            Err(refused) => return Ok(Err(refused)),
        };
        put(
            &question::about_rows(&second, mapping, &college.is.catalogue),
            mapping,
            &mut asker,
        )?;
        Ok(Ok(second))
    }

    fn people_go(&self, college: &College) -> PeopleGo {
        match self.site.people() {
            Some(_) => PeopleGo::Elsewhere,
            None if college.is.catalogue.college.people_in_overlay.is_some() => PeopleGo::Nowhere,
            None if self.names => PeopleGo::HereWithNames,
            None => PeopleGo::Here,
        }
    }

    /// Who is who, by id; a list inside the college's folder would be published with it.
    fn who(&self, site: &Path) -> Result<BTreeMap<String, String>> {
        let Some(path) = &self.people_list else {
            return Ok(BTreeMap::new());
        };
        let folder = match path.parent() {
            Some(parent) if !parent.as_os_str().is_empty() => parent,
            _ => Path::new("."),
        };
        let inside = match (folder.canonicalize(), site.canonicalize()) {
            (Ok(folder), Ok(site)) => folder.starts_with(site),
            (Err(cause), _) => return Err(Error::disk("open", folder, cause)),
            (_, Err(cause)) => return Err(Error::disk("open", site, cause)),
        };
        if inside {
            return Err(Error::refused(
                format!(
                    "{} lies in the college's folder, where the names would become part of its history",
                    path.display()
                ),
                "name a file outside of it with --people-list",
            ));
        }
        let text = match fs::read_to_string(path) {
            Ok(text) => text,
            Err(cause) if cause.kind() == std::io::ErrorKind::NotFound => String::new(),
            Err(cause) if cause.kind() == std::io::ErrorKind::InvalidData => {
                return Err(Error::refused(
                    format!("{} has letters that are not in UTF-8", path.display()),
                    "save it again as UTF-8; in Excel that is the kind \"CSV UTF-8\"",
                ));
            }
            Err(cause) => return Err(Error::disk("read", path, cause)),
        };
        let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
        let lines = text.lines().filter(|line| !line.trim().is_empty());
        lines
            .map(|line| {
                let both = line
                    .split_once(',')
                    .map(|(id, name)| (id.trim().to_owned(), name.trim().to_owned()));
                both.filter(|(id, name)| !id.is_empty() && !name.is_empty())
                    .ok_or_else(|| {
                        Error::refused(
                            format!(
                                "{} has a line that is no id and name: {line}",
                                path.display()
                            ),
                            "write each person on a line such as p-07,Name Surname",
                        )
                    })
            })
            .collect()
    }

    fn write(&self, made: &Drafts, college: &College, terminal: &mut Terminal) -> Result<()> {
        let (mut own, mut people) = (Together::default(), Together::default());
        for record in &made.records {
            let changes = if record.in_people_folder {
                &mut people
            } else {
                &mut own
            };
            match record.before {
                Some(source) => changes.change(&Change::new(
                    &college.is.sources[source],
                    record.text.clone(),
                )),
                None => changes.create(record.path.clone(), record.text.clone()),
            }
        }
        if !self.write.dry_run {
            self.write_who(made)?;
        }
        // People first: nobody refers to them yet, should the rest not be written.
        if let Some(folder) = self.site.people() {
            write::all(&folder, &people, self.write.dry_run, terminal)?;
        }
        write::all(&college.site, &own, self.write.dry_run, terminal)
    }

    fn write_who(&self, made: &Drafts) -> Result<()> {
        let Some(path) = &self.people_list else {
            return Ok(());
        };
        let before = fs::read_to_string(path).unwrap_or_default();
        let end = if before.contains("\r\n") {
            "\r\n"
        } else {
            "\n"
        };
        let mut added = String::new();
        for (id, name) in &made.told.people {
            let is_there = before
                .trim_start_matches('\u{feff}')
                .lines()
                .any(|line| line.split(',').next().map(str::trim) == Some(id.as_str()));
            if !is_there {
                let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
                added.push_str(&format!("{id},{name}{end}"));
            }
        }
        if added.is_empty() {
            return Ok(());
        }
        if !before.is_empty() && !before.ends_with('\n') {
            added.insert_str(0, end);
        }
        // What stands there stands nowhere else: it is never written again, only added to.
        let file = fs::OpenOptions::new().append(true).create(true).open(path);
        file.and_then(|mut file| file.write_all(added.as_bytes()))
            .map_err(|cause| Error::disk("write", path, cause))
    }

    /// A mapping that somebody changed is not written over, unless it is the one that was read.
    fn mapping_is_writable(&self) -> Result<()> {
        match &self.write_mapping {
            Some(path) if path.exists() && self.mapping.as_ref() != Some(path) => {
                Err(Error::refused(
                    format!("{} is there already", path.display()),
                    "name another file with --write-mapping, or this one with --mapping too",
                ))
            }
            _ => Ok(()),
        }
    }

    fn write_mapping(
        &self,
        sheet: &Look,
        mapping: &Mapping,
        terminal: &mut Terminal,
    ) -> Result<()> {
        let Some(path) = &self.write_mapping else {
            return Ok(());
        };
        fs::write(path, sheet.decided(mapping).text())
            .map_err(|cause| Error::disk("write", path, cause))?;
        terminal.say(&format!(
            "Wrote how the sheet was read to {}",
            path.display()
        ));
        Ok(())
    }

    /// How it went, and what comes next.
    fn next(&self, made: &Drafts) -> String {
        let told = &made.told;
        let count = |state: State| {
            told.courses
                .iter()
                .filter(|course| course.state == state)
                .count()
        };
        let courses = |count: usize| counted(count, "course", "courses");
        let parts: Vec<String> = [
            State::New,
            State::Updated,
            State::Unchanged,
            State::Edited,
            State::There,
        ]
        .into_iter()
        .filter(|state| count(*state) > 0)
        .map(|state| format!("{}: {}", courses(count(state)), state.words()))
        .collect();
        let parts = parts.join("; ");
        let questions = counted(told.count(Sort::Question), "question", "questions");
        match (self.write.dry_run, made.records.is_empty()) {
            (true, _) => format!(
                "{parts}. {questions} for you. Nothing was written: import without --dry-run."
            ),
            (false, true) => format!("{parts}. Nothing had to be written."),
            (false, false) => format!(
                "{parts}. {questions} for you.\nNext: fill in one draft, take out its line draft: yes, and run `prospectus check`."
            ),
        }
    }
}

fn put(questions: &[Question], mapping: &mut Mapping, asker: &mut Asker<'_>) -> Result<()> {
    for question in questions {
        let choices: Vec<(&str, &str)> = question
            .choices
            .iter()
            .map(|(name, meaning)| (name.as_str(), meaning.as_str()))
            .collect();
        let at = asker.choice(&question.words, &choices)?;
        question.answer(at, mapping);
    }
    Ok(())
}

//! `prospectus new`

use std::path::PathBuf;

use clap::ValueEnum;

use crate::cli::exit::Exit;
use crate::cli::site::{PeopleArgs, now, site_folder};
use crate::cli::terminal::Terminal;
use crate::error::Result;
use crate::model::kind::Kind;
use crate::scaffold;

/// Begin a record: a draft with every field that a good one has
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  prospectus new course sleep-well
  prospectus new venue st-marks
  prospectus new page accessibility")]
pub(super) struct New {
    /// What to begin
    #[arg(value_enum)]
    kind: NewKind,

    /// Its id for good: lower-case letters, digits and hyphens
    id: String,

    /// The college's folder [default: this folder or one above it]
    #[arg(long, value_name = "DIR")]
    site: Option<PathBuf>,

    #[command(flatten)]
    people: PeopleArgs,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum NewKind {
    Course,
    Partner,
    Venue,
    Person,
    Term,
    Topic,
    Page,
}

impl New {
    pub(super) fn run(self, terminal: &mut Terminal) -> Result<Exit> {
        let kind = match self.kind {
            NewKind::Course => Kind::Course,
            NewKind::Partner => Kind::Partner,
            NewKind::Venue => Kind::Venue,
            NewKind::Person => Kind::Person,
            NewKind::Term => Kind::Term,
            NewKind::Topic => Kind::Topic,
            NewKind::Page => Kind::Page,
        };
        let site = site_folder(self.site.as_deref())?;
        let today = now()?.to_zoned(jiff::tz::TimeZone::UTC).date();
        let path = scaffold::new(&site, self.people.folder(), kind, &self.id, today)?;
        terminal.say(&format!(
            "Made {}. It is a draft: fill it in, and take out `draft: yes` when it is ready.",
            path.display()
        ));
        Ok(Exit::Clean)
    }
}

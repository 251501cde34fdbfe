//! `prospectus schema`

use clap::ValueEnum;

use crate::cli::exit::Exit;
use crate::cli::terminal::Terminal;
use crate::error::Result;
use crate::export::schema::{of_list, of_record};
use crate::model::kind::Kind;
use crate::model::lists::{WAIVER, WORD};
use crate::model::reader::declaration;
use crate::model::review::{RESPONSE, ROUND};

/// Write the JSON Schema of a record, for editors and other programs
///
/// It says which keys a front matter has and what each holds, as `check` reads them; words and waivers are the lists
/// content/words.yml and content/waivers.yml.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  prospectus schema course > course.schema.json
  prospectus schema waivers")]
pub(super) struct Schema {
    /// What the schema is of
    #[arg(value_enum)]
    record: Kept,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Kept {
    College,
    Course,
    Topic,
    Term,
    Venue,
    Person,
    Partner,
    Page,
    /// A round of the editorial panel: round.md
    Round,
    /// One member's response to it
    Response,
    Words,
    Waivers,
}

impl Schema {
    pub(super) fn run(self, terminal: &mut Terminal) -> Result<Exit> {
        let record = |kind| of_record(declaration(kind));
        terminal.print(&match self.record {
            Kept::College => record(Kind::College),
            Kept::Course => record(Kind::Course),
            Kept::Topic => record(Kind::Topic),
            Kept::Term => record(Kind::Term),
            Kept::Venue => record(Kind::Venue),
            Kept::Person => record(Kind::Person),
            Kept::Partner => record(Kind::Partner),
            Kept::Page => record(Kind::Page),
            Kept::Round => of_record(&ROUND),
            Kept::Response => of_record(&RESPONSE),
            Kept::Words => of_list(&WORD),
            Kept::Waivers => of_list(&WAIVER),
        })?;
        Ok(Exit::Clean)
    }
}

//! `prospectus due`

use clap::ValueEnum;
use jiff::ToSpan;

use crate::cli::exit::Exit;
use crate::cli::site::SiteArgs;
use crate::cli::terminal::Terminal;
use crate::due::due;
use crate::error::Result;
use crate::pipeline;
use crate::report::counted;
use crate::report::due::List;

/// List what runs out or is due before long, and what has run out already
///
/// Agreements with partners that end or are due for review, insurance and other checks that run out, consents of people
/// to be named, course texts that somebody is to look at again, and windows in which the panel answers. By day, with the file and line where the day is
/// written.
///
/// People stand in it by id, never by name, and venues not at all, so that the list can be sent to colleagues or printed
/// where others read it. Left out are drafts, retired courses, partners that the college works with no more, and what
/// another agreement of the same partner covers for longer.
///
/// It is a reminder and no check: the exit code is 0 whatever is due, and 1 only where there is no college. Records that
/// cannot be read are said on standard error.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  prospectus due                                 what runs out before long
  prospectus due --within 60                     within 60 days
  prospectus due --format markdown > due.md")]
pub(super) struct Due {
    #[command(flatten)]
    site: SiteArgs,

    /// How many days to look ahead
    #[arg(long, value_name = "DAYS", default_value_t = 30, value_parser = clap::value_parser!(u16).range(0..=3650))]
    within: u16,

    /// What is written
    #[arg(long, value_enum, default_value = "table")]
    format: Format,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Format {
    /// Text of at most 100 columns, for a terminal or a mail
    Table,
    /// For a comment or an issue
    Markdown,
    /// For other programs
    Json,
}

impl Due {
    pub(super) fn run(self, terminal: &mut Terminal) -> Result<Exit> {
        let options = self.site.options()?;
        let college = pipeline::understand(&self.site.folder()?, &options)?;
        terminal.findings_beside(&college.unreadable, &college.sources);
        if !college.has_college() {
            terminal.say("There is no list: no college was found here.");
            return Ok(Exit::Findings);
        }
        let (catalogue, today) = (&college.catalogue, college.today);
        let until = today.saturating_add(i32::from(self.within).days());
        let due = due(catalogue, today, until);
        let list = List {
            due: &due,
            sources: &college.sources,
            today,
            until,
        };
        terminal.print(&match self.format {
            Format::Table => list.table(),
            Format::Markdown => list.markdown(),
            Format::Json => list.json(),
        })?;
        if catalogue.college.people_in_overlay.is_some() && options.people.is_none() {
            terminal.say(
                "Consents of people are not in this list: the college keeps its people elsewhere. Name their folder with --people.",
            );
        }
        if !college.unreadable.is_empty() {
            let mistakes = counted(college.unreadable.len(), "mistake", "mistakes");
            terminal.say(&format!(
                "Something may be missing in this list, because of {mistakes} in the records."
            ));
        }
        Ok(Exit::Clean)
    }
}

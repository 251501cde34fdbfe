//! `prospectus retire`

use jiff::civil::Date;

use crate::cli::changes;
use crate::cli::exit::Exit;
use crate::cli::site::{SiteArgs, day};
use crate::cli::terminal::Terminal;
use crate::error::{Error, Result};
use crate::pipeline::{self, Options};
use crate::report::counted;
use crate::retire::{self, Retired};

/// Say that a course is given no more
///
/// Its page stays and says so, and leaves the lists; nothing that students know of it is lost. Sessions after the day are
/// cancelled with a reason, so that calendars tell those who subscribed. Every place that still leads to the course is said.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  prospectus retire sleep-well
  prospectus retire sleep-well --on 2027-03-26
  prospectus retire sleep-well --cancel-sessions \"Our tutor has moved away.\"
  prospectus retire sleep-well --undo")]
pub(super) struct Retire {
    /// The id of the course: the name of its file without .md
    course: String,

    /// The last day on which it is given [default: today]
    #[arg(long, value_name = "DATE", value_parser = day)]
    on: Option<Date>,

    /// Cancel the sessions after that day, with this reason for students
    #[arg(long, value_name = "REASON")]
    cancel_sessions: Option<String>,

    /// Give the course again: take the day out
    #[arg(long, conflicts_with_all = ["on", "cancel_sessions"])]
    undo: bool,

    /// Show what would change, and change nothing
    #[arg(long)]
    dry_run: bool,

    #[command(flatten)]
    site: SiteArgs,
}

impl Retire {
    pub(super) fn run(self, terminal: &mut Terminal) -> Result<Exit> {
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
        let on = self.on.unwrap_or(is.today);
        let reason = self.cancel_sessions.as_deref();
        if reason.is_some_and(|reason| reason.trim().is_empty()) {
            return Err(Error::refused(
                "there is no reason",
                "say why in a sentence for students: --cancel-sessions \"Our tutor has moved away.\"",
            ));
        }
        let retired = match self.undo {
            true => retire::undo(&is, &self.course)?,
            false => retire::retire(&is, &options, &self.course, on, reason)?,
        };
        if retired.changes.is_empty() {
            terminal.say(&format!("{} is retired on {on} already.", retired.title));
            return Ok(Exit::Clean);
        }
        if changes::make(&site, &retired.changes, self.dry_run, terminal)? {
            for line in told(&retired, (!self.undo).then_some(on)) {
                terminal.say(&line);
            }
        }
        Ok(Exit::Clean)
    }
}

fn told(retired: &Retired, on: Option<Date>) -> Vec<String> {
    let title = &retired.title;
    let Some(on) = on else {
        return vec![
            format!(
                "{title} is given again. A session that was cancelled stays so until its cancelled: is taken out."
            ),
            "Next: prospectus check.".to_owned(),
        ];
    };
    let day = on.strftime("%-d %B %Y");
    let mut lines = vec![format!(
        "{title} is retired: it is given no more after {day}."
    )];
    if retired.cancelled > 0 {
        let sessions = counted(retired.cancelled, "session is", "sessions are");
        lines.push(format!("{sessions} cancelled, and calendars say so from the next build on. Call those who have enrolled: a calendar may show it a day late."));
    }
    if !retired.not_confirmed.is_empty() {
        let runs = counted(retired.not_confirmed.len(), "run is", "runs are");
        lines.push(format!(
            "{runs} not confirmed and stays as planned: delete what will not take place: {}",
            retired.not_confirmed.join(", ")
        ));
    }
    if !retired.leads.is_empty() {
        let places = counted(retired.leads.len(), "place leads", "places lead");
        lines.push(format!(
            "{places} to it, where students may want another course now:"
        ));
    }
    for lead in &retired.leads {
        lines.push(format!("  {}:{}: {}", lead.path, lead.line, lead.what));
    }
    lines.push("Next: prospectus check.".to_owned());
    lines
}

//! `prospectus impact`

use std::path::Path;

use clap::ValueEnum;
use jiff::civil::Date;

use crate::cli::exit::Exit;
use crate::cli::site::{SiteArgs, day};
use crate::cli::terminal::Terminal;
use crate::edit::Together;
use crate::error::{Error, Result};
use crate::finding::{Finding, Level};
use crate::impact::change::{Becomes, Planned, planned};
use crate::impact::choice::{Choice, Choices, Own};
use crate::impact::college::College;
use crate::impact::concerned::OfRun;
use crate::impact::{Impact as Touched, impact};
use crate::model::kind::Kind;
use crate::pipeline::{self, Options, Understood};
use crate::report::impact::{json, letter, markdown, table};
use crate::report::{counted, fixes};

/// See what it means when a partner, a venue or a person is lost, and who could step in
///
/// Lists every session from today on that cannot be as planned, what else is touched, the pages and calendars in which
/// students see it, and who or what in the records could step in, the best first, with what speaks for and against.
///
/// Nothing is proposed as free that is booked, closed or outside its opening hours, and no access is called as good where
/// a question has no answer. Who is asked is for you: the records do not know whether they can.
///
/// With choices it makes the change: --dry-run shows it, --apply writes it. A choice that would bring a new mistake, such as a
/// double booking, is refused. --letter shows a text for the students of each course, without names, without why somebody is
/// away, and without private addresses.
///
/// This is for the office: people are in it by id and role, and the ids of private venues are in it too, though nothing of
/// where those are.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  prospectus impact venue central-library
  prospectus impact venue the-hub/room-1 --from 2027-01-11 --until 2027-01-29
  prospectus impact person p-05 --until 2027-02-12
  prospectus impact partner millbrook-mind --format markdown
  prospectus impact venue central-library --choose sleep-well/spring=the-hub/room-1 --dry-run
  prospectus impact venue central-library --cancel \"The library is closed for repairs.\" --apply")]
pub(super) struct Impact {
    /// What is lost
    #[arg(value_enum)]
    kind: LostKind,

    /// Its id: the name of its file without .md; a room as venue/room
    id: String,

    #[command(flatten)]
    site: SiteArgs,

    /// The first day without it [default: today]
    #[arg(long, value_name = "DATE", value_parser = day)]
    from: Option<Date>,

    /// The last day without it [default: for good]
    #[arg(long, value_name = "DATE", value_parser = day)]
    until: Option<Date>,

    /// What is written
    #[arg(long, value_enum, default_value = "table")]
    format: Format,

    #[command(flatten)]
    choices: ChoiceArgs,
}

#[derive(Debug, clap::Args)]
#[command(next_help_heading = "What to do about it")]
struct ChoiceArgs {
    /// What is chosen for a run, or for one day of it: the id of who or what steps in, "cancel: REASON", or
    /// to-be-confirmed. Can be given several times
    #[arg(long, value_name = "COURSE/RUN[/DATE]=CHOICE", value_parser = Own::read)]
    choose: Vec<Own>,

    /// Who or what steps in wherever nothing else is chosen: a venue (the-hub/room-1), a person or a partner
    #[arg(long = "use", value_name = "ID", conflicts_with_all = ["cancel", "to_be_confirmed"])]
    other: Option<String>,

    /// Cancel wherever nothing else is chosen, with a reason that students read
    #[arg(long, value_name = "REASON", value_parser = Choice::cancel, conflicts_with = "to_be_confirmed")]
    cancel: Option<Choice>,

    /// Say that it is to be confirmed wherever nothing else is chosen
    #[arg(long)]
    to_be_confirmed: bool,

    /// Write the loss into its own file, too: a partner has ended, or pauses until the last day; a venue is closed
    #[arg(long)]
    record: bool,

    /// Write the change into the files, and show a text for the students of each course
    #[arg(long, conflicts_with = "dry_run")]
    apply: bool,

    /// Show the change as a diff, and write nothing
    #[arg(long)]
    dry_run: bool,

    /// Show a text for the students of each course, also before anything is written
    #[arg(long)]
    letter: bool,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum LostKind {
    /// An organisation ends or pauses
    Partner,
    /// A venue or a room cannot be used
    Venue,
    /// Somebody is away
    Person,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Format {
    /// Text of at most 100 columns
    Table,
    /// For other programs, with everybody who was looked at
    Json,
    /// For an issue or a mail to colleagues
    Markdown,
}

impl Impact {
    pub(super) fn run(self, terminal: &mut Terminal) -> Result<Exit> {
        let site = self.site.folder()?;
        let options = self.site.options()?;
        let college = pipeline::understand(&site, &options)?;
        terminal.findings_beside(&college.unreadable, &college.sources);
        if !college.has_college() {
            terminal.say("There is nothing to see: no college was found here.");
            return Ok(Exit::Findings);
        }
        let of = college_of(&college);
        let lost = of
            .lost(self.kind.into(), &self.id)
            .map_err(|(message, help)| Error::refused(message, help))?;
        let from = self.from.unwrap_or(of.today);
        if let Some(until) = self.until.filter(|until| *until < from) {
            return Err(Error::refused(
                format!("--until {until} is before {from}"),
                "write the first day after --from and the last after --until",
            ));
        }
        let impact = impact(of, lost, from, self.until);
        if let Some(line) = self.not_confirmed(&site, &options, &college, from)? {
            terminal.say(&line);
        }
        if self.choices.are_none() {
            terminal.print(&match self.format {
                Format::Table => table::table(of, &impact),
                Format::Json => json::json(of, &impact),
                Format::Markdown => markdown::markdown(of, &impact),
            })?;
        } else {
            self.choices
                .carry_out(&site, &options, (&college, of), &impact, terminal)?;
        }
        if college.unreadable.is_empty() {
            return Ok(Exit::Clean);
        }
        let mistakes = counted(college.unreadable.len(), "mistake", "mistakes");
        terminal.say(&format!(
            "Sessions may be missing here, because of {mistakes} in the records."
        ));
        Ok(Exit::Findings)
    }

    /// Runs that are not confirmed are on no page, and no choice reaches them: they are named, so that nobody confirms one
    /// without what was lost.
    fn not_confirmed(
        &self,
        site: &Path,
        options: &Options,
        college: &Understood,
        from: Date,
    ) -> Result<Option<String>> {
        if college.catalogue.not_confirmed.is_empty() {
            return Ok(None);
        }
        let options = Options {
            with_drafts: true,
            ..options.clone()
        };
        let college = pipeline::understand(site, &options)?;
        let of = college_of(&college);
        let Ok(lost) = of.lost(self.kind.into(), &self.id) else {
            return Ok(None);
        };
        let impact = impact(of, lost, from, self.until);
        let runs = impact.runs.iter().filter(|it| !it.run.confirmed);
        let names: Vec<String> = runs.map(OfRun::name).collect();
        let runs = counted(names.len(), "run", "runs");
        Ok((!names.is_empty()).then(|| {
            format!(
                "Beside what is listed, {runs} that nobody has confirmed yet would need a change by hand: {}",
                names.join(", ")
            )
        }))
    }
}

impl ChoiceArgs {
    /// Whether there is only something to be shown.
    fn are_none(&self) -> bool {
        !self.apply && !self.dry_run && !self.letter && !self.record && self.choices().is_empty()
    }

    fn choices(&self) -> Choices {
        let other = self.other.clone().map(Choice::Use);
        let open = self.to_be_confirmed.then_some(Choice::ToBeConfirmed);
        Choices {
            own: self.choose.clone(),
            rest: other.or_else(|| self.cancel.clone()).or(open),
        }
    }

    fn carry_out(
        &self,
        site: &Path,
        options: &Options,
        (college, of): (&Understood, College<'_>),
        impact: &Touched<'_>,
        terminal: &mut Terminal,
    ) -> Result<()> {
        let choices = self.choices();
        if choices.is_empty() && !self.record && !self.letter {
            return Err(Error::refused(
                "nothing is chosen, so there is nothing to change",
                "say what becomes of the sessions: --choose COURSE/RUN=CHOICE for a run, or --use, --cancel or --to-be-confirmed for all",
            ));
        }
        if !self.apply && !self.dry_run && !self.letter {
            return Err(Error::refused(
                "it is not said whether the change is to be shown or written",
                "add --dry-run to see it, or --apply to write it",
            ));
        }
        let planned = planned(of, impact, &choices, self.record)?;
        self.refuse_new_mistakes(college, &planned, options, terminal)?;
        for against in &planned.against {
            terminal.say(&format!("note: {against}"));
        }
        if self.dry_run {
            terminal.print(&fixes::diff(&planned.changes))?;
        }
        if self.apply {
            let mut together = Together::default();
            planned
                .changes
                .iter()
                .for_each(|change| together.change(change));
            together.write(site)?;
        }
        if self.letter || self.apply {
            let words = pipeline::words(site, &college.catalogue.college)?;
            terminal.print(&letter::letters(of, &planned, &words))?;
        }
        self.say(&planned, impact, terminal);
        Ok(())
    }

    /// Refuses a change that would bring an error, or a mistake in the timetable.
    fn refuse_new_mistakes(
        &self,
        college: &Understood,
        planned: &Planned<'_>,
        options: &Options,
        terminal: &mut Terminal,
    ) -> Result<()> {
        let foreseen = pipeline::foreseen(&college.sources, &planned.changes, options);
        let matters = |it: &Finding| it.level == Level::Error || it.code.code.starts_with("T5");
        let (found, less): (Vec<Finding>, Vec<Finding>) =
            foreseen.findings.into_iter().partition(matters);
        if found.is_empty() {
            for finding in less.iter().filter(|it| it.level != Level::Advice) {
                let (path, _) = finding.place.words(&foreseen.sources);
                let (code, message) = (finding.code.code, &finding.message);
                terminal.say(&format!(
                    "note: check will then say of {path}: {message} ({code})"
                ));
            }
            return Ok(());
        }
        terminal.findings_beside(&found, &foreseen.sources);
        let mistakes = counted(found.len(), "new mistake", "new mistakes");
        Err(Error::refused(
            format!("the change would bring {mistakes}, so nothing was written"),
            "choose otherwise for the runs that are named above",
        ))
    }

    /// What was done, what is left, and what comes next.
    fn say(&self, planned: &Planned<'_>, impact: &Touched<'_>, terminal: &mut Terminal) {
        for change in &planned.changes {
            let verb = if self.apply {
                "Changed"
            } else {
                "Would change"
            };
            if self.apply || self.dry_run {
                terminal.say(&format!("{verb} {}.", change.path));
            }
        }
        if let Some(amounts) = amounts(planned) {
            let begin = if self.apply { "" } else { "With this change: " };
            terminal.say(&format!("{begin}{amounts}"));
        }
        if self.apply {
            terminal.say("Next: prospectus check, then build and publish as always, and tell the students: a text for each course stands above.");
        } else if self.dry_run {
            let (kind, id) = (impact.lost.kind().noun(), impact.lost.id());
            terminal.say(&format!(
                "Nothing was written. Next: prospectus impact {kind} {id} with the same choices and --apply."
            ));
        } else {
            terminal.say("Nothing was written: this is the text for the students only. Next: look at the change with --dry-run.");
        }
    }
}

/// "3 sessions in another place; 1 session cancelled."
fn amounts(planned: &Planned<'_>) -> Option<String> {
    let count = |is: &dyn Fn(&Becomes) -> bool| {
        let done = planned.done.iter();
        done.filter(|done| done.becomes.iter().any(is)).count()
    };
    let amounts = [
        (
            count(&|it| matches!(it, Becomes::Place { .. })),
            "in another place",
        ),
        (
            count(&|it| matches!(it, Becomes::Person { .. })),
            "with another facilitator",
        ),
        (
            count(&|it| matches!(it, Becomes::Partner { .. })),
            "with another partner",
        ),
        (
            count(&|it| matches!(it, Becomes::Cancelled { .. })),
            "cancelled",
        ),
        (
            count(&|it| matches!(it, Becomes::ToBeConfirmed { .. })),
            "to be confirmed",
        ),
        (planned.left.len(), "left without a choice"),
    ];
    let said = amounts.iter().filter(|(many, _)| *many > 0);
    let said: Vec<String> = said
        .map(|(many, what)| format!("{} {what}", counted(*many, "session", "sessions")))
        .collect();
    (!said.is_empty()).then(|| format!("{}.", said.join("; ")))
}

impl From<LostKind> for Kind {
    fn from(kind: LostKind) -> Self {
        match kind {
            LostKind::Partner => Self::Partner,
            LostKind::Venue => Self::Venue,
            LostKind::Person => Self::Person,
        }
    }
}

fn college_of(college: &Understood) -> College<'_> {
    College {
        sources: &college.sources,
        catalogue: &college.catalogue,
        timetable: &college.timetable,
        panel: &college.panel,
        standing: &college.standing,
        today: college.today,
        people_elsewhere: college.people_elsewhere,
        base_url: college.base_url(),
    }
}

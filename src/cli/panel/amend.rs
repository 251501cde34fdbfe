//! `prospectus panel amend`

use crate::cli::exit::Exit;
use crate::cli::panel::ask;
use crate::cli::panel::college::College;
use crate::cli::site::SiteArgs;
use crate::cli::terminal::Terminal;
use crate::edit::front;
use crate::error::{Error, Result};
use crate::panel::change::Size;
use crate::panel::written::amendment;
use crate::report::{counted, listed};

/// Say that a change since a course passed is small, and why
///
/// Adds an amendment to the round that passed. A change that looks large is refused: it goes round again.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  prospectus panel amend sleep-well --by coordinator --reason \"A typing mistake.\"")]
pub(super) struct Amend {
    /// The id of the course
    course: String,

    #[command(flatten)]
    site: SiteArgs,

    /// Who says so: a role, such as coordinator
    #[arg(long = "by", value_name = "ROLE")]
    by: Option<String>,

    /// Why the change is small, such as "Typing mistake"
    #[arg(long, value_name = "TEXT")]
    reason: Option<String>,
}

impl Amend {
    pub(super) fn run(self, terminal: &mut Terminal) -> Result<Exit> {
        let college = College::read(&self.site, terminal)?;
        let chosen = college.course(&self.course)?;
        let id = &chosen.course.origin.id;
        let Some(passed) = chosen.review.passed else {
            return Err(Error::refused(
                format!("{id} has not passed: {}", chosen.review.state.words()),
                "only a text that passed can be amended",
            ));
        };
        let changes = &chosen.review.changes;
        let nouns = changes.iter().map(|change| change.field.noun().to_owned());
        let nouns = listed(&nouns.collect::<Vec<_>>());
        match chosen.review.size() {
            None => {
                terminal.say(&format!("Nothing has changed in {id} since it passed."));
                return Ok(Exit::Clean);
            }
            Some(Size::Large) => {
                return Err(Error::refused(
                    format!("{nouns} changed since {id} passed, and the change looks large"),
                    format!(
                        "send it round again: prospectus panel open {id}; or take the change back"
                    ),
                ));
            }
            Some(Size::Small) => {}
        }
        let by = ask::text(
            self.by.as_deref(),
            "--by",
            "Who says that it is small (a role)?",
        )?;
        let reason = ask::text(self.reason.as_deref(), "--reason", "Why is it small?")?;
        let round = &college.is.catalogue.rounds[passed];
        let today = college.is.today;
        let path = college.change(round, |source| {
            let item = amendment((today, &by, &reason), changes, &chosen.texts);
            front::add(source, "amendments", &item)
        })?;
        let fields = counted(changes.len(), "field", "fields");
        terminal.say(&format!("Changed {path}: {fields} amended ({nouns})."));
        Ok(Exit::Clean)
    }
}

//! `prospectus panel adopt`

use jiff::civil::Date;

use crate::cli::exit::Exit;
use crate::cli::panel::ask;
use crate::cli::panel::college::{Chosen, College};
use crate::cli::site::{SiteArgs, day};
use crate::cli::terminal::Terminal;
use crate::error::{Error, Result};
use crate::model::review::Decision;
use crate::panel::state::State;
use crate::panel::written::{Decided, NewRound, round_path};
use crate::report::counted;

/// Take over courses that passed before the program came
///
/// For each course a round that says when it passed, who says so and why, with what the course says today. Without the
/// id of a course: every one that was never sent to the panel, is no draft and still runs.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  prospectus panel adopt --decided 2026-09-01 --by coordinator --reason \"In the minutes.\"")]
pub(super) struct Adopt {
    /// The ids of the courses
    courses: Vec<String>,

    #[command(flatten)]
    site: SiteArgs,

    /// The day on which they passed
    #[arg(long, value_name = "DATE", value_parser = day)]
    decided: Date,

    /// Who says so: a role, such as coordinator
    #[arg(long = "by", value_name = "ROLE")]
    by: Option<String>,

    /// How it is known, such as "In the minutes of the panel"
    #[arg(long, value_name = "TEXT")]
    reason: Option<String>,
}

impl Adopt {
    pub(super) fn run(self, terminal: &mut Terminal) -> Result<Exit> {
        let college = College::read(&self.site, terminal)?;
        if self.decided > college.is.today {
            return Err(Error::refused(
                format!("{} is still to come", self.decided),
                "name the day on which the courses passed",
            ));
        }
        let by = ask::text(self.by.as_deref(), "--by", "Who says so (a role)?")?;
        let reason = ask::text(self.reason.as_deref(), "--reason", "How is it known?")?;
        let chosen = self.chosen(&college)?;
        for one in &chosen {
            if !matches!(one.review.state, State::NotSent | State::Draft) {
                let id = &one.course.origin.id;
                return Err(Error::refused(
                    format!(
                        "{id} has been in front of the panel here: {}",
                        one.review.state.words()
                    ),
                    format!("nothing was written; leave {id} out"),
                ));
            }
        }
        for one in &chosen {
            let round = self.round(one, &by, &reason);
            let id = &one.course.origin.id;
            let path = round_path(id, &college.round_name(one, self.decided));
            college.write_new(&path, &round.written())?;
            terminal.say(&format!("Made {path}"));
        }
        terminal.say(&match chosen.len() {
            0 => "There is no course that was never sent to the panel.".to_owned(),
            count => format!(
                "{} taken over, with what the text says today.",
                counted(count, "course is", "courses are")
            ),
        });
        Ok(Exit::Clean)
    }

    fn chosen<'c>(&self, college: &'c College) -> Result<Vec<Chosen<'c>>> {
        if !self.courses.is_empty() {
            return self.courses.iter().map(|id| college.course(id)).collect();
        }
        let courses = college.is.catalogue.courses.iter().enumerate();
        let running = courses
            .filter(|(_, course)| !course.origin.draft && !course.is_retired(college.is.today));
        let all = running.map(|(at, _)| college.chosen(at));
        Ok(all
            .filter(|one| one.review.state == State::NotSent)
            .collect())
    }

    fn round(&self, one: &Chosen<'_>, by: &str, reason: &str) -> NewRound {
        NewRound {
            opened: self.decided,
            adopted: true,
            decided: Some(Decided {
                decision: Decision::Passed,
                on: self.decided,
                by: by.to_owned(),
                reviewed: Some(one.texts.clone()),
            }),
            text: reason.to_owned(),
            ..NewRound::default()
        }
    }
}

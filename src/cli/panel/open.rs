//! `prospectus panel open`

use jiff::civil::Date;

use crate::cli::exit::Exit;
use crate::cli::panel::college::{College, shown};
use crate::cli::site::{SiteArgs, day};
use crate::cli::terminal::Terminal;
use crate::error::{Error, Result};
use crate::panel::state::{State, days_after};
use crate::panel::written::{NewRound, round_path};

/// Send a course to the panel: begin a round in which members answer
///
/// Writes content/reviews/COURSE/DATE/round.md. After changes were asked for, the new round says that much has changed;
/// when little has changed, `prospectus panel pass COURSE --small` passes the course without another round.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  prospectus panel open sleep-well")]
pub(super) struct Open {
    /// The id of the course
    course: String,

    #[command(flatten)]
    site: SiteArgs,

    /// The last day for answers [default: today and the college's window_days]
    #[arg(long, value_name = "DATE", value_parser = day)]
    closes: Option<Date>,

    /// What the panel sees besides the text, and where: "slides=Shared drive, Panel folder"; may be given several times
    #[arg(long, value_name = "NAME=WHERE")]
    material: Vec<String>,
}

impl Open {
    pub(super) fn run(self, terminal: &mut Terminal) -> Result<Exit> {
        let college = College::read(&self.site, terminal)?;
        let chosen = college.course(&self.course)?;
        let id = &chosen.course.origin.id;
        let help =
            format!("decide about it first: prospectus panel pass {id}, ask-changes or withdraw");
        match chosen.review.state {
            State::WithThePanel { closes, .. } => {
                let message = format!("{id} is with the panel already, until {closes}");
                return Err(Error::refused(message, help));
            }
            State::WindowClosed { .. } => {
                let message = format!("{id} has a round that nobody has decided");
                return Err(Error::refused(message, help));
            }
            _ => {}
        }
        let today = college.is.today;
        let closes = self
            .closes
            .unwrap_or_else(|| days_after(today, college.is.catalogue.college.panel.window_days()));
        if closes < today {
            return Err(Error::refused(
                format!("{closes} is over"),
                "name a day to come with --closes, or leave it out",
            ));
        }
        let goes_round_again = matches!(chosen.review.state, State::ChangesAsked { .. });
        let round = NewRound {
            opened: today,
            closes: Some(closes),
            materials: self.materials(),
            large_change: goes_round_again.then_some(true),
            ..NewRound::default()
        };
        let path = round_path(id, &college.round_name(&chosen, today));
        college.write_new(&path, &round.written())?;
        terminal.say(&format!(
            "Made {}. Members answer until {closes}: prospectus panel respond {id}, or a file beside it.",
            shown(&path)
        ));
        if college.is.people_elsewhere {
            terminal.say("note: people are kept elsewhere; name their folder with --people when the course passes.");
        }
        Ok(Exit::Clean)
    }

    fn materials(&self) -> Vec<(String, Option<String>)> {
        let own = |text: &str| text.trim().to_owned();
        let materials = self.material.iter();
        let materials = materials.map(|material| match material.split_once('=') {
            Some((name, place)) => (own(name), Some(own(place))),
            None => (own(material), None),
        });
        materials.collect()
    }
}

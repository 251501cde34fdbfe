//! `prospectus panel pass`, `ask-changes` and `withdraw`: what a coordinator decides.

use jiff::civil::Date;

use crate::cli::exit::Exit;
use crate::cli::panel::ask;
use crate::cli::panel::college::{Chosen, College};
use crate::cli::site::{SiteArgs, day};
use crate::cli::terminal::Terminal;
use crate::edit::front;
use crate::error::{Error, Result};
use crate::model::review::{Decision, Round};
use crate::panel::answers::{counts, has_concern};
use crate::panel::state::State;
use crate::panel::written::{Decided, NewRound, round_path, with_words};
use crate::report::counted;
use crate::source::Source;

/// What every decision says.
#[derive(Debug, clap::Args)]
struct DecisionArgs {
    /// The id of the course
    course: String,

    #[command(flatten)]
    site: SiteArgs,

    /// Who decides: a role, such as coordinator
    #[arg(long = "by", value_name = "ROLE")]
    by: Option<String>,

    /// The day of the decision [default: today]
    #[arg(long, value_name = "DATE", value_parser = day)]
    decided: Option<Date>,

    /// What the panel said, in short, and what was done about it
    #[arg(long, value_name = "TEXT")]
    text: Option<String>,

    /// Decide although members can still answer
    #[arg(long)]
    early: bool,
}

/// Pass a course: keep what the panel read, so that a later change is seen
///
/// Writes the decision into the open round. After changes were asked for and made, `--small` passes the course in a
/// round of its own without asking the members again: it says that little has changed, and `--reason` says why.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  prospectus panel pass sleep-well --by coordinator
  prospectus panel pass sleep-well --by coordinator --small --reason \"Only the title changed.\"")]
pub(super) struct Pass {
    #[command(flatten)]
    decision: DecisionArgs,

    /// Little has changed since changes were asked for: no second look is needed
    #[arg(long)]
    small: bool,

    /// Why no second look is needed
    #[arg(long, value_name = "TEXT", requires = "small")]
    reason: Option<String>,
}

/// Ask the co-producers for changes
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  prospectus panel ask-changes sleep-well --by coordinator")]
pub(super) struct AskChanges {
    #[command(flatten)]
    decision: DecisionArgs,
}

/// Take a course back from the panel, or take back that it passed
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  prospectus panel withdraw sleep-well --by coordinator")]
pub(super) struct Withdraw {
    #[command(flatten)]
    decision: DecisionArgs,
}

impl Pass {
    pub(super) fn run(self, terminal: &mut Terminal) -> Result<Exit> {
        let college = College::read(&self.decision.site, terminal)?;
        let chosen = college.course(&self.decision.course)?;
        let id = chosen.course.origin.id.clone();
        match chosen.review.state {
            State::WithThePanel { .. } | State::WindowClosed { .. } => self
                .decision
                .decide_open_round(&college, &chosen, Decision::Passed, terminal),
            State::ChangesAsked { .. } if self.small => {
                let question = "Why is no second look needed?";
                let reason = ask::text(self.reason.as_deref(), "--reason", question)?;
                let about = (reason, Some(false));
                self.decision
                    .in_own_round(&college, &chosen, Decision::Passed, about, terminal)
            }
            State::ChangesAsked { .. } => Err(Error::refused(
                format!("changes to {id} were asked for"),
                format!(
                    "if much has changed: prospectus panel open {id}; if little has: prospectus panel pass {id} --small --reason WHY"
                ),
            )),
            State::Passed { decided } => {
                terminal.say(&format!(
                    "{id} passed on {decided}, and says the same today."
                ));
                Ok(Exit::Clean)
            }
            State::ChangedSince { .. } => Err(Error::refused(
                format!("{id} has passed, and changed since"),
                format!(
                    "a small change: prospectus panel amend {id}; a large one: prospectus panel open {id}"
                ),
            )),
            State::Draft | State::NotSent | State::Withdrawn { .. } => Err(Error::refused(
                format!(
                    "{id} is not in front of the panel: {}",
                    chosen.review.state.words()
                ),
                format!(
                    "send it: prospectus panel open {id}; if it passed before this program came: prospectus panel adopt {id}"
                ),
            )),
        }
    }
}

impl AskChanges {
    pub(super) fn run(self, terminal: &mut Terminal) -> Result<Exit> {
        let college = College::read(&self.decision.site, terminal)?;
        let chosen = college.course(&self.decision.course)?;
        match chosen.review.state {
            State::WithThePanel { .. } | State::WindowClosed { .. } => self
                .decision
                .decide_open_round(&college, &chosen, Decision::Changes, terminal),
            state => Err(not_open(&chosen, state)),
        }
    }
}

impl Withdraw {
    pub(super) fn run(self, terminal: &mut Terminal) -> Result<Exit> {
        let college = College::read(&self.decision.site, terminal)?;
        let chosen = college.course(&self.decision.course)?;
        match chosen.review.state {
            State::WithThePanel { .. } | State::WindowClosed { .. } => {
                let decision = DecisionArgs {
                    early: true,
                    ..self.decision
                };
                decision.decide_open_round(&college, &chosen, Decision::Withdrawn, terminal)
            }
            State::Passed { .. } | State::ChangedSince { .. } | State::ChangesAsked { .. } => {
                let question = "Why is it withdrawn?";
                let why = ask::text(self.decision.text.as_deref(), "--text", question)?;
                let about = (why, None);
                self.decision
                    .in_own_round(&college, &chosen, Decision::Withdrawn, about, terminal)
            }
            state => Err(not_open(&chosen, state)),
        }
    }
}

fn not_open(chosen: &Chosen<'_>, state: State) -> Error {
    let id = &chosen.course.origin.id;
    Error::refused(
        format!("{id} is not in front of the panel: {}", state.words()),
        format!("send it first: prospectus panel open {id}"),
    )
}

impl DecisionArgs {
    fn decided(
        &self,
        college: &College,
        decision: Decision,
        chosen: &Chosen<'_>,
    ) -> Result<Decided> {
        let on = self.decided.unwrap_or(college.is.today);
        if on > college.is.today {
            return Err(Error::refused(
                format!("{on} is still to come"),
                "name the day of the decision, or leave --decided out for today",
            ));
        }
        // What changes were asked for is kept too: it shows how much of it was changed.
        let is_read = decision != Decision::Withdrawn;
        Ok(Decided {
            decision,
            on,
            by: ask::text(self.by.as_deref(), "--by", "Who decides (a role)?")?,
            reviewed: is_read.then(|| chosen.texts.clone()),
        })
    }

    /// Writes the decision into the round that is open.
    fn decide_open_round(
        &self,
        college: &College,
        chosen: &Chosen<'_>,
        decision: Decision,
        terminal: &mut Terminal,
    ) -> Result<Exit> {
        let id = &chosen.course.origin.id;
        if let (State::WithThePanel { closes, .. }, false) = (chosen.review.state, self.early) {
            return Err(Error::refused(
                format!("members can still answer about {id}, until {closes}"),
                "wait for the window, or decide now with --early; then check says so",
            ));
        }
        let Some(round) = chosen.review.last(&college.is.catalogue) else {
            return Err(not_open(chosen, chosen.review.state));
        };
        if decision == Decision::Passed {
            say_concerns(round, self.text.as_deref(), terminal);
        }
        let decided = self.decided(college, decision, chosen)?;
        let words = match (decision, &self.text) {
            (Decision::Passed, text) => text.clone().unwrap_or_default(),
            (_, text) => ask::text(text.as_deref(), "--text", "What is it about, in short?")?,
        };
        let path = college.change(round, |source| {
            let mut file = source.clone();
            for (key, value) in decided.keys() {
                file = Source::new(file.path.as_str(), front::set(&file, key, &value)?);
            }
            Ok(with_words(&file.text, &words))
        })?;
        terminal.say(&format!("Changed {path}: {}.", said(decision, decided.on)));
        Ok(Exit::Clean)
    }

    /// Writes a round that is decided as it begins.
    fn in_own_round(
        &self,
        college: &College,
        chosen: &Chosen<'_>,
        decision: Decision,
        (text, large_change): (String, Option<bool>),
        terminal: &mut Terminal,
    ) -> Result<Exit> {
        let decided = self.decided(college, decision, chosen)?;
        let on = decided.on;
        let round = NewRound {
            opened: on,
            closes: Some(on),
            large_change,
            decided: Some(decided),
            text,
            ..NewRound::default()
        };
        let path = round_path(&chosen.course.origin.id, &college.round_name(chosen, on));
        college.write_new(&path, &round.written())?;
        terminal.say(&format!("Made {path}: {}.", said(decision, on)));
        Ok(Exit::Clean)
    }
}

fn said(decision: Decision, on: Date) -> String {
    match decision {
        Decision::Passed => format!("passed on {on}, with what the text says today"),
        Decision::Changes => format!("changes asked on {on}"),
        Decision::Withdrawn => format!("withdrawn on {on}"),
    }
}

/// Reminds that a concern is owed an answer.
fn say_concerns(round: &Round, text: Option<&str>, terminal: &mut Terminal) {
    let concerns = concerns(round);
    if concerns > 0 && text.is_none() && round.body.is_empty() {
        terminal.say(&format!(
            "note: {} a concern; write into the text of the round what was done about it (--text).",
            counted(concerns, "response has", "responses have")
        ));
    }
}

fn concerns(round: &Round) -> usize {
    let counted = round.responses.iter().filter(|response| counts(response));
    counted.filter(|response| has_concern(response)).count()
}

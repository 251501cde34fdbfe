//! `prospectus panel respond`

use std::io::Read;
use std::path::{Path, PathBuf};

use clap::ValueEnum;
use jiff::civil::Date;

use crate::cli::exit::Exit;
use crate::cli::panel::ask::{self, can_ask};
use crate::cli::panel::college::{College, shown};
use crate::cli::site::{SiteArgs, day};
use crate::cli::terminal::Terminal;
use crate::error::{Error, Result};
use crate::model::fields::choice::Choice;
use crate::model::fields::yes_or_no;
use crate::model::review::{Answer, Recommendation, Round};
use crate::panel::answers::QUESTIONS;
use crate::panel::mail::{Pieces, pieces};
use crate::panel::state::State;
use crate::panel::written::{NewResponse, response_path};

/// Answer the panel's questions about a course
///
/// Asks them in a terminal; takes answers as options; or reads a file or the text of a mail with --from, for members
/// without an account on the git host. Writes one file beside the round, named by the role.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  prospectus panel respond sleep-well            asks the questions one by one
  prospectus panel respond sleep-well --from answers.txt")]
pub(super) struct Respond {
    /// The id of the course
    course: String,

    #[command(flatten)]
    site: SiteArgs,

    /// Who answers: a role such as student, staff, volunteer or partner; initials at most
    #[arg(long = "as", value_name = "ROLE")]
    role: Option<String>,

    /// Did you help to make this course?
    #[arg(long, value_enum)]
    made_it: Option<YesNo>,

    /// Is it obviously co-produced?
    #[arg(long, value_enum)]
    co_production: Option<ThreeWay>,

    /// Does it fill a need in the area?
    #[arg(long, value_enum)]
    local_need: Option<ThreeWay>,

    /// Is it educational, and not a form of therapy?
    #[arg(long, value_enum)]
    educational: Option<ThreeWay>,

    /// What do you recommend?
    #[arg(long, value_enum)]
    recommend: Option<Recommended>,

    /// A better title
    #[arg(long, value_name = "TEXT")]
    title: Option<String>,

    /// Suggestions
    #[arg(long, value_name = "TEXT")]
    text: Option<String>,

    /// The day of the answer [default: today]
    #[arg(long, value_name = "DATE", value_parser = day)]
    on: Option<Date>,

    /// Read the answers from a file or, with -, from standard input: a response file, or a mail that answers the questions
    #[arg(long, value_name = "FILE")]
    from: Option<PathBuf>,

    /// Keep an answer that came after the decision
    #[arg(long)]
    late: bool,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum YesNo {
    Yes,
    No,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum ThreeWay {
    Yes,
    Partly,
    No,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Recommended {
    Pass,
    Changes,
}

impl From<ThreeWay> for Answer {
    fn from(answer: ThreeWay) -> Self {
        match answer {
            ThreeWay::Yes => Self::Yes,
            ThreeWay::Partly => Self::Partly,
            ThreeWay::No => Self::No,
        }
    }
}

impl Respond {
    pub(super) fn run(self, terminal: &mut Terminal) -> Result<Exit> {
        let college = College::read(&self.site, terminal)?;
        let chosen = college.course(&self.course)?;
        let id = &chosen.course.origin.id;
        let Some(round) = chosen.review.last(&college.is.catalogue) else {
            return Err(Error::refused(
                format!("{id} was not sent to the panel yet"),
                format!("the coordinator opens a round first: prospectus panel open {id}"),
            ));
        };
        match chosen.review.state {
            State::WithThePanel { .. } => {}
            State::WindowClosed { closed } => terminal.say(&format!(
                "note: the window closed on {closed}; nobody has decided yet, so the answer still counts."
            )),
            state if !self.late => {
                return Err(Error::refused(
                    format!("the round of {id} was decided: {}", state.words()),
                    format!("keep the answer all the same with --late, or open another round: prospectus panel open {id}"),
                ));
            }
            _ => terminal.say("note: this answer came after the decision; check says so."),
        }
        let response = self.response(&college)?;
        let path = response_path(
            id,
            &round.id,
            &free_name(&college.site, round, &response.role),
        );
        college.write_new(&path, &response.written())?;
        terminal.say(&format!("Made {}. Thank you.", shown(&path)));
        if response.made_it {
            terminal.say("note: somebody who helped to make the course is heard, and not counted.");
        }
        Ok(Exit::Clean)
    }

    /// What was said, from the options, the file and the person, in this order.
    fn response(&self, college: &College) -> Result<NewResponse> {
        let given = match &self.from {
            Some(file) => pieces(&read(file)?),
            None => Pieces::default(),
        };
        let made_it = self.made_it.map(|answer| matches!(answer, YesNo::Yes));
        let [co_production, local_need, educational] =
            [self.co_production, self.local_need, self.educational].map(|it| it.map(Answer::from));
        let recommend = self.recommend.map(|recommend| match recommend {
            Recommended::Pass => Recommendation::Pass,
            Recommended::Changes => Recommendation::Changes,
        });
        let said = Pieces {
            role: self.role.clone().or(given.role),
            made_it: made_it.or(given.made_it),
            answers: [
                co_production.or(given.answers[0]),
                local_need.or(given.answers[1]),
                educational.or(given.answers[2]),
            ],
            recommend: recommend.or(given.recommend),
            title: self.title.clone().or(given.title),
            on: self.on.or(given.on),
            text: self.text.clone().unwrap_or(given.text),
        };
        let missing = missing(&said);
        if !missing.is_empty() && (!can_ask() || self.from.as_deref() == Some(Path::new("-"))) {
            return Err(ask::missing(&missing));
        }
        asked(said, college.is.today)
    }
}

fn missing(said: &Pieces) -> Vec<&'static str> {
    let all = [
        ("--as", said.role.is_none()),
        ("--made-it", said.made_it.is_none()),
        ("--co-production", said.answers[0].is_none()),
        ("--local-need", said.answers[1].is_none()),
        ("--educational", said.answers[2].is_none()),
        ("--recommend", said.recommend.is_none()),
    ];
    let missing = all.into_iter().filter(|(_, is_missing)| *is_missing);
    missing.map(|(option, _)| option).collect()
}

/// Asks for what is not said yet.
fn asked(said: Pieces, today: Date) -> Result<NewResponse> {
    let was_whole = missing(&said).is_empty();
    let role = ask::text(
        said.role.as_deref(),
        "--as",
        "Who are you (student, staff, volunteer, partner)?",
    )?;
    let made_it = match said.made_it {
        Some(made_it) => made_it,
        None => ask::choice("Did you help to make this course (yes, no)?", yes_or_no)?,
    };
    let mut answers = [Answer::Yes; 3];
    for (at, (_, question)) in QUESTIONS.iter().enumerate() {
        answers[at] = match said.answers[at] {
            Some(answer) => answer,
            None => ask::choice(&format!("{question} (yes, partly, no)"), Answer::from_word)?,
        };
    }
    let recommend = match said.recommend {
        Some(recommend) => recommend,
        None => ask::choice(
            "What do you recommend (pass, changes)?",
            Recommendation::from_word,
        )?,
    };
    let (mut title, mut text) = (said.title, said.text);
    if !was_whole {
        let better = ask::ask("A better title, or nothing:")?;
        title = title.or(Some(better).filter(|better| !better.is_empty()));
        if text.is_empty() {
            text = ask::ask("Suggestions in a line, or nothing:")?;
        }
    }
    Ok(NewResponse {
        on: said.on.unwrap_or(today),
        role,
        made_it,
        co_production: answers[0],
        local_need: answers[1],
        educational: answers[2],
        recommend,
        title,
        text,
    })
}

/// `student-3`: the role and the first number that no response has.
fn free_name(site: &Path, round: &Round, role: &str) -> String {
    let role = crate::model::kind::suggested_id(role);
    let role = if role.is_empty() {
        "member".to_owned()
    } else {
        role
    };
    let is_free = |name: &String| {
        let path = response_path(&round.course, &round.id, name);
        !site.join(path).exists()
    };
    let names = (1..).map(|number| format!("{role}-{number}"));
    names.into_iter().find(is_free).unwrap_or(role)
}

fn read(file: &Path) -> Result<String> {
    let bytes = if file == Path::new("-") {
        let mut bytes = Vec::new();
        let read = std::io::stdin().lock().read_to_end(&mut bytes);
        read.map_err(|cause| Error::disk("read from", "standard input", cause))?;
        bytes
    } else {
        std::fs::read(file).map_err(|cause| Error::disk("read", file, cause))?
    };
    String::from_utf8(bytes).map_err(|_| {
        Error::refused(
            format!("{} is not text in UTF-8", file.display()),
            "save it as plain text with the encoding UTF-8, or copy the words into a file",
        )
    })
}

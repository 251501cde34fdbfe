//! What a coordinator chooses for each session that is concerned; nothing is chosen without being said.

use jiff::civil::Date;

use crate::model::dates;
use crate::model::fields::yes_or_no;

/// What becomes of a session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Choice {
    /// A record that steps in: a venue or a room in it, a person, a partner.
    Use(String),
    /// It is cancelled; the reason is for students.
    Cancel(String),
    /// Nobody knows yet.
    ToBeConfirmed,
}

/// The choices for all sessions.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Choices {
    /// For a run, or for one day of it.
    pub own: Vec<Own>,
    /// For everything else.
    pub rest: Option<Choice>,
}

/// A choice for a run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Own {
    /// `course/run`
    pub run: String,
    pub day: Option<Date>,
    pub choice: Choice,
}

const CANCEL: &str = "cancel:";
pub const TO_BE_CONFIRMED: &str = "to-be-confirmed";

impl Choice {
    /// Reads `the-hub/room-1`, `cancel: The library is closed` or `to-be-confirmed`.
    ///
    /// # Errors
    ///
    /// What is wrong with it.
    pub fn read(text: &str) -> Result<Self, String> {
        let text = text.trim();
        match text.strip_prefix(CANCEL) {
            Some(reason) => Self::cancel(reason),
            None if text == TO_BE_CONFIRMED => Ok(Self::ToBeConfirmed),
            None if text.is_empty() => Err("nothing is chosen here".to_owned()),
            None => Ok(Self::Use(text.to_owned())),
        }
    }

    /// A session is cancelled for a reason that students read.
    ///
    /// # Errors
    ///
    /// When there is no reason.
    pub fn cancel(reason: &str) -> Result<Self, String> {
        let reason = reason.split_whitespace().collect::<Vec<_>>().join(" ");
        match reason.is_empty() || yes_or_no(&reason).is_some() {
            true => Err("there is no reason here for students to read".to_owned()),
            false => Ok(Self::Cancel(reason)),
        }
    }
}

impl Own {
    /// Reads `understanding-anxiety/spring-library=the-hub/room-1`, or the same for a day:
    /// `understanding-anxiety/spring-library/2027-01-12=…`.
    ///
    /// ```
    /// use prospectus::impact::choice::{Choice, Own};
    ///
    /// let own = Own::read("sleep-well/spring/2027-01-12=cancel: The tutor is away").unwrap();
    /// assert_eq!((own.run.as_str(), own.day), ("sleep-well/spring", Some(jiff::civil::date(2027, 1, 12))));
    /// assert_eq!(own.choice, Choice::Cancel("The tutor is away".to_owned()));
    /// assert!(Own::read("sleep-well=the-hub").is_err());
    /// ```
    ///
    /// # Errors
    ///
    /// What is wrong with it.
    pub fn read(text: &str) -> Result<Self, String> {
        let shape = "write course/run=CHOICE, such as sleep-well/spring=the-hub/room-1";
        let (what, choice) = text
            .split_once('=')
            .ok_or_else(|| format!("{text} does not say what is chosen: {shape}"))?;
        let parts: Vec<&str> = what.trim().split('/').collect();
        let (run, day) = match parts.as_slice() {
            [course, run] => (format!("{course}/{run}"), None),
            [course, run, day] => (format!("{course}/{run}"), Some(dates::date(day)?)),
            _ => return Err(format!("{what} names no run of a course: {shape}")),
        };
        Ok(Self {
            run,
            day,
            choice: Choice::read(choice)?,
        })
    }
}

impl Choices {
    pub fn is_empty(&self) -> bool {
        self.own.is_empty() && self.rest.is_none()
    }

    /// What is chosen for a session: for its day, for its run, or for everything else.
    pub(super) fn of(&self, run: &str, day: Date) -> Option<&Choice> {
        let own = |day: Option<Date>| self.own.iter().find(|it| it.run == run && it.day == day);
        let own = own(Some(day)).or_else(|| own(None));
        own.map(|own| &own.choice).or(self.rest.as_ref())
    }
}

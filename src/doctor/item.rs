//! One thing that was looked at: how it stands, in words, and the next step.

use serde::Serialize;

/// How something stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    Fine,
    /// Nothing needs doing; it is good to know.
    ToKnow,
    ToDo,
}

impl State {
    pub fn words(self) -> &'static str {
        match self {
            Self::Fine => "fine",
            Self::ToKnow => "to know",
            Self::ToDo => "TO DO",
        }
    }
}

/// One thing that was looked at.
#[derive(Debug, Clone, Serialize)]
pub struct Item {
    pub about: &'static str,
    pub state: State,
    pub message: String,
    pub next: Option<String>,
}

pub(super) fn item(about: &'static str, state: State, message: impl Into<String>) -> Item {
    Item {
        about,
        state,
        message: message.into(),
        next: None,
    }
}

impl Item {
    pub(super) fn next(mut self, next: impl Into<String>) -> Self {
        self.next = Some(next.into());
        self
    }
}

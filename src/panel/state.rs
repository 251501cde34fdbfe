//! The state of each course in front of the panel: computed from its rounds, and never typed.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::model::review::{Decision, Round};
use crate::panel::change::Size;

/// Where a course stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    Draft,
    NotSent,
    /// The window is open; no days are left on its last day.
    WithThePanel {
        closes: Date,
        days_left: i32,
    },
    WindowClosed {
        closed: Date,
    },
    ChangesAsked {
        decided: Date,
    },
    Passed {
        decided: Date,
    },
    ChangedSince {
        decided: Date,
        size: Size,
    },
    Withdrawn {
        decided: Date,
    },
}

impl State {
    /// As people say it.
    pub fn words(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::NotSent => "not sent",
            Self::WithThePanel { .. } => "with the panel",
            Self::WindowClosed { .. } => "window closed, waiting for a decision",
            Self::ChangesAsked { .. } => "changes asked",
            Self::Passed { .. } => "passed",
            Self::ChangedSince { .. } => "changed since it passed",
            Self::Withdrawn { .. } => "withdrawn",
        }
    }

    /// As a program reads it.
    pub fn key(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::NotSent => "not-sent",
            Self::WithThePanel { .. } => "with-the-panel",
            Self::WindowClosed { .. } => "window-closed",
            Self::ChangesAsked { .. } => "changes-asked",
            Self::Passed { .. } => "passed",
            Self::ChangedSince { .. } => "changed-since-it-passed",
            Self::Withdrawn { .. } => "withdrawn",
        }
    }
}

/// A decision that counts: it says when and who, and what passed is bound to a text.
pub fn decision(round: &Round) -> Option<(Decision, Date)> {
    let (decision, decided) = (round.decision?.value, round.decided?.value);
    let is_bound = decision != Decision::Passed || round.reviewed.is_some();
    (round.decided_by.is_some() && is_bound).then_some((decision, decided))
}

/// The last day on which members may answer.
pub fn closes(round: &Round, window_days: u32) -> Date {
    let closes = round.closes.map(|closes| closes.value);
    closes.unwrap_or_else(|| days_after(round.opened.value, window_days))
}

pub fn days_after(day: Date, days: u32) -> Date {
    day.saturating_add(i64::from(days.min(36_500)).days())
}

/// The state by the last of the rounds; changes since it passed are for the caller.
pub fn state(rounds: &[Round], is_draft: bool, window_days: u32, today: Date) -> State {
    let Some(round) = rounds.last() else {
        return if is_draft {
            State::Draft
        } else {
            State::NotSent
        };
    };
    match decision(round) {
        Some((Decision::Passed, decided)) => State::Passed { decided },
        Some((Decision::Changes, decided)) => State::ChangesAsked { decided },
        Some((Decision::Withdrawn, decided)) => State::Withdrawn { decided },
        None => {
            let closes = closes(round, window_days);
            if today > closes {
                return State::WindowClosed { closed: closes };
            }
            let days_left = today.until(closes).map_or(0, |span| span.get_days());
            State::WithThePanel { closes, days_left }
        }
    }
}

/// The round whose decision still holds: the last that passed, unless the course was withdrawn since.
pub fn passed(rounds: &[Round]) -> Option<&Round> {
    let mut decided = rounds
        .iter()
        .filter_map(|round| Some((round, decision(round)?.0)));
    let last = decided.rfind(|(_, decision)| *decision != Decision::Changes)?;
    (last.1 == Decision::Passed).then_some(last.0)
}

//! What has changed of a course since it passed, and whether that looks small or large.

use crate::model::kept::Kept;
use crate::model::review::{Field, Round};
use crate::panel::fields::FieldTexts;

/// How large a change looks; a human answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Size {
    /// Typing, numbers, links.
    Small,
    Large,
}

impl Size {
    pub fn word(self) -> &'static str {
        match self {
            Self::Small => "small",
            Self::Large => "large",
        }
    }
}

/// A reviewed field that says something else than when the course passed.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    pub field: Field,
    pub size: Size,
    pub why: Why,
}

/// Why a change looks as large as it does.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Why {
    /// There was nothing, and now there is something.
    Added,
    /// There was something, and now there is nothing.
    TakenOut,
    /// A list has more items than it had, or fewer.
    OtherItems,
    /// From 0 to 1: the share of words that stayed, in the text that changed most.
    Likeness(f64),
    /// What the round kept does not tell.
    NotKnown,
}

/// The fields that differ from what a round kept and from what was amended since, in the order of the fields.
///
/// The size is judged against the text that the panel read, not against the last amendment: many small steps do not make
/// a large one that nobody sees.
pub fn changes(round: &Round, now: &FieldTexts, large_below: f64) -> Vec<Change> {
    let of = |(field, texts): (Field, &[String])| change(round, field, texts, large_below);
    now.iter().filter_map(of).collect()
}

fn change(round: &Round, field: Field, texts: &[String], large_below: f64) -> Option<Change> {
    let mut reviewed = round.reviewed.iter().flatten();
    let passed = reviewed.rfind(|(own, _)| *own == field);
    let passed = passed.map(|(_, kept)| &kept.value);
    let amended = round.amendments.iter().filter(|it| it.is_owned());
    let mut amended = amended.flat_map(|amendment| &amendment.fields);
    let amended = amended.rfind(|(own, _)| *own == field);
    let is_the_same = match (amended.map(|(_, kept)| &kept.value), passed) {
        (Some(last), _) | (None, Some(last)) => last.holds(texts),
        // It passed where the people were not at hand, so that nobody knew what they bring.
        (None, None) if field == Field::CoProducers => true,
        (None, None) => texts.is_empty(),
    };
    if is_the_same {
        return None;
    }
    let why = why(passed, texts);
    let is_small = matches!(why, Why::Likeness(likeness) if likeness >= large_below);
    let size = if is_small { Size::Small } else { Size::Large };
    Some(Change { field, size, why })
}

fn why(passed: Option<&Kept>, texts: &[String]) -> Why {
    match passed {
        None => Why::Added,
        Some(_) if texts.is_empty() => Why::TakenOut,
        Some(kept) if kept.texts() == 0 => Why::NotKnown,
        Some(kept) => kept.likeness(texts).map_or(Why::OtherItems, Why::Likeness),
    }
}

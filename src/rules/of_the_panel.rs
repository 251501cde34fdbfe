//! What the rules about the panel share: rounds that are looked at, and the words for them.

use crate::model::course::Course;
use crate::model::review::{Response, Round};
use crate::model::settings::PanelMode;
use crate::panel::Review;
use crate::panel::change::Change;
use crate::rules::checker::Context;

/// The panel's rounds of courses that are here; none when the college has no panel.
pub(super) fn rounds<'a>(cx: &Context<'a>) -> impl Iterator<Item = &'a Round> {
    let catalogue = cx.catalogue;
    let is_off = cx.panel.mode == PanelMode::Off;
    let rounds = catalogue.rounds.iter().filter(move |_| !is_off);
    rounds.filter(|round| catalogue.course(&round.course).is_some())
}

/// Every response with its round.
pub(super) fn responses<'a>(cx: &Context<'a>) -> impl Iterator<Item = (&'a Round, &'a Response)> {
    rounds(cx).flat_map(|round| {
        round
            .responses
            .iter()
            .map(move |response| (round, response))
    })
}

/// Every course in front of the panel that still runs; none when the college has no panel.
pub(super) fn courses<'a>(cx: &Context<'a>) -> impl Iterator<Item = (&'a Course, &'a Review)> {
    let is_off = cx.panel.mode == PanelMode::Off;
    let today = cx.today;
    let courses = cx.catalogue.courses.iter().zip(&cx.panel.reviews);
    courses.filter(move |(course, _)| !is_off && !course.is_retired(today))
}

/// A member of the panel, as a message begins: a role, never a name.
pub(super) fn who(response: &Response) -> String {
    match &response.role {
        Some(role) => format!("a member of the panel ({})", role.value),
        None => "a member of the panel".to_owned(),
    }
}

/// Rounds in which nobody was asked: what passed before the program came, and what needed no second look.
pub(super) fn nobody_was_asked(round: &Round) -> bool {
    round.adopted || round.large_change == Some(false)
}

/// "title and text".
pub(super) fn fields(changes: &[Change]) -> String {
    let nouns: Vec<&str> = changes.iter().map(|it| it.field.noun()).collect();
    match nouns.as_slice() {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

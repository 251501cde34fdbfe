//! R707 concern-not-answered.

use crate::model::review::{Answer, Decision, Recommendation, Response};
use crate::panel::answers::{counts, has_concern};
use crate::panel::state::decision;
use crate::rules::checker::{Checker, Context};
use crate::rules::of_the_panel::{responses, who};
use crate::rules::{Check, Rule};
use crate::source::Span;

crate::code! {
    /// A member of the panel said no or asked for changes, and the round passed without a word about it.
    ///
    /// # Why
    ///
    /// A member who raises a concern is owed an answer, even when nothing is changed. The next coordinator reads it
    /// too.
    ///
    /// # Example
    ///
    /// ```md
    /// <!-- file: content/reviews/welcome/2026-09-01/round.md -->
    /// ---
    /// opened: 2026-09-01
    /// decision: passed
    /// decided: 2026-09-16
    /// decided_by: coordinator
    /// reviewed:
    ///   title: ddaaa60978e786c99
    ///   summary: dd1662502964857bc
    ///   body: d6798bdb1209c6568
    ///   learning_outcomes: db8a4782996139d21
    ///   audience: d300beef1168a77bd
    ///   need: d753c1a3098f89edd
    ///   co_production: d3a6e8b6a1d0d29e1
    ///   co_producers: d99b7f4225897cdc4
    /// ---
    /// <!-- file: content/reviews/welcome/2026-09-01/student-1.md -->
    /// ---
    /// on: 2026-09-05
    /// as: student
    /// made_it: no
    /// co_production: yes
    /// local_need: yes
    /// educational: no
    /// recommend: pass
    /// ---
    /// ```
    ///
    /// # Write instead
    ///
    /// ```md
    /// <!-- file: content/reviews/welcome/2026-09-01/round.md -->
    /// ---
    /// opened: 2026-09-01
    /// decision: passed
    /// decided: 2026-09-16
    /// decided_by: coordinator
    /// reviewed:
    ///   title: ddaaa60978e786c99
    ///   summary: dd1662502964857bc
    ///   body: d6798bdb1209c6568
    ///   learning_outcomes: db8a4782996139d21
    ///   audience: d300beef1168a77bd
    ///   need: d753c1a3098f89edd
    ///   co_production: d3a6e8b6a1d0d29e1
    ///   co_producers: d99b7f4225897cdc4
    /// ---
    /// One member found it close to therapy; the second paragraph now says what it is.
    /// <!-- file: content/reviews/welcome/2026-09-01/student-1.md -->
    /// ---
    /// on: 2026-09-05
    /// as: student
    /// made_it: no
    /// co_production: yes
    /// local_need: yes
    /// educational: no
    /// recommend: pass
    /// ---
    /// ```
    ///
    /// # Exceptions
    ///
    /// Any words in the text of the round count as an answer. Responses of people who made the course are not looked
    /// at. Silent when the college has `panel: {mode: off}`.
    ///
    /// # Source
    ///
    /// Practice of recovery colleges: the seed paper on the Wakefield panel, in which members may answer a short
    /// pro-forma within two weeks, and what needs improving goes back to the co-producers.
    CONCERN_NOT_ANSWERED = "R707" "concern-not-answered" Warning
}

pub(super) const RULE: Rule = Rule {
    code: &CONCERN_NOT_ANSWERED,
    check: Check::Records(check),
};

fn check(cx: &Context<'_>, checker: &mut Checker<'_>) {
    for (round, response) in responses(cx) {
        let has_passed = matches!(decision(round), Some((Decision::Passed, _)));
        if !has_passed || !round.body.is_empty() || !counts(response) || !has_concern(response) {
            continue;
        }
        let message = format!(
            "{} had a concern, and the round passed without a word about it",
            who(response)
        );
        checker.report(
            checker
                .finding(place(response), message)
                .help("write in the text of round.md what the concern was and what came of it")
                .related(round.front, "the round is here"),
        );
    }
}

/// The first answer that is a concern.
fn place(response: &Response) -> Span {
    let answers = response
        .answers()
        .into_iter()
        .filter_map(|(_, answer)| answer);
    let no = answers
        .filter(|answer| answer.value == Answer::No)
        .map(|answer| answer.span)
        .next();
    let changes = response
        .recommend
        .filter(|it| it.value == Recommendation::Changes);
    no.or(changes.map(|it| it.span)).unwrap_or(response.front)
}

//! R705 answer-missing.

use crate::rules::checker::{Checker, Context};
use crate::rules::of_the_panel::{responses, who};
use crate::rules::{Check, Rule};

crate::code! {
    /// A response to the panel does not answer every question.
    ///
    /// # Why
    ///
    /// The pro-forma is short so that every member can answer all of it. Without a role, a day or an answer the
    /// coordinator cannot weigh the response.
    ///
    /// # Example
    ///
    /// ```md
    /// <!-- file: content/reviews/welcome/2026-11-01/round.md -->
    /// ---
    /// opened: 2026-11-10
    /// ---
    /// <!-- file: content/reviews/welcome/2026-11-01/student-1.md -->
    /// ---
    /// on: 2026-11-12
    /// as: student
    /// made_it: no
    /// co_production: yes
    /// local_need: yes
    /// recommend: pass
    /// ---
    /// ```
    ///
    /// # Write instead
    ///
    /// ```md
    /// <!-- file: content/reviews/welcome/2026-11-01/round.md -->
    /// ---
    /// opened: 2026-11-10
    /// ---
    /// <!-- file: content/reviews/welcome/2026-11-01/student-1.md -->
    /// ---
    /// on: 2026-11-12
    /// as: student
    /// made_it: no
    /// co_production: yes
    /// local_need: yes
    /// educational: yes
    /// recommend: pass
    /// ---
    /// ```
    ///
    /// # Exceptions
    ///
    /// A better title and suggestions may be left out. Silent when the college has `panel: {mode: off}`.
    ///
    /// # Source
    ///
    /// Practice of recovery colleges: the seed paper on the Wakefield panel, in which members may answer a short
    /// pro-forma within two weeks, and what needs improving goes back to the co-producers.
    ANSWER_MISSING = "R705" "answer-missing" Warning
}

pub(super) const RULE: Rule = Rule {
    code: &ANSWER_MISSING,
    check: Check::Records(check),
};

fn check(cx: &Context<'_>, checker: &mut Checker<'_>) {
    for (_, response) in responses(cx).filter(|(_, response)| !response.missing.is_empty()) {
        let message = format!(
            "the response of {} says nothing about {}",
            who(response),
            response.missing.join(", ")
        );
        checker.report(
            checker
                .finding(response.front, message)
                .help("ask the member, and add the answer"),
        );
    }
}

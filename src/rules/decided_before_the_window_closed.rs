//! R704 decided-before-the-window-closed.

use crate::model::review::Decision;
use crate::panel::state::closes;
use crate::rules::checker::{Checker, Context};
use crate::rules::of_the_panel::{nobody_was_asked, rounds};
use crate::rules::sessions::day;
use crate::rules::{Check, Rule};

crate::code! {
    /// A round was decided while members could still answer.
    ///
    /// # Why
    ///
    /// Somebody who meant to answer on the last day finds the course decided. Silence is neither approval nor
    /// objection, and the window is what makes that fair.
    ///
    /// # Example
    ///
    /// ```md
    /// <!-- file: content/reviews/welcome/2026-11-01/round.md -->
    /// ---
    /// opened: 2026-11-01
    /// decision: changes
    /// decided: 2026-11-05
    /// decided_by: coordinator
    /// ---
    /// Two more examples.
    /// ```
    ///
    /// # Write instead
    ///
    /// ```md
    /// <!-- file: content/reviews/welcome/2026-11-01/round.md -->
    /// ---
    /// opened: 2026-11-01
    /// decision: changes
    /// decided: 2026-11-16
    /// decided_by: coordinator
    /// ---
    /// Two more examples.
    /// ```
    ///
    /// # Exceptions
    ///
    /// A course may be withdrawn at any time. A decision on the last day of the window is no finding. Nor is a round
    /// that needed no second look (`large_change: no`) or was taken over (`adopted: yes`). Silent when the college has
    /// `panel: {mode: off}`.
    ///
    /// # Source
    ///
    /// Practice of recovery colleges: the seed paper on the Wakefield panel, in which members may answer a short
    /// pro-forma within two weeks, and what needs improving goes back to the co-producers.
    DECIDED_BEFORE_THE_WINDOW_CLOSED = "R704" "decided-before-the-window-closed" Warning
}

pub(super) const RULE: Rule = Rule {
    code: &DECIDED_BEFORE_THE_WINDOW_CLOSED,
    check: Check::Records(check),
};

fn check(cx: &Context<'_>, checker: &mut Checker<'_>) {
    let window = cx.catalogue.college.panel.window_days();
    for round in rounds(cx).filter(|round| !nobody_was_asked(round)) {
        let (Some(decision), Some(decided)) = (round.decision, round.decided) else {
            continue;
        };
        let (opened, closes) = (round.opened.value, closes(round, window));
        if decision.value == Decision::Withdrawn || decided.value >= closes {
            continue;
        }
        let message = match decided.value < opened {
            true => format!(
                "this round was decided before it was opened, on {}",
                day(opened)
            ),
            false => format!(
                "this round was decided while members could still answer, until {}",
                day(closes)
            ),
        };
        checker.report(
            checker
                .finding(decided.span, message)
                .help("look at the dates; if they are right, wait for the window the next time")
                .related(round.opened.span, "it was opened here"),
        );
    }
}

//! R703 window-too-short.

use crate::panel::state::days_after;
use crate::rules::checker::{Checker, Context};
use crate::rules::of_the_panel::{nobody_was_asked, rounds};
use crate::rules::sessions::day;
use crate::rules::{Check, Rule};

crate::code! {
    /// A round of the panel is open for less time than the college gives its members.
    ///
    /// # Why
    ///
    /// Members are students and volunteers who read when they can. Two weeks is what they were promised, or what the
    /// college sets (`panel: {window_days: 14}`).
    ///
    /// # Example
    ///
    /// ```md
    /// <!-- file: content/reviews/welcome/2026-11-01/round.md -->
    /// ---
    /// opened: 2026-11-10
    /// closes: 2026-11-15
    /// ---
    /// ```
    ///
    /// # Write instead
    ///
    /// ```md
    /// <!-- file: content/reviews/welcome/2026-11-01/round.md -->
    /// ---
    /// opened: 2026-11-10
    /// closes: 2026-11-24
    /// ---
    /// ```
    ///
    /// # Exceptions
    ///
    /// A round that needed no second look (`large_change: no`) or was taken over (`adopted: yes`). Silent when the
    /// college has `panel: {mode: off}`.
    ///
    /// # Source
    ///
    /// Practice of recovery colleges: the seed paper on the Wakefield panel, in which members may answer a short
    /// pro-forma within two weeks, and what needs improving goes back to the co-producers.
    WINDOW_TOO_SHORT = "R703" "window-too-short" Warning
}

pub(super) const RULE: Rule = Rule {
    code: &WINDOW_TOO_SHORT,
    check: Check::Records(check),
};

fn check(cx: &Context<'_>, checker: &mut Checker<'_>) {
    let window = cx.catalogue.college.panel.window_days();
    for round in rounds(cx).filter(|round| !nobody_was_asked(round)) {
        let Some(closes) = round.closes else {
            continue;
        };
        let whole = days_after(round.opened.value, window);
        if closes.value >= whole {
            continue;
        }
        let message =
            format!("members have less than the {window} days that the college gives them");
        checker.report(
            checker
                .finding(closes.span, message)
                .help(format!(
                    "let the round close on {}, or take the line out",
                    day(whole)
                ))
                .related(round.opened.span, "it was opened here"),
        );
    }
}

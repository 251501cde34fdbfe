//! R710 late-response.

use crate::rules::checker::{Checker, Context};
use crate::rules::of_the_panel::{responses, who};
use crate::rules::sessions::day;
use crate::rules::{Check, Rule};

crate::code! {
    /// A response to the panel came after the decision.
    ///
    /// # Why
    ///
    /// Nobody has looked at it. What it says may still matter, and the member should hear what comes of it.
    ///
    /// # Example
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
    /// <!-- file: content/reviews/welcome/2026-11-01/student-1.md -->
    /// ---
    /// on: 2026-11-20
    /// as: student
    /// made_it: no
    /// co_production: yes
    /// local_need: yes
    /// educational: yes
    /// recommend: pass
    /// ---
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
    /// <!-- file: content/reviews/welcome/2026-11-01/student-1.md -->
    /// ---
    /// on: 2026-11-14
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
    /// A response on the day of the decision is in time. So is one after the window closed while nobody has decided.
    /// Silent when the college has `panel: {mode: off}`.
    ///
    /// # Source
    ///
    /// Practice of recovery colleges: the seed paper on the Wakefield panel, in which members may answer a short
    /// pro-forma within two weeks, and what needs improving goes back to the co-producers.
    LATE_RESPONSE = "R710" "late-response" Warning
}

pub(super) const RULE: Rule = Rule {
    code: &LATE_RESPONSE,
    check: Check::Records(check),
};

fn check(cx: &Context<'_>, checker: &mut Checker<'_>) {
    for (round, response) in responses(cx) {
        let (Some(on), Some(decided)) = (response.on, round.decided) else {
            continue;
        };
        if round.decision.is_none() || on.value <= decided.value {
            continue;
        }
        let message = format!(
            "the response of {} came after the decision of {}",
            who(response),
            day(decided.value)
        );
        checker.report(
            checker
                .finding(on.span, message)
                .help("read it, tell the member what comes of it, and open another round if it changes your mind")
                .related(decided.span, "the decision is here"),
        );
    }
}

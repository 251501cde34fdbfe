//! C106 reviewed-by-its-maker.

use crate::panel::answers::counts;
use crate::rules::checker::{Checker, Context};
use crate::rules::of_the_panel::{responses, who};
use crate::rules::{Check, Rule};

crate::code! {
    /// A response to the panel is by somebody who helped to make the course.
    ///
    /// # Why
    ///
    /// The panel is there for the eyes of people who did not make the course. A maker's answer is kept, and is not
    /// counted.
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
    /// made_it: yes
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
    /// Silent when the college has `panel: {mode: off}`.
    ///
    /// # Source
    ///
    /// Practice of recovery colleges: the seed paper on the Wakefield panel, in which members may answer a short
    /// pro-forma within two weeks, and what needs improving goes back to the co-producers.
    REVIEWED_BY_ITS_MAKER = "C106" "reviewed-by-its-maker" Warning
}

pub(super) const RULE: Rule = Rule {
    code: &REVIEWED_BY_ITS_MAKER,
    check: Check::Records(check),
};

fn check(cx: &Context<'_>, checker: &mut Checker<'_>) {
    for (_, response) in responses(cx).filter(|(_, response)| !counts(response)) {
        let span = response
            .made_it
            .map_or(response.front, |made_it| made_it.span);
        let message = format!(
            "{} helped to make this course, so the response is not counted",
            who(response)
        );
        checker.report(checker.finding(span, message).help(
            "ask somebody who did not make it; if the answer is a mistake, write made_it: no",
        ));
    }
}

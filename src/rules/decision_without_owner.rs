//! R706 decision-without-owner.

use crate::model::review::{Decision, Round};
use crate::rules::checker::{Checker, Context};
use crate::rules::of_the_panel::rounds;
use crate::rules::{Check, Rule};

crate::code! {
    /// A decision or an amendment does not say who took it, when, or about which text.
    ///
    /// # Why
    ///
    /// The record of the panel says who decided (a role), when and why. What nobody owns does not count: the course
    /// stays in its round.
    ///
    /// # Example
    ///
    /// ```md
    /// <!-- file: content/reviews/welcome/2026-11-01/round.md -->
    /// ---
    /// opened: 2026-11-01
    /// decision: changes
    /// decided: 2026-11-16
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
    /// None: `prospectus panel pass`, `ask-changes`, `amend` and `withdraw` write all of it. Silent when the college
    /// has `panel: {mode: off}`.
    ///
    /// # Source
    ///
    /// Practice of recovery colleges: the seed paper on the Wakefield panel, in which members may answer a short
    /// pro-forma within two weeks, and what needs improving goes back to the co-producers.
    DECISION_WITHOUT_OWNER = "R706" "decision-without-owner" Warning
}

pub(super) const RULE: Rule = Rule {
    code: &DECISION_WITHOUT_OWNER,
    check: Check::Records(check),
};

fn check(cx: &Context<'_>, checker: &mut Checker<'_>) {
    for round in rounds(cx) {
        decided(round, checker);
        amended(round, checker);
    }
}

fn decided(round: &Round, checker: &mut Checker<'_>) {
    let Some(decision) = round.decision else {
        return;
    };
    let no_text = decision.value == Decision::Passed && round.reviewed.is_none();
    let missing = [
        ("when (decided)", round.decided.is_none()),
        ("who decided (decided_by)", round.decided_by.is_none()),
        ("which text passed (reviewed)", no_text),
    ];
    let Some(missing) = listed(missing) else {
        return;
    };
    let help = match no_text {
        true => format!(
            "take the decision out and run prospectus panel pass {}, which keeps what the panel read",
            round.course
        ),
        false => "add what is missing; a role such as coordinator is enough".to_owned(),
    };
    let message = format!("this decision does not count: it does not say {missing}");
    checker.report(checker.finding(decision.span, message).help(help));
}

fn amended(round: &Round, checker: &mut Checker<'_>) {
    for amendment in round.amendments.iter().filter(|it| !it.is_owned()) {
        let missing = [
            ("when (on)", amendment.on.is_none()),
            ("who (by)", amendment.by.is_none()),
            ("why (reason)", amendment.reason.is_none()),
        ];
        let first = amendment.fields.first().map(|(_, kept)| kept.span);
        let of_keys = amendment.on.map(|on| on.span);
        let place = of_keys.or(first).unwrap_or(round.front);
        let missing = listed(missing).unwrap_or_default();
        let message = format!("this amendment does not count: it does not say {missing}");
        checker.report(checker.finding(place, message).help(format!(
            "add what is missing, or run prospectus panel amend {}",
            round.course
        )));
    }
}

fn listed(said: [(&str, bool); 3]) -> Option<String> {
    let missing = said.into_iter().filter(|(_, is_missing)| *is_missing);
    let missing: Vec<&str> = missing.map(|(what, _)| what).collect();
    (!missing.is_empty()).then(|| missing.join(" or "))
}

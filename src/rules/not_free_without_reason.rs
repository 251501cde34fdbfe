//! N205 not-free-without-reason.

use crate::rules::checker::{Checker, Context};
use crate::rules::{Check, Rule};

crate::code! {
    /// A course costs something, and nothing says why.
    ///
    /// # Why
    ///
    /// Recovery colleges are free. Somebody who has little money reads a price and stays at home, and never hears that
    /// it was for clay to take home, or that nobody has to pay it.
    ///
    /// # Example
    ///
    /// ```md
    /// ---
    /// title: Sleep well
    /// summary: How sleep works, and what helps.
    /// co_producers: [p-01, p-02]
    /// co_production: co-production
    /// need: {source: student-feedback, note: Asked for by 14 students in 2026.}
    /// audience: Anyone whose nights are hard.
    /// learning_outcomes: [Explain how sleep works, Keep a sleep diary, Choose 2 changes to an evening]
    /// next_steps: [{partner: millbrook-mind}]
    /// cost: £5 a session
    /// ---
    /// This course is about what keeps you awake, and what helps.
    /// ```
    ///
    /// # Write instead
    ///
    /// ```md
    /// ---
    /// title: Sleep well
    /// summary: How sleep works, and what helps.
    /// co_producers: [p-01, p-02]
    /// co_production: co-production
    /// need: {source: student-feedback, note: Asked for by 14 students in 2026.}
    /// audience: Anyone whose nights are hard.
    /// learning_outcomes: [Explain how sleep works, Keep a sleep diary, Choose 2 changes to an evening]
    /// next_steps: [{partner: millbrook-mind}]
    /// cost: £5 for the clay, which you take home. Ask us for a free place.
    /// ---
    /// This course is about what keeps you awake, and what helps.
    /// ```
    ///
    /// # Exceptions
    ///
    /// Words that say what the money is for are a reason. A course that has ended is not looked at.
    ///
    /// # Source
    ///
    /// Toney and others, 2018, table 1, features of recovery colleges: free of charge.
    NOT_FREE_WITHOUT_REASON = "N205" "not-free-without-reason" Warning
}

pub(super) const RULE: Rule = Rule {
    code: &NOT_FREE_WITHOUT_REASON,
    check: Check::Records(check),
};

/// Words about an amount, which say nothing of why.
const AMOUNT: [&str; 50] = [
    "a", "about", "all", "an", "and", "at", "cash", "charge", "charged", "class", "cost", "costs",
    "course", "day", "each", "fee", "free", "from", "gbp", "in", "is", "it", "not", "of", "only",
    "or", "p", "paid", "pay", "payable", "pence", "per", "person", "place", "please", "pound",
    "pounds", "price", "session", "sessions", "small", "student", "students", "term", "the",
    "there", "to", "total", "week", "you",
];

/// How words begin that say that nothing is to be paid.
const NOTHING: [&str; 4] = ["free", "no", "none", "nothing"];

fn check(cx: &Context<'_>, checker: &mut Checker<'_>) {
    for course in &cx.catalogue.courses {
        let Some(cost) = &course.cost else { continue };
        if course.is_retired(cx.today) || !is_only_an_amount(&cost.value) {
            continue;
        }
        let finding = checker
            .finding(
                cost.span,
                format!("nothing says why this course costs something: \"{}\"", cost.value),
            )
            .help("say what the money is for, and what somebody does who cannot pay it: £5 for the clay, which you take home. Ask us for a free place");
        checker.report(finding);
    }
}

fn is_only_an_amount(cost: &str) -> bool {
    let lower = cost.to_lowercase();
    let mut words = lower
        .split(|letter: char| !letter.is_alphabetic())
        .filter(|word| !word.is_empty())
        .peekable();
    let is_nothing = words.peek().is_some_and(|first| NOTHING.contains(first));
    !is_nothing && words.all(|word| AMOUNT.contains(&word))
}

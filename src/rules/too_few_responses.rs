//! R709 too-few-responses.

use crate::finding::Finding;
use crate::model::review::{Decision, Response, Round};
use crate::model::settings::{MemberGroup, Panel};
use crate::panel::answers::counts;
use crate::rules::checker::{Checker, Context};
use crate::rules::of_the_panel::{nobody_was_asked, rounds};
use crate::rules::{Check, Rule};

crate::code! {
    /// Fewer members of the panel answered than the college asks for, or none of a group that should be heard.
    ///
    /// # Why
    ///
    /// Two answers from staff are no view of the people who come. What the college asks for is `panel:
    /// {minimum_responses: 2, members_from: [student, staff]}`.
    ///
    /// # Example
    ///
    /// ```md
    /// <!-- file: content/college.md -->
    /// ---
    /// name: Millbrook Recovery College
    /// short_name: Millbrook College
    /// base_url: https://millbrook.example/
    /// language: en-GB
    /// time_zone: Europe/London
    /// formed_as: partnership
    /// lead_partners: [millbrook-mind]
    /// contact: {phone: 01632 960 100, text: 07700 900 100, email: college@millbrook.example}
    /// support: We can meet you before your first session.
    /// bank_holidays: england-and-wales
    /// enrolment: {steps: [Register once., Choose your courses.]}
    /// age: {from: 16}
    /// urgent_help: true
    /// closures: [{from: 2026-12-19, to: 2027-01-04, reason: Christmas}]
    /// panel: {minimum_responses: 2}
    /// ---
    /// Welcome. We offer free courses about mental health and everyday life. Our courses are not therapy.
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
    /// on: 2026-11-05
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
    /// <!-- file: content/college.md -->
    /// ---
    /// name: Millbrook Recovery College
    /// short_name: Millbrook College
    /// base_url: https://millbrook.example/
    /// language: en-GB
    /// time_zone: Europe/London
    /// formed_as: partnership
    /// lead_partners: [millbrook-mind]
    /// contact: {phone: 01632 960 100, text: 07700 900 100, email: college@millbrook.example}
    /// support: We can meet you before your first session.
    /// bank_holidays: england-and-wales
    /// enrolment: {steps: [Register once., Choose your courses.]}
    /// age: {from: 16}
    /// urgent_help: true
    /// closures: [{from: 2026-12-19, to: 2027-01-04, reason: Christmas}]
    /// panel: {minimum_responses: 2}
    /// ---
    /// Welcome. We offer free courses about mental health and everyday life. Our courses are not therapy.
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
    /// on: 2026-11-05
    /// as: student
    /// made_it: no
    /// co_production: yes
    /// local_need: yes
    /// educational: yes
    /// recommend: pass
    /// ---
    /// <!-- file: content/reviews/welcome/2026-11-01/staff-1.md -->
    /// ---
    /// on: 2026-11-06
    /// as: staff
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
    /// Nothing is asked for unless the college sets it: silence is neither approval nor objection. A group is heard
    /// when the role of a response names it. Responses of people who made the course, and of after the decision, are
    /// not counted. Rounds that are not decided, that needed no second look (`large_change: no`) or were taken over
    /// (`adopted: yes`) are not looked at, and silent when the college has `panel: {mode: off}`.
    ///
    /// # Source
    ///
    /// Practice of recovery colleges: the seed paper on the Wakefield panel, in which members may answer a short
    /// pro-forma within two weeks, and what needs improving goes back to the co-producers.
    TOO_FEW_RESPONSES = "R709" "too-few-responses" Warning
}

pub(super) const RULE: Rule = Rule {
    code: &TOO_FEW_RESPONSES,
    check: Check::Records(check),
};

fn check(cx: &Context<'_>, checker: &mut Checker<'_>) {
    let settings = &cx.catalogue.college.panel;
    for round in rounds(cx).filter(|round| !nobody_was_asked(round)) {
        if let Some(finding) = finding(round, settings, checker) {
            checker.report(finding);
        }
    }
}

fn finding(round: &Round, settings: &Panel, checker: &Checker<'_>) -> Option<Finding> {
    let decision = round
        .decision
        .filter(|it| it.value != Decision::Withdrawn)?;
    let decided = round.decided.map(|decided| decided.value);
    let in_time = |response: &&Response| {
        let on = response.on.map(|on| on.value);
        counts(response) && on.zip(decided).is_none_or(|(on, decided)| on <= decided)
    };
    let heard: Vec<&Response> = round.responses.iter().filter(in_time).collect();
    let wanted = settings
        .minimum_responses
        .map_or(0, |count| count.value as usize);
    let unheard = |group: &MemberGroup| !heard.iter().any(|response| is_from(response, *group));
    let groups = settings.members_from.iter().map(|group| group.value);
    let unheard: Vec<&str> = groups.filter(unheard).map(MemberGroup::word).collect();
    let message = match (heard.len() < wanted, unheard.is_empty()) {
        (true, _) => format!(
            "{} of {wanted} responses came before this decision",
            heard.len()
        ),
        (false, false) => format!(
            "nobody from {} was heard before this decision",
            unheard.join(" or ")
        ),
        (false, true) => return None,
    };
    Some(checker.finding(decision.span, message).help(
        "write in the text of the round why it was decided all the same; the next time, remind members before the window closes",
    ))
}

fn is_from(response: &Response, group: MemberGroup) -> bool {
    let role = response.role.as_ref().map(|role| role.value.to_lowercase());
    role.is_some_and(|role| role.contains(group.word()))
}

//! P603 agreement-ends.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::finding::Level;
use crate::model::partner::{Agreement, Status};
use crate::rules::checker::{Checker, Context};
use crate::rules::reliance::{On, Reliance, reliances};
use crate::rules::{Check, Rule};
use crate::source::{Span, Spanned};
use crate::timetable::Session;

crate::code! {
    /// An agreement with a partner ends, or is due for a talk, before a session that relies on it.
    ///
    /// # Why
    ///
    /// After that day the room may be gone, or the insurance not hold. Students are told of dates that nobody promised.
    ///
    /// # Example
    ///
    /// ```md
    /// ---
    /// title: Sleep well
    /// summary: How sleep works, and what helps.
    /// partner: millbrook-mind
    /// co_producers: [p-01, p-02]
    /// co_production: co-production
    /// need: {source: student-feedback, note: Asked for by 14 students in 2026.}
    /// audience: Anyone whose nights are hard.
    /// learning_outcomes: [Explain how sleep works, Keep a sleep diary, Choose 2 changes to an evening]
    /// next_steps: [{partner: millbrook-mind}]
    /// runs:
    ///   - id: much-later
    ///     mode: online
    ///     facilitators: [p-01, p-02]
    ///     sessions: [2029-04-10 10:00-11:30]
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
    /// partner: millbrook-mind
    /// co_producers: [p-01, p-02]
    /// co_production: co-production
    /// need: {source: student-feedback, note: Asked for by 14 students in 2026.}
    /// audience: Anyone whose nights are hard.
    /// learning_outcomes: [Explain how sleep works, Keep a sleep diary, Choose 2 changes to an evening]
    /// next_steps: [{partner: millbrook-mind}]
    /// runs:
    ///   - id: spring
    ///     mode: online
    ///     facilitators: [p-01, p-02]
    ///     sessions: [2027-01-19 10:00-11:30]
    /// ---
    /// This course is about what keeps you awake, and what helps.
    /// ```
    ///
    /// # Exceptions
    ///
    /// An error where the agreement ends, a warning where only its review is due or where it is a lead partner's. Sessions
    /// that are over or cancelled rely on nothing, and nor does a partner that has another agreement that lasts.
    ///
    /// # Source
    ///
    /// Published accounts of partnership work in recovery colleges: agreements are signed with a day for their review.
    AGREEMENT_ENDS = "P603" "agreement-ends" Error
}

pub(super) const RULE: Rule = Rule {
    code: &AGREEMENT_ENDS,
    check: Check::Records(check),
};

/// That a day in an agreement comes before sessions that rely on it.
struct Ending<'a> {
    what: What,
    reliance: &'a Reliance<'a>,
    first: &'a Session,
    sessions: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum What {
    Ends,
    ReviewIsDue,
}

fn check(cx: &Context<'_>, checker: &mut Checker<'_>) {
    let reliances = reliances(cx);
    let mut endings: BTreeMap<(Span, What), Ending<'_>> = BTreeMap::new();
    for reliance in reliances
        .iter()
        .filter(|reliance| !matches!(reliance.partner.status, Status::Ended(_)))
    {
        let Some((what, day)) = last_day(reliance) else {
            continue;
        };
        let mut after = reliance
            .sessions
            .iter()
            .filter(|session| session.date() > day.value);
        let Some(first) = after.next() else {
            continue;
        };
        let ending = Ending {
            what,
            reliance,
            first,
            sessions: 1 + after.count(),
        };
        let known = endings.get(&(day.span, what));
        // One finding a day of an agreement: for what is worst, then for what comes first.
        if known.is_none_or(|known| {
            (ending.level(), first.date()) < (known.level(), known.first.date())
        }) {
            endings.insert((day.span, what), ending);
        }
    }
    for ((place, _), ending) in &endings {
        report(cx, checker, *place, ending);
    }
}

/// The last day that the agreements of a partner reach: their end, or else the day of a review.
fn last_day(reliance: &Reliance<'_>) -> Option<(What, Spanned<Date>)> {
    let fitting = || {
        reliance
            .partner
            .agreements
            .iter()
            .filter(|agreement| reliance.on.is_covered_by(agreement))
    };
    let last = reliance.sessions.last()?.date();
    if let Some(ends) =
        latest(fitting(), |agreement| agreement.ends).filter(|ends| ends.value < last)
    {
        return Some((What::Ends, ends));
    }
    let lasting =
        fitting().filter(|agreement| agreement.ends.is_none_or(|ends| ends.value >= last));
    latest(lasting, |agreement| agreement.review_by).map(|day| (What::ReviewIsDue, day))
}

/// The latest of their days; `None` where one of them has no such day, or where there is no agreement.
fn latest<'a>(
    agreements: impl Iterator<Item = &'a Agreement>,
    day: fn(&Agreement) -> Option<Spanned<Date>>,
) -> Option<Spanned<Date>> {
    let days: Option<Vec<Spanned<Date>>> = agreements.map(day).collect();
    days?.into_iter().max_by_key(|day| day.value)
}

impl Ending<'_> {
    fn level(&self) -> Level {
        match (self.what, self.reliance.on) {
            (What::Ends, On::Course { .. } | On::Venue) => Level::Error,
            _ => Level::Warning,
        }
    }
}

fn report(cx: &Context<'_>, checker: &mut Checker<'_>, place: Span, ending: &Ending<'_>) {
    let partner = &ending.reliance.partner.name.value;
    let title = &cx.catalogue.courses[ending.first.course].title.value;
    let date = ending.first.date().strftime("%-d %B %Y");
    let more = match ending.sessions {
        1 => String::new(),
        sessions => format!(" (and {} more)", sessions - 1),
    };
    let (message, help) = match ending.what {
        What::Ends => (
            format!("the agreement with {partner} ends before {title} on {date}{more}"),
            "agree a later day with the partner and write it here, or move the sessions",
        ),
        What::ReviewIsDue => (
            format!(
                "the agreement with {partner} is due for review before {title} on {date}{more}"
            ),
            "meet the partner, add the day to reviews_held: and write the day of the next review here",
        ),
    };
    let finding = checker
        .finding(place, message)
        .help(help)
        .level(ending.level())
        .related(ending.first.span, format!("{title} on {date} relies on it"));
    checker.report(finding);
}

//! T506 person-booked-twice.

use std::collections::BTreeMap;

use crate::finding::Level;
use crate::rules::checker::{Checker, Context};
use crate::rules::clashes::{Clash, clashes, is_there};
use crate::rules::sessions::{day, days};
use crate::rules::{Check, Rule};
use crate::timetable::SessionPlace;
use crate::timetable::booking::Booking;

crate::code! {
    /// Somebody is to facilitate two sessions at one time.
    ///
    /// # Why
    ///
    /// One of the two groups will be without one of its facilitators, and hears of it on the day.
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
    /// runs:
    ///   - id: spring
    ///     venue: the-hub/room-1
    ///     facilitators: [p-01, p-02]
    ///     sessions: [2027-01-19 10:00-11:30]
    ///   - id: spring-online
    ///     mode: online
    ///     facilitators: [p-01, p-04]
    ///     sessions: [2027-01-19 11:00-12:30]
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
    /// runs:
    ///   - id: spring
    ///     venue: the-hub/room-1
    ///     facilitators: [p-01, p-02]
    ///     sessions: [2027-01-19 10:00-11:30]
    ///   - id: spring-online
    ///     mode: online
    ///     facilitators: [p-03, p-04]
    ///     sessions: [2027-01-19 11:00-12:30]
    /// ---
    /// This course is about what keeps you awake, and what helps.
    /// ```
    ///
    /// # Exceptions
    ///
    /// A session whose end is not known counts as one hour; a cancelled one, and one of which only the week is known,
    /// never clash. One session may end when the other starts. A college that says how many minutes its people need from
    /// one venue to another (`person-booked-twice: {travel: 30}`) is warned of less.
    ///
    /// # Source
    ///
    /// Staff of recovery colleges name finding tutors and rooms among their troubles (newsletter of the Camden and
    /// Islington college).
    PERSON_BOOKED_TWICE = "T506" "person-booked-twice" Error,
        "travel" = 0 "the minutes that somebody needs from one venue to another"
}

pub(super) const RULE: Rule = Rule {
    code: &PERSON_BOOKED_TWICE,
    check: Check::Records(check),
};

fn check(cx: &Context<'_>, checker: &mut Checker<'_>) {
    let mut of_person: BTreeMap<&str, Vec<Booking<'_>>> = BTreeMap::new();
    for session in cx.timetable.in_order() {
        let Some(booking) = Booking::of(cx.catalogue, session) else {
            continue;
        };
        let mut ids: Vec<&str> = session
            .facilitators
            .iter()
            .map(|id| id.value.as_str())
            .collect();
        ids.sort_unstable();
        ids.dedup();
        for id in ids {
            of_person.entry(id).or_default().push(booking.clone());
        }
    }
    for (id, bookings) in of_person {
        for clashes in clashes(cx, &bookings, |_| true).values() {
            report(cx, checker, id, clashes);
        }
        for pair in bookings.windows(2) {
            report_travel(cx, checker, id, &pair[0], &pair[1]);
        }
    }
}

fn report(cx: &Context<'_>, checker: &mut Checker<'_>, id: &str, clashes: &[Clash<'_>]) {
    let Some(Clash { later, earlier }) = clashes.first() else {
        return;
    };
    let days = days(clashes.iter().map(|clash| clash.later.session.date()));
    let finding = checker
        .finding(
            later.session.span,
            format!("{} is booked twice on {days}", who(cx, id)),
        )
        .label(is_there(cx, later))
        .help("let somebody else facilitate one of the two, or give it another time")
        .related(earlier.session.span, is_there(cx, earlier));
    checker.report(finding);
}

/// Says when somebody has too little time from one venue to the next.
fn report_travel(
    cx: &Context<'_>,
    checker: &mut Checker<'_>,
    id: &str,
    first: &Booking<'_>,
    second: &Booking<'_>,
) {
    let SessionPlace::Venue { id: from, .. } = &first.session.place else {
        return;
    };
    let SessionPlace::Venue { id: to, .. } = &second.session.place else {
        return;
    };
    let minutes = second.start.timestamp().as_second() - first.end.timestamp().as_second();
    let minutes = minutes.div_euclid(60);
    let travel = i64::from(checker.option("travel"));
    if from == to || !first.end_is_known || minutes < 0 || minutes >= travel {
        return;
    }
    let message = format!(
        "{} has {minutes} minutes from {from} to {to} on {}",
        who(cx, id),
        day(second.session.date())
    );
    let finding = checker
        .finding(second.session.span, message)
        .label(format!("the college gives {travel} minutes for the way"))
        .help("begin later, or let somebody else facilitate one of the two")
        .related(first.session.span, is_there(cx, first))
        .level(Level::Warning);
    checker.report(finding);
}

/// A person is known by id and role here; a name may not be for everybody who reads this.
fn who(cx: &Context<'_>, id: &str) -> String {
    match cx.catalogue.person(id) {
        Some(person) => format!("{id} ({})", person.role.value),
        None => id.to_owned(),
    }
}

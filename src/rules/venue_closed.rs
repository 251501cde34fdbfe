//! T507 venue-closed.

use jiff::Zoned;

use crate::model::venue::Venue;
use crate::rules::checker::{Checker, Context};
use crate::rules::sessions::{coming, days, one_by_place};
use crate::rules::{Check, Rule};
use crate::timetable::{Session, SessionPlace, Slot};

crate::code! {
    /// A session is in a venue that is closed then, or outside its opening hours.
    ///
    /// # Why
    ///
    /// A group that stands before a locked door does not come again.
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
    ///     term: 2027-spring
    ///     venue: the-hub/room-1
    ///     facilitators: [p-01, p-02]
    ///     sessions: [2027-01-23 12:00-14:00]
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
    ///     term: 2027-spring
    ///     venue: the-hub/room-1
    ///     facilitators: [p-01, p-02]
    ///     sessions: [2027-01-23 10:00-12:00]
    /// ---
    /// This course is about what keeps you awake, and what helps.
    /// ```
    ///
    /// # Exceptions
    ///
    /// A venue that says nothing of its hours is taken to be open. Of a session without an end only the start is looked
    /// at; a week is not.
    ///
    /// # Source
    ///
    /// Practice of recovery colleges: rooms are borrowed from libraries and centres, with their hours.
    VENUE_CLOSED = "T507" "venue-closed" Warning
}

pub(super) const RULE: Rule = Rule {
    code: &VENUE_CLOSED,
    check: Check::Records(check),
};

fn check(cx: &Context<'_>, checker: &mut Checker<'_>) {
    let shut = coming(cx).filter_map(|session| {
        let SessionPlace::Venue { id, .. } = &session.place else {
            return None;
        };
        let venue = cx.catalogue.venue(id)?;
        Some((session, (id.as_str(), why_shut(venue, session)?)))
    });
    for ((span, (id, why)), sessions) in one_by_place(shut) {
        let Some(venue) = cx.catalogue.venue(id) else {
            continue;
        };
        let days = days(sessions.iter().map(|session| session.date()));
        let finding = checker
            .finding(span, format!("{} is not open then: {days}", venue.name.value))
            .label(why)
            .help("choose another time or venue; if it opens for you, say so under open: of the venue")
            .related(venue.name.span, "the venue's hours are here");
        checker.report(finding);
    }
}

/// Why a venue is shut at the time of a session.
fn why_shut(venue: &Venue, session: &Session) -> Option<String> {
    let Slot::Timed { start, end } = &session.slot else {
        return None;
    };
    if let Some(days) = venue.closed.iter().find(|days| days.holds(session.date())) {
        let reason = days
            .reason
            .as_ref()
            .map_or("closed", |reason| &reason.value);
        return Some(format!("it is closed on that day ({reason})"));
    }
    if venue.open.is_empty() {
        return None;
    }
    let weekday = start.weekday();
    let Some(hours) = venue.open.get(&(weekday.to_monday_zero_offset() as u8)) else {
        return Some(format!("it is closed on {}", start.strftime("%As")));
    };
    let is_open = |time: &Zoned| hours.from <= time.time() && time.time() <= hours.to;
    let is_inside = is_open(start) && end.as_ref().is_none_or(|end| end <= start || is_open(end));
    (!is_inside).then(|| {
        format!(
            "on {} it is open from {} to {}",
            start.strftime("%As"),
            hours.from.strftime("%H:%M"),
            hours.to.strftime("%H:%M")
        )
    })
}

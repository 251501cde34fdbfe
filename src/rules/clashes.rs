//! Two bookings of one room or person at one time, as a mistake with two sides.

use std::collections::BTreeMap;

use crate::rules::checker::Context;
use crate::source::Span;
use crate::timetable::booking::{Booking, Meeting, meetings};

/// Two bookings that meet; `later` is declared after `earlier`, or is the draft of the two.
#[derive(Debug)]
pub(super) struct Clash<'a> {
    pub(super) later: &'a Booking<'a>,
    pub(super) earlier: &'a Booking<'a>,
}

/// All clashes among bookings in the order of time, by the two places where they are written: the sessions of a weekly
/// series have one place, and are one mistake on several days.
pub(super) fn clashes<'a>(
    cx: &Context<'_>,
    bookings: &'a [Booking<'a>],
    is_clash: impl Fn(&Meeting<'a, 'a>) -> bool,
) -> BTreeMap<(Span, Span), Vec<Clash<'a>>> {
    let order = |booking: &Booking<'_>| {
        let session = booking.session;
        let is_draft = cx.drafts.contains(&session.span.source);
        (is_draft, session.course, session.span, session.number)
    };
    let mut by_place: BTreeMap<(Span, Span), Vec<Clash<'_>>> = BTreeMap::new();
    for meeting in meetings(bookings).filter(is_clash) {
        let Meeting { first, second } = meeting;
        let (earlier, later) = match order(first) < order(second) {
            true => (first, second),
            false => (second, first),
        };
        let places = (later.session.span, earlier.session.span);
        by_place
            .entry(places)
            .or_default()
            .push(Clash { later, earlier });
    }
    by_place
}

/// "Sleep well is there from 10:00 to 12:00"
pub(super) fn is_there(cx: &Context<'_>, booking: &Booking<'_>) -> String {
    format!(
        "{} is there from {} to {}",
        cx.catalogue.courses[booking.session.course].title.value,
        booking.start.strftime("%H:%M"),
        booking.end.strftime("%H:%M")
    )
}

//! Coming sessions as the rules about the timetable see them: which ones count, and one mistake for one place.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::rules::checker::Context;
use crate::source::Span;
use crate::timetable::Session;

/// Sessions that are to take place: not over, not cancelled, of a course that has not ended by then. Drafts count; the
/// checker eases what is found in them.
pub(super) fn coming<'a>(cx: &Context<'a>) -> impl Iterator<Item = &'a Session> {
    let (catalogue, timetable, today) = (cx.catalogue, cx.timetable, cx.today);
    timetable.in_order().filter(move |session| {
        let retired = catalogue.courses[session.course].retired;
        let is_given = retired.is_none_or(|day| session.date() <= day.value);
        is_given && !session.is_cancelled() && !session.is_over(today)
    })
}

/// Sessions of one kind of mistake, put together where they are written: all of a weekly series have one place, and
/// are one mistake on several days. In the order of the places.
pub(super) fn one_by_place<'a, K: Ord>(
    found: impl Iterator<Item = (&'a Session, K)>,
) -> BTreeMap<(Span, K), Vec<&'a Session>> {
    let mut by_place: BTreeMap<(Span, K), Vec<&Session>> = BTreeMap::new();
    for (session, kind) in found {
        by_place
            .entry((session.span, kind))
            .or_default()
            .push(session);
    }
    by_place
}

/// "19 January 2027", or "19 January 2027 and 3 more days".
pub(super) fn days(dates: impl Iterator<Item = Date>) -> String {
    let dates: Vec<Date> = dates.collect();
    let first = dates.first().map_or_else(String::new, |date| day(*date));
    match dates.len() {
        0 | 1 => first,
        2 => format!("{first} and 1 more day"),
        count => format!("{first} and {} more days", count - 1),
    }
}

/// "19 January 2027"
pub(super) fn day(date: Date) -> String {
    date.strftime("%-d %B %Y").to_string()
}

//! A weekly series → its sessions: gaps are left out and not counted, moved and cancelled ones count.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::finding::{Finding, Findings};
use crate::malformed::WRONG_KIND_OF_VALUE;
use crate::model::dates::When;
use crate::model::session::{MOST_SESSIONS, SessionEntry, Weekly, WeeklyLength};
use crate::source::{Span, Spanned};

/// The most weeks that are looked at: eight years, for a series with many gaps.
const MOST_WEEKS: usize = 416;

/// Expands a series. A gap or change on a day that has no session of the series is a finding.
pub(super) fn expand(weekly: &Weekly, findings: &mut Findings) -> Vec<SessionEntry> {
    let mut entries = Vec::new();
    let mut met = Vec::new();
    let mut next = Some(weekly.first.value.date());
    loop {
        let done = match weekly.length {
            WeeklyLength::Times(times) => entries.len() >= times.value as usize,
            WeeklyLength::Until(until) => next.is_none_or(|day| day > until.value),
        };
        if done {
            break;
        }
        let Some(day) = next.filter(|_| met.len() < MOST_WEEKS) else {
            let message = format!("this series goes on for more than {MOST_WEEKS} weeks");
            findings.push(too_long(weekly, message));
            return entries;
        };
        met.push(day);
        if !weekly.except.iter().any(|except| except.value == day) {
            if entries.len() == MOST_SESSIONS as usize {
                let message = format!("a series cannot have more than {MOST_SESSIONS} sessions");
                findings.push(too_long(weekly, message));
                return entries;
            }
            entries.push(entry(weekly, day));
        }
        next = day.checked_add(1.week()).ok();
    }
    if entries.is_empty() {
        findings.push(no_session(weekly, !met.is_empty()));
    }
    let named = weekly
        .except
        .iter()
        .map(|date| (date.value, date.span))
        .chain(
            weekly
                .change
                .values()
                .map(|change| (change.date.value, change.date.span)),
        );
    for (date, span) in named {
        if !met.contains(&date) {
            findings.push(stray(date, span, &met));
        }
    }
    entries
}

fn entry(weekly: &Weekly, day: Date) -> SessionEntry {
    let when = match weekly.first.value {
        When::Timed { start, end, .. } => When::Timed {
            date: day,
            start,
            end,
        },
        When::Week(_) => When::Week(day),
    };
    match weekly.change.get(&day) {
        Some(change) => SessionEntry {
            when: Spanned::new(
                if change.moved {
                    change.entry.when.value
                } else {
                    when
                },
                change.entry.when.span,
            ),
            ..change.entry.clone()
        },
        None => SessionEntry::at(Spanned::new(when, weekly.first.span), weekly.span),
    }
}

/// The words that say when a series stops.
fn end(weekly: &Weekly) -> Span {
    match weekly.length {
        WeeklyLength::Times(times) => times.span,
        WeeklyLength::Until(until) => until.span,
    }
}

/// Why a series has no session: its end comes first, or each is excepted.
fn no_session(weekly: &Weekly, has_days: bool) -> Finding {
    let excepted = weekly.except.first().filter(|_| has_days);
    match excepted {
        Some(first) => Finding::new(
            &WRONG_KIND_OF_VALUE,
            first.span,
            "every session of this series is excepted",
        )
        .help("write a later end, or except fewer dates")
        .related(end(weekly), "the series ends here"),
        None => Finding::new(
            &WRONG_KIND_OF_VALUE,
            end(weekly),
            "this series stops before its first session",
        )
        .help("write a date after the first session")
        .related(weekly.first.span, "the first session is here"),
    }
}

fn too_long(weekly: &Weekly, message: String) -> Finding {
    Finding::new(&WRONG_KIND_OF_VALUE, end(weekly), message)
        .help("write an earlier end, and a run of its own for the years after it")
        .related(weekly.first.span, "the first session is here")
}

fn stray(date: Date, span: Span, met: &[Date]) -> Finding {
    let finding = Finding::new(
        &WRONG_KIND_OF_VALUE,
        span,
        format!("the series has no session on {date}"),
    );
    let nearest = met.iter().min_by_key(|day| {
        date.until(**day)
            .map_or(i32::MAX, |span| span.get_days().abs())
    });
    match nearest {
        Some(near) => finding
            .label(format!("did you mean {near}?"))
            .help("write a date that is a whole number of weeks after the first session"),
        None => {
            finding.help("write a date that is a whole number of weeks after the first session")
        }
    }
}

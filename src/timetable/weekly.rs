//! A weekly series → its sessions: gaps are left out and not counted, moved and cancelled ones count.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::finding::{Finding, Findings};
use crate::malformed::WRONG_KIND_OF_VALUE;
use crate::model::dates::When;
use crate::model::session::{SessionEntry, Weekly, WeeklyLength};
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
            findings.push(too_long(weekly));
            break;
        };
        met.push(day);
        if !weekly.except.iter().any(|except| except.value == day) {
            entries.push(entry(weekly, day));
        }
        next = day.checked_add(1.week()).ok();
    }
    if let (WeeklyLength::Until(until), true) = (weekly.length, entries.is_empty()) {
        findings.push(
            Finding::new(
                &WRONG_KIND_OF_VALUE,
                until.span,
                "this series stops before its first session",
            )
            .help("write a date after the first session")
            .related(weekly.first.span, "the first session is here"),
        );
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

fn too_long(weekly: &Weekly) -> Finding {
    let span = match weekly.length {
        WeeklyLength::Times(times) => times.span,
        WeeklyLength::Until(until) => until.span,
    };
    Finding::new(
        &WRONG_KIND_OF_VALUE,
        span,
        format!("this series goes on for more than {MOST_WEEKS} weeks"),
    )
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

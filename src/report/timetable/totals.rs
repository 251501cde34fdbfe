//! Totals: how many sessions and hours a room or a person has.

use std::collections::BTreeMap;
use std::fmt;

use crate::report::columns::Columns;
use crate::report::timetable::sheet::Sheet;
use crate::report::words::counted;
use crate::timetable::{Session, Slot};

/// How much somebody or something has.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Total {
    sessions: usize,
    minutes: i64,
    /// Of which it is not written how long they are.
    unknown: usize,
}

impl fmt::Display for Total {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.sessions {
            0 => return formatter.write_str("no sessions"),
            sessions => formatter.write_str(&counted(sessions, "session", "sessions"))?,
        }
        if self.sessions > self.unknown {
            write!(formatter, ", {}", time(self.minutes))?;
        }
        match self.unknown {
            0 => Ok(()),
            unknown => write!(formatter, ", {unknown} of unknown length"),
        }
    }
}

/// Adds up sessions.
pub(super) fn total<'a>(sessions: impl Iterator<Item = &'a Session>) -> Total {
    let mut total = Total::default();
    for session in sessions {
        total.sessions += 1;
        match &session.slot {
            // The instants are counted, so that a night in which the clocks change is as long as it is.
            Slot::Timed {
                start,
                end: Some(end),
            } if end > start => {
                total.minutes += (end.timestamp().as_second() - start.timestamp().as_second()) / 60;
            }
            _ => total.unknown += 1,
        }
    }
    total
}

/// "4 hours", "1 hour 30 minutes"
fn time(minutes: i64) -> String {
    let part =
        |count: i64, one: &str, many: &str| (count > 0).then(|| counted(count as usize, one, many));
    let parts = [
        part(minutes / 60, "hour", "hours"),
        part(minutes % 60, "minute", "minutes"),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// Each with its total of the chosen sessions, the busiest first.
pub(super) fn in_all<K: Copy + Ord>(
    sheet: &Sheet<'_>,
    all: &BTreeMap<K, Vec<&Session>>,
    name: &dyn Fn(K) -> String,
) -> String {
    let chosen = |session: &&&Session| {
        sheet.takes_place(session) && sheet.choice.holds(sheet.catalogue, session)
    };
    let mut totals: Vec<(K, Total)> = all
        .iter()
        .map(|(key, sessions)| (*key, total(sessions.iter().filter(chosen).copied())))
        .collect();
    totals.sort_by_key(|(key, total)| (std::cmp::Reverse((total.minutes, total.sessions)), *key));
    let rows: Vec<Vec<String>> = totals
        .into_iter()
        .map(|(key, total)| vec![name(key), total.to_string()])
        .collect();
    let columns = Columns::fit(2, &rows);
    let lines = rows.iter().map(|row| columns.row(' ', row));
    format!("In all\n{}", lines.collect::<String>())
}

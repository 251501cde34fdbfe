//! The timetable by day: every day with its sessions, and how many they are.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::report::columns::{Columns, paragraph};
use crate::report::timetable::sheet::{Sheet, brief, clock};
use crate::report::timetable::{clashes, heading};
use crate::report::words::{counted, listed};
use crate::timetable::week::Week;
use crate::timetable::{Session, Slot};

pub(super) fn by_day(sheet: &Sheet<'_>) -> String {
    let rows: Vec<_> = sheet.chosen.iter().flat_map(|it| rows(sheet, it)).collect();
    let columns = Columns::fit(4, &rows);
    heading::weeks(sheet, |week, sessions| {
        self::week(sheet, week, sessions, &columns)
    })
}

fn week(sheet: &Sheet<'_>, week: Week, sessions: &[&Session], columns: &Columns) -> String {
    let mut out = heading::week(sheet, week, sessions);
    let is_some_day = |session: &&&Session| matches!(session.slot, Slot::Week(_));
    let some_day: Vec<&Session> = sessions.iter().filter(is_some_day).copied().collect();
    if !some_day.is_empty() {
        out.push_str("\n  Some day this week\n");
        out.push_str(&lines(sheet, &some_day, columns));
    }
    let mut without = Vec::new();
    for day in week.days().filter(|day| sheet.choice.shows(*day)) {
        let on_day = |session: &&&Session| !is_some_day(session) && session.date() == day;
        let of_day: Vec<&Session> = sessions.iter().filter(on_day).copied().collect();
        if of_day.is_empty() {
            without.push(brief(day));
            continue;
        }
        let title = day.strftime("%A %-d %B");
        out.push_str(&format!(
            "\n  {title}: {}\n",
            heading::amount(sheet, &of_day)
        ));
        out.push_str(&lines(sheet, &of_day, columns));
    }
    if !without.is_empty() {
        out.push('\n');
        out.push_str(&paragraph("  No sessions on ", &listed(&without)));
    }
    out.push_str(&clashes::week(sheet, week));
    out
}

fn lines(sheet: &Sheet<'_>, sessions: &[&Session], columns: &Columns) -> String {
    let lines = sessions.iter();
    lines
        .map(|session| {
            let [first, second] = rows(sheet, session);
            columns.row(sheet.mark(session), &first) + &columns.row(' ', &second)
        })
        .collect()
}

/// When, what and where in one line, which run and with whom in the next.
fn rows(sheet: &Sheet<'_>, session: &Session) -> [Vec<String>; 2] {
    let clock = match session.slot {
        // The heading says so.
        Slot::Week(_) => String::new(),
        Slot::Timed { .. } => clock(session),
    };
    let run = sheet.run(session).to_owned();
    [
        vec![clock, sheet.numbered(session), sheet.place(session)],
        vec![String::new(), run, sheet.people(session)],
    ]
}

/// How the sessions fall on the days of the week.
pub(super) fn in_all(sheet: &Sheet<'_>) -> String {
    let mut counts: BTreeMap<i8, (Date, usize)> = BTreeMap::new();
    let timed = |session: &&&Session| matches!(session.slot, Slot::Timed { .. });
    let held = sheet.chosen.iter().filter(timed);
    for session in held.filter(|session| sheet.takes_place(session)) {
        let day = session.date();
        let weekday = day.weekday().to_monday_zero_offset();
        counts.entry(weekday).or_insert((day, 0)).1 += 1;
    }
    if counts.is_empty() {
        return String::new();
    }
    let days: Vec<String> = counts
        .values()
        .map(|(day, count)| {
            format!(
                "{}s {}",
                day.strftime("%A"),
                counted(*count, "session", "sessions")
            )
        })
        .collect();
    paragraph("In all: ", &days.join(", "))
}

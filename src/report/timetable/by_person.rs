//! The timetable by person: what each has in each week, and who has nothing. By id and role: never by name.

use crate::report::columns::{Columns, paragraph, together};
use crate::report::timetable::sheet::{Sheet, brief, clock};
use crate::report::timetable::totals::{Total, total};
use crate::report::timetable::{clashes, heading};
use crate::timetable::week::Week;
use crate::timetable::{Session, Slot};

pub(super) fn by_person(sheet: &Sheet<'_>) -> String {
    let rows: Vec<_> = sheet.chosen.iter().flat_map(|it| rows(sheet, it)).collect();
    let columns = Columns::fit(4, &rows);
    heading::weeks(sheet, |week, sessions| {
        self::week(sheet, week, sessions, &columns)
    })
}

fn week(sheet: &Sheet<'_>, week: Week, sessions: &[&Session], columns: &Columns) -> String {
    let mut out = heading::week(sheet, week, sessions);
    for (person, sessions) in &sheet.load.people {
        let shown: Vec<&Session> = heading::shown(sheet, sessions, week).collect();
        if shown.is_empty() {
            continue;
        }
        let load: Total = total(shown.iter().copied().filter(|it| sheet.takes_place(it)));
        out.push_str(&format!("\n  {}: {load}\n", name(sheet, person)));
        for session in &shown {
            out.push_str(&lines(sheet, session, columns));
        }
    }
    let nobody: Vec<&Session> = sessions
        .iter()
        .copied()
        .filter(|it| it.facilitators.is_empty() && sheet.takes_place(it))
        .collect();
    if !nobody.is_empty() {
        out.push_str("\n  Nobody yet\n");
    }
    for session in nobody {
        out.push_str(&lines(sheet, session, columns));
    }
    let free = heading::free_people(sheet, week);
    if !free.is_empty() {
        let names: Vec<String> = free
            .iter()
            .map(|person| together(&name(sheet, person)))
            .collect();
        out.push('\n');
        out.push_str(&paragraph("  Nothing this week: ", &names.join(", ")));
    }
    out.push_str(&clashes::week(sheet, week));
    out
}

/// "p-01 (Peer trainer)"
pub(super) fn name(sheet: &Sheet<'_>, person: &str) -> String {
    match sheet.role(person) {
        role if role.is_empty() => format!("{person} (role not known here)"),
        role => format!("{person} ({role})"),
    }
}

fn lines(sheet: &Sheet<'_>, session: &Session, columns: &Columns) -> String {
    let [first, second] = rows(sheet, session);
    columns.row(sheet.mark(session), &first) + &columns.row(' ', &second)
}

/// When, what and where in one line, which run in the next.
fn rows(sheet: &Sheet<'_>, session: &Session) -> [Vec<String>; 2] {
    let day = match session.slot {
        Slot::Timed { .. } => brief(session.date()),
        Slot::Week(_) => String::new(),
    };
    let (title, place) = (sheet.numbered(session), sheet.place(session));
    let run = sheet.run(session).to_owned();
    [
        vec![day, clock(session), title, place],
        vec![String::new(), String::new(), run],
    ]
}

//! Clashes in words: what is booked twice, and both sides with their files.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::report::columns::{Columns, paragraph};
use crate::report::timetable::sheet::{Sheet, brief, clock, full};
use crate::report::words::listed;
use crate::timetable::Session;
use crate::timetable::load::{Clash, Need};
use crate::timetable::week::Week;

/// The clashes that touch a chosen session.
pub(super) fn chosen<'s, 'a>(sheet: &'s Sheet<'a>) -> impl Iterator<Item = &'s Clash<'a>> {
    let holds = |session: &Session| sheet.choice.holds(sheet.catalogue, session);
    let clashes = sheet.load.clashes.iter();
    clashes.filter(move |clash| holds(clash.first) || holds(clash.second))
}

/// Those of a week.
pub(super) fn of_week<'s, 'a>(sheet: &'s Sheet<'a>, week: Week) -> Vec<&'s Clash<'a>> {
    chosen(sheet)
        .filter(|clash| week.holds(clash.day()))
        .collect()
}

/// An empty line, "  Clashes this week" and each of them; nothing without one.
pub(super) fn week(sheet: &Sheet<'_>, week: Week) -> String {
    let clashes = of_week(sheet, week);
    if clashes.is_empty() {
        return String::new();
    }
    let mut out = "\n  Clashes this week\n".to_owned();
    for clash in clashes {
        let day = clash.day();
        out.push_str(&one(sheet, clash, &day.strftime("%A %-d %B").to_string()));
    }
    out
}

/// Every clash once more: those of one series with another are one, on several days.
pub(super) fn summary(sheet: &Sheet<'_>) -> String {
    let mut series: Vec<(&Clash<'_>, Vec<Date>)> = Vec::new();
    let mut known: BTreeMap<_, usize> = BTreeMap::new();
    for clash in chosen(sheet) {
        // The sessions of a weekly series have one place in a file.
        let key = (clash.first.span, clash.second.span, &clash.needs);
        let at = *known.entry(key).or_insert(series.len());
        match series.get_mut(at) {
            Some((_, days)) => days.push(clash.day()),
            None => series.push((clash, vec![clash.day()])),
        }
    }
    let count = chosen(sheet).count();
    if count == 0 {
        return "No clashes: no room and no person is booked twice.\n".to_owned();
    }
    let mut out = match count {
        1 => "1 clash, of two sessions:\n".to_owned(),
        count => format!("{count} clashes, each of two sessions:\n"),
    };
    for (clash, days) in series {
        out.push_str(&one(sheet, clash, &days_in_words(&days)));
    }
    out
}

/// "Tuesday 12 January 2027", "Tuesday 12 January 2027, also on Tue 19 Jan and Tue 26 Jan"
fn days_in_words(days: &[Date]) -> String {
    match days {
        [] => String::new(),
        [day] => full(*day),
        [first, others @ ..] => {
            let others: Vec<String> = others.iter().copied().map(brief).collect();
            format!("{}, also on {}", full(*first), listed(&others))
        }
    }
}

fn one(sheet: &Sheet<'_>, clash: &Clash<'_>, when: &str) -> String {
    let mark = if clash.is_certain() { "  ! " } else { "  ? " };
    let mut out = paragraph(mark, &format!("{when}: {}", what(clash)));
    let rows: Vec<Vec<String>> = [clash.first, clash.second]
        .into_iter()
        .map(|session| side(sheet, session))
        .collect();
    let columns = Columns::fit(6, &rows);
    for row in &rows {
        out.push_str(&columns.row(' ', row));
    }
    out
}

/// "the-hub/room-1 and p-02 are booked twice"
fn what(clash: &Clash<'_>) -> String {
    let mut parts = Vec::new();
    let mut booked = Vec::new();
    for need in &clash.needs {
        match need {
            Need::Room(room) => booked.push(room.to_string()),
            Need::Person(person) => booked.push((*person).to_owned()),
            Need::RoomOf(venue) => parts.push(format!(
                "{venue} has both, and it is not said that each has its own room"
            )),
        }
    }
    if !booked.is_empty() {
        let (is, may) = match booked.len() {
            1 => ("is", "may be"),
            _ => ("are", "may be"),
        };
        let is = if clash.meet_for_certain { is } else { may };
        parts.insert(0, format!("{} {is} booked twice", listed(&booked)));
    }
    let said = parts.join("; ");
    match clash.meet_for_certain {
        true => said,
        false => format!("{said} (the first has no end; it counts as one hour)"),
    }
}

fn side(sheet: &Sheet<'_>, session: &Session) -> Vec<String> {
    vec![
        clock(session),
        sheet.numbered(session),
        sheet.run(session).to_owned(),
        sheet.source(session),
    ]
}

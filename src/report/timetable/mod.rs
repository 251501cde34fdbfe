//! Sessions, rooms and people → the coordinator's timetable, as a table for a terminal or a mail, or for a spreadsheet.

mod days;

mod sheet;

mod totals;

mod clashes;

mod heading;

mod free;

mod by_day;

mod by_venue;

mod by_person;

mod csv;

pub use csv::csv;
pub use sheet::Sheet;

/// By what a table is arranged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    Day,
    Venue,
    Person,
}

/// The chosen sessions week by week, with what is free in each and what clashes, and all clashes once more.
pub fn table(sheet: &Sheet<'_>, by: By) -> String {
    let weeks = match by {
        By::Day => by_day::by_day(sheet),
        By::Venue => by_venue::by_venue(sheet),
        By::Person => by_person::by_person(sheet),
    };
    let in_all = match by {
        By::Day => by_day::in_all(sheet),
        By::Venue => totals::in_all(sheet, &sheet.load.rooms, &|room| room.to_string()),
        By::Person => totals::in_all(sheet, &sheet.load.people, &|person| {
            by_person::name(sheet, person)
        }),
    };
    // Each of the weeks has an empty line before it.
    let mut out = heading::first(sheet) + &weeks;
    for last in [in_all, clashes::summary(sheet)] {
        if !last.is_empty() {
            out.push('\n');
            out.push_str(&last);
        }
    }
    out
}

//! What was published: the events of a calendar, and that all calendars can be read.

use std::collections::BTreeMap;

use crate::clients::three_parsers_agree;
use crate::college::College;

pub(super) const COURSE_PATH: &str = "content/courses/sleep-well.md";
pub(super) const LEDGER: &str = "content/calendar.lock";

/// The events of a calendar with all their text, unfolded, by what stands before the `@` of their UIDs.
pub(super) fn events(college: &College, path: &str) -> BTreeMap<String, String> {
    let text = college.read(&format!("public/calendars/{path}"));
    let text = text.replace("\r\n ", "");
    let events = text.split("BEGIN:VEVENT\r\nUID:").skip(1);
    let events = events.map(|event| {
        let (name, rest) = event.split_once('@').expect("a UID has a host");
        let (event, _) = rest.split_once("END:VEVENT").expect("an event ends");
        (name.to_owned(), event.to_owned())
    });
    events.collect()
}

/// The value of a property of an event; empty when it has none.
pub(super) fn value<'e>(event: &'e str, property: &str) -> &'e str {
    let mut lines = event.lines();
    let line = lines.find(|line| line.starts_with(property));
    line.and_then(|line| line.split_once(':'))
        .map_or("", |(_, value)| value)
}

/// Builds, and reads every calendar in three other programs' parsers.
pub(super) fn build(college: &College, today: &str) {
    college.run(&["build", "--today", today]).ends_with(0);
    let calendars = college.tree("public/calendars").into_iter();
    for (path, bytes) in calendars.filter(|(path, _)| path.ends_with(".ics")) {
        let text = String::from_utf8(bytes).expect("a calendar in UTF-8");
        three_parsers_agree(path.as_ref(), &text);
    }
}

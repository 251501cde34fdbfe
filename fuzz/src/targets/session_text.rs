//! What stands behind `sessions:`, a line each, and the free words of a cell about days and times.

use prospectus::import::when::{Hint, Order, Ways, scan, settle};
use prospectus::model::reader;
use prospectus::timetable::timetable;

use crate::college::{COURSE_HEAD, COURSE_PATH, files_with, sources};
use crate::targets::front_matter::shown;
use crate::targets::text;

pub fn run(bytes: &[u8]) {
    let Some(text) = text(bytes) else { return };
    in_a_record(text);
    in_a_cell(text);
}

fn in_a_record(text: &str) {
    let mut course = format!(
        "---\n{COURSE_HEAD}runs:\n  - id: spring\n    term: 2027-spring\n    mode: online\n    sessions:\n"
    );
    for line in text.lines().take(50) {
        course.push_str("      - ");
        course.push_str(line);
        course.push('\n');
    }
    course.push_str("---\nWe talk.\n");
    let sources = sources(&files_with(COURSE_PATH, &course));
    let (catalogue, mut findings) = reader::catalogue(&sources, false);
    let (_, found) = timetable(&catalogue);
    findings.extend(found);
    shown(&findings, &sources);
}

fn in_a_cell(text: &str) {
    let spring = (
        jiff::civil::date(2027, 1, 11),
        jiff::civil::date(2027, 3, 26),
    );
    for hint in [Hint::Dates, Hint::Times] {
        let scan = scan(text, hint);
        for order in [None, Some(Order::DayFirst), Some(Order::MonthFirst)] {
            for (term, year) in [(Some(spring), None), (None, Some(2027)), (None, None)] {
                let ways = Ways {
                    order,
                    term,
                    year,
                    weeks: Some(6),
                    ..Ways::default()
                };
                // A question to the coordinator is as good as an answer.
                drop(settle(&scan, &ways));
            }
        }
    }
}

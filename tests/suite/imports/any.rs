//! Whatever stands in a file: no import stops with a panic, what it writes is read without an error, and twice is once.

use std::collections::BTreeMap;

use jiff::civil::date;
use proptest::prelude::*;
use prospectus::edit::{Change, Together};
use prospectus::import::csv::drafts::{College as For, Drafts, drafts};
use prospectus::import::csv::mapping::Mapping;
use prospectus::import::csv::people::PeopleGo;
use prospectus::import::csv::question::look;
use prospectus::import::ics::held::{Window, calendar};
use prospectus::import::told::Told;
use prospectus::pipeline::{self, Options, Today, Understood, Unwatched};

use crate::college::College;

fn options() -> Options {
    Options {
        base_url: None,
        today: Today::On(date(2026, 11, 22)),
        with_drafts: true,
        locked: false,
        people: None,
        links: None,
        kept: None,
    }
}

fn understood(college: &College) -> Understood {
    pipeline::understand(&college.path(""), &options()).expect("the disk works")
}

fn import(college: &College, bytes: &[u8]) -> Option<Drafts> {
    let is = understood(college);
    let mapping = Mapping {
        year: Some(2027),
        ..Mapping::default()
    };
    let who = BTreeMap::new();
    let own = For {
        catalogue: &is.catalogue,
        sources: &is.sources,
        people: PeopleGo::Here,
        who: &who,
    };
    let sheet = look(bytes, &mapping).ok()?;
    let made = drafts(&sheet, &mapping, "sheet.csv", &own).ok()?;
    let mut changes = Together::default();
    for record in &made.records {
        match record.before {
            Some(source) => changes.change(&Change::new(&is.sources[source], record.text.clone())),
            None => changes.create(record.path.clone(), record.text.clone()),
        }
    }
    changes
        .write(&college.path(""))
        .expect("no two drafts have one path");
    Some(made)
}

fn errors(college: &College) -> Vec<String> {
    let outcome =
        pipeline::check(&college.path(""), &options(), &Unwatched).expect("the disk works");
    let errors = outcome
        .findings
        .iter()
        .filter(|finding| finding.level == prospectus::finding::Level::Error);
    errors.map(|finding| format!("{finding:?}")).collect()
}

/// A cell as people fill it: words, dates, signs, anything.
fn cell() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => "[A-Za-z '&,;/-]{0,20}",
        2 => "[0-9]{1,2}[/. -](Jan|Feb|[0-9]{1,2})[/. -]?(2027|27)? ?([0-9]{1,2}(am|pm|:30)?-[0-9]{1,2}(am|pm)?)?",
        1 => any::<String>(),
        1 => "(TBC|=1\\+1|<b>x</b>|---|- a|\\* b|# c|yes|~|\\[\\[\\[|\\{a: b|!x|&a|\\*a|https://zoom.us/j/123456|Passcode: a1b2c3|one\ntwo)",
    ]
}

fn sheet() -> impl Strategy<Value = Vec<u8>> {
    let row = proptest::collection::vec(cell(), 13);
    proptest::collection::vec(row, 0..6).prop_map(|rows| {
        let mut writer = csv::Writer::from_writer(Vec::new());
        let headings = [
            "Course", "Summary", "Date", "Time", "Venue", "Room", "Tutor", "Partner", "Strand",
            "About", "Outcomes", "Link", "Places",
        ];
        writer.write_record(headings).expect("memory");
        rows.iter()
            .for_each(|row| writer.write_record(row).expect("memory"));
        writer.into_inner().expect("memory")
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    #[test]
    fn what_is_written_is_read_without_an_error_and_twice_is_once(sheet in sheet()) {
        let college = College::new();
        if import(&college, &sheet).is_some() {
            prop_assert_eq!(errors(&college), Vec::<String>::new());
            let again = import(&college, &sheet).expect("it could be read before");
            prop_assert_eq!(again.records, vec![]);
        }
    }
}

proptest! {
    #[test]
    fn any_bytes_are_a_sheet_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..400), text in "Course[,;\t](Date|Tutor|Where)\n(.{0,20}[,;\t\"\n]){0,20}") {
        drop(look(&bytes, &Mapping::default()));
        drop(look(text.as_bytes(), &Mapping::default()));
    }

    #[test]
    fn any_calendar_is_counted_out_or_refused(
        noise in proptest::collection::vec(any::<u8>(), 0..200),
        lines in proptest::collection::vec("(DTSTART|DTEND|RRULE|EXDATE|RDATE|RECURRENCE-ID|DURATION|UID|BEGIN|END|TZOFFSETTO)(;TZID=[A-Za-z/]{0,9})?:(FREQ=(YEARLY|WEEKLY|DAILY|MONTHLY)(;(COUNT|INTERVAL|BYMONTHDAY|BYDAY|BYSETPOS|UNTIL)=[-0-9A-Z]{0,9}){0,3}|[0-9]{8}(T[0-9]{6}Z?)?|VEVENT|VTIMEZONE|STANDARD|P[0-9]{1,9}[DWY]|[ -~]{0,12})", 0..14),
    ) {
        let window = Window { from: date(2026, 11, 22), until: date(2027, 11, 22) };
        let zone = jiff::tz::TimeZone::get("Europe/London").expect("it is known");
        let text = format!("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20270101T100000\n{}\nEND:VEVENT\nEND:VCALENDAR\n", lines.join("\n"));
        for bytes in [noise.as_slice(), text.as_bytes(), &[text.as_bytes(), &noise].concat()] {
            drop(calendar(bytes, &zone, window, &mut Told::default()));
        }
    }
}

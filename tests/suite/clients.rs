//! Calendars as other people's programs read them: three parsers that are not ours see the same sessions in every file.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::college::College;
use calcard::icalendar::{
    ICalendar, ICalendarComponentType, ICalendarParameterName, ICalendarProperty,
};
use ical::parser::Component as _;
use icalendar::{CalendarDateTime, Component as _, DatePerhapsTime, EventLike as _};
use prospectus::pipeline::{self, Options, Today, Unwatched};
use tempfile::TempDir;
use walkdir::WalkDir;

/// A session in a calendar, as a parser sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Meeting {
    uid: String,
    /// `20270327T100000 Europe/London`, or a date.
    start: String,
}

/// A college, built: every calendar by its path, and how many sessions the program says there are.
struct Built {
    calendars: BTreeMap<PathBuf, String>,
    sessions: usize,
    _folder: TempDir,
}

fn sample() -> Built {
    build(Path::new(env!("CARGO_MANIFEST_DIR")))
}

/// A college made for this: clock changes, two sessions at one time, a week, a draft, names that must be escaped.
fn awkward() -> Built {
    build(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/clients/college"))
}

fn build(site: &Path) -> Built {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let out = folder.path().join("site");
    let college = College::copy_of(site);
    let options = Options {
        base_url: None,
        today: Today::On(jiff::civil::date(2026, 11, 22)),
        with_drafts: false,
        locked: false,
        people: None,
        links: None,
        kept: None,
    };
    let (outcome, published) = pipeline::build(&college.path(""), &out, &options, &Unwatched)
        .expect("the machine does its part");
    assert!(published, "{:?}", outcome.findings);
    let calendars: BTreeMap<_, _> = WalkDir::new(&out)
        .into_iter()
        .map(|entry| entry.expect("a readable folder").into_path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "ics"))
        .map(|path| {
            let text = std::fs::read_to_string(&path).expect("a calendar in UTF-8");
            let within = path.strip_prefix(&out).expect("it lies in the site");
            (within.to_owned(), text)
        })
        .collect();
    assert!(!calendars.is_empty());
    Built {
        calendars,
        sessions: outcome.summary.sessions,
        _folder: folder,
    }
}

fn read_by_ical(text: &str) -> Vec<Meeting> {
    let mut calendars = ical::IcalParser::new(text.as_bytes());
    let calendar = calendars.next().expect("a calendar").expect("well formed");
    assert!(calendars.next().is_none(), "one file is one calendar");
    let read = |event: &ical::parser::ical::component::IcalEvent, name: &str| {
        let property = event.get_property(name).expect("the property is there");
        let zone = property.params.iter().flatten().find(|it| it.0 == "TZID");
        let value = property.value.clone().expect("and has a value");
        zone.map_or(value.clone(), |(_, zones)| format!("{value} {}", zones[0]))
    };
    let events = calendar.events.iter();
    events
        .map(|event| Meeting {
            uid: read(event, "UID"),
            start: read(event, "DTSTART"),
        })
        .collect()
}

fn read_by_icalendar(text: &str) -> Vec<Meeting> {
    let calendar: icalendar::Calendar = text.parse().expect("well formed");
    let events = calendar.components.iter().filter_map(|it| it.as_event());
    events
        .map(|event| Meeting {
            uid: event.get_uid().expect("a UID").to_owned(),
            start: match event.get_start().expect("a start") {
                DatePerhapsTime::Date(date) => date.format("%Y%m%d").to_string(),
                DatePerhapsTime::DateTime(CalendarDateTime::WithTimezone { date_time, tzid }) => {
                    format!("{} {tzid}", date_time.format("%Y%m%dT%H%M%S"))
                }
                other => panic!("a start without a zone: {other:?}"),
            },
        })
        .collect()
}

fn read_by_calcard(text: &str) -> Vec<Meeting> {
    let calendar = ICalendar::parse(text).expect("well formed");
    let events = calendar.components.iter();
    events
        .filter(|it| it.component_type == ICalendarComponentType::VEvent)
        .map(|event| {
            let start = event
                .property(&ICalendarProperty::Dtstart)
                .expect("a start");
            let date = start.values[0].as_partial_date_time().expect("a date");
            let zone = start
                .parameter(&ICalendarParameterName::Tzid)
                .and_then(|zone| zone.as_text());
            let day = |it: &calcard::common::PartialDateTime| {
                let part = |part: Option<u8>| part.expect("a whole date");
                format!(
                    "{}{:02}{:02}",
                    it.year.expect("a year"),
                    part(it.month),
                    part(it.day)
                )
            };
            let time = |it: &calcard::common::PartialDateTime| {
                let part = |part: Option<u8>| part.expect("a whole time");
                format!(
                    "T{:02}{:02}{:02}",
                    part(it.hour),
                    part(it.minute),
                    part(it.second)
                )
            };
            Meeting {
                uid: event.uid().expect("a UID").to_owned(),
                start: match zone {
                    Some(zone) => format!("{}{} {zone}", day(date), time(date)),
                    None => day(date),
                },
            }
        })
        .collect()
}

/// Asserts that the three parsers see the same sessions in a calendar.
#[track_caller]
pub(crate) fn three_parsers_agree(path: &Path, text: &str) {
    let meetings = read_by_ical(text);
    assert_eq!(meetings, read_by_icalendar(text), "{}", path.display());
    assert_eq!(meetings, read_by_calcard(text), "{}", path.display());
}

#[test]
fn three_parsers_see_the_same_sessions_in_every_calendar() {
    for built in [sample(), awkward()] {
        for (path, text) in &built.calendars {
            three_parsers_agree(path, text);
        }
    }
}

#[test]
fn the_calendar_of_everything_holds_as_many_sessions_as_the_program_says() {
    for built in [sample(), awkward()] {
        let meetings = read_by_icalendar(&built.calendars[Path::new("calendars/all.ics")]);
        assert!(meetings.len() > 10);
        assert_eq!(meetings.len(), built.sessions);
    }
}

#[test]
fn the_calendars_of_the_courses_hold_together_what_the_calendar_of_everything_holds() {
    for built in [sample(), awkward()] {
        let mut together: Vec<String> = Vec::new();
        for (path, text) in &built.calendars {
            if path.parent() == Some(Path::new("calendars/courses")) {
                together.extend(read_by_icalendar(text).into_iter().map(|it| it.uid));
            }
        }
        let all = read_by_icalendar(&built.calendars[Path::new("calendars/all.ics")]);
        let mut all: Vec<String> = all.into_iter().map(|it| it.uid).collect();
        together.sort();
        all.sort();
        assert_eq!(together, all);
    }
}

#[test]
fn a_session_has_one_uid_in_every_calendar_and_shares_it_with_no_other() {
    for built in [sample(), awkward()] {
        let mut texts: BTreeMap<&str, &str> = BTreeMap::new();
        for (path, text) in &built.calendars {
            let mut in_this = std::collections::BTreeSet::new();
            for event in text.split("BEGIN:VEVENT\r\n").skip(1) {
                let (event, _) = event.split_once("END:VEVENT").expect("an event ends");
                let uid = event.lines().next().expect("an event begins with its UID");
                assert!(uid.starts_with("UID:"), "{uid}");
                assert!(in_this.insert(uid), "{uid} twice in {}", path.display());
                let before = texts.insert(uid, event);
                assert_eq!(before.unwrap_or(event), event, "{}", path.display());
            }
        }
    }
}

#[test]
fn sessions_are_at_the_right_instants_on_both_sides_of_both_clock_changes() {
    let built = awkward();
    let calendar = ICalendar::parse(&built.calendars[Path::new("calendars/courses/clocks.ics")])
        .expect("well formed");
    let zones = calendar.build_tz_resolver();
    let instants: Vec<(String, Option<String>)> = calendar
        .components
        .iter()
        .filter(|it| it.component_type == ICalendarComponentType::VEvent)
        .map(|event| {
            let instant = |property: ICalendarProperty| {
                let entry = event.property(&property)?;
                let zone = entry.parameter(&ICalendarParameterName::Tzid)?.as_text()?;
                let date = entry.values[0].as_partial_date_time()?.to_date_time()?;
                let instant = date.to_date_time_with_tz(zones.resolve(zone)?)?;
                Some(instant.to_utc().format("%Y-%m-%d %H:%MZ").to_string())
            };
            let start = instant(ICalendarProperty::Dtstart).expect("a start that can be placed");
            (start, instant(ICalendarProperty::Dtend))
        })
        .collect();
    let expected = [
        ("2027-03-27 10:00Z", "2027-03-27 11:30Z"),
        ("2027-03-28 00:30Z", "2027-03-28 01:30Z"),
        ("2027-03-29 09:00Z", "2027-03-29 10:30Z"),
        ("2027-10-30 09:00Z", "2027-10-30 10:30Z"),
        // Half past midnight is before the change, three o'clock after it.
        ("2027-10-30 23:30Z", "2027-10-31 03:00Z"),
        ("2027-11-01 10:00Z", "2027-11-01 11:30Z"),
    ];
    let expected = expected.map(|(start, end)| (start.to_owned(), Some(end.to_owned())));
    assert_eq!(instants, expected);
}

#[test]
fn names_come_back_as_they_were_written() {
    let built = awkward();
    let text = &built.calendars[Path::new("calendars/courses/awkward.ics")];
    let title = "Tea, cake; and a \\ between – naïve café 日本語のとても長い題名です、折り返しは文字の途中に来てはいけません (1 of 2)";
    let place = "Fishermen's Hall, Quay Street, Quayside, ZZ1 1AA";
    let by_icalendar: icalendar::Calendar = text.parse().expect("well formed");
    let first = by_icalendar.components.iter().find_map(|it| it.as_event());
    let first = first.expect("an event");
    assert_eq!(first.get_summary(), Some(title));
    assert_eq!(first.get_location(), Some(place));

    let by_calcard = ICalendar::parse(text).expect("well formed");
    let mut events = by_calcard.components.iter();
    let first = events
        .find(|it| it.component_type == ICalendarComponentType::VEvent)
        .expect("an event");
    let read = |property: ICalendarProperty| first.property(&property)?.values[0].as_text();
    assert_eq!(read(ICalendarProperty::Summary), Some(title));
    assert_eq!(read(ICalendarProperty::Location), Some(place));
}

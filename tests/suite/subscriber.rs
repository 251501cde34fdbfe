//! A student who subscribes in January is right in March: one term as a calendar program lives through it.

use std::collections::BTreeMap;

use icalendar::{CalendarDateTime, Component as _, DatePerhapsTime, EventLike as _};

use crate::college::{COURSE, College};

const COURSE_PATH: &str = "content/courses/sleep-well.md";

/// What a calendar program keeps of an event.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Kept {
    sequence: u32,
    start: String,
    title: String,
    place: String,
}

/// A calendar program that follows one feed.
#[derive(Debug, Default)]
struct Subscriber {
    events: BTreeMap<String, Kept>,
    /// What the reader was shown as changed at the last refresh, by UID.
    changed: Vec<String>,
}

impl Subscriber {
    /// Reads the feed as RFC 5546 (§2.1.4) has it: of one UID the higher SEQUENCE is the later; what the feed no longer
    /// holds goes.
    fn refresh(&mut self, feed: &str) {
        let calendar: icalendar::Calendar = feed.parse().expect("it can be read");
        let events = calendar.components.iter().filter_map(|it| it.as_event());
        let mut now = BTreeMap::new();
        self.changed.clear();
        for event in events {
            let uid = event.get_uid().expect("a UID").to_owned();
            let kept = Kept {
                sequence: event
                    .property_value("SEQUENCE")
                    .and_then(|number| number.parse().ok())
                    .expect("a SEQUENCE"),
                start: match event.get_start().expect("a start") {
                    DatePerhapsTime::DateTime(CalendarDateTime::WithTimezone {
                        date_time, ..
                    }) => date_time.format("%Y-%m-%d %H:%M").to_string(),
                    other => panic!("no time in a zone: {other:?}"),
                },
                title: event.get_summary().expect("a title").to_owned(),
                place: event.get_location().unwrap_or("").to_owned(),
            };
            if let Some(before) = self.events.get(&uid) {
                assert!(kept.sequence >= before.sequence, "{uid} would be ignored");
                let moved = (&kept.start, &kept.place) != (&before.start, &before.place);
                assert!(!moved || kept.sequence > before.sequence, "{uid}");
                if kept != *before {
                    self.changed.push(uid.clone());
                }
            }
            assert!(now.insert(uid.clone(), kept).is_none(), "{uid} twice");
        }
        self.events = now;
    }

    /// Start and title of all that is shown, in the order of time.
    fn sees(&self) -> Vec<(&str, &str)> {
        let mut seen: Vec<_> = self
            .events
            .values()
            .map(|event| (event.start.as_str(), event.title.as_str()))
            .collect();
        seen.sort_unstable();
        seen
    }

    fn uid_at(&self, start: &str) -> String {
        let found = self.events.iter().find(|(_, event)| event.start == start);
        found.expect("it is there").0.clone()
    }
}

#[test]
fn who_subscribes_in_january_is_right_in_march() {
    let college = College::new().with(
        COURSE_PATH,
        COURSE.replace(
            "      - 2027-01-19 10:00-12:00\n",
            "      - 2027-01-19 10:00-12:00\n      - 2027-03-02 10:00-12:00\n      - 2027-03-09 10:00-12:00\n",
        ),
    );
    let mut subscriber = Subscriber::default();
    let mut next = |day: &str| {
        college.run(&["build", "--today", day]).ends_with(0);
        subscriber.refresh(&college.read("public/calendars/courses/sleep-well.ics"));
        let uids = |start: &str| subscriber.uid_at(start);
        let of = ["2027-01-12 10:00", "2027-03-09 10:00"].map(uids);
        (
            subscriber
                .sees()
                .into_iter()
                .map(|(start, title)| format!("{start} {title}"))
                .collect::<Vec<_>>(),
            subscriber.changed.len(),
            of,
        )
    };
    let (seen, _, first) = next("2027-01-04");
    assert_eq!(
        seen,
        [
            "2027-01-12 10:00 Sleep well (1 of 4)",
            "2027-01-19 10:00 Sleep well (2 of 4)",
            "2027-03-02 10:00 Sleep well (3 of 4)",
            "2027-03-09 10:00 Sleep well (4 of 4)",
        ]
    );

    // A session moves.
    college.replace(
        COURSE_PATH,
        "2027-01-19 10:00-12:00",
        "2027-01-21 13:00-15:00",
    );
    let (seen, changed, uids) = next("2027-01-11");
    assert_eq!(seen[1], "2027-01-21 13:00 Sleep well (2 of 4)");
    assert_eq!((changed, &uids), (1, &first));

    // Another is cancelled.
    let cancelled = "{on: 2027-03-02 10:00-12:00, cancelled: The roof leaks.}";
    college.replace(COURSE_PATH, "2027-03-02 10:00-12:00", cancelled);
    let (seen, changed, uids) = next("2027-01-25");
    assert_eq!(seen[2], "2027-03-02 10:00 CANCELLED: Sleep well (3 of 4)");
    assert_eq!((changed, &uids), (1, &first));

    // The course changes its name.
    college.replace(COURSE_PATH, "title: Sleep well", "title: Better nights");
    let (seen, changed, uids) = next("2027-02-08");
    assert!(seen.iter().all(|event| event.contains("Better nights")));
    assert_eq!((changed, &uids), (4, &first));

    // A week is put in.
    let between = "      - 2027-02-23 10:00-12:00\n      - {on: 2027-03-02";
    college.replace(COURSE_PATH, "      - {on: 2027-03-02", between);
    let (seen, _, uids) = next("2027-02-15");
    assert_eq!(
        seen,
        [
            "2027-01-12 10:00 Better nights (1 of 5)",
            "2027-01-21 13:00 Better nights (2 of 5)",
            "2027-02-23 10:00 Better nights (3 of 5)",
            "2027-03-02 10:00 CANCELLED: Better nights (4 of 5)",
            "2027-03-09 10:00 Better nights (5 of 5)",
        ]
    );
    assert_eq!(uids, first);

    // Nothing happens, and nothing changes, however often it is built.
    let (_, changed, uids) = next("2027-03-01");
    assert_eq!((changed, &uids), (0, &first));
}

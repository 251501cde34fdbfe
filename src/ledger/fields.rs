//! One line of the file ↔ its fields: tabs between them, a checksum at the end.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::ledger::line::{Before, CourseLine, Line, Seen, State};
use crate::timetable::Slot;

/// Hexadecimal digits of a checksum: enough to see an accident or a hand.
const CHECKSUM: usize = 8;

const SESSION: &str = "session";
const COURSE: &str = "course";

/// What a line is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Entry {
    Course {
        line: CourseLine,
        /// Of the UIDs of all its sessions, so that a line that was taken away is missed.
        uids: String,
    },
    Session(Box<Line>),
}

/// Joins fields and puts their checksum after them.
pub(super) fn sealed(fields: &[String]) -> String {
    let line = fields.join("\t");
    let sum = checksum(&line);
    format!("{line}\t{sum}")
}

/// The fields before a checksum that is right.
pub(super) fn opened(line: &str) -> Option<Vec<&str>> {
    let (fields, sum) = line.rsplit_once('\t')?;
    (checksum(fields) == sum).then(|| fields.split('\t').collect())
}

fn checksum(line: &str) -> String {
    blake3::hash(line.as_bytes()).to_hex()[..CHECKSUM].to_owned()
}

pub(super) fn course(line: &CourseLine, uids: &str) -> String {
    sealed(&[
        COURSE.to_owned(),
        written(&line.id),
        line.published.to_string(),
        line.modified.to_string(),
        written(&line.title),
        line.digest.clone(),
        list(&line.topics),
        list(&line.partners),
        uids.to_owned(),
    ])
}

pub(super) fn session(line: &Line) -> String {
    let [start, end, place, state, enrolment] = seen(&line.seen);
    sealed(&[
        SESSION.to_owned(),
        written(&line.uid),
        written(&line.course),
        written(&line.run),
        line.id
            .as_ref()
            .map_or_else(|| "-".to_owned(), |id| written(id)),
        start,
        end,
        place,
        state,
        enrolment,
        line.sequence.to_string(),
        line.modified.to_string(),
        line.published.to_string(),
        written(&line.title),
        line.digest.clone(),
        line.before.as_ref().map_or_else(
            || "-".to_owned(),
            |before| {
                let day = before.day.to_string();
                [vec![day], seen(&before.seen).to_vec()].concat().join("|")
            },
        ),
    ])
}

/// Reads a line; `None` when its checksum is wrong or a field is not what it should be.
pub(super) fn entry(line: &str, zone: &TimeZone) -> Option<Entry> {
    let fields = opened(line)?;
    match fields.as_slice() {
        [COURSE, rest @ ..] => read_course(rest),
        [SESSION, rest @ ..] => read_session(rest, zone),
        _ => None,
    }
}

fn read_course(fields: &[&str]) -> Option<Entry> {
    let [
        id,
        published,
        modified,
        title,
        digest,
        topics,
        partners,
        uids,
    ] = fields
    else {
        return None;
    };
    Some(Entry::Course {
        line: CourseLine {
            id: read(id)?,
            published: published.parse().ok()?,
            modified: modified.parse().ok()?,
            title: read(title)?,
            digest: (*digest).to_owned(),
            topics: read_list(topics)?,
            partners: read_list(partners)?,
        },
        uids: (*uids).to_owned(),
    })
}

fn read_session(fields: &[&str], zone: &TimeZone) -> Option<Entry> {
    let [uid, course, run, id, rest @ ..] = fields else {
        return None;
    };
    let [start, end, place, state, enrolment, rest @ ..] = rest else {
        return None;
    };
    let [sequence, modified, published, title, digest, before] = rest else {
        return None;
    };
    Some(Entry::Session(Box::new(Line {
        uid: read(uid)?,
        course: read(course)?,
        run: read(run)?,
        id: match *id {
            "-" => None,
            id => Some(read(id)?),
        },
        seen: read_seen([start, end, place, state, enrolment], zone)?,
        sequence: sequence.parse().ok()?,
        modified: modified.parse().ok()?,
        published: published.parse().ok()?,
        title: read(title)?,
        digest: (*digest).to_owned(),
        before: match *before {
            "-" => None,
            before => Some(read_before(before, zone)?),
        },
    })))
}

fn seen(seen: &Seen) -> [String; 5] {
    let (start, end) = match &seen.slot {
        Slot::Timed { start, end } => (
            moment(start),
            end.as_ref().map_or_else(|| "-".to_owned(), moment),
        ),
        Slot::Week(first) => (format!("week {first}"), "-".to_owned()),
    };
    [
        start,
        end,
        written(&seen.place),
        seen.state.word().to_owned(),
        written(&seen.enrolment),
    ]
}

fn read_seen([start, end, place, state, enrolment]: [&str; 5], zone: &TimeZone) -> Option<Seen> {
    let instant = |text: &str| {
        let instant: Timestamp = text.parse().ok()?;
        Some(instant.to_zoned(zone.clone()))
    };
    let slot = match start.strip_prefix("week ") {
        Some(first) => Slot::Week(first.parse().ok()?),
        None => Slot::Timed {
            start: instant(start)?,
            end: match end {
                "-" => None,
                end => Some(instant(end)?),
            },
        },
    };
    Some(Seen {
        slot,
        place: read(place)?,
        state: State::ALL.into_iter().find(|known| known.word() == state)?,
        enrolment: read(enrolment)?,
    })
}

fn read_before(text: &str, zone: &TimeZone) -> Option<Before> {
    let fields: Vec<&str> = text.split('|').collect();
    let [day, start, end, place, state, enrolment] = fields.as_slice() else {
        return None;
    };
    Some(Before {
        day: day.parse::<Date>().ok()?,
        seen: read_seen([start, end, place, state, enrolment], zone)?,
    })
}

/// `2027-01-12T10:00+00:00` (RFC 3339 without seconds, which no session has).
fn moment(time: &jiff::Zoned) -> String {
    time.strftime("%Y-%m-%dT%H:%M%:z").to_string()
}

/// A text as a field: without tabs and line breaks, and never empty or `-`, which is for what is absent.
pub(super) fn written(text: &str) -> String {
    let mut field = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\\' => field.push_str("\\\\"),
            '\t' => field.push_str("\\t"),
            '\n' => field.push_str("\\n"),
            '\r' => field.push_str("\\r"),
            '|' => field.push_str("\\p"),
            letter => field.push(letter),
        }
    }
    match field.as_str() {
        "" => "\\e".to_owned(),
        "-" => "\\m".to_owned(),
        _ => field,
    }
}

pub(super) fn read(field: &str) -> Option<String> {
    if field == "-" {
        return Some(field.to_owned());
    }
    let mut text = String::with_capacity(field.len());
    let mut letters = field.chars();
    while let Some(letter) = letters.next() {
        if letter != '\\' {
            text.push(letter);
            continue;
        }
        match letters.next()? {
            '\\' => text.push('\\'),
            't' => text.push('\t'),
            'n' => text.push('\n'),
            'r' => text.push('\r'),
            'p' => text.push('|'),
            'm' => text.push('-'),
            'e' => {}
            _ => return None,
        }
    }
    Some(text)
}

/// Ids with commas between them, which no id holds.
fn list(ids: &[String]) -> String {
    if ids.is_empty() {
        return "-".to_owned();
    }
    written(&ids.join(","))
}

fn read_list(field: &str) -> Option<Vec<String>> {
    match field {
        "-" => Some(Vec::new()),
        ids => Some(read(ids)?.split(',').map(str::to_owned).collect()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::DateTime;
    use proptest::prelude::*;

    fn zone() -> TimeZone {
        jiff::tz::TimeZoneDatabase::bundled()
            .get("Europe/London")
            .unwrap()
    }

    fn any_seen() -> impl Strategy<Value = Seen> {
        let time = (0..900_i64, 0..1440_i64).prop_map(|(day, minute)| {
            let start = DateTime::constant(2026, 1, 1, 0, 0, 0, 0);
            let time = start + jiff::Span::new().days(day).minutes(minute);
            time.to_zoned(zone()).unwrap()
        });
        (
            time,
            proptest::option::of(1..300_i64),
            any::<bool>(),
            "[a-z-]{1,9}(/[a-z]{1,5})?",
            0..4_usize,
        )
            .prop_map(|(start, minutes, is_week, place, state)| Seen {
                slot: if is_week {
                    Slot::Week(start.date())
                } else {
                    let end = minutes.map(|minutes| &start + jiff::Span::new().minutes(minutes));
                    Slot::Timed { start, end }
                },
                place,
                state: State::ALL[state],
                enrolment: "opens 2027-01-04".to_owned(),
            })
    }

    proptest! {
        #[test]
        fn any_line_is_read_back_as_it_was(
            now in any_seen(),
            was in proptest::option::of(any_seen()),
            title in any::<String>(),
            id in proptest::option::of(any::<String>()),
            sequence in any::<u32>(),
        ) {
            let day = Date::constant(2026, 11, 22);
            let line = Line {
                uid: "sleep-well.spring.20270112T1000@example.org".to_owned(),
                course: "sleep-well".to_owned(),
                run: "spring".to_owned(),
                id,
                seen: now,
                sequence,
                modified: day,
                published: day,
                title,
                digest: "0123456789abcdef".to_owned(),
                before: was.map(|seen| Before { day, seen }),
            };
            let text = session(&line);
            prop_assert_eq!(text.lines().count(), 1);
            prop_assert_eq!(entry(&text, &zone()), Some(Entry::Session(Box::new(line))));
        }

        #[test]
        fn a_changed_letter_is_seen(title in "[a-zA-Z \t|\\\\-]{1,30}", at in 0..1000_usize, letter in any::<char>()) {
            let line = CourseLine {
                id: "sleep-well".to_owned(),
                published: Date::constant(2026, 11, 22),
                modified: Date::constant(2026, 11, 22),
                title,
                digest: "0123456789abcdef".to_owned(),
                topics: vec!["health".to_owned(), "sleep".to_owned()],
                partners: Vec::new(),
            };
            let text = course(&line, "01234567");
            let read = entry(&text, &zone());
            prop_assert_eq!(read, Some(Entry::Course { line, uids: "01234567".to_owned() }));
            let mut letters: Vec<char> = text.chars().collect();
            let at = at % letters.len();
            prop_assume!(letters[at] != letter);
            letters[at] = letter;
            let changed: String = letters.into_iter().collect();
            prop_assert_eq!(entry(&changed, &zone()), None);
        }
    }
}

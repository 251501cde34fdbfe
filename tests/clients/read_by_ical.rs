//! Calendars as the `ical` crate reads them, with times by the zone that each names.
//!
//! Paths come on standard input, a line each; standard output is one JSON object, path → events.

use std::io::Read as _;

use ical::parser::Component as _;
use ical::parser::ical::component::IcalEvent;
use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZoneDatabase;
use serde_json::{Map, Value, json};

fn main() {
    let mut paths = String::new();
    std::io::stdin()
        .read_to_string(&mut paths)
        .expect("paths come on standard input");
    let read: Map<String, Value> = paths
        .lines()
        .map(|path| {
            let text = std::fs::read_to_string(path).expect("the file can be read");
            (path.to_owned(), Value::Array(events(&text)))
        })
        .collect();
    serde_json::to_writer(std::io::stdout(), &read).expect("somebody reads");
}

fn events(text: &str) -> Vec<Value> {
    let calendar = ical::IcalParser::new(text.as_bytes()).next();
    let calendar = calendar.expect("a calendar").expect("well formed");
    calendar.events.iter().map(event).collect()
}

fn event(event: &IcalEvent) -> Value {
    let text = |name: &str| {
        let value = event.get_property(name)?.value.as_deref()?;
        Some(unescaped(value))
    };
    json!({
        "uid": text("UID"),
        "start": moment(event, "DTSTART"),
        "end": moment(event, "DTEND"),
        "summary": text("SUMMARY"),
        "location": text("LOCATION"),
    })
}

/// In UTC; a date stays one.
fn moment(event: &IcalEvent, name: &str) -> Option<String> {
    let property = event.get_property(name)?;
    let value = property.value.as_deref()?;
    let zone = property.params.iter().flatten().find(|it| it.0 == "TZID");
    let Some((_, zones)) = zone else {
        let date = Date::strptime("%Y%m%d", value).expect("a date");
        return Some(date.to_string());
    };
    let zone = TimeZoneDatabase::bundled()
        .get(&zones[0])
        .expect("a zone that is known");
    let time = DateTime::strptime("%Y%m%dT%H%M%S", value).expect("a time");
    let instant = time.to_zoned(zone).expect("an instant").timestamp();
    Some(instant.to_string())
}

/// RFC 5545 §3.3.11: this reader leaves the escapes of TEXT in.
fn unescaped(value: &str) -> String {
    let mut text = String::new();
    let mut letters = value.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => match letters.next() {
                Some('n' | 'N') => text.push('\n'),
                Some(escaped) => text.push(escaped),
                None => {}
            },
            letter => text.push(letter),
        }
    }
    text
}

//! A venue: where it is, its rooms, its hours, and what people need to know to get in.

use std::collections::BTreeMap;

use jiff::civil::{Time, Weekday};

use crate::finding::Finding;
use crate::malformed::{DUPLICATE_ID, UNKNOWN_KEY, UNREADABLE_DATE_OR_TIME};
use crate::model::dates;
use crate::model::fields::{Fields, Form, Reading, Record, Text, key, required, shape, yes_or_no};
use crate::model::kind::{Kind, wrong_id};
use crate::model::origin::Origin;
use crate::model::reference::References;
use crate::model::span_of_days::{DAYS, Days, days};
use crate::model::unique::repeated;
use crate::parse::body::Body;
use crate::parse::node::Node;
use crate::source::Spanned;

/// A venue as its file says. A private one appears in no output at all.
#[derive(Debug, Clone)]
pub struct Venue {
    pub origin: Origin,
    pub name: Text,
    pub private: bool,
    /// Who lends it.
    pub partner: Option<Text>,
    pub address: Vec<Text>,
    pub postcode: Option<Text>,
    /// Latitude and longitude in degrees.
    pub location: Option<(f64, f64)>,
    pub places: Option<Spanned<u32>>,
    pub rooms: Vec<Room>,
    pub open: BTreeMap<u8, OpenDay>,
    pub closed: Vec<Days>,
    pub access: Vec<AccessAnswer>,
    pub body: Body,
}

#[derive(Debug, Clone)]
pub struct Room {
    pub id: Text,
    pub name: Option<Text>,
    pub places: Option<Spanned<u32>>,
}

/// Opening hours of one day of the week, by its number from Monday.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OpenDay {
    pub from: Time,
    pub to: Time,
}

/// What a venue says to one question.
#[derive(Debug, Clone)]
pub struct AccessAnswer {
    /// A key of [`ACCESS`].
    pub question: &'static str,
    pub answer: Answer,
}

#[derive(Debug, Clone)]
pub enum Answer {
    Yes,
    No,
    Words(Text),
}

pub static VENUE: Record = Record {
    name: "a venue",
    keys: &[
        required("name", shape::TEXT),
        key("private", shape::YES_NO),
        key("partner", shape::ID).of(Form::Id(Kind::Partner)),
        key(
            "address",
            "a list of lines, such as [High Street, Millbrook]",
        )
        .of(Form::List(&Form::Text)),
        key("postcode", shape::TEXT),
        key(
            "location",
            "latitude and longitude, such as [53.6800, -1.4900]",
        )
        .of(Form::List(&Form::Number)),
        key("places", shape::COUNT),
        key("rooms", "a list such as {id: meeting-room, places: 12}")
            .of(Form::List(&Form::Keys(&ROOM))),
        key(
            "open",
            "days and hours, such as {mon-fri: 09:00-17:30, sat: 09:30-13:00}",
        )
        .of(Form::AnyKeys(&Form::Text)),
        key(
            "closed",
            "a list such as {on: 2027-02-17, reason: Stocktake}",
        )
        .of(Form::List(&Form::Keys(&DAYS))),
        key("access", "answers, each yes, no or words").of(Form::Keys(&ACCESS)),
        key("draft", shape::YES_NO),
    ],
};

static ROOM: Record = Record {
    name: "a room",
    keys: &[
        required("id", "a short name such as meeting-room"),
        key("name", shape::TEXT),
        key("places", shape::COUNT),
    ],
};

/// The questions about access, in the order in which a page answers them.
pub static ACCESS: Record = Record {
    name: "access",
    keys: &[
        key("step_free", ANSWER),
        key("accessible_toilet", ANSWER),
        key("hearing_loop", ANSWER),
        key("parking", ANSWER),
        key("bus", ANSWER),
        key("quiet_space", ANSWER),
    ],
};

const ANSWER: &str = "yes, no or words";

pub fn read(
    origin: Origin,
    mut fields: Fields<'_>,
    body: Body,
    r: &mut Reading<'_>,
    references: &mut References,
) -> Option<Venue> {
    fields.yes_no(r, "draft");
    let name = fields.text(r, "name");
    let venue = Venue {
        name: name
            .clone()
            .unwrap_or_else(|| Spanned::new(origin.id.clone(), origin.front)),
        private: fields.yes_no(r, "private").unwrap_or(false),
        partner: references.one(&mut fields, r, "partner", Kind::Partner),
        address: fields.texts(r, "address"),
        postcode: fields.text(r, "postcode"),
        location: fields
            .node(r, "location")
            .and_then(|node| location(node, r)),
        places: fields.count(r, "places"),
        rooms: rooms(&mut fields, r),
        open: fields
            .node(r, "open")
            .map_or_else(BTreeMap::new, |node| open(node, r)),
        closed: fields.each(r, "closed", |r, node| days(node, r)),
        access: fields
            .node(r, "access")
            .map_or_else(Vec::new, |node| access(node, r)),
        origin,
        body,
    };
    fields.finish(r);
    name.map(|_| venue)
}

fn location(node: &Node, r: &mut Reading<'_>) -> Option<(f64, f64)> {
    let numbers: Option<Vec<f64>> = r
        .items(node)
        .iter()
        .map(|item| item.scalar()?.text.parse().ok())
        .collect();
    match numbers.as_deref() {
        Some([latitude, longitude]) if latitude.abs() <= 90.0 && longitude.abs() <= 180.0 => {
            Some((*latitude, *longitude))
        }
        _ => {
            r.wrong_kind(
                node.span,
                "this is not a place on the earth",
                "latitude and longitude in degrees, such as [53.6800, -1.4900]",
            );
            None
        }
    }
}

fn rooms(fields: &mut Fields<'_>, r: &mut Reading<'_>) -> Vec<Room> {
    let rooms = fields.each(r, "rooms", |r, node| room(node, r));
    for (first, id) in repeated(rooms.iter().map(|room| &room.id)) {
        r.report(
            Finding::new(
                &DUPLICATE_ID,
                id.span,
                format!("the venue has a room {} already", id.value),
            )
            .help("give this room an id of its own")
            .related(first.span, "the first one is here"),
        );
    }
    rooms
}

fn room(node: &Node, r: &mut Reading<'_>) -> Option<Room> {
    let mut fields = r.fields(node, &ROOM)?;
    let (id, name, places) = (
        fields.text(r, "id"),
        fields.text(r, "name"),
        fields.count(r, "places"),
    );
    fields.finish(r);
    let id = id?;
    if let Some(reason) = wrong_id(Kind::Venue, &id.value) {
        r.wrong_kind(id.span, reason, "a short name such as meeting-room");
        return None;
    }
    Some(Room { id, name, places })
}

const DAYS_OF_WEEK: [(&str, Weekday); 7] = [
    ("mon", Weekday::Monday),
    ("tue", Weekday::Tuesday),
    ("wed", Weekday::Wednesday),
    ("thu", Weekday::Thursday),
    ("fri", Weekday::Friday),
    ("sat", Weekday::Saturday),
    ("sun", Weekday::Sunday),
];

fn open(node: &Node, r: &mut Reading<'_>) -> BTreeMap<u8, OpenDay> {
    let mut open = BTreeMap::new();
    let said = node.entries().iter();
    for entry in said.filter(|entry| !entry.value.is_blank()) {
        let key = &entry.key;
        let days = match days_of_week(&key.value) {
            Ok(days) => days,
            Err((message, help)) => {
                r.report(Finding::new(&UNKNOWN_KEY, key.span, message).help(help));
                continue;
            }
        };
        let Some(text) = r.text(&entry.value, "hours, such as 09:00-17:30") else {
            continue;
        };
        let hours = text
            .value
            .split_once('-')
            .ok_or_else(|| format!("{} is not hours from and to", text.value));
        let hours = hours.and_then(|(from, to)| {
            Ok(OpenDay {
                from: dates::time(from.trim())?,
                to: dates::time(to.trim())?,
            })
        });
        match hours {
            Ok(hours) if hours.from < hours.to => {
                open.extend(days.into_iter().map(|day| (day, hours)));
            }
            Ok(_) => r.report(
                Finding::new(
                    &UNREADABLE_DATE_OR_TIME,
                    text.span,
                    "these hours end before they begin",
                )
                .help("write hours such as 09:00-17:30"),
            ),
            Err(reason) => r.report(
                Finding::new(&UNREADABLE_DATE_OR_TIME, text.span, reason)
                    .help("write hours such as 09:00-17:30"),
            ),
        }
    }
    if node.entries().is_empty() {
        r.wrong_kind(
            node.span,
            format!("open is {}", node.kind()),
            "days and hours, such as {mon-fri: 09:00-17:30}",
        );
    }
    open
}

/// "mon-fri" → the numbers of those days, from Monday as 0.
///
/// # Errors
///
/// What is wrong, and what to do about it.
fn days_of_week(text: &str) -> Result<Vec<u8>, (String, &'static str)> {
    let number = |name: &str| {
        DAYS_OF_WEEK
            .iter()
            .position(|(day, _)| *day == name.trim().to_ascii_lowercase())
            .map(|at| at as u8)
            .ok_or_else(|| {
                (
                    format!("{text} is not a day or days of the week"),
                    "write mon, tue, wed, thu, fri, sat, sun, or two with a hyphen: mon-fri",
                )
            })
    };
    let Some((first, last)) = text.split_once('-') else {
        return Ok(vec![number(text)?]);
    };
    let days = number(first)?..=number(last)?;
    if days.is_empty() {
        return Err((
            format!(
                "the first day must come first: in a week from Monday, {last} is before {first}"
            ),
            "write the earlier day first, such as mon-sat, or each day by itself",
        ));
    }
    Ok(days.collect())
}

fn access(node: &Node, r: &mut Reading<'_>) -> Vec<AccessAnswer> {
    let Some(mut fields) = r.fields(node, &ACCESS) else {
        return Vec::new();
    };
    let mut answers = Vec::new();
    for key in ACCESS.keys {
        let Some(text) = fields.text(r, key.name) else {
            continue;
        };
        let answer = match yes_or_no(&text.value) {
            Some(true) => Answer::Yes,
            Some(false) => Answer::No,
            None => Answer::Words(text),
        };
        answers.push(AccessAnswer {
            question: key.name,
            answer,
        });
    }
    fields.finish(r);
    answers
}

impl Venue {
    pub fn room(&self, id: &str) -> Option<&Room> {
        self.rooms.iter().find(|room| room.id.value == id)
    }

    /// What a room is called: its name, or its id as words.
    pub fn room_name(&self, id: &str) -> String {
        match self.room(id).and_then(|room| room.name.as_ref()) {
            Some(name) => name.value.clone(),
            None => {
                let words = id.replace('-', " ");
                let mut letters = words.chars();
                letters.next().map_or_else(String::new, |first| {
                    first.to_uppercase().chain(letters).collect()
                })
            }
        }
    }
}

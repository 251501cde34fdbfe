//! A session as written, by itself or in a weekly series.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::Date;

use crate::choices;
use crate::finding::Finding;
use crate::malformed::{DUPLICATE_RUN_OR_SESSION_ID, UNREADABLE_DATE_OR_TIME};
use crate::model::dates::{self, When};
use crate::model::fields::{
    Fields, Form, Key, Like, Reading, Record, Text, key, required, shape, yes_or_no,
};
use crate::model::kind::Kind;
use crate::model::one_of_two::one_of_two;
use crate::model::reference::{References, VenueChoice};
use crate::parse::node::{Content, Entry, Node};
use crate::source::{Span, Spanned};

choices! {
    /// How people come together.
    Mode {
        InPerson = "in-person",
        Online = "online",
        Hybrid = "hybrid",
        SelfPaced = "self-paced",
        DropIn = "drop-in",
        Telephone = "telephone",
    }
}

impl Mode {
    /// Whether people meet in a room, so that the course's venue is theirs.
    pub fn is_in_a_room(self) -> bool {
        matches!(self, Self::InPerson | Self::Hybrid | Self::DropIn)
    }
}

/// One session as written; what is absent is the run's.
#[derive(Debug, Clone)]
pub struct SessionEntry {
    pub when: Spanned<When>,
    pub id: Option<Text>,
    pub theme: Option<Text>,
    pub note: Option<Text>,
    pub venue: Option<VenueChoice>,
    pub mode: Option<Spanned<Mode>>,
    pub facilitators: Vec<Text>,
    /// The reason.
    pub cancelled: Option<Text>,
    pub span: Span,
}

/// The same time every week.
#[derive(Debug, Clone)]
pub struct Weekly {
    pub first: Spanned<When>,
    pub length: WeeklyLength,
    /// Weeks that are left out and not counted.
    pub except: Vec<Spanned<Date>>,
    /// By the date that the series gives.
    pub change: BTreeMap<Date, WeeklyChange>,
    pub span: Span,
}

#[derive(Debug, Clone, Copy)]
pub enum WeeklyLength {
    Times(Spanned<u32>),
    /// The last day that may have a session.
    Until(Spanned<Date>),
}

/// What is different about one session of a series.
#[derive(Debug, Clone)]
pub struct WeeklyChange {
    /// The date as written, for when no session is on it.
    pub date: Spanned<Date>,
    /// Everything but the time is in here; `when` is the series' own unless `moved`.
    pub entry: SessionEntry,
    pub moved: bool,
}

/// The most sessions that a series may have: a daily drop-in for a year.
pub const MOST_SESSIONS: u32 = 400;

pub(super) static SESSION: Record = Record {
    name: "a session",
    keys: &[
        key("on", SESSION_SHAPE)
            .of(Form::Like(&TIMED))
            .called("Day and times"),
        WEEK,
        ID,
        THEME,
        NOTE,
        VENUE,
        MODE,
        FACILITATORS,
        CANCELLED,
    ],
};

/// What is different on one date of a series, where the changes are a list.
static CHANGE: Record = Record {
    name: "a change",
    keys: &[
        required("date", "the date that the series gives, such as 2027-05-04").of(Form::Date),
        key("on", SESSION_SHAPE)
            .of(Form::Like(&TIMED))
            .called("New day and times"),
        WEEK,
        ID,
        THEME,
        NOTE,
        VENUE,
        MODE,
        FACILITATORS,
        CANCELLED,
    ],
};

const WEEK: Key = key("week", "the Monday of the week, such as 2027-02-22")
    .of(Form::Date)
    .called("Week, where the day is open");
const ID: Key = key("id", "a short name that stays");
const THEME: Key = key("theme", shape::TEXT);
const NOTE: Key = key("note", shape::TEXT);
const VENUE: Key = key("venue", "the id of a venue, or of a venue and a room").of(Form::Venue);
const MODE: Key =
    key("mode", "in-person, online, hybrid, drop-in or telephone").of(Form::choice::<Mode>());
const FACILITATORS: Key = key("facilitators", shape::IDS).of(Form::List(&Form::Id(Kind::Person)));
const CANCELLED: Key =
    key("cancelled", "the reason, in a sentence for students").called("Cancelled, because");

pub(super) static WEEKLY: Record = Record {
    name: "a weekly series",
    keys: &[
        required("first", SESSION_SHAPE)
            .of(Form::Like(&TIMED))
            .called("First day and times"),
        key("times", shape::COUNT),
        key("until", shape::DATE),
        key("except", "a list of dates").of(Form::List(&Form::Date)),
        key(
            "change",
            "a date of the series, and what is different on it",
        )
        .of(Form::OneOf(&[
            Form::List(&Form::Keys(&CHANGE)),
            Form::AnyKeys(&Form::Keys(&SESSION)),
        ])),
    ],
};

/// A day and times, as the reader takes them.
static TIMED: Like = Like {
    pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2} +[0-9]{1,2}:[0-9]{2}( *[-–—] *[0-9]{1,2}:[0-9]{2})?$",
    message: "Write a day and times by the 24-hour clock, such as 2027-01-12 10:00-12:00",
};

const SESSION_SHAPE: &str = "a day and times by the 24-hour clock, such as 2027-01-12 10:00-12:00";

fn when(node: &Node, r: &mut Reading<'_>) -> Option<Spanned<When>> {
    let text = r.text(node, SESSION_SHAPE)?;
    match dates::timed(&text.value) {
        Ok(when) => Some(Spanned::new(when, text.span)),
        Err(reason) => {
            let help = help_with_time(&text.value);
            r.report(Finding::new(&UNREADABLE_DATE_OR_TIME, text.span, reason).help(help));
            None
        }
    }
}

/// What to write; for a whole day, and for a time that goes to its end, with the day in it.
fn help_with_time(text: &str) -> String {
    let day = text.split_whitespace().next().unwrap_or(text);
    match text.trim_end().strip_suffix("-24:00") {
        _ if dates::date(text).is_ok() => format!(
            "write when the door opens and when it closes, such as {text} 09:30-16:30; only the start, {text} 09:30, if the end is not known"
        ),
        Some(start) if dates::date(day).is_ok() => format!(
            "write {start}-23:59; one that goes on after midnight is two sessions, the second from 00:00 on the next day"
        ),
        _ => format!("write {SESSION_SHAPE}"),
    }
}

/// A week by its Monday: from another day it would run into the next one.
fn week_commencing(node: &Node, r: &mut Reading<'_>) -> Option<Spanned<When>> {
    let date = r.date(node)?;
    let past = date.value.weekday().to_monday_zero_offset();
    if past > 0 {
        let monday = date.value.saturating_sub(i64::from(past).days());
        let day = date.value.strftime("%A");
        r.report(
            Finding::new(
                &UNREADABLE_DATE_OR_TIME,
                date.span,
                format!("{} is a {day}, and a week begins on a Monday", date.value),
            )
            .label(format!("did you mean {monday}?"))
            .help(format!("write the Monday of the week, such as {monday}")),
        );
    }
    Some(date.map(When::Week))
}

pub(super) fn session(
    node: &Node,
    r: &mut Reading<'_>,
    references: &mut References,
) -> Option<SessionEntry> {
    if matches!(node.content, Content::Scalar(_)) {
        let when = when(node, r)?;
        return Some(SessionEntry::at(when, node.span));
    }
    let mut fields = r.fields(node, &SESSION)?;
    let on = fields.node(r, "on").map(|node| when(node, r));
    let week = fields.node(r, "week").map(|node| week_commencing(node, r));
    let said = on.is_some() || week.is_some();
    if on.is_some() && week.is_some() {
        two_times(&fields, r);
    }
    let entry = details(&mut fields, r, references, node.span);
    fields.finish(r);
    if !said {
        r.wrong_kind(
            node.span,
            "this session does not say when it is",
            "on: with a day and times, or week: with the Monday of a week",
        );
    }
    let when = on.flatten().or(week.flatten())?;
    Some(SessionEntry {
        when,
        ..entry(when)
    })
}

fn two_times(fields: &Fields<'_>, r: &mut Reading<'_>) {
    let message = "a session is on a day or in a week, not both";
    one_of_two(fields, ["on", "week"], message, r);
}

/// The keys of a session besides its time.
fn details(
    fields: &mut Fields<'_>,
    r: &mut Reading<'_>,
    references: &mut References,
    span: Span,
) -> impl FnOnce(Spanned<When>) -> SessionEntry + use<> {
    let id = fields.text(r, "id");
    let theme = fields.text(r, "theme");
    let note = fields.text(r, "note");
    let venue = references.venue(fields, r, "venue");
    let mode = fields.choice::<Mode>(r, "mode");
    let facilitators = references.list(fields, r, "facilitators", Kind::Person);
    let cancelled = match fields.node(r, "cancelled") {
        Some(node) => reason(node, r),
        None => {
            if let Some(place) = fields.empty_span("cancelled") {
                r.wrong_kind(place, "there is no reason here", REASON_SHAPE);
            }
            None
        }
    };
    move |when| SessionEntry {
        when,
        id,
        theme,
        note,
        venue,
        mode,
        facilitators,
        cancelled,
        span,
    }
}

const REASON_SHAPE: &str = "the reason, in a sentence for students, or leave the key out";

/// Why a session is cancelled. Neither a yes or no nor an empty text says whether it takes place.
fn reason(node: &Node, r: &mut Reading<'_>) -> Option<Text> {
    let reason = r.text(node, REASON_SHAPE)?;
    if yes_or_no(&reason.value).is_some() {
        r.wrong_kind(
            reason.span,
            format!("{} is not a reason", reason.value),
            REASON_SHAPE,
        );
    }
    Some(reason)
}

impl SessionEntry {
    /// A session of which only the time is said.
    pub fn at(when: Spanned<When>, span: Span) -> Self {
        Self {
            when,
            id: None,
            theme: None,
            note: None,
            venue: None,
            mode: None,
            facilitators: Vec::new(),
            cancelled: None,
            span,
        }
    }
}

pub(super) fn weekly(
    node: &Node,
    r: &mut Reading<'_>,
    references: &mut References,
) -> Option<Weekly> {
    let mut fields = r.fields(node, &WEEKLY)?;
    let first = fields.node(r, "first").and_then(|node| when(node, r));
    let times = fields.count(r, "times");
    let until = fields.date(r, "until");
    let except = fields.each(r, "except", |r, node| r.date(node));
    let change_node = fields.node(r, "change");
    fields.finish(r);
    let length = match (times, until) {
        (Some(times), None) if (1..=MOST_SESSIONS).contains(&times.value) => {
            WeeklyLength::Times(times)
        }
        (Some(times), None) => {
            r.wrong_kind(
                times.span,
                format!("a series cannot have {} sessions", times.value),
                "a number from 1 to 400",
            );
            return None;
        }
        (None, Some(until)) => WeeklyLength::Until(until),
        (Some(times), Some(_)) => {
            r.wrong_kind(
                times.span,
                "a series has times or until, not both",
                "one of the two",
            );
            return None;
        }
        (None, None) => {
            r.wrong_kind(
                node.span,
                "this series does not say when it stops",
                "times: with a number, or until: with a date",
            );
            return None;
        }
    };
    let first = first?;
    let mut change = BTreeMap::new();
    if let Some(node) = change_node {
        changes(node, first, &mut change, r, references);
    }
    Some(Weekly {
        first,
        length,
        except,
        change,
        span: node.span,
    })
}

fn changes(
    node: &Node,
    first: Spanned<When>,
    changes: &mut BTreeMap<Date, WeeklyChange>,
    r: &mut Reading<'_>,
    references: &mut References,
) {
    for item in changed(node, r) {
        let Some((date, mut fields)) = item.read(r) else {
            continue;
        };
        let on = fields.node(r, "on").and_then(|node| when(node, r));
        let week = fields
            .node(r, "week")
            .and_then(|node| week_commencing(node, r));
        if on.is_some() && week.is_some() {
            two_times(&fields, r);
        }
        let span = fields.span;
        let details = details(&mut fields, r, references, span);
        fields.finish(r);
        let Some(date) = date else {
            continue;
        };
        if let Some(first) = changes.get(&date.value) {
            r.report(changed_twice(date, first.date));
            continue;
        }
        let moved = on.or(week);
        let same = match first.value {
            When::Timed { start, end, .. } => When::Timed {
                date: date.value,
                start,
                end,
            },
            When::Week(_) => When::Week(date.value),
        };
        let when = moved.unwrap_or(Spanned::new(same, date.span));
        let change = WeeklyChange {
            date,
            entry: details(when),
            moved: moved.is_some(),
        };
        changes.insert(date.value, change);
    }
}

fn changed_twice(date: Spanned<Date>, first: Spanned<Date>) -> Finding {
    let message = format!("there is a change on {} already", date.value);
    Finding::new(&DUPLICATE_RUN_OR_SESSION_ID, date.span, message)
        .help("put the two together, under one date")
        .related(first.span, "the first one is here")
}

/// One change of a series: behind its date, or with its date among its keys, as forms write it.
enum Changed<'n> {
    Keyed(&'n Entry),
    Listed(&'n Node),
}

impl<'n> Changed<'n> {
    /// The date that it is about, and what it says.
    fn read(self, r: &mut Reading<'_>) -> Option<(Option<Spanned<Date>>, Fields<'n>)> {
        match self {
            Self::Keyed(entry) => {
                let date = date_of_series(&entry.key, r)?;
                Some((Some(date), r.fields(&entry.value, &SESSION)?))
            }
            Self::Listed(node) => {
                let mut fields = r.fields(node, &CHANGE)?;
                Some((fields.date(r, "date"), fields))
            }
        }
    }
}

fn changed<'n>(node: &'n Node, r: &mut Reading<'_>) -> Vec<Changed<'n>> {
    match &node.content {
        Content::Map(entries) => entries.iter().map(Changed::Keyed).collect(),
        Content::List(items) => {
            let said = items.iter().filter(|item| !item.is_blank());
            said.map(Changed::Listed).collect()
        }
        Content::Scalar(_) => {
            r.wrong_kind(
                node.span,
                format!("this is {}", node.kind()),
                "a date of the series and what is different: {2027-05-04: {cancelled: …}}",
            );
            Vec::new()
        }
    }
}

fn date_of_series(key: &Text, r: &mut Reading<'_>) -> Option<Spanned<Date>> {
    match dates::date(&key.value) {
        Ok(date) => Some(Spanned::new(date, key.span)),
        Err(reason) => {
            r.report(
                Finding::new(&UNREADABLE_DATE_OR_TIME, key.span, reason)
                    .help("write the date that the series gives, such as 2027-05-04"),
            );
            None
        }
    }
}

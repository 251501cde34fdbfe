//! A run of a course: when it is given, and where.

use jiff::civil::Date;

use crate::finding::Finding;
use crate::malformed::{DUPLICATE_RUN_OR_SESSION_ID, UNREADABLE_DATE_OR_TIME, WRONG_KIND_OF_VALUE};
use crate::model::dates;
use crate::model::fields::{Form, Like, Reading, Record, Text, key, required, shape};
use crate::model::kind::{Kind, suggested_id, wrong_id};
use crate::model::one_of_two::one_of_two;
use crate::model::reference::{References, VenueChoice};
use crate::model::session::{self, Mode, SessionEntry, Weekly};
use crate::model::unique::repeated;
use crate::parse::node::Node;
use crate::source::{Span, Spanned};

/// One time that a course is given.
#[derive(Debug, Clone)]
pub struct Run {
    /// Permanent within the course.
    pub id: Text,
    pub term: Option<Text>,
    /// Absent: in person where a venue is named, otherwise not said.
    pub mode: Option<Spanned<Mode>>,
    pub venue: Option<VenueChoice>,
    pub places: Option<Spanned<u32>>,
    pub enrolment: Option<Spanned<RunEnrolment>>,
    pub facilitators: Vec<Text>,
    pub sessions: Vec<SessionEntry>,
    pub weekly: Option<Weekly>,
    pub material: Option<Material>,
    /// Words instead of dates.
    pub when: Option<Text>,
    /// Whether its dates are agreed: one that is not is for the college alone, on no page and in no calendar.
    pub confirmed: bool,
    /// The run of the term before that it was made from.
    pub follows: Option<Text>,
    pub span: Span,
}

/// Whether one can still come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RunEnrolment {
    Open,
    Full,
    WaitingList,
    Closed,
    NotNeeded,
    Opens(Date),
}

/// Something to read, hear or do at one's own pace.
#[derive(Debug, Clone)]
pub struct Material {
    pub url: Text,
    pub kind: Option<Text>,
    pub length: Option<Text>,
}

pub static RUN: Record = Record {
    name: "a run",
    keys: &[
        required("id", "a short name that stays, such as spring-library"),
        key("term", shape::ID).of(Form::Id(Kind::Term)),
        key(
            "mode",
            "in-person, online, hybrid, self-paced, drop-in or telephone",
        )
        .of(Form::choice::<Mode>()),
        key(
            "venue",
            "the id of a venue, or of a venue and a room: central-library/meeting-room",
        )
        .of(Form::Venue),
        key("places", shape::COUNT),
        key(
            "enrolment",
            "open, full, waiting-list, closed, not-needed, or opens with a date",
        )
        .of(Form::Like(&ENROLMENT)),
        key("facilitators", shape::IDS).of(Form::List(&Form::Id(Kind::Person))),
        key(
            "sessions",
            "a list of sessions, such as 2027-01-12 10:00-12:00",
        )
        .of(Form::List(&Form::OneOf(&[
            Form::Keys(&session::SESSION),
            Form::Text,
        ]))),
        key("weekly", "keys: first, times or until, except, change")
            .of(Form::Keys(&session::WEEKLY)),
        key("material", "keys: url, kind, length").of(Form::Keys(&MATERIAL)),
        key(
            "when",
            "words instead of dates, such as Autumn 2027, dates to be confirmed",
        ),
        key("confirmed", shape::YES_NO),
        key("follows", "a run of this course from which it was made"),
    ],
};

static ENROLMENT: Like = Like {
    pattern: "^(open|full|waiting-list|closed|not-needed|opens +[0-9]{4}-[0-9]{2}-[0-9]{2})$",
    message: "Write open, full, waiting-list, closed, not-needed, or opens with a date, such as opens 2027-01-04",
};

static MATERIAL: Record = Record {
    name: "a material",
    keys: &[
        required("url", shape::ADDRESS),
        key("kind", "a word such as podcast"),
        key("length", "words such as 40 minutes"),
    ],
};

/// Reads the runs of a course.
pub fn read_all(node: &Node, r: &mut Reading<'_>, references: &mut References) -> Vec<Run> {
    let items = r.items(node);
    let runs: Vec<Run> = items
        .iter()
        .filter_map(|item| read(item, r, references))
        .collect();
    for (first, id) in repeated(runs.iter().map(|run| &run.id)) {
        r.report(
            Finding::new(
                &DUPLICATE_RUN_OR_SESSION_ID,
                id.span,
                format!("the course has a run {} already", id.value),
            )
            .help("give this run an id of its own; it stays for as long as the course is there")
            .related(first.span, "the first one is here"),
        );
    }
    runs
}

fn read(node: &Node, r: &mut Reading<'_>, references: &mut References) -> Option<Run> {
    let mut fields = r.fields(node, &RUN)?;
    let id = fields.text(r, "id");
    if let Some(id) = &id {
        check_id(id, r);
    }
    let run = Run {
        id: id.unwrap_or_else(|| Spanned::new(String::new(), node.span)),
        term: references.one(&mut fields, r, "term", Kind::Term),
        mode: fields.choice(r, "mode"),
        venue: references.venue(&mut fields, r, "venue"),
        places: fields.count(r, "places"),
        enrolment: fields
            .node(r, "enrolment")
            .and_then(|node| enrolment(node, r)),
        facilitators: references.list(&mut fields, r, "facilitators", Kind::Person),
        sessions: fields.each(r, "sessions", |r, node| {
            session::session(node, r, references)
        }),
        weekly: fields
            .node(r, "weekly")
            .and_then(|node| session::weekly(node, r, references)),
        material: fields
            .node(r, "material")
            .and_then(|node| material(node, r)),
        when: fields.text(r, "when"),
        confirmed: fields.yes_no(r, "confirmed").unwrap_or(true),
        follows: fields.text(r, "follows"),
        span: node.span,
    };
    if run.when.is_some() && (run.weekly.is_some() || !run.sessions.is_empty()) {
        let dates = if run.weekly.is_some() {
            "weekly"
        } else {
            "sessions"
        };
        let message = "a run has dates, or words instead of dates, not both";
        one_of_two(&fields, ["when", dates], message, r);
    }
    fields.finish(r);
    check_session_ids(&run, r);
    (!run.id.value.is_empty()).then_some(run)
}

/// A run's id is part of an address: `/calendars/courses/<course>/<run>.ics`.
fn check_id(id: &Text, r: &mut Reading<'_>) {
    let Some(reason) = wrong_id(Kind::Course, &id.value) else {
        return;
    };
    let suggestion = suggested_id(&id.value);
    let help = match wrong_id(Kind::Course, &suggestion) {
        None => format!("write {suggestion}"),
        Some(_) => "choose another id".to_owned(),
    };
    r.report(Finding::new(&WRONG_KIND_OF_VALUE, id.span, reason).help(help));
}

/// A session of a series has the id that its change gives.
fn check_session_ids(run: &Run, r: &mut Reading<'_>) {
    let changes = run.weekly.iter().flat_map(|weekly| weekly.change.values());
    let sessions = run
        .sessions
        .iter()
        .chain(changes.map(|change| &change.entry));
    for (first, id) in repeated(sessions.filter_map(|session| session.id.as_ref())) {
        r.report(
            Finding::new(
                &DUPLICATE_RUN_OR_SESSION_ID,
                id.span,
                format!("the run has a session {} already", id.value),
            )
            .help("give this session an id of its own, or leave the id out")
            .related(first.span, "the first one is here"),
        );
    }
}

fn enrolment(node: &Node, r: &mut Reading<'_>) -> Option<Spanned<RunEnrolment>> {
    let shape = "open, full, waiting-list, closed, not-needed, or opens with a date, such as opens 2027-01-04";
    let text = r.text(node, shape)?;
    let state = match text.value.as_str() {
        "open" => RunEnrolment::Open,
        "full" => RunEnrolment::Full,
        "waiting-list" => RunEnrolment::WaitingList,
        "closed" => RunEnrolment::Closed,
        "not-needed" => RunEnrolment::NotNeeded,
        other => match other
            .strip_prefix("opens ")
            .map(|day| dates::date(day.trim()))
        {
            Some(Ok(date)) => RunEnrolment::Opens(date),
            Some(Err(reason)) => {
                r.report(
                    Finding::new(&UNREADABLE_DATE_OR_TIME, text.span, reason)
                        .help("write opens and a date, such as opens 2027-01-04"),
                );
                return None;
            }
            None => {
                r.wrong_kind(
                    text.span,
                    format!("{other} is not a state of enrolment"),
                    shape,
                );
                return None;
            }
        },
    };
    Some(Spanned::new(state, text.span))
}

fn material(node: &Node, r: &mut Reading<'_>) -> Option<Material> {
    let mut fields = r.fields(node, &MATERIAL)?;
    let (url, kind, length) = (
        fields.address(r, "url"),
        fields.text(r, "kind"),
        fields.text(r, "length"),
    );
    fields.finish(r);
    Some(Material {
        url: url?,
        kind,
        length,
    })
}

impl RunEnrolment {
    /// The key of the state, for styles and messages.
    pub fn key(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Full => "full",
            Self::WaitingList => "waiting-list",
            Self::Closed => "closed",
            Self::NotNeeded => "not-needed",
            Self::Opens(_) => "opens",
        }
    }
}

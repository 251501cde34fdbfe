//! The shape of `/data/courses.json`. Every comment here is a description in its schema, for whoever reads the file.

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Serialize;

use crate::model::course::{CourseLevel, ForWhom, Rung};
use crate::model::fields::choice::Choice;
use crate::model::partner::PartnerKind;
use crate::model::session::Mode;

/// What a Recovery College offers: its courses with all their dates, and the strands, partners, venues and terms that
/// they name by their ids. An id never changes its meaning; a key that is not known is null; a list may be empty. The
/// site has a page for everything that has a url. There is no name of a person in this file.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct CourseData<'s> {
    /// The version of this form of the file: it goes up when a key goes away or comes to mean something else.
    pub(super) version: u32,
    /// The college whose courses these are.
    pub(super) college: College<'s>,
    /// The strands under which courses are grouped.
    pub(super) strands: Vec<Strand<'s>>,
    /// The organisations with which courses are made and given.
    pub(super) partners: Vec<Partner<'s>>,
    /// Where courses are given. A place that is told only to those who enrol is not among them.
    pub(super) venues: Vec<Venue<'s>>,
    /// The terms that are published, past ones too.
    pub(super) terms: Vec<Term<'s>>,
    /// The courses, in the order of their ids. Those that have ended for good are left out.
    pub(super) courses: Vec<Course<'s>>,
}

/// The college.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct College<'s> {
    /// Its name.
    pub(super) name: &'s str,
    /// Its home page.
    #[schemars(extend("format" = "uri"))]
    pub(super) url: &'s str,
    /// The language of the texts, as a BCP 47 tag such as en-GB.
    pub(super) language: &'s str,
    /// The zone of its clocks, as the IANA names it, such as Europe/London.
    pub(super) time_zone: Option<&'s str>,
    /// The number to ring, as people write it.
    pub(super) phone: Option<&'s str>,
    /// The number for text messages.
    pub(super) text: Option<&'s str>,
    /// The address for email.
    pub(super) email: Option<&'s str>,
}

/// A strand.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Strand<'s> {
    /// Its id.
    pub(super) id: &'s str,
    /// Its name.
    pub(super) name: &'s str,
    /// Its page.
    #[schemars(extend("format" = "uri"))]
    pub(super) url: String,
}

/// A partner of the college.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Partner<'s> {
    /// Its id.
    pub(super) id: &'s str,
    /// Its name.
    pub(super) name: &'s str,
    /// What sort of organisation it is.
    #[schemars(schema_with = "word_or_null::<PartnerKind>")]
    pub(super) kind: Option<&'static str>,
    /// Its page on the college's site.
    #[schemars(extend("format" = "uri"))]
    pub(super) url: String,
    /// Its own site.
    pub(super) website: Option<&'s str>,
}

/// A place where courses are given.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Venue<'s> {
    /// Its id.
    pub(super) id: &'s str,
    /// Its name.
    pub(super) name: &'s str,
    /// Its page, with how to get in.
    #[schemars(extend("format" = "uri"))]
    pub(super) url: String,
    /// The lines of its address, without the postcode.
    pub(super) address: Vec<&'s str>,
    /// Its postcode.
    pub(super) postcode: Option<&'s str>,
    /// Degrees north (WGS 84).
    pub(super) latitude: Option<f64>,
    /// Degrees east (WGS 84).
    pub(super) longitude: Option<f64>,
    /// What the venue says of access; a question that it does not answer is left out.
    pub(super) access: Vec<Access<'s>>,
}

/// An answer about access.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Access<'s> {
    /// What is asked: step_free, accessible_toilet, hearing_loop, parking, bus or quiet_space.
    pub(super) question: &'static str,
    /// yes, no, or words.
    pub(super) answer: &'s str,
}

/// A term.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Term<'s> {
    /// Its id.
    pub(super) id: &'s str,
    /// Its name.
    pub(super) name: &'s str,
    /// Its timetable.
    #[schemars(extend("format" = "uri"))]
    pub(super) url: String,
    /// Its first day.
    #[schemars(extend("format" = "date"))]
    pub(super) starts: String,
    /// Its last day.
    #[schemars(extend("format" = "date"))]
    pub(super) ends: String,
}

/// A course.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Course<'s> {
    /// Its id.
    pub(super) id: &'s str,
    /// Its page, with everything that a student asks.
    #[schemars(extend("format" = "uri"))]
    pub(super) url: String,
    /// Its title.
    pub(super) title: &'s str,
    /// What it is, in one sentence.
    pub(super) summary: &'s str,
    /// The ids of its strands, the main one first.
    pub(super) strands: Vec<&'s str>,
    /// The ids of the partners that make and give it with the college.
    pub(super) partners: Vec<&'s str>,
    /// Whom it may suit, in a sentence.
    pub(super) audience: Option<&'s str>,
    /// Who may come.
    pub(super) open_to: OpenTo<'s>,
    /// Whom it is made for in particular; empty when that is not said.
    #[schemars(schema_with = "list_of_words::<ForWhom>")]
    pub(super) made_for: Vec<&'static str>,
    /// How far along it is: a good place to start, a next step, or further on.
    #[schemars(schema_with = "word_or_null::<CourseLevel>")]
    pub(super) level: Option<&'static str>,
    /// The language in which it is given, as a BCP 47 tag.
    pub(super) language: &'s str,
    /// Whether it costs nothing at all.
    pub(super) free: bool,
    /// What it costs, in words, such as a gift that is asked for; null when it is free.
    pub(super) cost: Option<&'s str>,
    /// What is asked of those who come, such as to be there the first time.
    pub(super) attendance: Option<&'s str>,
    /// What some people would like to know beforehand about its content.
    pub(super) content_note: Option<&'s str>,
    /// What people can do after it.
    pub(super) outcomes: Vec<&'s str>,
    /// How far people with lived experience shared in making it, from consultation up to co-production.
    #[schemars(schema_with = "word_or_null::<Rung>")]
    pub(super) co_production: Option<&'static str>,
    /// Who made it.
    pub(super) made_by: Vec<Person<'s>>,
    /// A partner that takes the bookings itself, by its id.
    pub(super) bookings_by: Option<&'s str>,
    /// A form for enrolling on the web.
    pub(super) enrolment_url: Option<&'s str>,
    /// The day on which somebody last looked at the text.
    #[schemars(extend("format" = "date"))]
    pub(super) checked: Option<String>,
    /// Each time that the course is given, those that are over too.
    pub(super) runs: Vec<Run<'s>>,
}

/// Who may come.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct OpenTo<'s> {
    /// Whether everybody may.
    pub(super) everyone: bool,
    /// Who may, when not everybody: a group, or ages.
    pub(super) only: Option<&'s str>,
    /// Why only they.
    pub(super) reason: Option<&'s str>,
}

/// Somebody, by what they do and never by name.
#[derive(Debug, PartialEq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Person<'s> {
    /// What they do, such as Peer trainer.
    pub(super) role: &'s str,
    /// The id of the partner for which they work.
    pub(super) partner: Option<&'s str>,
}

/// One time that a course is given.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Run<'s> {
    /// Its id, which no other run of the course has.
    pub(super) id: &'s str,
    /// Its place on the course's page.
    #[schemars(extend("format" = "uri"))]
    pub(super) url: String,
    /// Its calendar (iCalendar), to subscribe to.
    #[schemars(extend("format" = "uri"))]
    pub(super) calendar: String,
    /// The id of its term.
    pub(super) term: Option<&'s str>,
    /// How people come together.
    #[schemars(schema_with = "word_or_null::<Mode>")]
    pub(super) mode: Option<&'static str>,
    /// How many can take part.
    pub(super) places: Option<u32>,
    /// Whether one can still come: open, full, waiting-list, closed, not-needed, or opens, on the day in enrolment_opens.
    #[schemars(extend("enum" = ["open", "full", "waiting-list", "closed", "not-needed", "opens", null]))]
    pub(super) enrolment: Option<&'static str>,
    /// The day from which one can enrol, while it is still to come.
    #[schemars(extend("format" = "date"))]
    pub(super) enrolment_opens: Option<String>,
    /// Who leads it.
    pub(super) facilitators: Vec<Person<'s>>,
    /// Words instead of dates, such as Autumn 2027, dates to be confirmed.
    pub(super) when: Option<&'s str>,
    /// What there is to do at one's own pace.
    pub(super) material: Option<Material<'s>>,
    /// Its sessions, in the order of time.
    pub(super) sessions: Vec<Session<'s>>,
}

/// Something to read, hear or do at one's own pace.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Material<'s> {
    /// Where it is.
    #[schemars(extend("format" = "uri"))]
    pub(super) url: &'s str,
    /// What it is, such as podcast.
    pub(super) kind: Option<&'s str>,
    /// How long it takes, in words.
    pub(super) length: Option<&'s str>,
}

/// One meeting. Either start is known, or only the week.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Session<'s> {
    /// The name of the session in every calendar. It stays when the date, the place or the title changes.
    pub(super) uid: &'s str,
    /// When it begins: date, time, and the offset of the college's clocks on that day (RFC 3339).
    #[schemars(extend("format" = "date-time"))]
    pub(super) start: Option<String>,
    /// When it ends, likewise.
    #[schemars(extend("format" = "date-time"))]
    pub(super) end: Option<String>,
    /// The Monday of the week in which it will be, when no more is known.
    #[schemars(extend("format" = "date"))]
    pub(super) week: Option<String>,
    /// Which session of the run it is, from 1.
    pub(super) number: usize,
    /// What it is about.
    pub(super) theme: Option<&'s str>,
    /// What to know about it.
    pub(super) note: Option<&'s str>,
    /// How people come together this time.
    #[schemars(schema_with = "word_or_null::<Mode>")]
    pub(super) mode: Option<&'static str>,
    /// The id of the venue; null where people do not meet in one, and where it is told only to those who enrol.
    pub(super) venue: Option<&'s str>,
    /// Where it is, in words for readers.
    pub(super) place: Option<String>,
    /// Whether it takes place.
    #[schemars(extend("enum" = ["on", "cancelled"]))]
    pub(super) state: &'static str,
    /// Why it is cancelled.
    pub(super) reason: Option<&'s str>,
}

/// One of the words of a choice.
fn word_or_null<C: Choice>(_: &mut SchemaGenerator) -> Schema {
    let words = C::words().map(Some).chain([None]).collect::<Vec<_>>();
    json_schema!({ "type": ["string", "null"], "enum": words })
}

fn list_of_words<C: Choice>(_: &mut SchemaGenerator) -> Schema {
    let words: Vec<&str> = C::words().collect();
    json_schema!({ "type": "array", "items": { "type": "string", "enum": words } })
}

//! A term: the weeks in which courses run.

use jiff::civil::Date;

use crate::finding::Finding;
use crate::malformed::WRONG_KIND_OF_VALUE;
use crate::model::fields::{Fields, Form, Reading, Record, Text, key, required, shape};
use crate::model::origin::Origin;
use crate::model::span_of_days::{DAYS, Days, days};
use crate::parse::body::Body;
use crate::source::Spanned;

/// A term; `starts` is never after `ends`.
#[derive(Debug, Clone)]
pub struct Term {
    pub origin: Origin,
    pub name: Text,
    pub starts: Spanned<Date>,
    pub ends: Spanned<Date>,
    pub breaks: Vec<Days>,
    pub enrolment_opens: Option<Spanned<Date>>,
    pub body: Body,
}

pub static TERM: Record = Record {
    name: "a term",
    keys: &[
        required("name", shape::TEXT),
        required("starts", shape::DATE),
        required("ends", shape::DATE),
        key(
            "breaks",
            "a list such as {from: 2027-02-15, to: 2027-02-19, reason: Half term}",
        )
        .of(Form::List(&Form::Keys(&DAYS))),
        key("enrolment_opens", shape::DATE),
        key("draft", shape::YES_NO),
    ],
};

pub fn read(
    origin: Origin,
    mut fields: Fields<'_>,
    body: Body,
    r: &mut Reading<'_>,
) -> Option<Term> {
    fields.yes_no(r, "draft");
    let (name, starts, ends) = (
        fields.text(r, "name"),
        fields.date(r, "starts"),
        fields.date(r, "ends"),
    );
    let breaks = fields.each(r, "breaks", |r, node| days(node, r));
    let enrolment_opens = fields.date(r, "enrolment_opens");
    fields.finish(r);
    let (name, starts, ends) = (name?, starts?, ends?);
    if ends.value < starts.value {
        r.report(
            Finding::new(
                &WRONG_KIND_OF_VALUE,
                ends.span,
                "the term ends before it starts",
            )
            .help("write the later date after ends:")
            .related(starts.span, "it starts here"),
        );
        return None;
    }
    Some(Term {
        name,
        starts,
        ends,
        breaks,
        enrolment_opens,
        origin,
        body,
    })
}

impl Term {
    /// Whether a day lies in it; its first and last day do.
    pub fn holds(&self, day: Date) -> bool {
        self.starts.value <= day && day <= self.ends.value
    }
}

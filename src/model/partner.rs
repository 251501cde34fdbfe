//! A partner, and what was agreed with it.

use jiff::civil::Date;

use crate::choices;
use crate::finding::Finding;
use crate::malformed::UNREADABLE_DATE_OR_TIME;
use crate::model::dates;
use crate::model::fields::{
    Fields, Form, Like, Reading, Record, Text, key, required, shape, yes_or_no,
};
use crate::model::kind::Kind;
use crate::model::origin::Origin;
use crate::model::reference::References;
use crate::parse::body::Body;
use crate::parse::node::{Content, Node};
use crate::source::{Span, Spanned};

#[derive(Debug, Clone)]
pub struct Partner {
    pub origin: Origin,
    pub name: Text,
    pub kind: Option<Spanned<PartnerKind>>,
    pub website: Option<Text>,
    pub status: Status,
    pub topics: Vec<Text>,
    pub contact: PartnerContact,
    pub paid: Option<bool>,
    pub agreements: Vec<Agreement>,
    pub gives: Vec<Text>,
    pub gets: Vec<Text>,
    pub contact_role: Option<Text>,
    pub body: Body,
}

choices! {
    /// What sort of organisation it is.
    PartnerKind {
        Nhs = "nhs",
        Voluntary = "voluntary",
        LocalAuthority = "local-authority",
        Education = "education",
        Library = "library",
        Sport = "sport",
        Business = "business",
        Community = "community",
        Housing = "housing",
        Other = "other",
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    Active,
    Paused(Span),
    Ended(Spanned<Date>),
}

/// Published only where `public` is true.
#[derive(Debug, Default, Clone)]
pub struct PartnerContact {
    pub phone: Option<Text>,
    pub email: Option<Text>,
    pub public: bool,
}

/// One agreement; a partner may have several, each for something else.
#[derive(Debug, Clone)]
pub struct Agreement {
    /// Agreed by word of mouth, with a note of what.
    pub informal: bool,
    pub note: Option<Text>,
    pub covers: Vec<Spanned<Cover>>,
    pub signed: Option<Spanned<Date>>,
    pub review_by: Option<Spanned<Date>>,
    pub ends: Option<Spanned<Date>>,
    pub reviews_held: Vec<Spanned<Date>>,
    pub checks: Vec<Check>,
    pub span: Span,
}

choices! {
    /// What an agreement is about.
    Cover { College = "college", Course = "course", Venue = "venue", Cohort = "cohort" }
}

/// That something was seen; the document itself is kept elsewhere.
#[derive(Debug, Clone)]
pub struct Check {
    /// A key of [`CHECKS`].
    pub what: &'static str,
    pub answer: Spanned<CheckAnswer>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CheckAnswer {
    Yes,
    No,
    NotNeeded,
    RunsTo(Date),
}

pub static PARTNER: Record = Record {
    name: "a partner",
    keys: &[
        required("name", shape::TEXT),
        key(
            "kind",
            "nhs, voluntary, local-authority, education, library, sport, business, community, housing or other",
        ).of(Form::choice::<PartnerKind>()),
        key("website", shape::ADDRESS),
        key("status", STATUS_SHAPE).of(Form::OneOf(&[Form::Like(&STATUS), Form::Keys(&ENDED)])),
        key("topics", shape::IDS).of(Form::List(&Form::Id(Kind::Topic))).called("Strands"),
        key("contact", "keys: phone, email, public").of(Form::Keys(&CONTACT)),
        key("paid", shape::YES_NO),
        key("agreements", "a list of agreements").of(Form::List(&Form::Keys(&AGREEMENT))),
        key(
            "agreement",
            "keys: covers, signed, review_by, ends, reviews_held, checks; or {informal: yes, note: …}",
        ).of(Form::List(&Form::Keys(&AGREEMENT))),
        key("gives", shape::TEXTS),
        key("gets", shape::TEXTS),
        key("contact_role", "a role, never a person's name"),
        key("draft", shape::YES_NO),
    ],
};

static CONTACT: Record = Record {
    name: "a partner's contact",
    keys: &[
        key("phone", shape::TEXT),
        key("email", shape::TEXT),
        key("public", shape::YES_NO),
    ],
};

static AGREEMENT: Record = Record {
    name: "an agreement",
    keys: &[
        key("informal", shape::YES_NO),
        key("note", shape::TEXT),
        key("covers", "a list of college, course, venue, cohort")
            .of(Form::List(&Form::choice::<Cover>())),
        key("signed", shape::DATE),
        key("review_by", shape::DATE),
        key("ends", shape::DATE),
        key("reviews_held", "a list of dates").of(Form::List(&Form::Date)),
        key(
            "checks",
            "keys: liability_insurance, dbs, safeguarding_policy, references",
        )
        .of(Form::Keys(&CHECKS)),
    ],
};

const STATUS_SHAPE: &str = "active, paused, or {ended: 2026-10-01}";

static STATUS: Like = Like {
    pattern: "^(active|paused|ended +[0-9]{4}-[0-9]{2}-[0-9]{2})$",
    message: "Write active, paused, or ended with a date, such as ended 2026-10-01",
};

static CHECK: Like = Like {
    pattern: "^(yes|no|not-needed|[0-9]{4}-[0-9]{2}-[0-9]{2})$",
    message: "Write yes, no, not-needed, or the date it runs to, such as 2027-05-01",
};

static ENDED: Record = Record {
    name: "a status",
    keys: &[required("ended", shape::DATE)],
};

/// The checks that an agreement may record.
pub static CHECKS: Record = Record {
    name: "checks",
    keys: &[
        key("liability_insurance", CHECK_SHAPE).of(Form::Like(&CHECK)),
        key("dbs", CHECK_SHAPE)
            .of(Form::Like(&CHECK))
            .called("DBS checks"),
        key("safeguarding_policy", CHECK_SHAPE).of(Form::Like(&CHECK)),
        key("references", CHECK_SHAPE).of(Form::Like(&CHECK)),
    ],
};

/// A key of [`CHECKS`] as people say it.
pub fn check_in_words(what: &str) -> &str {
    match what {
        "liability_insurance" => "liability insurance",
        "dbs" => "DBS checks",
        "safeguarding_policy" => "safeguarding policy",
        other => other,
    }
}

const CHECK_SHAPE: &str = "yes, no, not-needed, or the date it runs to";

pub fn read(
    origin: Origin,
    mut fields: Fields<'_>,
    body: Body,
    r: &mut Reading<'_>,
    references: &mut References,
) -> Option<Partner> {
    fields.yes_no(r, "draft");
    let name = fields.text(r, "name");
    let mut agreements = fields.each(r, "agreements", |r, node| agreement(node, r));
    agreements.extend(fields.each(r, "agreement", |r, node| agreement(node, r)));
    let partner = Partner {
        name: name
            .clone()
            .unwrap_or_else(|| Spanned::new(origin.id.clone(), origin.front)),
        kind: fields.choice(r, "kind"),
        website: fields.address(r, "website"),
        status: fields
            .node(r, "status")
            .and_then(|node| status(node, r))
            .unwrap_or(Status::Active),
        topics: references.list(&mut fields, r, "topics", Kind::Topic),
        contact: fields
            .node(r, "contact")
            .and_then(|node| contact(node, r))
            .unwrap_or_default(),
        paid: fields.yes_no(r, "paid"),
        agreements,
        gives: fields.texts(r, "gives"),
        gets: fields.texts(r, "gets"),
        contact_role: fields.text(r, "contact_role"),
        origin,
        body,
    };
    fields.finish(r);
    name.map(|_| partner)
}

fn status(node: &Node, r: &mut Reading<'_>) -> Option<Status> {
    if matches!(node.content, Content::Map(_)) {
        let mut fields = r.fields(node, &ENDED)?;
        let ended = fields.date(r, "ended");
        fields.finish(r);
        return ended.map(Status::Ended);
    }
    let text = r.text(node, STATUS_SHAPE)?;
    match text.value.as_str() {
        "active" => Some(Status::Active),
        "paused" => Some(Status::Paused(text.span)),
        other => match other
            .strip_prefix("ended ")
            .map(|day| dates::date(day.trim()))
        {
            Some(Ok(day)) => Some(Status::Ended(Spanned::new(day, text.span))),
            Some(Err(reason)) => {
                r.report(
                    Finding::new(&UNREADABLE_DATE_OR_TIME, text.span, reason)
                        .help("write ended and a date, such as ended 2026-10-01"),
                );
                None
            }
            None => {
                r.wrong_kind(
                    text.span,
                    format!("{other} is not a state of a partner"),
                    STATUS_SHAPE,
                );
                None
            }
        },
    }
}

fn contact(node: &Node, r: &mut Reading<'_>) -> Option<PartnerContact> {
    let mut fields = r.fields(node, &CONTACT)?;
    let contact = PartnerContact {
        phone: fields.text(r, "phone"),
        email: fields.text(r, "email"),
        public: fields.yes_no(r, "public").unwrap_or(false),
    };
    fields.finish(r);
    Some(contact)
}

fn agreement(node: &Node, r: &mut Reading<'_>) -> Option<Agreement> {
    let mut fields = r.fields(node, &AGREEMENT)?;
    let agreement = Agreement {
        informal: fields.yes_no(r, "informal").unwrap_or(false),
        note: fields.text(r, "note"),
        covers: fields.choices(r, "covers"),
        signed: fields.date(r, "signed"),
        review_by: fields.date(r, "review_by"),
        ends: fields.date(r, "ends"),
        reviews_held: fields.each(r, "reviews_held", |r, node| r.date(node)),
        checks: fields
            .node(r, "checks")
            .map_or_else(Vec::new, |node| checks(node, r)),
        span: node.span,
    };
    fields.finish(r);
    Some(agreement)
}

fn checks(node: &Node, r: &mut Reading<'_>) -> Vec<Check> {
    let Some(mut fields) = r.fields(node, &CHECKS) else {
        return Vec::new();
    };
    let mut checks = Vec::new();
    for key in CHECKS.keys {
        let Some(text) = fields.text(r, key.name) else {
            continue;
        };
        let answer = match (yes_or_no(&text.value), text.value.as_str()) {
            (Some(true), _) => Some(CheckAnswer::Yes),
            (Some(false), _) => Some(CheckAnswer::No),
            (None, "not-needed") => Some(CheckAnswer::NotNeeded),
            (None, other) => dates::date(other).ok().map(CheckAnswer::RunsTo),
        };
        match answer {
            Some(answer) => checks.push(Check {
                what: key.name,
                answer: Spanned::new(answer, text.span),
            }),
            None => r.wrong_kind(
                text.span,
                format!("{} does not answer this", text.value),
                CHECK_SHAPE,
            ),
        }
    }
    fields.finish(r);
    checks
}

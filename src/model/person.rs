//! A person: by role, and by name only with consent.

use jiff::civil::Date;

use crate::choices;
use crate::model::fields::{Fields, Form, Reading, Record, Text, key, required, shape};
use crate::model::kind::Kind;
use crate::model::origin::Origin;
use crate::model::reference::References;
use crate::parse::body::Body;
use crate::source::Spanned;

#[derive(Debug, Clone)]
pub struct Person {
    pub origin: Origin,
    pub expertise: Vec<Spanned<Expertise>>,
    pub topics: Vec<Text>,
    pub role: Text,
    pub partner: Option<Text>,
    pub name: Option<Text>,
    pub consent: Option<Consent>,
    pub body: Body,
}

choices! {
    /// What somebody brings: experience of their own, or study and work. One person may bring both.
    Expertise { Lived = "lived", Learned = "learned" }
}

/// That somebody agreed to be named; the paper itself is kept elsewhere.
#[derive(Debug, Clone)]
pub struct Consent {
    pub on: Spanned<Date>,
    pub review_by: Option<Spanned<Date>>,
}

pub static PERSON: Record = Record {
    name: "a person",
    keys: &[
        required("expertise", "[lived], [learned], or both")
            .of(Form::List(&Form::choice::<Expertise>())),
        key("topics", shape::IDS)
            .of(Form::List(&Form::Id(Kind::Topic)))
            .called("Strands"),
        required("role", "what they do, such as Peer trainer"),
        key("partner", shape::ID).of(Form::Id(Kind::Partner)),
        key("name", "the name to publish, only with consent"),
        key("consent", "keys: on, review_by").of(Form::Keys(&CONSENT)),
        key("draft", shape::YES_NO),
    ],
};

static CONSENT: Record = Record {
    name: "a consent",
    keys: &[required("on", shape::DATE), key("review_by", shape::DATE)],
};

pub fn read(
    origin: Origin,
    mut fields: Fields<'_>,
    body: Body,
    r: &mut Reading<'_>,
    references: &mut References,
) -> Option<Person> {
    fields.yes_no(r, "draft");
    let expertise = fields.choices(r, "expertise");
    let topics = references.list(&mut fields, r, "topics", Kind::Topic);
    let role = fields.text(r, "role");
    let partner = references.one(&mut fields, r, "partner", Kind::Partner);
    let name = fields.text(r, "name");
    let consent = fields.node(r, "consent").and_then(|node| {
        let mut fields = r.fields(node, &CONSENT)?;
        let (on, review_by) = (fields.date(r, "on"), fields.date(r, "review_by"));
        fields.finish(r);
        Some(Consent { on: on?, review_by })
    });
    fields.finish(r);
    Some(Person {
        expertise,
        topics,
        role: role?,
        partner,
        name,
        consent,
        origin,
        body,
    })
}

impl Person {
    pub fn has(&self, expertise: Expertise) -> bool {
        self.expertise.iter().any(|own| own.value == expertise)
    }

    /// The name, when there is consent that has not run out on this day.
    pub fn published_name(&self, today: Date) -> Option<&str> {
        let consent = self.consent.as_ref()?;
        let valid =
            consent.on.value <= today && consent.review_by.is_none_or(|until| today <= until.value);
        self.name
            .as_ref()
            .filter(|_| valid)
            .map(|name| name.value.as_str())
    }
}

//! The college: its name, its zone and its words.

use jiff::tz::TimeZone;

use crate::choices;
use crate::finding::Finding;
use crate::language::is_same;
use crate::malformed::{DUPLICATE_ID, WRONG_KIND_OF_VALUE};
use crate::model::fields::{Fields, Form, Reading, Record, Text, key, nearest, required, shape};
use crate::model::kind::{Kind, wrong_id};
use crate::model::language::language;
use crate::model::origin::Origin;
use crate::model::reference::References;
use crate::model::settings::{self, CalendarSettings, Panel, RuleSetting, ThemeChoice};
use crate::model::span_of_days::{DAYS, Days, days};
use crate::parse::body::Body;
use crate::parse::node::Node;
use crate::source::{Span, Spanned};

/// The college as `content/college.md` says.
#[derive(Debug, Clone)]
pub struct College {
    pub origin: Origin,
    pub name: Text,
    pub short_name: Option<Text>,
    /// With a slash at its end.
    pub base_url: Text,
    /// BCP 47.
    pub language: Text,
    pub languages: Vec<Text>,
    pub time_zone: TimeZone,
    pub formed_as: Option<Spanned<FormedAs>>,
    pub lead_partners: Vec<Text>,
    pub contact: Contact,
    pub collections: Vec<Collection>,
    pub support: Option<Text>,
    pub bank_holidays: Option<Spanned<BankHolidays>>,
    pub enrolment_steps: Vec<Text>,
    pub enrolment_url: Option<Text>,
    pub age_from: Option<Spanned<u32>>,
    pub age_to: Option<Spanned<u32>>,
    pub words: CollegeWords,
    pub urgent_help: bool,
    pub closures: Vec<Days>,
    pub panel: Panel,
    pub calendar: CalendarSettings,
    pub theme: ThemeChoice,
    pub rules: Vec<RuleSetting>,
    /// The key that says that people are kept outside the repository.
    pub people_in_overlay: Option<Span>,
    pub body: Body,
}

choices! {
    /// How the college is set up.
    FormedAs { Single = "single", Partnership = "partnership", Network = "network", Cohort = "cohort" }
}

choices! {
    /// Which bank holidays count.
    BankHolidays {
        EnglandAndWales = "england-and-wales",
        Scotland = "scotland",
        NorthernIreland = "northern-ireland",
        None = "none",
    }
}

#[derive(Debug, Default, Clone)]
pub struct Contact {
    pub phone: Option<Text>,
    pub text: Option<Text>,
    pub email: Option<Text>,
}

/// A part of the college with its own ages and page.
#[derive(Debug, Clone)]
pub struct Collection {
    pub id: Text,
    pub name: Text,
    pub ages: Option<Text>,
}

/// The college's own words for people.
#[derive(Debug, Default, Clone)]
pub struct CollegeWords {
    pub attendee: Option<Text>,
    pub lived: Option<Text>,
    pub learned: Option<Text>,
}

pub static COLLEGE: Record = Record {
    name: "the college",
    keys: &[
        required("name", shape::TEXT),
        key("short_name", "a short name, for calendars"),
        required(
            "base_url",
            "the address where the site will stand, such as https://example.org/college/",
        )
        .of(Form::Address),
        required("language", "a language tag, such as en-GB"),
        key("languages", "a list of language tags").of(Form::List(&Form::Text)),
        required("time_zone", "a time zone, such as Europe/London"),
        key("formed_as", "single, partnership, network or cohort").of(Form::choice::<FormedAs>()),
        key("lead_partners", shape::IDS).of(Form::List(&Form::Id(Kind::Partner))),
        key("contact", "keys: phone, text, email").of(Form::Keys(&CONTACT)),
        key(
            "collections",
            "a list such as {id: youth, name: Youth college, ages: 11 to 18}",
        )
        .of(Form::List(&Form::Keys(&COLLECTION))),
        key("support", shape::TEXT),
        key(
            "bank_holidays",
            "england-and-wales, scotland, northern-ireland or none",
        )
        .of(Form::choice::<BankHolidays>()),
        key("enrolment", "keys: steps, url").of(Form::Keys(&ENROLMENT)),
        key("age", "keys: from, to").of(Form::Keys(&AGE)),
        key("words", "keys: attendee, lived, learned").of(Form::Keys(&WORDS)),
        key("urgent_help", shape::YES_NO),
        key(
            "closures",
            "a list such as {from: 2026-12-19, to: 2027-01-04, reason: Christmas}",
        )
        .of(Form::List(&Form::Keys(&DAYS))),
        key(
            "panel",
            "keys: mode, window_days, minimum_responses, members_from, large_below, new_file_url",
        )
        .of(Form::Keys(&settings::PANEL)),
        key("calendar", "keys: cancelled").of(Form::Keys(&settings::CALENDAR)),
        key("theme", "keys: name, accent").of(Form::Keys(&settings::THEME)),
        key("rules", "names or codes of rules, each with a level")
            .of(Form::AnyKeys(&settings::RULE)),
        key(
            "people",
            "overlay, when people are kept outside the repository",
        )
        .of(Form::Choice(|| vec!["overlay"])),
    ],
};

static CONTACT: Record = Record {
    name: "a contact",
    keys: &[
        key("phone", shape::TEXT),
        key("text", shape::TEXT),
        key("email", shape::TEXT),
    ],
};
static COLLECTION: Record = Record {
    name: "a collection",
    keys: &[
        required("id", "a short name for its address"),
        required("name", shape::TEXT),
        key("ages", "ages, such as 11 to 18"),
    ],
};
static ENROLMENT: Record = Record {
    name: "the college's enrolment",
    keys: &[key("steps", shape::TEXTS), key("url", shape::ADDRESS)],
};
static AGE: Record = Record {
    name: "the college's age",
    keys: &[key("from", shape::COUNT), key("to", shape::COUNT)],
};
static WORDS: Record = Record {
    name: "the college's words",
    keys: &[
        key("attendee", shape::TEXT),
        key("lived", shape::TEXT),
        key("learned", shape::TEXT),
    ],
};

/// Reads the college; a field that is missing or wrong is said and stands in as something harmless.
pub fn read(
    origin: Origin,
    mut fields: Fields<'_>,
    body: Body,
    r: &mut Reading<'_>,
    references: &mut References,
) -> College {
    let stand_in = |text: Option<Text>, words: &str| {
        text.unwrap_or_else(|| Spanned::new(words.to_owned(), origin.front))
    };
    let enrolment = fields.node(r, "enrolment").and_then(|node| {
        let mut fields = r.fields(node, &ENROLMENT)?;
        let read = (fields.texts(r, "steps"), fields.address(r, "url"));
        fields.finish(r);
        Some(read)
    });
    let (enrolment_steps, enrolment_url) = enrolment.unwrap_or_default();
    let age = fields.node(r, "age").and_then(|node| {
        let mut fields = r.fields(node, &AGE)?;
        let read = (fields.count(r, "from"), fields.count(r, "to"));
        fields.finish(r);
        Some(read)
    });
    let (age_from, age_to) = age.unwrap_or_default();
    let college = College {
        name: stand_in(fields.text(r, "name"), "The college"),
        short_name: fields.text(r, "short_name"),
        base_url: base_url(&mut fields, r)
            .unwrap_or_else(|| Spanned::new("https://example.org/".into(), origin.front)),
        language: stand_in(
            fields.text(r, "language").and_then(|tag| language(tag, r)),
            "en",
        ),
        languages: languages(&mut fields, r),
        time_zone: time_zone(&mut fields, r),
        formed_as: fields.choice(r, "formed_as"),
        lead_partners: references.list(&mut fields, r, "lead_partners", Kind::Partner),
        contact: fields
            .node(r, "contact")
            .and_then(|node| contact(node, r))
            .unwrap_or_default(),
        collections: collections(
            fields.each(r, "collections", |r, node| collection(node, r)),
            r,
        ),
        support: fields.text(r, "support"),
        bank_holidays: fields.choice(r, "bank_holidays"),
        enrolment_steps,
        enrolment_url,
        age_from,
        age_to,
        words: fields
            .node(r, "words")
            .and_then(|node| words(node, r))
            .unwrap_or_default(),
        urgent_help: fields.yes_no(r, "urgent_help").unwrap_or(false),
        closures: fields.each(r, "closures", |r, node| days(node, r)),
        panel: fields
            .node(r, "panel")
            .and_then(|node| settings::panel(node, r))
            .unwrap_or_default(),
        calendar: fields
            .node(r, "calendar")
            .and_then(|node| settings::calendar(node, r))
            .unwrap_or_default(),
        theme: fields
            .node(r, "theme")
            .and_then(|node| settings::theme(node, r))
            .unwrap_or_default(),
        rules: fields
            .node(r, "rules")
            .map_or_else(Vec::new, |node| settings::rules(node, r)),
        people_in_overlay: people(&mut fields, r),
        origin,
        body,
    };
    fields.finish(r);
    college
}

fn languages(fields: &mut Fields<'_>, r: &mut Reading<'_>) -> Vec<Text> {
    let mut languages: Vec<Text> = Vec::new();
    for tag in fields.texts(r, "languages") {
        let Some(tag) = language(tag, r) else {
            continue;
        };
        match languages.iter().find(|known| is_same(known, &tag)) {
            Some(known) => r.wrong_kind(
                tag.span,
                format!("{} is the same language as {} here", tag.value, known.value),
                "each language once",
            ),
            None => languages.push(tag),
        }
    }
    languages
}

fn base_url(fields: &mut Fields<'_>, r: &mut Reading<'_>) -> Option<Text> {
    let mut url = fields.address(r, "base_url")?;
    match checked_base_url(&url.value) {
        Ok(fine) => {
            url.value = fine;
            Some(url)
        }
        Err(reason) => {
            r.wrong_kind(
                url.span,
                reason,
                "an address such as https://example.org/college/",
            );
            None
        }
    }
}

/// An address where a site can stand, with a slash at its end.
///
/// # Errors
///
/// What is wrong with it, in a coordinator's words.
pub fn checked_base_url(url: &str) -> Result<String, String> {
    let rest = url
        .strip_prefix("https://")
        .or_else(|| url.strip_prefix("http://"));
    let Some(rest) = rest.filter(|rest| !rest.is_empty() && !rest.starts_with('/')) else {
        return Err(format!(
            "{url} is not a whole address that begins with https://"
        ));
    };
    let odd = |letter: char| {
        letter.is_whitespace() || letter.is_control() || "\"'<>\\^`{|}?#".contains(letter)
    };
    if rest.contains(odd) {
        return Err(format!(
            "{url} has a letter in it that an address of a site cannot have"
        ));
    }
    Ok(if url.ends_with('/') {
        url.to_owned()
    } else {
        format!("{url}/")
    })
}

fn time_zone(fields: &mut Fields<'_>, r: &mut Reading<'_>) -> TimeZone {
    let Some(name) = fields.text(r, "time_zone") else {
        return TimeZone::UTC;
    };
    known_time_zone(&name.value).unwrap_or_else(|near| {
        let mut finding = Finding::new(
            &WRONG_KIND_OF_VALUE,
            name.span,
            format!("{} is not a time zone", name.value),
        )
        .help("write a continent or ocean and a town, such as Europe/London");
        if let Some(near) = near {
            finding = finding.label(format!("did you mean {near}?"));
        }
        r.report(finding);
        TimeZone::UTC
    })
}

/// The time zone with a name of the IANA database.
///
/// # Errors
///
/// The name that may be meant, where one is like it.
pub fn known_time_zone(name: &str) -> Result<TimeZone, Option<String>> {
    let bundled = jiff::tz::TimeZoneDatabase::bundled();
    bundled.get(name).map_err(|_| {
        let names: Vec<String> = bundled.available().map(|zone| zone.to_string()).collect();
        nearest(name, names.iter().map(String::as_str)).map(str::to_owned)
    })
}

fn contact(node: &Node, r: &mut Reading<'_>) -> Option<Contact> {
    let mut fields = r.fields(node, &CONTACT)?;
    let contact = Contact {
        phone: fields.text(r, "phone"),
        text: fields.text(r, "text"),
        email: fields.text(r, "email"),
    };
    fields.finish(r);
    Some(contact)
}

/// Each collection has a page, so each id stands once.
fn collections(all: Vec<Collection>, r: &mut Reading<'_>) -> Vec<Collection> {
    let mut kept: Vec<Collection> = Vec::new();
    for collection in all {
        let id = &collection.id;
        if let Some(first) = kept.iter().find(|other| other.id.value == id.value) {
            r.report(
                Finding::new(
                    &DUPLICATE_ID,
                    id.span,
                    format!("there is a collection {} already", id.value),
                )
                .help("give one of the two another id")
                .related(first.id.span, "the first one is here"),
            );
        } else {
            kept.push(collection);
        }
    }
    kept
}

fn collection(node: &Node, r: &mut Reading<'_>) -> Option<Collection> {
    let mut fields = r.fields(node, &COLLECTION)?;
    let (id, name, ages) = (
        fields.text(r, "id"),
        fields.text(r, "name"),
        fields.text(r, "ages"),
    );
    fields.finish(r);
    let id = id?;
    if let Some(reason) = wrong_id(Kind::Topic, &id.value) {
        r.wrong_kind(id.span, reason, "a short name such as youth");
        return None;
    }
    Some(Collection {
        id,
        name: name?,
        ages,
    })
}

fn words(node: &Node, r: &mut Reading<'_>) -> Option<CollegeWords> {
    let mut fields = r.fields(node, &WORDS)?;
    let words = CollegeWords {
        attendee: fields.text(r, "attendee"),
        lived: fields.text(r, "lived"),
        learned: fields.text(r, "learned"),
    };
    fields.finish(r);
    Some(words)
}

fn people(fields: &mut Fields<'_>, r: &mut Reading<'_>) -> Option<Span> {
    let text = fields.text(r, "people")?;
    if text.value != "overlay" {
        r.wrong_kind(
            text.span,
            format!("{} is not a way to keep people", text.value),
            "overlay, or leave the key out",
        );
        return None;
    }
    fields.key_span("people")
}

impl College {
    /// For calendars and other narrow places.
    pub fn short_name(&self) -> &str {
        self.short_name
            .as_ref()
            .unwrap_or(&self.name)
            .value
            .as_str()
    }
}

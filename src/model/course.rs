//! A course: what it is, who made it, whom it is for.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::choices;
use crate::model::alias;
use crate::model::fields::{Fields, Form, Reading, Record, Text, key, required, shape};
use crate::model::kind::Kind;
use crate::model::language::language;
use crate::model::origin::Origin;
use crate::model::reference::{Reference, References, VenueChoice, has_commas, id_of};
use crate::model::run::{self, Run};
use crate::parse::body::Body;
use crate::parse::node::Content;
use crate::parse::node::Node;
use crate::source::Spanned;

/// A course as its file says.
#[derive(Debug, Clone)]
pub struct Course {
    pub origin: Origin,
    pub title: Text,
    pub summary: Text,
    pub topics: Vec<Text>,
    pub partners: Vec<Text>,
    /// Default of the runs that meet somewhere.
    pub venue: Option<VenueChoice>,
    pub co_producers: Vec<Text>,
    /// How far the making was shared.
    pub co_production: Option<Spanned<Rung>>,
    pub need: Option<Need>,
    pub audience: Option<Text>,
    pub open_to: Option<OpenTo>,
    pub for_whom: Vec<Spanned<ForWhom>>,
    pub collection: Option<Text>,
    pub learning_outcomes: Vec<Text>,
    pub level: Option<Spanned<CourseLevel>>,
    pub content_note: Option<Text>,
    pub language: Option<Text>,
    /// Words that say what it costs and why; absent when it is free.
    pub cost: Option<Text>,
    pub attendance: Option<Text>,
    pub enrolment: Enrolment,
    pub next_steps: Vec<NextStep>,
    pub quotes: Vec<Quote>,
    pub reviewed: Option<Spanned<Date>>,
    pub review_by: Option<Spanned<Date>>,
    pub runs: Vec<Run>,
    pub retired: Option<Spanned<Date>>,
    pub aliases: Vec<Text>,
    pub body: Body,
}

choices! {
    /// How far the making of a course was shared.
    Rung {
        CoProduction = "co-production",
        CoDesign = "co-design",
        Engagement = "engagement",
        Consultation = "consultation",
    }
}

choices! {
    /// What shows that the area needs a course.
    NeedSource {
        StudentFeedback = "student-feedback",
        FocusGroup = "focus-group",
        WaitingList = "waiting-list",
        PartnerRequest = "partner-request",
        LocalData = "local-data",
        Other = "other",
    }
}

choices! {
    /// For finding a course.
    ForWhom {
        Anyone = "anyone",
        Carers = "carers",
        Staff = "staff",
        YoungPeople = "young-people",
    }
}

choices! {
    /// Where in a student's way a course stands.
    CourseLevel {
        Starter = "starter",
        Next = "next",
        Further = "further",
    }
}

#[derive(Debug, Clone)]
pub struct Need {
    pub source: Option<Spanned<NeedSource>>,
    pub note: Option<Text>,
}

/// Who may come.
#[derive(Debug, Clone)]
pub enum OpenTo {
    Everyone,
    Only { who: Text, reason: Option<Text> },
    Ages { ages: Text, reason: Option<Text> },
    Cohort { cohort: Text, reason: Option<Text> },
}

/// What a course adds to the college's steps of enrolment.
#[derive(Debug, Default, Clone)]
pub struct Enrolment {
    pub note: Option<Text>,
    pub url: Option<Text>,
    pub deadline: Option<Spanned<Date>>,
    /// The partner that takes the bookings itself.
    pub partner: Option<Text>,
}

/// What a student may do afterwards.
#[derive(Debug, Clone)]
pub enum NextStep {
    Course(Text),
    Partner(Text),
    /// Words, with an address inside or outside the site.
    Words {
        text: Text,
        url: Option<Text>,
    },
}

#[derive(Debug, Clone)]
pub struct Quote {
    pub text: Text,
    pub consent: Option<Spanned<Date>>,
}

const OPEN_TO_SHAPE: &str = "everyone, or who and why, such as {only: women, reason: …}";

pub static COURSE: Record = Record {
    name: "a course",
    keys: &[
        required("title", shape::TEXT),
        required("summary", "one sentence of at most 140 characters"),
        key("topics", shape::IDS).of(Form::List(&Form::Id(Kind::Topic))).called("Strands"),
        key("partner", shape::ID).of(Form::Id(Kind::Partner)),
        key("partners", shape::IDS).of(Form::List(&Form::Id(Kind::Partner))),
        key(
            "venue",
            "the id of a venue, or of a venue and a room: central-library/meeting-room",
        ).of(Form::Venue),
        key("co_producers", shape::IDS).of(Form::List(&Form::Id(Kind::Person))).called("Co-producers"),
        key(
            "co_production",
            "the rung reached: co-production, co-design, engagement or consultation",
        ).of(Form::choice::<Rung>()).called("Co-production"),
        key(
            "need",
            "what shows the need, such as {source: student-feedback, note: Asked for by 14 students.}",
        ).of(Form::Keys(&NEED)),
        key("audience", shape::TEXT),
        key("open_to", OPEN_TO_SHAPE).of(Form::OneOf(&[Form::Keys(&OPEN_TO), Form::Choice(|| vec!["everyone"])])),
        key("for", "a list of anyone, carers, staff, young-people").of(Form::List(&Form::choice::<ForWhom>())).called("For whom"),
        key("collection", "the id of a collection of the college"),
        key("learning_outcomes", shape::TEXTS),
        key("level", "starter, next or further").of(Form::choice::<CourseLevel>()),
        key("content_note", shape::TEXT),
        key("language", "a language tag, such as ur"),
        key("cost", "free, or words that say what it costs and why"),
        key("attendance", shape::TEXT),
        key("enrolment", "keys: note, url, deadline, partner").of(Form::Keys(&ENROLMENT)),
        key(
            "next_steps",
            "a list of course ids, {partner: id} or {text: words, url: address}",
        ).of(Form::List(&Form::OneOf(&[Form::Keys(&NEXT_STEP), Form::Id(Kind::Course)]))),
        key(
            "quotes",
            "a list such as {text: It gave me hope., consent: 2026-09-01}",
        ).of(Form::List(&Form::Keys(&QUOTE))),
        key("reviewed", shape::DATE),
        key("review_by", shape::DATE),
        key("runs", "a list of runs, each with an id").of(Form::List(&Form::Keys(&run::RUN))),
        key("draft", shape::YES_NO),
        key("retired", shape::DATE),
        key("aliases", "a list of old addresses, such as /old/anxiety/").of(Form::List(&Form::Text)).called("Old addresses"),
    ],
};

static NEED: Record = Record {
    name: "a need",
    keys: &[
        key(
            "source",
            "student-feedback, focus-group, waiting-list, partner-request, local-data or other",
        )
        .of(Form::choice::<NeedSource>()),
        key("note", shape::TEXT),
    ],
};

static OPEN_TO: Record = Record {
    name: "who a course is open to",
    keys: &[
        key("only", "who may come, such as women; everyone for no limit"),
        key("ages", "ages, such as 18 to 24"),
        key("cohort", shape::TEXT),
        key("reason", shape::TEXT),
    ],
};

static ENROLMENT: Record = Record {
    name: "enrolment",
    keys: &[
        key("note", shape::TEXT),
        key("url", shape::ADDRESS),
        key("deadline", shape::DATE),
        key("partner", shape::ID).of(Form::Id(Kind::Partner)),
    ],
};

static NEXT_STEP: Record = Record {
    name: "a next step",
    keys: &[
        key("course", shape::ID).of(Form::Id(Kind::Course)),
        key("partner", shape::ID).of(Form::Id(Kind::Partner)),
        key("text", shape::TEXT),
        key("url", "an address of the site or a whole address"),
    ],
};

static QUOTE: Record = Record {
    name: "a quote",
    keys: &[required("text", shape::TEXT), key("consent", shape::DATE)],
};

impl Course {
    /// Whether the course has ended by a day: it keeps its page and leaves the lists.
    pub fn is_retired(&self, day: Date) -> bool {
        self.retired.is_some_and(|retired| retired.value <= day)
    }

    /// When somebody is to look at the text again: a year after the last time, unless another day is written.
    pub fn next_check(&self) -> Option<Spanned<Date>> {
        let year_later = self.reviewed.and_then(|reviewed| {
            let day = reviewed.value.checked_add(1.year()).ok()?;
            Some(Spanned::new(day, reviewed.span))
        });
        self.review_by.or(year_later)
    }
}

/// Reads a course; `None` when a required field is missing, which the findings then say.
pub fn read(
    origin: Origin,
    mut fields: Fields<'_>,
    body: Body,
    reading: &mut Reading<'_>,
    references: &mut References,
) -> Option<Course> {
    let r = reading;
    fields.yes_no(r, "draft");
    let title = fields.text(r, "title");
    let summary = fields.text(r, "summary");
    let stand_in = |text: Option<Text>, id: &str| match (text, origin.draft) {
        (None, true) => Some(Spanned::new(id.to_owned(), fields.span)),
        (text, _) => text,
    };
    let (title, summary) = (stand_in(title, &origin.id), stand_in(summary, ""));
    let topics = references.list(&mut fields, r, "topics", Kind::Topic);
    let mut partners = references.list(&mut fields, r, "partners", Kind::Partner);
    partners.splice(
        0..0,
        references.one(&mut fields, r, "partner", Kind::Partner),
    );
    let venue = references.venue(&mut fields, r, "venue");
    let co_producers = references.list(&mut fields, r, "co_producers", Kind::Person);
    let need = fields.node(r, "need").and_then(|node| need(node, r));
    let open_to = fields.node(r, "open_to").and_then(|node| open_to(node, r));
    let collection = fields.text(r, "collection");
    if let Some(collection) = &collection {
        references.push(Reference::Collection(collection.clone()));
    }
    let cost = fields
        .text(r, "cost")
        .filter(|cost| !cost.eq_ignore_ascii_case("free"));
    let enrolment = fields
        .node(r, "enrolment")
        .map_or_else(Enrolment::default, |node| enrolment(node, r, references));
    let next_steps = fields.each(r, "next_steps", |r, node| next_step(node, r, references));
    let quotes = fields.each(r, "quotes", |r, node| quote(node, r));
    let runs = fields
        .node(r, "runs")
        .map_or_else(Vec::new, |node| run::read_all(node, r, references));
    let course = (|| {
        Some(Course {
            topics,
            partners,
            venue,
            co_producers,
            co_production: fields.choice(r, "co_production"),
            need,
            audience: fields.text(r, "audience"),
            open_to,
            for_whom: fields.choices(r, "for"),
            collection,
            learning_outcomes: fields.texts(r, "learning_outcomes"),
            level: fields.choice(r, "level"),
            content_note: fields.text(r, "content_note"),
            language: fields.text(r, "language").and_then(|tag| language(tag, r)),
            cost,
            attendance: fields.text(r, "attendance"),
            enrolment,
            next_steps,
            quotes,
            reviewed: fields.date(r, "reviewed"),
            review_by: fields.date(r, "review_by"),
            runs,
            retired: fields.date(r, "retired"),
            aliases: fields.each(r, "aliases", alias::read),
            // Last, so that every other field is read and reported first.
            title: title?,
            summary: summary?,
            origin,
            body,
        })
    })();
    fields.finish(r);
    course
}

fn need(node: &Node, r: &mut Reading<'_>) -> Option<Need> {
    let mut fields = r.fields(node, &NEED)?;
    let need = Need {
        source: fields.choice(r, "source"),
        note: fields.text(r, "note"),
    };
    fields.finish(r);
    Some(need)
}

fn open_to(node: &Node, r: &mut Reading<'_>) -> Option<OpenTo> {
    if let Content::Scalar(scalar) = &node.content {
        if scalar.text.eq_ignore_ascii_case("everyone") {
            return Some(OpenTo::Everyone);
        }
        r.wrong_kind(
            node.span,
            format!("{} does not say who may come and why", scalar.text),
            OPEN_TO_SHAPE,
        );
        return None;
    }
    let mut fields = r.fields(node, &OPEN_TO)?;
    let (only, ages, cohort, reason) = (
        fields.text(r, "only"),
        fields.text(r, "ages"),
        fields.text(r, "cohort"),
        fields.text(r, "reason"),
    );
    fields.finish(r);
    match (only, ages, cohort) {
        // A form has the word among the keys.
        (Some(who), None, None) if who.value.eq_ignore_ascii_case("everyone") => {
            Some(OpenTo::Everyone)
        }
        (Some(who), None, None) => Some(OpenTo::Only { who, reason }),
        (None, Some(ages), None) => Some(OpenTo::Ages { ages, reason }),
        (None, None, Some(cohort)) => Some(OpenTo::Cohort { cohort, reason }),
        _ => {
            r.wrong_kind(
                node.span,
                "a course is open to one of: only, ages, cohort",
                "one of the three, and a reason",
            );
            None
        }
    }
}

fn enrolment(node: &Node, r: &mut Reading<'_>, references: &mut References) -> Enrolment {
    let Some(mut fields) = r.fields(node, &ENROLMENT) else {
        return Enrolment::default();
    };
    let enrolment = Enrolment {
        note: fields.text(r, "note"),
        url: fields.address(r, "url"),
        deadline: fields.date(r, "deadline"),
        partner: references.one(&mut fields, r, "partner", Kind::Partner),
    };
    fields.finish(r);
    enrolment
}

fn next_step(node: &Node, r: &mut Reading<'_>, references: &mut References) -> Option<NextStep> {
    if matches!(node.content, Content::Scalar(_)) {
        let id = id_of(r.item(node, shape::ID)?);
        if has_commas(&id, r) {
            return None;
        }
        references.push(Reference::Record(Kind::Course, id.clone()));
        return Some(NextStep::Course(id));
    }
    let mut fields = r.fields(node, &NEXT_STEP)?;
    let (course, partner, text, url) = (
        references.one(&mut fields, r, "course", Kind::Course),
        references.one(&mut fields, r, "partner", Kind::Partner),
        fields.text(r, "text"),
        fields.text(r, "url"),
    );
    fields.finish(r);
    if let Some(url) = &url {
        check_url(url, r)?;
    }
    match (course, partner, text) {
        (Some(course), None, None) => Some(NextStep::Course(course)),
        (None, Some(partner), None) => Some(NextStep::Partner(partner)),
        (None, None, Some(text)) => Some(NextStep::Words { text, url }),
        _ => {
            r.wrong_kind(
                node.span,
                "a next step has one of course, partner and text",
                "a course id, {partner: id} or {text: words, url: address}",
            );
            None
        }
    }
}

/// An address of the site or outside it.
fn check_url(url: &Text, r: &mut Reading<'_>) -> Option<()> {
    // A browser reads a backslash as a slash, so that `/\x` is another host.
    let fine =
        url.value.starts_with('/') && !url.value.starts_with("//") && !url.value.contains('\\')
            || ["https://", "http://", "mailto:", "tel:"]
                .iter()
                .any(|scheme| url.value.starts_with(scheme));
    if fine {
        return Some(());
    }
    if crate::parse::body::is_dangerous(&url.value) {
        r.report(
            crate::finding::Finding::new(
                &crate::malformed::DANGEROUS_LINK,
                url.span,
                "this link would run or carry something, or start a program",
            )
            .help("link to a page, an e-mail address or a phone number instead"),
        );
        return None;
    }
    r.wrong_kind(
        url.span,
        format!("{} is not an address", url.value),
        "an address of the site such as /how-to-enrol/, or a whole address",
    );
    None
}

fn quote(node: &Node, r: &mut Reading<'_>) -> Option<Quote> {
    let mut fields = r.fields(node, &QUOTE)?;
    let (text, consent) = (fields.text(r, "text"), fields.date(r, "consent"));
    fields.finish(r);
    Some(Quote {
        text: text?,
        consent,
    })
}

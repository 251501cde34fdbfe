//! A round of the panel and the responses to it: `content/reviews/<course>/<round>/`.
//!
//! Whatever is wrong in these files is a warning: it keeps a round from being decided, and never a site from being
//! published.

use jiff::civil::Date;

use crate::choices;
use crate::model::fields::choice::Choice;
use crate::model::fields::{Fields, Form, Reading, Record, Text, key, required, shape};
use crate::model::kept::Kept;
use crate::parse::body::Body;
use crate::parse::node::Node;
use crate::source::{SourceId, Span, Spanned};

choices! {
    /// What a coordinator decided.
    Decision { Passed = "passed", Changes = "changes", Withdrawn = "withdrawn" }
}

choices! {
    /// A member's answer to one question of the pro-forma.
    Answer { Yes = "yes", Partly = "partly", No = "no" }
}

choices! {
    /// What a member recommends.
    Recommendation { Pass = "pass", Changes = "changes" }
}

choices! {
    /// What the panel reviews of a course, and nothing else.
    Field {
        Title = "title",
        Summary = "summary",
        Body = "body",
        LearningOutcomes = "learning_outcomes",
        Audience = "audience",
        OpenTo = "open_to",
        Need = "need",
        CoProduction = "co_production",
        ContentNote = "content_note",
        CoProducers = "co_producers",
    }
}

impl Field {
    pub fn all() -> impl Iterator<Item = Self> {
        <Self as Choice>::ALL.iter().map(|(_, field)| *field)
    }

    /// As people say it.
    pub fn noun(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Summary => "summary",
            Self::Body => "text",
            Self::LearningOutcomes => "learning outcomes",
            Self::Audience => "audience",
            Self::OpenTo => "who may come",
            Self::Need => "need",
            Self::CoProduction => "rung of co-production",
            Self::ContentNote => "content note",
            Self::CoProducers => "kinds of expertise",
        }
    }
}

/// One time that a course was sent to the panel.
#[derive(Debug, Clone)]
pub struct Round {
    /// The id of its course: the name of the folder.
    pub course: String,
    /// The name of its own folder, which begins with the day when it was opened.
    pub id: String,
    pub source: SourceId,
    /// The first words of its front matter, for what is missing.
    pub front: Span,
    pub opened: Spanned<Date>,
    pub closes: Option<Spanned<Date>>,
    pub materials: Vec<Material>,
    pub decision: Option<Spanned<Decision>>,
    pub decided: Option<Spanned<Date>>,
    /// A role.
    pub decided_by: Option<Text>,
    pub large_change: Option<bool>,
    /// Whether it stands for a decision from before the program came: nobody answered it in these files.
    pub adopted: bool,
    /// What was kept of the fields that the panel read.
    pub reviewed: Option<KeptFields>,
    pub amendments: Vec<Amendment>,
    pub body: Body,
    /// In the order of their names.
    pub responses: Vec<Response>,
}

/// What is kept of each field, in the order of the file.
pub type KeptFields = Vec<(Field, Spanned<Kept>)>;

/// What the panel saw besides the text; never published.
#[derive(Debug, Clone)]
pub struct Material {
    pub name: Text,
    pub place: Option<Text>,
}

/// A small change after the decision, which somebody owns.
#[derive(Debug, Clone)]
pub struct Amendment {
    pub on: Option<Spanned<Date>>,
    pub by: Option<Text>,
    pub reason: Option<Text>,
    pub fields: KeptFields,
}

impl Amendment {
    /// Whether it says when, who and why; another changes nothing.
    pub fn is_owned(&self) -> bool {
        self.on.is_some() && self.by.is_some() && self.reason.is_some()
    }
}

/// One member's pro-forma.
#[derive(Debug, Clone)]
pub struct Response {
    /// The name of its file without `.md`.
    pub id: String,
    pub course: String,
    pub round: String,
    pub source: SourceId,
    /// The first words of its front matter, for what is missing.
    pub front: Span,
    pub on: Option<Spanned<Date>>,
    /// A role; initials at most.
    pub role: Option<Text>,
    pub made_it: Option<Spanned<bool>>,
    pub co_production: Option<Spanned<Answer>>,
    pub local_need: Option<Spanned<Answer>>,
    pub educational: Option<Spanned<Answer>>,
    pub recommend: Option<Spanned<Recommendation>>,
    /// A better name.
    pub title: Option<Text>,
    /// Keys that say nothing and should.
    pub missing: Vec<&'static str>,
    pub body: Body,
}

impl Response {
    /// The answers to the three questions, by the key of each.
    pub fn answers(&self) -> [(&'static str, Option<Spanned<Answer>>); 3] {
        [
            ("co_production", self.co_production),
            ("local_need", self.local_need),
            ("educational", self.educational),
        ]
    }
}

pub static ROUND: Record = Record {
    name: "a round",
    keys: &[
        required("opened", shape::DATE),
        key("closes", shape::DATE),
        key(
            "materials",
            "a list such as {name: slides, where: \"Shared drive, Panel folder\"}",
        )
        .of(Form::List(&Form::Keys(&MATERIAL))),
        key("decision", "passed, changes or withdrawn").of(Form::choice::<Decision>()),
        key("decided", shape::DATE),
        key("decided_by", "a role, such as coordinator"),
        key("large_change", shape::YES_NO),
        key("adopted", shape::YES_NO),
        key(
            "reviewed",
            "what `prospectus panel pass` writes: a digest of each reviewed field",
        )
        .of(Form::Keys(&KEPT)),
        key(
            "amendments",
            "a list of small changes, as `prospectus panel amend` writes them",
        )
        .of(Form::List(&Form::Keys(&AMENDMENT))),
    ],
};

static MATERIAL: Record = Record {
    name: "a material of a round",
    keys: &[
        required("name", shape::TEXT),
        key("where", "where members of the panel find it"),
    ],
};

const KEPT_SHAPE: &str = "what the program writes, and nothing by hand";

static KEPT: Record = Record {
    name: "what the panel read",
    keys: &[
        key("title", KEPT_SHAPE),
        key("summary", KEPT_SHAPE),
        key("body", KEPT_SHAPE),
        key("learning_outcomes", KEPT_SHAPE),
        key("audience", KEPT_SHAPE),
        key("open_to", KEPT_SHAPE),
        key("need", KEPT_SHAPE),
        key("co_production", KEPT_SHAPE),
        key("content_note", KEPT_SHAPE),
        key("co_producers", KEPT_SHAPE),
    ],
};

static AMENDMENT: Record = Record {
    name: "an amendment",
    keys: &[
        key("on", shape::DATE),
        key("by", "a role, such as coordinator"),
        key("reason", shape::TEXT),
        key("fields", "a digest of each field that changed").of(Form::Keys(&KEPT)),
    ],
};

pub static RESPONSE: Record = Record {
    name: "a response",
    keys: &[
        key("on", shape::DATE),
        key("as", "a role, such as student; initials at most"),
        key("made_it", shape::YES_NO),
        key("co_production", "yes, partly or no").of(Form::choice::<Answer>()),
        key("local_need", "yes, partly or no").of(Form::choice::<Answer>()),
        key("educational", "yes, partly or no").of(Form::choice::<Answer>()),
        key("recommend", "pass or changes").of(Form::choice::<Recommendation>()),
        key("title", "a better name for the course"),
    ],
};

/// Where a file of the panel stands.
#[derive(Debug, Clone, Copy)]
pub struct At<'a> {
    pub course: &'a str,
    pub round: &'a str,
    pub source: SourceId,
    /// The first words of the front matter.
    pub front: Span,
}

/// Reads a round, without its responses; `None` when it does not say when it was opened.
pub fn round(at: At<'_>, mut fields: Fields<'_>, body: Body, r: &mut Reading<'_>) -> Option<Round> {
    let opened = fields.date(r, "opened");
    let closes = fields.date(r, "closes");
    let materials = fields.each(r, "materials", material);
    let decision = fields.choice(r, "decision");
    let (decided, decided_by) = (fields.date(r, "decided"), fields.text(r, "decided_by"));
    let large_change = fields.yes_no(r, "large_change");
    let adopted = fields.yes_no(r, "adopted").unwrap_or(false);
    let reviewed = fields
        .node(r, "reviewed")
        .and_then(|node| kept_fields(node, r));
    let amendments = fields.each(r, "amendments", amendment);
    fields.finish(r);
    let opened = opened?;
    if let Some(closes) = closes.filter(|closes| closes.value < opened.value) {
        r.wrong_kind(
            closes.span,
            "this round closes before it was opened",
            "the later date after closes:",
        );
    }
    Some(Round {
        course: at.course.to_owned(),
        id: at.round.to_owned(),
        source: at.source,
        front: at.front,
        opened,
        closes: closes.filter(|closes| closes.value >= opened.value),
        materials,
        decision,
        decided,
        decided_by,
        large_change,
        adopted,
        reviewed,
        amendments,
        body,
        responses: Vec::new(),
    })
}

fn material(r: &mut Reading<'_>, node: &Node) -> Option<Material> {
    let mut fields = r.fields(node, &MATERIAL)?;
    let (name, place) = (fields.text(r, "name"), fields.text(r, "where"));
    fields.finish(r);
    Some(Material { name: name?, place })
}

fn amendment(r: &mut Reading<'_>, node: &Node) -> Option<Amendment> {
    let mut fields = r.fields(node, &AMENDMENT)?;
    let amendment = Amendment {
        on: fields.date(r, "on"),
        by: fields.text(r, "by"),
        reason: fields.text(r, "reason"),
        fields: fields
            .node(r, "fields")
            .and_then(|node| kept_fields(node, r))
            .unwrap_or_default(),
    };
    fields.finish(r);
    Some(amendment)
}

/// Reads digests; one that the program did not write is said, and its field counts as changed.
fn kept_fields(node: &Node, r: &mut Reading<'_>) -> Option<KeptFields> {
    let mut fields = r.fields(node, &KEPT)?;
    let mut all = Vec::new();
    for field in Field::all() {
        let Some(text) = fields.text(r, field.word()) else {
            continue;
        };
        match Kept::read(&text.value) {
            Some(kept) => all.push((field, Spanned::new(kept, text.span))),
            None => r.wrong_kind(
                text.span,
                "this was not written by the program, so nobody can tell which text the panel read",
                "nothing here by hand: `prospectus panel pass` writes it when the course passes",
            ),
        }
    }
    fields.finish(r);
    Some(all)
}

/// Reads a response; what is missing in it is for a rule.
pub fn response(
    at: At<'_>,
    id: &str,
    mut fields: Fields<'_>,
    body: Body,
    r: &mut Reading<'_>,
) -> Response {
    let asked = [
        "on",
        "as",
        "made_it",
        "co_production",
        "local_need",
        "educational",
        "recommend",
    ];
    let missing = asked
        .into_iter()
        .filter(|key| fields.node(r, key).is_none());
    let missing = missing.collect();
    let made_it = fields.node(r, "made_it").and_then(|node| {
        let answer = r.yes_no(node)?;
        Some(Spanned::new(answer, node.span))
    });
    let response = Response {
        id: id.to_owned(),
        course: at.course.to_owned(),
        round: at.round.to_owned(),
        source: at.source,
        front: at.front,
        on: fields.date(r, "on"),
        role: fields.text(r, "as"),
        made_it,
        co_production: fields.choice(r, "co_production"),
        local_need: fields.choice(r, "local_need"),
        educational: fields.choice(r, "educational"),
        recommend: fields.choice(r, "recommend"),
        title: fields.text(r, "title"),
        missing,
        body,
    };
    fields.finish(r);
    response
}

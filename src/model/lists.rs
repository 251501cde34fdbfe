//! The college's lists: its own words (`content/words.yml`) and the findings it accepts (`content/waivers.yml`).

use jiff::civil::Date;

use crate::finding::Finding;
use crate::malformed::WAIVER_WITHOUT_OWNER;
use crate::model::fields::{Reading, Record, Text, key, required, shape};
use crate::parse::node::{Content, Node};
use crate::source::{Span, Spanned};

/// What the college says instead of something, or a phrase that it allows.
#[derive(Debug)]
pub enum Word {
    Instead {
        of: Vec<Text>,
        say: Text,
        why: Option<Text>,
    },
    Allow(Vec<Text>),
}

/// A finding that somebody looked at and accepts.
#[derive(Debug)]
pub struct Waiver {
    /// A name or a code.
    pub rule: Text,
    /// A file, as `check` shows it.
    pub place: Text,
    pub reason: Option<Text>,
    pub owner: Option<Text>,
    pub until: Option<Spanned<Date>>,
    pub span: Span,
}

impl Waiver {
    /// Whether it says why, who and until when.
    pub fn is_complete(&self) -> bool {
        self.reason.is_some() && self.owner.is_some() && self.until.is_some()
    }
}

static WORD: Record = Record {
    name: "a word",
    keys: &[
        key("instead_of", shape::TEXTS),
        key("say", shape::TEXT),
        key("why", shape::TEXT),
        key("allow", shape::TEXTS),
    ],
};

static WAIVER: Record = Record {
    name: "a waiver",
    keys: &[
        required("rule", "the name or code of a rule"),
        required("where", "a file, such as content/courses/sleep-well.md"),
        key("reason", shape::TEXT),
        key("owner", "a role, such as coordinator"),
        key("until", shape::DATE),
    ],
};

/// Reads the word list.
pub fn words(node: &Node, r: &mut Reading<'_>) -> Vec<Word> {
    entries(node, r)
        .iter()
        .filter_map(|node| word(node, r))
        .collect()
}

fn word(node: &Node, r: &mut Reading<'_>) -> Option<Word> {
    let mut fields = r.fields(node, &WORD)?;
    let (of, say, why, allow) = (
        fields.texts(r, "instead_of"),
        fields.text(r, "say"),
        fields.text(r, "why"),
        fields.texts(r, "allow"),
    );
    fields.finish(r);
    match (of.is_empty(), say, allow.is_empty()) {
        (false, Some(say), true) => Some(Word::Instead { of, say, why }),
        (true, None, false) => Some(Word::Allow(allow)),
        _ => {
            r.wrong_kind(
                node.span,
                "this entry says neither what to write nor what is allowed",
                "{instead_of: [words], say: word, why: reason} or {allow: [words]}",
            );
            None
        }
    }
}

/// Reads the waivers; one that is not complete is said, and has no effect.
pub fn waivers(node: &Node, r: &mut Reading<'_>) -> Vec<Waiver> {
    entries(node, r)
        .iter()
        .filter_map(|node| waiver(node, r))
        .collect()
}

fn waiver(node: &Node, r: &mut Reading<'_>) -> Option<Waiver> {
    let mut fields = r.fields(node, &WAIVER)?;
    let (rule, place) = (fields.text(r, "rule"), fields.text(r, "where"));
    let (reason, owner, until) = (
        fields.text(r, "reason"),
        fields.text(r, "owner"),
        fields.date(r, "until"),
    );
    fields.finish(r);
    let waiver = Waiver {
        rule: rule?,
        place: place?,
        reason,
        owner,
        until,
        span: node.span,
    };
    if !waiver.is_complete() {
        let missing: Vec<_> = [
            ("no reason", waiver.reason.is_none()),
            ("no owner", waiver.owner.is_none()),
            ("no until", waiver.until.is_none()),
        ]
        .into_iter()
        .filter_map(|(what, missing)| missing.then_some(what))
        .collect();
        r.report(
            Finding::new(
                &WAIVER_WITHOUT_OWNER,
                node.span,
                format!(
                    "this waiver has {}, so it has no effect",
                    missing.join(" and ")
                ),
            )
            .help("add reason:, owner: and until:, so that somebody looks again"),
        );
    }
    Some(waiver)
}

fn entries<'n>(node: &'n Node, r: &mut Reading<'_>) -> &'n [Node] {
    match &node.content {
        Content::List(items) => items,
        _ if node.is_null() => &[],
        _ => {
            r.wrong_kind(
                node.span,
                format!("this file is {}", node.kind()),
                "a list: each entry begins with a hyphen",
            );
            &[]
        }
    }
}

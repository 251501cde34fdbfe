//! The college's lists: its own words (`content/words.yml`) and the findings it accepts (`content/waivers.yml`, or
//! a comment in a text).

use jiff::civil::Date;

use crate::finding::Finding;
use crate::malformed::{UNKNOWN_KEY, WAIVER_WITHOUT_OWNER};
use crate::model::fields::{Fields, Reading, Record, Text, key, required, shape};
use crate::parse::body::TextWaiver;
use crate::parse::node::{Content, Entry, Meaning, Node, Scalar};
use crate::source::{Span, Spanned};

/// What the college says instead of something, or a phrase that it allows.
#[derive(Debug, Clone)]
pub enum Word {
    Instead {
        of: Vec<Text>,
        say: Text,
        why: Option<Text>,
    },
    Allow(Vec<Text>),
}

/// A finding that somebody looked at and accepts.
#[derive(Debug, Clone)]
pub struct Waiver {
    /// A name or a code.
    pub rule: Text,
    pub place: Waived,
    pub reason: Option<Text>,
    pub owner: Option<Text>,
    pub until: Option<Spanned<Date>>,
    pub span: Span,
}

/// Where a waiver has effect.
#[derive(Debug, Clone)]
pub enum Waived {
    /// A file, as `check` shows it.
    File(Text),
    /// The block of a text that follows the waiver.
    Block(Span),
}

impl Waiver {
    /// Whether it says why, who and until when.
    pub fn is_complete(&self) -> bool {
        self.reason.is_some() && self.owner.is_some() && self.until.is_some()
    }
}

pub static WORD: Record = Record {
    name: "a word",
    keys: &[
        key("instead_of", shape::TEXTS),
        key("say", shape::TEXT),
        key("why", shape::TEXT),
        key("allow", shape::TEXTS),
    ],
};

pub static WAIVER: Record = Record {
    name: "a waiver",
    keys: &[
        required("rule", "the name or code of a rule"),
        required("where", "a file, such as content/courses/sleep-well.md"),
        key("reason", shape::TEXT),
        key("owner", "a role, such as coordinator"),
        key("until", shape::DATE),
    ],
};

static WAIVER_IN_TEXT: Record = Record {
    name: "a waiver in a text",
    keys: &[
        required("rule", "the name or code of a rule"),
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
    let (n_of, n_allow) = (of.len(), allow.len());
    let (of, allow) = (readable(of, r), readable(allow, r));
    if n_of > 0 && of.is_empty() || n_allow > 0 && allow.is_empty() {
        return None;
    }
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

/// Keeps the words that can be looked for; a star stands for any ending, and other signs of patterns for nothing.
fn readable(words: Vec<Text>, r: &mut Reading<'_>) -> Vec<Text> {
    let mut kept = Vec::with_capacity(words.len());
    for words in words {
        let Some(reason) = unreadable(&words.value) else {
            kept.push(words);
            continue;
        };
        r.wrong_kind(
            words.span,
            format!("\"{}\" cannot be looked for: {reason}", words.value),
            "words as they stand in a text; * at the end of a word stands for any ending, such as facilitat*",
        );
    }
    kept
}

/// What stands in patterns of other programs and in no text of a college.
const PATTERN_SIGNS: [&str; 11] = ["[", "]", "{", "}", "|", "\\", "^", ")?", ")*", ".*", ".+"];

fn unreadable(words: &str) -> Option<&'static str> {
    if !words.contains(char::is_alphanumeric) {
        return Some("it has no letters");
    }
    if PATTERN_SIGNS.iter().any(|sign| words.contains(sign)) {
        return Some("it has signs of a pattern that are not read here");
    }
    let is_at_end = |(at, _): (usize, &str)| {
        words[..at].ends_with(char::is_alphanumeric)
            && !words[at + 1..].starts_with(|letter: char| !letter.is_whitespace())
    };
    let fine = words.match_indices('*').all(is_at_end);
    (!fine).then_some("a * stands only at the end of a word")
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
    let place = fields.text(r, "where").map(Waived::File);
    accepted(fields, place, r)
}

/// Reads the waivers in a text: `allow RULE; reason: …; owner: …; until: 2027-06-30`.
pub fn waivers_in_text(written: &[TextWaiver], r: &mut Reading<'_>) -> Vec<Waiver> {
    let mut waivers = Vec::new();
    for waiver in written {
        let keys = keys_of(waiver, r);
        let fields = keys
            .as_ref()
            .and_then(|keys| r.fields(keys, &WAIVER_IN_TEXT));
        let place = Some(Waived::Block(waiver.covers));
        waivers.extend(fields.and_then(|fields| accepted(fields, place, r)));
    }
    waivers
}

/// A waiver in a text as the keys of one in a list; `None` when it does not begin as one.
fn keys_of(waiver: &TextWaiver, r: &mut Reading<'_>) -> Option<Node> {
    let mut at = waiver.words.span.start as usize;
    let mut entries: Vec<Entry> = Vec::new();
    for part in waiver.words.value.split(';') {
        let words = trimmed(part, at, waiver.span);
        at += part.len() + 1;
        let (key, value) = if entries.is_empty() {
            let rule = words.value.strip_prefix("allow");
            let rule = rule.filter(|rule| rule.is_empty() || rule.starts_with(char::is_whitespace));
            let Some(rule) = rule else {
                r.report(no_waiver(waiver, &words));
                return None;
            };
            ("rule", rule)
        } else if words.value.is_empty() {
            continue;
        } else if let Some((key, value)) = words.value.split_once(':') {
            (key.trim_end(), value)
        } else {
            let message = format!("{} is no key with a value", words.value);
            r.wrong_kind(words.span, message, "a key, a colon and its value, such as owner: coordinator; a semicolon ends the value");
            continue;
        };
        let key = Spanned::new(key.to_owned(), words.span);
        if entries.iter().any(|entry| entry.key.value == key.value) {
            let message = format!("{} is said twice", key.value);
            r.wrong_kind(key.span, message, "it once");
            continue;
        }
        let end = words.span.end as usize;
        let value = trimmed(value, end - value.len(), waiver.span);
        entries.push(Entry {
            key,
            value: scalar(value),
        });
    }
    Some(Node {
        span: waiver.span,
        content: Content::Map(entries),
    })
}

/// A part of a comment without the white space around it.
fn trimmed(part: &str, at: usize, comment: Span) -> Text {
    let start = at + part.len() - part.trim_start().len();
    let words = part.trim();
    let span = Span::new(comment.source, start..start + words.len());
    Spanned::new(words.to_owned(), span)
}

fn scalar(text: Text) -> Node {
    let meaning = match text.value.as_str() {
        "" => Meaning::Nothing,
        _ => Meaning::Text,
    };
    Node {
        span: text.span,
        content: Content::Scalar(Scalar {
            text: text.value,
            meaning,
        }),
    }
}

fn no_waiver(waiver: &TextWaiver, words: &Text) -> Finding {
    let (span, said) = match words.value.as_str() {
        "" => (waiver.span, "nothing"),
        said => (words.span, said),
    };
    Finding::new(&UNKNOWN_KEY, span, format!("this comment is for Prospectus, but it says {said}"))
        .help("write <!-- prospectus: allow RULE; reason: …; owner: …; until: 2027-06-30 -->, or begin it with another word")
}

/// One that is not complete is said, and has no effect.
fn accepted(mut fields: Fields<'_>, place: Option<Waived>, r: &mut Reading<'_>) -> Option<Waiver> {
    let (span, rule) = (fields.span, fields.text(r, "rule"));
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
        span,
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
                span,
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

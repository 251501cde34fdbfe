//! Code, Level, Place, Finding and Findings: an author's mistake as plain data.
//!
//! A code is declared once, with [`code!`](crate::code), and its doc comment is its manual: `explain` prints it, the
//! list of rules is made from it.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::source::{Source, SourceId, Sources, Span};

/// How much a finding matters, the worst first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Level {
    /// The build refuses to publish.
    Error,
    /// This course is left out, the rest is published.
    Held,
    /// Published; the panel should see it.
    Warning,
    /// Shown on request and in the panel's report.
    Advice,
}

impl Level {
    pub const ALL: [Self; 4] = [Self::Error, Self::Held, Self::Warning, Self::Advice];

    pub fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Held => "held",
            Self::Warning => "warning",
            Self::Advice => "advice",
        }
    }

    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.name() == name)
    }
}

impl fmt::Display for Level {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name())
    }
}

/// A kind of mistake: a stable code, a name that says the mistake, the level it has unless a college says otherwise.
#[derive(Debug)]
pub struct Code {
    /// A letter for the family and three digits; never used again for something else.
    pub code: &'static str,
    /// Reads well after "allow".
    pub name: &'static str,
    pub level: Level,
    /// The manual: what, why, example, write instead, exceptions, source.
    pub docs: &'static str,
    /// What a college may set besides the level.
    pub options: &'static [RuleOption],
}

/// A whole number that a college may set for a rule: `rules: {long-sentence: {words: 20}}`.
#[derive(Debug)]
pub struct RuleOption {
    pub name: &'static str,
    pub default: u32,
    /// What it counts, such as "the most words of a sentence".
    pub what: &'static str,
}

impl Code {
    /// Whether a college may lower, raise or waive it (RULES.md: M, D801, D803, D805 and D807 stand).
    pub fn can_be_set(&self) -> bool {
        !self.code.starts_with('M') && !matches!(self.code, "D801" | "D803" | "D805" | "D807")
    }

    /// The first sentence of the manual.
    pub fn summary(&self) -> &'static str {
        let docs = self.docs.trim_start();
        docs.split("\n\n").next().unwrap_or(docs).trim()
    }
}

impl PartialEq for Code {
    fn eq(&self, other: &Self) -> bool {
        self.code == other.code
    }
}

impl Eq for Code {}

/// Declares a code; the doc comment above it becomes its manual. Options follow with their defaults:
/// `… Advice, "words" = 25 "the most words of a sentence"`.
#[macro_export]
macro_rules! code {
    ($(#[doc = $docs:literal])+ $ident:ident = $code:literal $name:literal $level:ident
        $(, $option:literal = $default:literal $what:literal)*) => {
        $(#[doc = $docs])+
        pub(crate) static $ident: $crate::finding::Code = $crate::finding::Code {
            code: $code,
            name: $name,
            level: $crate::finding::Level::$level,
            docs: concat!($($docs, "\n"),+),
            options: &[$($crate::finding::RuleOption {
                name: $option,
                default: $default,
                what: $what,
            }),*],
        };
    };
}

/// Where a finding is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Place {
    /// Words in a file.
    Words(Span),
    /// A whole file or folder of the site, which may not have been readable: its path from the site's folder.
    File(String),
    /// A line and column in a file that is not a source (a theme's template), both from 1.
    Line {
        path: String,
        line: usize,
        column: usize,
        text: String,
    },
    /// A finished page, by its address.
    Page(String),
}

impl Place {
    pub fn start_of(source: SourceId) -> Self {
        Self::Words(Span::new(source, 0..0))
    }

    pub fn span(&self) -> Option<Span> {
        match self {
            Self::Words(span) => Some(*span),
            _ => None,
        }
    }

    /// The path or address of a place, and the words that stand there: what is the same when lines move.
    pub fn words<'a>(&'a self, sources: &'a Sources) -> (&'a str, &'a str) {
        match self {
            Self::Words(span) => (&sources[span.source].path, sources.text(*span)),
            Self::File(path) => (path, ""),
            Self::Line { path, text, .. } => (path, text),
            Self::Page(page) => (page, ""),
        }
    }

    /// The source when the place is in one.
    pub fn source<'a>(&self, sources: &'a Sources) -> Option<&'a Source> {
        self.span().map(|span| &sources[span.source])
    }
}

impl From<Span> for Place {
    fn from(span: Span) -> Self {
        Self::Words(span)
    }
}

/// One mistake, at its place, with what to do about it.
#[derive(Debug, Clone)]
pub struct Finding {
    pub code: &'static Code,
    pub level: Level,
    pub place: Place,
    /// What is wrong, in one clause, in the words of the office; lower case, no full stop.
    pub message: String,
    /// What the message means for these very words; absent when the message has said it.
    pub label: Option<String>,
    /// What to do.
    pub help: Option<String>,
    /// The other side of a clash, the first of two.
    pub related: Vec<Related>,
    /// A change that surely puts it right; absent where a person has to decide.
    pub fix: Option<Fix>,
}

/// A change that can be made without asking, because the words can be read in one way only.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fix {
    /// The bytes that are replaced, no more than need be; never a line break among them.
    pub span: Span,
    /// What stands there afterwards.
    pub text: String,
    /// The whole words in question as they are, and as they will be.
    pub was: String,
    pub becomes: String,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Related {
    pub place: Place,
    pub message: String,
}

impl Finding {
    pub fn new(code: &'static Code, place: impl Into<Place>, message: impl Into<String>) -> Self {
        Self {
            code,
            level: code.level,
            place: place.into(),
            message: message.into(),
            label: None,
            help: None,
            related: Vec::new(),
            fix: None,
        }
    }

    pub fn label(mut self, label: impl Into<String>) -> Self {
        self.label = Some(label.into());
        self
    }

    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    pub fn related(mut self, place: impl Into<Place>, message: impl Into<String>) -> Self {
        self.related.push(Related {
            place: place.into(),
            message: message.into(),
        });
        self
    }

    pub fn fix(mut self, fix: Option<Fix>) -> Self {
        self.fix = fix;
        self
    }

    pub fn level(mut self, level: Level) -> Self {
        self.level = level;
        self
    }
}

/// Findings as they gather; `sorted` before anybody sees them.
#[derive(Debug, Default, Clone)]
pub struct Findings {
    list: Vec<Finding>,
}

impl Findings {
    pub fn push(&mut self, finding: Finding) {
        self.list.push(finding);
    }

    pub fn extend(&mut self, others: Self) {
        self.list.extend(others.list);
    }

    pub fn iter(&self) -> std::slice::Iter<'_, Finding> {
        self.list.iter()
    }

    pub fn len(&self) -> usize {
        self.list.len()
    }

    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    pub fn count(&self, level: Level) -> usize {
        self.list
            .iter()
            .filter(|finding| finding.level == level)
            .count()
    }

    /// Leaves out those that are not wanted.
    pub fn retain(&mut self, is_wanted: impl Fn(&Finding) -> bool) {
        self.list.retain(is_wanted);
    }

    pub fn iter_mut(&mut self) -> std::slice::IterMut<'_, Finding> {
        self.list.iter_mut()
    }

    /// In the order of files and of places in them, each mistake once.
    pub fn sort(&mut self) {
        self.list.sort_by(|a, b| {
            (&a.place, a.level, a.code.code, &a.message).cmp(&(
                &b.place,
                b.level,
                b.code.code,
                &b.message,
            ))
        });
        self.list
            .dedup_by(|a, b| a.place == b.place && a.code == b.code && a.message == b.message);
    }
}

impl From<Vec<Finding>> for Findings {
    fn from(list: Vec<Finding>) -> Self {
        Self { list }
    }
}

impl IntoIterator for Findings {
    type Item = Finding;
    type IntoIter = std::vec::IntoIter<Finding>;

    fn into_iter(self) -> Self::IntoIter {
        self.list.into_iter()
    }
}

//! Node: a value of a front matter, with its place.

use serde_yaml::Value;

use crate::source::{Span, Spanned};

/// A value, and the bytes it was read from.
#[derive(Debug, Clone)]
pub struct Node {
    pub span: Span,
    pub content: Content,
}

#[derive(Debug, Clone)]
pub enum Content {
    Scalar(Scalar),
    List(Vec<Node>),
    Map(Vec<Entry>),
}

/// One value: the text as written, without quotation marks, and what YAML 1.2 takes it for.
#[derive(Debug, Clone)]
pub struct Scalar {
    pub text: String,
    /// Null, a boolean, a number or a string of YAML's data model.
    pub value: Value,
}

#[derive(Debug, Clone)]
pub struct Entry {
    pub key: Spanned<String>,
    pub value: Node,
}

impl Node {
    /// The entries of a map; a list and a value have none.
    pub fn entries(&self) -> &[Entry] {
        match &self.content {
            Content::Map(entries) => entries,
            _ => &[],
        }
    }

    pub fn get(&self, key: &str) -> Option<&Entry> {
        self.entries().iter().find(|entry| entry.key.value == key)
    }

    pub fn scalar(&self) -> Option<&Scalar> {
        match &self.content {
            Content::Scalar(scalar) => Some(scalar),
            _ => None,
        }
    }

    pub fn is_null(&self) -> bool {
        self.scalar().is_some_and(|scalar| scalar.value.is_null())
    }

    /// Whether it says nothing: no value, quotation marks around nothing, or a list or keys of such.
    pub fn is_blank(&self) -> bool {
        match &self.content {
            Content::Scalar(scalar) => scalar.value.is_null() || scalar.text.trim().is_empty(),
            Content::List(items) => items.iter().all(Self::is_blank),
            Content::Map(entries) => entries.iter().all(|entry| entry.value.is_blank()),
        }
    }

    /// What it is, for a message.
    pub fn kind(&self) -> &'static str {
        match &self.content {
            Content::List(_) => "a list",
            Content::Map(_) => "a group of keys",
            Content::Scalar(scalar) => match scalar.value {
                Value::Null => "nothing",
                Value::Bool(_) => "yes or no",
                Value::Number(_) => "a number",
                _ => "a text",
            },
        }
    }
}

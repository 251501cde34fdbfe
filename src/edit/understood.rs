//! A record file → what its front matter says, so that a change can be held against it.

use std::collections::BTreeMap;

use crate::finding::Findings;
use crate::parse::front_matter;
use crate::parse::node::{Content, Entry, Node};
use crate::parse::split::{Split, split};
use crate::source::{Source, SourceId};

/// The two parts of a file, and its keys; `None` when anything of it cannot be read.
pub(super) fn read(file: &Source) -> Option<(Split, Node)> {
    let mut findings = Findings::default();
    let id = SourceId(0);
    let split = split(id, file, &mut findings)?;
    let node = front_matter::parse(id, &file.text, split.front.clone(), &mut findings)?;
    findings.is_empty().then_some((split, node))
}

/// What some of the keys hold, without their places.
pub(super) fn meanings(node: &Node, is_meant: impl Fn(&str) -> bool) -> Vec<String> {
    let entries = node.entries().iter();
    entries
        .filter(|entry| is_meant(&entry.key.value))
        .map(|entry| format!("{:?}: {}", entry.key.value, meaning(&entry.value)))
        .collect()
}

fn meaning(node: &Node) -> String {
    match &node.content {
        Content::Scalar(scalar) => format!("{:?}", (&scalar.text, scalar.meaning)),
        Content::List(items) => format!("{:?}", items.iter().map(meaning).collect::<Vec<_>>()),
        Content::Map(_) => format!("{:?}", meanings(node, |_| true)),
    }
}

/// What a value means, without its place, so that a change can be held against what was to be changed. Keys are in the
/// order of their names: that order says nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Meant {
    Value(String),
    List(Vec<Self>),
    Map(BTreeMap<String, Self>),
}

impl Meant {
    pub(super) fn of(node: &Node) -> Self {
        match &node.content {
            Content::Scalar(_) => Self::Value(meaning(node)),
            Content::List(items) => Self::List(items.iter().map(Self::of).collect()),
            Content::Map(entries) => {
                let entry = |entry: &Entry| (entry.key.value.clone(), Self::of(&entry.value));
                Self::Map(entries.iter().map(entry).collect())
            }
        }
    }

    pub(super) fn key(&mut self, name: &str) -> Option<&mut Self> {
        match self {
            Self::Map(keys) => keys.get_mut(name),
            _ => None,
        }
    }

    /// The group under a key, which is a new one where there is nothing.
    pub(super) fn key_or_new(&mut self, name: &str) -> Option<&mut Self> {
        let Self::Map(keys) = self else {
            return None;
        };
        let group = keys
            .entry(name.to_owned())
            .or_insert_with(|| Self::Map(BTreeMap::new()));
        if !matches!(group, Self::Map(_)) {
            *group = Self::Map(BTreeMap::new());
        }
        Some(group)
    }

    pub(super) fn at(&mut self, place: usize) -> Option<&mut Self> {
        match self {
            Self::List(items) => items.get_mut(place),
            _ => None,
        }
    }

    pub(super) fn item(&mut self, is_it: impl Fn(&Self) -> bool) -> Option<&mut Self> {
        match self {
            Self::List(items) => items.iter_mut().find(|item| is_it(item)),
            _ => None,
        }
    }

    /// The item of a list whose key is this text, which is a new one behind the others where there is none.
    pub(super) fn item_or_new(&mut self, name: &str, text: &str, value: Self) -> Option<&mut Self> {
        let Self::List(items) = self else {
            return None;
        };
        let at = items.iter().position(|item| item.holds(name, text));
        let at = at.unwrap_or_else(|| {
            items.push(Self::Map(BTreeMap::from([(name.to_owned(), value)])));
            items.len() - 1
        });
        items.get_mut(at)
    }

    /// Whether a key is this text.
    pub(super) fn holds(&self, name: &str, text: &str) -> bool {
        let Self::Map(keys) = self else {
            return false;
        };
        let written = |value: &Self| match value {
            Self::Value(value) => value.starts_with(&format!("({text:?},")),
            _ => false,
        };
        keys.get(name).is_some_and(written)
    }

    /// A value by itself becomes the one key of a group.
    pub(super) fn become_map(&mut self, name: &str) {
        if let Self::Value(_) = self {
            *self = Self::Map(BTreeMap::from([(name.to_owned(), self.clone())]));
        }
    }

    pub(super) fn put(&mut self, name: &str, value: Self) -> Option<()> {
        match self {
            Self::Map(keys) => {
                keys.insert(name.to_owned(), value);
                Some(())
            }
            _ => None,
        }
    }
}

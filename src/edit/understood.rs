//! A record file → what its front matter says, so that a change can be held against it.

use crate::finding::Findings;
use crate::parse::front_matter;
use crate::parse::node::{Content, Node};
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
        Content::Scalar(scalar) => format!("{:?}", (&scalar.text, &scalar.value)),
        Content::List(items) => format!("{:?}", items.iter().map(meaning).collect::<Vec<_>>()),
        Content::Map(_) => format!("{:?}", meanings(node, |_| true)),
    }
}

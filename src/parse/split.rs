//! A file → its two parts: the front matter between two lines of hyphens, and the text under it.

use std::ops::Range;

use crate::finding::{Finding, Findings};
use crate::malformed::FRONT_MATTER_UNREADABLE;
use crate::source::{Source, SourceId, Span};

/// The byte ranges of a file's two parts.
#[derive(Debug)]
pub struct Split {
    pub front: Range<usize>,
    pub body: Range<usize>,
}

/// Finds the two `---` lines; without them there is a finding and nothing else.
pub fn split(id: SourceId, source: &Source, findings: &mut Findings) -> Option<Split> {
    let text = source.text.as_str();
    let first = text.split_inclusive('\n').next().unwrap_or("");
    if first.trim_end() != "---" {
        let message = if text.trim().is_empty() {
            "this file is empty"
        } else {
            "this file does not begin with ---"
        };
        let end = first.trim_end().len();
        findings.push(
            Finding::new(&FRONT_MATTER_UNREADABLE, Span::new(id, 0..end), message).help(
                "the first line of a record is three hyphens, then come its keys (title: …), then three hyphens again, then the text",
            ),
        );
        return None;
    }
    let mut at = first.len();
    for line in text[at..].split_inclusive('\n') {
        if line.trim_end() == "---" {
            return Some(Split {
                front: first.len()..at,
                body: at + line.len()..text.len(),
            });
        }
        at += line.len();
    }
    findings.push(
        Finding::new(
            &FRONT_MATTER_UNREADABLE,
            Span::new(id, 0..3),
            "the front matter begins here and never ends",
        )
        .help("put a line of three hyphens between the keys and the text"),
    );
    None
}

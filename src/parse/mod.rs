//! Sources → Documents: front matter → nodes with a span each; Markdown body → passages, links, HTML.

pub mod node;

mod places;

pub mod split;

pub mod front_matter;

pub mod raw_html;

pub mod passage;

pub mod body;

pub mod plain;

pub mod html;

use crate::finding::{Finding, Findings};
use crate::malformed::UNUSABLE_FILE;
use crate::parse::body::Body;
use crate::parse::node::Node;
use crate::source::{Source, SourceId, Span};

/// A text with its front matter.
#[derive(Debug)]
pub struct Document {
    pub source: SourceId,
    /// Always a map; an unreadable front matter gives no document.
    pub front: Node,
    pub body: Body,
}

/// Parses a Markdown file; `None` when its front matter cannot be read, which the findings then say.
pub fn document(id: SourceId, source: &Source, findings: &mut Findings) -> Option<Document> {
    let split = split::split(id, source, findings)?;
    say_unseen_sign(id, source, findings);
    let front = front_matter::parse(id, &source.text, split.front, findings)?;
    let body = body::parse(id, &source.text, split.body, findings);
    Some(Document {
        source: id,
        front,
        body,
    })
}

/// Parses a file that is all YAML, such as `content/words.yml`; `None` when it cannot be read.
pub fn list(id: SourceId, source: &Source, findings: &mut Findings) -> Option<Node> {
    say_unseen_sign(id, source, findings);
    front_matter::parse_any(id, &source.text, 0..source.text.len(), findings)
}

/// Says where a sign stands that no page and no calendar may hold, such as one that a copied PDF leaves behind.
fn say_unseen_sign(id: SourceId, source: &Source, findings: &mut Findings) {
    let unseen = |letter: char| letter.is_control() && !"\n\r\t\u{85}".contains(letter);
    let Some((at, sign)) = source
        .text
        .char_indices()
        .find(|(_, letter)| unseen(*letter))
    else {
        return;
    };
    findings.push(
        Finding::new(
            &UNUSABLE_FILE,
            Span::new(id, at..at + sign.len_utf8()),
            format!("there is an unseen sign here, U+{:04X}", sign as u32),
        )
        .help("delete it, with the letters beside it if need be, and write those again"),
    );
}

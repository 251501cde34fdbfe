//! Sources → Documents: front matter → nodes with a span each; Markdown body → passages, links, HTML.

pub mod node;

mod places;

pub mod split;

pub mod front_matter;

pub mod entities;

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
    if let Some(at) = too_deep(&source.text, split.body.start) {
        let message =
            "a line begins with more quotes and lists inside one another than anybody can read";
        let place = Span::new(id, at..at + 1);
        let finding = Finding::new(&UNUSABLE_FILE, place, message);
        findings.push(finding.help("take most of the signs at the beginning of this line out"));
        return None;
    }
    let front = front_matter::parse(id, &source.text, split.front, findings)?;
    let body = body::parse(id, &source.text, split.body, findings);
    Some(Document {
        source: id,
        front,
        body,
    })
}

/// How many steps a text may take to read, as far as they are known before: each line is asked of each quote and list that
/// may be open around it.
const MOST_STEPS: usize = 2_000_000;

/// Where the line begins that opens the most quotes and lists, when that makes a text take too long to read.
fn too_deep(text: &str, body: usize) -> Option<usize> {
    let (mut at, mut lines) = (body, 0);
    let (mut deepest, mut place) = (0, body);
    for line in text[body..].split_inclusive('\n') {
        let opened = opened(line.as_bytes());
        if opened > deepest && !is_rule(line) {
            (deepest, place) = (opened, at);
        }
        (at, lines) = (at + line.len(), lines + 1);
    }
    // What people write stays far below.
    (deepest > 50 && deepest * lines > MOST_STEPS).then_some(place)
}

/// How many quotes and items of lists begin at the beginning of a line: `> 1. - a` opens three.
fn opened(line: &[u8]) -> usize {
    let is_blank = |at: usize| matches!(line.get(at), None | Some(b' ' | b'\t' | b'\n' | b'\r'));
    let mut count = 0;
    for (at, sign) in line.iter().enumerate() {
        match sign {
            b' ' | b'\t' | b'0'..=b'9' => {}
            b'>' => count += 1,
            b'-' | b'+' | b'*' | b'.' | b')' if is_blank(at + 1) => count += 1,
            _ => return count,
        }
    }
    count
}

/// Whether a line is one that parts a text: nothing but hyphens or stars.
fn is_rule(line: &str) -> bool {
    let mut signs = line.chars().filter(|letter| !letter.is_whitespace());
    let first = signs.next();
    matches!(first, Some('-' | '*')) && signs.all(|sign| Some(sign) == first)
}

/// Parses a file that is all YAML, such as `content/words.yml`; `None` when it cannot be read.
pub fn list(id: SourceId, source: &Source, findings: &mut Findings) -> Option<Node> {
    say_unseen_sign(id, source, findings);
    front_matter::parse_any(id, &source.text, 0..source.text.len(), findings)
}

/// Says where a sign stands that no page and no calendar may hold, such as one that a copied PDF leaves behind.
fn say_unseen_sign(id: SourceId, source: &Source, findings: &mut Findings) {
    // Those of them that XML knows (1.0, 2.2) may stand in a feed, and help nobody there.
    let unseen = |letter: char| match letter {
        '\u{fffe}' | '\u{ffff}' => true,
        _ => letter.is_control() && !"\n\r\t\u{85}".contains(letter),
    };
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_text_that_opens_much_and_goes_on_is_too_deep() {
        let deep = format!("{}a\n", "> ".repeat(3_000));
        let long = "a\n".repeat(3_000);
        assert_eq!(too_deep(&format!("b\n{deep}{long}"), 0), Some(2));
        assert_eq!(too_deep(&deep, 0), None);
        for line in ["- ", "-", "* ", "> a\n> ", "1. a\n"] {
            assert_eq!(
                too_deep(&format!("{}\n{long}", line.repeat(3_000)), 0),
                None,
                "{line}"
            );
        }
        assert_eq!(opened(b"> 1. - a - b"), 3);
        assert_eq!(opened(b"2027-01-12 10:00"), 0);
    }
}

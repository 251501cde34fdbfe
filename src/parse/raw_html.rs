//! Raw HTML in a text → the short list that is safe, with its tags in balance; everything else is left out and said.

use std::collections::HashMap;
use std::ops::Range;

use crate::parse::entities::{decode, escape_attribute, escape_text};

/// Safe inside a line of text.
const INLINE: [&str; 9] = [
    "abbr", "bdo", "br", "kbd", "mark", "q", "span", "sub", "sup",
];
/// Safe around blocks.
const BLOCK: [&str; 2] = ["details", "summary"];
/// What stands between such tags is for a machine and is left out with them.
const WITH_CONTENT: [&str; 9] = [
    "iframe", "math", "noscript", "object", "script", "style", "svg", "template", "textarea",
];

/// How many elements stand inside one another at most; browsers give up at 512.
const DEEPEST: usize = 200;

/// A part of some raw HTML.
#[derive(Debug, PartialEq, Eq)]
pub enum Part<'a> {
    Text(&'a str),
    Comment(&'a str),
    Open {
        tag: String,
        attributes: Vec<(String, String)>,
        range: Range<usize>,
    },
    Close {
        tag: String,
        range: Range<usize>,
    },
}

/// What became of the tags.
#[derive(Debug, Default)]
pub struct Sanitised {
    pub html: String,
    /// The ranges that were left out, as the author wrote them.
    pub removed: Vec<Range<usize>>,
    /// Whether the words after this are in another language.
    pub language: Option<bool>,
}

/// Keeps the tags of one text in balance, from its first event to its last.
#[derive(Debug, Default)]
pub struct Sanitiser {
    /// Open raw tags, and `None` for each Markdown element that is open around them.
    open: Vec<Option<String>>,
    /// A tag whose content is left out until it closes.
    dropping: Option<String>,
    /// How many of each tag were left out and said; their closing tags go without a word.
    left_out: HashMap<String, usize>,
}

impl Sanitiser {
    /// A Markdown element begins: tags inside it must close inside it.
    pub fn enter(&mut self) {
        self.open.push(None);
    }

    /// A Markdown element ends; gives the closing tags that were forgotten in it.
    pub fn leave(&mut self) -> String {
        let mut closing = String::new();
        while let Some(Some(tag)) = self.open.pop() {
            closing.push_str(&format!("</{tag}>"));
        }
        closing
    }

    /// Whether words are inside a script or another tag whose content is left out.
    pub fn is_dropping(&self) -> bool {
        self.dropping.is_some()
    }

    /// Cleans a piece of raw HTML; `block` for one that stands on lines of its own.
    pub fn clean(&mut self, html: &str, block: bool) -> Sanitised {
        let mut done = Sanitised::default();
        for part in parts(html) {
            match part {
                Part::Comment(_) => {}
                Part::Text(text) => {
                    if self.dropping.is_none() {
                        done.html.push_str(&escape_text(text));
                    }
                }
                Part::Open {
                    tag,
                    attributes,
                    range,
                } => self.open_tag(tag, &attributes, range, block, &mut done),
                Part::Close { tag, range } => self.close_tag(&tag, range, &mut done),
            }
        }
        done
    }

    fn open_tag(
        &mut self,
        tag: String,
        attributes: &[(String, String)],
        range: Range<usize>,
        block: bool,
        done: &mut Sanitised,
    ) {
        let safe = INLINE.contains(&tag.as_str()) || block && BLOCK.contains(&tag.as_str());
        let misplaced = tag == "summary" && self.open.last() != Some(&Some("details".to_owned()));
        let mut kept: Vec<&(String, String)> = Vec::new();
        for attribute in attributes {
            let is_new = kept.iter().all(|(name, _)| *name != attribute.0);
            if is_new && allowed(&tag, &attribute.0, &attribute.1) {
                kept.push(attribute);
            }
        }
        // Without a direction it does nothing, and is no HTML.
        let aimless = tag == "bdo"
            && !kept
                .iter()
                .any(|(name, value)| name == "dir" && value != "auto");
        if self.dropping.is_some() || !safe || misplaced || aimless || self.open.len() > DEEPEST {
            if self.dropping.is_none() && WITH_CONTENT.contains(&tag.as_str()) {
                self.dropping = Some(tag);
                done.removed.push(range);
            } else if self.dropping.is_none() {
                *self.left_out.entry(tag).or_default() += 1;
                done.removed.push(range);
            }
            return;
        }
        done.html.push('<');
        done.html.push_str(&tag);
        for (name, value) in kept {
            done.html
                .push_str(&format!(" {name}=\"{}\"", escape_attribute(value)));
            if name == "lang" {
                done.language = Some(true);
            }
        }
        done.html.push('>');
        if tag != "br" {
            self.open.push(Some(tag));
        }
    }

    fn close_tag(&mut self, tag: &str, range: Range<usize>, done: &mut Sanitised) {
        if let Some(dropped) = &self.dropping {
            if dropped == tag {
                self.dropping = None;
            }
            return;
        }
        if let Some(open) = self.left_out.get_mut(tag).filter(|open| **open > 0) {
            *open -= 1;
            return;
        }
        let inside = self
            .open
            .iter()
            .rposition(Option::is_none)
            .map_or(0, |at| at + 1);
        let Some(at) = self
            .open
            .iter()
            .rposition(|open| open.as_deref() == Some(tag))
            .filter(|at| *at >= inside)
        else {
            done.removed.push(range);
            return;
        };
        for tag in self.open.drain(at..).rev().flatten() {
            done.html.push_str(&format!("</{tag}>"));
        }
        done.language = Some(false);
    }
}

fn allowed(tag: &str, name: &str, value: &str) -> bool {
    match name {
        "lang" => {
            !value.is_empty()
                && value
                    .chars()
                    .all(|letter| letter.is_ascii_alphanumeric() || letter == '-')
        }
        "dir" => matches!(value, "ltr" | "rtl" | "auto"),
        "title" => tag == "abbr",
        "open" => tag == "details",
        _ => false,
    }
}

/// Splits raw HTML into its parts; what only looks like a tag is text.
pub fn parts(html: &str) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    let mut at = 0;
    let mut text_from = 0;
    while let Some(found) = html[at..].find('<') {
        let start = at + found;
        let (part, end) = if html[start..].starts_with("<!--") {
            let end = html[start + 4..]
                .find("-->")
                .map_or(html.len(), |end| start + 4 + end + 3);
            (Some(Part::Comment(&html[start..end])), end)
        } else if html[start..].starts_with("<!") || html[start..].starts_with("<?") {
            let end = html[start..]
                .find('>')
                .map_or(html.len(), |end| start + end + 1);
            (
                Some(Part::Close {
                    tag: "!".into(),
                    range: start..end,
                }),
                end,
            )
        } else {
            tag(html, start)
        };
        match part {
            Some(part) => {
                if text_from < start {
                    parts.push(Part::Text(&html[text_from..start]));
                }
                parts.push(part);
                text_from = end;
                at = end;
            }
            None => at = start + 1,
        }
    }
    if text_from < html.len() {
        parts.push(Part::Text(&html[text_from..]));
    }
    parts
}

fn tag(html: &str, start: usize) -> (Option<Part<'_>>, usize) {
    let closes = html[start + 1..].starts_with('/');
    let name_at = start + 1 + usize::from(closes);
    let name: String = html[name_at..]
        .chars()
        .take_while(|letter| letter.is_ascii_alphanumeric() || *letter == '-')
        .collect();
    if !name.starts_with(|letter: char| letter.is_ascii_alphabetic()) {
        return (None, start + 1);
    }
    let (attributes, end) = attributes(html, name_at + name.len());
    let tag = name.to_ascii_lowercase();
    let range = start..end;
    (
        Some(if closes {
            Part::Close { tag, range }
        } else {
            Part::Open {
                tag,
                attributes,
                range,
            }
        }),
        end,
    )
}

fn attributes(html: &str, from: usize) -> (Vec<(String, String)>, usize) {
    let bytes = html.as_bytes();
    let mut found = Vec::new();
    let mut at = from;
    loop {
        while at < bytes.len() && (bytes[at].is_ascii_whitespace() || bytes[at] == b'/') {
            at += 1;
        }
        if at >= bytes.len() {
            return (found, at);
        }
        if bytes[at] == b'>' {
            return (found, at + 1);
        }
        let start = at;
        while at < bytes.len()
            && !matches!(bytes[at], b'=' | b'>' | b'/')
            && !bytes[at].is_ascii_whitespace()
        {
            at += 1;
        }
        let name = html[start..at].to_ascii_lowercase();
        if at == start {
            at += 1;
            continue;
        }
        let mut value = String::new();
        if bytes.get(at) == Some(&b'=') {
            at += 1;
            let quote = bytes
                .get(at)
                .copied()
                .filter(|byte| matches!(byte, b'"' | b'\''));
            let start = at + usize::from(quote.is_some());
            let ends = |byte: u8| {
                quote.map_or(byte == b'>' || byte.is_ascii_whitespace(), |quote| {
                    byte == quote
                })
            };
            at = start;
            while at < bytes.len() && !ends(bytes[at]) {
                at += 1;
            }
            value = decode(&html[start..at]);
            at += usize::from(quote.is_some() && at < bytes.len());
        }
        found.push((name, value));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clean(html: &str, block: bool) -> (String, usize) {
        let mut sanitiser = Sanitiser::default();
        let done = sanitiser.clean(html, block);
        (done.html + &sanitiser.leave(), done.removed.len())
    }

    #[test]
    fn safe_tags_stay_with_their_safe_attributes_only() {
        assert_eq!(
            clean("<span lang=\"ur\" onclick=\"x()\">اردو</span>", false),
            ("<span lang=\"ur\">اردو</span>".into(), 0)
        );
        assert_eq!(
            clean("<abbr title='a \"b\"'>x</abbr>", false).0,
            "<abbr title=\"a &quot;b&quot;\">x</abbr>"
        );
    }

    #[test]
    fn scripts_leave_nothing_behind() {
        assert_eq!(clean("a<script>alert(1)</script>b", true), ("ab".into(), 1));
        assert_eq!(
            clean("<img src=x onerror=alert(1)>", false),
            (String::new(), 1)
        );
    }

    #[test]
    fn forgotten_and_stray_closing_tags_are_put_right() {
        assert_eq!(
            clean("<details><summary>More</summary>text", true).0,
            "<details><summary>More</summary>text</details>"
        );
        assert_eq!(clean("text</details>", true), ("text".into(), 1));
    }

    #[test]
    fn a_tag_that_would_be_no_html_is_left_out() {
        let clean = |html| Sanitiser::default().clean(html, false).html;
        assert_eq!(clean("<bdo dir=up>x</bdo>"), "x");
        assert_eq!(clean("<span lang=ur lang=cy>"), "<span lang=\"ur\">");
        assert_eq!(
            clean("<br>&copy & &eacute;"),
            "<br>&amp;copy &amp; &eacute;"
        );
    }
}

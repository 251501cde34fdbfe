//! Front matter → Node: splits a file, finds the place of every key and value, and gives each its meaning.

use std::borrow::Cow;
use std::ops::Range;

use saphyr_parser::{Event, Parser, ScalarStyle};

use crate::finding::{Finding, Findings, Place};
use crate::malformed::FRONT_MATTER_UNREADABLE;
use crate::parse::node::{Content, Entry, Meaning, Node, Scalar};
use crate::parse::places::Places;
use crate::source::{SourceId, Span, Spanned};

/// The longest front matter, in bytes: 400 sessions take 12 KiB.
const LONGEST: usize = 64 * 1024;

/// How deep values may lie in one another: a session's facilitators lie at six.
const DEEPEST: usize = 32;

/// Reads the part between the hyphens; it must be a map of keys.
pub fn parse(
    id: SourceId,
    text: &str,
    range: Range<usize>,
    findings: &mut Findings,
) -> Option<Node> {
    let node = parse_any(id, text, range.clone(), findings)?;
    match node.content {
        Content::Map(_) => Some(node),
        Content::Scalar(ref scalar) if scalar.meaning == Meaning::Nothing => Some(Node {
            span: Span::new(id, range.start..range.start),
            content: Content::Map(Vec::new()),
        }),
        _ => {
            findings.push(
                Finding::new(&FRONT_MATTER_UNREADABLE, node.span, format!("the front matter is {}, not keys with values", node.kind()))
                    .help("write each key on a line of its own, with a colon and a space: title: Sleep well"),
            );
            None
        }
    }
}

/// Reads YAML of any shape.
pub fn parse_any(
    id: SourceId,
    text: &str,
    range: Range<usize>,
    findings: &mut Findings,
) -> Option<Node> {
    let yaml = &text[range.clone()];
    if yaml.len() > LONGEST {
        let first = yaml.lines().next().map_or(0, str::len);
        let place = Span::new(id, range.start..range.start + first);
        let message = format!(
            "the front matter is {} KB long; {} KB is the most",
            yaml.len() / 1024,
            LONGEST / 1024
        );
        findings.push(
            Finding::new(&FRONT_MATTER_UNREADABLE, place, message)
                .help("is a line of three hyphens missing between the keys and the text?"),
        );
        return None;
    }
    let places = Places::new(id, yaml, range.start);
    let mut builder = Builder {
        places: &places,
        findings,
        failed: false,
        depth: 0,
    };
    let node = builder.document(&mut Parser::new_from_str(yaml))?;
    (!builder.failed).then_some(node)
}

struct Builder<'a, 'f> {
    places: &'a Places<'a>,
    findings: &'f mut Findings,
    failed: bool,
    /// How many lists and maps are open.
    depth: usize,
}

type Events<'a> = Parser<'a, saphyr_parser::StrInput<'a>>;

impl<'a> Builder<'a, '_> {
    fn document(&mut self, events: &mut Events<'a>) -> Option<Node> {
        let empty = Span::new(self.places.id, self.places.start..self.places.start);
        loop {
            let (event, span) = self.next(events)?;
            match event {
                Event::StreamStart | Event::DocumentStart(_) | Event::Nothing => {}
                Event::StreamEnd | Event::DocumentEnd => {
                    return Some(Node {
                        span: empty,
                        content: Content::Scalar(Scalar {
                            text: String::new(),
                            meaning: Meaning::Nothing,
                        }),
                    });
                }
                event => {
                    let node = self.node(event, span, events)?;
                    // An error after the first value would otherwise go unseen.
                    while let Some((event, span)) = self.next(events) {
                        match event {
                            Event::StreamEnd => break,
                            Event::DocumentStart(_) => {
                                self.second_document(span);
                                break;
                            }
                            _ => {}
                        }
                    }
                    return Some(node);
                }
            }
        }
    }

    fn next(&mut self, events: &mut Events<'a>) -> Option<(Event<'a>, saphyr_parser::Span)> {
        match events.next_event()? {
            Ok(next) => Some(next),
            Err(error) => {
                let byte = self.places.byte(error.marker().index());
                self.failed = true;
                self.findings.push(self.scan_error(byte, error.info()));
                None
            }
        }
    }

    fn scan_error(&self, byte: usize, reason: &str) -> Finding {
        let line = self.places.line_at(byte);
        let at = |span, message: &str, help: &str| {
            Finding::new(
                &FRONT_MATTER_UNREADABLE,
                Span::new(self.places.id, span),
                message,
            )
            .help(help)
        };
        if let Some(tab) = self.places.first_indent_with_tab() {
            return at(
                tab,
                "this line begins with a tab",
                "indents are made of spaces: put two spaces for each tab",
            );
        }
        if reason.contains("recursion") {
            return self.too_deep(line);
        }
        at(
            line,
            &format!("this line cannot be read: {}", plain_reason(reason)),
            "look at its indent, its quotation marks and its brackets, and at the line above it",
        )
    }

    fn second_document(&mut self, span: saphyr_parser::Span) {
        let begins = self.places.byte(span.start.index());
        let line = Span::new(self.places.id, self.places.line_at(begins));
        self.failed = true;
        self.findings.push(
            Finding::new(
                &FRONT_MATTER_UNREADABLE,
                line,
                "the file ends at this line, and nothing behind it is read",
            )
            .help("delete the line of hyphens or dots"),
        );
    }

    fn too_deep(&self, line: Range<usize>) -> Finding {
        Finding::new(
            &FRONT_MATTER_UNREADABLE,
            Span::new(self.places.id, line),
            "values are nested more deeply than any record needs",
        )
        .help("delete the brackets, hyphens or indents that do not belong here")
    }

    fn node(
        &mut self,
        event: Event<'a>,
        span: saphyr_parser::Span,
        events: &mut Events<'a>,
    ) -> Option<Node> {
        let place = self.places.span(span);
        if is_named(&event) {
            return self.refuse(
                place,
                "the value here begins with & or !, and its first word would be left out",
                "put the whole value in quotation marks",
            );
        }
        match event {
            Event::Scalar(text, ScalarStyle::Plain, ..) if text.starts_with(['|', '>']) => self.refuse(
                place,
                "a text that begins with > or | inside brackets or braces is none to other readers",
                "put it in quotation marks",
            ),
            Event::Scalar(text, style, ..) => Some(Node {
                span: match style {
                    ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted => {
                        self.places.quoted(place)
                    }
                    _ => place,
                },
                content: Content::Scalar(scalar(text, style)),
            }),
            Event::SequenceStart(..) | Event::MappingStart(..) if self.depth == DEEPEST => {
                self.failed = true;
                let line = self.places.line_at(place.range().start - self.places.start);
                self.findings.push(self.too_deep(line));
                None
            }
            Event::SequenceStart(..) => {
                self.depth += 1;
                let list = self.list(place, events);
                self.depth -= 1;
                list
            }
            Event::MappingStart(..) => {
                self.depth += 1;
                let map = self.map(place, events);
                self.depth -= 1;
                map
            }
            Event::Alias(_) => self.refuse(
                place,
                "this is an alias, which stands for a value written elsewhere",
                "write the value itself here; a text that begins with * stands in quotation marks",
            ),
            _ => None,
        }
    }

    fn refuse(&mut self, place: Span, message: &str, help: &str) -> Option<Node> {
        self.failed = true;
        let finding = Finding::new(&FRONT_MATTER_UNREADABLE, place, message);
        self.findings.push(finding.help(help));
        None
    }

    fn list(&mut self, start: Span, events: &mut Events<'a>) -> Option<Node> {
        let mut nodes = Vec::new();
        loop {
            let (event, span) = self.next(events)?;
            if matches!(event, Event::SequenceEnd) {
                let last = nodes.last().map_or(start.end, |node: &Node| node.span.end);
                let end = self.places.behind_bracket(span).unwrap_or(last);
                return Some(Node {
                    span: Span { end, ..start },
                    content: Content::List(nodes),
                });
            }
            nodes.push(self.node(event, span, events)?);
        }
    }

    fn map(&mut self, start: Span, events: &mut Events<'a>) -> Option<Node> {
        let mut entries: Vec<Entry> = Vec::new();
        loop {
            let (event, span) = self.next(events)?;
            if matches!(event, Event::MappingEnd) {
                let last = entries
                    .last()
                    .map_or(start.end, |entry| match entry.value.is_null() {
                        true => entry.key.span.end,
                        false => entry.value.span.end,
                    });
                let end = self.places.behind_bracket(span).unwrap_or(last);
                let first = entries
                    .first()
                    .map_or(start.start, |entry| entry.key.span.start.min(start.start));
                return Some(Node {
                    span: Span {
                        start: first,
                        end,
                        ..start
                    },
                    content: Content::Map(entries),
                });
            }
            let key_node = self.node(event, span, events)?;
            let key_span = key_node.span;
            let (event, span) = self.next(events)?;
            let value = self.node(event, span, events)?;
            let Some(key) = key_node.scalar() else {
                return self.refuse(
                    key_span,
                    "a key is a word, not a list or a group",
                    "a text that begins with a bracket stands in quotation marks",
                );
            };
            if key.text.is_empty() {
                return self.refuse(
                    value.span,
                    "there is no key before the colon",
                    "write what this is before the colon; a text that begins with a colon stands in quotation marks",
                );
            }
            let key = Spanned::new(key.text.clone(), key_span);
            match entries.iter().find(|entry| entry.key.value == key.value) {
                Some(first) => {
                    self.findings.push(
                        Finding::new(
                            &FRONT_MATTER_UNREADABLE,
                            Place::Words(key_span),
                            format!("the key {} is written twice", key.value),
                        )
                        .help("keep one of the two and delete the other")
                        .related(first.key.span, "the first one is here"),
                    );
                }
                None => entries.push(Entry { key, value }),
            }
        }
    }
}

/// Whether a value has an anchor (`&name`) or a tag (`!name`) before it, which are no part of what it says.
fn is_named(event: &Event<'_>) -> bool {
    match event {
        Event::Scalar(_, _, anchor, tag)
        | Event::SequenceStart(anchor, tag)
        | Event::MappingStart(anchor, tag) => *anchor > 0 || tag.is_some(),
        _ => false,
    }
}

fn scalar(text: Cow<'_, str>, style: ScalarStyle) -> Scalar {
    let meaning = match style {
        ScalarStyle::Plain => Meaning::of_plain(&text),
        _ => Meaning::Text,
    };
    Scalar {
        text: text.into_owned(),
        meaning,
    }
}

/// A YAML reader's words without its own account of the place.
fn plain_reason(reason: &str) -> &str {
    reason
        .split(" at line ")
        .next()
        .unwrap_or(reason)
        .trim_end_matches('.')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::split::split;
    use crate::source::Source;

    fn read(text: &str) -> (Option<Node>, Vec<String>) {
        let mut findings = Findings::default();
        let source = Source::new("x.md", text);
        let node = split(SourceId(0), &source, &mut findings)
            .and_then(|split| parse(SourceId(0), &source.text, split.front, &mut findings));
        let shown = findings
            .iter()
            .map(|finding| {
                let (line, column) =
                    source.line_column(finding.place.span().map_or(0, |span| span.start as usize));
                format!("{line}:{column} {}", finding.message)
            })
            .collect();
        (node, shown)
    }

    #[test]
    fn every_value_knows_its_bytes_also_after_accents() {
        let text = "---\nname: Café Zoë\nplaces: 12\n---\n";
        let (node, findings) = read(text);
        let node = node.unwrap();
        assert!(findings.is_empty());
        assert_eq!(
            &text[node.get("name").unwrap().value.span.range()],
            "Café Zoë"
        );
        assert_eq!(&text[node.get("places").unwrap().value.span.range()], "12");
        assert_eq!(
            &text[node.get("places").unwrap().key.span.range()],
            "places"
        );
    }

    #[test]
    fn every_value_ends_where_its_author_ends_it() {
        let text = "---\na: \"x \\\" y\" # why\nb: 'it''s' # why\nc: [1, {d: 2}] # why\nd:\n  - e: 1\n  - f # why\n\ng:\n  h: [ ] # why\n# end\n---\n";
        let (node, findings) = read(text);
        assert!(findings.is_empty(), "{findings:?}");
        let node = node.unwrap();
        for (key, written) in [
            ("a", "\"x \\\" y\""),
            ("b", "'it''s'"),
            ("c", "[1, {d: 2}]"),
            ("d", "e: 1\n  - f"),
            ("g", "h: [ ]"),
        ] {
            let value = &node.get(key).unwrap().value;
            assert!(
                text[value.span.range()].ends_with(written),
                "{:?}",
                &text[value.span.range()]
            );
        }
    }

    #[test]
    fn words_that_other_versions_of_yaml_change_keep_their_meaning() {
        let (node, _) = read("---\na: no\nb: 10:00\nc: 2027-01-12\nd: 010\n---\n");
        let node = node.unwrap();
        for (key, text) in [
            ("a", "no"),
            ("b", "10:00"),
            ("c", "2027-01-12"),
            ("d", "010"),
        ] {
            assert_eq!(node.get(key).unwrap().value.scalar().unwrap().text, text);
        }
    }

    #[test]
    fn a_key_written_twice_shows_both_places() {
        let (node, findings) = read("---\ntitle: a\ntitle: b\n---\n");
        assert!(node.is_some());
        assert_eq!(findings, ["3:1 the key title is written twice"]);
    }

    #[test]
    fn what_stands_behind_the_end_is_not_left_out_in_silence() {
        for text in [
            "---\ntitle: a\n...\nsummary: b\n---\n",
            "---\ntitle: a\n...\n%YAML 1.2\n---\n",
        ] {
            let (node, findings) = read(text);
            assert!(node.is_none(), "{text}");
            assert_eq!(findings.len(), 1, "{text}: {findings:?}");
        }
        let mut findings = Findings::default();
        let text = "a: 1\n--- # the next\nb: 2\n";
        let node = parse_any(SourceId(0), text, 0..text.len(), &mut findings);
        assert!(node.is_none());
        assert_eq!(
            findings.iter().next().map(|it| it.message.as_str()),
            Some("the file ends at this line, and nothing behind it is read")
        );
    }

    #[test]
    fn windows_line_endings_are_fine() {
        let text = "---\r\ntitle: a\r\nlist:\r\n  - b\r\n---\r\nText\r\n";
        let (node, findings) = read(text);
        assert!(findings.is_empty(), "{findings:?}");
        assert_eq!(
            node.unwrap()
                .get("title")
                .unwrap()
                .value
                .scalar()
                .unwrap()
                .text,
            "a"
        );
    }

    #[test]
    fn a_tab_is_named() {
        let (node, findings) = read("---\nruns:\n\t- id: a\n---\n");
        assert!(node.is_none());
        assert_eq!(findings, ["3:2 this line begins with a tab"]);
        let (_, findings) = read("---\ntitle: a\n\tsummary: b\n---\n");
        assert_eq!(findings, ["3:2 this line begins with a tab"]);
    }

    #[test]
    fn absurd_nesting_and_aliases_are_refused_at_once() {
        let (node, findings) = read(&format!("---\na: {}\n---\n", "[".repeat(10_000)));
        assert!(node.is_none());
        assert_eq!(findings.len(), 1, "{findings:?}");
        let (node, findings) = read("---\na: [1]\nb: [*x, *x]\n---\n");
        assert!(node.is_none());
        assert_eq!(findings.len(), 1, "{findings:?}");
    }

    #[test]
    fn no_part_of_a_value_is_left_out_in_silence() {
        for (text, said) in [
            ("title: &Me and you", "begins with & or !"),
            ("title: !Hola amigos", "begins with & or !"),
            ("need: !x {note: y}", "begins with & or !"),
            ("a: &x [1]\nb: *x", "begins with & or !"),
            (": leaf", "no key before the colon"),
            ("need: {source: x, note: > asked}", "begins with > or |"),
        ] {
            let (node, findings) = read(&format!("---\n{text}\n---\n"));
            assert!(node.is_none(), "{text}");
            assert!(findings[0].contains(said), "{text}: {findings:?}");
        }
    }
}

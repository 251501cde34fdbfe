//! Markers of the YAML reader, which count characters → byte spans of the file.

use std::ops::Range;

use crate::source::{SourceId, Span};

/// Turns markers, which count characters, into byte spans of the file.
pub(super) struct Places<'a> {
    pub(super) id: SourceId,
    pub(super) yaml: &'a str,
    pub(super) start: usize,
    /// The byte of every character; empty for ASCII, where both are the same.
    bytes: Vec<u32>,
}

impl<'a> Places<'a> {
    pub(super) fn new(id: SourceId, yaml: &'a str, start: usize) -> Self {
        let bytes = if yaml.is_ascii() {
            Vec::new()
        } else {
            yaml.char_indices().map(|(at, _)| at as u32).collect()
        };
        Self {
            id,
            yaml,
            start,
            bytes,
        }
    }

    pub(super) fn byte(&self, character: usize) -> usize {
        if self.bytes.is_empty() {
            return character.min(self.yaml.len());
        }
        self.bytes
            .get(character)
            .map_or(self.yaml.len(), |byte| *byte as usize)
    }

    pub(super) fn span(&self, span: saphyr_parser::Span) -> Span {
        let (start, mut end) = (self.byte(span.start.index()), self.byte(span.end.index()));
        // Block values end at the next token: what an author sees ends at the last letter.
        end = start + self.yaml[start..end.max(start)].trim_end().len();
        Span::new(self.id, self.start + start..self.start + end)
    }

    /// The place of a text in quotation marks: the reader of YAML counts a comment behind it in.
    pub(super) fn quoted(&self, place: Span) -> Span {
        let range = place.range();
        let written = &self.yaml[range.start - self.start..range.end - self.start];
        let Some(mark @ ('"' | '\'')) = written.chars().next() else {
            return place;
        };
        let mut letters = written.char_indices().skip(1).peekable();
        while let Some((at, letter)) = letters.next() {
            let is_doubled =
                letter == '\'' && letters.peek().is_some_and(|(_, next)| *next == '\'');
            if mark == '"' && letter == '\\' || mark == '\'' && is_doubled {
                letters.next();
            } else if letter == mark {
                let end = range.start + at + letter.len_utf8();
                return Span::new(self.id, range.start..end);
            }
        }
        place
    }

    /// The byte of the file behind the bracket that ends a list or group; `None` when it has no brackets.
    pub(super) fn behind_bracket(&self, end: saphyr_parser::Span) -> Option<u32> {
        let at = self.byte(end.start.index());
        let is_bracket = self.yaml[at..].starts_with([']', '}']);
        is_bracket.then(|| (self.start + at + 1) as u32)
    }

    /// The line that holds a byte of the YAML, without its indent, as a range of the file.
    pub(super) fn line_at(&self, byte: usize) -> Range<usize> {
        let mut byte = byte.min(self.yaml.len());
        while !self.yaml.is_char_boundary(byte) {
            byte -= 1;
        }
        let start = self.yaml[..byte].rfind('\n').map_or(0, |at| at + 1);
        let line = self.yaml[start..].lines().next().unwrap_or("");
        let indent = line.len() - line.trim_start().len();
        self.start + start + indent..self.start + start + line.trim_end().len().max(indent)
    }
}

impl Places<'_> {
    /// The first line that is indented by a tab, without its indent, as a range of the file.
    pub(super) fn first_indent_with_tab(&self) -> Option<Range<usize>> {
        let mut start = 0;
        for line in self.yaml.split_inclusive('\n') {
            let text = line.trim_start();
            if line[..line.len() - text.len()].contains('\t') && !text.is_empty() {
                return Some(self.line_at(start));
            }
            start += line.len();
        }
        None
    }
}

//! Passage: a stretch of an author's words as a reader hears them, each letter with its place in the source.

use std::ops::Range;

use crate::source::{Source, SourceId, Span, Spanned};

/// What kind of words a passage holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PassageKind {
    /// A value of the front matter.
    Field,
    Paragraph,
    Heading,
    /// An item of a list or a cell of a table.
    Item,
    /// Somebody else's words: rules about style are silent.
    Quote,
}

/// Running text without its marks: no link targets, no code, no HTML, nothing in another language.
#[derive(Debug, Clone)]
pub struct Passage {
    pub kind: PassageKind,
    pub text: String,
    source: SourceId,
    pieces: Vec<Piece>,
}

/// From `at` in the text, bytes come from `start` in the source, one for one while the lengths agree.
#[derive(Debug, Clone, Copy)]
struct Piece {
    at: u32,
    length: u32,
    start: u32,
    end: u32,
}

impl Passage {
    pub fn new(kind: PassageKind, source: SourceId) -> Self {
        Self {
            kind,
            text: String::new(),
            source,
            pieces: Vec::new(),
        }
    }

    /// The words of a field, such as a summary.
    pub fn of_field(field: &Spanned<String>, source: &Source) -> Self {
        let mut passage = Self::new(PassageKind::Field, field.span.source);
        let range = field.span.range();
        let written = source.text.get(range.clone()).unwrap_or("");
        match written.find(field.value.as_str()) {
            Some(at) => passage.push(
                &field.value,
                range.start + at..range.start + at + field.value.len(),
            ),
            None if passage.push_lines(&field.value, written, range.start) => {}
            // An escaped text: every word has the place of the whole.
            None => {
                passage = Self::new(PassageKind::Field, field.span.source);
                passage.push(&field.value, range);
            }
        }
        passage
    }

    /// Adds a text that stands on several lines, each of which is in it letter for letter; whether all of it is found.
    fn push_lines(&mut self, text: &str, written: &str, start: usize) -> bool {
        let mut rest = text;
        let quoted = ['"', '\''].into_iter().find_map(|mark| {
            let inside = written.strip_prefix(mark)?.strip_suffix(mark)?;
            Some((inside, start + 1))
        });
        let (written, mut at) = quoted.unwrap_or((written, start));
        for line in written.split_inclusive('\n') {
            let words = line.trim();
            let Some(found) = rest
                .find(words)
                .filter(|found| rest[..*found].trim().is_empty())
            else {
                return false;
            };
            if found > 0 {
                // A line break of the file, or a space in its place, has no place of its own.
                self.text.push_str(&rest[..found]);
            }
            let first = at + line.len() - line.trim_start().len();
            self.push(words, first..first + words.len());
            rest = &rest[found + words.len()..];
            at += line.len();
        }
        self.text.push_str(rest);
        rest.trim().is_empty()
    }

    /// Adds words that stand at a range of the source.
    pub fn push(&mut self, text: &str, range: Range<usize>) {
        let piece = Piece {
            at: self.text.len() as u32,
            length: text.len() as u32,
            start: range.start as u32,
            end: range.end as u32,
        };
        self.pieces.push(piece);
        self.text.push_str(text);
    }

    /// Adds a space that has no place of its own.
    pub fn gap(&mut self) {
        if !self.text.ends_with(' ') {
            self.text.push(' ');
        }
    }

    pub fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// The place of a byte range of the text.
    pub fn span(&self, range: Range<usize>) -> Span {
        let start = self.source_byte(range.start, false);
        let end = self.source_byte(range.end, true).max(start);
        Span::new(self.source, start..end)
    }

    fn source_byte(&self, at: usize, is_end: bool) -> usize {
        // Pieces stand in order, and a text may have as many as it has lines.
        let behind = self.pieces.partition_point(|piece| {
            let first = piece.at as usize;
            if is_end { first < at } else { first <= at }
        });
        let found = behind.checked_sub(1).map(|last| &self.pieces[last]);
        let Some(piece) = found.or(self.pieces.first()) else {
            return 0;
        };
        let into = at.saturating_sub(piece.at as usize);
        let exact = piece.length == piece.end - piece.start;
        match (exact, is_end) {
            (true, _) => (piece.start as usize + into).min(piece.end as usize),
            (false, true) => piece.end as usize,
            (false, false) => piece.start as usize,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str, value: &str, words: &str) -> String {
        let source = Source::new("x.md", text);
        let start = text.find(": ").expect("a key") + 2;
        let span = Span::new(SourceId(0), start..text.trim_end().len());
        let passage = Passage::of_field(&Spanned::new(value.to_owned(), span), &source);
        assert_eq!(passage.text, value);
        let at = value.find(words).expect("the words are there");
        text[passage.span(at..at + words.len()).range()].to_owned()
    }

    #[test]
    fn words_on_any_line_of_a_field_know_where_they_stand() {
        let folded = "a: Come at 17:30\r\n  to the hall,\r\n\r\n  for people 16+.\r\n";
        let value = "Come at 17:30 to the hall,\nfor people 16+.";
        for words in ["17:30", "hall", "16+"] {
            assert_eq!(found(folded, value, words), words);
        }
        assert_eq!(
            found("a: \"one \\\n  two\"\n", "one two", "two"),
            "\"one \\\n  two\""
        );
    }
}

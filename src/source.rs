//! Source, Sources, Span and `Spanned<T>`: an author's files, and places in them.
//!
//! Places are byte ranges everywhere inside the program; lines and columns are made when something is shown.

use std::ops::{Deref, Range};
use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

/// One file that an author wrote, as UTF-8 without its byte-order mark.
#[derive(Debug, Clone)]
pub struct Source {
    /// From the site's folder, with `/` between the parts: `content/courses/x.md`.
    pub path: String,
    pub text: String,
    /// Whether the file on disk begins with a byte-order mark, which `text` leaves out.
    pub byte_order_mark: bool,
    /// Whether it came from the folder of people who are kept outside the repository; `path` then begins with that folder.
    pub in_overlay: bool,
    line_starts: OnceLock<Vec<usize>>,
}

impl Source {
    pub fn new(path: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            path: path.into(),
            text: text.into(),
            byte_order_mark: false,
            in_overlay: false,
            line_starts: OnceLock::new(),
        }
    }

    /// Line and column of a byte offset, both from 1; the column counts characters.
    ///
    /// ```
    /// use prospectus::source::Source;
    ///
    /// let source = Source::new("x.md", "one\nélan vital");
    /// assert_eq!(source.line_column(0), (1, 1));
    /// assert_eq!(source.line_column(source.text.find("vital").unwrap()), (2, 6));
    /// assert_eq!(source.line_column(9_999), (2, 11), "an offset past the end is the end");
    /// ```
    pub fn line_column(&self, offset: usize) -> (usize, usize) {
        let mut offset = offset.min(self.text.len());
        while !self.text.is_char_boundary(offset) {
            offset -= 1;
        }
        let starts = self.line_starts();
        let line = starts.partition_point(|&start| start <= offset);
        let start = starts[line - 1];
        (line, self.text[start..offset].chars().count() + 1)
    }

    /// Line and column of a byte offset, both from 1; the column counts bytes.
    pub fn line_byte_column(&self, offset: usize) -> (usize, usize) {
        let offset = offset.min(self.text.len());
        let starts = self.line_starts();
        let line = starts.partition_point(|&start| start <= offset);
        (line, offset - starts[line - 1] + 1)
    }

    /// The text of a line, from 1, without its line ending.
    pub fn line(&self, line: usize) -> &str {
        let starts = self.line_starts();
        let Some(&start) = starts.get(line.wrapping_sub(1)) else {
            return "";
        };
        let end = starts.get(line).copied().unwrap_or(self.text.len());
        self.text[start..end].trim_end_matches(['\n', '\r'])
    }

    fn line_starts(&self) -> &[usize] {
        self.line_starts.get_or_init(|| {
            std::iter::once(0)
                .chain(
                    self.text
                        .bytes()
                        .enumerate()
                        .filter(|(_, byte)| *byte == b'\n')
                        .map(|(at, _)| at + 1),
                )
                .collect()
        })
    }
}

/// Which source: its index in `Sources`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct SourceId(pub u32);

impl SourceId {
    /// Of a record that stands in for one that could not be read; no source has it.
    pub const NOWHERE: Self = Self(u32::MAX);
}

/// A byte range of one source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Span {
    pub source: SourceId,
    pub start: u32,
    pub end: u32,
}

impl Span {
    pub fn new(source: SourceId, range: Range<usize>) -> Self {
        // Sources are far smaller than 4 GiB: `read` refuses a file over 1 MiB.
        Self {
            source,
            start: range.start as u32,
            end: range.end as u32,
        }
    }

    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Whether `other` lies inside this span.
    pub fn holds(self, other: Self) -> bool {
        self.source == other.source && self.start <= other.start && other.end <= self.end
    }
}

/// A value that knows its place in its file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spanned<T> {
    pub value: T,
    pub span: Span,
}

impl<T> Spanned<T> {
    pub fn new(value: T, span: Span) -> Self {
        Self { value, span }
    }

    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Spanned<U> {
        Spanned {
            value: change(self.value),
            span: self.span,
        }
    }
}

impl<T> Deref for Spanned<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

/// All files of a site, in the order of their paths.
#[derive(Debug, Default, Clone)]
pub struct Sources {
    list: Vec<Source>,
}

impl Sources {
    pub fn add(&mut self, source: Source) -> SourceId {
        self.list.push(source);
        SourceId(self.list.len() as u32 - 1)
    }

    /// Puts another text in the place of a file's.
    pub fn change(&mut self, id: SourceId, text: String) {
        let source = &mut self.list[id.0 as usize];
        source.text = text;
        source.line_starts = OnceLock::new();
    }

    pub fn iter(&self) -> impl Iterator<Item = (SourceId, &Source)> {
        self.list
            .iter()
            .enumerate()
            .map(|(index, source)| (SourceId(index as u32), source))
    }

    /// The source at a path.
    pub fn at(&self, path: &str) -> Option<SourceId> {
        let mut sources = self.iter();
        sources
            .find(|(_, source)| source.path == path)
            .map(|(id, _)| id)
    }

    pub fn len(&self) -> usize {
        self.list.len()
    }

    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// The words at a place.
    pub fn text(&self, span: Span) -> &str {
        self[span.source].text.get(span.range()).unwrap_or("")
    }
}

impl std::ops::Index<SourceId> for Sources {
    type Output = Source;

    fn index(&self, id: SourceId) -> &Source {
        &self.list[id.0 as usize]
    }
}

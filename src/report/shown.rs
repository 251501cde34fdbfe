//! What every output says alike of a finding: whether it is shown, where it is in lines and columns, how bad it is.

use crate::finding::{Finding, Findings, Level, Place};
use crate::source::Sources;

/// The findings that an output shows, for programs that look at a repository.
#[derive(Debug)]
pub struct Shown<'o> {
    pub findings: Vec<&'o Finding>,
    pub sources: &'o Sources,
    /// The college's folder from the top of its repository, with a slash at its end; empty when it is the top.
    pub folder: String,
}

impl<'o> Shown<'o> {
    pub fn new(
        findings: &'o Findings,
        sources: &'o Sources,
        folder: String,
        with_advice: bool,
    ) -> Self {
        let shown = findings.iter();
        Self {
            findings: shown
                .filter(|finding| is_shown(finding, with_advice))
                .collect(),
            sources,
            folder,
        }
    }

    /// Where a place is in the repository.
    pub fn spot(&self, place: &Place) -> Spot {
        let at = location(place, self.sources);
        let in_overlay = place
            .source(self.sources)
            .is_some_and(|source| source.in_overlay);
        let elsewhere = match (&at.page, &at.path) {
            (Some(page), _) => Some(format!("on the page {page}")),
            (None, Some(path)) if in_overlay => Some(format!("in {path}, outside the repository")),
            _ => None,
        };
        let path = at.path.as_deref().filter(|_| elsewhere.is_none());
        let path = path.unwrap_or("content/college.md");
        Spot {
            path: format!("{}{path}", self.folder),
            at: at.range().filter(|_| elsewhere.is_none()),
            elsewhere,
        }
    }
}

/// A place in a repository: every program that shows findings beside a change wants a file.
#[derive(Debug)]
pub struct Spot {
    /// From the top of the repository; the college's own file for what has no file there.
    pub path: String,
    pub at: Option<Lines>,
    /// Where the finding really is, when it is in no file of the repository.
    pub elsewhere: Option<String>,
}

/// From the first of some letters to the one after the last: lines and columns from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lines {
    pub line: usize,
    /// In characters, and in bytes of UTF-8.
    pub column: usize,
    pub byte_column: usize,
    pub end_line: usize,
    pub end_column: usize,
    pub end_byte_column: usize,
}

/// How bad a finding is in words that other programs have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Grade {
    /// Something would not be published: the site, or a course.
    Error,
    Warning,
    Note,
}

impl Grade {
    pub(super) const ALL: [Self; 3] = [Self::Error, Self::Warning, Self::Note];

    pub(super) fn of(level: Level) -> Self {
        match level {
            Level::Error | Level::Held => Self::Error,
            Level::Warning => Self::Warning,
            Level::Advice => Self::Note,
        }
    }
}

/// What is wrong and what to do, as text of a few lines.
pub(super) fn told(finding: &Finding, spot: &Spot) -> String {
    let mut text = finding.message.clone();
    if let Some(label) = &finding.label {
        text.push_str(&format!(" ({label})"));
    }
    if let Some(elsewhere) = &spot.elsewhere {
        text.push_str(&format!(", {elsewhere}"));
    }
    let mut text = sentence(&text);
    if let Some(help) = &finding.help {
        text.push_str(&format!("\nWhat to do: {}", sentence(help)));
    }
    text
}

/// A clause with a full stop, unless a sign ends it already.
pub(super) fn sentence(clause: &str) -> String {
    if clause.ends_with(['.', ':', '?', '!']) {
        return clause.to_owned();
    }
    format!("{clause}.")
}

/// The name of a rule as a title: "Unknown reference".
pub(super) fn title(name: &str) -> String {
    let words = name.replace('-', " ");
    let mut letters = words.chars();
    let first = letters.next().map(|letter| letter.to_ascii_uppercase());
    first.into_iter().chain(letters).collect()
}

/// Where a finding is, for every output: lines and columns from 1, columns in characters.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Location {
    pub path: Option<String>,
    pub line: Option<usize>,
    pub column: Option<usize>,
    pub end_line: Option<usize>,
    /// One after the last character.
    pub end_column: Option<usize>,
    /// The address of a finished page.
    pub page: Option<String>,
    /// The columns in bytes of UTF-8, from 1.
    pub byte_columns: Option<(usize, usize)>,
}

impl Location {
    fn range(&self) -> Option<Lines> {
        let (byte_column, end_byte_column) = self.byte_columns?;
        Some(Lines {
            line: self.line?,
            column: self.column?,
            byte_column,
            end_line: self.end_line?,
            end_column: self.end_column?,
            end_byte_column,
        })
    }
}

/// Lines and columns of a place.
pub fn location(place: &Place, sources: &Sources) -> Location {
    match place {
        Place::Words(span) => {
            let source = &sources[span.source];
            let (line, column) = source.line_column(span.start as usize);
            let (end_line, end_column) = source.line_column(span.end as usize);
            Location {
                path: Some(source.path.clone()),
                line: Some(line),
                column: Some(column),
                end_line: Some(end_line),
                end_column: Some(end_column),
                page: None,
                byte_columns: Some((
                    source.line_byte_column(span.start as usize).1,
                    source.line_byte_column(span.end as usize).1,
                )),
            }
        }
        Place::File(path) => Location {
            path: Some(path.clone()),
            ..Location::default()
        },
        Place::Line {
            path,
            line,
            column,
            text,
        } => Location {
            path: Some(path.clone()),
            line: Some(*line),
            column: Some(*column),
            end_line: Some(*line),
            end_column: Some(*column),
            page: None,
            byte_columns: {
                let before = text.chars().take(column.saturating_sub(1));
                let at = before.map(char::len_utf8).sum::<usize>() + 1;
                Some((at, at))
            },
        },
        Place::Page(page) => Location {
            page: Some(page.clone()),
            ..Location::default()
        },
    }
}

/// Whether a finding is shown: advice only when it is asked for.
pub fn is_shown(finding: &Finding, with_advice: bool) -> bool {
    with_advice || finding.level != Level::Advice
}

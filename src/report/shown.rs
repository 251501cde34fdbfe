//! What every output says alike of a finding: whether it is shown, and where it is in lines and columns.

use crate::finding::{Finding, Level, Place};
use crate::source::Sources;

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
            }
        }
        Place::File(path) => Location {
            path: Some(path.clone()),
            ..Location::default()
        },
        Place::Line {
            path, line, column, ..
        } => Location {
            path: Some(path.clone()),
            line: Some(*line),
            column: Some(*column),
            end_line: Some(*line),
            end_column: Some(*column),
            page: None,
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

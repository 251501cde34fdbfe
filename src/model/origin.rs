//! Origin: where a record comes from.

use crate::source::{SourceId, Span};

/// Where a record comes from.
#[derive(Debug, Clone)]
pub struct Origin {
    pub id: String,
    pub source: SourceId,
    /// Never published, still checked.
    pub draft: bool,
    /// The front matter's first line, for what is missing.
    pub front: Span,
}

//! Steps for the runs of a course → its file's text.

use crate::edit::runs::{self, Part};
use crate::edit::{Edit, edited};
use crate::error::Result;
use crate::source::{Source, Span};

/// A key of a run or session that gets a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Step {
    pub(super) run: String,
    pub(super) part: Part,
    pub(super) key: &'static str,
    /// YAML for one line that may stand in brackets.
    pub(super) value: String,
}

/// The text of a course's file when words of it are replaced, and then steps taken.
pub(super) fn written(
    file: &Source,
    replaced: &[(Span, String)],
    steps: &[Step],
) -> Result<String> {
    let edits = replaced.iter().map(|(span, text)| Edit {
        range: span.range(),
        text: text.clone(),
    });
    let edits: Vec<Edit> = edits.collect();
    let (mut text, _) = edited(&file.text, &edits);
    for step in steps {
        let now = Source::new(file.path.as_str(), text);
        text = runs::set(&now, &step.run, step.part, step.key, &step.value)?;
    }
    Ok(text)
}

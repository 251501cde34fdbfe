//! `check --fix`: what can be read in one way only is put right, and nothing else is touched.

mod files;

mod reported;

mod texts;

mod twice;

use prospectus::edit::{Edit, edited};
use prospectus::finding::{Findings, Level};
use prospectus::source::Sources;

use crate::fixture::Files;

/// The texts of some sources with every fix of a warning or an error made, once; `None` when there is none.
fn fixed_once(sources: &Sources, findings: &Findings) -> Option<Files> {
    let shown = || {
        findings
            .iter()
            .filter(|finding| finding.level != Level::Advice)
    };
    shown().find(|finding| finding.fix.is_some())?;
    let files = sources.iter().map(|(id, source)| {
        let fixes = shown().filter_map(|finding| finding.fix.as_ref());
        let edits = fixes.filter(|fix| fix.span.source == id).map(|fix| Edit {
            range: fix.span.range(),
            text: fix.text.clone(),
        });
        let (text, _) = edited(&source.text, &edits.collect::<Vec<_>>());
        (source.path.clone(), text)
    });
    Some(files.collect())
}

//! One line a finding: `path:line:column: level CODE message`, as editors and `grep` read it.

use crate::finding::Finding;
use crate::report::shown::location;
use crate::source::Sources;
use crate::text::plain::without_control;

pub fn short<'f>(findings: impl Iterator<Item = &'f Finding>, sources: &Sources) -> String {
    let mut out = String::new();
    for finding in findings {
        let at = location(&finding.place, sources);
        let mut place = at.path.or(at.page).unwrap_or_default();
        if let (Some(line), Some(column)) = (at.line, at.column) {
            place = format!("{place}:{line}:{column}");
        }
        let label = finding
            .label
            .as_ref()
            .map(|label| format!(" ({label})"))
            .unwrap_or_default();
        out.push_str(&format!(
            "{place}: {} {} {}{label}\n",
            finding.level,
            finding.code.code,
            without_control(&finding.message)
        ));
    }
    out
}

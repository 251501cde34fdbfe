//! Findings as workflow commands of GitHub Actions, which shows them beside the lines of a pull request.
//!
//! GitHub shows ten of each kind for a step; what is left is listed in the log. A runner obeys every line of a log that
//! looks like a command (a line that begins with `::`, after spaces too, or that holds `##[`), so whatever an author
//! wrote stands inside a command, escaped, or between `stop-commands` and its token.

use crate::finding::Finding;
use crate::report::short::short;
use crate::report::shown::{Grade, Shown, title, told};
use crate::report::words::{counted, listed};

/// The most annotations of a kind that GitHub shows of one step.
const MOST: usize = 10;

/// All findings: those that GitHub shows as annotations, the worst first, then the rest in a list.
pub fn github(shown: &Shown<'_>) -> String {
    let mut out = String::new();
    let mut rest: Vec<&Finding> = Vec::new();
    let mut left = Vec::new();
    for grade in Grade::ALL {
        let mut of_grade: Vec<&Finding> = shown.findings.clone();
        of_grade.retain(|finding| Grade::of(finding.level) == grade);
        of_grade.sort_by_key(|finding| finding.level);
        let more = of_grade.split_off(of_grade.len().min(MOST));
        for finding in of_grade {
            out.push_str(&annotation(grade, finding, shown));
        }
        if !more.is_empty() {
            let (one, many) = nouns(grade);
            left.push(counted(more.len(), one, many));
        }
        rest.extend(more);
    }
    if !rest.is_empty() {
        out.push_str(&format!("And {} more:\n", listed(&left)));
        out.push_str(&fenced(&short(rest.into_iter(), shown.sources)));
    }
    out
}

fn nouns(grade: Grade) -> (&'static str, &'static str) {
    match grade {
        Grade::Error => ("error", "errors"),
        Grade::Warning => ("warning", "warnings"),
        Grade::Note => ("piece of advice", "pieces of advice"),
    }
}

fn annotation(grade: Grade, finding: &Finding, shown: &Shown<'_>) -> String {
    let command = match grade {
        Grade::Error => "error",
        Grade::Warning => "warning",
        Grade::Note => "notice",
    };
    let spot = shown.spot(&finding.place);
    let mut properties = vec![format!("file={}", property(&spot.path))];
    if let Some(at) = spot.at {
        properties.push(format!("line={},endLine={}", at.line, at.end_line));
        // GitHub takes columns for a single line only.
        if at.line == at.end_line {
            properties.push(format!("col={},endColumn={}", at.column, at.end_column));
        }
    }
    let title = format!("{} {}", finding.code.code, title(finding.code.name));
    properties.push(format!("title={}", property(&title)));
    let more = format!(
        "\nprospectus explain {} says why and shows an example.",
        finding.code.code
    );
    let text = told(finding, &spot) + &more;
    format!("::{command} {}::{}\n", properties.join(","), data(&text))
}

/// Text that a runner takes for text: it obeys nothing until the token, which no author can foresee, since it is made
/// from the whole text.
pub fn fenced(text: &str) -> String {
    let token = &blake3::hash(text.as_bytes()).to_hex()[..32];
    format!("::stop-commands::{token}\n{text}::{token}::\n")
}

/// The message of a command, as the runner takes it (actions/core, `escapeData`): the percent sign first.
fn data(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// A property of a command (actions/core, `escapeProperty`).
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

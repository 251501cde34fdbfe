//! What `check --fix` changes → a list for a person, or a unified diff.

use similar::TextDiff;

use crate::edit::Change;
use crate::pipeline::Made;
use crate::text::plain::without_control;

/// A changed file and what was done in it, a line each.
pub fn listed(change: &Change, made: &[Made]) -> String {
    let mut out = format!("Changed {}", change.path);
    for made in made {
        out.push_str(&format!(
            "\n  line {}: {}",
            made.line,
            without_control(&made.words)
        ));
    }
    out
}

/// The changes as a unified diff from the college's folder, which `git apply` and `patch -p1` take.
pub fn diff(changes: &[Change]) -> String {
    let mut out = String::new();
    for change in changes {
        let [before, after] = [&change.before, &change.after].map(|text| harmless(text));
        let diff = TextDiff::from_lines(&before, &after);
        let (old, new) = (format!("a/{}", change.path), format!("b/{}", change.path));
        out.push_str(&diff.unified_diff().header(&old, &new).to_string());
    }
    out
}

/// A text that cannot move the cursor or colour a terminal.
fn harmless(text: &str) -> String {
    let is_harmless = |letter: char| !letter.is_control() || matches!(letter, '\n' | '\r' | '\t');
    text.chars()
        .map(|letter| {
            if is_harmless(letter) {
                letter
            } else {
                '\u{fffd}'
            }
        })
        .collect()
}

//! Changes to many files that belong together → a list for a person, or a diff that git takes.

use similar::TextDiff;

use crate::edit::{Step, Together};
use crate::text::plain::without_control;

/// What is done to each file, a line each.
pub fn listed(changes: &Together) -> String {
    let mut lines = Vec::new();
    for (path, step) in changes.steps() {
        let line = match (&step.before, &step.after) {
            _ if changes.moves_away(path) => continue,
            (_, Some(_)) if changes.moved_from(path).is_some() => {
                let from = changes.moved_from(path).unwrap_or_default();
                format!("Moved   {from} to {path}")
            }
            (None, _) => format!("Made    {path}"),
            (_, None) => format!("Deleted {path}"),
            (Some(_), Some(_)) => format!("Changed {path}"),
        };
        lines.push(without_control(&line));
    }
    lines.join("\n")
}

/// The changes as a diff from the college's folder, as git writes it and `git apply` takes it.
pub fn diff(changes: &Together) -> String {
    let mut out = String::new();
    for (path, step) in changes.steps() {
        if changes.moves_away(path) {
            continue;
        }
        let from = changes.moved_from(path);
        let old = from.unwrap_or(path);
        out.push_str(&format!("diff --git a/{old} b/{path}\n"));
        if from.is_some() {
            out.push_str(&format!("rename from {old}\nrename to {path}\n"));
        }
        let stood = match from {
            Some(from) => changes.steps().find(|(path, _)| *path == from),
            None => None,
        };
        let before = stood.map_or(&step.before, |(_, step)| &step.before);
        out.push_str(&one(old, path, before, step));
    }
    out
}

fn one(old: &str, path: &str, before: &Option<Vec<u8>>, step: &Step) -> String {
    let mut out = String::new();
    match (before, &step.after) {
        (None, _) => out.push_str("new file mode 100644\n"),
        (_, None) => out.push_str("deleted file mode 100644\n"),
        _ => {}
    }
    let [was, is] = [before, &step.after].map(|bytes| harmless(bytes.as_deref().unwrap_or(&[])));
    if was == is {
        return out;
    }
    let name = |bytes: &Option<Vec<u8>>, side: &str, path: &str| match bytes {
        Some(_) => format!("{side}/{path}"),
        None => "/dev/null".to_owned(),
    };
    let (old, new) = (name(before, "a", old), name(&step.after, "b", path));
    let diff = TextDiff::from_lines(&was, &is);
    out.push_str(&diff.unified_diff().header(&old, &new).to_string());
    out
}

/// A text that cannot move the cursor or colour a terminal.
fn harmless(bytes: &[u8]) -> String {
    let is_harmless = |letter: char| !letter.is_control() || matches!(letter, '\n' | '\r' | '\t');
    let text = String::from_utf8_lossy(bytes);
    let letters = text.chars();
    let letters = letters.map(|it| if is_harmless(it) { it } else { '\u{fffd}' });
    letters.collect()
}

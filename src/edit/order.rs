//! The keys of a front matter in the order of their declaration, each with its own lines and the comments above it.

use std::ops::Range;

use crate::edit::text::{Edit, edited};
use crate::edit::understood::{meanings, read};
use crate::parse::node::Node;
use crate::source::Source;

/// The file's text with its keys in this order. A key that is not in the list stays behind the one before it. `None` when
/// they stand so already, and where it is not certain which key a comment is about: one under an empty line, or at the end.
///
/// ```
/// use prospectus::edit::in_order;
/// use prospectus::source::Source;
///
/// let file = Source::new("x.md", "---\n# our own\nx-a: 1\nsummary: S # short\n# its name\ntitle: T\n---\n");
/// let text = in_order(&file, &["title", "summary"]);
/// assert_eq!(text.as_deref(), Some("---\n# our own\nx-a: 1\n# its name\ntitle: T\nsummary: S # short\n---\n"));
/// ```
pub fn in_order(file: &Source, keys: &[&str]) -> Option<String> {
    let (split, node) = read(file)?;
    let front = split.front;
    let parts = parts(file, &front, &node)?;
    let mut ranks: Vec<usize> = Vec::new();
    for entry in node.entries() {
        let own = keys.iter().position(|key| *key == entry.key.value);
        let before = ranks.last().copied().unwrap_or(0);
        ranks.push(own.unwrap_or(before));
    }
    let mut order: Vec<usize> = (0..parts.len()).collect();
    order.sort_by_key(|at| ranks[*at]);
    if order.is_sorted() {
        return None;
    }
    let sorted: String = order
        .iter()
        .map(|at| &file.text[parts[*at].clone()])
        .collect();
    let edit = Edit {
        range: front,
        text: sorted,
    };
    let (text, _) = edited(&file.text, &[edit]);
    let after = Source::new(file.path.as_str(), text);
    let (_, again) = read(&after)?;
    let sorted = |node| {
        let mut all = meanings(node, |_| true);
        all.sort();
        all
    };
    (sorted(&again) == sorted(&node)).then_some(after.text)
}

/// The lines of each key, with the comments right above it; `None` when something belongs to no key for certain.
fn parts(file: &Source, front: &Range<usize>, node: &Node) -> Option<Vec<Range<usize>>> {
    let text = &file.text[front.clone()];
    let starts: Vec<usize> = node
        .entries()
        .iter()
        .map(|entry| entry.key.span.start as usize)
        .collect();
    let mut parts: Vec<Range<usize>> = Vec::new();
    // Where the comments begin that wait for their key, and whether an empty line stands among them.
    let mut waiting: Option<usize> = None;
    let mut at = front.start;
    for line in text.split_inclusive('\n') {
        let is_key = starts.contains(&at);
        let bare = line.trim();
        if is_key {
            parts.push(waiting.take().unwrap_or(at)..at + line.len());
        } else if line.starts_with('#') {
            waiting.get_or_insert(at);
        } else if bare.is_empty() || waiting.is_some() {
            return None;
        } else {
            parts.last_mut()?.end = at + line.len();
        }
        at += line.len();
    }
    let is_whole = waiting.is_none() && parts.len() == starts.len() && text.ends_with('\n');
    is_whole.then_some(parts)
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEYS: [&str; 3] = ["title", "summary", "runs"];

    fn ordered(front: &str) -> Option<String> {
        let file = Source::new(
            "x.md",
            format!("---\r\n{front}---\r\nText.").replace("\r\n", "\n"),
        );
        in_order(&file, &KEYS)
    }

    #[test]
    fn every_key_takes_its_lines_and_comments_with_it() {
        let before = "# when\nruns: # all\n  - id: a\n    # its venue\n    venue: b\nsummary: |\n  One.\n\ttwo\n# its name\n# for good\ntitle: T\nx-own: 1\n";
        let before = before.replace('\t', "  ");
        let after = "---\n# its name\n# for good\ntitle: T\nx-own: 1\nsummary: |\n  One.\n  two\n# when\nruns: # all\n  - id: a\n    # its venue\n    venue: b\n---\nText.";
        assert_eq!(ordered(&before).as_deref(), Some(after));
    }

    #[test]
    fn what_stands_right_or_is_not_certain_stays() {
        for front in [
            "title: T\nx-a: 1\nsummary: S\n",
            "x-a: 1\ntitle: T\n",
            "summary: S\n\n# About the name\ntitle: T\n",
            "summary: S\ntitle: T\n# and so on\n",
            "summary: |\n  One.\n\n  Two.\ntitle: T\n",
            "{summary: S, title: T}\n",
            "summary: S\ntitle: [\n",
            "",
        ] {
            assert_eq!(ordered(front), None, "{front}");
        }
    }
}

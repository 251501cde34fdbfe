//! One key of a front matter, as people write it: set, or a list made longer by an item; comments, order and everything
//! else stay.

use std::ops::Range;

use crate::edit::text::{Edit, edited};
use crate::edit::understood::{meanings, read};
use crate::error::{Error, Result};
use crate::parse::node::{Content, Entry, Node};
use crate::parse::split::Split;
use crate::source::Source;

/// The file's text with a key of the front matter set to a value: a line of YAML, or several lines for a block such as
/// `- one\n- two`. The comment behind a value stays; a key that is not there comes last.
///
/// # Errors
///
/// When the front matter cannot be read, or the value would change what other keys hold.
///
/// ```
/// use prospectus::edit::front::set;
/// use prospectus::source::Source;
///
/// let file = Source::new("x.md", "---\nstate: open  # until we meet\nby: p-01\n---\n");
/// assert_eq!(set(&file, "state", "passed").unwrap(), "---\nstate: passed  # until we meet\nby: p-01\n---\n");
/// ```
pub fn set(file: &Source, key: &str, value: &str) -> Result<String> {
    let front = Front::read(file)?;
    let edit = match front.node.get(key) {
        Some(entry) => front.replaced(entry, value),
        None => front.added(key, value)?,
    };
    front.with(edit, key, |_| true)
}

/// The file's text with an item at the end of a list of the front matter: a line of YAML, or several for a group of keys
/// such as `who: p-01\nsays: yes`. A list that is not there begins with it.
///
/// # Errors
///
/// When the front matter cannot be read, the key holds no list, or the item cannot stand in it.
pub fn add(file: &Source, key: &str, item: &str) -> Result<String> {
    let front = Front::read(file)?;
    let first = || dashed(item);
    let before = front.node.get(key).map(|entry| &entry.value);
    let (edit, count) = match before.map(|value| (value, &value.content)) {
        None => (front.added(key, &first())?, 0),
        Some((value, _)) if value.is_null() => match front.node.get(key) {
            Some(entry) => (front.replaced(entry, &first()), 0),
            None => (front.added(key, &first())?, 0),
        },
        // An empty list in brackets has no room for a group of keys, and nothing in it that could be lost.
        Some((_, Content::List(items))) if items.is_empty() && item.trim().contains('\n') => {
            match front.node.get(key) {
                Some(entry) => (front.replaced(entry, &first()), 0),
                None => (front.added(key, &first())?, 0),
            }
        }
        Some((value, Content::List(items))) => {
            (front.longer(key, value, items, item)?, items.len())
        }
        Some(_) => {
            return Err(front.refused(
                format!("{key}: holds one value and no list"),
                format!("write {key}: as a list, each item on a line of its own behind a hyphen"),
            ));
        }
    };
    let is_longer = |node: &Node| match &node.content {
        Content::List(items) => items.len() == count + 1,
        _ => false,
    };
    front.with(edit, key, is_longer)
}

/// The file's text without a key that stands on a line of its own with its value.
///
/// # Errors
///
/// When the front matter cannot be read, or the key is not there alone on its line.
pub fn remove(file: &Source, key: &str) -> Result<String> {
    let front = Front::read(file)?;
    let by_hand = || {
        front.refused(
            format!("{key}: cannot be taken out"),
            format!("delete {key}: by hand"),
        )
    };
    let entry = front.node.get(key).ok_or_else(by_hand)?;
    let start = entry.key.span.start as usize;
    let start = file.text[..start].rfind('\n').map_or(0, |at| at + 1);
    let end = front.end_of_line(entry.value.span.end as usize);
    let end = end + file.text[end..].find('\n').map_or(0, |at| at + 1);
    let (text, _) = edited(
        &file.text,
        &[Edit {
            range: start..end,
            text: String::new(),
        }],
    );
    let after = Source::new(file.path.as_str(), text);
    let others = |node: &Node| meanings(node, |other| other != key);
    let is_kept = read(&after)
        .is_some_and(|(_, node)| node.get(key).is_none() && others(&node) == others(&front.node));
    is_kept.then_some(after.text).ok_or_else(by_hand)
}

/// An item as the first of a block list.
fn dashed(item: &str) -> String {
    format!("- {}", item.trim_end().replace('\n', "\n  "))
}

/// A file's front matter.
struct Front<'s> {
    file: &'s Source,
    split: Split,
    node: Node,
    line_end: &'static str,
}

impl<'s> Front<'s> {
    fn read(file: &'s Source) -> Result<Self> {
        let (split, node) = read(file).ok_or_else(|| {
            Error::refused(
                format!("the front matter of {} cannot be read", file.path),
                "run prospectus check, and put right what it says of this file",
            )
        })?;
        let first = file.text.split_inclusive('\n').next().unwrap_or("");
        let line_end = match first.ends_with("\r\n") {
            true => "\r\n",
            false => "\n",
        };
        Ok(Self {
            file,
            split,
            node,
            line_end,
        })
    }

    fn refused(&self, message: String, help: String) -> Error {
        Error::refused(format!("{}: {message}", self.file.path), help)
    }

    /// A key that is not there yet, on the lines before the closing hyphens.
    fn added(&self, key: &str, value: &str) -> Result<Edit> {
        if self.text(self.node.span.range()).starts_with('{') {
            return Err(self.refused(
                "the front matter stands in brackets".to_owned(),
                "write each key on a line of its own".to_owned(),
            ));
        }
        let end = self.split.front.end;
        Ok(Edit {
            range: end..end,
            text: self.lines(&format!("{key}:{}\n", placed(value))),
        })
    }

    /// Another value for a key that is there.
    fn replaced(&self, entry: &Entry, value: &str) -> Edit {
        let colon = entry.key.span.end as usize;
        let colon = colon + self.file.text[colon..].find(':').map_or(0, |at| at + 1);
        let old = entry.value.span.range();
        let line_end = self.end_of_line(colon);
        let is_block = value.trim_end().contains('\n') || value.starts_with("- ");
        if entry.value.is_null() || old.start > line_end {
            // Nothing on the key's own line but a sign for the lines below and a comment, which stays.
            let comment = self.text(colon..line_end).split_once('#');
            let comment = comment.map_or(String::new(), |(_, words)| format!(" #{words}"));
            let end = match entry.value.is_null() {
                true => line_end,
                false => old.end,
            };
            let text = match is_block {
                true => format!("{comment}{}", placed(value)),
                false => format!("{}{comment}", placed(value)),
            };
            return Edit {
                range: colon..end,
                text: self.lines(&text),
            };
        }
        let behind = self.text(old.end..self.end_of_line(old.end)).trim_end();
        if is_block {
            return Edit {
                range: colon..old.end + behind.len(),
                text: self.lines(&format!("{behind}{}", placed(value))),
            };
        }
        Edit {
            range: colon..old.end,
            text: placed(value),
        }
    }

    /// One more item behind the last.
    fn longer(&self, key: &str, list: &Node, items: &[Node], item: &str) -> Result<Edit> {
        let whole = list.span.range();
        if self.text(whole.clone()).starts_with('[') {
            let item = item.trim();
            if item.contains('\n') {
                return Err(self.refused(
                    format!("{key}: is a list in brackets"),
                    format!(
                        "write {key}: as a block, each item on a line of its own behind a hyphen"
                    ),
                ));
            }
            let last = items.last().map(|last| last.span.end as usize);
            return Ok(match last {
                Some(end) => Edit {
                    range: end..end,
                    text: format!(", {item}"),
                },
                None => Edit {
                    range: whole.start + 1..whole.start + 1,
                    text: item.to_owned(),
                },
            });
        }
        let Some(last) = items.last().filter(|last| !last.is_null()) else {
            return Err(self.refused(
                format!("the last item of {key}: is empty"),
                "write what belongs there, or delete its hyphen".to_owned(),
            ));
        };
        let first = items
            .first()
            .map_or(whole.start, |first| first.span.start as usize);
        let line = self.file.text[..first].rfind('\n').map_or(0, |at| at + 1);
        let indent = self.file.text[line..]
            .bytes()
            .take_while(|byte| *byte == b' ')
            .count();
        let end = self.end_of_line(last.span.end as usize);
        let indent = " ".repeat(indent);
        let item = dashed(item).replace('\n', &format!("\n{indent}"));
        Ok(Edit {
            range: end..end,
            text: self.lines(&format!("\n{indent}{item}")),
        })
    }

    /// The text with the edit made, as long as every other key holds what it held.
    fn with(&self, edit: Edit, key: &str, is_right: impl Fn(&Node) -> bool) -> Result<String> {
        let (text, _) = edited(&self.file.text, &[edit]);
        let after = Source::new(self.file.path.as_str(), text);
        let others = |node: &Node| meanings(node, |other| other != key);
        let is_kept = read(&after).is_some_and(|(split, node)| {
            let same_text = after.text[split.body] == self.file.text[self.split.body.clone()];
            let value = node.get(key).is_some_and(|entry| is_right(&entry.value));
            same_text && value && others(&node) == others(&self.node)
        });
        if !is_kept {
            return Err(self.refused(
                format!("{key}: could not be changed without changing other keys"),
                format!("change {key}: by hand, each key and each item on a line of its own"),
            ));
        }
        Ok(after.text)
    }

    fn text(&self, range: Range<usize>) -> &str {
        &self.file.text[range]
    }

    /// The end of the line that holds a byte, before its line break.
    fn end_of_line(&self, byte: usize) -> usize {
        let rest = &self.file.text[byte..self.split.front.end];
        let line = rest.split('\n').next().unwrap_or("");
        byte + line.strip_suffix('\r').unwrap_or(line).len()
    }

    /// Lines with the line ends of the file.
    fn lines(&self, text: &str) -> String {
        text.replace('\n', self.line_end)
    }
}

/// A value as it stands behind the colon of its key.
fn placed(value: &str) -> String {
    let value = value.trim_end();
    if value.contains('\n') || value.starts_with("- ") {
        return format!("\n  {}", value.replace('\n', "\n  "));
    }
    format!(" {value}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(front: &str) -> Source {
        Source::new("round.md", format!("---\n{front}---\nText.\n"))
    }

    fn inside(text: Result<String>) -> String {
        let text = text.unwrap_or_else(|error| panic!("{error}: {}", error.help()));
        let front = text
            .strip_prefix("---\n")
            .and_then(|text| text.strip_suffix("---\nText.\n"));
        front.expect("the rest is as it was").to_owned()
    }

    #[test]
    fn a_key_goes_with_its_line_and_nothing_else_does() {
        let front = "a: 1\nretired: 2027-01-01 # why\n# next\nb: 2\n";
        assert_eq!(
            inside(remove(&file(front), "retired")),
            "a: 1\n# next\nb: 2\n"
        );
        assert!(remove(&file("a: 1\n"), "retired").is_err());
        assert!(remove(&file("{a: 1, retired: x}\n"), "retired").is_err());
    }

    #[test]
    fn a_value_is_replaced_and_its_comments_stay() {
        for (before, value, after) in [
            ("a: 1 # why\nb: 2\n", "3", "a: 3 # why\nb: 2\n"),
            (
                "# first\na:   'x' # why\nb: 2\n",
                "y",
                "# first\na: y # why\nb: 2\n",
            ),
            ("a:\nb: 2\n", "y", "a: y\nb: 2\n"),
            ("a: # why\nb: 2\n", "y", "a: y # why\nb: 2\n"),
            (
                "a: [1, 2] # why\nb: 2\n",
                "- 3\n- 4",
                "a: # why\n  - 3\n  - 4\nb: 2\n",
            ),
            (
                "a: # why\n  - 1\n  - 2\n# of b\nb: 2\n",
                "x",
                "a: x # why\n# of b\nb: 2\n",
            ),
            ("a:\n- 1\n- 2\n\nb: 2\n", "- 3", "a:\n  - 3\n\nb: 2\n"),
            ("a: >\n  one\n  two\nb: 2\n", "y", "a: y\nb: 2\n"),
            ("a: one\n  two # why\nb: 2\n", "y", "a: y # why\nb: 2\n"),
            (
                "b: 2\na: {x: 1}\n",
                "x: 2\ny: 3",
                "b: 2\na:\n  x: 2\n  y: 3\n",
            ),
        ] {
            assert_eq!(inside(set(&file(before), "a", value)), after, "{before}");
        }
    }

    #[test]
    fn a_new_key_comes_last() {
        assert_eq!(
            inside(set(&file("b: 2\n# end\n"), "a", "1")),
            "b: 2\n# end\na: 1\n"
        );
        assert_eq!(
            inside(set(&file(""), "a", "- 1\n- 2")),
            "a:\n  - 1\n  - 2\n"
        );
    }

    #[test]
    fn an_item_comes_behind_the_last() {
        for (before, item, after) in [
            (
                "a:\n  - 1 # one\n# more\nb: 2\n",
                "2",
                "a:\n  - 1 # one\n  - 2\n# more\nb: 2\n",
            ),
            (
                "a:\n- x: 1\n  y: 2\nb: 2\n",
                "x: 3\ny: 4",
                "a:\n- x: 1\n  y: 2\n- x: 3\n  y: 4\nb: 2\n",
            ),
            (
                "a:\n    - x: |\n        one\n        two\nb: 2\n",
                "z",
                "a:\n    - x: |\n        one\n        two\n    - z\nb: 2\n",
            ),
            ("a: [1, 2] # why\n", "3", "a: [1, 2, 3] # why\n"),
            ("a: []\n", "3", "a: [3]\n"),
            (
                "a: [] # why\nb: 2\n",
                "x: 1\ny: 2",
                "a: # why\n  - x: 1\n    y: 2\nb: 2\n",
            ),
            ("a: [\n  1,\n  2\n]\n", "3", "a: [\n  1,\n  2, 3\n]\n"),
            ("a:\nb: 2\n", "3", "a:\n  - 3\nb: 2\n"),
            ("b: 2\n", "x: 1\ny: 2", "b: 2\na:\n  - x: 1\n    y: 2\n"),
        ] {
            assert_eq!(inside(add(&file(before), "a", item)), after, "{before}");
        }
    }

    #[test]
    fn line_ends_of_windows_stay() {
        let text = "---\r\na:\r\n  - 1\r\nb: 2\r\n---\r\nText.\r\n";
        let source = Source::new("x.md", text);
        assert_eq!(
            add(&source, "a", "x: 2\ny: 3").unwrap(),
            "---\r\na:\r\n  - 1\r\n  - x: 2\r\n    y: 3\r\nb: 2\r\n---\r\nText.\r\n"
        );
        assert_eq!(
            set(&source, "b", "- 1\n- 2").unwrap(),
            "---\r\na:\r\n  - 1\r\nb:\r\n  - 1\r\n  - 2\r\n---\r\nText.\r\n"
        );
    }

    #[test]
    fn what_cannot_be_done_for_certain_is_refused_and_says_what_to_do() {
        let help = |result: Result<String>| result.expect_err("it is refused").help();
        assert!(help(add(&file("a: 1\n"), "a", "2")).contains("as a list"));
        assert!(help(add(&file("a: [1]\n"), "a", "x: 1\ny: 2")).contains("as a block"));
        assert!(help(add(&file("a: [1]\n"), "a", "2, 3")).contains("by hand"));
        assert!(help(add(&file("a:\n  - 1\n  -\n"), "a", "2")).contains("hyphen"));
        assert!(help(set(&file("{b: 1}\n"), "a", "2")).contains("line of its own"));
        assert!(help(set(&file("a: 1\n"), "a", "[")).contains("by hand"));
        assert!(help(set(&file("a: [\n"), "a", "x")).contains("prospectus check"));
    }
}

//! Rounds and responses as they are written: a new file, or a few keys more in one that is there, with every other byte
//! as it was.

use std::fmt::Write as _;

use jiff::civil::Date;

use crate::finding::Findings;
use crate::model::kept::Kept;
use crate::model::kind::REVIEWS;
use crate::model::review::{Answer, Decision, Recommendation};
use crate::panel::change::Change;
use crate::panel::fields::FieldTexts;
use crate::parse::node::{Content, Node};
use crate::parse::{front_matter, split};
use crate::source::{Source, SourceId};

/// A round as it begins, or as it is when nobody was asked.
#[derive(Debug, Default)]
pub struct NewRound {
    pub opened: Date,
    pub closes: Option<Date>,
    /// What the panel sees besides the text, and where.
    pub materials: Vec<(String, Option<String>)>,
    pub large_change: Option<bool>,
    pub adopted: bool,
    pub decided: Option<Decided>,
    /// What the panel said, in short, and what was done about it.
    pub text: String,
}

/// A decision, ready to be written.
#[derive(Debug)]
pub struct Decided {
    pub decision: Decision,
    pub on: Date,
    /// A role.
    pub by: String,
    /// The fields that the panel read.
    pub reviewed: Option<FieldTexts>,
}

/// A response, ready to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewResponse {
    pub on: Date,
    pub role: String,
    pub made_it: bool,
    pub co_production: Answer,
    pub local_need: Answer,
    pub educational: Answer,
    pub recommend: Recommendation,
    pub title: Option<String>,
    pub text: String,
}

/// The path of a round's own file.
pub fn round_path(course: &str, round: &str) -> String {
    format!("{REVIEWS}{course}/{round}/round.md")
}

/// The path of a response.
pub fn response_path(course: &str, round: &str, response: &str) -> String {
    format!("{REVIEWS}{course}/{round}/{response}.md")
}

impl NewRound {
    pub fn written(&self) -> String {
        let mut out = format!("---\nopened: {}\n", self.opened);
        if let Some(closes) = self.closes {
            let _ = writeln!(out, "closes: {closes}");
        }
        if !self.materials.is_empty() {
            out.push_str("materials:\n");
        }
        for (name, place) in &self.materials {
            let _ = writeln!(out, "  - name: {}", scalar(name));
            if let Some(place) = place {
                let _ = writeln!(out, "    where: {}", scalar(place));
            }
        }
        if let Some(large) = self.large_change {
            let _ = writeln!(out, "large_change: {}", yes_no(large));
        }
        if self.adopted {
            out.push_str("adopted: yes\n");
        }
        if let Some(decided) = &self.decided {
            out.push_str(&decided.written());
        }
        out.push_str("---\n");
        if !self.text.trim().is_empty() {
            let _ = writeln!(out, "{}", self.text.trim());
        }
        out
    }
}

impl Decided {
    /// The keys of a decision.
    fn written(&self) -> String {
        let (decision, on, by) = (self.decision.word(), self.on, scalar(&self.by));
        let mut out = format!("decision: {decision}\ndecided: {on}\ndecided_by: {by}\n");
        if let Some(reviewed) = &self.reviewed {
            out.push_str("reviewed:\n");
            for (field, texts) in reviewed.iter().filter(|(_, texts)| !texts.is_empty()) {
                let _ = writeln!(out, "  {}: {}", field.word(), Kept::of(texts));
            }
        }
        out
    }

    /// The text of a round with the decision in it, and words about it under what stands there.
    ///
    /// # Errors
    ///
    /// When its front matter cannot be read.
    pub fn put_into(&self, text: &str, words: &str) -> Result<String, NotReadable> {
        let mut text = text.to_owned();
        let keys = ["decision", "decided", "decided_by", "reviewed"];
        for key in keys {
            text = without(&text, key)?;
        }
        let text = with_keys(&text, &self.written())?;
        Ok(with_words(&text, words))
    }
}

impl NewResponse {
    pub fn written(&self) -> String {
        let mut out = format!("---\non: {}\nas: {}\n", self.on, scalar(&self.role));
        let _ = writeln!(out, "made_it: {}", yes_no(self.made_it));
        let answers = [
            ("co_production", self.co_production),
            ("local_need", self.local_need),
            ("educational", self.educational),
        ];
        for (key, answer) in answers {
            let _ = writeln!(out, "{key}: {}", answer.word());
        }
        let _ = writeln!(out, "recommend: {}", self.recommend.word());
        if let Some(title) = &self.title {
            let _ = writeln!(out, "title: {}", scalar(title));
        }
        out.push_str("---\n");
        if !self.text.trim().is_empty() {
            let _ = writeln!(out, "{}", self.text.trim());
        }
        out
    }
}

/// The text of a round with one more small change in it, which somebody owns.
///
/// # Errors
///
/// When its front matter cannot be read.
pub fn amended(
    text: &str,
    (on, by, reason): (Date, &str, &str),
    changes: &[Change],
    now: &FieldTexts,
) -> Result<String, NotReadable> {
    let mut item = format!(
        "  - on: {on}\n    by: {}\n    reason: {}\n",
        scalar(by),
        scalar(reason)
    );
    item.push_str("    fields:\n");
    for change in changes {
        let kept = Kept::of(now.get(change.field)).short();
        let _ = writeln!(item, "      {}: {kept}", change.field.word());
    }
    with_item(text, "amendments", &item)
}

/// The front matter of a file cannot be read, so nothing can be put into it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotReadable;

/// Where the front matter is, and what is in it.
fn front(text: &str) -> Result<(std::ops::Range<usize>, Node), NotReadable> {
    let source = Source::new("round.md", text);
    let mut findings = Findings::default();
    let split = split::split(SourceId::NOWHERE, &source, &mut findings).ok_or(NotReadable)?;
    let range = split.front;
    let node = front_matter::parse(SourceId::NOWHERE, text, range.clone(), &mut findings);
    Ok((range, node.ok_or(NotReadable)?))
}

/// The lines of one key, from its own to the last of its value.
fn lines_of(text: &str, key: &str) -> Result<Option<std::ops::Range<usize>>, NotReadable> {
    let (front, node) = front(text)?;
    let Some(entry) = node.get(key) else {
        return Ok(None);
    };
    let start = entry.key.span.range().start;
    let start = text[..start].rfind('\n').map_or(0, |at| at + 1);
    let end = entry.value.span.range().end.max(entry.key.span.range().end);
    let end = start + text[start..end].trim_end().len();
    let end = text[end..].find('\n').map_or(text.len(), |at| end + at + 1);
    Ok(Some(start..end.min(front.end)))
}

fn without(text: &str, key: &str) -> Result<String, NotReadable> {
    Ok(match lines_of(text, key)? {
        Some(lines) => format!("{}{}", &text[..lines.start], &text[lines.end..]),
        None => text.to_owned(),
    })
}

/// Puts keys at the end of a front matter.
fn with_keys(text: &str, keys: &str) -> Result<String, NotReadable> {
    let (front, _) = front(text)?;
    let keys = in_line_ends_of(text, keys);
    let (before, after) = text.split_at(front.end);
    Ok(format!("{before}{keys}{after}"))
}

/// Puts an item at the end of a list of a front matter, which begins it where there is none.
fn with_item(text: &str, key: &str, item: &str) -> Result<String, NotReadable> {
    let Some(lines) = lines_of(text, key)? else {
        return with_keys(text, &format!("{key}:\n{item}"));
    };
    let (_, node) = front(text)?;
    let entry = node.get(key).ok_or(NotReadable)?;
    let is_list = matches!(&entry.value.content, Content::List(items) if !items.is_empty());
    let written = &text[lines.clone()];
    let is_block = |line: &str| line.trim_start().starts_with("- ");
    let first = written.lines().skip(1).find(|line| is_block(line));
    let (before, after) = (&text[..lines.start], &text[lines.end..]);
    if !is_list {
        let list = in_line_ends_of(text, &format!("{key}:\n{item}"));
        return Ok(format!("{before}{list}{after}"));
    }
    if let Some(first) = first {
        let indent = first.len() - first.trim_start().len();
        let item: String = item
            .lines()
            .map(|line| format!("{}{}\n", " ".repeat(indent), &line[2..]))
            .collect();
        let item = in_line_ends_of(text, &item);
        return Ok(format!("{before}{written}{item}{after}"));
    }
    // A list in square brackets, as a form may write it: its items become lines.
    let Content::List(items) = &entry.value.content else {
        return Err(NotReadable);
    };
    let own = |node: &Node| format!("  - {}\n", text[node.span.range()].trim());
    let items: String = items.iter().map(own).collect();
    let list = in_line_ends_of(text, &format!("{key}:\n{items}{item}"));
    Ok(format!("{before}{list}{after}"))
}

/// Puts words under the text of a file.
fn with_words(text: &str, words: &str) -> String {
    let words = words.trim();
    if words.is_empty() {
        return text.to_owned();
    }
    let mut out = text.to_owned();
    if !out.ends_with('\n') {
        out.push('\n');
    }
    let is_first = out.trim_end().ends_with("---");
    let gap = if is_first { "" } else { "\n" };
    out.push_str(&in_line_ends_of(text, &format!("{gap}{words}\n")));
    out
}

/// New lines end as those that are there.
fn in_line_ends_of(text: &str, new: &str) -> String {
    match text.contains("\r\n") {
        true => new.replace('\n', "\r\n"),
        false => new.to_owned(),
    }
}

fn yes_no(answer: bool) -> &'static str {
    if answer { "yes" } else { "no" }
}

/// A text as a YAML value: bare where that is certain, else in quotation marks with everything odd escaped
/// (YAML 1.2.2 §7.3.1).
pub fn scalar(text: &str) -> String {
    let is_plain = |letter: char| letter.is_alphanumeric() || " -'.,/()_".contains(letter);
    let words = ["yes", "no", "true", "false", "null", "on", "off", "y", "n"];
    let begins = text.starts_with(char::is_alphabetic);
    let is_word = words.contains(&text.to_ascii_lowercase().as_str());
    if begins && !is_word && text.chars().all(is_plain) && !text.ends_with(' ') {
        return text.to_owned();
    }
    let mut out = String::from('"');
    for letter in text.chars() {
        match letter {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            letter if letter.is_control() => {
                let _ = write!(out, "\\u{:04x}", letter as u32);
            }
            letter => out.push(letter),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn decided() -> Decided {
        Decided {
            decision: Decision::Changes,
            on: date(2026, 11, 16),
            by: "coordinator".into(),
            reviewed: None,
        }
    }

    const KEYS: &str = "decision: changes\ndecided: 2026-11-16\ndecided_by: coordinator\n";

    #[test]
    fn a_decision_leaves_every_other_byte_as_it_was() {
        let before = "---\n# opened by hand\nopened: 2026-11-01   # a Sunday\nmaterials: [{name: slides}]\n---\nHello.\n";
        let after = decided().put_into(before, "").expect("readable");
        assert_eq!(
            after,
            before.replace("---\nHello", &format!("{KEYS}---\nHello"))
        );
        // Windows, no text, and an empty key that a form left.
        let before = "---\r\nopened: 2026-11-01\r\ndecision:\r\n---\r\n";
        let after = decided()
            .put_into(before, "Two examples.")
            .expect("readable");
        let keys = KEYS.replace('\n', "\r\n");
        let expected = format!("---\r\nopened: 2026-11-01\r\n{keys}---\r\nTwo examples.\r\n");
        assert_eq!(after, expected);
    }

    #[test]
    fn an_amendment_goes_to_the_end_of_the_list_however_that_is_written() {
        let item = "  - on: 2026-12-02\n    by: coordinator\n";
        let put = |text: &str| with_item(text, "amendments", item).expect("readable");
        assert_eq!(
            put("---\nopened: 2026-11-01\n---\n"),
            format!("---\nopened: 2026-11-01\namendments:\n{item}---\n")
        );
        assert_eq!(
            put("---\namendments: []\nx-a: 1\n---\n"),
            format!("---\namendments:\n{item}x-a: 1\n---\n")
        );
        assert_eq!(
            put("---\namendments:\n- on: 2026-12-01\n  by: me # yes\nx-a: 1\n---\n"),
            "---\namendments:\n- on: 2026-12-01\n  by: me # yes\n- on: 2026-12-02\n  by: coordinator\nx-a: 1\n---\n"
        );
        assert_eq!(
            put("---\namendments: [{on: 2026-12-01, by: me}]\n---\n"),
            format!("---\namendments:\n  - {{on: 2026-12-01, by: me}}\n{item}---\n")
        );
        assert_eq!(
            with_item("---\nbad: [\n---\n", "amendments", item),
            Err(NotReadable)
        );
    }

    #[test]
    fn texts_are_quoted_where_yaml_would_take_them_for_something_else() {
        assert_eq!(scalar("coordinator"), "coordinator");
        assert_eq!(scalar("no"), "\"no\"");
        assert_eq!(scalar("Drive: Panel"), "\"Drive: Panel\"");
        assert_eq!(scalar("a \"b\"\n\u{7}"), "\"a \\\"b\\\"\\n\\u0007\"");
        assert_eq!(scalar(""), "\"\"");
        assert_eq!(scalar("12"), "\"12\"");
    }
}

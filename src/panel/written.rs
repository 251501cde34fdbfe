//! Rounds and responses as they are written: a new file, or what is put into one that is there.

use std::fmt::Write as _;

use jiff::civil::Date;

use crate::model::kept::Kept;
use crate::model::kind::REVIEWS;
use crate::model::review::{Answer, Decision, Recommendation};
use crate::panel::change::Change;
use crate::panel::fields::FieldTexts;

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
        for (key, value) in self.decided.iter().flat_map(Decided::keys) {
            let _ = match key {
                "reviewed" => writeln!(out, "{key}:\n  {}", value.replace('\n', "\n  ")),
                _ => writeln!(out, "{key}: {value}"),
            };
        }
        out.push_str("---\n");
        if !self.text.trim().is_empty() {
            let _ = writeln!(out, "{}", self.text.trim());
        }
        out
    }
}

impl Decided {
    /// The keys of a decision, and what each holds as YAML.
    pub fn keys(&self) -> Vec<(&'static str, String)> {
        let mut keys = vec![
            ("decision", self.decision.word().to_owned()),
            ("decided", self.on.to_string()),
            ("decided_by", scalar(&self.by)),
        ];
        if let Some(reviewed) = &self.reviewed {
            let said = reviewed.iter().filter(|(_, texts)| !texts.is_empty());
            let lines = said.map(|(field, texts)| format!("{}: {}", field.word(), Kept::of(texts)));
            keys.push(("reviewed", lines.collect::<Vec<_>>().join("\n")));
        }
        keys
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

/// A small change, which somebody owns, as an item of `amendments`; also one that no reviewed field shows.
pub fn amendment(
    (on, by, reason): (Date, &str, &str),
    changes: &[Change],
    now: &FieldTexts,
) -> String {
    let (by, reason) = (scalar(by), scalar(reason));
    let mut item = format!("on: {on}\nby: {by}\nreason: {reason}");
    if !changes.is_empty() {
        item.push_str("\nfields:");
    }
    for change in changes {
        let kept = Kept::of(now.get(change.field)).short();
        let _ = write!(item, "\n  {}: {kept}", change.field.word());
    }
    item
}

/// A text with words under what stands there, its lines ending as they do.
pub fn with_words(text: &str, words: &str) -> String {
    let words = words.trim();
    if words.is_empty() {
        return text.to_owned();
    }
    let line_end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let mut out = text.to_owned();
    if !out.ends_with('\n') {
        out.push_str(line_end);
    }
    if !out.trim_end().ends_with("---") {
        out.push_str(line_end);
    }
    for line in words.lines() {
        out.push_str(line);
        out.push_str(line_end);
    }
    out
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

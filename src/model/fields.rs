//! Node → values: small readers that report what is wrong with a field and go on with the next.
//!
//! Each record is declared once, as a [`Record`]: its keys, what each is for and what it looks like. The readers, the
//! messages and the reference are made from that declaration.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::finding::{Code, Finding, Findings, Level};
use crate::malformed::{
    MISSING_FIELD, PLACEHOLDER_LEFT, UNKNOWN_KEY, UNREADABLE_DATE_OR_TIME, WRONG_KIND_OF_VALUE,
};
use crate::model::dates;
use crate::parse::node::{Content, Entry, Node};
use crate::source::{Span, Spanned};

/// Words of an author, with their place.
pub type Text = Spanned<String>;

/// What a kind of record may hold.
#[derive(Debug)]
pub struct Record {
    /// As in a message: "a course", "a run".
    pub name: &'static str,
    pub keys: &'static [Key],
}

/// One key of a record.
#[derive(Debug)]
pub struct Key {
    pub name: &'static str,
    pub required: bool,
    /// What to write, completing "write …": "a date, such as 2027-01-12".
    pub shape: &'static str,
}

/// A key that a record may have.
pub const fn key(name: &'static str, shape: &'static str) -> Key {
    Key {
        name,
        required: false,
        shape,
    }
}

/// A key that a record must have.
pub const fn required(name: &'static str, shape: &'static str) -> Key {
    Key {
        name,
        required: true,
        shape,
    }
}

/// Shapes that many keys share.
pub mod shape {
    pub const TEXT: &str = "a text";
    pub const DATE: &str = "a date, such as 2027-01-12";
    pub const YES_NO: &str = "yes or no";
    pub const COUNT: &str = "a whole number, such as 12";
    pub const ADDRESS: &str = "a whole address, such as https://example.org/";
    pub const TEXTS: &str = "a list of texts";
    pub const ID: &str = "the id of a record, which is the name of its file without .md";
    pub const IDS: &str = "a list of ids, such as [one, two]";
    pub const KEYS: &str = "keys with values";
    pub const LIST: &str = "a list";
}

/// Where the readers put what they find in one file.
#[derive(Debug)]
pub struct Reading<'f> {
    pub findings: &'f mut Findings,
    /// In a draft, what is missing or a placeholder is advice.
    pub draft: bool,
}

impl<'f> Reading<'f> {
    pub fn report(&mut self, finding: Finding) {
        let eased =
            self.draft && [&MISSING_FIELD as &Code, &PLACEHOLDER_LEFT].contains(&finding.code);
        self.findings.push(if eased {
            finding.level(Level::Advice)
        } else {
            finding
        });
    }

    pub fn wrong_kind(&mut self, span: Span, message: impl Into<String>, shape: &str) {
        self.report(
            Finding::new(&WRONG_KIND_OF_VALUE, span, message).help(format!("write {shape}")),
        );
    }

    /// The keys of a map; a finding and `None` when the node is no map.
    pub fn fields<'n>(&mut self, node: &'n Node, record: &'static Record) -> Option<Fields<'n>> {
        match &node.content {
            Content::Map(entries) => Some(Fields {
                record,
                entries,
                span: node.span,
                asked: BTreeSet::new(),
            }),
            _ => {
                self.wrong_kind(
                    node.span,
                    format!("{} is {} here", record.name, node.kind()),
                    shape::KEYS,
                );
                None
            }
        }
    }

    /// Any text; a number or yes/no stands for its own letters.
    pub fn text(&mut self, node: &Node, shape: &str) -> Option<Text> {
        match node.scalar() {
            Some(scalar) if !scalar.value.is_null() => {
                let text = Spanned::new(scalar.text.trim().to_owned(), node.span);
                self.check_placeholder(&text);
                Some(text)
            }
            Some(_) => {
                self.wrong_kind(node.span, "there is no value here", shape);
                None
            }
            None => {
                self.wrong_kind(node.span, format!("this is {}", node.kind()), shape);
                None
            }
        }
    }

    pub fn check_placeholder(&mut self, text: &Text) {
        if let Some(found) = placeholder(&text.value) {
            let finding = Finding::new(
                &PLACEHOLDER_LEFT,
                text.span,
                format!("the placeholder {found} is still here"),
            )
            .help("write what belongs here, or take the placeholder out");
            self.report(finding);
        }
    }

    pub fn date(&mut self, node: &Node) -> Option<Spanned<Date>> {
        let text = self.text(node, shape::DATE)?;
        match dates::date(&text.value) {
            Ok(date) => Some(Spanned::new(date, text.span)),
            Err(reason) => {
                self.report(
                    Finding::new(&UNREADABLE_DATE_OR_TIME, text.span, reason)
                        .help("write year, month and day with hyphens, such as 2027-01-12"),
                );
                None
            }
        }
    }

    pub fn yes_no(&mut self, node: &Node) -> Option<bool> {
        let text = self.text(node, shape::YES_NO)?;
        let answer = yes_or_no(&text.value);
        if answer.is_none() {
            self.wrong_kind(
                text.span,
                format!("{} is neither yes nor no", text.value),
                shape::YES_NO,
            );
        }
        answer
    }

    pub fn count(&mut self, node: &Node) -> Option<Spanned<u32>> {
        let text = self.text(node, shape::COUNT)?;
        match text.value.parse() {
            Ok(count) => Some(Spanned::new(count, text.span)),
            Err(_) => {
                self.wrong_kind(
                    text.span,
                    format!("{} is not a whole number", text.value),
                    shape::COUNT,
                );
                None
            }
        }
    }

    /// An outside address that begins with `https://` or `http://`.
    pub fn address(&mut self, node: &Node) -> Option<Text> {
        let text = self.text(node, shape::ADDRESS)?;
        let fine = ["https://", "http://"]
            .iter()
            .any(|scheme| text.value.len() > scheme.len() && text.value.starts_with(scheme));
        if fine && !text.value.contains(char::is_whitespace) {
            return Some(text);
        }
        self.wrong_kind(
            text.span,
            format!("{} is not an address", text.value),
            shape::ADDRESS,
        );
        None
    }

    /// The items of a list; one value alone counts as a list of one.
    pub fn items<'n>(&mut self, node: &'n Node) -> &'n [Node] {
        match &node.content {
            Content::List(items) => items,
            _ if node.is_null() => &[],
            _ => std::slice::from_ref(node),
        }
    }

    /// One of a few words.
    pub fn choice<T: Choice>(&mut self, node: &Node) -> Option<Spanned<T>> {
        let all = T::words().collect::<Vec<_>>().join(", ");
        let text = self.text(node, &format!("one of {all}"))?;
        if let Some(value) = T::from_word(&text.value) {
            return Some(Spanned::new(value, text.span));
        }
        let mut finding = Finding::new(
            &WRONG_KIND_OF_VALUE,
            text.span,
            format!("{} is not a choice here", text.value),
        )
        .help(format!("write one of {all}"));
        if let Some(near) = nearest(&text.value, T::words()) {
            finding = finding.label(format!("did you mean {near}?"));
        }
        self.report(finding);
        None
    }
}

/// The keys of one record, as they are asked for.
#[derive(Debug)]
pub struct Fields<'n> {
    record: &'static Record,
    entries: &'n [Entry],
    pub span: Span,
    asked: BTreeSet<&'static str>,
}

impl<'n> Fields<'n> {
    /// The value of a key of the declaration; an empty value is an absent one.
    pub fn node(&mut self, reading: &mut Reading<'_>, name: &'static str) -> Option<&'n Node> {
        let key = self.record.keys.iter().find(|key| key.name == name);
        let key =
            key.unwrap_or_else(|| unreachable!("{} declares no key {name}", self.record.name));
        self.asked.insert(name);
        let entry = self.entries.iter().find(|entry| entry.key.value == name);
        match entry {
            Some(entry) if !entry.value.is_null() => return Some(&entry.value),
            Some(entry) if key.required => {
                let finding = Finding::new(
                    &MISSING_FIELD,
                    entry.key.span,
                    format!("{name} has no value"),
                )
                .help(format!("write {}", key.shape));
                reading.report(finding);
            }
            None if key.required => {
                let finding = Finding::new(
                    &MISSING_FIELD,
                    self.head(),
                    format!("{} needs {name}", self.record.name),
                )
                .help(format!("add the key {name}: with {}", key.shape));
                reading.report(finding);
            }
            _ => {}
        }
        None
    }

    /// The place of the key itself.
    pub fn key_span(&self, name: &str) -> Option<Span> {
        self.entries
            .iter()
            .find(|entry| entry.key.value == name)
            .map(|entry| entry.key.span)
    }

    /// The first line of the record, for what is missing in it.
    fn head(&self) -> Span {
        self.entries
            .first()
            .map_or(self.span, |entry| entry.key.span)
    }

    fn shape(&self, name: &str) -> &'static str {
        self.record
            .keys
            .iter()
            .find(|key| key.name == name)
            .map_or(shape::TEXT, |key| key.shape)
    }

    pub fn text(&mut self, reading: &mut Reading<'_>, name: &'static str) -> Option<Text> {
        let node = self.node(reading, name)?;
        reading
            .text(node, self.shape(name))
            .filter(|text| !text.value.is_empty())
    }

    pub fn date(&mut self, reading: &mut Reading<'_>, name: &'static str) -> Option<Spanned<Date>> {
        let node = self.node(reading, name)?;
        reading.date(node)
    }

    pub fn yes_no(&mut self, reading: &mut Reading<'_>, name: &'static str) -> Option<bool> {
        let node = self.node(reading, name)?;
        reading.yes_no(node)
    }

    pub fn count(&mut self, reading: &mut Reading<'_>, name: &'static str) -> Option<Spanned<u32>> {
        let node = self.node(reading, name)?;
        reading.count(node)
    }

    pub fn address(&mut self, reading: &mut Reading<'_>, name: &'static str) -> Option<Text> {
        let node = self.node(reading, name)?;
        reading.address(node)
    }

    pub fn choice<T: Choice>(
        &mut self,
        reading: &mut Reading<'_>,
        name: &'static str,
    ) -> Option<Spanned<T>> {
        let node = self.node(reading, name)?;
        reading.choice(node)
    }

    pub fn texts(&mut self, reading: &mut Reading<'_>, name: &'static str) -> Vec<Text> {
        self.each(reading, name, |reading, node| {
            reading.text(node, shape::TEXT)
        })
    }

    pub fn choices<T: Choice>(
        &mut self,
        reading: &mut Reading<'_>,
        name: &'static str,
    ) -> Vec<Spanned<T>> {
        self.each(reading, name, |reading, node| reading.choice(node))
    }

    /// Reads every item of a list; an item that cannot be read is said and left out.
    pub fn each<T>(
        &mut self,
        reading: &mut Reading<'_>,
        name: &'static str,
        mut read: impl FnMut(&mut Reading<'_>, &'n Node) -> Option<T>,
    ) -> Vec<T> {
        let Some(node) = self.node(reading, name) else {
            return Vec::new();
        };
        reading
            .items(node)
            .iter()
            .filter_map(|item| read(reading, item))
            .collect()
    }

    /// Reports the keys that nobody knows. Call it when all have been asked for.
    pub fn finish(self, reading: &mut Reading<'_>) {
        debug_assert!(
            self.record
                .keys
                .iter()
                .all(|key| self.asked.contains(key.name)),
            "{}: declared, but never read: {:?}",
            self.record.name,
            self.record
                .keys
                .iter()
                .filter(|key| !self.asked.contains(key.name))
                .map(|key| key.name)
                .collect::<Vec<_>>()
        );
        for entry in self.entries {
            let name = entry.key.value.as_str();
            if name.starts_with("x-") || self.record.keys.iter().any(|key| key.name == name) {
                continue;
            }
            let keys = self.record.keys.iter().map(|key| key.name);
            let mut finding = Finding::new(
                &UNKNOWN_KEY,
                entry.key.span,
                format!("{} has no key {name}", self.record.name),
            );
            finding = match nearest(name, keys.clone()) {
                Some(near) => finding
                    .label(format!("did you mean {near}?"))
                    .help(format!("write {near}, or x-{name} for a note of your own")),
                None => finding.help(format!(
                    "the keys are {}; a key of your own begins with x-",
                    keys.collect::<Vec<_>>().join(", ")
                )),
            };
            reading.report(finding);
        }
    }
}

/// A value that is one of a few words.
pub trait Choice: Copy + 'static {
    const ALL: &'static [(&'static str, Self)];

    fn words() -> impl Iterator<Item = &'static str> {
        Self::ALL.iter().map(|(word, _)| *word)
    }

    fn from_word(word: &str) -> Option<Self> {
        Self::ALL
            .iter()
            .find(|(name, _)| name.eq_ignore_ascii_case(word))
            .map(|(_, value)| *value)
    }
}

/// Declares an enum whose values are words in a file.
#[macro_export]
macro_rules! choices {
    ($(#[$meta:meta])* $name:ident { $($(#[$variant_meta:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $($(#[$variant_meta])* $variant),+
        }

        impl $name {
            /// As it is written in a file.
            pub fn word(self) -> &'static str {
                match self {
                    $(Self::$variant => $word),+
                }
            }
        }

        impl $crate::model::fields::Choice for $name {
            const ALL: &'static [(&'static str, Self)] = &[$(($word, Self::$variant)),+];
        }
    };
}

/// "yes", "no", and what other programs make of them.
pub fn yes_or_no(text: &str) -> Option<bool> {
    match text.to_ascii_lowercase().as_str() {
        "yes" | "true" => Some(true),
        "no" | "false" => Some(false),
        _ => None,
    }
}

/// The most similar name, when one is similar enough to be meant.
pub fn nearest<'a>(word: &str, names: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    names
        .map(|name| {
            (
                strsim::jaro_winkler(word, name),
                strsim::damerau_levenshtein(word, name),
                name,
            )
        })
        .filter(|(likeness, distance, name)| *likeness > 0.86 || *distance <= 1 + name.len() / 6)
        .max_by(|a, b| a.0.total_cmp(&b.0).then_with(|| b.2.cmp(a.2)))
        .map(|(_, _, name)| name)
}

/// The placeholder that a text still holds.
pub fn placeholder(text: &str) -> Option<&'static str> {
    for (sign, whole_word) in [
        ("FIXME", true),
        ("TODO", true),
        ("TBC]", false),
        ("[TBC", false),
        ("xxx", true),
        ("XXX", true),
    ] {
        let found = text.match_indices(sign).any(|(at, _)| {
            let before = text[..at]
                .chars()
                .next_back()
                .is_none_or(|letter| !letter.is_alphanumeric());
            let after = text[at + sign.len()..]
                .chars()
                .next()
                .is_none_or(|letter| !letter.is_alphanumeric());
            !whole_word || before && after
        });
        if found {
            return Some(sign.trim_matches(['[', ']']));
        }
    }
    text.to_ascii_lowercase()
        .contains("lorem ipsum")
        .then_some("lorem ipsum")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_are_words_of_their_own() {
        assert_eq!(placeholder("TODO: ask Sam"), Some("TODO"));
        assert_eq!(placeholder("Lorem Ipsum dolor"), Some("lorem ipsum"));
        assert_eq!(placeholder("call 01632 xxx xxx"), Some("xxx"));
        assert_eq!(placeholder("mastodon, Todos los santos, exxxtra"), None);
    }

    #[test]
    fn nearest_gives_what_was_meant_and_nothing_far_fetched() {
        let names = ["central-library", "st-marks", "the-hub"];
        assert_eq!(
            nearest("central-libary", names.into_iter()),
            Some("central-library")
        );
        assert_eq!(nearest("st-mark", names.into_iter()), Some("st-marks"));
        assert_eq!(nearest("town-hall", names.into_iter()), None);
    }
}

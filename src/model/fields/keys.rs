//! The keys of one record, as its reader asks for them.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::finding::Finding;
use crate::malformed::{MISSING_FIELD, UNKNOWN_KEY};
use crate::model::fields::choice::Choice;
use crate::model::fields::misspelt;
use crate::model::fields::reading::Reading;
use crate::model::fields::record::{Form, Record, Text, shape};
use crate::model::fields::words::nearest;
use crate::parse::node::{Content, Entry, Node};
use crate::source::{Span, Spanned};

/// The keys of one record, as they are asked for.
#[derive(Debug)]
pub struct Fields<'n> {
    record: &'static Record,
    entries: &'n [Entry],
    pub span: Span,
    asked: BTreeSet<&'static str>,
}

impl Reading<'_> {
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
}

impl<'n> Fields<'n> {
    /// The value of a key of the declaration; an empty value is an absent one, also one that a form wrote: quotation marks
    /// with nothing between, a list of nothing, keys that all are empty.
    pub fn node(&mut self, reading: &mut Reading<'_>, name: &'static str) -> Option<&'n Node> {
        let key = self.record.keys.iter().find(|key| key.name == name);
        let key =
            key.unwrap_or_else(|| unreachable!("{} declares no key {name}", self.record.name));
        self.asked.insert(name);
        let entry = self.entries.iter().find(|entry| entry.key.value == name);
        match entry {
            Some(entry) if !entry.value.is_blank() => return Some(&entry.value),
            Some(entry) if key.required => self.without_value(reading, name, place(entry)),
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

    /// Asserts that a key is read as what it is declared to hold: the schema is made from the declaration.
    fn assert_form(&self, name: &str, is_read_so: impl Fn(Form) -> bool) {
        let key = self.record.keys.iter().find(|key| key.name == name);
        debug_assert!(
            key.is_none_or(|key| is_read_so(key.form())),
            "{}: {name} is read as something else than it is declared",
            self.record.name
        );
    }

    /// The place of the key itself.
    pub fn key_span(&self, name: &str) -> Option<Span> {
        self.entries
            .iter()
            .find(|entry| entry.key.value == name)
            .map(|entry| entry.key.span)
    }

    /// The place of an empty value, or of its key where nothing at all stands behind it.
    pub fn empty_span(&self, name: &str) -> Option<Span> {
        let entry = self.entries.iter().find(|entry| entry.key.value == name);
        entry.map(place)
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
        self.assert_form(name, |form| {
            let is_text = matches!(form, Form::Text | Form::Like(_) | Form::Id(_) | Form::Venue);
            is_text || matches!(form, Form::Address | Form::Choice(_))
        });
        let node = self.node(reading, name)?;
        reading.text(node, self.shape(name))
    }

    fn without_value(&self, reading: &mut Reading<'_>, name: &str, span: Span) {
        reading.report(
            Finding::new(&MISSING_FIELD, span, format!("{name} has no value"))
                .help(format!("write {}", self.shape(name))),
        );
    }

    pub fn date(&mut self, reading: &mut Reading<'_>, name: &'static str) -> Option<Spanned<Date>> {
        self.assert_form(name, |form| matches!(form, Form::Date));
        let node = self.node(reading, name)?;
        reading.date(node)
    }

    pub fn yes_no(&mut self, reading: &mut Reading<'_>, name: &'static str) -> Option<bool> {
        self.assert_form(name, |form| matches!(form, Form::YesNo));
        let node = self.node(reading, name)?;
        reading.yes_no(node)
    }

    pub fn count(&mut self, reading: &mut Reading<'_>, name: &'static str) -> Option<Spanned<u32>> {
        self.assert_form(name, |form| matches!(form, Form::Count));
        let node = self.node(reading, name)?;
        reading.count(node)
    }

    pub fn address(&mut self, reading: &mut Reading<'_>, name: &'static str) -> Option<Text> {
        self.assert_form(name, |form| matches!(form, Form::Address));
        let node = self.node(reading, name)?;
        reading.address(node)
    }

    pub fn choice<T: Choice>(
        &mut self,
        reading: &mut Reading<'_>,
        name: &'static str,
    ) -> Option<Spanned<T>> {
        self.assert_form(name, is_choice::<T>);
        let node = self.node(reading, name)?;
        reading.choice(node)
    }

    pub fn texts(&mut self, reading: &mut Reading<'_>, name: &'static str) -> Vec<Text> {
        self.each(reading, name, |reading, node| {
            reading.item(node, shape::TEXT)
        })
    }

    pub fn choices<T: Choice>(
        &mut self,
        reading: &mut Reading<'_>,
        name: &'static str,
    ) -> Vec<Spanned<T>> {
        self.assert_form(
            name,
            |form| matches!(form, Form::List(item) if is_choice::<T>(*item)),
        );
        self.each(reading, name, |reading, node| reading.choice(node))
    }

    /// Reads every item of a list; an item that cannot be read is said and left out.
    pub fn each<T>(
        &mut self,
        reading: &mut Reading<'_>,
        name: &'static str,
        mut read: impl FnMut(&mut Reading<'_>, &'n Node) -> Option<T>,
    ) -> Vec<T> {
        self.assert_form(name, |form| matches!(form, Form::List(_)));
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
            reading.report(finding.fix(misspelt::fix(self.record, self.entries, entry)));
        }
    }
}

fn place(entry: &Entry) -> Span {
    match entry.value.is_null() {
        true => entry.key.span,
        false => entry.value.span,
    }
}

fn is_choice<T: Choice>(form: Form) -> bool {
    matches!(form, Form::Choice(words) if words().into_iter().eq(T::words()))
}

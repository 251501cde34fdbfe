//! Keys that nobody knows → the keys that were surely meant.

use crate::finding::Fix;
use crate::model::dates;
use crate::model::fields::record::{Form, Key, Record};
use crate::model::fields::words::yes_or_no;
use crate::parse::node::{Content, Entry, Node};

/// The key that is surely meant: one alone is a letter away, it is not there, and the value is one that it holds.
pub(super) fn fix(record: &Record, entries: &[Entry], entry: &Entry) -> Option<Fix> {
    let meant = meant(record, &entry.key)?;
    let is_taken = entries.iter().any(|other| {
        let is_another = other.key.span != entry.key.span;
        is_another && (stands_for(&other.key, meant.name) || is_meant_too(record, other, meant))
    });
    // A key in quotation marks is longer than its name.
    let is_literal = entry.key.span.range().len() == entry.key.value.len();
    (is_literal && !is_taken && fits(meant.form(), &entry.value)).then(|| Fix {
        span: entry.key.span,
        text: meant.name.to_owned(),
        was: entry.key.value.clone(),
        becomes: meant.name.to_owned(),
    })
}

/// Whether a key is another, or the one that holds several of it: `partner` and `partners`.
fn stands_for(key: &str, name: &str) -> bool {
    let one = |key: &str| key.strip_suffix('s').unwrap_or(key).to_owned();
    one(key) == one(name)
}

fn is_meant_too(record: &Record, other: &Entry, key: &Key) -> bool {
    meant(record, &other.key).is_some_and(|meant| stands_for(meant.name, key.name))
}

fn meant(record: &Record, written: &str) -> Option<&'static Key> {
    let is_known = record.keys.iter().any(|key| key.name == written);
    if is_known || written.starts_with("x-") {
        return None;
    }
    let mut alike = record
        .keys
        .iter()
        .filter(|key| plain(key.name) == plain(written));
    if let Some(key) = alike.next() {
        return Some(key).filter(|_| alike.next().is_none());
    }
    // In a shorter word one letter makes another word.
    let is_near = |key: &&Key| {
        key.name.len() > 3
            && written.len() > 2
            && strsim::damerau_levenshtein(key.name, &written.to_lowercase()) == 1
    };
    let mut near = record.keys.iter().filter(is_near);
    near.next().filter(|_| near.next().is_none())
}

/// The letters alone: `co-producers`, `Co producers` and `co_producers` are the same word.
fn plain(key: &str) -> String {
    let letters = key.chars().filter(|letter| letter.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

/// Whether a value is one that a key of this form may hold.
fn fits(form: Form, node: &Node) -> bool {
    let text = || node.scalar().map(|scalar| scalar.text.trim());
    match form {
        Form::Text | Form::Like(_) | Form::Id(_) | Form::Venue => text().is_some(),
        Form::Date => text().is_some_and(|text| dates::date(text).is_ok()),
        Form::YesNo => text().is_some_and(|text| yes_or_no(text).is_some()),
        Form::Count => text().is_some_and(|text| text.parse::<u32>().is_ok()),
        Form::Number => text().is_some_and(|text| text.parse::<f64>().is_ok()),
        Form::Address => text().is_some_and(|text| text.contains("://")),
        Form::Choice(words) => {
            let is_word = |text: &str| words().iter().any(|word| word.eq_ignore_ascii_case(text));
            text().is_some_and(is_word)
        }
        Form::List(item) => match &node.content {
            Content::List(nodes) => nodes.iter().all(|node| fits(*item, node)),
            _ => fits(*item, node),
        },
        Form::Keys(_) | Form::AnyKeys(_) => matches!(node.content, Content::Map(_)),
        Form::OneOf(forms) => forms.iter().any(|form| fits(*form, node)),
        Form::Any => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Findings;
    use crate::model::fields::record::{key, shape};
    use crate::parse::front_matter;
    use crate::source::SourceId;

    static RECORD: Record = Record {
        name: "a course",
        keys: &[
            key("co_producers", shape::IDS),
            key("venue", shape::ID),
            key("partner", shape::ID),
            key("partners", shape::IDS),
            key("reviewed", shape::DATE),
            key("for", shape::TEXTS),
        ],
    };

    fn meant(yaml: &str) -> Vec<String> {
        let mut findings = Findings::default();
        let range = 0..yaml.len();
        let node = front_matter::parse(SourceId(0), yaml, range, &mut findings).unwrap();
        let entries = node.entries();
        let fixes = entries
            .iter()
            .filter_map(|entry| fix(&RECORD, entries, entry));
        fixes.map(|fix| fix.text).collect()
    }

    #[test]
    fn a_key_that_is_a_letter_or_a_hyphen_away_is_meant() {
        assert_eq!(
            meant("co-producers: [a]\nvenu: b\n"),
            ["co_producers", "venue"]
        );
        assert_eq!(
            meant("Co Producers: a\nreveiwed: 2026-11-20\n"),
            ["co_producers", "reviewed"]
        );
    }

    #[test]
    fn what_could_be_two_keys_or_is_there_already_is_left() {
        for yaml in [
            "venu: a\nvenue: b\n",
            "venu: a\nvnue: b\n",
            "partnr: a\npartners: [b]\n",
            "\"venu\": a\n",
            "x-venue: a\n",
            "fro: a\n",
            "reviewd: soon\n",
            "venu: [a, b]\n",
            "location: a\n",
        ] {
            assert!(meant(yaml).is_empty(), "{yaml}");
        }
    }
}

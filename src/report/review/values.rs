//! Two front matters → the keys that say something else, each as people read it.

use std::collections::BTreeMap;

use crate::model::kept::normal;
use crate::parse::node::{Content, Node};
use crate::report::review::veil::Veil;

/// A key, and what was and is said; of a list only what went and what came.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Value {
    pub(super) what: String,
    pub(super) old: Option<String>,
    pub(super) new: Option<String>,
    pub(super) is_list: bool,
}

impl Value {
    /// That something changed which is not shown.
    pub(super) fn hidden(what: &str) -> Self {
        let what = what.to_owned();
        Self {
            what,
            ..Self::default()
        }
    }
}

/// What a node says, however it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Said {
    Nothing,
    Text(String),
    List(Vec<Self>),
    Keys(BTreeMap<String, Self>),
}

impl Said {
    pub(super) fn of(node: &Node) -> Self {
        match &node.content {
            Content::Scalar(_) if node.is_null() => Self::Nothing,
            Content::Scalar(scalar) => match normal(&scalar.text).as_str() {
                "" => Self::Nothing,
                "true" => Self::Text("yes".to_owned()),
                "false" => Self::Text("no".to_owned()),
                text => Self::Text(text.to_owned()),
            },
            Content::List(items) => {
                let items = items.iter().map(Self::of);
                let mut items: Vec<Self> = items.filter(|item| *item != Self::Nothing).collect();
                match items.len() {
                    0 => Self::Nothing,
                    1 => items.remove(0),
                    _ => Self::List(items),
                }
            }
            Content::Map(entries) => {
                let said = entries
                    .iter()
                    .map(|it| (it.key.value.clone(), Self::of(&it.value)));
                Self::Keys(said.filter(|(_, said)| *said != Self::Nothing).collect())
            }
        }
    }

    /// The keys of a map; of anything else none.
    pub(super) fn keys(self) -> BTreeMap<String, Self> {
        match self {
            Self::Keys(keys) => keys,
            _ => BTreeMap::new(),
        }
    }

    /// Its items; a value is a list of one.
    pub(super) fn items(&self) -> Vec<&Self> {
        match self {
            Self::Nothing => Vec::new(),
            Self::List(items) => items.iter().collect(),
            other => vec![other],
        }
    }

    fn words(&self) -> String {
        match self {
            Self::Nothing => String::new(),
            Self::Text(text) => text.clone(),
            Self::List(items) => joined(items, ", "),
            Self::Keys(keys) => {
                let said = keys.iter();
                let said = said.map(|(key, said)| format!("{}: {}", spoken(key), said.words()));
                said.collect::<Vec<_>>().join("; ")
            }
        }
    }
}

fn joined<'s>(items: impl IntoIterator<Item = &'s Said>, between: &str) -> String {
    let words = items.into_iter().map(Said::words);
    words.collect::<Vec<_>>().join(between)
}

/// A key as people say it.
pub(super) fn spoken(key: &str) -> String {
    key.replace("co_", "co-").replace('_', " ")
}

/// The keys that differ, in the order of the alphabet; those in `hidden` without what they say.
pub(super) fn changes_of(
    old: &BTreeMap<String, Said>,
    new: &BTreeMap<String, Said>,
    hidden: &[&str],
    veil: &Veil,
) -> Vec<Value> {
    let mut keys: Vec<&String> = old.keys().chain(new.keys()).collect();
    keys.sort();
    keys.dedup();
    let mut changes = Vec::new();
    for key in keys {
        let (old, new) = (old.get(key), new.get(key));
        if old == new {
            continue;
        }
        let what = spoken(key);
        if let (Some(Said::Keys(old)), Some(Said::Keys(new))) = (old, new)
            && !hidden.contains(&key.as_str())
        {
            for inner in changes_of(old, new, hidden, veil) {
                let what = format!("{what}, {}", inner.what);
                changes.push(Value { what, ..inner });
            }
            continue;
        }
        changes.push(match hidden.contains(&key.as_str()) {
            true => Value::hidden(&what),
            false => change(key, what, old, new, veil),
        });
    }
    changes
}

fn change(key: &str, what: String, old: Option<&Said>, new: Option<&Said>, veil: &Veil) -> Value {
    let items = |said: Option<&Said>| {
        said.map_or_else(Vec::new, |said| {
            said.items().into_iter().cloned().collect::<Vec<_>>()
        })
    };
    let (before, after) = (items(old), items(new));
    let is_list = before.len() > 1 || after.len() > 1;
    let shown = |own: &[Said], other: &[Said]| {
        let only = own.iter().filter(|item| !is_list || !other.contains(item));
        let words = joined(only, if is_list { " · " } else { ", " });
        let is_place = matches!(key, "venue" | "venues");
        let id = words.split('/').next().unwrap_or_default();
        let words = match is_place && veil.is_private_venue(id) {
            true => "a private venue".to_owned(),
            false => veil.text(&words),
        };
        Some(words).filter(|words| !words.is_empty())
    };
    let (old, mut new) = (shown(&before, &after), shown(&after, &before));
    if is_list && old.is_none() && new.is_none() {
        new = Some("the same in another order".to_owned());
    }
    Value {
        what,
        old,
        new,
        is_list,
    }
}

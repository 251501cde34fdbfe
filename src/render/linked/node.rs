//! Node: a thing of schema.org, and what is said of it.

use serde::ser::{Serialize, SerializeMap, Serializer};

/// A thing: its type, and what is said of it, in this order.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Node {
    /// A type of schema.org; absent for one that only names another by its `@id`.
    kind: Option<&'static str>,
    said: Vec<(&'static str, Value)>,
}

#[derive(Debug, Clone, PartialEq)]
pub(super) enum Value {
    Text(String),
    Count(u32),
    /// Latitude or longitude.
    Degrees(f64),
    Yes(bool),
    Node(Node),
    All(Vec<Value>),
}

impl Node {
    pub(super) fn new(kind: &'static str) -> Self {
        Self {
            kind: Some(kind),
            said: Vec::new(),
        }
    }

    /// Another thing of this page or site, by its `@id`.
    pub(super) fn named(id: String) -> Self {
        Self {
            kind: None,
            said: vec![("@id", Value::Text(id))],
        }
    }

    pub(super) fn with(mut self, name: &'static str, value: impl Into<Value>) -> Self {
        self.said.push((name, value.into()));
        self
    }

    /// Says nothing where nothing is known.
    pub(super) fn maybe(self, name: &'static str, value: Option<impl Into<Value>>) -> Self {
        match value {
            Some(value) => self.with(name, value),
            None => self,
        }
    }

    /// One value stands by itself, several in a list.
    pub(super) fn each<V: Into<Value>>(
        self,
        name: &'static str,
        values: impl IntoIterator<Item = V>,
    ) -> Self {
        let mut values: Vec<Value> = values.into_iter().map(Into::into).collect();
        match values.len() {
            0 => self,
            1 => self.with(name, values.remove(0)),
            _ => self.with(name, Value::All(values)),
        }
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<u32> for Value {
    fn from(count: u32) -> Self {
        Self::Count(count)
    }
}

impl From<f64> for Value {
    fn from(degrees: f64) -> Self {
        Self::Degrees(degrees)
    }
}

impl From<bool> for Value {
    fn from(yes: bool) -> Self {
        Self::Yes(yes)
    }
}

impl From<Node> for Value {
    fn from(node: Node) -> Self {
        Self::Node(node)
    }
}

impl Serialize for Node {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        if let Some(kind) = self.kind {
            map.serialize_entry("@type", kind)?;
        }
        for (name, value) in &self.said {
            map.serialize_entry(name, value)?;
        }
        map.end()
    }
}

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(text) => serializer.serialize_str(text),
            Self::Count(count) => serializer.serialize_u32(*count),
            Self::Degrees(degrees) => serializer.serialize_f64(*degrees),
            Self::Yes(yes) => serializer.serialize_bool(*yes),
            Self::Node(node) => node.serialize(serializer),
            Self::All(values) => values.serialize(serializer),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_known_is_not_said_and_the_order_stays() {
        let node = Node::new("Course")
            .with("name", "Sleep well")
            .maybe("audience", None::<String>)
            .each("teaches", Vec::<String>::new())
            .each("about", ["one"])
            .each("inLanguage", ["en", "ur"])
            .with("location", Node::named("x#venue".into()));
        assert_eq!(
            serde_json::to_string(&node).unwrap(),
            r#"{"@type":"Course","name":"Sleep well","about":"one","inLanguage":["en","ur"],"location":{"@id":"x#venue"}}"#
        );
    }
}

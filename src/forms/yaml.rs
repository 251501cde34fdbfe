//! Values in their order → YAML.

use serde_yaml::{Mapping, Value};

/// Keys with values, in this order.
#[derive(Debug, Default, Clone)]
pub(super) struct Keys(Mapping);

impl Keys {
    pub(super) fn with(mut self, key: &str, value: impl Into<Value>) -> Self {
        self.0.insert(Value::from(key), value.into());
        self
    }

    pub(super) fn with_some(self, key: &str, value: Option<impl Into<Value>>) -> Self {
        match value {
            Some(value) => self.with(key, value),
            None => self,
        }
    }
}

impl From<Keys> for Value {
    fn from(keys: Keys) -> Self {
        Self::Mapping(keys.0)
    }
}

pub(super) fn list<T: Into<Value>>(items: impl IntoIterator<Item = T>) -> Value {
    Value::Sequence(items.into_iter().map(Into::into).collect())
}

/// The text of a file, under lines of comment.
pub(super) fn written(comment: &str, keys: Keys) -> String {
    let comment: String = comment.lines().map(|line| format!("# {line}\n")).collect();
    let text = serde_yaml::to_string(&Value::from(keys));
    comment + &text.unwrap_or_else(|cause| unreachable!("values of text and numbers: {cause}"))
}

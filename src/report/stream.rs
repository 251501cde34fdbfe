//! Long lists as JSON, an item at a time: a hundred thousand findings need the memory of their text and no more.

use std::cell::RefCell;

use serde::{Serialize, Serializer};
use serde_json::Value;

/// A list whose items are made when they are written.
pub(super) struct Each<I>(RefCell<Option<I>>);

impl<I: Iterator<Item = Value>> Each<I> {
    pub(super) fn new(items: I) -> Self {
        Self(RefCell::new(Some(items)))
    }
}

impl<I: Iterator<Item = Value>> Serialize for Each<I> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let items = self.0.borrow_mut().take();
        serializer.collect_seq(items.into_iter().flatten())
    }
}

/// A whole document, with a line break at its end.
pub(super) fn document(value: &impl Serialize) -> String {
    let text = serde_json::to_string_pretty(value);
    let mut text = text.unwrap_or_else(|cause| unreachable!("text and numbers are JSON: {cause}"));
    text.push('\n');
    text
}

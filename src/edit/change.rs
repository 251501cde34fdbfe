//! A changed text, and the bytes of its file.

use crate::source::Source;

/// A record file as it was read, and as it is to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// From the site's folder.
    pub path: String,
    /// Both without the byte-order mark, which the file keeps.
    pub before: String,
    pub after: String,
    pub byte_order_mark: bool,
}

impl Change {
    pub fn new(source: &Source, after: String) -> Self {
        Self {
            path: source.path.clone(),
            before: source.text.clone(),
            after,
            byte_order_mark: source.byte_order_mark,
        }
    }

    /// The bytes of the file with one of the two texts.
    pub(super) fn bytes(&self, text: &str) -> Vec<u8> {
        let mark = if self.byte_order_mark { "\u{feff}" } else { "" };
        [mark.as_bytes(), text.as_bytes()].concat()
    }
}

//! A tag: its name, its attributes, and what becomes of them.

use std::borrow::Cow;
use std::ops::Range;

/// What stands in place of what.
pub(super) type Edit = (Range<usize>, String);

/// A tag that opens an element.
pub(super) struct Element<'t> {
    name: &'t str,
    attributes: &'t [Attribute<'t>],
    /// Whether it may hold anything.
    pub(super) has_content: bool,
    /// Where a new attribute goes.
    end: usize,
    pub(super) edits: Vec<Edit>,
    /// Whether both its tags go, and what is between them stays.
    pub(super) is_left_out: bool,
}

/// An attribute as it is written.
#[derive(Debug)]
pub(super) struct Attribute<'h> {
    name: &'h str,
    /// Raw, without its quotes.
    value: &'h str,
    /// From the end of what stands before it.
    whole: Range<usize>,
    /// What a new value replaces: the old one with its quotes and the equals sign.
    replaced: Range<usize>,
    /// Whether the next one begins at once, as in `a="x"b=y`.
    is_tight: bool,
}

impl<'t> Element<'t> {
    pub(super) fn new(name: &'t str, attributes: &'t [Attribute<'t>], end: usize) -> Self {
        Self {
            name,
            attributes,
            has_content: true,
            end,
            edits: Vec::new(),
            is_left_out: false,
        }
    }

    pub(super) fn is(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name)
    }

    pub(super) fn is_one_of(&self, names: &[&str]) -> bool {
        is_one_of(self.name, names)
    }

    /// In small letters.
    pub(super) fn name(&self) -> Cow<'t, str> {
        match self.name.bytes().any(|byte| byte.is_ascii_uppercase()) {
            true => Cow::Owned(self.name.to_ascii_lowercase()),
            false => Cow::Borrowed(self.name),
        }
    }

    /// The value of an attribute, raw: `&` stands as `&amp;`.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.attribute(name).map(|attribute| attribute.value)
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.attribute(name).is_some()
    }

    /// Sets an attribute to a raw value.
    pub(super) fn set(&mut self, name: &str, value: &str) {
        let value = match value.contains('"') {
            true => Cow::Owned(value.replace('"', "&quot;")),
            false => Cow::Borrowed(value),
        };
        let edit = match self.attribute(name) {
            Some(attribute) => (attribute.replaced.clone(), format!("=\"{value}\"")),
            None => (self.end..self.end, format!(" {name}=\"{value}\"")),
        };
        self.edits.push(edit);
    }

    pub(super) fn remove(&mut self, name: &str) {
        let attributes = self.attributes.iter();
        let named = attributes.filter(|attribute| attribute.name.eq_ignore_ascii_case(name));
        let edits = named.map(|attribute| {
            let between = if attribute.is_tight { " " } else { "" };
            (attribute.whole.clone(), between.to_owned())
        });
        self.edits.extend(edits);
    }

    fn attribute(&self, name: &str) -> Option<&Attribute<'_>> {
        let mut attributes = self.attributes.iter();
        attributes.find(|attribute| attribute.name.eq_ignore_ascii_case(name))
    }
}

pub(super) fn is_one_of(name: &str, names: &[&str]) -> bool {
    names.iter().any(|it| it.eq_ignore_ascii_case(name))
}

/// Where a byte first stands that something holds of.
fn until(bytes: &[u8], from: usize, ends: impl Fn(u8) -> bool) -> Option<usize> {
    let length = bytes[from..].iter().position(|byte| ends(*byte));
    length.map(|length| from + length)
}

pub(super) fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | b'\x0c')
}

/// Reads a tag whose name stands after a byte. Gives the name, whether the tag ends with `/>`, and where it ends; nothing
/// when the page ends before it.
pub(super) fn read_tag<'h>(
    html: &'h str,
    start: usize,
    attributes: &mut Vec<Attribute<'h>>,
) -> Option<(&'h str, bool, usize)> {
    let bytes = html.as_bytes();
    let ends_name = |byte| is_space(byte) || matches!(byte, b'/' | b'>');
    let mut at = until(bytes, start + 1, ends_name)?;
    let name = &html[start + 1..at];
    loop {
        let before = at;
        at = until(bytes, at, |byte| !is_space(byte) && byte != b'/')?;
        if bytes[at] == b'>' {
            // The slash at the end of `src=a/>` belongs to the value.
            let closes_itself = at > before && bytes[at - 1] == b'/';
            return Some((name, closes_itself, at + 1));
        }
        // A name may begin with an equals sign.
        let end = until(bytes, at + 1, |byte| ends_name(byte) || byte == b'=')?;
        let (value, value_end) = read_value(html, end)?;
        attributes.push(Attribute {
            name: &html[at..end],
            value,
            whole: before..value_end,
            replaced: end..value_end,
            is_tight: bytes.get(value_end).is_some_and(|byte| !ends_name(*byte)),
        });
        at = value_end;
    }
}

/// Reads what follows the name of an attribute. Gives its value, and where it ends.
fn read_value(html: &str, name_end: usize) -> Option<(&str, usize)> {
    let bytes = html.as_bytes();
    let equals = until(bytes, name_end, |byte| !is_space(byte))?;
    if bytes[equals] != b'=' {
        return Some(("", name_end));
    }
    let from = until(bytes, equals + 1, |byte| !is_space(byte))?;
    if let quote @ (b'"' | b'\'') = bytes[from] {
        let close = until(bytes, from + 1, |byte| byte == quote)?;
        return Some((&html[from + 1..close], close + 1));
    }
    let close = until(bytes, from, |byte| is_space(byte) || byte == b'>')?;
    Some((&html[from..close], close))
}

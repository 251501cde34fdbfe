//! All that a template may see of one page, and its digest: two views with one digest make one page.

use tera::Value;

use crate::artifact::SitePath;

/// What one page is made from, besides what all pages of its language share.
#[derive(Debug)]
pub struct View {
    /// Where the page is published.
    pub path: SitePath,
    pub(super) template: &'static str,
    pub(super) page: Value,
    pub(super) values: Vec<(&'static str, Value)>,
    pub(super) is_for_paper: bool,
}

impl View {
    /// Of everything in it (BLAKE3), after what is given as the beginning.
    pub fn digest(&self, beginning: &[u8]) -> [u8; 32] {
        let mut bytes = Vec::with_capacity(16 * 1024);
        bytes.extend_from_slice(beginning);
        write_text(self.path.as_str(), &mut bytes);
        write_text(self.template, &mut bytes);
        bytes.push(u8::from(self.is_for_paper));
        write(&self.page, &mut bytes);
        for (name, value) in &self.values {
            write_text(name, &mut bytes);
            write(value, &mut bytes);
        }
        *blake3::hash(&bytes).as_bytes()
    }
}

/// Of a value that all pages see.
pub(super) fn digest(value: &Value) -> [u8; 32] {
    let mut bytes = Vec::new();
    write(value, &mut bytes);
    *blake3::hash(&bytes).as_bytes()
}

/// Writes a value so that no other value is written alike: what kind it is, how long, and what is in it.
fn write(value: &Value, bytes: &mut Vec<u8>) {
    if let Some(text) = value.as_str() {
        bytes.push(if value.is_safe() { b'h' } else { b's' });
        write_text(text, bytes);
    } else if let Some(list) = value.as_array() {
        bytes.push(b'l');
        write_count(list.len(), bytes);
        list.iter().for_each(|value| write(value, bytes));
    } else if let Some(map) = value.as_map() {
        // In the order in which it was made, which for a view is always the same (tera's feature `preserve_order`).
        bytes.push(b'm');
        write_count(map.len(), bytes);
        for (key, value) in map {
            match key.as_str() {
                Some(key) => write_text(key, bytes),
                None => write(&key.as_value(), bytes),
            }
            write(value, bytes);
        }
    } else if let Some(raw) = value.as_bytes() {
        bytes.push(b'b');
        write_count(raw.len(), bytes);
        bytes.extend_from_slice(raw);
    } else {
        bytes.push(match value {
            _ if value.is_none() => b'n',
            _ if value.is_undefined() => b'u',
            _ if value.is_bool() => b't',
            _ if value.is_f64() => b'f',
            _ => b'i',
        });
        // As a template writes it.
        write_text(&value.to_string(), bytes);
    }
}

fn write_text(text: &str, bytes: &mut Vec<u8>) {
    write_count(text.len(), bytes);
    bytes.extend_from_slice(text.as_bytes());
}

fn write_count(count: usize, bytes: &mut Vec<u8>) {
    bytes.extend_from_slice(&(count as u64).to_le_bytes());
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn of(value: &serde_json::Value) -> [u8; 32] {
        digest(&Value::from_serializable(value))
    }

    #[test]
    fn other_values_have_other_digests() {
        let values = [
            json!(null),
            json!(""),
            json!(0),
            json!(0.0),
            json!(false),
            json!("0"),
            json!([]),
            json!({}),
            json!([null]),
            json!(["", ""]),
            json!([["", ""]]),
            json!([[""], ""]),
            json!({"a": "b"}),
            json!({"a": null, "b": ""}),
            json!({"a": "", "b": null}),
            json!(["a", "b"]),
            json!(["ab"]),
        ];
        for (at, one) in values.iter().enumerate() {
            for other in &values[at + 1..] {
                assert_ne!(of(one), of(other), "{one} and {other}");
            }
        }
    }

    #[test]
    fn everything_in_a_view_is_in_its_digest() {
        let view = || View {
            path: SitePath::new("/a/"),
            template: "a",
            page: Value::from("a"),
            values: vec![("a", Value::from("a"))],
            is_for_paper: false,
        };
        let of = |change: fn(&mut View)| {
            let mut view = view();
            change(&mut view);
            view.digest(b"")
        };
        let same = view().digest(b"");
        assert_eq!(of(|_| ()), same);
        assert_ne!(of(|view| view.path = SitePath::new("/b/")), same);
        assert_ne!(of(|view| view.template = "b"), same);
        assert_ne!(of(|view| view.page = Value::from("b")), same);
        assert_ne!(of(|view| view.values[0].0 = "b"), same);
        assert_ne!(of(|view| view.values[0].1 = Value::from("b")), same);
        assert_ne!(of(|view| view.is_for_paper = true), same);
        assert_ne!(view().digest(b"b"), same);
    }

    #[test]
    fn a_map_has_the_same_digest_each_time() {
        let map = || (0..40).map(|number| (format!("field-{number}"), json!(number)));
        let map = || serde_json::Value::from_iter(map());
        assert_eq!(of(&map()), of(&map()));
    }
}

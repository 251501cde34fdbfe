//! Records as they are declared: their keys, what each is for and what it looks like.

use crate::source::Spanned;

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

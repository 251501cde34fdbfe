//! Records as they are declared: their keys, what each is for and what it looks like.

use crate::model::fields::choice::Choice;
use crate::model::kind::Kind;
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
    /// What it holds, when its shape is not one that many keys share.
    own_form: Option<Form>,
    /// What a form calls it, when its name does not say it.
    own_label: Option<&'static str>,
}

/// A text of one shape.
#[derive(Debug)]
pub struct Like {
    /// A regular expression of the whole text, as JavaScript and JSON Schema read it too.
    pub pattern: &'static str,
    /// What to write, in a sentence.
    pub message: &'static str,
}

/// What a key holds, for the readers and for the schema that is made from a record.
#[derive(Debug, Clone, Copy)]
pub enum Form {
    /// Any words; a number or yes or no stands for its own letters.
    Text,
    /// Words of one shape, such as a day and its times.
    Like(&'static Like),
    /// The id of a record.
    Id(Kind),
    /// The id of a venue, of a venue and a room in it, or `private`.
    Venue,
    Date,
    YesNo,
    /// A whole number from 0.
    Count,
    Number,
    Address,
    /// One of a few words.
    Choice(fn() -> Vec<&'static str>),
    /// Several; one alone stands for a list of one.
    List(&'static Form),
    Keys(&'static Record),
    /// Keys of the author's, each of one form.
    AnyKeys(&'static Form),
    OneOf(&'static [Form]),
    /// What only its own reader knows.
    Any,
}

impl Form {
    /// One of the words of a type.
    pub const fn choice<T: Choice>() -> Self {
        Self::Choice(words_of::<T>)
    }
}

fn words_of<T: Choice>() -> Vec<&'static str> {
    T::words().collect()
}

impl Key {
    /// Says what the key holds.
    pub const fn of(mut self, form: Form) -> Self {
        self.own_form = Some(form);
        self
    }

    /// What a form calls the key.
    pub const fn called(mut self, label: &'static str) -> Self {
        self.own_label = Some(label);
        self
    }

    /// The name of the key as words: "Learning outcomes".
    pub fn label(&self) -> String {
        self.own_label.map_or_else(
            || {
                let words = self.name.replace(['_', '-'], " ");
                let mut letters = words.chars();
                let first = letters.next().into_iter().flat_map(char::to_uppercase);
                first.chain(letters).collect()
            },
            str::to_owned,
        )
    }

    pub fn form(&self) -> Form {
        self.own_form.unwrap_or(match self.shape {
            shape::DATE => Form::Date,
            shape::YES_NO => Form::YesNo,
            shape::COUNT => Form::Count,
            shape::ADDRESS => Form::Address,
            shape::TEXTS | shape::IDS => Form::List(&Form::Text),
            _ => Form::Text,
        })
    }
}

/// A key that a record may have.
pub const fn key(name: &'static str, shape: &'static str) -> Key {
    Key {
        name,
        required: false,
        shape,
        own_form: None,
        own_label: None,
    }
}

/// A key that a record must have.
pub const fn required(name: &'static str, shape: &'static str) -> Key {
    Key {
        name,
        required: true,
        shape,
        own_form: None,
        own_label: None,
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

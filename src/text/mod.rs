//! Words and phrases in a passage: with their places, aware of names and of "not".

pub mod plain;

pub mod tokens;

mod beginnings;

pub mod phrases;

pub mod names;

pub mod dates;

pub mod joining;

pub mod whole_words;

pub mod secrets;

pub mod contacts;

pub mod quotes;

pub mod prose;

pub mod date_style;

pub mod times;

pub mod ranges;

pub mod phones;

pub mod reading;

pub mod likeness;

pub mod difference;

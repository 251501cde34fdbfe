//! What a loss touches → text: for the coordinator, for programs, for colleagues, for students.

mod words;

pub mod table;

pub mod json;

pub mod markdown;

pub mod letter;

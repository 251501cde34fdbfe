//! Words and phrases in a passage: with their places, aware of names and of "not".

pub mod phrases;

pub mod joining;

pub mod contacts;

pub mod quotes;

pub mod likeness;

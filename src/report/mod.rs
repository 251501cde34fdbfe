//! Findings and timetables → text: one output a file, and nothing of a rule in any of them.

mod words;

mod shown;

pub mod short;

pub mod human;

pub mod json;

pub mod manual;

pub mod timetable;

pub use shown::{Location, is_shown, location};
pub use words::{counted, listed};

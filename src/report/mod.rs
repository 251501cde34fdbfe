//! Findings and timetables → text: one output a file, and nothing of a rule in any of them.

mod words;

mod columns;

mod shown;

mod fingerprint;

mod stream;

pub mod manual;

mod escaped;

pub mod short;

pub mod human;

pub mod json;

pub mod github;

pub mod gitlab;

pub mod sarif;

pub mod rdjson;

pub mod markdown;

pub mod links;

pub mod due;

pub mod rules;

pub mod reference;

pub mod fixes;

pub mod changes;

pub mod import;

pub mod roll;

pub mod timetable;

pub mod impact;

pub mod panel;

pub mod review;

pub use shown::{Location, Shown, is_shown, location};
pub use words::{counted, listed};

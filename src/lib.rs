//! x
pub mod source;

pub mod artifact;

pub mod finding;

pub mod error;

pub mod malformed;

pub mod read;

pub mod parse;

pub mod model;

pub mod timetable;

pub mod text;

pub mod rules;

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

pub mod standing;

pub mod i18n;

pub mod site;

pub mod render;

pub mod calendar;

pub mod export;

pub mod finish;

pub mod publish;

pub mod pipeline;

pub mod report;

pub mod scaffold;

pub mod cli;

//! Makes the prospectus of a Recovery or Wellbeing College from the texts of its people.
//!
//! 1. [`read`] takes a college's folders and gives sources: texts in which every byte has its place.
//! 2. [`parse`] splits each into its front matter and its body, and [`model`] makes one typed catalogue of them all.
//! 3. [`timetable`] turns runs into dated sessions, and [`rules`] say what is well formed and still wrong.
//! 4. [`render`] fills a theme with the [`site`], [`calendar`] and [`export`] write what other programs read, and
//!    [`finish`] sets the addresses of every page and gathers its facts.
//! 5. [`publish`] puts the whole in the place of the old site, if nothing stops it.
//!
//! [`pipeline`] is these steps in a row; [`report`] shows what they found. Each module below uses only those above it.

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

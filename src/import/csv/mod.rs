//! A spreadsheet, saved as CSV, → drafts of courses, partners, venues, topics and people.
//!
//! `sheet` reads rows, `columns` says what each column holds, `mapping` is what a coordinator answered, `courses` puts rows
//! together, `known` finds what the college has already, `dated` reads when, `draft` writes, `drafts` does it all.

pub mod sheet;

pub mod columns;

pub mod mapping;

mod courses;

mod known;

pub mod people;

mod dated;

mod cells;

mod draft;

mod make;

mod other;

pub mod question;

pub mod drafts;

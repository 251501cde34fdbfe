//! A spreadsheet, saved as CSV, → drafts of courses, partners, venues, topics and people.
//!
//! `sheet` reads rows, `columns` says what each column holds, `mapping` is what a coordinator answered, `dated` reads when,
//! `courses` puts rows together, `known` finds what the college has already, `make` makes a course and `run` its runs, `draft` writes it, `before`
//! knows what an earlier import wrote, `drafts` does it all.

pub mod sheet;

pub mod columns;

pub mod mapping;

mod cells;

mod dated;

mod courses;

pub mod known;

pub mod people;

mod draft;

mod make;

mod run;

mod other;

pub mod question;

mod before;

pub mod drafts;

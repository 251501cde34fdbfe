//! What a college has today, a spreadsheet or a calendar, → drafts of records and a report of every decision.
//!
//! Nothing here touches the disk. Nothing is guessed: what has two readings comes in as its very words, with a line in the
//! report, unless the coordinator answered the question before.

pub mod told;

mod yaml;

mod text;

mod stamp;

pub mod when;

pub mod csv;

pub mod ics;

//! Site: what every page and calendar is made from, and the questions that all of them ask.

mod published;

pub mod uid;

pub mod feeds;

pub use published::{Link, Site, picture_address};

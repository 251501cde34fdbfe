//! Site: what every page and calendar is made from, and the questions that all of them ask.

mod published;

mod events;

pub mod feeds;

pub use events::Event;
pub use published::{Link, Site, picture_address};

//! Site: what every page and calendar is made from, and the questions that all of them ask.

pub mod preview;

mod published;

mod current;

mod phrases;

mod events;

pub mod changes;

pub mod feeds;

pub mod plans;

pub use events::Event;
pub use phrases::{moment, slot_clock};
pub use published::{Link, PICTURES, Site, picture_address};

//! Records as they are declared → forms: the configuration of editors that run in a browser.
//!
//! A form never holds less than the reader takes, so that saving a record in one loses nothing. Where a record may say a
//! thing in two ways, the form has one of them, and `even` writes what stands in the other way as the form has it.

mod field;

mod yaml;

/// The records that a form is for, by folder.
mod folders;

pub mod pages_cms;

pub mod decap;

pub mod even;

pub use field::{Body, Field, LEFT_OUT, Widget, fields};
pub use folders::Folders;

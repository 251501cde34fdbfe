//! A partner, a venue or a person is lost → which sessions that concerns, who else could step in, what more it touches.

/// What is looked at, and what was lost.
pub mod college;

pub mod concerned;

pub mod candidate;

mod free;

mod agreed;

mod access;

mod near;

mod places;

mod people;

mod partners;

mod named;

pub mod beyond;

pub mod seen;

mod touched;

pub mod choice;

mod chosen;

mod recorded;

mod written;

pub mod change;

pub use touched::{Impact, Proposals, impact};

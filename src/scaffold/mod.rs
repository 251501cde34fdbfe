//! Beginnings: a record, or a whole college, as files that a coordinator fills in.

mod fill;

mod hosts;

/// What is likely: the answers that `init` proposes.
pub mod usual;

mod guide;

mod college;

mod record;

/// Which ids are free, and which records there are.
pub mod ids;

mod translation;

pub use crate::scaffold::college::{Beginning, GUIDE, GUIDE_BESIDE, editor};
pub use crate::scaffold::hosts::Host;
pub use crate::scaffold::record::{Given, draft, has_own_beginning, name_key};
pub use crate::scaffold::translation::translation;

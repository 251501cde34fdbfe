//! Small changes to record files that keep everything else as it was, byte for byte.

mod disk;

pub use disk::{Change, write};

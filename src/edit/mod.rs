//! Small changes to record files that keep everything else as it was, byte for byte.

mod text;

mod disk;

mod together;

mod understood;

pub mod front;

pub mod runs;

mod order;

pub use disk::{Change, write};
pub use order::in_order;
pub use text::{Edit, edited};
pub use together::{Step, Together, finish};

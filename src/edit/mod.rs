//! Small changes to record files that keep everything else as it was, byte for byte.

mod text;

mod change;

mod decided;

mod together;

mod understood;

pub mod front;

pub mod runs;

mod order;

pub use change::Change;
pub use decided::finish;
pub use order::in_order;
pub use text::{Edit, edited};
pub use together::{Step, Together};

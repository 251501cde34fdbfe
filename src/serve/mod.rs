//! The college on this computer: each page made when a browser asks for it, and again when a file of it is saved.
//!
//! [`serve`] listens, watches and never ends. Four things go on at once: browsers are answered, changed files are heard of
//! and read (`watch`), whole checks follow them when it is quiet, and the open pages are told what changed for them.

mod asked;

mod told;

mod news;

mod address;

mod reply;

mod findings;

mod broken;

mod watch;

mod listeners;

mod port;

mod state;

mod server;

use crate::error::Result;
pub use crate::serve::asked::{Asked, USUAL_PORT};
pub use crate::serve::news::News;
pub use crate::serve::told::Told;

/// Serves a college, and says what happens, until the program is stopped.
///
/// # Errors
///
/// When it cannot begin: the folder is not there, or the port is taken.
pub fn serve(asked: &Asked, tell: &(dyn Fn(News) + Sync)) -> Result<()> {
    server::run(asked, tell)
}

//! What is to be served, and where.

use std::path::PathBuf;

use crate::error::Result;
use crate::pipeline::{Options, Today};

/// The port when none is asked for, and the number of ports that are tried from there.
pub const USUAL_PORT: u16 = 4000;
pub(super) const PORTS_TRIED: u16 = 50;

/// What is to be served, and where.
pub struct Asked {
    pub folder: PathBuf,
    /// Absent when any near the usual one will do.
    pub port: Option<u16>,
    /// `today` in them is that of the beginning.
    pub options: Options,
    /// The day of each round: a college may be served for longer than a day.
    pub today: Box<dyn Fn() -> Result<Today> + Send + Sync>,
}

impl std::fmt::Debug for Asked {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("Asked")
            .field("folder", &self.folder)
            .field("port", &self.port)
            .finish_non_exhaustive()
    }
}

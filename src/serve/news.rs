//! What somebody at a terminal is told while a college is served.

use crate::serve::told::Told;

/// Something that happened.
#[derive(Debug)]
pub enum News {
    /// Browsers are answered from now on.
    Ready {
        /// Where the site begins.
        address: String,
        /// The folders that are watched.
        watched: Vec<String>,
        /// How many courses were read.
        courses: usize,
        /// The usual port was taken, so another one is used.
        usual_port_taken: bool,
    },
    /// The computer tells no more of changed files, and why; they are looked for every second.
    Polling(String),
    /// A whole check has ended.
    Checked {
        /// Whether it is the first.
        is_first: bool,
        new: Vec<Told>,
        solved: Vec<Told>,
        errors: usize,
        /// Courses that are held back.
        held: usize,
        warnings: usize,
    },
    /// The college cannot be read any more, and why; it is tried again with the next change.
    Trouble(String),
}

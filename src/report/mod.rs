//! Findings → text: one output a file, and nothing of a rule in any of them.

mod shown;

pub mod short;

pub mod human;

pub mod json;

pub mod manual;

pub use shown::{Location, is_shown, location};

/// "3 errors", "1 warning": a count with its noun.
pub fn counted(count: usize, one: &str, many: &str) -> String {
    if count == 1 {
        format!("1 {one}")
    } else {
        format!("{count} {many}")
    }
}

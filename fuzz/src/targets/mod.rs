//! One target a file.

pub mod csv_import;
pub mod front_matter;
pub mod ics_import;
pub mod ledger;
pub mod markdown;
pub mod picture;
pub mod plan_link;
pub mod session_text;
pub mod site;

/// The input as text; `None` where the program would have refused it before.
fn text(bytes: &[u8]) -> Option<&str> {
    std::str::from_utf8(bytes).ok()
}

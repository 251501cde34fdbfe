//! What people and their machines hand in by mistake or malice: each is a finding at its place with a remedy (exit 1), or
//! an error of the machine with a remedy (exit 2), and what CONTENT.md allows is no error at all.

mod dates;

mod files;

mod front_matter;

mod ids;

mod site;

use crate::college::{Checked, College};

/// What `check` says of the small college with one more course.
fn course(bytes: impl AsRef<[u8]>) -> Checked {
    College::new().with_course(bytes).check()
}

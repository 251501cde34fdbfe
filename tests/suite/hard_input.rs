//! What people and their machines hand in by mistake or malice: each is a finding at its place with a remedy (exit 1), or
//! an error of the machine with a remedy (exit 2), and what CONTENT.md allows is no error at all.

mod dates;

mod files;

mod front_matter;

mod ids;

mod long;

mod site;

use crate::college::{Checked, College};

/// A course that somebody hands in, and what `check` says of it.
struct HandedIn {
    text: String,
    checked: Checked,
}

/// Adds a course at `content/courses/x.md` to the small college.
fn course(text: impl Into<String>) -> HandedIn {
    let text = text.into();
    let checked = College::new().with_course(&text).check();
    HandedIn { text, checked }
}

impl HandedIn {
    /// Asserts a finding at these words of the course, which are the first such words in it.
    #[track_caller]
    fn finds(&self, code: &str, words: &str, message: &str, help: &str) {
        let text = self.text.trim_start_matches('\u{feff}');
        let at = text.find(words).expect("the words are in the course");
        let line = text[..at].matches('\n').count() + 1;
        let start = text[..at].rfind('\n').map_or(0, |at| at + 1);
        let column = text[start..at].chars().count() + 1;
        let place = format!("content/courses/x.md:{line}:{column}");
        self.checked.finds(code, &place, message, help);
    }
}

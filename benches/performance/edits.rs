//! What is changed between two builds: one course, and back again.

use std::fs;
use std::path::{Path, PathBuf};

/// A course in the middle of a college, as it was.
pub(crate) struct Edited {
    path: PathBuf,
    was: String,
}

impl Edited {
    /// A course with a session that is a date alone.
    ///
    /// # Panics
    ///
    /// When there is none.
    pub(crate) fn new(college: &Path) -> Self {
        let folder = college.join("content/courses");
        let entries = fs::read_dir(&folder).expect("the college was generated");
        let mut paths: Vec<PathBuf> = entries
            .filter_map(|entry| Some(entry.ok()?.path()))
            .collect();
        paths.sort();
        let middle = paths.len() / 2;
        paths.rotate_left(middle);
        let mut texts = paths.into_iter().map(|path| {
            let was = fs::read_to_string(&path).expect("the college was generated");
            Self { path, was }
        });
        let is_usual = |it: &Self| !it.was.contains("draft: true") && !it.was.contains("retired: ");
        let has_session =
            |it: &Self| it.was.contains("      - 2027-") || it.was.contains("    when: ");
        texts
            .find(|it| is_usual(it) && has_session(it))
            .expect("a usual course is there")
    }

    /// One more sentence at the end.
    pub(crate) fn text(&self) {
        self.write(&self.with_text());
    }

    /// That, and the first session ten minutes later; a college without sessions gets other words instead of dates.
    pub(crate) fn session(&self) {
        let Some(at) = self.was.find("      - 2027-") else {
            return self.write(&self.with_text().replacen(
                "    when: Summer",
                "    when: Late summer",
                1,
            ));
        };
        let line = self.was[at..].lines().next().expect("it was found");
        // "      - 2027-01-12 09:30-11:30": the last digit but one of each time.
        let mut later = line.as_bytes().to_vec();
        for place in [later.len() - 8, later.len() - 2] {
            later[place] = if later[place] == b'3' { b'4' } else { b'1' };
        }
        let later = String::from_utf8(later).expect("digits were changed");
        self.write(&self.with_text().replacen(line, &later, 1));
    }

    fn with_text(&self) -> String {
        format!("{}\nYou can ask us anything beforehand.\n", self.was)
    }

    pub(crate) fn back(&self) {
        self.write(&self.was);
    }

    fn write(&self, text: &str) {
        fs::write(&self.path, text).expect("the college can be written");
    }
}

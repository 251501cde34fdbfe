//! A college in several languages: its pages in each, what is not translated, and translations that cannot be used.

mod pages;

mod foreign;

mod wrong;

mod protected;

mod words;

use crate::college::{College, PNG};

/// The address below which every test of this folder builds.
const BASE: &str = "https://example.org/a/b/";

const COLLEGE_CY: &str = "---\nname: Coleg Millbrook\n---\nCroeso i’n coleg. Darllenwch am [gysgu](courses/sleep-well.cy.md) neu [sut i gofrestru](pages/how-to-enrol.md).\n";

const COURSE_CY: &str = "---\ntitle: Cysgu’n dda\nsummary: Beth sy’n ein cadw’n effro, a beth sy’n helpu.\n\
     learning_outcomes: [Enwi dau beth sy’n helpu, Cadw dyddiadur cwsg, Dewis un newid bach]\nenrolment: {note: Ffoniwch ni.}\n---\n\
     Rydym yn siarad am nosweithiau. ![Lleuad](moon.png)\n";

/// The small college in English and Welsh: the college and its course are translated, all else is not.
fn in_two_languages() -> College {
    let college = College::new()
        .with("content/college.cy.md", COLLEGE_CY)
        .with("content/courses/sleep-well.cy.md", COURSE_CY)
        .with("content/courses/moon.png", PNG);
    college.replace(
        "content/college.md",
        "language: en-GB",
        "language: en-GB\nlanguages: [en-GB, cy]",
    );
    college
}

/// Builds, and gives a file of the site.
struct Built(College);

impl Built {
    fn of(college: College) -> Self {
        college.build(&["--base-url", BASE]).ends_with(0);
        Self(college)
    }

    fn page(&self, address: &str) -> String {
        self.0.read(&format!("public{address}index.html"))
    }

    fn has(&self, path: &str) -> bool {
        self.0.path(&format!("public{path}")).exists()
    }

    /// Everything that was built, as one text with the paths in it.
    fn everything(&self) -> String {
        let files = self.0.tree("public").into_iter();
        files
            .map(|(path, bytes)| format!("{path}\n{}\n", String::from_utf8_lossy(&bytes)))
            .collect()
    }
}

#[track_caller]
fn holds(text: &str, words: &[&str]) {
    for words in words {
        assert!(text.contains(words), "{words:?} is not in:\n{text}");
    }
}

#[track_caller]
fn lacks(text: &str, words: &[&str]) {
    for words in words {
        assert!(!text.contains(words), "{words:?} is in:\n{text}");
    }
}

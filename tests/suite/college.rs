//! A small valid college in a folder of its own, changed as a test needs it, and the program run on it.

use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use serde_json::Value;
use tempfile::TempDir;

pub(crate) use crate::ran::{Checked, Ran, program};

/// The day on which every test builds.
pub(crate) const TODAY: &str = "2026-11-22";

/// A course that is well formed, with one run of two sessions.
pub(crate) const COURSE: &str = "---
title: Sleep well
audience: Anyone whose nights are hard.
summary: What keeps us awake, and what helps.
topics: [living-well]
partner: millbrook-mind
venue: town-library
co_producers: [p-01, p-02]
co_production: co-production
need: {source: student-feedback, note: Asked for in 9 forms.}
learning_outcomes: [Name two things that help you to sleep, Keep a sleep diary, Choose one small change]
next_steps: [{text: Ask us what is next, url: /how-to-enrol/}]
enrolment: {note: Call us.}
reviewed: 2026-11-20
runs:
  - id: spring
    term: 2027-spring
    mode: in-person
    sessions:
      - 2027-01-12 10:00-12:00
      - 2027-01-19 10:00-12:00
---
We talk about nights, and try small changes.
";

/// A small PNG.
pub(crate) const PNG: &[u8] = include_bytes!("pictures/tiny.png");

/// The line of the course that says what comes after it.
pub(crate) const NEXT_STEPS: &str =
    "next_steps: [{text: Ask us what is next, url: /how-to-enrol/}]\n";

/// The same course online, so that any number of it stand side by side without a clash of rooms.
pub(crate) fn online_course() -> String {
    COURSE
        .replace("venue: town-library\n", "")
        .replace("mode: in-person", "mode: online")
}

const FILES: [(&str, &str); 10] = [
    (
        "content/college.md",
        "---\nname: Millbrook College\nbase_url: https://example.org/\nlanguage: en-GB\ntime_zone: Europe/London\n\
         contact: {phone: 01632 960 100}\npanel: {mode: off}\n---\nWelcome to our college. Our courses are not therapy.\n",
    ),
    ("content/courses/sleep-well.md", COURSE),
    (
        "content/topics/living-well.md",
        "---\nname: Living well\n---\nDays that do us good.\n",
    ),
    (
        "content/terms/2027-spring.md",
        "---\nname: Spring 2027\nstarts: 2027-01-11\nends: 2027-03-26\n---\n",
    ),
    (
        "content/venues/town-library.md",
        "---\nname: Town Library\naddress: [High Street]\npostcode: ZZ1 1AA\naccess: {step_free: yes, accessible_toilet: yes, hearing_loop: no, parking: no, bus: no, quiet_space: no}\n---\nBy the market.\n",
    ),
    (
        "content/people/p-01.md",
        "---\nexpertise: [lived]\nrole: Peer trainer\n---\n",
    ),
    (
        "content/people/p-02.md",
        "---\nexpertise: [learned]\nrole: Tutor\n---\n",
    ),
    (
        "content/pages/how-to-enrol.md",
        "---\ntitle: How to enrol\n---\nCall us.\n",
    ),
    (
        "content/pages/accessibility.md",
        "---\ntitle: Accessibility\n---\nTell us what you need.\n",
    ),
    (
        "partners/millbrook-mind.md",
        "---\nname: Millbrook Mind\nkind: voluntary\nagreement: {covers: [course, college], signed: 2026-04-01, review_by: 2028-03-31, \
         checks: {liability_insurance: yes, dbs: yes, safeguarding_policy: yes, references: yes}}\n\
         gives: [tutors]\ngets: [places on courses]\n---\n\
         We run groups.\n",
    ),
];

/// A college in a folder that goes away with it.
pub(crate) struct College {
    folder: TempDir,
}

impl College {
    /// The small valid college.
    pub(crate) fn new() -> Self {
        let college = Self::empty();
        FILES
            .into_iter()
            .fold(college, |college, (path, text)| college.with(path, text))
    }

    /// A folder with nothing in it.
    pub(crate) fn empty() -> Self {
        let folder = tempfile::tempdir().expect("there is room for a folder");
        Self { folder }
    }

    /// A copy of one that is kept in this repository, since a build writes the ledger into it.
    pub(crate) fn copy_of(folder: &Path) -> Self {
        let college = Self::empty();
        let parts = ["content", "partners"].into_iter();
        for part in parts.filter(|part| folder.join(part).is_dir()) {
            for (path, bytes) in tree(&folder.join(part)) {
                college.write(&format!("{part}/{path}"), bytes);
            }
        }
        college
    }

    /// Adds a file, or puts it in the place of the one that is there.
    pub(crate) fn with(self, path: &str, bytes: impl AsRef<[u8]>) -> Self {
        self.write(path, bytes);
        self
    }

    /// The college with another course beside Sleep well: at `content/courses/x.md`.
    pub(crate) fn with_course(self, bytes: impl AsRef<[u8]>) -> Self {
        self.with("content/courses/x.md", bytes)
    }

    pub(crate) fn without(self, path: &str) -> Self {
        fs::remove_file(self.path(path)).expect("the file is there");
        self
    }

    pub(crate) fn write(&self, path: &str, bytes: impl AsRef<[u8]>) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().expect("it has a parent")).expect("folders can be made");
        fs::write(path, bytes).expect("files can be written");
    }

    /// Writes the list of a change that was decided here and stopped half-way, into the folder of what is to be put in place.
    pub(crate) fn decides(&self, steps: &[Value]) {
        let folder = self.path(".prospectus-change");
        #[cfg(unix)]
        let number = {
            use std::os::unix::fs::MetadataExt;
            Some(folder.metadata().expect("it is there").ino())
        };
        #[cfg(not(unix))]
        let number: Option<u64> = None;
        let list = serde_json::json!({"folder": number, "steps": steps});
        fs::write(folder.join("list.json"), list.to_string()).expect("files can be written");
    }

    /// Changes words in a file; they must be there.
    pub(crate) fn replace(&self, path: &str, from: &str, to: &str) {
        let text = fs::read_to_string(self.path(path)).expect("the file is there");
        assert!(text.contains(from), "{path} does not hold {from:?}");
        self.write(path, text.replace(from, to));
    }

    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    pub(crate) fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap_or_else(|cause| panic!("{path}: {cause}"))
    }

    /// The program, to be run in the college's folder.
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = program();
        command.current_dir(self.folder.path()).args(arguments);
        command
    }

    pub(crate) fn build(&self, more: &[&str]) -> Ran {
        self.run(&[&["build", "--today", TODAY], more].concat())
    }

    pub(crate) fn run(&self, arguments: &[&str]) -> Ran {
        Ran::new(self.command(arguments))
    }

    /// Lets every course pass with the text that it has: what the panel decided before.
    pub(crate) fn adopt(&self) {
        let words = [
            "panel",
            "adopt",
            "--decided",
            "2026-09-01",
            "--by",
            "coordinator",
        ];
        let more = ["--reason", "In the minutes.", "--today", TODAY];
        self.run(&[&words[..], &more].concat()).ends_with(0);
    }

    /// What `check` finds, advice too.
    pub(crate) fn check(&self) -> Checked {
        let arguments = [
            "check", "--format", "json", "--level", "advice", "--today", TODAY,
        ];
        let ran = self.run(&arguments);
        let document: Value = serde_json::from_str(&ran.out)
            .unwrap_or_else(|cause| panic!("no JSON ({cause}): {}{}", ran.out, ran.err));
        let findings = document["findings"].as_array().expect("findings is a list");
        Checked {
            code: ran.code,
            findings: findings.clone(),
        }
    }

    /// Every file of a folder, with its bytes; sorted.
    pub(crate) fn tree(&self, folder: &str) -> Vec<(String, Vec<u8>)> {
        tree(&self.path(folder))
    }
}

/// Every file below a folder, with its bytes; sorted.
pub(crate) fn tree(folder: &Path) -> Vec<(String, Vec<u8>)> {
    walkdir::WalkDir::new(folder)
        .sort_by_file_name()
        .into_iter()
        .map(|entry| entry.expect("the folder can be read"))
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            let path = entry.path().strip_prefix(folder).expect("it lies inside");
            let bytes = fs::read(entry.path()).expect("the file can be read");
            (path.to_string_lossy().into_owned(), bytes)
        })
        .collect()
}

#[test]
fn the_small_college_has_nothing_wrong_with_it() {
    College::new().check().is_clean();
}

//! The program run once: how it ended, what it said, and what `check` found.

use std::path::PathBuf;

use assert_cmd::Command;
use assert_cmd::cargo::cargo_bin;
use serde_json::Value;

/// The program, free of what the environment of the tests would tell it. `PROSPECTUS` names another one, such as that for
/// release, which is faster.
pub(crate) fn program() -> Command {
    let named = std::env::var_os("PROSPECTUS").map(PathBuf::from);
    let mut command = Command::new(named.unwrap_or_else(|| cargo_bin("prospectus")));
    for name in [
        "PROSPECTUS_PEOPLE",
        "SOURCE_DATE_EPOCH",
        "COLUMNS",
        "CLICOLOR_FORCE",
    ] {
        command.env_remove(name);
    }
    // The zone of the computer is proposed to a new college.
    command.env("TZ", "UTC");
    // What the program keeps for the next time is kept away from this person's own.
    command.env(
        "XDG_CACHE_HOME",
        concat!(env!("CARGO_TARGET_TMPDIR"), "/kept"),
    );
    command
}

/// How the program ended, and what it said.
pub(crate) struct Ran {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Ran {
    pub(crate) fn new(mut command: Command) -> Self {
        let output = command.output().expect("the program starts");
        let ran = Self {
            code: output.status.code().expect("no signal ended it"),
            out: String::from_utf8(output.stdout).expect("it speaks UTF-8"),
            err: String::from_utf8(output.stderr).expect("it speaks UTF-8"),
        };
        assert!(!ran.err.contains("panicked"), "a panic: {}", ran.err);
        ran
    }

    /// Asserts the exit code, showing what was said when it is another.
    #[track_caller]
    pub(crate) fn ends_with(self, code: i32) -> Self {
        assert_eq!(
            self.code, code,
            "standard output:\n{}standard error:\n{}",
            self.out, self.err
        );
        self
    }

    /// Asserts that standard error says something.
    #[track_caller]
    pub(crate) fn says(self, words: &str) -> Self {
        assert!(
            self.err.contains(words),
            "{words:?} is not in:\n{}",
            self.err
        );
        self
    }
}

/// What `check` found.
pub(crate) struct Checked {
    pub(crate) code: i32,
    pub(crate) findings: Vec<Value>,
}

impl Checked {
    /// Asserts that nothing is wrong: no error and no warning.
    #[track_caller]
    pub(crate) fn is_clean(&self) {
        let worse = |finding: &&Value| finding["level"] != "advice";
        let found: Vec<&Value> = self.findings.iter().filter(worse).collect();
        assert!(
            found.is_empty() && self.code == 0,
            "exit {}: {found:#?}",
            self.code
        );
    }

    /// Asserts exit code 1 and one finding of this code at `path:line:column` (or only `path`), whose message and help
    /// hold these words.
    #[track_caller]
    pub(crate) fn finds(&self, code: &str, place: &str, message: &str, help: &str) -> &Self {
        let shown = || format!("exit {}: {:#?}", self.code, self.findings);
        assert_eq!(self.code, 1, "{}", shown());
        let found = self
            .findings
            .iter()
            .find(|finding| finding["code"] == code && place_of(finding) == place)
            .unwrap_or_else(|| panic!("no {code} at {place}; {}", shown()));
        let says = |key: &str| found[key].as_str().unwrap_or_default().to_owned();
        let whole = format!("{} ({})", says("message"), says("label"));
        assert!(whole.contains(message), "{message:?} is not in {whole:?}");
        assert!(
            says("help").contains(help),
            "{help:?} is not in {:?}",
            says("help")
        );
        assert!(!says("help").is_empty(), "no help: {found:#?}");
        self
    }
}

/// `path:line:column`, as editors read it.
pub(crate) fn place_of(finding: &Value) -> String {
    let path = finding["path"].as_str().unwrap_or_default();
    match (finding["line"].as_u64(), finding["column"].as_u64()) {
        (Some(line), Some(column)) => format!("{path}:{line}:{column}"),
        _ => path.to_owned(),
    }
}

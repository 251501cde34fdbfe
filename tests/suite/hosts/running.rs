//! The jobs that read, run whole: the commands of the host's files, one after the other, on a change of a real college.

use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use serde_yaml::Value;
use tempfile::TempDir;

use crate::hosts::written::{GITLAB, steps, text, yaml};
use crate::ran::{Ran, program};

const COURSE: &str = "content/courses/sleep-well.md";

/// A college that `init` began, on `main` of a repository, with a change of its course checked out from it.
struct Change {
    host: &'static str,
    folder: TempDir,
}

impl Change {
    fn new(host: &'static str, from: &str, to: &str) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let change = Self { host, folder };
        let mut init = program();
        init.arg("init").arg(change.path("")).args(["--host", host]);
        init.env("SOURCE_DATE_EPOCH", "1795305600");
        Ran::new(init).ends_with(0);
        change.shell("git init --quiet --initial-branch=main && git add --all && git commit --quiet --message Begin");
        change.shell("git branch origin/main && git checkout --quiet -b change");
        let course = fs::read_to_string(change.path(COURSE)).expect("a course");
        assert!(course.contains(from), "{from:?} is not in {course}");
        fs::write(change.path(COURSE), course.replacen(from, to, 1)).expect("written");
        change.shell("git commit --quiet --all --message Edit");
        change
    }

    fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join("college").join(path)
    }

    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap_or_default()
    }

    #[track_caller]
    fn shell(&self, script: &str) -> String {
        self.run(script).ends_with(0).out
    }

    /// Runs a shell text as the host does, with the program in the path.
    fn run(&self, script: &str) -> Ran {
        let mut command = Command::new("bash");
        command.args(["--noprofile", "--norc", "-eo", "pipefail", "-c", script]);
        command.current_dir(self.path("")).env_clear();
        let mut path = std::env::var("PATH").expect("a path");
        let here = program();
        let folder = Path::new(here.get_program()).parent().expect("a folder");
        path.insert_str(0, &format!("{}:", folder.display()));
        command.env("PATH", path).env("HOME", self.folder.path());
        command.env("GIT_CONFIG_NOSYSTEM", "1");
        for role in ["AUTHOR", "COMMITTER"] {
            command.env(format!("GIT_{role}_NAME"), "C");
            command.env(format!("GIT_{role}_EMAIL"), "c@example.org");
        }
        command.env("SOURCE_DATE_EPOCH", "1795305600");
        command.env("GITHUB_BASE_REF", "main");
        command.env("GITHUB_STEP_SUMMARY", self.folder.path().join("summary"));
        command.env("GITHUB_OUTPUT", self.folder.path().join("output"));
        command.env("CI_MERGE_REQUEST_DIFF_BASE_SHA", "main");
        Ran::new(command)
    }

    fn summary(&self) -> String {
        fs::read_to_string(self.folder.path().join("summary")).expect("a summary")
    }

    /// Every command of a job in its order, whatever the one before it ended with. Gives how the last ended.
    fn job(&self, file: &str, job: &str) -> Ran {
        let document = yaml(self.host, file);
        let commands: Vec<String> = if self.host == "github" {
            let steps = steps(&document["jobs"][job]).iter();
            steps.map(|it| text(it, "run").to_owned()).collect()
        } else {
            let script = document[job]["script"].as_sequence().expect("a list");
            script
                .iter()
                .filter_map(Value::as_str)
                .map(str::to_owned)
                .collect()
        };
        let mut commands: Vec<String> = commands.into_iter().filter(|it| !it.is_empty()).collect();
        let last = commands.pop().expect("a command");
        for command in commands {
            self.shell(&command);
        }
        self.run(&last)
    }
}

#[test]
fn a_pull_request_without_mistakes_passes_and_is_told_in_the_summary() {
    let change = Change::new("github", "title: Sleep well", "title: Sleep better");
    change
        .job(".github/workflows/check.yml", "check")
        .ends_with(0);
    let summary = change.summary();
    assert!(summary.contains("Sleep better"), "{summary}");
    assert!(
        summary.contains("**The preview** is at the foot"),
        "{summary}"
    );
    assert!(change.path("panel-preview/panel/index.html").is_file());
}

#[test]
fn a_pull_request_with_a_mistake_fails_at_its_line_and_has_a_preview_all_the_same() {
    let change = Change::new("github", "venue: town-library", "venue: town-libary");
    let ran = change
        .job(".github/workflows/check.yml", "check")
        .ends_with(1);
    let place = format!("::error file={COURSE},line=");
    assert!(ran.out.contains(&place), "{}", ran.out);
    assert!(change.summary().contains("**The preview** is at the foot"));
    assert!(change.path("panel-preview/panel/index.html").is_file());
}

#[test]
fn a_merge_request_has_its_report_its_review_and_its_preview() {
    let change = Change::new("gitlab", "venue: town-library", "venue: town-libary");
    change.job(GITLAB, "check").ends_with(1);
    let report = change.read("gl-code-quality-report.json");
    let report: serde_json::Value = serde_json::from_str(&report).expect("JSON");
    assert_eq!(report[0]["location"]["path"], COURSE);
    assert!(change.read("review.md").contains("town-libary"));
    let paths = yaml("gitlab", GITLAB)["check"]["artifacts"]["paths"].clone();
    for path in paths.as_sequence().expect("a list") {
        let path = path.as_str().expect("a path");
        assert!(change.path(path).exists(), "{path}");
    }
    assert!(change.path("panel-preview/panel/index.html").is_file());
}

#[test]
fn what_is_due_is_listed() {
    let change = Change::new("github", "title: Sleep well", "title: Sleep better");
    change.job(".github/workflows/due.yml", "due").ends_with(0);
    assert!(!change.summary().is_empty());
    let change = Change::new("gitlab", "title: Sleep well", "title: Sleep better");
    change.job(GITLAB, "due").ends_with(0);
    assert!(!change.read("due.md").is_empty());
}

#[test]
fn the_site_that_is_published_is_the_newest_and_knows_its_address() {
    let change = Change::new("gitlab", "title: Sleep well", "title: Sleep better");
    change.shell("git checkout --quiet main && git clone --quiet --bare . ../remote.git");
    change.shell("git remote add origin ../remote.git && git checkout --quiet change");
    change.shell("git push --quiet origin change:main && git checkout --quiet main");
    let document = yaml("gitlab", GITLAB);
    let script = document["pages"]["script"].as_sequence().expect("a list");
    for command in &script[..script.len() - 1] {
        let command = command.as_str().expect("a command");
        let settings = "export CI_DEFAULT_BRANCH=main CI_PAGES_URL=https://college.example/site";
        change.shell(&format!("{settings}\n{command}"));
    }
    let page = change.read("public/courses/sleep-well/index.html");
    assert!(page.contains("Sleep better"));
    assert!(page.contains("https://college.example/site/"));
}

#[test]
fn a_preview_that_is_refused_is_said_and_stops_nothing() {
    let refused = "prospectus() { return 1; }";
    let change = Change::new("github", "title: Sleep well", "title: Sleep better");
    let document = yaml("github", ".github/workflows/check.yml");
    let steps = steps(&document["jobs"]["check"]);
    let step = steps.iter().find(|step| text(step, "id") == "preview");
    let run = text(step.expect("such a step"), "run");
    change.shell(&format!("{refused}\n{run}"));
    assert!(change.summary().contains("**There is no preview.**"));
    assert!(!change.folder.path().join("output").exists());

    let change = Change::new("gitlab", "title: Sleep well", "title: Sleep better");
    let document = yaml("gitlab", GITLAB);
    let commands = document["check"]["script"].as_sequence().expect("a list");
    let mut commands = commands.iter().filter_map(Value::as_str);
    let command = commands.find(|it| it.contains("panel site"));
    change.shell(&format!("{refused}\n{}", command.expect("such a command")));
    assert!(
        change
            .read("panel-preview/none.txt")
            .contains("There is no preview")
    );
}

//! The ledger is committed and pushed by the host's own shell text, with the real git and a repository beside it.

use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use tempfile::TempDir;

use crate::hosts::written::{HOSTS, remembering};
use crate::ran::Ran;

const LEDGER: &str = "content/calendar.lock";
const TOKEN: &str = "token-of-the-job";

/// A repository and a clone of it, where a build has just ended.
struct Repository {
    host: &'static str,
    folder: TempDir,
}

impl Repository {
    /// With a ledger on main.
    fn new(host: &'static str) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let repository = Self { host, folder };
        let top = repository.path("");
        repository.git(
            &top,
            &[
                "init",
                "--quiet",
                "--bare",
                "--initial-branch=main",
                "remote.git",
            ],
        );
        let remote = repository.path("remote.git");
        repository.git(&remote, &["config", "receive.advertisePushOptions", "true"]);
        repository.clone_to("before");
        let before = repository.path("before");
        write(&before.join(LEDGER), "first\n");
        repository.git(&before, &["checkout", "--quiet", "-B", "main"]);
        repository.commit(&before, "Begin");
        repository.clone_to("job");
        repository
    }

    fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    fn clone_to(&self, name: &str) {
        let url = format!("file://{}", self.path("remote.git").display());
        self.git(&self.path(""), &["clone", "--quiet", &url, name]);
    }

    /// Commits all of a clone as a person, and pushes it.
    fn commit(&self, clone: &Path, message: &str) {
        self.git(clone, &["add", "--all"]);
        let person = ["-c", "user.name=C", "-c", "user.email=c@example.org"];
        self.git(
            clone,
            &[&person[..], &["commit", "--quiet", "--message", message]].concat(),
        );
        self.git(clone, &["push", "--quiet", "origin", "HEAD:main"]);
    }

    fn git(&self, folder: &Path, arguments: &[&str]) -> String {
        let mut command = Command::new("git");
        command.current_dir(folder).args(arguments);
        self.environment(&mut command);
        Ran::new(command).ends_with(0).out
    }

    /// Nothing of who runs the tests.
    fn environment(&self, command: &mut Command) {
        let path = std::env::var_os("PATH").expect("a path");
        command.env_clear().env("PATH", path);
        command.env("HOME", self.path(""));
        command.env("GIT_CONFIG_NOSYSTEM", "1");
        command.env("GIT_TERMINAL_PROMPT", "0");
    }

    /// Runs the shell text as the host does.
    fn run(&self) -> Ran {
        let mut command = Command::new("bash");
        command.args(["--noprofile", "--norc", "-eo", "pipefail", "-c"]);
        command.arg(remembering(self.host));
        command.current_dir(self.path("job"));
        self.environment(&mut command);
        command.env("PUSH_TOKEN", TOKEN).env("CI_JOB_TOKEN", TOKEN);
        command.env("CI_DEFAULT_BRANCH", "main");
        command.env("CI_SERVER_HOST", "git.example");
        let url = format!("file://{}", self.path("remote").display());
        command.env("CI_PROJECT_URL", url);
        let ran = Ran::new(command);
        assert!(!format!("{}{}", ran.out, ran.err).contains(TOKEN));
        ran
    }

    /// The subjects of the commits on main, newest first.
    fn subjects(&self) -> Vec<String> {
        let log = self.git(&self.path("remote.git"), &["log", "--format=%s", "main"]);
        log.lines().map(str::to_owned).collect()
    }
}

fn write(path: &Path, text: &str) {
    fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
    fs::write(path, text).expect("written");
}

/// What the host shows to a coordinator: GitHub reads it from standard output.
#[track_caller]
fn assert_stopped(ran: Ran, host: &str, words: &[&str]) {
    let ran = ran.ends_with(1);
    let said = if host == "github" { &ran.out } else { &ran.err };
    let line = said
        .lines()
        .find(|line| line.contains("Nothing was published"));
    let line = line.unwrap_or_else(|| panic!("{host}: {said}"));
    assert_eq!(
        line.starts_with("::error title="),
        host == "github",
        "{line}"
    );
    for word in words {
        assert!(line.contains(word), "{host}: {word:?} is not in {line}");
    }
}

#[test]
fn what_a_build_remembers_is_committed_in_the_programs_name_and_pushed() {
    for host in HOSTS {
        let repository = Repository::new(host);
        write(&repository.path("job").join(LEDGER), "second\n");
        write(&repository.path("job/public/index.html"), "a page");
        repository.run().ends_with(0);
        let remote = repository.path("remote.git");
        let format = ["log", "-1", "--name-only", "--format=%an%n%cn%n%B", "main"];
        let commit = repository.git(&remote, &format);
        assert_eq!(
            commit.matches("prospectus, the program").count(),
            2,
            "{commit}"
        );
        assert!(
            commit.contains("The program wrote this by itself"),
            "{commit}"
        );
        assert!(commit.ends_with("\ncontent/calendar.lock\n"), "{commit}");
        assert!(!commit.contains("index.html"), "{commit}");
        let now = repository.git(&remote, &["show", &format!("main:{LEDGER}")]);
        assert_eq!(now, "second\n");
    }
}

#[test]
fn the_commit_starts_no_run() {
    let repository = Repository::new("github");
    write(&repository.path("job").join(LEDGER), "second\n");
    repository.run().ends_with(0);
    assert!(repository.subjects()[0].contains("[skip ci]"));

    let repository = Repository::new("gitlab");
    let hook = repository.path("remote.git/hooks/pre-receive");
    hook_with(&hook, "test \"$GIT_PUSH_OPTION_0\" = ci.skip");
    write(&repository.path("job").join(LEDGER), "second\n");
    repository.run().ends_with(0);
    assert_eq!(repository.subjects().len(), 2);
}

fn hook_with(hook: &Path, command: &str) {
    use std::os::unix::fs::PermissionsExt;
    write(hook, &format!("#!/bin/sh\n{command}\n"));
    let executable = fs::Permissions::from_mode(0o755);
    fs::set_permissions(hook, executable).expect("executable");
}

#[test]
fn the_first_ledger_of_a_college_is_committed_too() {
    for host in HOSTS {
        let repository = Repository::new(host);
        let before = repository.path("before");
        fs::remove_file(before.join(LEDGER)).expect("removed");
        repository.commit(&before, "A college without a ledger");
        repository.git(&repository.path("job"), &["pull", "--quiet"]);
        write(&repository.path("job").join(LEDGER), "begun\n");
        repository.run().ends_with(0);
        let remote = repository.path("remote.git");
        let now = repository.git(&remote, &["show", &format!("main:{LEDGER}")]);
        assert_eq!(now, "begun\n", "{host}");
    }
}

#[test]
fn an_unchanged_ledger_makes_no_commit() {
    for host in HOSTS {
        let repository = Repository::new(host);
        write(&repository.path("job/public/index.html"), "a page");
        repository.run().ends_with(0);
        assert_eq!(repository.subjects(), ["Begin"], "{host}");
    }
}

#[test]
fn a_host_that_refuses_the_push_stops_publication_and_the_setting_is_named() {
    for (host, file) in [
        ("github", ".github/workflows/publish.yml"),
        ("gitlab", ".gitlab-ci.yml"),
    ] {
        let repository = Repository::new(host);
        let hook = repository.path("remote.git/hooks/pre-receive");
        hook_with(&hook, "echo refused by a rule >&2; exit 1");
        write(&repository.path("job").join(LEDGER), "second\n");
        assert_stopped(
            repository.run(),
            host,
            &["does not let", file, "which setting"],
        );
        assert_eq!(repository.subjects(), ["Begin"], "{host}");
    }
}

#[test]
fn a_main_that_has_moved_on_stops_publication_and_says_to_run_again() {
    for (host, again) in [("github", "Run workflow"), ("gitlab", "run this job again")] {
        let repository = Repository::new(host);
        let before = repository.path("before");
        write(&before.join("content/courses/new.md"), "a course");
        repository.commit(&before, "A person's change");
        write(&repository.path("job").join(LEDGER), "second\n");
        assert_stopped(repository.run(), host, &["in the meantime", again]);
        assert_eq!(
            repository.subjects(),
            ["A person's change", "Begin"],
            "{host}"
        );
    }
}

//! The program is fetched by the host's own shell text: from a release, a repository, or a folder, or it says why not.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command as Process;

use assert_cmd::Command;
use tempfile::TempDir;

use crate::hosts::written::installing;

/// Cloudflare's text is Netlify's.
const HOSTS: [&str; 3] = ["github", "gitlab", "netlify"];
use crate::ran::Ran;

const PROGRAM: &str = "#!/bin/sh\necho prospectus 0.0.0\n";

/// Says what it was asked, and puts a program where it was asked to.
const CARGO: &str = "#!/bin/sh
echo \"cargo $*\" >&2
while [ \"$1\" != --root ]; do shift; done
mkdir -p \"$2/bin\"
printf '#!/bin/sh\\necho prospectus 0.0.0\\n' > \"$2/bin/prospectus\"
chmod 755 \"$2/bin/prospectus\"
";

/// A machine of a host, with a repository in `work`.
struct Machine(TempDir);

impl Machine {
    fn new() -> Self {
        let machine = Self(tempfile::tempdir().expect("a folder"));
        machine.executable("bin/cargo", CARGO);
        machine.write("work/program/Cargo.toml", "");
        machine.write("tmp/.keep", "");
        machine
    }

    fn path(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("written");
    }

    fn executable(&self, path: &str, text: &str) {
        self.write(path, text);
        let executable = fs::Permissions::from_mode(0o755);
        fs::set_permissions(self.path(path), executable).expect("executable");
    }

    /// An archive with a folder that holds this file.
    fn release(&self, file: &str) -> String {
        self.executable(&format!("made/prospectus-1.0.0/{file}"), PROGRAM);
        let archive = self.path("release.tar.gz");
        let mut tar = Process::new("tar");
        tar.arg("-czf")
            .arg(&archive)
            .arg("-C")
            .arg(self.path("made"));
        assert!(tar.arg(".").status().expect("tar starts").success());
        format!("file://{}", archive.display())
    }

    /// Runs the shell text, then the program as the steps after it would.
    fn install(&self, host: &str, source: &str) -> Ran {
        let after = match host {
            "github" => "PATH=$(cat \"$GITHUB_PATH\"):$PATH",
            _ => "true",
        };
        let mut command = Command::new("bash");
        command.args(["--noprofile", "--norc", "-eo", "pipefail", "-c"]);
        command.arg(format!("{}\n{after}\nprospectus\n", installing(host)));
        command.current_dir(self.path("work")).env_clear();
        let path = std::env::var("PATH").expect("a path");
        let path = without_cargo(&path);
        command.env("PATH", format!("{}:{path}", self.path("bin").display()));
        command.env("PROSPECTUS_SOURCE", source);
        command.env("RUNNER_TEMP", self.path("tmp"));
        command.env("TMPDIR", self.path("tmp"));
        command.env("GITHUB_PATH", self.path("github-path"));
        Ran::new(command)
    }
}

/// So that a machine without Rust can be played on one that has it.
fn without_cargo(path: &str) -> String {
    let folders = path
        .split(':')
        .filter(|it| !Path::new(it).join("cargo").exists());
    folders.collect::<Vec<_>>().join(":")
}

#[track_caller]
fn assert_installed(ran: Ran) -> Ran {
    let ran = ran.ends_with(0);
    let versions = ran.out.matches("prospectus 0.0.0").count();
    assert_eq!(versions, 2, "{}{}", ran.out, ran.err);
    ran
}

#[test]
fn a_folder_of_the_repository_is_compiled() {
    for host in HOSTS {
        let ran = assert_installed(Machine::new().install(host, "./program"));
        assert!(
            ran.err.contains("cargo install --locked --root "),
            "{}",
            ran.err
        );
        assert!(ran.err.ends_with(" --path ./program\n"), "{}", ran.err);
    }
}

#[test]
fn a_repository_is_compiled_at_its_newest_or_at_a_version() {
    let address = "https://git.example/prospectus.git";
    for host in HOSTS {
        for (source, asked) in [
            (address.to_owned(), format!(" --git {address} prospectus\n")),
            (
                format!("git+{address}"),
                format!(" --git {address} prospectus\n"),
            ),
            (
                format!("{address}#v1.0.0"),
                format!(" --git {address} --tag v1.0.0 prospectus\n"),
            ),
        ] {
            let ran = assert_installed(Machine::new().install(host, &source));
            assert!(ran.err.ends_with(&asked), "{source}: {}", ran.err);
        }
    }
}

#[test]
fn a_release_is_fetched_and_unpacked_wherever_the_program_is_in_it() {
    for host in HOSTS {
        for file in ["prospectus", "bin/prospectus"] {
            let machine = Machine::new();
            let source = machine.release(file);
            let ran = assert_installed(machine.install(host, &source));
            assert!(!ran.err.contains("cargo"), "{}", ran.err);
        }
    }
}

#[test]
fn what_cannot_be_fetched_is_said_with_what_to_do() {
    let machine = Machine::new();
    let empty = machine.release("README");
    let nowhere = format!("file://{}", machine.path("nowhere.tar.gz").display());
    machine.write("broken.tar.gz", "no archive");
    let broken = format!("file://{}", machine.path("broken.tar.gz").display());
    let cases = [
        ("", "PROSPECTUS_SOURCE in "),
        (nowhere.as_str(), "Copy the address of a release again"),
        (broken.as_str(), "is no release"),
        (empty.as_str(), "no file named prospectus"),
        ("./elsewhere", "no folder with the program"),
    ];
    for host in HOSTS {
        for (source, words) in cases {
            let ran = machine.install(host, source).ends_with(1);
            let said = if host == "github" { ran.out } else { ran.err };
            let line = said
                .lines()
                .find(|line| line.contains("There is no program to run"));
            let line = line.unwrap_or_else(|| panic!("{host} {source:?}: {said}"));
            assert!(line.contains(words), "{host} {source:?}: {line}");
            assert_eq!(line.starts_with("::error title="), host == "github");
        }
    }
}

#[test]
fn a_machine_without_rust_says_to_use_a_release() {
    for host in HOSTS {
        let machine = Machine::new();
        fs::remove_file(machine.path("bin/cargo")).expect("removed");
        let ran = machine.install(host, "./program").ends_with(1);
        let said = format!("{}{}", ran.out, ran.err);
        assert!(said.contains("Use a release instead"), "{said}");
    }
}

//! The program `git`, asked in one folder. Whatever a college's own settings of git say, it starts no other program and
//! writes nothing.

use std::io::{ErrorKind, Write};
use std::path::Path;
use std::process::{Command, Output, Stdio};

use crate::error::{Error, Result};

/// Settings that would start programs, or change what is written.
const SETTINGS: [&str; 8] = [
    "--no-pager",
    "--no-optional-locks",
    "-c",
    "core.quotePath=false",
    "-c",
    "core.fsmonitor=false",
    "-c",
    "diff.ignoreSubmodules=all",
];

/// Runs git in a folder and gives what it wrote, whether it succeeded or not.
///
/// # Errors
///
/// When git cannot be started.
pub(super) fn ask(folder: &Path, arguments: &[&str]) -> Result<Output> {
    let started = command(folder, arguments).stdin(Stdio::null()).output();
    started.map_err(not_started)
}

/// The same, with something to read.
///
/// # Errors
///
/// When git cannot be started, or stops to listen.
pub(super) fn tell(folder: &Path, arguments: &[&str], input: &[u8]) -> Result<Output> {
    let mut child = command(folder, arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(not_started)?;
    let stdin = child.stdin.take();
    // Git answers while it listens: who only talks, and listens afterwards, waits for ever.
    let ended = std::thread::scope(|scope| {
        scope.spawn(move || stdin.map(|mut stdin| stdin.write_all(input)));
        child.wait_with_output()
    });
    ended.map_err(|cause| Error::disk("listen to", "git", cause))
}

fn command(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new("git");
    command
        .arg("-C")
        .arg(folder)
        .args(SETTINGS)
        .args(arguments)
        // What it says is looked at, so it is to say it in English.
        .env("LC_ALL", "C");
    command
}

fn not_started(cause: std::io::Error) -> Error {
    if cause.kind() == ErrorKind::NotFound {
        return Error::refused(
            "--base needs the program git, and it is not here",
            "install git, or run check without --base: it reports everything",
        );
    }
    Error::disk("start", "git", cause)
}

/// What git wrote to standard output, without the line break at its end; `None` when it failed or wrote nothing.
pub(super) fn answer(output: &Output) -> Option<String> {
    let text = String::from_utf8_lossy(&output.stdout)
        .trim_end()
        .to_owned();
    Some(text).filter(|text| output.status.success() && !text.is_empty())
}

/// The first line of what git complained of.
pub(super) fn complaint(output: &Output) -> String {
    let text = String::from_utf8_lossy(&output.stderr);
    let line = text.lines().next().unwrap_or("it did not say why");
    line.trim_start_matches("fatal: ").to_owned()
}

/// The next of what `cat-file --batch` writes: `<name> blob <size>\n<bytes>\n`; `None` for one that git does not have (`<name> missing`).
pub(super) fn next_object<'b>(rest: &mut &'b [u8]) -> Option<&'b [u8]> {
    let end = rest.iter().position(|byte| *byte == b'\n')?;
    let head = String::from_utf8_lossy(&rest[..end]).into_owned();
    *rest = &rest[end + 1..];
    let size: usize = head.rsplit(' ').next()?.parse().ok()?;
    let bytes = rest.get(..size)?;
    *rest = rest.get(size + 1..).unwrap_or_default();
    Some(bytes)
}

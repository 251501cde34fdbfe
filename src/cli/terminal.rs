//! What a person sees: findings on standard output, everything else on standard error, colour only where it is wanted.

use std::io::{ErrorKind, IsTerminal, Write};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::error::{Error, Result, why};
use crate::finding::{Finding, Level};
use crate::pipeline::{Outcome, Progress};
use crate::report::{counted, human, is_shown, listed};
use crate::source::Sources;

pub(super) struct Terminal {
    out: anstream::AutoStream<std::io::Stdout>,
    err: anstream::AutoStream<std::io::Stderr>,
}

impl Terminal {
    pub(super) fn new() -> Self {
        Self {
            out: anstream::stdout(),
            err: anstream::stderr(),
        }
    }

    /// Writes to standard output. A reader that has gone away, such as `head`, is no failure.
    pub(super) fn print(&mut self, text: &str) -> Result<()> {
        match self
            .out
            .write_all(text.as_bytes())
            .and_then(|()| self.out.flush())
        {
            Err(cause) if cause.kind() != ErrorKind::BrokenPipe => Err(Error::refused(
                format!("cannot write to standard output: {}", why(&cause)),
                "look at where the output goes, such as a file on a full disk; what the command does to files may be done already, so look there before running it again",
            )),
            _ => Ok(()),
        }
    }

    /// Writes a line to standard error.
    pub(super) fn say(&mut self, line: &str) {
        // Where nobody can read it, nothing is lost.
        drop(writeln!(self.err, "{line}"));
    }

    /// Writes a question to standard error, and leaves the line open for its answer.
    pub(super) fn ask(&mut self, question: &str) {
        drop(write!(self.err, "{question} ").and_then(|()| self.err.flush()));
    }

    pub(super) fn error(&mut self, error: &Error) {
        self.say(&format!("error: {error}\n  help: {}", error.help()));
    }

    /// Findings for a person.
    pub(super) fn findings(&mut self, outcome: &Outcome, with_advice: bool) -> Result<()> {
        let shown: Vec<&Finding> = outcome
            .findings
            .iter()
            .filter(|finding| is_shown(finding, with_advice))
            .collect();
        self.print(&human::human(
            shown.into_iter(),
            &outcome.sources,
            columns(),
        ))
    }

    /// Findings beside a text that goes to standard output, on standard error.
    pub(super) fn findings_beside(&mut self, findings: &[Finding], sources: &Sources) {
        let text = human::human(findings.iter(), sources, columns());
        drop(self.err.write_all(text.as_bytes()));
    }

    /// A bar for long work, where somebody watches.
    pub(super) fn progress(&self) -> Bar {
        let watched = std::io::stderr().is_terminal();
        let bar = ProgressBar::with_draw_target(
            None,
            if watched {
                ProgressDrawTarget::stderr()
            } else {
                ProgressDrawTarget::hidden()
            },
        );
        bar.set_style(style("{bar:30} {pos} of {len} pages"));
        Bar(bar)
    }
}

fn style(template: &str) -> ProgressStyle {
    ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar())
}

/// How wide the terminal is.
fn columns() -> usize {
    std::env::var("COLUMNS")
        .ok()
        .and_then(|columns| columns.parse().ok())
        .unwrap_or(110)
}

/// A progress bar, or none.
pub(super) struct Bar(ProgressBar);

impl Bar {
    pub(super) fn clear(self) {
        self.0.finish_and_clear();
    }
}

impl Progress for Bar {
    fn begin(&self, pages: usize) {
        self.0.set_length(pages as u64);
    }

    fn begin_links(&self, addresses: usize) {
        self.0.reset();
        self.0.set_length(addresses as u64);
        self.0
            .set_style(style("{bar:30} {pos} of {len} outside addresses"));
        // Hosts take their time, and the bar is to be seen before the first answers.
        self.0.tick();
    }

    fn step(&self) {
        self.0.inc(1);
    }
}

/// "2 errors, 1 course held back and 3 warnings", or that there is nothing.
pub(super) fn tally(outcome: &Outcome) -> String {
    let findings = &outcome.findings;
    let parts: Vec<String> = [
        (findings.count(Level::Error), "error", "errors"),
        (
            outcome.summary.held,
            "course held back",
            "courses held back",
        ),
        (findings.count(Level::Warning), "warning", "warnings"),
    ]
    .into_iter()
    .filter(|(count, ..)| *count > 0)
    .map(|(count, one, many)| counted(count, one, many))
    .collect();
    match parts.as_slice() {
        [] => "nothing to put right".to_owned(),
        parts => listed(parts),
    }
}

/// "0.3 seconds"
pub(super) fn seconds(time: Duration) -> String {
    format!("{:.1} seconds", time.as_secs_f64())
}

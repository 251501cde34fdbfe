//! Why a ledger cannot be used, and what to do (M015).

use crate::finding::{Finding, Findings, Place};
use crate::ledger::line::Mark;
use crate::malformed::LEDGER_UNUSABLE;
use crate::read::LEDGER_PATH;
use crate::source::{Source, SourceId, Span};

/// So many lines that are wrong are shown one by one.
const MOST_SHOWN: usize = 5;

const RESTORE: &str = "take the last version that was right from git (git checkout -- content/calendar.lock, or its history on the git host), and build again; do not delete it, because every subscribed calendar relies on it";

/// Why a ledger cannot be used; lines count from 0.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Unusable {
    NotALedger,
    Newer(u32),
    /// A side of a conflict is not where git puts it.
    Conflict(usize),
    Cut,
    /// What stands after the end.
    AfterEnd(usize),
    /// Its checksum is wrong.
    Changed(usize),
    /// An earlier line is about the same session or course.
    Twice(usize),
    /// Lines about this course were taken away.
    Missing {
        course: String,
        line: usize,
    },
    /// A session whose course has no line.
    NoCourse(usize),
    OtherCollege(Mark),
}

/// Reports why a ledger cannot be used by the college of this mark.
pub(super) fn report(
    id: SourceId,
    source: &Source,
    reasons: &[Unusable],
    own: &Mark,
    findings: &mut Findings,
) {
    let at = |line: usize| -> Place { line_span(id, source, line).into() };
    let whole = || Place::File(LEDGER_PATH.to_owned());
    let finding = |reason: &Unusable| {
        let (place, message, help) = match reason {
            Unusable::NotALedger => (at(0), "this is not a calendar ledger: its first line is missing or was changed".to_owned(), RESTORE.to_owned()),
            Unusable::Newer(version) => (
                at(0),
                format!("a newer version of this program wrote the ledger (form {version})"),
                "install the newest version of the program".to_owned(),
            ),
            Unusable::Conflict(line) => (
                at(*line),
                "two versions of the ledger meet here, and their marks (<<<<<<<, =======, >>>>>>>) do not fit together".to_owned(),
                "leave the file as git made it, with all marks, and run prospectus build: it takes both sides".to_owned(),
            ),
            Unusable::Cut => (whole(), "the end of the ledger is missing".to_owned(), RESTORE.to_owned()),
            Unusable::AfterEnd(line) => (at(*line), "this line stands after the end of the ledger".to_owned(), RESTORE.to_owned()),
            Unusable::Changed(line) => (at(*line), "this line was changed by hand, or damaged".to_owned(), RESTORE.to_owned()),
            Unusable::Twice(line) => (
                at(*line),
                "an earlier line is about the same course or session".to_owned(),
                format!("if you merged two versions by hand, bring the conflict back (git checkout --merge content/calendar.lock) and run prospectus build, which takes both sides; otherwise {RESTORE}"),
            ),
            Unusable::Missing { course, line } => (
                at(*line),
                format!("lines about sessions of {course} were taken away or put in"),
                RESTORE.to_owned(),
            ),
            Unusable::NoCourse(line) => (at(*line), "the line about this session's course was taken away".to_owned(), RESTORE.to_owned()),
            Unusable::OtherCollege(other) => (
                at(0),
                format!("this is the ledger of {} ({}), and college.md says {}", other.name, other.address, own.name),
                "if it came with a copy of another college's files, delete it: this college begins its own. If this college changed its name and its address, change one, build, and then the other".to_owned(),
            ),
        };
        Finding::new(&LEDGER_UNUSABLE, place, message).help(help)
    };
    let mut found: Vec<Finding> = reasons.iter().take(MOST_SHOWN).map(finding).collect();
    if let Some(last) = found.last_mut()
        && reasons.len() > MOST_SHOWN
    {
        let more = reasons.len() - MOST_SHOWN;
        last.message = format!("{}, and so were {more} more", last.message);
    }
    for finding in found {
        findings.push(finding);
    }
}

fn line_span(id: SourceId, source: &Source, line: usize) -> Span {
    let start: usize = source
        .text
        .split_inclusive('\n')
        .take(line)
        .map(str::len)
        .sum();
    let text = source.line(line + 1);
    Span::new(id, start..start + text.len())
}

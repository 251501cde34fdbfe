//! Two versions of the ledger in one file, as git leaves them: both sides' lines are taken.

use crate::ledger::fields;
use crate::ledger::line::{CourseLine, Line};

/// The lines of a file without the marks of a conflict, with their numbers from 0.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Joined<'t> {
    pub(super) lines: Vec<(usize, &'t str)>,
    /// Whether there was a conflict.
    pub(super) is_conflict: bool,
}

/// In which part of a conflict a line stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Outside,
    Ours,
    /// What both sides began from, where git is set to show it; it is left out.
    Base,
    Theirs,
}

/// Takes both sides of every conflict.
///
/// # Errors
///
/// The number of a line, from 0, where the marks do not follow one another as git writes them, or of the one that opens a
/// conflict without an end.
pub(super) fn join<'t>(lines: impl Iterator<Item = &'t str>) -> Result<Joined<'t>, usize> {
    let mut joined = Joined {
        lines: Vec::new(),
        is_conflict: false,
    };
    let mut part = Part::Outside;
    let mut opened = 0;
    for (at, line) in lines.enumerate() {
        let next = match (part, mark(line)) {
            (_, None) => {
                if part != Part::Base {
                    joined.lines.push((at, line));
                }
                continue;
            }
            (Part::Outside, Some('<')) => {
                opened = at;
                Part::Ours
            }
            (Part::Ours, Some('|')) => Part::Base,
            (Part::Ours | Part::Base, Some('=')) => Part::Theirs,
            (Part::Theirs, Some('>')) => Part::Outside,
            _ => return Err(at),
        };
        joined.is_conflict = true;
        part = next;
    }
    if part == Part::Outside {
        Ok(joined)
    } else {
        Err(opened)
    }
}

/// The letter of a mark that git puts into a file: seven of it, alone or before a name.
fn mark(line: &str) -> Option<char> {
    let letter = line
        .chars()
        .next()
        .filter(|letter| "<|=>".contains(*letter))?;
    let rest = line.strip_prefix(&letter.to_string().repeat(7))?;
    (rest.is_empty() || rest.starts_with(' ')).then_some(letter)
}

/// Of two lines about one session the one with the higher sequence, but where one side took the session out and the other
/// did not, the other's: the texts say which of them was right. Either may have been published, so the sequence is higher
/// than that of a side which said something else. An id that one side gave stays, to the session and to its run.
pub(super) fn session(one: Line, other: Line) -> Line {
    if one == other {
        return one;
    }
    let published = one.published.min(other.published);
    let rank = |line: &Line| {
        let is_written = line.seen.state.is_written();
        (
            is_written,
            line.sequence,
            line.modified,
            fields::session(line),
        )
    };
    let (mut line, other) = if rank(&one) >= rank(&other) {
        (one, other)
    } else {
        (other, one)
    };
    let moves = u32::from(line.seen.moves(&other.seen));
    line.published = published;
    line.sequence = line.sequence.max(other.sequence.saturating_add(moves));
    line.id = line.id.or(other.id);
    // The side that does not call course or run as at first gave it another id.
    let (course_as_at_first, run_as_at_first) = match line.first_run() {
        Some((course, run)) => (course == line.course, run == line.run),
        None => (false, false),
    };
    if course_as_at_first {
        line.course = other.course;
    }
    if run_as_at_first {
        line.run = other.run;
    }
    line
}

/// Of two lines about one course the later one.
pub(super) fn course(one: CourseLine, other: CourseLine) -> CourseLine {
    let published = one.published.min(other.published);
    let rank = |line: &CourseLine| (line.modified, fields::course(line, ""));
    let mut line = if rank(&one) >= rank(&other) {
        one
    } else {
        other
    };
    line.published = published;
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Result<Vec<&str>, usize> {
        let joined = join(text.lines())?;
        Ok(joined.lines.into_iter().map(|(_, line)| line).collect())
    }

    #[test]
    fn both_sides_of_a_conflict_are_taken_and_what_they_began_from_is_not() {
        let text = "a\n<<<<<<< HEAD\nb\n||||||| 1234\nold\n=======\nc\n>>>>>>> spring\nd";
        assert_eq!(lines(text), Ok(vec!["a", "b", "c", "d"]));
        let text = "<<<<<<< HEAD\n=======\nc\n>>>>>>> spring";
        assert_eq!(lines(text), Ok(vec!["c"]));
    }

    #[test]
    fn marks_that_do_not_fit_are_refused() {
        assert_eq!(lines("a\n=======\nb"), Err(1));
        assert_eq!(lines("<<<<<<< HEAD\na\n=======\nb"), Err(0));
        assert_eq!(lines("<<<<<<< HEAD\n<<<<<<< HEAD\n"), Err(1));
    }

    #[test]
    fn a_line_that_only_looks_like_a_mark_is_a_line() {
        assert_eq!(lines("========\n<<<"), Ok(vec!["========", "<<<"]));
    }
}

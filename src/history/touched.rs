//! Which lines of which files a change touches.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

/// What a change does to the files that are there after it, by their paths.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Touched {
    pub(super) files: BTreeMap<String, Lines>,
    /// The old path of a file that was renamed, by its new one.
    pub(super) renamed: BTreeMap<String, String>,
    /// Files that are there no more, under any name.
    pub(super) gone: BTreeSet<String>,
}

/// The lines of a file that a change wrote, from 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Lines {
    /// The file is new.
    All,
    Some(Vec<RangeInclusive<usize>>),
}

impl Touched {
    /// Whether a file is new, changed or renamed.
    pub fn file(&self, path: &str) -> bool {
        self.files.contains_key(path)
    }

    /// The paths of all files that are new, changed, renamed or gone, in their order.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        let all: BTreeSet<&String> = self.files.keys().chain(&self.gone).collect();
        all.into_iter().map(String::as_str)
    }

    /// Whether one of these lines is new or changed.
    pub fn lines(&self, path: &str, lines: RangeInclusive<usize>) -> bool {
        match self.files.get(path) {
            None => false,
            Some(Lines::All) => true,
            Some(Lines::Some(touched)) => touched
                .iter()
                .any(|touched| touched.start() <= lines.end() && lines.start() <= touched.end()),
        }
    }

    /// Counts a line as changed.
    pub fn add(&mut self, path: &str, line: usize) {
        let lines = self.files.entry(path.to_owned());
        if let Lines::Some(lines) = lines.or_insert_with(|| Lines::Some(Vec::new())) {
            lines.push(line..=line);
        }
    }

    /// The path that a file had before the change.
    pub fn old_path<'p>(&'p self, path: &'p str) -> &'p str {
        self.renamed.get(path).map_or(path, String::as_str)
    }
}

/// One file in the list of a diff (`--name-status -z`).
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Changed {
    /// The first letter: A, C, D, M, R, T, U.
    pub(super) status: u8,
    pub(super) old: Option<String>,
    pub(super) path: String,
}

/// Reads `status NUL path NUL`, with two paths for what was renamed or copied.
pub(super) fn changed(list: &[u8]) -> Vec<Changed> {
    let text = String::from_utf8_lossy(list);
    let mut parts = text.split('\0').filter(|part| !part.is_empty());
    let mut all = Vec::new();
    while let (Some(status), Some(first)) = (parts.next(), parts.next()) {
        let status = status.as_bytes().first().copied().unwrap_or(b'M');
        let second = matches!(status, b'R' | b'C').then(|| parts.next());
        let (old, path) = match second.flatten() {
            Some(second) => (Some(first.to_owned()), second.to_owned()),
            None => (None, first.to_owned()),
        };
        all.push(Changed { status, old, path });
    }
    all
}

/// The lines that a diff without context (`--unified=0`) adds, file by file in its order.
pub(super) fn added_lines(diff: &[u8]) -> Vec<Vec<RangeInclusive<usize>>> {
    let text = String::from_utf8_lossy(diff);
    let mut files: Vec<Vec<RangeInclusive<usize>>> = Vec::new();
    // Lines of the files themselves begin with a sign, and are counted off: one may look like a header.
    let mut to_come = 0;
    for line in text.split('\n') {
        if to_come > 0 && line.starts_with(['+', '-']) {
            to_come -= 1;
        } else if line.starts_with("diff --git ") {
            files.push(Vec::new());
        } else if let Some(((_, removed), (start, added))) = hunk(line) {
            to_come = removed + added;
            if let Some(file) = files.last_mut().filter(|_| added > 0) {
                file.push(start..=start + added - 1);
            }
        }
    }
    files
}

/// `@@ -7,2 +7,3 @@`: first line and count of what was, and of what is.
fn hunk(line: &str) -> Option<((usize, usize), (usize, usize))> {
    let inside = line.strip_prefix("@@ -")?.split_once(" @@")?.0;
    let (old, new) = inside.split_once(" +")?;
    let part = |part: &str| match part.split_once(',') {
        Some((start, count)) => Some((start.parse().ok()?, count.parse().ok()?)),
        None => Some((part.parse().ok()?, 1)),
    };
    Some((part(old)?, part(new)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn renamed_files_have_two_paths() {
        let list = b"M\0a b.md\0R087\0old.md\0new\n.md\0D\0gone.md\0";
        let read: Vec<_> = changed(list)
            .into_iter()
            .map(|it| (it.status, it.old, it.path))
            .collect();
        let own = str::to_owned;
        let expected = [
            (b'M', None, own("a b.md")),
            (b'R', Some(own("old.md")), own("new\n.md")),
            (b'D', None, own("gone.md")),
        ];
        assert_eq!(read, expected);
    }

    #[test]
    fn lines_are_counted_by_the_hunks_and_not_by_what_stands_in_them() {
        let diff = b"diff --git a/x b/x\nindex 1..2\n--- a/x\n+++ b/x\n@@ -1 +1,2 @@\n-one\n+diff --git a/y b/y\n+@@ -1 +9 @@\n\
                     @@ -5,2 +6,0 @@ here\n-a\n-b\n@@ -9,0 +9 @@\n+c\n\\ No newline at end of file\ndiff --git a/z b/z\nold mode\n";
        assert_eq!(added_lines(diff), [vec![1..=2, 9..=9], vec![]]);
    }
}

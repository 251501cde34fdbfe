//! What an import says: a line for every decision, and what each course still lacks.

use std::collections::BTreeSet;

/// How an import went.
#[derive(Debug, Clone, Default)]
pub struct Told {
    /// What the file is and how it was read, a sentence each.
    pub read_as: Vec<String>,
    /// Whether places are lines of a file, and not rows of a sheet.
    pub by_lines: bool,
    /// Each column, and what became of it.
    pub columns: Vec<ColumnTold>,
    pub lines: Vec<Line>,
    said: BTreeSet<Line>,
    pub courses: Vec<CourseTold>,
    /// Other records that were begun: path, and the words of the file.
    pub begun: Vec<(String, String)>,
    /// Ids of people and their names: for the terminal only, never for a file of the college.
    pub people: Vec<(String, String)>,
}

#[derive(Debug, Clone)]
pub struct ColumnTold {
    pub heading: String,
    /// What it is taken for.
    pub field: Option<&'static str>,
    /// Why, or why not.
    pub words: String,
}

/// What a line of the report is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sort {
    /// The coordinator has to decide.
    Question,
    /// Left out, or brought in as words only.
    NotTaken,
    /// Taken, and how.
    Taken,
}

/// One decision.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Line {
    pub sort: Sort,
    /// The row as a spreadsheet counts, or the event's own place in its file.
    pub row: Option<usize>,
    pub column: Option<String>,
    pub words: String,
}

/// What became of one course.
#[derive(Debug, Clone)]
pub struct CourseTold {
    pub title: String,
    pub path: String,
    pub rows: Vec<usize>,
    pub state: State,
    /// Without these the program refuses the course.
    pub needed: Vec<String>,
    /// What a good course says too.
    pub wanted: Vec<String>,
}

/// What happens to a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    New,
    /// A draft that nobody edited since the import before, and the sheet says something else today.
    Updated,
    Unchanged,
    /// Somebody edited the draft, and the sheet has changed too: left as it is.
    Edited,
    /// A course that was there before: left as it is.
    There,
}

impl State {
    pub fn words(self) -> &'static str {
        match self {
            Self::New => "new draft",
            Self::Updated => "draft brought up to date",
            Self::Unchanged => "unchanged",
            Self::Edited => {
                "left as it is: edited since the last import, and the sheet has changed"
            }
            Self::There => "left as it is: the college has this course already",
        }
    }
}

impl Told {
    pub fn line(
        &mut self,
        sort: Sort,
        at: (Option<usize>, Option<&str>),
        words: impl Into<String>,
    ) {
        let line = Line {
            sort,
            row: at.0,
            column: at.1.map(str::to_owned),
            words: words.into(),
        };
        // A cell that several courses share says its news once.
        if self.said.insert(line.clone()) {
            self.lines.push(line);
        }
    }

    pub fn count(&self, sort: Sort) -> usize {
        self.lines.iter().filter(|line| line.sort == sort).count()
    }
}

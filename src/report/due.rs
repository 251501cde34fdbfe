//! What is due → a list for a coordinator: a table, a Markdown table for a comment, or JSON.

use jiff::civil::Date;
use serde_json::{Value, json};

use crate::due::Due;
use crate::report::columns::{Columns, together};
use crate::report::escaped::escaped;
use crate::report::stream::document;
use crate::source::Sources;
use crate::text::plain::without_control;

/// What is due until a day, as a report shows it.
#[derive(Debug, Clone, Copy)]
pub struct List<'a> {
    pub due: &'a [Due],
    pub sources: &'a Sources,
    pub today: Date,
    pub until: Date,
}

const HEADINGS: [&str; 5] = ["Day", "Days", "About", "What", "Where"];

impl List<'_> {
    /// Of at most 100 columns.
    pub fn table(&self) -> String {
        let mut out = format!("{}\n", self.first_line());
        if self.due.is_empty() {
            return out;
        }
        let rows: Vec<Vec<String>> = self.due.iter().map(|due| self.row(due)).collect();
        let columns = Columns::fit(0, &rows);
        for (row, due) in rows.iter().zip(self.due) {
            let (path, line) = self.place(due);
            out.push('\n');
            out.push_str(&columns.row(' ', row));
            // In one piece, so that it can be copied, or clicked in an editor.
            out.push_str(&format!("    {path}:{line}\n"));
        }
        out
    }

    /// For a comment or an issue.
    pub fn markdown(&self) -> String {
        let mut out = format!("{}\n", self.first_line());
        if self.due.is_empty() {
            return out;
        }
        let row = |cells: [String; 5]| format!("| {} |\n", cells.join(" | "));
        out.push_str(&format!(
            "\n{}| --- | --- | --- | --- | --- |\n",
            row(HEADINGS.map(str::to_owned))
        ));
        for due in self.due {
            out.push_str(&row(self.cells(due).map(|cell| escaped(&cell))));
        }
        out
    }

    /// For other programs: the shape is part of the program's promise (version 1).
    pub fn json(&self) -> String {
        let due: Vec<Value> = self
            .due
            .iter()
            .map(|due| {
                let (path, line) = self.place(due);
                json!({
                    "on": due.on.to_string(),
                    "days_left": self.days_left(due),
                    "kind": due.kind.name(),
                    "what": due.kind.words(),
                    "about": due.about,
                    "record": due.record.noun(),
                    "id": due.id,
                    "path": path,
                    "line": line,
                })
            })
            .collect();
        document(&json!({
            "version": 1,
            "today": self.today.to_string(),
            "until": self.until.to_string(),
            "due": due,
        }))
    }

    fn first_line(&self) -> String {
        let until = long(self.until);
        let over = self.due.iter().filter(|due| due.on < self.today).count();
        match (self.due.len(), over) {
            (0, _) => format!("Nothing runs out or is due by {until}."),
            (_, 0) => format!("What runs out or is due by {until}:"),
            _ => format!("What has run out, and what runs out or is due by {until}:"),
        }
    }

    fn row(&self, due: &Due) -> Vec<String> {
        let [day, left, about, what, _] = self.cells(due);
        vec![
            together(&day),
            together(&left),
            without_control(&about),
            what,
        ]
    }

    fn cells(&self, due: &Due) -> [String; 5] {
        let (path, line) = self.place(due);
        [
            long(due.on),
            left(self.days_left(due)),
            due.about.clone(),
            due.kind.words().to_owned(),
            format!("{path}:{line}"),
        ]
    }

    fn days_left(&self, due: &Due) -> i32 {
        (due.on - self.today).get_days()
    }

    fn place(&self, due: &Due) -> (&str, usize) {
        let source = &self.sources[due.span.source];
        (&source.path, source.line_column(due.span.start as usize).0)
    }
}

/// "12 days left", "today", "9 days ago".
fn left(days: i32) -> String {
    match days {
        0 => "today".to_owned(),
        1 => "1 day left".to_owned(),
        -1 => "1 day ago".to_owned(),
        2.. => format!("{days} days left"),
        _ => format!("{} days ago", -days),
    }
}

/// "19 January 2027"
fn long(day: Date) -> String {
    day.strftime("%-d %B %Y").to_string()
}

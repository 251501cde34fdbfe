//! The rows of a course → the course, with a line of the report for every decision.

use crate::import::csv::cells::{Columns, folded, is_open, shown};
use crate::import::csv::columns::Field;
use crate::import::csv::courses::{Group, runs};
use crate::import::csv::draft::Course;
use crate::import::csv::known::Known;
use crate::import::csv::mapping::Rows;
use crate::import::csv::people::{People, PeopleGo};
use crate::import::told::{Sort, Told};
use crate::import::when::Ways;
use crate::model::Catalogue;
use crate::model::kind::Kind;

/// The longest text that stands in a front matter; what is longer goes into the text of the page.
pub(super) const LONGEST: usize = 600;

/// Makes courses of groups of rows.
pub(super) struct Maker<'a> {
    pub(super) catalogue: &'a Catalogue,
    pub(super) columns: &'a Columns,
    pub(super) rows: Rows,
    pub(super) ways: Ways,
    pub(super) known: Known<'a>,
    pub(super) people: People,
    pub(super) people_go: PeopleGo,
}

/// Fields whose cells are passed over when they say that nothing is known yet. The others say so themselves.
const MAY_BE_OPEN: [Field; 9] = [
    Field::Summary,
    Field::Audience,
    Field::Description,
    Field::Outcomes,
    Field::Link,
    Field::Mode,
    Field::Room,
    Field::Places,
    Field::Facilitators,
];

impl Maker<'_> {
    pub(super) fn course(&mut self, group: &Group<'_>, told: &mut Told) -> Course {
        let mut course = Course::default();
        let title = self.short(
            group.title,
            Field::Title,
            group.entries.first().map_or(0, |entry| entry.row),
            &mut course,
            told,
        );
        course.title = title;
        course.summary = self.one(group, Field::Summary, &mut course.text, told);
        course.audience = self.one(group, Field::Audience, &mut course.text, told);
        self.text(group, &mut course, told);
        for (row, cell) in group.all(Field::Outcomes) {
            for outcome in items(cell) {
                let outcome = self.short(&outcome, Field::Outcomes, row, &mut course, told);
                course.outcomes.push(outcome);
            }
        }
        course.topics = self.ids(group, Kind::Topic, Field::Topic, told);
        course.partners = self.ids(group, Kind::Partner, Field::Partner, told);
        course.link = self.link(group, told);
        self.left_open(group, told);
        for entries in runs(group, self.rows) {
            self.run(&entries, &mut course.runs, told);
        }
        course
    }

    /// Names what is not known yet, and what a spreadsheet could not work out: "TBC", "#REF!".
    fn left_open(&self, group: &Group<'_>, told: &mut Told) {
        for field in MAY_BE_OPEN {
            let heading = self.columns.heading(field);
            for entry in &group.entries {
                let open = entry.all(field).filter(|cell| is_open(cell));
                for cell in open.filter(|cell| !cell.trim().is_empty()) {
                    let words = format!("\"{}\": left open", shown(cell));
                    told.line(Sort::NotTaken, (Some(entry.row), Some(heading)), words);
                }
            }
        }
    }

    /// A text for the front matter; a long one goes whole into the page's text, and its beginning stands here.
    fn short(
        &self,
        cell: &str,
        field: Field,
        row: usize,
        course: &mut Course,
        told: &mut Told,
    ) -> String {
        let most = if field == Field::Title { 200 } else { LONGEST };
        let line: String = cell.split_whitespace().collect::<Vec<_>>().join(" ");
        if line.chars().count() <= most {
            return line;
        }
        let at = (Some(row), Some(self.columns.heading(field)));
        told.line(Sort::Question, at, format!("longer than {most} characters: its beginning is taken, and all of it stands in the text, for you to shorten"));
        course.text.push(cell.to_owned());
        line.chars()
            .take(most)
            .collect::<String>()
            .trim_end()
            .to_owned()
    }

    /// What the rows say of a field that has one value: the first; others are listed.
    fn one(
        &self,
        group: &Group<'_>,
        field: Field,
        text: &mut Vec<String>,
        told: &mut Told,
    ) -> Option<String> {
        let all = group.all(field);
        let mut cells = all.iter().filter(|(_, cell)| !is_open(cell));
        let (row, cell) = cells.next()?;
        for (other, words) in cells {
            let words = format!(
                "not taken, because row {row} says something else: \"{}\"",
                shown(words)
            );
            told.line(
                Sort::NotTaken,
                (Some(*other), Some(self.columns.heading(field))),
                words,
            );
        }
        let mut holder = Course::default();
        let short = self.short(cell, field, *row, &mut holder, told);
        text.extend(holder.text);
        Some(short)
    }

    /// The text: that of the first row which has one; other rows that say something else are listed.
    fn text(&self, group: &Group<'_>, course: &mut Course, told: &mut Told) {
        let mut first: Option<(usize, Vec<&str>)> = None;
        for entry in &group.entries {
            let cells: Vec<&str> = entry
                .all(Field::Description)
                .filter(|cell| !is_open(cell))
                .collect();
            match &first {
                None if !cells.is_empty() => first = Some((entry.row, cells)),
                Some((row, own)) => {
                    let differs = |cell: &&&str| !own.iter().any(|own| folded(own) == folded(cell));
                    for cell in cells.iter().filter(differs) {
                        let words = format!(
                            "not taken, because row {row} says something else: \"{}\"",
                            shown(cell)
                        );
                        told.line(
                            Sort::NotTaken,
                            (
                                Some(entry.row),
                                Some(self.columns.heading(Field::Description)),
                            ),
                            words,
                        );
                    }
                }
                None => {}
            }
        }
        let cells = first.into_iter().flat_map(|(_, cells)| cells);
        course.text.splice(0..0, cells.map(str::to_owned));
    }

    fn ids(&mut self, group: &Group<'_>, kind: Kind, field: Field, told: &mut Told) -> Vec<String> {
        let mut ids = Vec::new();
        for (row, cell) in group.all(field) {
            for id in self
                .known
                .ids(kind, cell, (row, self.columns.heading(field)), told)
            {
                if !ids.contains(&id) {
                    ids.push(id);
                }
            }
        }
        ids
    }

    fn link(&self, group: &Group<'_>, told: &mut Told) -> Option<String> {
        let heading = self.columns.heading(Field::Link);
        let mut link = None;
        for (row, cell) in group
            .all(Field::Link)
            .into_iter()
            .filter(|(_, cell)| !is_open(cell))
        {
            let at = (Some(row), Some(heading));
            let is_whole = (cell.starts_with("https://") || cell.starts_with("http://"))
                && cell.len() < 500
                && !cell.contains(|sign: char| {
                    sign.is_whitespace() || sign.is_control() || "\"<>\\^`{|}".contains(sign)
                });
            match (is_whole, &link) {
                (true, None) => link = Some(cell.to_owned()),
                (true, Some(_)) => told.line(
                    Sort::NotTaken,
                    at,
                    format!("another link for the same course: {}", shown(cell)),
                ),
                (false, _) => told.line(
                    Sort::NotTaken,
                    at,
                    format!(
                        "no whole address such as https://example.org/book: \"{}\"",
                        shown(cell)
                    ),
                ),
            }
        }
        link
    }
}

/// The items of a list in a cell: a line each, or parted by semicolons, without their bullets and numbers.
fn items(cell: &str) -> Vec<String> {
    let parts: Vec<&str> = match cell.contains('\n') {
        true => cell.lines().collect(),
        false => cell.split([';', '•']).collect(),
    };
    let bare = |part: &str| {
        let part = part
            .trim()
            .trim_start_matches(['•', '·', '*', '–', '●', '-'])
            .trim();
        let digits = part.bytes().take_while(u8::is_ascii_digit).count();
        let rest = part[digits..].strip_prefix(['.', ')']);
        rest.filter(|_| digits > 0)
            .unwrap_or(part)
            .trim()
            .to_owned()
    };
    parts
        .into_iter()
        .map(bare)
        .filter(|part| !is_open(part))
        .collect()
}

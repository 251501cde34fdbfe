//! A sheet and what was decided about it → which column is what, and rows by what they hold.

use crate::import::csv::columns::{Field, Meaning, header, meaning};
use crate::import::csv::mapping::{Mapping, NONE};
use crate::import::csv::sheet::{Row, Sheet};
use crate::import::told::ColumnTold;
use crate::import::when::{Hint, scan};

/// The headings of a sheet.
#[derive(Debug, Clone)]
pub struct Columns {
    /// The place of the header among the rows.
    pub header: usize,
    pub all: Vec<Column>,
}

#[derive(Debug, Clone)]
pub struct Column {
    pub heading: String,
    pub field: Option<Field>,
    /// What it is nearly called.
    pub perhaps: Option<Field>,
    why: String,
}

impl Columns {
    /// # Errors
    ///
    /// Why the sheet cannot be read, and what to do.
    pub fn of(sheet: &Sheet, mapping: &Mapping) -> Result<Self, (String, String)> {
        let header = match mapping.header_row {
            Some(number) => sheet
                .rows
                .iter()
                .position(|row| row.number == number)
                .ok_or((
                format!("row {number} of the sheet is empty, so it holds no headings"),
                "give the number of the row with the headings as header_row in the mapping file"
                    .to_owned(),
            ))?,
            None => header(&sheet.rows)
                .map(|(at, _)| at)
                .ok_or_else(no_header)?,
        };
        let row = &sheet.rows[header];
        let widest = sheet.rows[header..]
            .iter()
            .map(|row| row.cells.len())
            .max()
            .unwrap_or(0);
        let mut columns = Self {
            header,
            all: Vec::new(),
        };
        for at in 0..widest {
            let column = columns.column(row.cell(at), mapping)?;
            columns.all.push(column);
        }
        columns.starts_and_ends(sheet);
        if !columns
            .all
            .iter()
            .any(|column| column.field == Some(Field::Title))
        {
            return Err(no_header());
        }
        Ok(columns)
    }

    fn column(&self, heading: &str, mapping: &Mapping) -> Result<Column, (String, String)> {
        let decided = mapping
            .columns
            .iter()
            .find(|(own, _)| is_same(own, heading));
        let plain = |field, perhaps, why: &str| Column {
            heading: heading.to_owned(),
            field,
            perhaps,
            why: why.to_owned(),
        };
        if let Some((_, word)) = decided {
            let field = Field::of_word(word);
            if field.is_none() && word != NONE {
                let words: Vec<&str> = Field::ALL.iter().map(|field| field.word()).collect();
                return Err((
                    format!(
                        "the mapping says that the column {heading} is {word}, which is none of what a column can be"
                    ),
                    format!("write none, or one of {}", words.join(", ")),
                ));
            }
            return Ok(plain(field, None, "as you said"));
        }
        let taken = |field: Field| {
            !field.may_repeat() && self.all.iter().any(|column| column.field == Some(field))
        };
        Ok(match meaning(heading) {
            _ if heading.is_empty() => plain(None, None, "it has no heading"),
            Meaning::Surely(field) if taken(field) => plain(
                None,
                None,
                &format!("another column is {} already", field.is()),
            ),
            Meaning::Surely(field) => plain(Some(field), None, "by its heading"),
            Meaning::Perhaps(field) if !taken(field) => plain(
                None,
                Some(field),
                &format!(
                    "it may be {}: write {}: {} in the mapping file",
                    field.is(),
                    heading,
                    field.word()
                ),
            ),
            _ => plain(None, None, "nothing of a course has this heading"),
        })
    }

    /// "Start" stands over times in some sheets, over dates in others.
    fn starts_and_ends(&mut self, sheet: &Sheet) {
        for (at, column) in self.all.iter_mut().enumerate() {
            let dates = match column.field {
                Some(Field::Start) => Field::StartDate,
                Some(Field::End) => Field::EndDate,
                _ => continue,
            };
            let cells = sheet.rows[self.header + 1..].iter().map(|row| row.cell(at));
            let filled: Vec<&str> = cells.filter(|cell| !cell.is_empty()).take(20).collect();
            let of_dates = filled
                .iter()
                .filter(|cell| scan(cell, Hint::Times).has_dates())
                .count();
            if of_dates * 2 > filled.len() {
                column.field = Some(dates);
                column.why = "by its heading, and because dates stand in it".to_owned();
            }
        }
    }

    pub(super) fn told(&self) -> Vec<ColumnTold> {
        let columns = self.all.iter().map(|column| ColumnTold {
            heading: match column.heading.as_str() {
                "" => "(no heading)".to_owned(),
                heading => heading.to_owned(),
            },
            field: column.field.map(Field::is),
            words: column.why.clone(),
        });
        columns.collect()
    }

    /// The rows below the header, by what they hold.
    pub(super) fn entries<'s>(&self, sheet: &'s Sheet) -> Vec<Entry<'s>> {
        let header = &sheet.rows[self.header].cells;
        let rows = sheet.rows[self.header + 1..]
            .iter()
            .filter(|row| row.cells != *header);
        rows.map(|row| self.entry(row)).collect()
    }

    fn entry<'s>(&self, row: &'s Row) -> Entry<'s> {
        let fields = self.all.iter().enumerate();
        let cells = fields.filter_map(|(at, column)| {
            let cell = row.cell(at);
            Some((column.field?, cell)).filter(|_| !cell.is_empty())
        });
        Entry {
            row: row.number,
            cells: cells.collect(),
        }
    }

    /// The heading over a field.
    pub(super) fn heading(&self, field: Field) -> &str {
        let column = self.all.iter().find(|column| column.field == Some(field));
        column.map_or("", |column| column.heading.as_str())
    }
}

fn no_header() -> (String, String) {
    (
        "no row of this sheet looks like the headings of a list of courses: one of them has to be Course or Title".to_owned(),
        "say which row it is and what its columns are in a mapping file: --mapping FILE, with lines such as header_row: 3 and columns: {Name of class: title}".to_owned(),
    )
}

/// Whether two headings are one, whatever their spaces and capitals.
fn is_same(one: &str, other: &str) -> bool {
    folded(one) == folded(other)
}

/// Words in small letters, with one space between.
pub(super) fn folded(words: &str) -> String {
    let words: Vec<String> = words.split_whitespace().map(str::to_lowercase).collect();
    words.join(" ")
}

/// Whether a cell says that nothing is known yet.
pub(super) fn is_open(words: &str) -> bool {
    let words = words.trim().trim_end_matches(['.', '?']).to_lowercase();
    matches!(
        words.as_str(),
        "" | "tbc"
            | "tba"
            | "tbd"
            | "-"
            | "–"
            | "—"
            | "n/a"
            | "na"
            | "none"
            | "#n/a"
            | "#ref!"
            | "#value!"
            | "#name"
            | "#null!"
            | "#num!"
            | "#div/0!"
            | "to be confirmed"
            | "to be arranged"
    )
}

/// Words of a cell in a line of the report.
pub(super) fn shown(words: &str) -> String {
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.chars().count() > 70 {
        true => format!("{}…", line.chars().take(69).collect::<String>()),
        false => line,
    }
}

/// A row, by what it holds.
#[derive(Debug, Clone)]
pub(super) struct Entry<'s> {
    pub(super) row: usize,
    pub(super) cells: Vec<(Field, &'s str)>,
}

impl<'s> Entry<'s> {
    pub(super) fn get(&self, field: Field) -> Option<&'s str> {
        self.all(field).next()
    }

    pub(super) fn all(&self, field: Field) -> impl Iterator<Item = &'s str> + '_ {
        let cells = self.cells.iter().filter(move |(own, _)| *own == field);
        cells.map(|(_, cell)| *cell)
    }
}

//! Rows → courses and their runs.

use std::collections::BTreeMap;

use crate::import::csv::cells::{Entry, folded};
use crate::import::csv::columns::Field;
use crate::import::csv::dated;
use crate::import::csv::mapping::Rows;
use crate::import::told::{Sort, Told};

/// The rows of a course.
#[derive(Debug, Clone)]
pub(super) struct Group<'s> {
    /// By which a later import knows it: its code, else its title in small letters.
    pub(super) key: String,
    pub(super) title: &'s str,
    pub(super) entries: Vec<Entry<'s>>,
}

impl<'s> Group<'s> {
    /// What its rows say of a field, each once, in order.
    pub(super) fn all(&self, field: Field) -> Vec<(usize, &'s str)> {
        let mut all: Vec<(usize, &str)> = Vec::new();
        for entry in &self.entries {
            for cell in entry.all(field) {
                if !all.iter().any(|(_, other)| folded(other) == folded(cell)) {
                    all.push((entry.row, cell));
                }
            }
        }
        all
    }

    pub(super) fn rows(&self) -> Vec<usize> {
        self.entries.iter().map(|entry| entry.row).collect()
    }
}

/// Puts the rows of a course together. A row without a title goes on with the course above: that is what a merged cell
/// leaves behind.
pub(super) fn groups<'s>(
    entries: Vec<Entry<'s>>,
    heading: &str,
    told: &mut Told,
) -> Vec<Group<'s>> {
    let mut groups: Vec<Group<'s>> = Vec::new();
    let mut by_key: BTreeMap<String, usize> = BTreeMap::new();
    let mut above: Option<usize> = None;
    for entry in entries {
        let Some(title) = entry.get(Field::Title) else {
            match above {
                Some(at) => {
                    let words = format!(
                        "no title here, so it goes on with the course above: {}",
                        groups[at].title
                    );
                    told.line(Sort::Taken, (Some(entry.row), Some(heading)), words);
                    groups[at].entries.push(entry);
                }
                None => told.line(
                    Sort::NotTaken,
                    (Some(entry.row), Some(heading)),
                    "no title here, and no course above",
                ),
            }
            continue;
        };
        let key = folded(entry.get(Field::Key).unwrap_or(title));
        let at = *by_key.entry(key.clone()).or_insert_with(|| {
            groups.push(Group {
                key,
                title,
                entries: Vec::new(),
            });
            groups.len() - 1
        });
        if entry.cells.len() == 1 {
            let words = "nothing but a title: if it is the heading of a part of the sheet, delete its draft";
            told.line(Sort::Question, (Some(entry.row), Some(heading)), words);
        }
        groups[at].entries.push(entry);
        above = Some(at);
    }
    groups
}

/// What the rows are: sessions, when some course has several with a single day each.
pub(super) fn found(groups: &[Group<'_>]) -> Rows {
    let is_session = |entry: &&Entry<'_>| {
        dated::dates(entry).is_one_day() && entry.get(Field::EndDate).is_none()
    };
    let of_sessions = |group: &&Group<'_>| group.entries.iter().filter(is_session).count() > 1;
    match groups.iter().any(|group| of_sessions(&group)) {
        true => Rows::Session,
        false => Rows::Course,
    }
}

/// The runs of a course, each a list of its rows. Rows are sessions of one run when each has a single day and what they say of
/// place and company does not differ.
pub(super) fn runs<'g, 's>(group: &'g Group<'s>, rows: Rows) -> Vec<Vec<&'g Entry<'s>>> {
    let mut runs: Vec<Vec<&Entry<'s>>> = Vec::new();
    for entry in &group.entries {
        let scan = dated::dates(entry);
        let single = scan.is_one_day() || scan.doubt.is_some() || !scan.has_dates();
        let is_single = rows == Rows::Session && single && entry.get(Field::EndDate).is_none();
        let fits = |run: &&mut Vec<&Entry<'s>>| {
            is_single && run.iter().all(|other| is_together(other, entry))
        };
        match runs.last_mut().filter(fits) {
            Some(run) => run.push(entry),
            None => runs.push(vec![entry]),
        }
    }
    runs
}

fn is_together(one: &Entry<'_>, other: &Entry<'_>) -> bool {
    let fields = [
        Field::Venue,
        Field::Room,
        Field::Mode,
        Field::Partner,
        Field::Term,
        Field::Places,
        Field::Facilitators,
    ];
    let same = |field: Field| match (one.get(field), other.get(field)) {
        (Some(one), Some(other)) => folded(one) == folded(other),
        _ => true,
    };
    let many = |entry: &Entry<'_>| {
        entry.get(Field::EndDate).is_some()
            || !dated::dates(entry).is_one_day()
                && dated::dates(entry).has_dates()
                && dated::dates(entry).doubt.is_none()
    };
    fields.into_iter().all(same) && !many(one)
}

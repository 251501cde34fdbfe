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
    let mut runs: Vec<(Common, Vec<&Entry<'s>>)> = Vec::new();
    for entry in &group.entries {
        let scan = dated::dates(entry);
        let single = scan.is_one_day() || scan.doubt.is_some() || !scan.has_dates();
        let ends = entry.get(Field::EndDate).is_some();
        let is_single = rows == Rows::Session && single && !ends;
        let own = Common::of(entry, ends || !single);
        match runs.last_mut() {
            Some((common, run)) if is_single && common.agrees_with(&own) => {
                common.add(own);
                run.push(entry);
            }
            _ => runs.push((own, vec![entry])),
        }
    }
    runs.into_iter().map(|(_, run)| run).collect()
}

/// What the rows of one run say of place and company, each told by the first of them that says it.
struct Common {
    said: [Option<String>; 7],
    /// Whether a row has several days, and so is a run by itself.
    has_many_days: bool,
}

impl Common {
    fn of(entry: &Entry<'_>, has_many_days: bool) -> Self {
        let fields = [
            Field::Venue,
            Field::Room,
            Field::Mode,
            Field::Partner,
            Field::Term,
            Field::Places,
            Field::Facilitators,
        ];
        Self {
            said: fields.map(|field| entry.get(field).map(folded)),
            has_many_days,
        }
    }

    fn agrees_with(&self, other: &Self) -> bool {
        let mut both = self.said.iter().zip(&other.said);
        let is_same = both.all(|(one, other)| one.is_none() || other.is_none() || one == other);
        is_same && !self.has_many_days
    }

    fn add(&mut self, other: Self) {
        for (own, other) in self.said.iter_mut().zip(other.said) {
            if own.is_none() {
                *own = other;
            }
        }
    }
}

//! Names of people in a sheet → ids that are no names. Who is who never stands in a file of the college's repository, unless
//! it was asked for.

use std::collections::BTreeMap;

use crate::import::csv::cells::{folded, is_open};
use crate::model::Catalogue;

/// Where records of people go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PeopleGo {
    /// Into the college's own folder, by their role alone.
    Here,
    /// Into the same folder with their names, as was asked.
    HereWithNames,
    /// Into the folder that is kept outside the repository, with their names.
    Elsewhere,
    /// Nowhere: the college keeps its people elsewhere, and nobody said where.
    Nowhere,
}

/// A person whom the sheet names.
#[derive(Debug, Clone)]
pub(super) struct Person {
    pub(super) id: String,
    pub(super) name: String,
    /// Whether a record has to be begun.
    pub(super) is_new: bool,
}

#[derive(Debug)]
pub(super) struct People {
    pub(super) all: Vec<Person>,
    by_name: BTreeMap<String, String>,
    next: usize,
}

impl People {
    /// Who is known before the sheet is read: by the records' names, and by the list that the coordinator keeps.
    pub(super) fn new(catalogue: &Catalogue, list: &BTreeMap<String, String>) -> Self {
        let mut by_name = BTreeMap::new();
        for person in &catalogue.people {
            if let Some(name) = &person.name {
                by_name.insert(folded(&name.value), person.origin.id.clone());
            }
        }
        by_name.extend(list.iter().map(|(id, name)| (folded(name), id.clone())));
        let ids = catalogue
            .people
            .iter()
            .map(|person| person.origin.id.as_str())
            .chain(list.keys().map(String::as_str));
        let numbers = ids.filter_map(|id| id.strip_prefix("p-")?.parse::<usize>().ok());
        Self {
            all: Vec::new(),
            by_name,
            next: numbers.max().unwrap_or(0).saturating_add(1),
        }
    }

    /// The ids of the people whom a cell names; `known` says which ids have a record.
    pub(super) fn ids(&mut self, cell: &str, known: &dyn Fn(&str) -> bool) -> Vec<String> {
        let mut ids = Vec::new();
        for name in names(cell) {
            let id = match self.by_name.get(&folded(&name)) {
                Some(id) => id.clone(),
                None if known(&name) => name.clone(),
                None => {
                    let id = format!("p-{:02}", self.next);
                    self.next = self.next.saturating_add(1);
                    id
                }
            };
            self.by_name.insert(folded(&name), id.clone());
            if !self.all.iter().any(|person| person.id == id) {
                let is_new = !known(&id);
                self.all.push(Person {
                    id: id.clone(),
                    name,
                    is_new,
                });
            }
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
        ids
    }
}

/// The names in a cell.
pub(super) fn names(cell: &str) -> Vec<String> {
    let mut parts = parts(cell);
    parts.retain(|part| !is_open(part));
    parts
}

/// What stands among the names and says that nobody is known yet, such as "TBC".
pub(super) fn left_open(cell: &str) -> Vec<String> {
    let mut parts = parts(cell);
    parts.retain(|part| is_open(part) && !part.is_empty());
    parts
}

fn parts(cell: &str) -> Vec<String> {
    let cell = cell.replace(" and ", ",").replace(" with ", ",");
    let parts = cell.split([',', ';', '/', '&', '+', '\n']);
    parts.map(|part| part.trim().to_owned()).collect()
}

/// Further ways in which a text may say the names of a cell: without what stands before a name, such as "Dr", and the
/// right way round where a sheet has "Jones, Bob".
pub(super) fn other_spellings(cell: &str) -> Vec<String> {
    let names = names(cell);
    let bare = |name: &String| {
        let (first, rest) = name.split_once(char::is_whitespace)?;
        let first = first.trim_end_matches('.').to_lowercase();
        BEFORE_NAMES
            .contains(&first.as_str())
            .then(|| rest.trim().to_owned())
    };
    let is_word = |name: &String| !name.contains(char::is_whitespace);
    let pairs = names.windows(2).filter(|pair| pair.iter().all(is_word));
    let turned = pairs.map(|pair| format!("{} {}", pair[1], pair[0]));
    names.iter().filter_map(bare).chain(turned).collect()
}

const BEFORE_NAMES: [&str; 9] = [
    "dr",
    "mr",
    "mrs",
    "ms",
    "miss",
    "mx",
    "prof",
    "professor",
    "rev",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_known_in_the_ways_in_which_texts_say_it() {
        for (cell, expected) in [
            ("Jones, Bob", vec!["Bob Jones"]),
            (
                "Dr. Ada Lovelace & Prof Bob Jones",
                vec!["Ada Lovelace", "Bob Jones"],
            ),
            ("Ada Lovelace, Bob Jones", vec![]),
        ] {
            assert_eq!(other_spellings(cell), expected);
        }
    }
}

//! Names in a sheet → records of the college, or drafts of new ones; what is nearly a name is asked, never taken.

use std::collections::{BTreeMap, BTreeSet};

use crate::import::csv::cells::{folded, is_open};
use crate::import::csv::mapping::{Mapping, NEW};
use crate::import::told::{Sort, Told};
use crate::model::Catalogue;
use crate::model::kind::{Kind, suggested_id, wrong_id};

/// A record that is begun because the sheet names it.
#[derive(Debug, Clone)]
pub(super) struct New {
    pub(super) kind: Kind,
    pub(super) id: String,
    pub(super) words: String,
    /// Rooms, with what the sheet calls each.
    pub(super) rooms: BTreeMap<String, String>,
}

/// What the college has, and what the sheet adds.
#[derive(Debug)]
pub(super) struct Known<'a> {
    catalogue: &'a Catalogue,
    mapping: &'a Mapping,
    /// What an import before this one called records that it began, and their ids.
    before: &'a [(Kind, String, String)],
    taken: BTreeMap<Kind, BTreeSet<String>>,
    pub(super) new: Vec<New>,
}

/// What words may mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Means {
    Is(String),
    /// Nearly the name of a record: its id and name.
    Near(String, String),
    Nothing,
}

/// Names and ids of the records of a kind.
fn names(catalogue: &Catalogue, kind: Kind) -> Vec<(String, String)> {
    let name = |id: &str, name: &str| (id.to_owned(), name.to_owned());
    match kind {
        Kind::Venue => catalogue
            .venues
            .iter()
            .map(|it| name(&it.origin.id, &it.name.value))
            .collect(),
        Kind::Partner => catalogue
            .partners
            .iter()
            .map(|it| name(&it.origin.id, &it.name.value))
            .collect(),
        Kind::Topic => catalogue
            .topics
            .iter()
            .map(|it| name(&it.origin.id, &it.name.value))
            .collect(),
        Kind::Term => catalogue
            .terms
            .iter()
            .map(|it| name(&it.origin.id, &it.name.value))
            .collect(),
        Kind::Course => catalogue
            .courses
            .iter()
            .map(|it| name(&it.origin.id, &it.title.value))
            .collect(),
        _ => Vec::new(),
    }
}

/// What words mean among the records of a kind: a name or an id, whatever its capitals, signs and "the".
pub fn means(catalogue: &Catalogue, kind: Kind, words: &str) -> Means {
    let names = names(catalogue, kind);
    let wanted = bare(words);
    let same = names
        .iter()
        .filter(|(id, name)| bare(name) == wanted || *id == words.trim());
    let ids: Vec<&str> = same.map(|(id, _)| id.as_str()).collect();
    match ids.as_slice() {
        [id] => return Means::Is((*id).to_owned()),
        [first, ..] => return Means::Near((*first).to_owned(), words.to_owned()),
        [] => {}
    }
    let bares: Vec<String> = names.iter().map(|(_, name)| bare(name)).collect();
    let near = near(&wanted, bares.iter().map(String::as_str));
    let near = near.and_then(|near| bares.iter().position(|bare| bare == near));
    match near
        .and_then(|at| names.get(at))
        .filter(|_| wanted.len() > 3)
    {
        Some((id, name)) => Means::Near(id.clone(), name.clone()),
        None => Means::Nothing,
    }
}

/// The name that differs from words by a slip of the fingers: one letter in eight, and one more.
fn near<'n>(words: &str, names: impl Iterator<Item = &'n str>) -> Option<&'n str> {
    let distance = |name: &str| strsim::damerau_levenshtein(words, name);
    let is_near = |name: &&str| {
        let length = words.chars().count().min(name.chars().count());
        words.len().abs_diff(name.len()) < 40 && distance(name) <= 1 + length / 8
    };
    names.filter(is_near).min_by_key(|name| distance(name))
}

fn bare(words: &str) -> String {
    let words = folded(words).replace('&', " and ").replace(['\'', '’'], "");
    let words = words
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty());
    let words: Vec<&str> = words.collect();
    let words = match words.as_slice() {
        ["the", rest @ ..] if !rest.is_empty() => rest,
        all => all,
    };
    words.join(" ")
}

impl<'a> Known<'a> {
    pub(super) fn new(
        catalogue: &'a Catalogue,
        mapping: &'a Mapping,
        before: &'a [(Kind, String, String)],
    ) -> Self {
        let mut taken: BTreeMap<Kind, BTreeSet<String>> = BTreeMap::new();
        for (kind, origin) in catalogue.origins() {
            taken.entry(kind).or_default().insert(origin.id.clone());
        }
        Self {
            catalogue,
            mapping,
            before,
            taken,
            new: Vec::new(),
        }
    }

    /// An id made from words that no record of the kind has yet.
    pub(super) fn id(&mut self, kind: Kind, words: &str) -> String {
        let taken = self.taken.entry(kind).or_default();
        let id = free_id(kind, words, &|id| taken.contains(id));
        taken.insert(id.clone());
        id
    }

    /// The ids of what a cell names, one or several.
    pub(super) fn ids(
        &mut self,
        kind: Kind,
        cell: &str,
        at: (usize, &str),
        told: &mut Told,
    ) -> Vec<String> {
        // Only what the college had before this sheet was imported, so that the next import parts the cell in the same way.
        let is_known = |words: &str| match means(self.catalogue, kind, words) {
            Means::Is(id) => !self
                .before
                .iter()
                .any(|(own, _, begun)| *own == kind && *begun == id),
            _ => self.decided(kind, words).is_some(),
        };
        let whole = vec![cell];
        let by_sign: Vec<&str> = cell.split([';', '\n']).collect();
        let by_any: Vec<&str> = cell.split([';', '\n', ',', '/', '&', '+']).collect();
        let parts = match () {
            () if is_known(cell) => whole,
            () if by_any.iter().all(|part| is_known(part)) => by_any,
            () => by_sign,
        };
        let parts: Vec<String> = parts
            .into_iter()
            .map(|part| part.trim().to_owned())
            .collect();
        let mut ids: Vec<String> = Vec::new();
        for part in parts {
            if is_open(&part) {
                told.line(
                    Sort::NotTaken,
                    (Some(at.0), Some(at.1)),
                    format!("\"{part}\": left open"),
                );
                continue;
            }
            let id = self.one(kind, &part, at, told);
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
        ids
    }

    /// What words mean; a record that was begun for them may have got another name since.
    fn means(&self, kind: Kind, words: &str) -> Means {
        let wanted = bare(words);
        let begun = self
            .before
            .iter()
            .find(|(own, key, _)| *own == kind && bare(key) == wanted);
        match begun {
            Some((_, _, id)) => Means::Is(id.clone()),
            None => means(self.catalogue, kind, words),
        }
    }

    fn decided(&self, kind: Kind, words: &str) -> Option<&'a str> {
        let same = self.mapping.same(kind)?;
        let found = same.iter().find(|(own, _)| folded(own) == folded(words))?;
        Some(found.1.as_str())
    }

    fn one(&mut self, kind: Kind, words: &str, at: (usize, &str), told: &mut Told) -> String {
        let here = (None, Some(at.1));
        let noun = kind.noun();
        let decided = self.decided(kind, words);
        if let Some(id) = decided.filter(|id| *id != NEW) {
            if self.catalogue.origin(kind, id).is_some() {
                told.line(
                    Sort::Taken,
                    here,
                    format!("\"{words}\" is the {noun} {id}, as you said"),
                );
                return id.to_owned();
            }
            told.line(
                Sort::Question,
                here,
                format!("the mapping says that \"{words}\" is {id}, and there is no {noun} {id}"),
            );
        }
        match self.means(kind, words) {
            Means::Is(id) if decided.is_none() => {
                told.line(Sort::Taken, here, format!("\"{words}\" is the {noun} {id}"));
                return id;
            }
            Means::Near(id, name) if decided.is_none() => {
                let words = format!(
                    "\"{words}\" was begun as a new {noun}; if it is {name}, write {words}: {id} under {noun}s: in the mapping file and import again"
                );
                told.line(Sort::Question, here, words);
            }
            _ => {}
        }
        let bare_words = bare(words);
        if let Some(new) = self
            .new
            .iter()
            .find(|new| new.kind == kind && bare(&new.words) == bare_words)
        {
            return new.id.clone();
        }
        let begun = self.new.iter().filter(|new| new.kind == kind);
        let bares: Vec<String> = begun.map(|new| bare(&new.words)).collect();
        let near = near(&bare_words, bares.iter().map(String::as_str));
        if let Some(near) = near.filter(|_| bare_words.len() > 3) {
            let words = format!(
                "\"{words}\" and \"{near}\" are much alike, and became two drafts: if they are one {noun}, put the sheet right, delete both drafts and import again"
            );
            told.line(Sort::Question, here, words);
        }
        let id = self.id(kind, words);
        self.new.push(New {
            kind,
            id: id.clone(),
            words: words.to_owned(),
            rooms: BTreeMap::new(),
        });
        id
    }

    /// `venue/room`, where the venue has that room; a venue that is begun gets it.
    pub(super) fn room(
        &mut self,
        venue: &str,
        words: &str,
        at: (usize, &str),
        told: &mut Told,
    ) -> String {
        let id = free_id(Kind::Venue, words, &|_| false);
        if let Some(new) = self
            .new
            .iter_mut()
            .find(|new| new.kind == Kind::Venue && new.id == venue)
        {
            new.rooms
                .entry(id.clone())
                .or_insert_with(|| words.to_owned());
            return format!("{venue}/{id}");
        }
        let there = self.catalogue.venue(venue);
        let room = there.and_then(|venue| {
            let is_it = |room: &&crate::model::venue::Room| {
                let name = room.name.as_ref().map(|name| bare(name));
                room.id.value == id
                    || name == Some(bare(words))
                    || bare(&venue.room_name(&room.id.value)) == bare(words)
            };
            venue.rooms.iter().find(is_it)
        });
        match room {
            Some(room) => format!("{venue}/{}", room.id.value),
            None => {
                let words = format!(
                    "the venue {venue} has no room \"{words}\": the venue is taken without it"
                );
                told.line(Sort::NotTaken, (Some(at.0), Some(at.1)), words);
                venue.to_owned()
            }
        }
    }

    /// The id of a term; a term is never begun, because the sheet does not say when it is.
    pub(super) fn term(&self, words: &str, at: (usize, &str), told: &mut Told) -> Option<String> {
        match means(self.catalogue, Kind::Term, words) {
            Means::Is(id) => Some(id),
            _ if is_open(words) => None,
            _ => {
                let words = format!(
                    "there is no term \"{words}\": begin it with `prospectus new term`, or leave it out"
                );
                told.line(Sort::NotTaken, (Some(at.0), Some(at.1)), words);
                None
            }
        }
    }
}

/// An id made from words, with a number behind it where one is taken; a word for the kind where nothing of them can stand
/// in an address.
pub(super) fn free_id(kind: Kind, words: &str, is_taken: &dyn Fn(&str) -> bool) -> String {
    let letters: String = words
        .chars()
        .filter(|letter| !matches!(letter, '\'' | '’'))
        .take(400)
        .collect();
    let letters: String = letters
        .chars()
        .map(|letter| {
            if letter.is_alphanumeric() {
                letter
            } else {
                ' '
            }
        })
        .collect();
    let long = suggested_id(&plain_letters(&letters));
    let long = long.trim_matches('-');
    let cut = long.char_indices().take_while(|(at, _)| *at <= 60);
    let end = match long.len() > 60 {
        true => cut
            .filter(|(_, letter)| *letter == '-')
            .map(|(at, _)| at)
            .last()
            .unwrap_or(60),
        false => long.len(),
    };
    let id = long[..end].trim_matches('-');
    let id = match wrong_id(kind, id) {
        None => id.to_owned(),
        Some(_) => format!("{}-1", kind.noun()),
    };
    let stem = id.strip_suffix("-1").unwrap_or(&id).to_owned();
    let more = (2..).map(|number| format!("{stem}-{number}"));
    let mut ids = std::iter::once(id.clone()).chain(more);
    ids.find(|id| !is_taken(id)).unwrap_or(id)
}

/// Letters of Europe without their marks, so that "Café" gives "cafe".
fn plain_letters(text: &str) -> String {
    const MARKED: [(&str, char); 12] = [
        ("àáâãäåā", 'a'),
        ("çćč", 'c'),
        ("èéêëēę", 'e'),
        ("ìíîïī", 'i'),
        ("ñńň", 'n'),
        ("òóôõöøō", 'o'),
        ("ùúûüū", 'u'),
        ("ýÿŷ", 'y'),
        ("šśș", 's'),
        ("žźż", 'z'),
        ("ŵ", 'w'),
        ("ł", 'l'),
    ];
    let plain = |letter: char| {
        let lower = letter.to_lowercase().next().unwrap_or(letter);
        let found = MARKED.iter().find(|(marked, _)| marked.contains(lower));
        found.map_or(lower, |(_, plain)| *plain)
    };
    text.chars().map(plain).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_made_of_titles_and_counted_when_taken() {
        let none = |_: &str| false;
        assert_eq!(
            free_id(Kind::Course, "Café & Chat: Women's group", &none),
            "cafe-chat-womens-group"
        );
        assert_eq!(
            free_id(Kind::Course, "Sleep well", &|id| id == "sleep-well"),
            "sleep-well-2"
        );
        assert_eq!(free_id(Kind::Course, "詩", &none), "course-1");
        assert_eq!(
            free_id(Kind::Course, "詩", &|id| id == "course-1"),
            "course-2"
        );
        assert_eq!(free_id(Kind::Course, "=1+1", &none), "1-1");
        assert!(free_id(Kind::Course, &"long words ".repeat(3000), &none).len() <= 60);
    }
}

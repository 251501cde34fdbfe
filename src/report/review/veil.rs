//! What a report about a change must not say, although the change may: names of people, and where a private venue is.

use crate::model::Catalogue;
use crate::pipeline::Understood;

/// Takes the place of what is not shown.
const NOT_SHOWN: &str = "[not shown]";

/// Words that are taken out of everything that is told.
#[derive(Debug, Default)]
pub(super) struct Veil {
    words: Vec<String>,
    private_venues: Vec<String>,
}

impl Veil {
    pub(super) fn new(sides: [&Understood; 2]) -> Self {
        let mut veil = Self::default();
        for side in sides {
            veil.add(&side.catalogue);
        }
        // The longest first: a name may be a part of another.
        veil.words
            .sort_by_key(|words| (usize::MAX - words.len(), words.clone()));
        veil.words.dedup();
        veil
    }

    fn add(&mut self, catalogue: &Catalogue) {
        let names = catalogue
            .people
            .iter()
            .filter_map(|person| person.name.as_ref());
        let mut words: Vec<&str> = names.map(|name| name.value.as_str()).collect();
        for venue in catalogue.venues.iter().filter(|venue| venue.private) {
            let id = &venue.origin.id;
            self.private_venues.push(id.clone());
            self.words.push(format!("venues/{id}"));
            // An id of one word is a word like any other.
            words.extend(Some(id.as_str()).filter(|id| id.contains('-')));
            let fields = venue.address.iter().chain(&venue.postcode);
            let fields = fields.map(|line| line.value.as_str());
            let said = fields.filter(|words| !is_public(catalogue, words));
            words.extend(said.chain([venue.name.value.as_str()]));
        }
        let words = words.into_iter().map(str::trim);
        let words = words.filter(|words| !words.is_empty());
        self.words.extend(words.map(str::to_owned));
    }

    /// A text without those words.
    pub(super) fn text(&self, text: &str) -> String {
        let mut text = text.to_owned();
        for words in &self.words {
            if text.contains(words) {
                text = without(&text, words);
            }
        }
        text
    }

    pub(super) fn texts(&self, texts: &[String]) -> Vec<String> {
        texts.iter().map(|text| self.text(text)).collect()
    }

    pub(super) fn is_private_venue(&self, id: &str) -> bool {
        self.private_venues.iter().any(|own| own == id)
    }
}

/// Whether a public venue says the same, as the town in an address.
fn is_public(catalogue: &Catalogue, words: &str) -> bool {
    let venues = catalogue.venues.iter().filter(|venue| !venue.private);
    let mut lines = venues.flat_map(|venue| venue.address.iter().chain(&venue.postcode));
    catalogue.college.name.value.contains(words) || lines.any(|line| line.value.contains(words))
}

fn without(text: &str, words: &str) -> String {
    let is_part = |letter: Option<char>| letter.is_some_and(char::is_alphanumeric);
    let mut out = String::with_capacity(text.len());
    let mut end = 0;
    for (at, found) in text.match_indices(words) {
        let before = text[..at].chars().next_back();
        let after = text[at + found.len()..].chars().next();
        if !is_part(before) && !is_part(after) {
            out.push_str(&text[end..at]);
            out.push_str(NOT_SHOWN);
            end = at + found.len();
        }
    }
    out.push_str(&text[end..]);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_are_not_shown_are_no_parts_of_other_words() {
        assert_eq!(
            without("Rose and Rosemary, Rose's", "Rose"),
            "[not shown] and Rosemary, [not shown]'s"
        );
    }
}

//! Private venues → the words that no page or file may show.

use crate::artifact::{Artifact, Leak, Secret};
use crate::model::Catalogue;
use crate::model::kind::Kind;

/// What must be in no output, with the forms in which it could stand there.
#[derive(Debug, Default)]
pub struct Secrets {
    secrets: Vec<(Secret, Vec<String>)>,
}

impl Secrets {
    /// Name, address, postcode and id of every private venue. What a public record says too is no secret: the town in an
    /// address, or the name of the partner that lends the house.
    pub fn new(catalogue: &Catalogue) -> Self {
        let mut secrets = Self::default();
        for venue in catalogue.venues.iter().filter(|venue| venue.private) {
            let fields = std::iter::once(("name", &venue.name))
                .chain(venue.address.iter().map(|line| ("address", line)))
                .chain(venue.postcode.iter().map(|postcode| ("postcode", postcode)));
            let translated = (catalogue.translations.iter())
                .filter(|it| it.kind == Kind::Venue && it.id == venue.origin.id)
                .flat_map(|it| it.fields().filter(|(key, _)| *key == "name"))
                .map(|(_, name)| ("name", name));
            let fields = fields.chain(translated);
            let words = fields.map(|(what, text)| (what, text.value.trim().to_owned()));
            let id = std::iter::once(("id", venue.origin.id.clone()));
            for (what, words) in words.chain(id) {
                if words.is_empty() || is_public(catalogue, what, &words) {
                    continue;
                }
                let forms = forms(what, &words);
                let venue = venue.origin.source;
                secrets.secrets.push((Secret { venue, what, words }, forms));
            }
        }
        secrets
    }

    /// What of it stands in a file, or in its address.
    pub fn leaks(&self, artifact: &Artifact) -> Vec<Leak> {
        if self.secrets.is_empty() {
            return Vec::new();
        }
        let path = artifact.path.as_str();
        let text = String::from_utf8_lossy(&artifact.bytes);
        // RFC 5545 §3.1: a line of a calendar goes on after a line break and a space.
        let unfolded = path.ends_with(".ics").then(|| text.replace("\r\n ", ""));
        let text = unfolded.as_deref().unwrap_or(&text);
        let is_there = |form: &String| stands_in(text, form) || stands_in(path, form);
        let found = self
            .secrets
            .iter()
            .filter(|(_, forms)| forms.iter().any(is_there));
        found
            .map(|(secret, _)| Leak {
                path: path.to_owned(),
                secret: secret.clone(),
            })
            .collect()
    }
}

fn is_public(catalogue: &Catalogue, what: &str, words: &str) -> bool {
    let venues = || catalogue.venues.iter().filter(|venue| !venue.private);
    if what == "id" {
        return false;
    }
    let names = std::iter::once(&catalogue.college.name)
        .chain(catalogue.partners.iter().map(|partner| &partner.name))
        .chain(venues().map(|venue| &venue.name))
        .chain(venues().flat_map(|venue| venue.address.iter().chain(&venue.postcode)));
    names
        .map(|name| &name.value)
        .any(|name| stands_in(name, words))
}

/// How something is written in pages, calendars and data.
fn forms(what: &str, words: &str) -> Vec<String> {
    let quotes = |entity: &str| {
        let words = words.replace('&', "&amp;").replace('<', "&lt;");
        let words = words.replace('>', "&gt;").replace('"', "&quot;");
        words.replace('\'', entity)
    };
    let mut forms = match what {
        // An id of one word is a word like any other; in an address it stands between slashes.
        "id" if !words.contains(|letter: char| letter == '-' || letter.is_ascii_digit()) => {
            vec![format!("venues/{words}"), format!("\"{words}\"")]
        }
        "id" => vec![words.to_owned()],
        "postcode" => vec![
            words.to_owned(),
            words.replace(' ', ""),
            words.to_lowercase(),
        ],
        _ => vec![
            words.to_owned(),
            quotes("&#39;"),
            quotes("&#x27;"),
            // RFC 8259 §7: a quotation mark in JSON has a backslash before it; in a page's own JSON `<` is escaped too.
            in_json(words),
            in_json(words).replace('<', "\\u003c"),
            // RFC 4180 §2: a quotation mark in a cell stands twice.
            words.replace('"', "\"\""),
            // RFC 5545 §3.3.11: a comma in a text of a calendar has a backslash before it.
            words.replace(',', "\\,"),
        ],
    };
    forms.sort();
    forms.dedup();
    forms
}

/// As they stand inside a string of JSON.
fn in_json(words: &str) -> String {
    let string = serde_json::Value::from(words).to_string();
    string[1..string.len() - 1].to_owned()
}

/// Whether words stand in a text, not as a part of other words.
fn stands_in(text: &str, words: &str) -> bool {
    let is_part = |letter: char| letter.is_alphanumeric() || letter == '-';
    text.match_indices(words).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let after = text[at + words.len()..].chars().next();
        !before.is_some_and(is_part) && !after.is_some_and(is_part)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stand_by_themselves() {
        assert!(stands_in("at 9 Orchard Rise, Millbrook", "9 Orchard Rise"));
        assert!(stands_in("/venues/safe-place/", "safe-place"));
        for text in [
            "19 Orchard Rise",
            "9 Orchard Risers",
            "9 Orchard Rise-on-Sea",
        ] {
            assert!(!stands_in(text, "9 Orchard Rise"), "{text}");
        }
    }

    #[test]
    fn a_secret_is_known_in_pages_calendars_and_addresses() {
        let forms = forms("name", "St Anne's, Annexe");
        for text in [
            "St Anne&#39;s, Annexe",
            "St Anne&#x27;s, Annexe",
            "St Anne's\\, Annexe",
        ] {
            assert!(forms.iter().any(|form| stands_in(text, form)), "{text}");
        }
        let quoted = super::forms("name", "The \"Den\" <2>");
        for text in [
            "{\"name\":\"The \\\"Den\\\" <2>\"}",
            "{\"name\":\"The \\\"Den\\\" \\u003c2>\"}",
            "<p>The &quot;Den&quot; &lt;2&gt;</p>",
            "x,\"The \"\"Den\"\" <2>\"",
        ] {
            assert!(quoted.iter().any(|form| stands_in(text, form)), "{text}");
        }
        assert_eq!(super::forms("id", "larch"), ["\"larch\"", "venues/larch"]);
        assert!(super::forms("postcode", "ZZ1 8ST").contains(&"ZZ18ST".to_owned()));
    }
}

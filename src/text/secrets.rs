//! Private venues → the words that no page or file may show.

use std::collections::BTreeSet;

use crate::artifact::{Artifact, Leak, Secret};
use crate::model::Catalogue;
use crate::model::kind::Kind;
use crate::text::whole_words::WholeWords;

/// What must be in no output, with the forms in which it could stand there.
#[derive(Debug, Default)]
pub struct Secrets {
    secrets: Vec<Secret>,
    /// Every form of each.
    forms: WholeWords,
    /// The position of the secret that each form is one of.
    of: Vec<usize>,
}

impl Secrets {
    /// Each of them.
    pub fn iter(&self) -> std::slice::Iter<'_, Secret> {
        self.secrets.iter()
    }

    /// All of them, as text that is nobody's to see.
    pub fn all(&self) -> String {
        format!("{:?}", self.secrets)
    }

    /// Name, address, postcode and id of every private venue. What a public record says too is no secret: the town in an
    /// address, or the name of the partner that lends the house.
    pub fn new(catalogue: &Catalogue) -> Self {
        let mut secrets = candidates(catalogue);
        let public = public(catalogue, &secrets);
        let mut at = 0..;
        secrets.retain(|_| at.next().is_none_or(|at| !public.contains(&at)));
        let (mut forms, mut of) = (Vec::new(), Vec::new());
        for (at, secret) in secrets.iter().enumerate() {
            forms.extend(self::forms(secret.what, &secret.words));
            of.resize(forms.len(), at);
        }
        Self {
            secrets,
            forms: WholeWords::new(forms),
            of,
        }
    }

    /// What of it stands in a file, or in its address.
    pub fn leaks(&self, artifact: &Artifact) -> Vec<Leak> {
        if self.secrets.is_empty() {
            return Vec::new();
        }
        let path = artifact.path.as_str();
        let unfolded = path.ends_with(".ics").then(|| unfolded(&artifact.bytes));
        let text = unfolded.as_deref().unwrap_or(&artifact.bytes);
        let mut found = BTreeSet::new();
        for text in [text, path.as_bytes()] {
            self.forms.each(text, |form| {
                found.insert(self.of[form]);
            });
        }
        let leak = |at: usize| Leak {
            path: path.to_owned(),
            secret: self.secrets[at].clone(),
        };
        found.into_iter().map(leak).collect()
    }
}

/// RFC 5545 §3.1: a line of a calendar goes on after a line break and a space.
fn unfolded(calendar: &[u8]) -> Vec<u8> {
    let mut text = Vec::with_capacity(calendar.len());
    let mut rest = calendar;
    while let Some(line) = rest.iter().position(|byte| *byte == b'\n') {
        let is_folded = rest[..line].ends_with(b"\r") && rest[line + 1..].starts_with(b" ");
        let (kept, next) = match is_folded {
            true => (line - 1, line + 2),
            false => (line + 1, line + 1),
        };
        text.extend_from_slice(&rest[..kept]);
        rest = &rest[next..];
    }
    text.extend_from_slice(rest);
    text
}

/// What private venues say of themselves.
fn candidates(catalogue: &Catalogue) -> Vec<Secret> {
    let mut secrets = Vec::new();
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
        let words = words.chain(id).filter(|(_, words)| !words.is_empty());
        let venue = venue.origin.source;
        secrets.extend(words.map(|(what, words)| Secret { venue, what, words }));
    }
    secrets
}

/// Which of them a public record says too. An id is nobody else's.
fn public(catalogue: &Catalogue, secrets: &[Secret]) -> BTreeSet<usize> {
    let words = secrets.iter().map(|secret| secret.words.clone()).collect();
    let words = WholeWords::new(words);
    let mut public = BTreeSet::new();
    for name in said_in_public(catalogue) {
        words.each(name.as_bytes(), |at| {
            public.insert(at);
        });
    }
    public.retain(|at| secrets[*at].what != "id");
    public
}

/// Names and places that public records say.
pub fn said_in_public(catalogue: &Catalogue) -> impl Iterator<Item = &str> {
    let venues = || catalogue.venues.iter().filter(|venue| !venue.private);
    std::iter::once(&catalogue.college.name)
        .chain(catalogue.partners.iter().map(|partner| &partner.name))
        .chain(venues().map(|venue| &venue.name))
        .chain(venues().flat_map(|venue| venue.address.iter().chain(&venue.postcode)))
        .map(|name| name.value.as_str())
}

/// How something is written in pages, calendars and data.
fn forms(what: &str, words: &str) -> Vec<String> {
    let quotes = |entity: &str| {
        let words = words.replace('&', "&amp;").replace('<', "&lt;");
        let words = words.replace('>', "&gt;").replace('"', "&quot;");
        words.replace('\'', entity)
    };
    let lined = |sign: &str| words.split_whitespace().collect::<Vec<_>>().join(sign);
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
            // In the address of a map.
            lined("+"),
            lined("%20"),
        ],
    };
    // In the name of a file or a page. A name without a number is made of words like any other.
    if what == "address" && words.contains(|letter: char| letter.is_ascii_digit()) {
        let parts = words.split(|letter: char| !letter.is_alphanumeric());
        let parts: Vec<String> = (parts.filter(|part| !part.is_empty()))
            .map(str::to_lowercase)
            .collect();
        if parts.len() > 1 {
            forms.push(parts.join("-"));
        }
    }
    forms.sort();
    forms.dedup();
    forms
}

/// As they stand inside a string of JSON.
fn in_json(words: &str) -> String {
    let string = serde_json::Value::from(words).to_string();
    string[1..string.len() - 1].to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stands_in(text: &str, form: &str) -> bool {
        let mut found = false;
        WholeWords::new(vec![form.to_owned()]).each(text.as_bytes(), |_| found = true);
        found
    }

    #[test]
    fn lines_of_a_calendar_are_joined_as_readers_join_them() {
        let folded = b"A:b\r\n c\r\nD:e\r\n  f\n g\r\n";
        assert_eq!(unfolded(folded), b"A:bc\r\nD:e f\n g\r\n");
        assert_eq!(unfolded(b"A"), b"A");
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
        let address = super::forms("address", "4 Rosehip Walk, Millbrook");
        for text in [
            "https://maps.example/?q=4+Rosehip+Walk,+Millbrook",
            "https://maps.example/?q=4%20Rosehip%20Walk,%20Millbrook&z=3",
            "/images/4-rosehip-walk-millbrook.jpg",
        ] {
            assert!(address.iter().any(|form| stands_in(text, form)), "{text}");
        }
        assert_eq!(super::forms("id", "larch"), ["\"larch\"", "venues/larch"]);
        assert!(super::forms("postcode", "ZZ1 8ST").contains(&"ZZ18ST".to_owned()));
    }
}

//! Every file that names a record: in its keys, by a link, or by name.

use std::collections::{BTreeMap, BTreeSet};

use crate::impact::college::{College, Lost};
use crate::model::kind::{Kind, Purpose, purpose_of};
use crate::source::Source;

/// A file that names it.
#[derive(Debug)]
pub(super) struct Named {
    pub(super) path: String,
    /// From 1; never empty.
    pub(super) lines: Vec<usize>,
}

/// What a record is known by.
struct Known<'a> {
    kind: Kind,
    id: &'a str,
    /// A person's is looked for too, and never shown.
    name: Option<&'a str>,
}

/// By path.
pub(super) fn named<'a>(college: College<'a>, lost: Lost<'a>) -> Vec<Named> {
    let known = Known::of(college, lost);
    let (kind, id) = (known.kind, known.id);
    let mut lines: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
    for (of, named) in &college.catalogue.references {
        if *of == kind && named.value == id {
            let (path, line) = college.line(named.span);
            lines.entry(path).or_default().insert(line);
        }
    }
    let own = college
        .catalogue
        .origin(kind, id)
        .map(|origin| origin.source);
    let others = college
        .sources
        .iter()
        .filter(|(source, _)| Some(*source) != own);
    for (_, source) in others.filter(|(_, source)| is_record(source)) {
        for (number, line) in (1..).zip(source.text.lines()) {
            if known.is_in(line) {
                lines.entry(&source.path).or_default().insert(number);
            }
        }
    }
    let files = lines.into_iter().map(|(path, lines)| Named {
        path: path.to_owned(),
        lines: lines.into_iter().collect(),
    });
    files.collect()
}

impl Named {
    /// "named in lines 3 and 7"
    pub(super) fn words(&self) -> String {
        let lines: Vec<String> = self.lines.iter().map(usize::to_string).collect();
        match lines.as_slice() {
            [line] => format!("named in line {line}"),
            [first @ .., last] => format!("named in lines {} and {last}", first.join(", ")),
            [] => String::new(),
        }
    }
}

impl<'a> Known<'a> {
    fn of(college: College<'a>, lost: Lost<'a>) -> Self {
        let (id, name) = match lost {
            Lost::Partner(partner) => (partner.origin.id.as_str(), Some(&partner.name)),
            Lost::Venue(venue, _) => (venue.origin.id.as_str(), Some(&venue.name)),
            Lost::Person(id) => {
                let person = college.catalogue.person(id);
                (id, person.and_then(|it| it.name.as_ref()))
            }
        };
        Self {
            kind: lost.kind(),
            id,
            name: name.map(|name| name.value.as_str()),
        }
    }

    /// Whether a line links to it, or has its name.
    fn is_in(&self, line: &str) -> bool {
        let name = self.name.is_some_and(|name| has_name(line, name));
        name || self.kind != Kind::Person && self.is_linked(line)
    }

    fn is_linked(&self, line: &str) -> bool {
        let file = format!("{}.md", self.id);
        let page = self.kind.address(self.id);
        line.contains(&format!("/{file})"))
            || line.contains(&format!("({file})"))
            || page.is_some_and(|page| line.contains(page.as_str()))
    }
}

fn is_record(source: &Source) -> bool {
    let purpose = purpose_of(source);
    matches!(purpose, Purpose::Record(..) | Purpose::Translation { .. })
}

/// Whether a line has a name as words of its own.
fn has_name(line: &str, name: &str) -> bool {
    let is_letter = |letter: Option<char>| letter.is_some_and(char::is_alphanumeric);
    let mut found = line.match_indices(name);
    found.any(|(at, _)| {
        let (before, after) = (
            line[..at].chars().next_back(),
            line[at + name.len()..].chars().next(),
        );
        !is_letter(before) && !is_letter(after)
    })
}

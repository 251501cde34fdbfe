//! References between records: gathered while reading, looked up when all records are known.

use std::collections::{BTreeSet, HashMap};

use crate::finding::{Finding, Findings, Level};
use crate::malformed::{UNKNOWN_REFERENCE, WRONG_KIND_OF_VALUE};
use crate::model::fields::{Fields, Reading, Suggestions, Text, shape};
use crate::model::kind::{Kind, wrong_id};
use crate::source::{Span, Spanned};

/// A venue as a course, run or session names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum VenueChoice {
    /// `private`: told after enrolling.
    Private(Span),
    Venue {
        id: Text,
        room: Option<Text>,
    },
}

/// A name of something that must be there.
#[derive(Debug)]
pub enum Reference {
    Record(Kind, Text),
    Room { venue: String, room: Text },
    Collection(Text),
}

/// All names of one file, or of a whole site.
#[derive(Debug, Default)]
pub struct References {
    list: Vec<Reference>,
}

/// What there is to refer to.
#[derive(Debug, Default)]
pub struct Known {
    pub records: HashMap<Kind, BTreeSet<String>>,
    /// The rooms of each venue.
    pub rooms: HashMap<String, Vec<String>>,
    pub collections: Vec<String>,
    /// The key that says that people are kept in an overlay, when none was given.
    pub people_elsewhere: Option<Span>,
}

impl References {
    pub fn push(&mut self, reference: Reference) {
        self.list.push(reference);
    }

    pub fn extend(&mut self, others: Self) {
        self.list.extend(others.list);
    }

    /// The records that are named, with the words that name them.
    pub fn records(&self) -> Vec<(Kind, Text)> {
        let records = self.list.iter().filter_map(|reference| match reference {
            Reference::Record(kind, id) => Some((*kind, id.clone())),
            Reference::Room { .. } | Reference::Collection(_) => None,
        });
        records.collect()
    }

    /// A key that names one record.
    pub fn one(
        &mut self,
        fields: &mut Fields<'_>,
        r: &mut Reading<'_>,
        name: &'static str,
        kind: Kind,
    ) -> Option<Text> {
        let id = id_of(fields.text(r, name)?);
        self.push(Reference::Record(kind, id.clone()));
        Some(id)
    }

    /// A key that names several.
    pub fn list(
        &mut self,
        fields: &mut Fields<'_>,
        r: &mut Reading<'_>,
        name: &'static str,
        kind: Kind,
    ) -> Vec<Text> {
        let ids = fields.each(r, name, |r, node| {
            let id = id_of(r.item(node, shape::ID)?);
            (!has_commas(&id, r)).then_some(id)
        });
        self.list
            .extend(ids.iter().map(|id| Reference::Record(kind, id.clone())));
        ids
    }

    /// A key that names a venue, a room in it, or says that the place is private.
    pub fn venue(
        &mut self,
        fields: &mut Fields<'_>,
        r: &mut Reading<'_>,
        name: &'static str,
    ) -> Option<VenueChoice> {
        let text = id_of(fields.text(r, name)?);
        if text.value == "private" {
            return Some(VenueChoice::Private(text.span));
        }
        let Some((venue, room)) = text.value.split_once('/') else {
            self.push(Reference::Record(Kind::Venue, text.clone()));
            return Some(VenueChoice::Venue {
                id: text,
                room: None,
            });
        };
        if room.is_empty() || wrong_id(Kind::Venue, room).is_some() {
            r.report(
                Finding::new(&WRONG_KIND_OF_VALUE, text.span, format!("{} is not a venue and a room", text.value))
                    .help("write the venue's id, a slash and the room's id, such as central-library/meeting-room"),
            );
            return None;
        }
        let (venue, room) = (
            Spanned::new(venue.to_owned(), text.span),
            Spanned::new(room.to_owned(), text.span),
        );
        self.push(Reference::Record(Kind::Venue, venue.clone()));
        self.push(Reference::Room {
            venue: venue.value.clone(),
            room: room.clone(),
        });
        Some(VenueChoice::Venue {
            id: venue,
            room: Some(room),
        })
    }

    /// Reports every name that nothing has.
    pub fn check(&self, known: &Known, findings: &mut Findings) {
        if let Some(notice) = self.people_elsewhere(known) {
            findings.push(notice);
        }
        let mut suggestions = Suggestions::default();
        let none = BTreeSet::new();
        let mut said =
            |id: &Text, message: &str, ids: &mut dyn Iterator<Item = &String>, otherwise: &str| {
                let near = suggestions.nearest(&id.value, ids.map(String::as_str));
                unknown(id, message, near, otherwise)
            };
        for reference in &self.list {
            let unknown = match reference {
                Reference::Record(Kind::Person, _) if known.people_elsewhere.is_some() => None,
                Reference::Record(kind, id) => {
                    let ids = known.records.get(kind).unwrap_or(&none);
                    (!ids.contains(&id.value)).then(|| {
                        said(
                            id,
                            &format!("there is no {} {}", kind.noun(), id.value),
                            &mut ids.iter(),
                            &remedy(*kind, &id.value),
                        )
                    })
                }
                Reference::Room { venue, room } => known
                    .rooms
                    .get(venue)
                    .and_then(|rooms| missing(rooms, &room.value))
                    .map(|rooms| {
                        said(
                            room,
                            &format!("{venue} has no room {}", room.value),
                            &mut rooms.iter(),
                            &format!("add it under rooms: in content/venues/{venue}.md"),
                        )
                    }),
                Reference::Collection(id) => missing(&known.collections, &id.value).map(|ids| {
                    said(
                        id,
                        &format!("there is no collection {}", id.value),
                        &mut ids.iter(),
                        "add it under collections: in content/college.md",
                    )
                }),
            };
            if let Some(finding) = unknown {
                findings.push(finding);
            }
        }
    }

    /// One notice for everybody who is only in the overlay that was not given.
    fn people_elsewhere(&self, known: &Known) -> Option<Finding> {
        let key = known.people_elsewhere?;
        let here = known.records.get(&Kind::Person);
        let is_here = |id: &str| here.is_some_and(|people| people.contains(id));
        let people = self.list.iter().filter_map(|reference| match reference {
            Reference::Record(Kind::Person, id) => Some(id.value.as_str()),
            _ => None,
        });
        let unknown: BTreeSet<&str> = people.filter(|id| !is_here(id)).collect();
        let who = match unknown.len() {
            0 => return None,
            1 => "1 person is".to_owned(),
            many => format!("{many} people are"),
        };
        let message = format!("{who} not known here, because people are kept in an overlay");
        Some(
            Finding::new(&UNKNOWN_REFERENCE, key, message)
                .help("name the folder with their files: --people DIR, or PROSPECTUS_PEOPLE")
                .level(Level::Advice),
        )
    }
}

/// The id that a text names: a form that lists the files of a folder writes the name of the file, `central-library.md`.
pub(super) fn id_of(text: Text) -> Text {
    text.map(|text| match text.strip_suffix(".md") {
        Some(name) => name.rsplit('/').next().unwrap_or(name).to_owned(),
        None => text,
    })
}

/// Reports several ids that are written as one text, with commas and no brackets.
pub(super) fn has_commas(id: &Text, r: &mut Reading<'_>) -> bool {
    let ids: Vec<&str> = id.value.split(',').map(str::trim).collect();
    let has_commas = ids.len() > 1;
    if has_commas {
        let list = ids.join(", ");
        let message = format!("{} is one text, not a list", id.value);
        r.wrong_kind(id.span, message, &format!("[{list}]"));
    }
    has_commas
}

/// What to do about a record that is not there; a file with an impossible name is no remedy.
fn remedy(kind: Kind, id: &str) -> String {
    match wrong_id(kind, id) {
        Some(_) => format!(
            "write the id of a file in {}, without its .md",
            kind.folder()
        ),
        None => format!("add {}{id}.md", kind.folder()),
    }
}

fn missing<'a>(ids: &'a [String], id: &str) -> Option<&'a [String]> {
    (!ids.iter().any(|known| known == id)).then_some(ids)
}

fn unknown(id: &Text, message: &str, near: Option<&str>, otherwise: &str) -> Finding {
    let finding = Finding::new(&UNKNOWN_REFERENCE, id.span, message);
    match near {
        Some(near) => finding
            .label(format!("did you mean {near}?"))
            .help(format!("write {near}, or {otherwise}")),
        None => finding.help(otherwise.to_owned()),
    }
}

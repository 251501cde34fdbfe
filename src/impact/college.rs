//! College and Lost: what is looked at, and what was lost.

use jiff::civil::Date;

use crate::model::Catalogue;
use crate::model::fields::nearest;
use crate::model::kind::Kind;
use crate::model::partner::Partner;
use crate::model::venue::{Room, Venue};
use crate::panel::Panel;
use crate::source::{Sources, Span};
use crate::standing::Standing;
use crate::timetable::Timetable;

/// A college on one day.
#[derive(Debug, Clone, Copy)]
pub struct College<'a> {
    pub sources: &'a Sources,
    pub catalogue: &'a Catalogue,
    pub timetable: &'a Timetable,
    pub panel: &'a Panel,
    /// What students see: no drafts, nothing held back.
    pub standing: &'a Standing,
    pub today: Date,
    /// Whether the people are in an overlay that was not given.
    pub people_elsewhere: bool,
    /// With a slash at its end.
    pub base_url: &'a str,
}

/// What was lost.
#[derive(Debug, Clone, Copy)]
pub enum Lost<'a> {
    Partner(&'a Partner),
    Venue(&'a Venue, Option<&'a Room>),
    /// By id: people may be kept elsewhere.
    Person(&'a str),
}

impl<'a> College<'a> {
    /// The record that is meant; a room of a venue as `venue/room`.
    ///
    /// # Errors
    ///
    /// That there is none, and which one may be meant.
    pub fn lost(self, kind: Kind, id: &'a str) -> Result<Lost<'a>, (String, String)> {
        let (record, room) = match id.split_once('/') {
            Some((venue, room)) if kind == Kind::Venue => (venue, Some(room)),
            _ => (id, None),
        };
        let catalogue = self.catalogue;
        let found = match kind {
            Kind::Partner => catalogue.partner(record).map(Lost::Partner),
            Kind::Venue => catalogue
                .venue(record)
                .map(|venue| Lost::Venue(venue, None)),
            _ => self.knows_person(record).then_some(Lost::Person(record)),
        };
        let Some(found) = found else {
            return Err(self.unknown(kind, record));
        };
        let (Lost::Venue(venue, _), Some(room)) = (found, room) else {
            return Ok(found);
        };
        let rooms = || venue.rooms.iter().map(|room| room.id.value.as_str());
        match venue.room(room) {
            Some(room) => Ok(Lost::Venue(venue, Some(room))),
            None => Err((
                format!("{record} has no room {room}"),
                match rooms().collect::<Vec<_>>().as_slice() {
                    [] => format!("it has no rooms of its own: write {record}"),
                    rooms => format!("it has {}", rooms.join(", ")),
                },
            )),
        }
    }

    fn knows_person(self, id: &str) -> bool {
        let mut named = self.catalogue.references.iter();
        self.catalogue.person(id).is_some()
            || named.any(|(kind, named)| *kind == Kind::Person && named.value == id)
    }

    fn unknown(self, kind: Kind, id: &str) -> (String, String) {
        let origins = self.catalogue.origins();
        let ids = origins.filter(|(own, _)| *own == kind);
        let help = match nearest(id, ids.map(|(_, origin)| origin.id.as_str())) {
            Some(near) => format!("did you mean {near}?"),
            None => format!(
                "the id of a {0} is the name of its file in {1} without .md",
                kind.noun(),
                kind.folder()
            ),
        };
        (format!("there is no {} {id}", kind.noun()), help)
    }

    /// The path of a place's file, and its line from 1.
    pub fn line(self, span: Span) -> (&'a str, usize) {
        let source = &self.sources[span.source];
        (&source.path, source.line_column(span.start as usize).0)
    }
}

impl<'a> Lost<'a> {
    pub fn kind(self) -> Kind {
        match self {
            Self::Partner(_) => Kind::Partner,
            Self::Venue(..) => Kind::Venue,
            Self::Person(_) => Kind::Person,
        }
    }

    /// "millbrook-mind", "the-hub/room-1", "p-05"
    pub fn id(self) -> String {
        match self {
            Self::Partner(partner) => partner.origin.id.clone(),
            Self::Venue(venue, None) => venue.origin.id.clone(),
            Self::Venue(venue, Some(room)) => format!("{}/{}", venue.origin.id, room.id.value),
            Self::Person(id) => id.to_owned(),
        }
    }

    /// As the coordinator knows it: people and private venues by id, never by name.
    pub fn title(self, catalogue: &Catalogue) -> String {
        match self {
            Self::Partner(partner) => partner.name.value.clone(),
            Self::Venue(venue, _) if venue.private => self.id(),
            Self::Venue(venue, None) => venue.name.value.clone(),
            Self::Venue(venue, Some(room)) => {
                let room = venue.room_name(&room.id.value);
                format!("{room} in {}", venue.name.value)
            }
            Self::Person(id) => match catalogue.person(id) {
                Some(person) => format!("{id} ({})", person.role.value),
                None => id.to_owned(),
            },
        }
    }
}

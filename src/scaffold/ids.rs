//! Ids of new records: which are free, which is next, and which records there are to be named.

use crate::error::{Error, Result};
use crate::model::Catalogue;
use crate::model::alias::published_as;
use crate::model::fields::nearest;
use crate::model::kind::{Kind, Purpose, purpose_of, suggested_id, wrong_id};
use crate::pipeline::Understood;

/// Refuses an id that cannot be an address.
///
/// # Errors
///
/// Why, and what would do.
pub fn possible(kind: Kind, id: &str) -> Result<()> {
    let Some(reason) = wrong_id(kind, id) else {
        return Ok(());
    };
    let suggestion = suggested_id(id);
    let help = match wrong_id(kind, &suggestion) {
        None => format!("call it {suggestion}"),
        Some(_) => "choose another id".to_owned(),
    };
    Err(Error::refused(reason, help))
}

/// Refuses an id that belongs to a record, to an address that leads on, or to what the calendars or the panel remember.
///
/// # Errors
///
/// Who has it.
pub fn free(kind: Kind, id: &str, college: &Understood) -> Result<()> {
    let catalogue = &college.catalogue;
    let mut sources = college.sources.iter().map(|(_, source)| source);
    let is_it = |purpose: Purpose<'_>| purpose == Purpose::Record(kind, id);
    if let Some(source) = sources.find(|source| is_it(purpose_of(source))) {
        return Err(Error::refused(
            format!("{} is there already", source.path),
            "choose another id, or change the file that is there",
        ));
    }
    if let Some((path, alias)) = leads_on(kind, id, college) {
        return Err(Error::refused(
            format!(
                "{alias} is an old address that leads to {path}, so nothing new can stand there"
            ),
            format!("choose another id, or take {alias} out of the aliases of that file"),
        ));
    }
    let remembered = college
        .remembered()
        .is_ok_and(|it| it.ledger.course(id).is_some());
    if kind == Kind::Course && remembered {
        return Err(Error::refused(
            format!("the calendars remember a course {id} that is not here any more"),
            "choose another id: in the calendars of students the sessions of the new course would take the place of the old ones",
        ));
    }
    if kind == Kind::Course && !catalogue.rounds_of(id).is_empty() {
        return Err(Error::refused(
            format!("content/reviews/{id} holds what the panel said of another course {id}"),
            "choose another id, or move that folder away",
        ));
    }
    Ok(())
}

/// The file and the alias that has the address of a new record.
fn leads_on<'c>(kind: Kind, id: &str, college: &'c Understood) -> Option<(&'c str, &'c str)> {
    let address = kind.address(id)?;
    let catalogue = &college.catalogue;
    let courses = catalogue.courses.iter().map(|it| (&it.origin, &it.aliases));
    let pages = catalogue.pages.iter().map(|it| (&it.origin, &it.aliases));
    for (origin, aliases) in courses.chain(pages) {
        let mut aliases = aliases.iter().map(|alias| alias.value.as_str());
        if let Some(alias) = aliases.find(|alias| published_as(alias) == address.as_str()) {
            return Some((&college.sources[origin.source].path, alias));
        }
    }
    None
}

/// The next id of a person: a number, and nothing that tells who it is.
pub fn next_person(college: &Understood) -> String {
    let number = |id: &str| id.strip_prefix("p-")?.parse::<u32>().ok();
    let sources = college.sources.iter();
    let numbers = sources.filter_map(|(_, source)| match purpose_of(source) {
        Purpose::Record(Kind::Person, id) => number(id),
        _ => None,
    });
    format!("p-{:02}", u64::from(numbers.max().unwrap_or(0)) + 1)
}

/// The records that can be named, for somebody who is asked for one.
pub fn some(kind: Kind, catalogue: &Catalogue) -> String {
    let origins = catalogue.origins().filter(|(its, _)| *its == kind);
    let ids: Vec<&str> = origins.map(|(_, origin)| origin.id.as_str()).collect();
    let noun = kind.noun();
    match (ids.len(), ids.get(..MOST_SHOWN)) {
        (0, _) => format!("  There is no {noun} yet."),
        (count, Some(first)) if count > MOST_SHOWN => {
            format!(
                "  {noun}: {} and {} more",
                first.join(", "),
                count - MOST_SHOWN
            )
        }
        _ => format!("  {noun}: {}", ids.join(", ")),
    }
}

/// As many ids as fit into a line or two.
const MOST_SHOWN: usize = 12;

/// Refuses a reference to a record that is not there. A venue may be named with its room.
///
/// # Errors
///
/// What may be meant, or which there are.
pub fn known(kind: Kind, id: &str, catalogue: &Catalogue) -> Result<()> {
    let (record, room) = match id.split_once('/') {
        Some((record, room)) if kind == Kind::Venue => (record, Some(room)),
        _ => (id, None),
    };
    let noun = kind.noun();
    let origins = catalogue.origins().filter(|(its, _)| *its == kind);
    let ids: Vec<&str> = origins.map(|(_, origin)| origin.id.as_str()).collect();
    if !ids.contains(&record) {
        let help = match nearest(record, ids.iter().copied()) {
            Some(near) => format!("did you mean {near}?"),
            None if ids.is_empty() => {
                format!("there is none yet: begin it with `prospectus new {noun}`")
            }
            None => format!(
                "there are {}; begin a new one with `prospectus new {noun}`",
                ids.join(", ")
            ),
        };
        return Err(Error::refused(format!("there is no {noun} {record}"), help));
    }
    let Some(room) = room else { return Ok(()) };
    let venue = catalogue.venue(record);
    let rooms: Vec<&str> = venue.map_or_else(Vec::new, |venue| {
        venue
            .rooms
            .iter()
            .map(|room| room.id.value.as_str())
            .collect()
    });
    if rooms.contains(&room) {
        return Ok(());
    }
    let help = match nearest(room, rooms.iter().copied()) {
        Some(near) => format!("did you mean {record}/{near}?"),
        None => format!("name the venue alone, {record}, or write the room into its file first"),
    };
    Err(Error::refused(format!("{record} has no room {room}"), help))
}

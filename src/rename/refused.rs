//! What stands in the way of a new id, and what to do first.

use crate::error::{Error, Result};
use crate::finding::{Finding, Level};
use crate::ledger::{NewId, NotRenamed};
use crate::malformed::UNKNOWN_REFERENCE;
use crate::model::alias::published_as;
use crate::model::fields::nearest;
use crate::model::kind::{Kind, REVIEWS, suggested_id, wrong_id};
use crate::pipeline::Understood;
use crate::read::LEDGER_PATH;

/// Pages around whose texts the program makes something of its own.
const OF_THE_PROGRAM: [&str; 3] = ["accessibility", "co-production", "partnerships"];

/// # Errors
///
/// The first thing that stands in the way.
pub(super) fn check(is: &Understood, id: NewId<'_>) -> Result<()> {
    readable(is)?;
    old_id(is, id)?;
    new_id(is, id)?;
    if id.kind == Kind::Course {
        let folder = format!("{REVIEWS}{}/", id.new);
        let taken = is
            .sources
            .iter()
            .any(|(_, it)| it.path.starts_with(&folder));
        if taken {
            return Err(Error::refused(
                format!("{folder} holds rounds of the panel already"),
                "choose another id, or delete that folder if its course is gone for good",
            ));
        }
    }
    Ok(())
}

/// A college of which something cannot be read may name the record where nobody sees it.
fn readable(is: &Understood) -> Result<()> {
    let in_the_way = |finding: &&Finding| finding.code != &UNKNOWN_REFERENCE;
    let Some(first) = is.unreadable.iter().find(in_the_way) else {
        return Ok(());
    };
    let file = match first.place.source(&is.sources) {
        Some(source) => source.path.clone(),
        None => match &first.place {
            crate::finding::Place::File(path) => path.clone(),
            _ => "the college".to_owned(),
        },
    };
    Err(Error::refused(
        format!(
            "{file} cannot be read for certain ({}), so nobody knows whether it names this record",
            first.message
        ),
        "put right what prospectus check says of it, and run the command again",
    ))
}

fn old_id(is: &Understood, id: NewId<'_>) -> Result<()> {
    let (noun, old) = (id.kind.noun(), id.old);
    let Some(origin) = is.catalogue.origin(id.kind, old) else {
        return Err(unknown(is, id));
    };
    let source = &is.sources[origin.source];
    if source.in_overlay {
        return Err(Error::refused(
            format!(
                "{old} is kept outside the college's folder ({}), and is not renamed from here",
                source.path
            ),
            format!(
                "rename that file to {}.md; prospectus check --people DIR then says each place that still says {old}",
                id.new
            ),
        ));
    }
    if id.kind == Kind::Page && OF_THE_PROGRAM.contains(&old) {
        return Err(Error::refused(
            format!("the program itself looks for a {noun} called {old}"),
            "keep its id, and change its title: in the file",
        ));
    }
    Ok(())
}

fn unknown(is: &Understood, id: NewId<'_>) -> Error {
    let (noun, old) = (id.kind.noun(), id.old);
    let origins = is.catalogue.origins();
    let ids = origins.filter(|(kind, _)| *kind == id.kind);
    let near = nearest(old, ids.map(|(_, origin)| origin.id.as_str()));
    let elsewhere = is.catalogue.origins().find(|(_, it)| it.id == old);
    let address = id.kind.address(old).map(|address| address.to_string());
    let mut aliases = is.catalogue.aliases();
    let now = aliases
        .find(|(kind, _, alias)| *kind == id.kind && Some(published_as(&alias.value)) == address);
    if let Some((_, origin, _)) = now {
        let help = format!("it is called {} now", origin.id);
        return Error::refused(format!("there is no {noun} {old} any more"), help);
    }
    let help = match (near, elsewhere) {
        (Some(near), _) => format!("did you mean {near}?"),
        (None, Some((kind, _))) => {
            format!("there is a {} {old}: prospectus rename {} {old} {}", kind.noun(), kind.noun(), id.new)
        }
        (None, None) if id.kind == Kind::Person && is.people_elsewhere => {
            "people are kept outside the college's folder: rename the file where it is kept, and name that folder with --people when you run prospectus check".to_owned()
        }
        (None, None) => format!("the id of a {noun} is the name of its file in {} without .md", id.kind.folder()),
    };
    Error::refused(format!("there is no {noun} {old}"), help)
}

fn new_id(is: &Understood, id: NewId<'_>) -> Result<()> {
    let NewId { kind, old, new } = id;
    if old == new {
        return Err(Error::refused(
            format!("the {} is called {new} already", kind.noun()),
            "name the id that it has, and then the one that it is to have",
        ));
    }
    if let Some(reason) = wrong_id(kind, new) {
        let suggestion = suggested_id(new);
        let help = match wrong_id(kind, &suggestion) {
            None => format!("call it {suggestion}"),
            Some(_) => "choose another id".to_owned(),
        };
        return Err(Error::refused(reason, help));
    }
    let taken = |what: String| Err(Error::refused(what, "choose another id"));
    if let Some(origin) = is.catalogue.origin(kind, new) {
        let path = &is.sources[origin.source].path;
        return taken(format!("there is a {} {new} already: {path}", kind.noun()));
    }
    let Some(address) = kind.address(new) else {
        return Ok(());
    };
    let address = address.to_string();
    if is.catalogue.addresses().contains(&address) {
        return taken(format!(
            "{address} is the address of something else already"
        ));
    }
    if kind == Kind::Page && is.catalogue.other_languages().contains(&new) {
        return taken(format!("at {address} stand the pages in that language"));
    }
    let mut aliases = is.catalogue.aliases();
    let other = aliases.find(|(of, origin, alias)| {
        published_as(&alias.value) == address && (*of, origin.id.as_str()) != (kind, old)
    });
    match other {
        Some((of, origin, _)) => taken(format!(
            "{address} is an old address that leads to the {} {}",
            of.noun(),
            origin.id
        )),
        None => Ok(()),
    }
}

/// What the calendars say against it.
pub(super) fn by_ledger(reason: NotRenamed, id: NewId<'_>) -> Error {
    match reason {
        NotRenamed::Unusable => Error::refused(
            format!("{LEDGER_PATH} cannot be used, and the calendars of students hang on it"),
            "put right what prospectus check says of it, and run the command again",
        ),
        NotRenamed::InConflict => Error::refused(
            format!("{LEDGER_PATH} holds two versions of itself, as git puts them into one file"),
            "run prospectus build, which joins them, and then this command again",
        ),
        NotRenamed::Remembered => Error::refused(
            format!(
                "calendars of students remember another course {}, which is no longer here",
                id.new
            ),
            "choose another id: its sessions would be mixed up with those of this course",
        ),
    }
}

/// Looks at the college as it would be: a rename that loses something is not made.
///
/// # Errors
///
/// What would be lost.
pub(super) fn check_after(was: &Understood, is: &Understood, id: NewId<'_>) -> Result<()> {
    let errors = |college: &Understood| {
        let errors = college.unreadable.iter();
        errors.filter(|it| it.level == Level::Error).count()
    };
    let is_there = is.catalogue.origin(id.kind, id.new).is_some();
    let is_gone = is.catalogue.origin(id.kind, id.old).is_none();
    // A new id may be the one that something named before it was there.
    if is_there && is_gone && errors(is) <= errors(was) {
        return Ok(());
    }
    let known = |it: &&Finding| was.unreadable.iter().all(|old| old.message != it.message);
    let cause = is.unreadable.iter().find(known);
    Err(Error::Bug {
        doing: format!("renaming {} to {}", id.old, id.new),
        cause: cause.map_or_else(
            || "the record would not be read".to_owned(),
            |it| it.message.clone(),
        ),
    })
}

//! A record's new id, in what the calendars remember: UIDs stay, and so does everything else that a subscriber sees.

use crate::ledger::file::Ledger;
use crate::ledger::line::Seen;
use crate::ledger::remember::mark;
use crate::ledger::seen::{HYBRID, digest_of_course};
use crate::ledger::unusable::Unusable;
use crate::model::Catalogue;
use crate::model::kind::Kind;
use crate::source::Sources;

/// A record under two ids.
#[derive(Debug, Clone, Copy)]
pub struct NewId<'a> {
    pub kind: Kind,
    pub old: &'a str,
    pub new: &'a str,
}

/// Why the ledger cannot be given a new id.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotRenamed {
    /// It cannot be used at all, which `check` says.
    Unusable,
    /// There are two versions of it in one file, which `build` joins.
    InConflict,
    /// It remembers another course of the new id, which is no longer there.
    Remembered,
}

impl From<Vec<Unusable>> for NotRenamed {
    fn from(_: Vec<Unusable>) -> Self {
        Self::Unusable
    }
}

/// The text of a ledger with the new id in it. A text of a course that says the same with other links is remembered as it
/// is now, so that nobody is told of a change.
///
/// # Errors
///
/// Why it cannot be done.
pub fn with_new_id(
    text: &str,
    id: NewId<'_>,
    was: (&Catalogue, &Sources),
    is: (&Catalogue, &Sources),
) -> Result<String, NotRenamed> {
    let zone = &was.0.college.time_zone;
    let (mut ledger, is_conflict) = Ledger::read(text, &mark(was.0), zone)?;
    if is_conflict {
        return Err(NotRenamed::InConflict);
    }
    if id.kind == Kind::Course && ledger.course(id.new).is_some() {
        return Err(NotRenamed::Remembered);
    }
    let called = |kind: Kind, name: &mut String| {
        if kind == id.kind && *name == id.old {
            id.new.clone_into(name);
        }
    };
    for line in &mut ledger.lines {
        called(Kind::Course, &mut line.course);
        if id.kind == Kind::Venue {
            moved(&mut line.seen, id);
            if let Some(before) = &mut line.before {
                moved(&mut before.seen, id);
            }
        }
    }
    for line in &mut ledger.courses {
        let course = was.0.course(&line.id);
        called(Kind::Course, &mut line.id);
        line.topics
            .iter_mut()
            .for_each(|it| called(Kind::Topic, it));
        line.partners
            .iter_mut()
            .for_each(|it| called(Kind::Partner, it));
        let digest = |course, sources: &Sources| {
            let course: &crate::model::course::Course = course;
            digest_of_course(course, sources.text(course.body.span))
        };
        if let (Some(before), Some(after)) = (course, is.0.course(&line.id))
            && line.digest == digest(before, was.1)
        {
            line.digest = digest(after, is.1);
        }
    }
    ledger.courses.sort_by(|one, other| one.id.cmp(&other.id));
    Ok(ledger.text())
}

/// The venue of a session; a room of it stays.
fn moved(seen: &mut Seen, id: NewId<'_>) {
    let (before, place) = match seen.place.strip_prefix(HYBRID) {
        Some(place) => (HYBRID, place),
        None => ("", seen.place.as_str()),
    };
    let rest = place.strip_prefix(id.old);
    if let Some(rest) = rest.filter(|rest| rest.is_empty() || rest.starts_with('/')) {
        seen.place = format!("{before}{}{rest}", id.new);
    }
}

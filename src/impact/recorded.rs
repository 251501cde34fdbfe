//! A loss in its own record: a partner has ended or pauses, a venue is closed.

use crate::edit::{Change, front};
use crate::error::{Error, Result};
use crate::impact::college::{College, Lost};
use crate::impact::touched::Impact;

/// The file of what was lost, as it is to be.
pub(super) fn recorded(college: College<'_>, impact: &Impact<'_>) -> Result<Change> {
    let (origin, text) = match impact.lost {
        Lost::Partner(partner) => {
            let source = &college.sources[partner.origin.source];
            let ended = impact.from.yesterday().unwrap_or(impact.from);
            let status = match impact.until {
                Some(_) => "paused".to_owned(),
                None => format!("{{ended: {ended}}}"),
            };
            (&partner.origin, front::set(source, "status", &status)?)
        }
        Lost::Venue(venue, None) => {
            let Some(until) = impact.until else {
                return Err(Error::refused(
                    "a venue's file says from when to when it is closed, and no last day is given",
                    "give the last day with --until; a venue that is gone for good keeps its file as long as past sessions name it",
                ));
            };
            let source = &college.sources[venue.origin.source];
            let closed = format!("{{from: {}, to: {until}}}", impact.from);
            (&venue.origin, front::add(source, "closed", &closed)?)
        }
        Lost::Venue(_, Some(_)) => {
            return Err(Error::refused(
                "a venue's file cannot say that one of its rooms is closed",
                "leave --record out; when the room is gone for good, take it out of rooms: once no session names it",
            ));
        }
        Lost::Person(_) => {
            return Err(Error::refused(
                "a person's file does not say when somebody is away, and nobody need know why",
                "leave --record out",
            ));
        }
    };
    Ok(Change::new(&college.sources[origin.source], text))
}

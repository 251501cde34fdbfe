//! Strands, venues and partners → the courses and the coming sessions of each, found in one pass, so that no page looks
//! through all of them.

use crate::model::Catalogue;
use crate::model::fields::Text;
use crate::model::kind::Kind;
use crate::model::reference::VenueChoice;
use crate::site::Site;
use crate::timetable::{Session, SessionPlace};

/// What is of one record.
#[derive(Debug, Default, Clone)]
pub(super) struct Members {
    /// Positions of the courses that stand in lists, in the order of all.
    pub(super) courses: Vec<usize>,
    /// Positions of the sessions to come, in the order of time.
    sessions: Vec<usize>,
}

impl Members {
    pub(super) fn sessions<'s>(&self, site: &'s Site<'_>) -> impl Iterator<Item = &'s Session> {
        let all = &site.timetable.sessions;
        self.sessions.iter().map(move |at| &all[*at])
    }
}

/// The same of each record that many courses name, by its position in the catalogue.
#[derive(Debug)]
pub(super) struct AllMembers {
    pub(super) topics: Vec<Members>,
    pub(super) partners: Vec<Members>,
    /// Of a venue also the courses that have no date yet and will be there.
    pub(super) venues: Vec<Members>,
}

impl AllMembers {
    pub(super) fn new(site: &Site<'_>) -> Self {
        let catalogue = site.catalogue;
        let none = |records: usize| vec![Members::default(); records];
        let mut all = Self {
            topics: none(catalogue.topics.len()),
            partners: none(catalogue.partners.len()),
            venues: none(catalogue.venues.len()),
        };
        for (at, course) in site.listed_courses() {
            for topic in positions(catalogue, Kind::Topic, &course.topics) {
                all.topics[topic].courses.push(at);
            }
            for partner in positions(catalogue, Kind::Partner, &course.partners) {
                all.partners[partner].courses.push(at);
            }
            if site.is_current(at) {
                let of_runs = course.runs.iter().map(|run| &run.venue);
                let named = of_runs.chain([&course.venue]).flatten();
                let named = named.filter_map(|choice| match choice {
                    VenueChoice::Venue { id, .. } => Some(id),
                    VenueChoice::Private(_) => None,
                });
                for venue in positions(catalogue, Kind::Venue, named) {
                    all.venues[venue].courses.push(at);
                }
            }
        }
        for session in site.coming() {
            all.add_session(site, session);
        }
        for venue in &mut all.venues {
            venue.courses.sort_unstable();
            venue.courses.dedup();
        }
        all
    }

    fn add_session(&mut self, site: &Site<'_>, session: &Session) {
        let course = &site.catalogue.courses[session.course];
        let at = site.timetable.position(session);
        for topic in positions(site.catalogue, Kind::Topic, &course.topics) {
            self.topics[topic].sessions.push(at);
        }
        for partner in positions(site.catalogue, Kind::Partner, &course.partners) {
            self.partners[partner].sessions.push(at);
        }
        if let SessionPlace::Venue { id, .. } = &session.place
            && let Some(venue) = site.catalogue.position(Kind::Venue, id)
        {
            self.venues[venue].sessions.push(at);
            self.venues[venue].courses.push(session.course);
        }
    }
}

/// Where some records are in the list of their kind, each once.
fn positions<'t>(
    catalogue: &Catalogue,
    kind: Kind,
    ids: impl IntoIterator<Item = &'t Text>,
) -> Vec<usize> {
    let ids = ids.into_iter();
    let mut positions: Vec<usize> = ids
        .filter_map(|id| catalogue.position(kind, &id.value))
        .collect();
    positions.sort_unstable();
    positions.dedup();
    positions
}

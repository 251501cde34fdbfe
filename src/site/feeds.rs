//! Feeds: which calendars there are, and which sessions each holds.

use crate::artifact::SitePath;
use crate::model::Origin;
use crate::model::kind::Kind;
use crate::site::published::Site;
use crate::timetable::{Session, SessionPlace};

/// A calendar that can be subscribed to.
#[derive(Debug)]
pub struct Feed<'s> {
    /// `None` for the calendar of everything.
    pub kind: Option<Kind>,
    pub title: String,
    pub path: SitePath,
    /// In the order of time.
    pub sessions: Vec<&'s Session>,
}

/// Every feed: of everything, then one for each published record, also when it holds no session.
pub fn feeds<'s>(site: &'s Site<'_>) -> Vec<Feed<'s>> {
    let catalogue = site.catalogue;
    let sessions: Vec<&Session> = site.sessions().collect();
    let mut feeds = vec![Feed {
        kind: None,
        title: site.words.say("calendar-everything"),
        path: SitePath::new("/calendars/all.ics"),
        sessions: sessions.clone(),
    }];
    let mut add = |kind: Kind,
                   folder: &str,
                   title: &str,
                   origin: &Origin,
                   holds: &dyn Fn(&Session) -> bool| {
        if site.is_published(origin) {
            feeds.push(Feed {
                kind: Some(kind),
                title: title.to_owned(),
                path: SitePath::new(format!("/calendars/{folder}/{}.ics", origin.id)),
                sessions: sessions
                    .iter()
                    .copied()
                    .filter(|session| holds(session))
                    .collect(),
            });
        }
    };
    for topic in &catalogue.topics {
        let holds = |session: &Session| {
            catalogue.courses[session.course]
                .topics
                .iter()
                .any(|id| id.value == topic.origin.id)
        };
        add(
            Kind::Topic,
            "topics",
            &topic.name.value,
            &topic.origin,
            &holds,
        );
    }
    for term in &catalogue.terms {
        add(
            Kind::Term,
            "terms",
            &term.name.value,
            &term.origin,
            &|session| is_of_term(site, session, &term.origin.id),
        );
    }
    for (_, venue) in site.venues() {
        let holds = |session: &Session| matches!(&session.place, SessionPlace::Venue { id, .. } if *id == venue.origin.id);
        add(
            Kind::Venue,
            "venues",
            &venue.name.value,
            &venue.origin,
            &holds,
        );
    }
    for partner in &catalogue.partners {
        let holds = |session: &Session| {
            catalogue.courses[session.course]
                .partners
                .iter()
                .any(|id| id.value == partner.origin.id)
        };
        add(
            Kind::Partner,
            "partners",
            &partner.name.value,
            &partner.origin,
            &holds,
        );
    }
    for (position, course) in site.courses() {
        let mut own: Vec<&Session> = site.timetable.course(position).collect();
        own.sort_by_key(|session| (session.date(), session.run, session.number));
        feeds.push(Feed {
            kind: Some(Kind::Course),
            title: course.title.value.clone(),
            path: SitePath::new(format!("/calendars/courses/{}.ics", course.origin.id)),
            sessions: own,
        });
    }
    feeds
}

/// Whether a session's run names a term, or, naming none, the session lies in it.
pub fn is_of_term(site: &Site<'_>, session: &Session, id: &str) -> bool {
    session.is_of_term(site.catalogue, id)
}

//! Feeds: which calendars there are, and which sessions each holds.

use crate::artifact::SitePath;
use crate::model::Origin;
use crate::model::kind::Kind;
use crate::model::session::Mode;
use crate::model::settings::CancelledAs;
use crate::site::published::Site;
use crate::site::uid;
use crate::timetable::{Session, SessionPlace};

/// What a calendar is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Of {
    Everything,
    /// What can be joined from home: sessions online, and those both in a room and online.
    Online,
    /// A record, with the course's for all its runs.
    Record(Kind),
    /// A run of a course.
    Run,
    /// One session: a file for adding it once, and no subscription.
    Session,
}

/// A calendar.
#[derive(Debug)]
pub struct Feed<'s> {
    pub of: Of,
    /// Empty for one session, which needs no name of its own.
    pub title: String,
    pub path: SitePath,
    /// In the order of time.
    pub sessions: Vec<&'s Session>,
}

/// Every calendar that can be subscribed to: of everything, of what is online, then one for each published record and
/// each run of a published course, also when it holds no session.
pub fn feeds<'s>(site: &'s Site<'_>) -> Vec<Feed<'s>> {
    let catalogue = site.catalogue;
    let sessions: Vec<&Session> = site.sessions().collect();
    let online = sessions.iter().copied().filter(|it| is_online(it));
    let mut feeds = vec![
        Feed {
            of: Of::Everything,
            title: site.words.say("calendar-everything"),
            path: SitePath::new("/calendars/all.ics"),
            sessions: sessions.clone(),
        },
        Feed {
            of: Of::Online,
            title: site.words.say("calendar-online"),
            path: SitePath::new("/calendars/online.ics"),
            sessions: online.collect(),
        },
    ];
    let mut add = |kind: Kind,
                   folder: &str,
                   title: &str,
                   origin: &Origin,
                   holds: &dyn Fn(&Session) -> bool| {
        if site.is_published(origin) {
            feeds.push(Feed {
                of: Of::Record(kind),
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
    feeds.extend(of_courses(site));
    feeds
}

/// For each course its own calendar, then one for each of its runs.
fn of_courses<'s>(site: &'s Site<'_>) -> Vec<Feed<'s>> {
    let mut feeds = Vec::new();
    for (position, course) in site.courses() {
        let mut own: Vec<&Session> = site.timetable.course(position).collect();
        own.sort_by_key(|session| (session.date(), session.run, session.number));
        feeds.push(Feed {
            of: Of::Record(Kind::Course),
            title: course.title.value.clone(),
            path: SitePath::new(format!("/calendars/courses/{}.ics", course.origin.id)),
            sessions: own,
        });
        for (at, run) in course.runs.iter().enumerate() {
            feeds.push(Feed {
                of: Of::Run,
                title: run_title(site, position, at),
                path: run_path(&course.origin.id, &run.id.value),
                sessions: site.timetable.run(position, at).iter().collect(),
            });
        }
    }
    feeds
}

/// "Getting Started, Spring 2027"
pub fn run_title(site: &Site<'_>, course_at: usize, run_at: usize) -> String {
    let course = &site.catalogue.courses[course_at];
    let title = &course.title.value;
    let words = course.runs[run_at].when.as_ref();
    let words = words.map(|words| words.value.clone());
    match site.run_when(course_at, run_at).or(words) {
        Some(when) => site.words.with(
            "calendar-run",
            &[("title", title.as_str().into()), ("when", when.into())],
        ),
        None => title.clone(),
    }
}

/// The calendar of a run.
pub fn run_path(course: &str, run: &str) -> SitePath {
    SitePath::new(format!("/calendars/courses/{course}/{run}.ics"))
}

/// For each session that can still be added to a calendar, the file that does it once.
pub fn single_sessions<'s>(site: &'s Site<'_>) -> Vec<Feed<'s>> {
    let dropped = |session: &Session| {
        let cancelled = site.catalogue.college.calendar.cancelled;
        session.is_cancelled() && cancelled.is_some_and(|it| it.value == CancelledAs::Drop)
    };
    let sessions = site.coming().filter(|session| !dropped(session));
    sessions
        .map(|session| Feed {
            of: Of::Session,
            title: String::new(),
            path: session_path(site, session),
            sessions: vec![session],
        })
        .collect()
}

/// The file of one session; only those that are not over have one.
pub fn session_path(site: &Site<'_>, session: &Session) -> SitePath {
    let name = uid::local_part(site, session);
    SitePath::new(format!("/calendars/sessions/{name}.ics"))
}

/// Whether a session can be joined from home.
fn is_online(session: &Session) -> bool {
    matches!(session.mode, Some(Mode::Online | Mode::Hybrid))
}

/// Whether a session's run names a term, or, naming none, the session lies in it.
pub fn is_of_term(site: &Site<'_>, session: &Session, id: &str) -> bool {
    let run = &site.catalogue.courses[session.course].runs[session.run];
    match &run.term {
        Some(term) => term.value == id,
        None => site.catalogue.term(id).is_some_and(|term| {
            term.starts.value <= session.date() && session.date() <= term.ends.value
        }),
    }
}

//! Feeds: which calendars there are, and which sessions each holds.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::artifact::SitePath;
use crate::ledger::Place;
use crate::model::Origin;
use crate::model::kind::Kind;
use crate::model::settings::CancelledAs;
use crate::model::term::Term;
use crate::site::events::Event;
use crate::site::published::Site;

/// What a calendar is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Of {
    Everything,
    /// What can be joined from home: sessions online, and those both in a room and online.
    Online,
    /// A record, with the course's for all its runs.
    Record(Kind),
    /// A course that is no longer published, or a run under the id that it had before, for those who subscribed to it.
    Former,
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
    pub events: Vec<Event<'s>>,
}

/// Every calendar that can be subscribed to: of everything, of what is online, then one for each published record and
/// each run of a published course, also when it holds no session. A course or run that is no longer there has one for as
/// long as something of it is to be seen.
pub fn feeds<'s>(site: &'s Site<'_>) -> Vec<Feed<'s>> {
    let catalogue = site.catalogue;
    let events = site.events();
    let mut of_record = ByRecord::new(site, &events);
    let online = events
        .iter()
        .copied()
        .filter(|event| event.line.seen.is_online());
    let mut feeds = vec![
        Feed {
            of: Of::Everything,
            title: site.words.say("calendar-everything"),
            path: SitePath::new("/calendars/all.ics"),
            events: events.clone(),
        },
        Feed {
            of: Of::Online,
            title: site.words.say("calendar-online"),
            path: SitePath::new("/calendars/online.ics"),
            events: online.collect(),
        },
    ];
    let mut add = |kind: Kind, folder: &str, title: &str, origin: &Origin| {
        if site.is_published(origin) {
            feeds.push(Feed {
                of: Of::Record(kind),
                title: title.to_owned(),
                path: SitePath::new(format!("/calendars/{folder}/{}.ics", origin.id)),
                events: of_record.take(kind, &origin.id),
            });
        }
    };
    for topic in &catalogue.topics {
        add(Kind::Topic, "topics", &topic.name.value, &topic.origin);
    }
    for term in &catalogue.terms {
        add(Kind::Term, "terms", &term.name.value, &term.origin);
    }
    for (_, venue) in site.venues() {
        add(Kind::Venue, "venues", &venue.name.value, &venue.origin);
    }
    for partner in &catalogue.partners {
        add(
            Kind::Partner,
            "partners",
            &partner.name.value,
            &partner.origin,
        );
    }
    feeds.extend(of_courses(site, &events));
    feeds
}

/// The events of each record, in the order of time.
struct ByRecord<'s>(HashMap<Kind, HashMap<&'s str, Vec<Event<'s>>>>);

impl<'s> ByRecord<'s> {
    fn new(site: &'s Site<'_>, events: &[Event<'s>]) -> Self {
        let mut all = Self(HashMap::new());
        for event in events {
            for topic in site.topics_of(event) {
                all.add(Kind::Topic, topic, *event);
            }
            for partner in site.partners_of(event) {
                all.add(Kind::Partner, partner, *event);
            }
            if let Place::Venue { id, .. } = event.line.seen.place() {
                all.add(Kind::Venue, id, *event);
            }
            for term in &site.catalogue.terms {
                if is_of_term(site, event, term) {
                    all.add(Kind::Term, &term.origin.id, *event);
                }
            }
        }
        all
    }

    fn add(&mut self, kind: Kind, id: &'s str, event: Event<'s>) {
        let events = self.0.entry(kind).or_default().entry(id).or_default();
        // A course may name a topic twice.
        if events
            .last()
            .is_none_or(|last| last.line.uid != event.line.uid)
        {
            events.push(event);
        }
    }

    fn take(&mut self, kind: Kind, id: &str) -> Vec<Event<'s>> {
        let of_kind = self.0.get_mut(&kind);
        of_kind
            .and_then(|events| events.remove(id))
            .unwrap_or_default()
    }
}

/// The events of each run of each course, with the runs of published courses that have none.
fn by_run<'s>(
    site: &'s Site<'_>,
    events: &[Event<'s>],
) -> BTreeMap<&'s str, BTreeMap<&'s str, Vec<Event<'s>>>> {
    let mut courses: BTreeMap<_, BTreeMap<_, Vec<_>>> = BTreeMap::new();
    for (_, course) in site.courses() {
        let runs = course
            .runs
            .iter()
            .map(|run| (run.id.value.as_str(), Vec::new()));
        courses.insert(course.origin.id.as_str(), runs.collect());
    }
    for event in events {
        let runs = courses.entry(event.line.course.as_str()).or_default();
        runs.entry(event.line.run.as_str())
            .or_default()
            .push(*event);
    }
    courses
}

/// For each course its own calendar, then one for each of its runs.
fn of_courses<'s>(site: &'s Site<'_>, events: &[Event<'s>]) -> Vec<Feed<'s>> {
    let (mut feeds, mut former) = (Vec::new(), Vec::new());
    for (id, runs) in by_run(site, events) {
        let course = site.catalogue.course(id);
        let course = course.filter(|course| site.is_published(&course.origin));
        let remembered = site.remembered.ledger.course(id);
        let title = match (course, remembered) {
            (Some(course), _) => course.title.value.clone(),
            (None, Some(line)) => line.title.clone(),
            (None, None) => continue,
        };
        let mut all: Vec<Event<'s>> = runs.values().flatten().copied().collect();
        all.sort_by(Event::by_time);
        let old_names = former_courses(site, id, &runs);
        former.extend(old_names.iter().map(|named| Feed {
            of: Of::Former,
            title: title.clone(),
            path: SitePath::new(format!("/calendars/courses/{named}.ics")),
            events: all.clone(),
        }));
        feeds.push(Feed {
            of: if course.is_some() {
                Of::Record(Kind::Course)
            } else {
                Of::Former
            },
            title: title.clone(),
            path: SitePath::new(format!("/calendars/courses/{id}.ics")),
            events: all,
        });
        for (run, events) in &runs {
            let of_run = |of: Of, path: SitePath| Feed {
                of,
                title: run_title(site, id, run, &title),
                path,
                events: events.clone(),
            };
            feeds.push(of_run(Of::Run, run_path(id, run)));
            let by_old_names = old_names.iter().map(|course| run_path(course, run));
            let began = former_ids(events).into_iter();
            let began = began.filter(|(course, _)| *course == id || old_names.contains(course));
            let began = began.map(|(course, named)| run_path(course, named));
            let paths = by_old_names.chain(began);
            former.extend(paths.map(|path| of_run(Of::Former, path)));
        }
    }
    // An old name that something has now is no longer an old name.
    let mut given: BTreeSet<SitePath> = feeds.iter().map(|feed| feed.path.clone()).collect();
    former.retain(|feed| given.insert(feed.path.clone()));
    feeds.extend(former);
    feeds
}

/// Other ids under which a course was published before: those of its old addresses, and those that its sessions began with.
fn former_courses<'s>(
    site: &'s Site<'_>,
    id: &str,
    runs: &BTreeMap<&str, Vec<Event<'s>>>,
) -> BTreeSet<&'s str> {
    let course = site.catalogue.course(id);
    let aliases = course.into_iter().flat_map(|course| &course.aliases);
    let old = aliases.filter_map(|alias| {
        let id = alias.value.strip_prefix("/courses/")?.trim_end_matches('/');
        (!id.contains(['/', '.'])).then_some(id)
    });
    let began = runs.values().flat_map(|events| former_ids(events));
    old.chain(began.map(|(course, _)| course))
        .filter(|other| *other != id && site.catalogue.course(other).is_none())
        .collect()
}

/// The ids of course and run under which the sessions of a run were first published; who subscribed then still asks for
/// them.
fn former_ids<'s>(events: &[Event<'s>]) -> BTreeSet<(&'s str, &'s str)> {
    let first = events.iter().filter_map(|event| event.line.first_run());
    first.collect()
}

/// "Getting Started, Spring 2027"
pub fn run_title(site: &Site<'_>, course: &str, run: &str, title: &str) -> String {
    let position = site.catalogue.course_position(course);
    let when = position.and_then(|position| {
        let runs = &site.catalogue.courses[position].runs;
        let at = runs.iter().position(|other| other.id.value == run)?;
        let words = runs[at].when.as_ref().map(|words| words.value.clone());
        site.run_when(position, at).or(words)
    });
    match when {
        Some(when) => site.words.with(
            "calendar-run",
            &[("title", title.into()), ("when", when.into())],
        ),
        None => title.to_owned(),
    }
}

/// The calendar of a run.
pub fn run_path(course: &str, run: &str) -> SitePath {
    SitePath::new(format!("/calendars/courses/{course}/{run}.ics"))
}

/// For each session that can still be added to a calendar, the file that does it once.
pub fn single_sessions<'s>(site: &'s Site<'_>) -> Vec<Feed<'s>> {
    let events = site.coming().filter_map(|session| site.event(session));
    events
        .filter(|event| has_own_file(site, event))
        .map(|event| Feed {
            of: Of::Session,
            title: String::new(),
            path: event.path(),
            events: vec![event],
        })
        .collect()
}

/// Whether there is a file that adds this event once: it is still to come, and the college shows it.
pub fn has_own_file(site: &Site<'_>, event: &Event<'_>) -> bool {
    let cancelled = site.catalogue.college.calendar.cancelled;
    let drops = cancelled.is_some_and(|it| it.value == CancelledAs::Drop);
    let comes = event.session.is_some_and(|session| site.is_coming(session));
    comes && (!drops || !event.is_cancelled())
}

/// Whether an event is of a term: the one that its run names. Where the run is gone, or hidden, when it lies in it.
pub fn is_of_term(site: &Site<'_>, event: &Event<'_>, term: &Term) -> bool {
    if let Some(session) = event.session {
        return session.is_of_term(site.catalogue, term);
    }
    match site.run_of(event).and_then(|run| run.term.as_ref()) {
        Some(named) => named.value == term.origin.id,
        None => term.holds(event.slot().date()),
    }
}

//! `/data/courses.json`: every course that stands in lists, with all that its page says of it.

use crate::artifact::{Artifact, SitePath};
use crate::export::data::shape;
use crate::model::course::{self, OpenTo};
use crate::model::fields::Text;
use crate::model::kind::Kind;
use crate::model::run::{Run, RunEnrolment};
use crate::model::session::Mode;
use crate::model::venue::{Answer, Venue};
use crate::site::{Site, feeds, moment};
use crate::timetable::{Session, SessionPlace, Slot, mode_of};

pub(super) fn file(data: &shape::CourseData<'_>) -> Artifact {
    let mut bytes = serde_json::to_vec(data).unwrap_or_default();
    bytes.push(b'\n');
    Artifact {
        path: SitePath::new("/data/courses.json"),
        bytes,
    }
}

pub(super) fn data<'s>(site: &'s Site<'_>) -> shape::CourseData<'s> {
    let catalogue = site.catalogue;
    let url = |kind: Kind, id: &str| {
        let href = site.link(kind, id).and_then(|link| link.href);
        href.map(|href| site.whole_address(&href))
    };
    let topics = catalogue.topics.iter();
    let partners = catalogue.partners.iter();
    let terms = catalogue.terms.iter();
    shape::CourseData {
        version: 1,
        college: college(site),
        strands: topics
            .filter(|topic| !topic.origin.draft)
            .filter_map(|topic| {
                Some(shape::Strand {
                    id: &topic.origin.id,
                    name: &topic.name.value,
                    url: url(Kind::Topic, &topic.origin.id)?,
                })
            })
            .collect(),
        partners: partners
            .filter(|partner| !partner.origin.draft)
            .filter_map(|partner| {
                Some(shape::Partner {
                    id: &partner.origin.id,
                    name: &partner.name.value,
                    kind: partner.kind.map(|kind| kind.value.word()),
                    url: url(Kind::Partner, &partner.origin.id)?,
                    website: value(&partner.website),
                })
            })
            .collect(),
        venues: site
            .venues()
            .filter(|(_, venue)| !venue.origin.draft)
            .filter_map(|(_, it)| Some(venue(it, url(Kind::Venue, &it.origin.id)?)))
            .collect(),
        terms: terms
            .filter(|term| !term.origin.draft)
            .filter_map(|term| {
                Some(shape::Term {
                    id: &term.origin.id,
                    name: &term.name.value,
                    url: url(Kind::Term, &term.origin.id)?,
                    starts: term.starts.value.to_string(),
                    ends: term.ends.value.to_string(),
                })
            })
            .collect(),
        courses: site
            .listed_courses()
            .filter(|(_, course)| !course.origin.draft)
            .filter_map(|(at, it)| Some(course(site, at, it, url(Kind::Course, &it.origin.id)?)))
            .collect(),
    }
}

fn college<'s>(site: &'s Site<'_>) -> shape::College<'s> {
    let college = &site.catalogue.college;
    shape::College {
        name: &college.name.value,
        url: site.base_url,
        language: &college.language.value,
        time_zone: college.time_zone.iana_name(),
        phone: value(&college.contact.phone),
        text: value(&college.contact.text),
        email: value(&college.contact.email),
    }
}

fn venue(venue: &Venue, url: String) -> shape::Venue<'_> {
    let answers = venue.access.iter();
    shape::Venue {
        id: &venue.origin.id,
        name: &venue.name.value,
        url,
        address: values(&venue.address),
        postcode: value(&venue.postcode),
        latitude: venue.location.map(|(latitude, _)| latitude),
        longitude: venue.location.map(|(_, longitude)| longitude),
        access: answers
            .map(|access| shape::Access {
                question: access.question,
                answer: match &access.answer {
                    Answer::Yes => "yes",
                    Answer::No => "no",
                    Answer::Words(words) => &words.value,
                },
            })
            .collect(),
    }
}

fn course<'s>(
    site: &'s Site<'_>,
    at: usize,
    course: &'s course::Course,
    url: String,
) -> shape::Course<'s> {
    let college = &site.catalogue.college;
    let runs = course.runs.iter().enumerate();
    shape::Course {
        runs: runs
            .map(|(run_at, it)| run(site, course, (at, run_at), it, &url))
            .collect(),
        id: &course.origin.id,
        url,
        title: &course.title.value,
        summary: &course.summary.value,
        strands: shown(site, Kind::Topic, &course.topics),
        partners: shown(site, Kind::Partner, &course.partners),
        audience: value(&course.audience),
        open_to: open_to(course.open_to.as_ref()),
        made_for: course.for_whom.iter().map(|it| it.value.word()).collect(),
        level: course.level.map(|level| level.value.word()),
        language: value(&course.language).unwrap_or(&college.language.value),
        free: course.cost.is_none(),
        cost: value(&course.cost),
        attendance: value(&course.attendance),
        content_note: value(&course.content_note),
        outcomes: values(&course.learning_outcomes),
        co_production: course.co_production.map(|rung| rung.value.word()),
        made_by: people(site, &course.co_producers),
        bookings_by: course
            .enrolment
            .partner
            .as_ref()
            .and_then(|id| shown_id(site, Kind::Partner, id)),
        enrolment_url: value(&course.enrolment.url).or(value(&college.enrolment_url)),
        checked: course.reviewed.map(|day| day.value.to_string()),
    }
}

fn open_to(open_to: Option<&OpenTo>) -> shape::OpenTo<'_> {
    let (only, reason) = match open_to {
        None | Some(OpenTo::Everyone) => (None, &None),
        Some(OpenTo::Only { who, reason }) => (Some(who), reason),
        Some(OpenTo::Ages { ages, reason }) => (Some(ages), reason),
        Some(OpenTo::Cohort { cohort, reason }) => (Some(cohort), reason),
    };
    shape::OpenTo {
        everyone: only.is_none(),
        only: only.map(|words| words.value.as_str()),
        reason: value(reason),
    }
}

fn run<'s>(
    site: &'s Site<'_>,
    course: &'s course::Course,
    at: (usize, usize),
    run: &'s Run,
    url: &str,
) -> shape::Run<'s> {
    let state = run.enrolment.map(|state| match state.value {
        RunEnrolment::Opens(day) if day <= site.today => RunEnrolment::Open,
        state => state,
    });
    let sessions = site.timetable.run(at.0, at.1);
    let path = feeds::run_path(&course.origin.id, &run.id.value);
    let own_time = run.material.as_ref().map(|_| Mode::SelfPaced);
    shape::Run {
        id: &run.id.value,
        url: format!("{url}#run-{}", run.id.value),
        calendar: site.whole_address(path.as_str()),
        term: run
            .term
            .as_ref()
            .and_then(|id| shown_id(site, Kind::Term, id)),
        mode: mode_of(course, run).or(own_time).map(Mode::word),
        places: run.places.map(|places| places.value),
        enrolment: state.map(RunEnrolment::key),
        enrolment_opens: match state {
            Some(RunEnrolment::Opens(day)) => Some(day.to_string()),
            _ => None,
        },
        facilitators: people(site, &run.facilitators),
        when: value(&run.when),
        material: run.material.as_ref().map(|material| shape::Material {
            url: &material.url.value,
            kind: value(&material.kind),
            length: value(&material.length),
        }),
        sessions: sessions.iter().filter_map(|it| session(site, it)).collect(),
    }
}

/// `None` for one that has no name in the calendars yet, because it is published nowhere.
fn session<'s>(site: &'s Site<'_>, session: &'s Session) -> Option<shape::Session<'s>> {
    let line = site.event(session)?.line;
    let (start, end, week) = match &session.slot {
        Slot::Timed { start, end } => (Some(moment(start)), end.as_ref().map(moment), None),
        Slot::Week(first) => (None, None, Some(first.to_string())),
    };
    let venue = session.venue().map(|(id, _)| id);
    let is_somewhere = session.place != SessionPlace::Nowhere;
    let mode = session.mode.or(is_somewhere.then_some(Mode::InPerson));
    Some(shape::Session {
        uid: &line.uid,
        start,
        end,
        week,
        number: session.number,
        theme: session.theme.as_deref(),
        note: session.note.as_deref(),
        mode: mode.map(Mode::word),
        venue: venue.filter(|id| site.link(Kind::Venue, id).is_some()),
        place: site.seen_place(&line.seen),
        state: match session.is_cancelled() {
            true => "cancelled",
            false => "on",
        },
        reason: session.cancelled.as_deref(),
    })
}

/// Each role once for each partner.
fn people<'s>(site: &'s Site<'_>, ids: &'s [Text]) -> Vec<shape::Person<'s>> {
    let people = ids.iter().filter_map(|id| site.person(&id.value));
    let people = people.map(|person| shape::Person {
        role: &person.role.value,
        partner: person
            .partner
            .as_ref()
            .and_then(|id| shown_id(site, Kind::Partner, id)),
    });
    people.collect()
}

/// The ids of records that have a page.
fn shown<'s>(site: &Site<'_>, kind: Kind, ids: &'s [Text]) -> Vec<&'s str> {
    ids.iter()
        .filter_map(|id| shown_id(site, kind, id))
        .collect()
}

fn shown_id<'s>(site: &Site<'_>, kind: Kind, id: &'s Text) -> Option<&'s str> {
    site.link(kind, &id.value).map(|_| id.value.as_str())
}

fn value(text: &Option<Text>) -> Option<&str> {
    text.as_ref().map(|text| text.value.as_str())
}

fn values(texts: &[Text]) -> Vec<&str> {
    texts.iter().map(|text| text.value.as_str()).collect()
}

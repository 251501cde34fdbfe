//! Which sessions a loss concerns, and how; and what each run needs in its place.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::impact::college::{College, Lost};
use crate::model::course::Course;
use crate::model::run::Run;
use crate::timetable::Session;
use crate::timetable::booking::share_a_room;

/// How a session is concerned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum How<'a> {
    /// The partner is one of the course's.
    Leads,
    /// The partner lends this venue.
    Lends(&'a str),
    /// This person, who facilitates, is from the partner.
    Sends(&'a str),
    /// It is in the venue, or in the room.
    IsThere,
    /// It is in the venue, and does not say in which room.
    MayBeThere,
    /// This person facilitates it.
    Facilitates(&'a str),
}

/// A session that cannot be as it was planned.
#[derive(Debug, Clone)]
pub struct Concerned<'a> {
    pub session: &'a Session,
    pub how: Vec<How<'a>>,
}

/// What a run needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Need<'a> {
    /// A place instead of this venue.
    Place(&'a str),
    /// Somebody instead of this person.
    Person(&'a str),
    /// A partner for the course.
    Partner,
}

/// The concerned sessions of one run.
#[derive(Debug, Clone)]
pub struct OfRun<'a> {
    pub course: &'a Course,
    pub run: &'a Run,
    /// In the order of time; never empty.
    pub sessions: Vec<Concerned<'a>>,
    pub needs: Vec<Need<'a>>,
}

impl How<'_> {
    /// "the partner lends central-library"
    pub fn words(self) -> String {
        match self {
            Self::Leads => "partner of the course".to_owned(),
            Self::Lends(venue) => format!("lends {venue}"),
            Self::Sends(person) => format!("{person} is from there"),
            Self::IsThere => "is there".to_owned(),
            Self::MayBeThere => "in this venue, names no room".to_owned(),
            Self::Facilitates(_) => "facilitates".to_owned(),
        }
    }

    /// As a program reads it.
    pub fn key(self) -> &'static str {
        match self {
            Self::Leads => "partner-of-the-course",
            Self::Lends(_) => "lends-the-venue",
            Self::Sends(_) => "sends-the-facilitator",
            Self::IsThere => "is-in-the-venue",
            Self::MayBeThere => "may-be-in-the-room",
            Self::Facilitates(_) => "facilitates",
        }
    }
}

impl<'a> Concerned<'a> {
    /// What it needs instead.
    pub fn needs(&self) -> Vec<Need<'a>> {
        let need = |how: &How<'a>| match how {
            How::Leads => Some(Need::Partner),
            How::Lends(venue) => Some(Need::Place(venue)),
            How::Sends(person) | How::Facilitates(person) => Some(Need::Person(person)),
            How::IsThere | How::MayBeThere => {
                let (venue, _) = self.session.venue()?;
                Some(Need::Place(venue))
            }
        };
        self.how.iter().filter_map(need).collect()
    }
}

impl OfRun<'_> {
    /// "understanding-anxiety/spring-library"
    pub fn name(&self) -> String {
        format!("{}/{}", self.course.origin.id, self.run.id.value)
    }

    /// The last day on which one of its sessions may be.
    pub fn last_day(&self) -> Option<Date> {
        let days = self.sessions.iter().map(|it| it.session.last_date());
        days.max()
    }
}

/// Sessions that take place and are not over, from one day to another, that cannot be without what was lost; in the order
/// of time, drafts too.
pub fn concerned<'a>(
    college: College<'a>,
    lost: Lost<'a>,
    from: Date,
    until: Option<Date>,
) -> Vec<Concerned<'a>> {
    let from = from.max(college.today);
    let sessions = college.timetable.in_order().filter(|session| {
        session.takes_place(college.catalogue)
            && !session.is_over(from)
            && until.is_none_or(|until| session.date() <= until)
    });
    let concerned = sessions.map(|session| Concerned {
        session,
        how: how(college, lost, session),
    });
    concerned.filter(|it| !it.how.is_empty()).collect()
}

fn how<'a>(college: College<'a>, lost: Lost<'a>, session: &'a Session) -> Vec<How<'a>> {
    let catalogue = college.catalogue;
    match lost {
        Lost::Partner(partner) => {
            let id = &partner.origin.id;
            let course = &catalogue.courses[session.course];
            let leads = course.partners.iter().any(|own| own.value == *id);
            let lends = session.venue().and_then(|(venue, _)| {
                let venue = catalogue.venue(venue)?;
                let lender = venue.partner.as_ref()?;
                (lender.value == *id).then_some(How::Lends(&venue.origin.id))
            });
            let mut sends: Vec<How<'a>> = Vec::new();
            for person in &session.facilitators {
                let record = catalogue.person(&person.value);
                let partner = record.and_then(|record| record.partner.as_ref());
                let how = How::Sends(&person.value);
                if partner.is_some_and(|own| own.value == *id) && !sends.contains(&how) {
                    sends.push(how);
                }
            }
            let leads = leads.then_some(How::Leads);
            leads.into_iter().chain(lends).chain(sends).collect()
        }
        Lost::Venue(venue, lost_room) => {
            let there = session.venue().filter(|(id, _)| *id == venue.origin.id);
            let how = there.and_then(|(_, room)| match lost_room {
                None => Some(How::IsThere),
                Some(lost) if room == Some(lost.id.value.as_str()) => Some(How::IsThere),
                Some(lost) => {
                    share_a_room(venue, Some(&lost.id.value), room).then_some(How::MayBeThere)
                }
            });
            how.into_iter().collect()
        }
        Lost::Person(person) => {
            let mut own = session.facilitators.iter();
            let facilitates = own.any(|own| own.value == person);
            facilitates
                .then_some(How::Facilitates(person))
                .into_iter()
                .collect()
        }
    }
}

/// The concerned sessions run by run, in the order of their first sessions.
pub fn of_runs<'a>(college: College<'a>, sessions: &[Concerned<'a>]) -> Vec<OfRun<'a>> {
    let mut places: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    let mut runs: Vec<OfRun<'a>> = Vec::new();
    for concerned in sessions {
        let (course, run) = (concerned.session.course, concerned.session.run);
        let place = *places.entry((course, run)).or_insert_with(|| {
            let course = &college.catalogue.courses[course];
            runs.push(OfRun {
                course,
                run: &course.runs[run],
                sessions: Vec::new(),
                needs: Vec::new(),
            });
            runs.len() - 1
        });
        let own = &mut runs[place];
        own.sessions.push(concerned.clone());
        for need in concerned.needs() {
            if !own.needs.contains(&need) {
                own.needs.push(need);
            }
        }
    }
    runs
}

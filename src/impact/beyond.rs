//! What a loss touches besides sessions: agreements, courses that lose their only one, texts that name it, the panel.

use std::collections::BTreeSet;

use crate::impact::agreed::day_of;
use crate::impact::college::{College, Lost};
use crate::impact::concerned::OfRun;
use crate::impact::named::named;
use crate::model::course::Course;
use crate::model::partner::Partner;
use crate::model::person::Expertise;
use crate::model::venue::Venue;
use crate::panel::state::State;
use crate::source::Span;
use crate::timetable::SessionPlace;

/// What else is touched.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum About {
    College,
    Agreement,
    Venue,
    Person,
    Course,
    Panel,
    /// A file that names it.
    Named,
}

/// One thing that a loss touches besides sessions.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Also {
    pub about: About,
    /// A clause for the coordinator.
    pub words: String,
    /// Where it is written, the line from 1.
    pub path: String,
    pub line: usize,
}

impl About {
    /// As a program reads it.
    pub fn key(self) -> &'static str {
        match self {
            Self::College => "college",
            Self::Agreement => "agreement",
            Self::Venue => "venue",
            Self::Person => "person",
            Self::Course => "course",
            Self::Panel => "panel",
            Self::Named => "named",
        }
    }
}

/// `for_good`: it does not come back, so that courses also need others to look after their texts.
pub(super) fn beyond<'a>(
    college: College<'a>,
    lost: Lost<'a>,
    runs: &[OfRun<'a>],
    for_good: bool,
) -> Vec<Also> {
    let mut found = Found {
        college,
        also: Vec::new(),
    };
    match lost {
        Lost::Partner(partner) => found.of_partner(partner, for_good),
        Lost::Venue(venue, room) => found.of_venue(venue, room.is_none()),
        Lost::Person(id) => {
            found.co_produced(id);
            if for_good {
                found.only_ones(&BTreeSet::from([id]));
            }
        }
    }
    found.waiting(lost, runs);
    let files = named(college, lost).into_iter().map(|file| Also {
        about: About::Named,
        line: file.lines.first().copied().unwrap_or(1),
        words: file.words(),
        path: file.path,
    });
    found.also.extend(files);
    found.also.sort_by(|a, b| {
        let words = |also: &Also| (also.about != About::Named).then(|| also.words.clone());
        (a.about, words(a), &a.path, a.line).cmp(&(b.about, words(b), &b.path, b.line))
    });
    found.also.dedup();
    found.also
}

struct Found<'a> {
    college: College<'a>,
    also: Vec<Also>,
}

impl<'a> Found<'a> {
    fn add(&mut self, about: About, span: Span, words: impl Into<String>) {
        let (path, line) = self.college.line(span);
        self.also.push(Also {
            about,
            words: words.into(),
            path: path.to_owned(),
            line,
        });
    }

    fn of_partner(&mut self, partner: &'a Partner, for_good: bool) {
        let catalogue = self.college.catalogue;
        let id = &partner.origin.id;
        for lead in &catalogue.college.lead_partners {
            if lead.value == *id {
                self.add(
                    About::College,
                    lead.span,
                    "it is a lead partner of the college",
                );
            }
        }
        self.agreements(partner, "to be ended or talked about");
        let mut from_there = BTreeSet::new();
        for person in &catalogue.people {
            let partner = person.partner.as_ref().filter(|own| own.value == *id);
            if let Some(partner) = partner {
                from_there.insert(person.origin.id.as_str());
                let (person, role) = (&person.origin.id, &person.role.value);
                self.add(
                    About::Person,
                    partner.span,
                    format!("{person} ({role}) is from there"),
                );
            }
        }
        for venue in &catalogue.venues {
            let lender = venue.partner.as_ref().filter(|own| own.value == *id);
            if let Some(lender) = lender {
                let venue = &venue.origin.id;
                self.add(About::Venue, lender.span, format!("it lends {venue}"));
            }
        }
        for course in self.offered() {
            self.of_course(partner, course);
        }
        if for_good {
            self.only_ones(&from_there);
        }
    }

    /// What a course has of a partner.
    fn of_course(&mut self, partner: &Partner, course: &Course) {
        let id = &partner.origin.id;
        let title = &course.title.value;
        let own = course.partners.iter().find(|own| own.value == *id);
        if let Some(own) = own {
            let others: BTreeSet<&str> = course
                .partners
                .iter()
                .filter(|other| other.value != *id)
                .map(|other| other.value.as_str())
                .collect();
            if others.is_empty() {
                self.add(
                    About::Course,
                    own.span,
                    format!("{title} has no other partner"),
                );
            }
        }
        let booked = course.enrolment.partner.as_ref();
        if let Some(booked) = booked.filter(|booked| booked.value == *id) {
            let words = format!("places on {title} are booked with it");
            self.add(About::Course, booked.span, words);
        }
    }

    fn of_venue(&mut self, venue: &'a Venue, is_whole: bool) {
        let lender = venue.partner.as_ref();
        let lender = lender.and_then(|id| self.college.catalogue.partner(&id.value));
        if let Some(lender) = lender.filter(|_| is_whole) {
            self.agreements(lender, "the partner that lends it");
        }
        for course in self.offered() {
            let mut places = course.runs.iter().filter(|run| {
                run.sessions.is_empty() && run.weekly.is_none() && run.venue.is_some()
            });
            let waits = places.find(|run| {
                let place = SessionPlace::of_run(course, run);
                matches!(&place, SessionPlace::Venue { id, .. } if *id == venue.origin.id)
            });
            if let Some(run) = waits {
                let (title, run) = (&course.title.value, &run.id);
                let words = format!(
                    "{title}, {}, has no dates yet and is to be there",
                    run.value
                );
                self.add(About::Course, run.span, words);
            }
        }
    }

    fn agreements(&mut self, partner: &Partner, why: &str) {
        for agreement in &partner.agreements {
            let covers = agreement.covers.iter().map(|cover| cover.value.word());
            let covers: Vec<&str> = covers.collect();
            let mut words = format!("agreement with {}", partner.name.value);
            if !covers.is_empty() {
                words.push_str(&format!(" about {}", covers.join(", ")));
            }
            if let Some(ends) = agreement.ends {
                words.push_str(&format!(", until {}", day_of(ends.value)));
            }
            words.push_str(&format!(": {why}"));
            self.add(About::Agreement, agreement.span, words);
        }
    }

    /// Courses whose only co-producers with one kind of expertise are among these people.
    fn only_ones(&mut self, people: &BTreeSet<&str>) {
        for course in self.offered() {
            for (kind, word, rule) in [
                (Expertise::Lived, "lived", "C101"),
                (Expertise::Learned, "learned", "C102"),
            ] {
                let with = course.co_producers.iter().filter(|id| {
                    let person = self.college.catalogue.person(&id.value);
                    person.is_some_and(|person| person.has(kind))
                });
                let with: Vec<_> = with.collect();
                let all_gone = with.iter().all(|id| people.contains(id.value.as_str()));
                let Some(first) = with.first().filter(|_| all_gone) else {
                    continue;
                };
                let title = &course.title.value;
                let ids: BTreeSet<&str> = with.iter().map(|id| id.value.as_str()).collect();
                let ids: Vec<&str> = ids.into_iter().collect();
                let words = format!(
                    "{title} was made with nobody else who has {word} expertise ({}): look for somebody to check its text with ({rule})",
                    ids.join(", ")
                );
                self.add(About::Course, first.span, words);
            }
        }
    }

    fn co_produced(&mut self, id: &str) {
        for course in self.offered() {
            if let Some(own) = course.co_producers.iter().find(|own| own.value == id) {
                let words = format!("{} was made with {id}", course.title.value);
                self.add(About::Person, own.span, words);
            }
        }
    }

    /// Rounds of the panel that wait for somebody, of the courses that are concerned.
    fn waiting(&mut self, lost: Lost<'a>, runs: &[OfRun<'a>]) {
        let catalogue = self.college.catalogue;
        let concerned: BTreeSet<&str> = runs
            .iter()
            .map(|run| run.course.origin.id.as_str())
            .collect();
        for (course, review) in catalogue.courses.iter().zip(&self.college.panel.reviews) {
            let is_made_with = match lost {
                Lost::Person(id) => course.co_producers.iter().any(|own| own.value == id),
                Lost::Partner(partner) => course
                    .partners
                    .iter()
                    .any(|own| own.value == partner.origin.id),
                Lost::Venue(..) => false,
            };
            if !is_made_with && !concerned.contains(course.origin.id.as_str()) {
                continue;
            }
            let title = &course.title.value;
            let words = match review.state {
                State::WithThePanel { closes, .. } => {
                    format!(
                        "{title} is with the panel until {}: tell the members",
                        day_of(closes)
                    )
                }
                State::WindowClosed { .. } => format!("{title} waits for the panel's decision"),
                State::ChangesAsked { .. } => {
                    format!("{title} waits for the changes that the panel asked for")
                }
                _ => continue,
            };
            if let Some(round) = review.last(catalogue) {
                self.add(About::Panel, Span::new(round.source, 0..0), words);
            }
        }
    }

    /// Courses that students can still come to, drafts too.
    fn offered(&self) -> Vec<&'a Course> {
        let courses = self.college.catalogue.courses.iter();
        let today = self.college.today;
        courses.filter(|course| !course.is_retired(today)).collect()
    }
}

//! What a loss touches besides sessions: agreements, courses that lose their only one, texts that name it, the panel.

use std::collections::{BTreeMap, BTreeSet};

use crate::impact::agreed::day_of;
use crate::impact::college::{College, Lost};
use crate::impact::concerned::OfRun;
use crate::model::course::Course;
use crate::model::kind::{Kind, Purpose, purpose_of};
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

pub(super) fn beyond<'a>(college: College<'a>, lost: Lost<'a>, runs: &[OfRun<'a>]) -> Vec<Also> {
    let mut found = Found {
        college,
        also: Vec::new(),
    };
    match lost {
        Lost::Partner(partner) => found.of_partner(partner),
        Lost::Venue(venue, room) => found.of_venue(venue, room.is_none()),
        Lost::Person(id) => {
            found.only_ones(&BTreeSet::from([id]));
            found.co_produced(id);
        }
    }
    found.waiting(lost, runs);
    found.named(lost);
    found.also.sort();
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

    fn of_partner(&mut self, partner: &'a Partner) {
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
        self.only_ones(&from_there);
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
            let waits = places.find_map(|run| {
                let place = SessionPlace::of_run(course, run);
                let is_there =
                    matches!(&place, SessionPlace::Venue { id, .. } if *id == venue.origin.id);
                is_there.then_some(run)
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

    /// Every file that names it, in its keys, by a link or by name.
    fn named(&mut self, lost: Lost<'a>) {
        let catalogue = self.college.catalogue;
        let (kind, id, name) = match lost {
            Lost::Partner(partner) => (
                Kind::Partner,
                partner.origin.id.as_str(),
                Some(&partner.name),
            ),
            Lost::Venue(venue, _) => (Kind::Venue, venue.origin.id.as_str(), Some(&venue.name)),
            Lost::Person(id) => {
                let person = catalogue.person(id);
                (Kind::Person, id, person.and_then(|it| it.name.as_ref()))
            }
        };
        let own = catalogue.origin(kind, id).map(|origin| origin.source);
        let mut lines: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
        for (of, named) in &catalogue.references {
            if *of == kind && named.value == id {
                let (path, line) = self.college.line(named.span);
                lines.entry(path.to_owned()).or_default().insert(line);
            }
        }
        let file = format!("{}{id}.md", kind.folder());
        let file = file.rsplit('/').next().unwrap_or_default();
        let page = kind.address(id);
        for (source_id, source) in self.college.sources.iter() {
            let is_record = matches!(
                purpose_of(source),
                Purpose::Record(..) | Purpose::Translation { .. }
            );
            if Some(source_id) == own || !is_record {
                continue;
            }
            let linked = kind != Kind::Person;
            let is_linked = |line: &str| {
                let to_file =
                    line.contains(&format!("/{file})")) || line.contains(&format!("({file})"));
                linked
                    && (to_file
                        || page
                            .as_ref()
                            .is_some_and(|page| line.contains(page.as_str())))
            };
            let is_named = |line: &str| name.is_some_and(|name| has_name(line, &name.value));
            for (number, line) in (1..).zip(source.text.lines()) {
                if is_linked(line) || is_named(line) {
                    lines.entry(source.path.clone()).or_default().insert(number);
                }
            }
        }
        for (path, lines) in lines {
            let first = lines.first().copied().unwrap_or(1);
            let lines: Vec<String> = lines.iter().map(usize::to_string).collect();
            let words = match lines.as_slice() {
                [line] => format!("named in line {line}"),
                lines => format!("named in lines {}", lines.join(", ")),
            };
            self.also.push(Also {
                about: About::Named,
                words,
                path,
                line: first,
            });
        }
    }

    /// Courses that students can still come to, drafts too.
    fn offered(&self) -> Vec<&'a Course> {
        let courses = self.college.catalogue.courses.iter();
        let today = self.college.today;
        courses.filter(|course| !course.is_retired(today)).collect()
    }
}

/// Whether a line has a name as words of its own.
fn has_name(line: &str, name: &str) -> bool {
    let is_letter = |letter: Option<char>| letter.is_some_and(char::is_alphanumeric);
    let mut found = line.match_indices(name);
    found.any(|(at, _)| {
        let (before, after) = (
            line[..at].chars().next_back(),
            line[at + name.len()..].chars().next(),
        );
        !is_letter(before) && !is_letter(after)
    })
}

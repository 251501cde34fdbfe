//! The records of all files → one catalogue: each id once, each reference checked, each response with its round.

use std::collections::{BTreeSet, HashMap};

use crate::finding::{Finding, Findings, Level, Place};
use crate::malformed::{DUPLICATE_ID, NO_COLLEGE_FILE, UNKNOWN_REFERENCE};
use crate::model::alias;
use crate::model::catalogue::Catalogue;
use crate::model::college::{self, COLLEGE, College};
use crate::model::course::Course;
use crate::model::fields::{Reading, Suggestions};
use crate::model::kind::{Kind, REVIEWS};
use crate::model::lists::{Waiver, Word};
use crate::model::one_file::{AnyRecord, OneFile};
use crate::model::origin::Origin;
use crate::model::page::Page;
use crate::model::partner::Partner;
use crate::model::person::Person;
use crate::model::reference::{Known, References};
use crate::model::review::{Response, Round};
use crate::model::term::Term;
use crate::model::topic::Topic;
use crate::model::translation::Translation;
use crate::model::venue::Venue;
use crate::parse;
use crate::source::{Source, SourceId, Sources, Span};

/// The records of all files, not yet held against each other.
#[derive(Default)]
pub(super) struct Gathered {
    college: Option<College>,
    courses: Vec<Course>,
    topics: Vec<Topic>,
    terms: Vec<Term>,
    venues: Vec<Venue>,
    people: Vec<Person>,
    partners: Vec<Partner>,
    pages: Vec<Page>,
    words: Vec<Word>,
    waivers: Vec<Waiver>,
    rounds: Vec<Round>,
    responses: Vec<Response>,
    pub(super) translations: Vec<Translation>,
    references: References,
    names: HashMap<(Kind, String), SourceId>,
    known: Known,
    findings: Findings,
}

impl Gathered {
    pub(super) fn add(&mut self, file: OneFile, sources: &Sources) {
        self.findings.extend(file.findings);
        self.references.extend(file.references);
        self.words.extend(file.words);
        self.waivers.extend(file.waivers);
        self.translations.extend(file.translation);
        if let Some((kind, name, source)) = file.name {
            if let Some(first) = self.names.get(&(kind, name.clone())) {
                self.findings.push(
                    Finding::new(
                        &DUPLICATE_ID,
                        Place::File(sources[source].path.clone()),
                        format!("there is a {} {name} already", kind.noun()),
                    )
                    .help("the id is the name of the file: rename one of the two")
                    .related(
                        Place::File(sources[*first].path.clone()),
                        "the first one is here",
                    ),
                );
                return;
            }
            self.known
                .records
                .entry(kind)
                .or_default()
                .insert(name.clone());
            self.names.insert((kind, name), source);
        }
        match file.record {
            Some(AnyRecord::College(college)) => self.college = Some(*college),
            Some(AnyRecord::Course(course)) => self.courses.push(*course),
            Some(AnyRecord::Topic(topic)) => self.topics.push(topic),
            Some(AnyRecord::Term(term)) => self.terms.push(term),
            Some(AnyRecord::Venue(venue)) => self.venues.push(*venue),
            Some(AnyRecord::Person(person)) => self.people.push(person),
            Some(AnyRecord::Partner(partner)) => self.partners.push(*partner),
            Some(AnyRecord::Page(page)) => self.pages.push(page),
            Some(AnyRecord::Round(round)) => self.rounds.push(*round),
            Some(AnyRecord::Response(response)) => self.responses.push(*response),
            None => {}
        }
    }

    fn say_if_no_college(&mut self) {
        let college = (Kind::College, "college".to_owned());
        let place = Place::File("content/college.md".into());
        let is_said = self.findings.iter().any(|finding| finding.place == place);
        if self.names.contains_key(&college) || is_said {
            return;
        }
        self.findings.push(
            Finding::new(&NO_COLLEGE_FILE, place, "there is no content/college.md here")
                .help("run the command in the college's folder or name it with --site; `prospectus init DIR` begins a new college"),
        );
    }

    pub(super) fn finish(mut self, people_given: bool) -> (Catalogue, Findings) {
        self.say_if_no_college();
        let college = self.college.take().unwrap_or_else(stand_in);
        self.known.people_elsewhere = college.people_in_overlay.filter(|_| !people_given);
        self.known.collections = college
            .collections
            .iter()
            .map(|collection| collection.id.value.clone())
            .collect();
        for venue in &self.venues {
            let rooms = venue
                .rooms
                .iter()
                .map(|room| room.id.value.clone())
                .collect();
            self.known.rooms.insert(venue.origin.id.clone(), rooms);
        }
        self.references.check(&self.known, &mut self.findings);
        self.sort();
        self.join_responses();
        let mut catalogue = Catalogue {
            college,
            courses: self.courses,
            topics: self.topics,
            terms: self.terms,
            venues: self.venues,
            people: self.people,
            partners: self.partners,
            pages: self.pages,
            words: self.words,
            waivers: self.waivers,
            rounds: self.rounds,
            translations: Vec::new(),
            references: self.references.records(),
            not_confirmed: BTreeSet::new(),
            index: HashMap::new(),
        };
        catalogue.reindex();
        let languages = catalogue.other_languages();
        let aliases = catalogue.aliases().map(|(_, _, alias)| alias);
        alias::check(
            aliases,
            &catalogue.addresses(),
            &languages,
            &mut self.findings,
        );
        (catalogue, self.findings)
    }

    /// Puts each response with its round, and says of which course or round there is nothing.
    fn join_responses(&mut self) {
        let none = BTreeSet::new();
        let courses = self.known.records.get(&Kind::Course).unwrap_or(&none);
        let mut suggestions = Suggestions::default();
        let mut said = BTreeSet::new();
        let names = self.rounds.iter().map(|round| (&round.course, round.front));
        let all = names.chain(self.responses.iter().map(|it| (&it.course, it.front)));
        for (course, front) in all {
            if courses.contains(course) || !said.insert(course) {
                continue;
            }
            let near = suggestions.nearest(course, courses.iter().map(String::as_str));
            let message = format!("{REVIEWS}{course}/ is about no course that is here");
            let mut finding = Finding::new(&UNKNOWN_REFERENCE, front, message)
                .level(Level::Warning)
                .help("if the course was renamed, give this folder its new id; if it is gone for good, delete the folder");
            if let Some(near) = near {
                finding = finding.label(format!("did you mean {near}?"));
            }
            self.findings.push(finding);
        }
        let mut at = HashMap::new();
        for (number, round) in self.rounds.iter().enumerate() {
            let names = (round.course.clone(), round.id.clone());
            at.entry(names).or_insert(number);
        }
        for response in self.responses.drain(..) {
            let names = (response.course.clone(), response.round.clone());
            if let Some(number) = at.get(&names) {
                self.rounds[*number].responses.push(response);
                continue;
            }
            let (course, round) = (&response.course, &response.round);
            let message = format!(
                "there is no {REVIEWS}{course}/{round}/round.md that can be read, so this response counts for nothing"
            );
            self.findings.push(
                Finding::new(&UNKNOWN_REFERENCE, response.front, message)
                    .level(Level::Warning)
                    .help(format!("take the round back from git if it was deleted, or open one: prospectus panel open {course}")),
            );
        }
    }

    fn sort(&mut self) {
        // What was taken over was decided before: on one day it comes first, however its folder is called.
        self.rounds.sort_by(|a, b| {
            let place = |round: &Round| (round.opened.value, !round.adopted);
            (&a.course, place(a), &a.id).cmp(&(&b.course, place(b), &b.id))
        });
        self.courses.sort_by(|a, b| a.origin.id.cmp(&b.origin.id));
        self.venues.sort_by(|a, b| a.origin.id.cmp(&b.origin.id));
        self.people.sort_by(|a, b| a.origin.id.cmp(&b.origin.id));
        self.partners.sort_by(|a, b| a.origin.id.cmp(&b.origin.id));
        self.terms
            .sort_by(|a, b| (a.starts.value, &a.origin.id).cmp(&(b.starts.value, &b.origin.id)));
        let place = |order: Option<crate::source::Spanned<u32>>| {
            order.map_or(u32::MAX, |order| order.value)
        };
        self.topics.sort_by(|a, b| {
            (place(a.order), &a.name.value, &a.origin.id).cmp(&(
                place(b.order),
                &b.name.value,
                &b.origin.id,
            ))
        });
        self.pages.sort_by(|a, b| {
            (place(a.order), &a.title.value, &a.origin.id).cmp(&(
                place(b.order),
                &b.title.value,
                &b.origin.id,
            ))
        });
    }
}

/// A college without a name, so that everything else is checked although its file is missing.
fn stand_in() -> College {
    let text = "---\nname: The college\nbase_url: https://example.org/\nlanguage: en\ntime_zone: UTC\n---\n";
    let source = Source::new("content/college.md", text);
    let nowhere = SourceId::NOWHERE;
    let mut ignored = Findings::default();
    let document =
        parse::document(nowhere, &source, &mut ignored).expect("the text above is a record");
    let origin = Origin {
        id: "college".into(),
        source: nowhere,
        draft: false,
        front: Span::new(nowhere, 0..0),
    };
    let mut reading = Reading {
        findings: &mut ignored,
        draft: false,
    };
    let fields = reading
        .fields(&document.front, &COLLEGE)
        .expect("a front matter is a map");
    college::read(
        origin,
        fields,
        document.body,
        &mut reading,
        &mut References::default(),
    )
}

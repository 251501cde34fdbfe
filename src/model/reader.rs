//! Reads all documents of a site into a catalogue, on all cores.

use std::collections::{BTreeSet, HashMap};

use rayon::prelude::*;

use crate::finding::{Finding, Findings, Level, Place};
use crate::malformed::{
    DUPLICATE_ID, EMPTY_TEXT, NO_COLLEGE_FILE, UNKNOWN_REFERENCE, UNUSABLE_FILE,
};
use crate::model::alias;
use crate::model::catalogue::Catalogue;
use crate::model::college::{self, COLLEGE, College};
use crate::model::course::{self, COURSE, Course};
use crate::model::fields::{Reading, Record, Suggestions, placeholder_at, yes_or_no};
use crate::model::joining;
use crate::model::kind::{Kind, Purpose, REVIEWS, purpose_of, suggested_id, wrong_id};
use crate::model::lists::{self, Waiver, Word};
use crate::model::origin::Origin;
use crate::model::page::{self, PAGE, Page};
use crate::model::partner::{self, PARTNER, Partner};
use crate::model::person::{self, PERSON, Person};
use crate::model::reference::{Known, References};
use crate::model::review::{self, At, RESPONSE, ROUND, Response, Round};
use crate::model::term::{self, TERM, Term};
use crate::model::topic::{self, TOPIC, Topic};
use crate::model::translation::{self, Named, Translation};
use crate::model::venue::{self, VENUE, Venue};
use crate::parse::body::Body;
use crate::parse::node::{Content, Node};
use crate::parse::{self, Document};
use crate::source::{Source, SourceId, Sources, Span};

/// Reads every record; what cannot be read is in the findings, and the rest is there all the same.
pub fn catalogue(sources: &Sources, people_given: bool) -> (Catalogue, Findings) {
    let all: Vec<(SourceId, &Source)> = sources.iter().collect();
    let read: Vec<OneFile> = all
        .into_par_iter()
        .map(|(id, source)| OneFile::read(id, source))
        .collect();
    let mut gathered = Gathered::default();
    for file in read {
        gathered.add(file, sources);
    }
    let translations = std::mem::take(&mut gathered.translations);
    let (mut catalogue, mut findings) = gathered.finish(people_given);
    joining::join(translations, &mut catalogue, sources, &mut findings);
    (catalogue, findings)
}

/// The declaration of a kind of record.
pub fn declaration(kind: Kind) -> &'static Record {
    match kind {
        Kind::College => &COLLEGE,
        Kind::Course => &COURSE,
        Kind::Topic => &TOPIC,
        Kind::Term => &TERM,
        Kind::Venue => &VENUE,
        Kind::Person => &PERSON,
        Kind::Partner => &PARTNER,
        Kind::Page => &PAGE,
    }
}

pub(super) enum AnyRecord {
    College(Box<College>),
    Course(Box<Course>),
    Topic(Topic),
    Term(Term),
    Venue(Box<Venue>),
    Person(Person),
    Partner(Box<Partner>),
    Page(Page),
    Round(Box<Round>),
    Response(Box<Response>),
}

/// What one file gave.
#[derive(Default)]
pub(super) struct OneFile {
    pub(super) record: Option<AnyRecord>,
    /// Also for a file whose record could not be read, so that references to it are not reported again.
    name: Option<(Kind, String, SourceId)>,
    words: Vec<Word>,
    waivers: Vec<Waiver>,
    translation: Option<Translation>,
    pub(super) references: References,
    pub(super) findings: Findings,
}

impl OneFile {
    pub(super) fn read(id: SourceId, source: &Source) -> Self {
        let mut file = Self::default();
        match purpose_of(source) {
            Purpose::Record(kind, name) => file.read_record(kind, name, id, source),
            Purpose::Words => {
                file.words = file.read_list(id, source, lists::words);
            }
            Purpose::Waivers => {
                file.waivers = file.read_list(id, source, lists::waivers);
            }
            Purpose::Round { course, round } => file.read_review((course, round), None, id, source),
            Purpose::Response {
                course,
                round,
                id: name,
            } => {
                file.read_review((course, round), Some(name), id, source);
            }
            Purpose::NotRead => {}
            Purpose::Translation {
                kind,
                id: name,
                language,
            } => {
                let named = Named {
                    kind,
                    id: name,
                    language,
                };
                file.read_translation(named, id, source);
            }
            Purpose::Unknown => file.findings.push(no_record(source)),
        }
        file
    }

    fn read_list<T>(
        &mut self,
        id: SourceId,
        source: &Source,
        read: fn(&Node, &mut Reading<'_>) -> Vec<T>,
    ) -> Vec<T> {
        let Some(node) = parse::list(id, source, &mut self.findings) else {
            return Vec::new();
        };
        read(
            &node,
            &mut Reading {
                findings: &mut self.findings,
                draft: false,
            },
        )
    }

    /// Reads a round, or a response to it where a name is given. What is wrong in it is a warning: it keeps a course in its
    /// round, and no site from being published.
    fn read_review(
        &mut self,
        (course, round): (&str, &str),
        response: Option<&str>,
        id: SourceId,
        source: &Source,
    ) {
        if let Some(Document { front, body, .. }) = parse::document(id, source, &mut self.findings)
        {
            let at = At {
                course,
                round,
                source: id,
                front: first_words(&front),
            };
            let mut r = Reading {
                findings: &mut self.findings,
                draft: false,
            };
            let record = response.map_or(&ROUND, |_| &RESPONSE);
            self.record = r.fields(&front, record).and_then(|fields| match response {
                Some(name) => {
                    let response = review::response(at, name, fields, body, &mut r);
                    Some(AnyRecord::Response(Box::new(response)))
                }
                None => review::round(at, fields, body, &mut r)
                    .map(|round| AnyRecord::Round(Box::new(round))),
            });
        }
        for finding in self.findings.iter_mut() {
            finding.level = finding.level.max(Level::Warning);
        }
    }

    fn read_translation(&mut self, named: Named<'_>, id: SourceId, source: &Source) {
        let Some(Document { front, body, .. }) = parse::document(id, source, &mut self.findings)
        else {
            return;
        };
        let mut r = Reading {
            findings: &mut self.findings,
            draft: false,
        };
        check_placeholders(&body, &mut r);
        self.waivers = lists::waivers_in_text(&body.waivers, &mut r);
        let record = declaration(named.kind);
        self.translation = Some(translation::read(named, id, &front, body, record, &mut r));
    }

    fn read_record(&mut self, kind: Kind, name: &str, id: SourceId, source: &Source) {
        self.name = Some((kind, name.to_owned(), id));
        if let Some(reason) = wrong_id(kind, name).filter(|_| kind != Kind::College) {
            let suggestion = suggested_id(name);
            let help = match wrong_id(kind, &suggestion) {
                None if name.contains('.') => format!(
                    "rename the file to {suggestion}.md; a text in another language ends in a language tag, such as {}.cy.md",
                    name.split('.').next().unwrap_or(name)
                ),
                None => format!(
                    "rename the file to {suggestion}.md, and write {suggestion} wherever it is named"
                ),
                Some(_) => "give the file another name".to_owned(),
            };
            self.findings.push(
                Finding::new(&DUPLICATE_ID, Place::File(source.path.clone()), reason).help(help),
            );
        }
        let Some(document) = parse::document(id, source, &mut self.findings) else {
            return;
        };
        let Document { front, body, .. } = document;
        // The college is never a draft: without it there is no site.
        let draft = kind != Kind::College
            && front.get("draft").is_some_and(|entry| {
                entry
                    .value
                    .scalar()
                    .is_some_and(|scalar| yes_or_no(&scalar.text) == Some(true))
            });
        let mut reading = Reading {
            findings: &mut self.findings,
            draft,
        };
        check_body(kind, &body, source, &front, &mut reading);
        self.waivers = lists::waivers_in_text(&body.waivers, &mut reading);
        let origin = Origin {
            id: name.to_owned(),
            source: id,
            draft,
            front: first_words(&front),
        };
        debug_assert!(matches!(front.content, Content::Map(_)));
        let Some(fields) = reading.fields(&front, declaration(kind)) else {
            return;
        };
        let (r, references) = (&mut reading, &mut self.references);
        self.record = match kind {
            Kind::College => Some(AnyRecord::College(Box::new(college::read(
                origin, fields, body, r, references,
            )))),
            Kind::Course => course::read(origin, fields, body, r, references)
                .map(|course| AnyRecord::Course(Box::new(course))),
            Kind::Topic => topic::read(origin, fields, body, r).map(AnyRecord::Topic),
            Kind::Term => term::read(origin, fields, body, r).map(AnyRecord::Term),
            Kind::Venue => venue::read(origin, fields, body, r, references)
                .map(|venue| AnyRecord::Venue(Box::new(venue))),
            Kind::Person => {
                person::read(origin, fields, body, r, references).map(AnyRecord::Person)
            }
            Kind::Partner => partner::read(origin, fields, body, r, references)
                .map(|partner| AnyRecord::Partner(Box::new(partner))),
            Kind::Page => page::read(origin, fields, body, r).map(AnyRecord::Page),
        };
    }
}

/// The first key of a front matter.
fn first_words(front: &Node) -> Span {
    let first = front.entries().first();
    first.map_or(front.span, |entry| entry.key.span)
}

/// Why a text is not read: its ending is in capitals, or it lies where no record is kept.
fn no_record(source: &Source) -> Finding {
    let unusable =
        |message: String| Finding::new(&UNUSABLE_FILE, Place::File(source.path.clone()), message);
    let name = source.path.rsplit('/').next().unwrap_or(&source.path);
    match name.rsplit_once('.') {
        Some((id, ending)) if ending != "md" && ending.eq_ignore_ascii_case("md") => {
            unusable(format!("{name} does not end in .md, in small letters"))
                .help(format!("rename it to {id}.md"))
        }
        _ if source.path.starts_with(REVIEWS) => {
            unusable("neither a round nor a response of the panel is kept here".to_owned())
                .level(Level::Warning)
                .help(
                    "a round is content/reviews/COURSE/DATE/round.md, and responses are beside it",
                )
        }
        _ => unusable("no kind of record is kept here".to_owned()).help(format!(
            "records are in {}; only courses may have folders of their own",
            Kind::MANY.map(Kind::folder).join(", ")
        )),
    }
}

fn check_placeholders(body: &Body, reading: &mut Reading<'_>) {
    for passage in &body.passages {
        if let Some((at, sign)) = placeholder_at(&passage.text) {
            let span = passage.span(at..at + sign.len());
            reading.check_placeholder(&crate::source::Spanned::new(sign.to_owned(), span));
        }
    }
}

/// Finds placeholders in the text, and says when there is none of it.
fn check_body(kind: Kind, body: &Body, source: &Source, front: &Node, reading: &mut Reading<'_>) {
    check_placeholders(body, reading);
    if matches!(kind, Kind::Course | Kind::Page) && source.text[body.span.range()].trim().is_empty()
    {
        let place = first_words(front);
        let level = if reading.draft {
            Level::Advice
        } else {
            Level::Warning
        };
        reading.findings.push(
            Finding::new(
                &EMPTY_TEXT,
                place,
                format!("this {} has no text", kind.noun()),
            )
            .help("write what a student wants to know under the second line of hyphens")
            .level(level),
        );
    }
}

#[derive(Default)]
struct Gathered {
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
    translations: Vec<Translation>,
    references: References,
    names: HashMap<(Kind, String), SourceId>,
    known: Known,
    findings: Findings,
}

impl Gathered {
    fn add(&mut self, file: OneFile, sources: &Sources) {
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

    fn finish(mut self, people_given: bool) -> (Catalogue, Findings) {
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

//! Reads all documents of a site into a catalogue, on all cores.

use std::collections::HashMap;

use rayon::prelude::*;

use crate::finding::{Finding, Findings, Level, Place};
use crate::malformed::{DUPLICATE_ID, EMPTY_TEXT, NO_COLLEGE_FILE, UNUSABLE_FILE};
use crate::model::alias;
use crate::model::catalogue::Catalogue;
use crate::model::college::{self, COLLEGE, College};
use crate::model::course::{self, COURSE, Course};
use crate::model::fields::{Reading, Record, placeholder_at, yes_or_no};
use crate::model::kind::{Kind, Purpose, purpose_of, suggested_id, wrong_id};
use crate::model::lists::{self, Waiver, Word};
use crate::model::origin::Origin;
use crate::model::page::{self, PAGE, Page};
use crate::model::partner::{self, PARTNER, Partner};
use crate::model::person::{self, PERSON, Person};
use crate::model::reference::{Known, References};
use crate::model::term::{self, TERM, Term};
use crate::model::topic::{self, TOPIC, Topic};
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
    gathered.finish(people_given)
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

enum AnyRecord {
    College(Box<College>),
    Course(Box<Course>),
    Topic(Topic),
    Term(Term),
    Venue(Box<Venue>),
    Person(Person),
    Partner(Box<Partner>),
    Page(Page),
}

/// What one file gave.
#[derive(Default)]
struct OneFile {
    record: Option<AnyRecord>,
    /// Also for a file whose record could not be read, so that references to it are not reported again.
    name: Option<(Kind, String, SourceId)>,
    words: Vec<Word>,
    waivers: Vec<Waiver>,
    references: References,
    findings: Findings,
}

impl OneFile {
    fn read(id: SourceId, source: &Source) -> Self {
        let mut file = Self::default();
        match purpose_of(source) {
            Purpose::Record(kind, name) => file.read_record(kind, name, id, source),
            Purpose::Words => {
                file.words = file.read_list(id, source, lists::words);
            }
            Purpose::Waivers => {
                file.waivers = file.read_list(id, source, lists::waivers);
            }
            Purpose::NotRead => {}
            Purpose::Translation => file.findings.push(
                Finding::new(
                    &UNUSABLE_FILE,
                    Place::File(source.path.clone()),
                    "a text in another language cannot be published yet",
                )
                .help("keep it outside content/ until this program can publish it"),
            ),
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

    fn read_record(&mut self, kind: Kind, name: &str, id: SourceId, source: &Source) {
        self.name = Some((kind, name.to_owned(), id));
        if let Some(reason) = wrong_id(kind, name).filter(|_| kind != Kind::College) {
            let suggestion = suggested_id(name);
            let help = match wrong_id(kind, &suggestion) {
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
        let first = front
            .entries()
            .first()
            .map_or(front.span, |entry| entry.key.span);
        let origin = Origin {
            id: name.to_owned(),
            source: id,
            draft,
            front: first,
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
        _ => unusable("no kind of record is kept here".to_owned()).help(format!(
            "records are in {}; only courses may have folders of their own",
            Kind::MANY.map(Kind::folder).join(", ")
        )),
    }
}

/// Finds placeholders in the text, and says when there is none of it.
fn check_body(kind: Kind, body: &Body, source: &Source, front: &Node, reading: &mut Reading<'_>) {
    for passage in &body.passages {
        if let Some((at, sign)) = placeholder_at(&passage.text) {
            let span = passage.span(at..at + sign.len());
            reading.check_placeholder(&crate::source::Spanned::new(sign.to_owned(), span));
        }
    }
    if matches!(kind, Kind::Course | Kind::Page) && source.text[body.span.range()].trim().is_empty()
    {
        let place = front
            .entries()
            .first()
            .map_or(front.span, |entry| entry.key.span);
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
                .push(name.clone());
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
            None => {}
        }
    }

    fn finish(mut self, people_given: bool) -> (Catalogue, Findings) {
        let there = self
            .names
            .contains_key(&(Kind::College, "college".to_owned()));
        if !there
            && !self
                .findings
                .iter()
                .any(|finding| finding.place == Place::File("content/college.md".into()))
        {
            self.findings.push(
                Finding::new(&NO_COLLEGE_FILE, Place::File("content/college.md".into()), "there is no content/college.md here")
                    .help("run the command in the college's folder or name it with --site; `prospectus init DIR` begins a new college"),
            );
        }
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
            references: self.references.records(),
            index: HashMap::new(),
        };
        catalogue.reindex();
        let addresses = catalogue
            .origins()
            .filter_map(|(kind, origin)| kind.address(&origin.id));
        let collections = catalogue.college.collections.iter();
        let collections =
            collections.map(|collection| format!("/collections/{}/", collection.id.value));
        let addresses = addresses.map(|address| address.to_string());
        let addresses: Vec<String> = addresses.chain(collections).collect();
        let courses = catalogue.courses.iter().flat_map(|course| &course.aliases);
        let pages = catalogue.pages.iter().flat_map(|page| &page.aliases);
        alias::check(courses.chain(pages), &addresses, &mut self.findings);
        (catalogue, self.findings)
    }

    fn sort(&mut self) {
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

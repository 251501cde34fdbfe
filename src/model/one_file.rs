//! One file → the record, the list or the translation in it, with what is wrong with it.

use crate::finding::{Finding, Findings, Level, Place};
use crate::malformed::{DUPLICATE_ID, EMPTY_TEXT, UNUSABLE_FILE};
use crate::model::college::{self, COLLEGE, College};
use crate::model::course::{self, COURSE, Course};
use crate::model::fields::{Reading, Record, placeholder_at, yes_or_no};
use crate::model::kind::{Kind, Purpose, REVIEWS, purpose_of, suggested_id, wrong_id};
use crate::model::lists::{self, Waiver, Word};
use crate::model::origin::Origin;
use crate::model::page::{self, PAGE, Page};
use crate::model::partner::{self, PARTNER, Partner};
use crate::model::person::{self, PERSON, Person};
use crate::model::reference::References;
use crate::model::review::{self, At, RESPONSE, ROUND, Response, Round};
use crate::model::term::{self, TERM, Term};
use crate::model::topic::{self, TOPIC, Topic};
use crate::model::translation::{self, Named, Translation};
use crate::model::venue::{self, VENUE, Venue};
use crate::parse::body::Body;
use crate::parse::node::{Content, Node};
use crate::parse::{self, Document};
use crate::source::{Source, SourceId, Span};

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
    pub(super) name: Option<(Kind, String, SourceId)>,
    pub(super) words: Vec<Word>,
    pub(super) waivers: Vec<Waiver>,
    pub(super) translation: Option<Translation>,
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

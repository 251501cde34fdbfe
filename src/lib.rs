//! Prospectus makes the course prospectus of a Recovery or Wellbeing College from its texts.
//!
//! The way from a folder of Markdown to a published site, a step a module:
//!
//! 1. [`read::read`] finds the files of a college and gives [`source::Sources`].
//! 2. [`parse::document`] gives every value of a file its place; [`model::reader::catalogue`] reads all records into one
//!    [`model::Catalogue`] and reports everything that is missing or malformed.
//! 3. [`timetable::timetable`] expands runs into sessions at their instants.
//! 4. [`rules::check_records`] looks at what is well formed and still wrong; [`standing::Standing`] says what is published,
//!    and [`ledger::renew`] which session of today is which of yesterday.
//! 5. [`render::Renderer`] makes each page, [`finish::finish`] gives it its addresses and gathers its facts, a
//!    [`publish::Sink`] takes it: one page, one core, one go.
//! 6. [`rules::check_pages`] looks at the finished pages, and [`publish::Staging::publish`] swaps the new site in, when
//!    no finding stops it.
//!
//! [`pipeline`] composes the steps, [`cli`] runs them. A module imports only modules listed above it here; only `read`,
//! `links`, `history`, `edit`, `publish`, `serve` and `cli` touch the disk or start a program, only `cli` prints and reads the clock.
//! `tests/suite/layers.rs` keeps these laws.

/// Files and places in them: Source, Span, `Spanned<T>`.
pub mod source;

/// Colours: contrast between two, and what a style calls them.
pub mod colour;

/// Tags of languages: own names, directions, scripts; marks around words of another language.
pub mod language;

/// What the site is made of: SitePath, Artifact, PageFacts.
pub mod artifact;

/// An author's mistake as plain data: Code, Level, Place, Finding.
pub mod finding;

/// The machine or the program failed.
pub mod error;

/// The codes of what the readers of records and ledger report.
pub mod malformed;

/// Pictures → what is published of them.
pub mod pictures;

/// Folders → Sources.
pub mod read;

/// Sources → Documents: front matter as nodes with places, text as passages and HTML.
pub mod parse;

/// Documents → Catalogue: college, course, run, term, topic, venue, partner, person, page.
pub mod model;

/// Runs → dated sessions in the college's zone; what is booked of rooms and people.
pub mod timetable;

/// Words, phrases and names with their places.
pub mod text;

/// Rounds, responses, digests → the state of each course in front of the editorial panel.
pub mod panel;

/// Outside addresses → what their hosts answer; asks them for `check --links` only.
pub mod links;

/// Catalogue, Timetable and finished pages → Findings; one file a rule.
pub mod rules;

/// Which records are published, which are drafts, which are held back.
pub mod standing;

/// What runs out or is due before long.
pub mod due;

/// The memory of the calendars: which session of today is which of yesterday.
pub mod ledger;

/// Messages, dates and times of a language.
pub mod i18n;

/// What pages and calendars are made from; which feeds there are.
pub mod site;

/// Site → what a course is found by, and the index of the search.
pub mod search;

/// Site + theme → pages; `views` is all that a template may see.
pub mod render;

/// Feeds → iCalendar files.
pub mod calendar;

/// Site → files for machines; one format a file.
pub mod export;

/// Pages → artifacts and facts, in one streaming pass.
pub mod finish;

/// Small changes to record files that keep everything else as it was.
pub mod edit;

/// Declarations → configurations of editors by form, and records written as their forms have them.
pub mod forms;

/// A partner, a venue or a person is lost → the sessions concerned, who could step in, and the change.
pub mod impact;

/// A spreadsheet or a calendar that a college has today → drafts, and a report of every decision.
pub mod import;

/// What git knows: the texts at a revision, what changed since.
pub mod history;

/// Approved → destination, staged then swapped.
pub mod publish;

/// The stages composed.
pub mod pipeline;

/// A record's new id: everything that names it, changed together.
pub mod rename;

/// Next term's runs from this term's.
pub mod roll;

/// The end of a course, and what follows from it.
pub mod retire;

/// Findings and timetables → text; one output a file.
pub mod report;

/// The college on this computer: pages made when a browser asks for them, and again when a file is saved.
pub mod serve;

/// A new record, a new college.
pub mod scaffold;

/// Whether everything is there that the program needs.
pub mod doctor;

/// One file a command.
pub mod cli;

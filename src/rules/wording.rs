//! Records → the words that readers see in them, and the places of phrases that are the author's own.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::ops::Range;

use crate::model::course::{Course, NextStep, OpenTo};
use crate::model::fields::Text;
use crate::model::venue::{Answer, Venue};
use crate::parse::body::Body;
use crate::parse::passage::{Passage, PassageKind};
use crate::rules::checker::Context;
use crate::source::Span;
use crate::text::phrases::{find, name_ranges, name_ranges_in_title};
use crate::text::quotes::quoted_ranges;

/// A passage, and what it is in its record.
#[derive(Debug)]
pub(super) struct Words<'a> {
    pub(super) passage: Cow<'a, Passage>,
    pub(super) role: Role,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// A title, or the name of a record.
    Title,
    Summary,
    Text,
}

/// What a course says of itself: title, summary, outcomes, audience, content note and text.
pub(super) fn of_course<'a>(cx: &Context<'a>, course: &'a Course) -> Vec<Words<'a>> {
    let mut gathered = Gathered::new(cx);
    gathered.add(Role::Title, [&course.title]);
    gathered.add(Role::Summary, [&course.summary]);
    gathered.add(Role::Text, &course.learning_outcomes);
    gathered.add(Role::Text, &course.audience);
    gathered.add(Role::Text, &course.content_note);
    gathered.body(&course.body);
    gathered.words
}

/// What readers see of every record. Quotes of students are not here: they are their own words.
pub(super) fn of_everything<'a>(cx: &Context<'a>) -> Vec<Words<'a>> {
    let catalogue = cx.catalogue;
    let mut gathered = Gathered::new(cx);
    gathered.add(Role::Text, &catalogue.college.support);
    gathered.add(Role::Text, &catalogue.college.enrolment_steps);
    for course in &catalogue.courses {
        gathered.words.extend(of_course(cx, course));
        gathered.rest_of_course(course);
    }
    for venue in &catalogue.venues {
        gathered.venue(venue);
    }
    for person in &catalogue.people {
        gathered.add(Role::Text, [&person.role]);
    }
    for partner in &catalogue.partners {
        gathered.add(Role::Text, &partner.gives);
        gathered.add(Role::Text, &partner.gets);
    }
    let topics = catalogue.topics.iter().map(|topic| &topic.name);
    gathered.add(
        Role::Title,
        topics.chain(catalogue.pages.iter().map(|page| &page.title)),
    );
    for body in other_bodies(cx) {
        gathered.body(body);
    }
    gathered.words
}

/// The body of every record.
pub(super) fn bodies<'a>(cx: &Context<'a>) -> impl Iterator<Item = &'a Body> {
    let courses = cx.catalogue.courses.iter().map(|course| &course.body);
    courses.chain(other_bodies(cx))
}

fn other_bodies<'a>(cx: &Context<'a>) -> impl Iterator<Item = &'a Body> {
    let catalogue = cx.catalogue;
    std::iter::once(&catalogue.college.body)
        .chain(catalogue.topics.iter().map(|topic| &topic.body))
        .chain(catalogue.terms.iter().map(|term| &term.body))
        .chain(catalogue.venues.iter().map(|venue| &venue.body))
        .chain(catalogue.people.iter().map(|person| &person.body))
        .chain(catalogue.partners.iter().map(|partner| &partner.body))
        .chain(catalogue.pages.iter().map(|page| &page.body))
}

struct Gathered<'c, 'a> {
    cx: &'c Context<'a>,
    words: Vec<Words<'a>>,
}

impl<'c, 'a> Gathered<'c, 'a> {
    fn new(cx: &'c Context<'a>) -> Self {
        Self {
            cx,
            words: Vec::new(),
        }
    }

    fn add<'t>(&mut self, role: Role, texts: impl IntoIterator<Item = &'t Text>) {
        let cx = self.cx;
        self.words.extend(texts.into_iter().map(|text| Words {
            passage: Cow::Owned(cx.field(text)),
            role,
        }));
    }

    fn body(&mut self, body: &'a Body) {
        let passages = body.passages.iter();
        self.words.extend(passages.map(|passage| Words {
            passage: Cow::Borrowed(passage),
            role: Role::Text,
        }));
    }

    fn rest_of_course(&mut self, course: &'a Course) {
        self.add(Role::Text, &course.attendance);
        self.add(Role::Text, &course.cost);
        self.add(Role::Text, &course.enrolment.note);
        self.add(
            Role::Text,
            course.need.iter().filter_map(|need| need.note.as_ref()),
        );
        if let Some(
            OpenTo::Only { who: group, reason }
            | OpenTo::Cohort {
                cohort: group,
                reason,
            },
        ) = &course.open_to
        {
            self.add(Role::Text, std::iter::once(group).chain(reason));
        }
        for step in &course.next_steps {
            if let NextStep::Words { text, .. } = step {
                self.add(Role::Text, [text]);
            }
        }
        for run in &course.runs {
            self.add(Role::Text, &run.when);
            let changes = run
                .weekly
                .iter()
                .flat_map(|weekly| weekly.change.values().map(|change| &change.entry));
            for session in run.sessions.iter().chain(changes) {
                self.add(
                    Role::Text,
                    session
                        .theme
                        .iter()
                        .chain(&session.note)
                        .chain(&session.cancelled),
                );
            }
        }
    }

    fn venue(&mut self, venue: &'a Venue) {
        for access in &venue.access {
            if let Answer::Words(words) = &access.answer {
                self.add(Role::Text, [words]);
            }
        }
        let reasons = venue.closed.iter().filter_map(|days| days.reason.as_ref());
        self.add(Role::Text, reasons);
    }
}

/// A passage in which phrases are looked for: outside names, quotation marks and hyphenated words.
pub(super) struct Prose<'w> {
    pub(super) text: &'w str,
    words: &'w Words<'w>,
    /// In small letters, to see quickly what is not there.
    folded: String,
    spared: OnceCell<Vec<Range<usize>>>,
}

impl<'w> Prose<'w> {
    /// `None` for what somebody else said.
    pub(super) fn of(words: &'w Words<'w>) -> Option<Self> {
        let text = words.passage.text.as_str();
        if words.passage.kind == PassageKind::Quote {
            return None;
        }
        let folded = text.to_lowercase().replace('’', "'");
        Some(Self {
            text,
            words,
            folded,
            spared: OnceCell::new(),
        })
    }

    pub(super) fn role(&self) -> Role {
        self.words.role
    }

    pub(super) fn span(&self, range: Range<usize>) -> Span {
        self.words.passage.span(range)
    }

    /// The places of a phrase, which is in small letters.
    pub(super) fn find(&self, cx: &Context<'_>, phrase: &str) -> Vec<Range<usize>> {
        if !phrase
            .split_whitespace()
            .all(|word| self.folded.contains(word))
        {
            return Vec::new();
        }
        let mut found = find(self.text, phrase);
        found.retain(|range| {
            let hyphen =
                self.text[range.end..].starts_with('-') || self.text[..range.start].ends_with('-');
            !hyphen && !self.is_spared(cx, range)
        });
        found
    }

    fn is_spared(&self, cx: &Context<'_>, range: &Range<usize>) -> bool {
        let spared = self.spared.get_or_init(|| {
            let mut spared = quoted_ranges(self.text);
            spared.extend(match self.words.role {
                Role::Title => name_ranges_in_title(self.text, cx.names),
                _ => name_ranges(self.text, cx.names),
            });
            spared
        });
        spared
            .iter()
            .any(|other| other.start < range.end && range.start < other.end)
    }
}

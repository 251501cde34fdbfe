//! The reviewed fields of a course: what each says, where it stands.

use std::collections::BTreeSet;

use crate::model::Catalogue;
use crate::model::course::{Course, OpenTo};
use crate::model::fields::Text;
use crate::model::review::Field;
use crate::parse::plain;
use crate::source::{Sources, Span};

/// What a course says in its reviewed fields; an empty list where it says nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FieldTexts {
    fields: Vec<(Field, Vec<String>)>,
}

impl FieldTexts {
    /// The reviewed fields of a course. Without the people, the kinds of expertise are not known and not compared.
    pub fn of(
        course: &Course,
        catalogue: &Catalogue,
        sources: &Sources,
        people_elsewhere: bool,
    ) -> Self {
        let compared =
            Field::all().filter(|field| *field != Field::CoProducers || !people_elsewhere);
        let fields = compared.map(|field| (field, texts(field, course, catalogue, sources)));
        Self {
            fields: fields.collect(),
        }
    }

    pub fn iter(&self) -> impl Iterator<Item = (Field, &[String])> {
        let fields = self.fields.iter();
        fields.map(|(field, texts)| (*field, texts.as_slice()))
    }

    pub fn get(&self, field: Field) -> &[String] {
        let found = self.iter().find(|(own, _)| *own == field);
        found.map_or(&[], |(_, texts)| texts)
    }
}

fn texts(field: Field, course: &Course, catalogue: &Catalogue, sources: &Sources) -> Vec<String> {
    let all: Vec<String> = match field {
        Field::Title => vec![course.title.value.clone()],
        Field::Summary => vec![plain::words(&course.summary.value)],
        Field::Body => vec![plain::words(sources.text(course.body.span))],
        Field::LearningOutcomes => owned(&course.learning_outcomes),
        Field::Audience => owned(&course.audience),
        Field::OpenTo => course.open_to.as_ref().map_or_else(Vec::new, open_to),
        Field::Need => course.need.as_ref().map_or_else(Vec::new, |need| {
            let source = need.source.map(|source| source.value.word().to_owned());
            source.into_iter().chain(owned(&need.note)).collect()
        }),
        Field::CoProduction => {
            let rung = course
                .co_production
                .map(|rung| rung.value.word().to_owned());
            rung.into_iter().collect()
        }
        Field::ContentNote => owned(&course.content_note),
        Field::CoProducers => {
            let people = course.co_producers.iter();
            let people = people.filter_map(|id| catalogue.person(&id.value));
            // Only the kinds: a person can withdraw without undoing a decision.
            let kinds = people.flat_map(|person| &person.expertise);
            let kinds = kinds.map(|expertise| expertise.value.word());
            let kinds: BTreeSet<&str> = kinds.collect();
            kinds.into_iter().map(str::to_owned).collect()
        }
    };
    let said = all.into_iter().filter(|text| !text.trim().is_empty());
    said.collect()
}

fn owned<'a>(texts: impl IntoIterator<Item = &'a Text>) -> Vec<String> {
    texts.into_iter().map(|text| text.value.clone()).collect()
}

/// Everyone is what holds when nothing is said.
fn open_to(open_to: &OpenTo) -> Vec<String> {
    let (kind, who, reason) = match open_to {
        OpenTo::Everyone => return Vec::new(),
        OpenTo::Only { who, reason } => ("only", who, reason),
        OpenTo::Ages { ages, reason } => ("ages", ages, reason),
        OpenTo::Cohort { cohort, reason } => ("cohort", cohort, reason),
    };
    let said = [kind.to_owned(), who.value.clone()].into_iter();
    said.chain(owned(reason)).collect()
}

/// Where a field stands in the file of its course; the first words of the file where it says nothing.
pub fn place(field: Field, course: &Course) -> Span {
    let of = |text: Option<&Text>| text.map(|text| text.span);
    let found = match field {
        Field::Title => Some(course.title.span),
        Field::Summary => Some(course.summary.span),
        Field::Body => course.body.passages.first().map(|passage| {
            let text = passage.text.as_str();
            passage.span(0..text.find('\n').unwrap_or(text.len()))
        }),
        Field::LearningOutcomes => of(course.learning_outcomes.first()),
        Field::Audience => of(course.audience.as_ref()),
        Field::OpenTo => match &course.open_to {
            Some(
                OpenTo::Only { who: text, .. }
                | OpenTo::Ages { ages: text, .. }
                | OpenTo::Cohort { cohort: text, .. },
            ) => Some(text.span),
            Some(OpenTo::Everyone) | None => None,
        },
        Field::Need => course.need.as_ref().and_then(|need| {
            let source = need.source.map(|source| source.span);
            of(need.note.as_ref()).or(source)
        }),
        Field::CoProduction => course.co_production.map(|rung| rung.span),
        Field::ContentNote => of(course.content_note.as_ref()),
        Field::CoProducers => of(course.co_producers.first()),
    };
    found.unwrap_or(course.origin.front)
}

//! Records → the words that readers see in them, and the places of phrases that are the author's own.

use rayon::prelude::*;

use crate::model::Catalogue;
use crate::model::course::{Course, NextStep, OpenTo};
use crate::model::fields::Text;
use crate::model::venue::{Answer, Venue};
use crate::parse::body::Body;
use crate::parse::passage::Passage;
use crate::rules::checker::{Context, Texts};
use crate::source::Sources;
use crate::text::names::Names;
use crate::text::prose::{Language, Prose, Role};

/// What readers see of every record, in any language. Students' quotes in a front matter are not here.
pub(super) fn all<'a>(cx: &Context<'a>) -> &'a [Prose] {
    &cx.texts.all
}

/// What the rules about words judge: everything in English that is the college's own.
pub(super) fn judged<'a>(cx: &Context<'a>) -> impl Iterator<Item = &'a Prose> + use<'a> {
    all(cx).iter().filter(|prose| prose.is_judged())
}

/// That of it in which a number stands in digits.
pub(super) fn judged_with_digits<'a>(
    cx: &Context<'a>,
) -> impl Iterator<Item = &'a Prose> + use<'a> {
    judged(cx).filter(|prose| prose.has_digits)
}

/// What the college chose to say in its own language, whichever that is.
pub(super) fn own<'a>(cx: &Context<'a>) -> impl Iterator<Item = &'a Prose> + use<'a> {
    all(cx).iter().filter(|prose| prose.is_own())
}

/// What the course at a position says of itself: title, summary, outcomes, audience, content note and text.
pub(super) fn of_course<'a>(
    cx: &Context<'a>,
    position: usize,
) -> impl Iterator<Item = &'a Prose> + use<'a> {
    let texts = cx.texts;
    let own = texts.of_courses[position].clone();
    texts.all[own].iter().filter(|prose| prose.is_judged())
}

/// Whether a tag is of English.
pub(super) fn is_english(language: &str) -> bool {
    is_same(language, "en")
}

/// Whether two tags are of one language: `en` and `en-GB`.
fn is_same(one: &str, other: &str) -> bool {
    let main = |tag: &str| tag.split('-').next().unwrap_or(tag).to_ascii_lowercase();
    main(one) == main(other)
}

/// Reads every passage, on all cores.
///
/// This is done before the rules run and not by the first that needs it: a rule that waits for what another makes on all
/// cores waits for itself, as soon as its core helps the other.
pub(super) fn gather(catalogue: &Catalogue, sources: &Sources, names: &Names) -> Texts {
    let of_college = match is_english(&catalogue.college.language) {
        true => Language::English,
        false => Language::Own,
    };
    let mut gathered = Gathered {
        catalogue,
        sources,
        language: Language::English,
        words: Vec::new(),
    };
    let mut of_courses = Vec::with_capacity(catalogue.courses.len());
    for course in &catalogue.courses {
        let own = course.language.as_ref();
        gathered.language = match own.is_none_or(|own| is_same(own, &catalogue.college.language)) {
            true => of_college,
            false => Language::Other,
        };
        let start = gathered.words.len();
        gathered.course(course);
        of_courses.push(start..gathered.words.len());
        gathered.rest_of_course(course);
    }
    gathered.language = of_college;
    gathered.others();
    gathered.translations();
    let words = gathered.words.into_par_iter();
    let all = words.map(|words| Prose::new(words.passage, words.role, words.language, names));
    Texts {
        all: all.collect(),
        of_courses,
    }
}

/// The body of every record.
pub(super) fn bodies<'a>(cx: &Context<'a>) -> impl Iterator<Item = &'a Body> {
    let courses = cx.catalogue.courses.iter().map(|course| &course.body);
    let others = courses.chain(other_bodies(cx.catalogue));
    others.chain(translated_bodies(cx.catalogue))
}

fn other_bodies(catalogue: &Catalogue) -> impl Iterator<Item = &Body> {
    std::iter::once(&catalogue.college.body)
        .chain(catalogue.topics.iter().map(|topic| &topic.body))
        .chain(catalogue.terms.iter().map(|term| &term.body))
        .chain(catalogue.venues.iter().map(|venue| &venue.body))
        .chain(catalogue.people.iter().map(|person| &person.body))
        .chain(catalogue.partners.iter().map(|partner| &partner.body))
        .chain(catalogue.pages.iter().map(|page| &page.body))
}

fn translated_bodies(catalogue: &Catalogue) -> impl Iterator<Item = &Body> {
    catalogue.translations.iter().map(|it| &it.body)
}

/// A passage that is not read yet.
struct Words {
    passage: Passage,
    role: Role,
    language: Language,
}

struct Gathered<'a> {
    catalogue: &'a Catalogue,
    sources: &'a Sources,
    language: Language,
    words: Vec<Words>,
}

impl<'a> Gathered<'a> {
    fn course(&mut self, course: &'a Course) {
        self.add(Role::Title, [&course.title]);
        self.add(Role::Summary, [&course.summary]);
        self.add(Role::Text, &course.learning_outcomes);
        self.add(Role::Text, &course.audience);
        self.add(Role::Text, &course.content_note);
        self.body(&course.body);
    }

    fn others(&mut self) {
        let catalogue = self.catalogue;
        self.add(Role::Text, &catalogue.college.support);
        self.add(Role::Text, &catalogue.college.enrolment_steps);
        for venue in &catalogue.venues {
            self.venue(venue);
        }
        for person in &catalogue.people {
            self.add(Role::Text, [&person.role]);
        }
        for partner in &catalogue.partners {
            self.add(Role::Text, &partner.gives);
            self.add(Role::Text, &partner.gets);
        }
        let topics = catalogue.topics.iter().map(|topic| &topic.name);
        self.add(
            Role::Title,
            topics.chain(catalogue.pages.iter().map(|page| &page.title)),
        );
        for body in other_bodies(catalogue) {
            self.body(body);
        }
    }

    /// Words made for English judge no other language; what protects people looks at all.
    fn translations(&mut self) {
        let catalogue = self.catalogue;
        for translation in &catalogue.translations {
            self.language = match is_english(&translation.language) {
                true => Language::English,
                false => Language::Other,
            };
            for (key, text) in translation.fields() {
                let role = match key {
                    "title" | "name" => Role::Title,
                    "summary" => Role::Summary,
                    _ => Role::Text,
                };
                self.add(role, [text]);
            }
            self.body(&translation.body);
        }
    }

    fn add<'t>(&mut self, role: Role, texts: impl IntoIterator<Item = &'t Text>) {
        let (sources, language) = (self.sources, self.language);
        self.words.extend(texts.into_iter().map(|text| Words {
            passage: Passage::of_field(text, &sources[text.span.source]),
            role,
            language,
        }));
    }

    fn body(&mut self, body: &'a Body) {
        let (passages, language) = (body.passages.iter(), self.language);
        self.words.extend(passages.map(|passage| Words {
            passage: passage.clone(),
            role: Role::Text,
            language,
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

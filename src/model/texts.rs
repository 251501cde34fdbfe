//! Every text of a record that readers see, by the key under which a translation holds it.

use std::borrow::Cow;

use crate::model::catalogue::Catalogue;
use crate::model::college::College;
use crate::model::course::{Course, NextStep, OpenTo};
use crate::model::fields::Text;
use crate::model::kind::Kind;
use crate::model::partner::Partner;
use crate::model::run::Run;
use crate::model::span_of_days::Days;
use crate::model::term::Term;
use crate::model::venue::{Answer, Venue};
use crate::parse::body::Body;
use crate::source::Spanned;

/// The texts under one key: a single one, or the items of a list in their order.
#[derive(Debug)]
pub(super) struct Slot<'r> {
    /// As `enrolment.note`; empty for what a translation cannot hold.
    pub(super) key: Cow<'static, str>,
    pub(super) texts: Vec<&'r mut Text>,
}

/// The texts of a record.
#[derive(Debug)]
pub(super) struct Words<'r> {
    pub(super) slots: Vec<Slot<'r>>,
    pub(super) body: &'r mut Body,
    /// The language in which a course is given.
    pub(super) given_in: Option<String>,
}

/// The texts of a record; nothing when there is no such record.
pub(super) fn of<'c>(catalogue: &'c mut Catalogue, kind: Kind, id: &str) -> Option<Words<'c>> {
    if kind == Kind::College {
        return Some(college(&mut catalogue.college));
    }
    let at = catalogue.position(kind, id)?;
    Some(match kind {
        Kind::College => return None,
        Kind::Course => course(&mut catalogue.courses[at]),
        Kind::Topic => {
            let topic = &mut catalogue.topics[at];
            words([one("name", [&mut topic.name])], &mut topic.body)
        }
        Kind::Term => term(&mut catalogue.terms[at]),
        Kind::Venue => venue(&mut catalogue.venues[at]),
        // The name of a person is the same in every language.
        Kind::Person => {
            let person = &mut catalogue.people[at];
            words([one("role", [&mut person.role])], &mut person.body)
        }
        Kind::Partner => partner(&mut catalogue.partners[at]),
        Kind::Page => {
            let page = &mut catalogue.pages[at];
            words([one("title", [&mut page.title])], &mut page.body)
        }
    })
}

/// The texts of a record that a translation may hold, each with its key, such as `enrolment.note`; the order is that in
/// which a record is read.
pub fn translatable(catalogue: &Catalogue, kind: Kind, id: &str) -> Vec<(String, Vec<String>)> {
    let mut copy = catalogue.clone();
    let Some(words) = of(&mut copy, kind, id) else {
        return Vec::new();
    };
    let slots = words.slots.into_iter().filter(|it| !it.key.is_empty());
    let texts = |slot: &Slot<'_>| slot.texts.iter().map(|text| text.value.clone()).collect();
    slots
        .map(|slot| (slot.key.to_string(), texts(&slot)))
        .collect()
}

fn words<'r>(slots: impl IntoIterator<Item = Slot<'r>>, body: &'r mut Body) -> Words<'r> {
    let said = |slot: &Slot<'_>| !slot.texts.is_empty();
    Words {
        slots: slots.into_iter().filter(said).collect(),
        body,
        given_in: None,
    }
}

fn one<'r>(key: &'static str, text: impl IntoIterator<Item = &'r mut Text>) -> Slot<'r> {
    many(key, text)
}

fn many<'r>(
    key: impl Into<Cow<'static, str>>,
    texts: impl IntoIterator<Item = &'r mut Text>,
) -> Slot<'r> {
    Slot {
        key: key.into(),
        texts: texts.into_iter().collect(),
    }
}

fn reasons(days: &mut [Days]) -> impl Iterator<Item = &mut Text> {
    days.iter_mut().filter_map(|days| days.reason.as_mut())
}

fn college(college: &mut College) -> Words<'_> {
    let (mut names, mut ages) = (Vec::new(), Vec::new());
    for collection in &mut college.collections {
        names.push(&mut collection.name);
        ages.extend(&mut collection.ages);
    }
    let slots = [
        one("name", [&mut college.name]),
        one("short_name", &mut college.short_name),
        one("support", &mut college.support),
        many("enrolment.steps", &mut college.enrolment_steps),
        one("words.attendee", &mut college.words.attendee),
        one("words.lived", &mut college.words.lived),
        one("words.learned", &mut college.words.learned),
        many("collections", names),
        many("", ages),
    ];
    words(slots, &mut college.body)
}

fn course(course: &mut Course) -> Words<'_> {
    let mut slots = vec![
        one("title", [&mut course.title]),
        one("summary", [&mut course.summary]),
        one("audience", &mut course.audience),
        many("learning_outcomes", &mut course.learning_outcomes),
        one("content_note", &mut course.content_note),
        one("attendance", &mut course.attendance),
        one("cost", &mut course.cost),
        one("enrolment.note", &mut course.enrolment.note),
        one(
            "need.note",
            course.need.iter_mut().filter_map(|need| need.note.as_mut()),
        ),
        many(
            "quotes",
            course.quotes.iter_mut().map(|quote| &mut quote.text),
        ),
        many(
            "next_steps",
            course.next_steps.iter_mut().filter_map(|step| match step {
                NextStep::Words { text, .. } => Some(text),
                NextStep::Course(_) | NextStep::Partner(_) => None,
            }),
        ),
        many("", course.runs.iter_mut().flat_map(of_run)),
    ];
    let open_to = match &mut course.open_to {
        None | Some(OpenTo::Everyone) => None,
        Some(OpenTo::Only { who, reason }) => Some(("open_to.only", who, reason)),
        Some(OpenTo::Ages { ages, reason }) => Some(("open_to.ages", ages, reason)),
        Some(OpenTo::Cohort { cohort, reason }) => Some(("open_to.cohort", cohort, reason)),
    };
    if let Some((key, who, reason)) = open_to {
        slots.push(one(key, [who]));
        slots.push(one("open_to.reason", reason));
    }
    Words {
        given_in: course.language.as_ref().map(|tag| tag.value.clone()),
        ..words(slots, &mut course.body)
    }
}

/// What a run and its sessions say in words.
fn of_run(run: &mut Run) -> Vec<&mut Text> {
    let mut texts: Vec<&mut Text> = run.when.iter_mut().collect();
    if let Some(material) = &mut run.material {
        texts.extend(material.kind.iter_mut().chain(&mut material.length));
    }
    let changes = run.weekly.iter_mut().flat_map(|weekly| {
        let changes = weekly.change.values_mut();
        changes.map(|change| &mut change.entry)
    });
    for session in run.sessions.iter_mut().chain(changes) {
        texts.extend(&mut session.theme);
        texts.extend(&mut session.note);
        texts.extend(&mut session.cancelled);
    }
    texts
}

fn term(term: &mut Term) -> Words<'_> {
    let slots = [
        one("name", [&mut term.name]),
        many("breaks", reasons(&mut term.breaks)),
    ];
    words(slots, &mut term.body)
}

fn venue(venue: &mut Venue) -> Words<'_> {
    // A room that only its id names has words in the main language, too.
    let unnamed: Vec<(usize, String)> = (venue.rooms.iter().enumerate())
        .filter(|(_, room)| room.name.is_none())
        .map(|(at, room)| (at, venue.room_name(&room.id.value)))
        .collect();
    for (at, name) in unnamed {
        let room = &mut venue.rooms[at];
        room.name = Some(Spanned::new(name, room.id.span));
    }
    let mut slots = vec![
        one("name", [&mut venue.name]),
        many("closed", reasons(&mut venue.closed)),
    ];
    for access in &mut venue.access {
        if let Answer::Words(words) = &mut access.answer {
            slots.push(many(format!("access.{}", access.question), [words]));
        }
    }
    for room in &mut venue.rooms {
        let key = format!("rooms.{}", room.id.value);
        slots.push(many(key, &mut room.name));
    }
    words(slots, &mut venue.body)
}

fn partner(partner: &mut Partner) -> Words<'_> {
    let slots = [
        one("name", [&mut partner.name]),
        many("gives", &mut partner.gives),
        many("gets", &mut partner.gets),
    ];
    words(slots, &mut partner.body)
}

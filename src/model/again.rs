//! One record read again, for a catalogue that stays what it was otherwise: what is saved is to be seen at once.

use crate::finding::{Findings, Place};
use crate::malformed::DUPLICATE_ID;
use crate::model::catalogue::Catalogue;
use crate::model::fields::Text;
use crate::model::kind::{Kind, Purpose, purpose_of};
use crate::model::one_file::{AnyRecord, OneFile};
use crate::model::reference::Known;
use crate::model::venue::Venue;
use crate::source::{SourceId, Sources};

/// A record that was read again.
#[derive(Debug)]
pub struct Again {
    pub kind: Kind,
    pub id: String,
    /// What is wrong in its file now.
    pub findings: Findings,
}

/// Reads the record of a changed file into its place. `None` when more than this record could be another one now: then
/// everything is to be read again, and the catalogue may be in between.
pub fn again(catalogue: &mut Catalogue, sources: &Sources, id: SourceId) -> Option<Again> {
    let source = &sources[id];
    let Purpose::Record(kind, name) = purpose_of(source) else {
        return None;
    };
    // What stands in other languages hangs together with all records.
    if kind == Kind::College || !catalogue.other_languages().is_empty() {
        return None;
    }
    let at = catalogue.position(kind, name)?;
    if catalogue.origin(kind, name)?.source != id {
        return None;
    }
    let file = OneFile::read(id, source);
    put(catalogue, at, file.record?)?;
    let mut findings = file.findings;
    file.references
        .check(&known(catalogue, sources), &mut findings);
    catalogue
        .references
        .retain(|(_, text)| text.span.source != id);
    catalogue.references.extend(file.references.records());
    let is_own = |place: &Place| match place {
        Place::Words(span) => span.source == id,
        Place::File(path) => *path == source.path,
        _ => true,
    };
    // Two records of one id, or two with one old address, concern more than one file.
    findings.retain(|finding| is_own(&finding.place));
    let is_alone = findings.iter().all(|it| it.code != &DUPLICATE_ID);
    is_alone.then(|| Again {
        kind,
        id: name.to_owned(),
        findings,
    })
}

/// Puts a record into the place of what it was, when its place and its addresses are the same.
fn put(catalogue: &mut Catalogue, at: usize, record: AnyRecord) -> Option<()> {
    match record {
        AnyRecord::Course(course) => {
            let old = &mut catalogue.courses[at];
            same(&old.aliases, &course.aliases)?;
            // Runs that are not confirmed are set aside from all courses at once.
            let (mut aside, id) = (catalogue.not_confirmed.iter(), &course.origin.id);
            let is_confirmed =
                aside.all(|(of, _)| of != id) && course.runs.iter().all(|run| run.confirmed);
            let is_like = is_confirmed && old.origin.draft == course.origin.draft;
            is_like.then(|| *old = *course)
        }
        AnyRecord::Venue(venue) => {
            let old = &mut catalogue.venues[at];
            let rooms = |venue: &Venue| -> Vec<String> {
                venue.rooms.iter().map(|it| it.id.value.clone()).collect()
            };
            let is_like = rooms(old) == rooms(&venue)
                && old.private == venue.private
                && old.origin.draft == venue.origin.draft;
            is_like.then(|| *old = *venue)
        }
        AnyRecord::Partner(partner) => {
            let old = &mut catalogue.partners[at];
            let is_like = old.origin.draft == partner.origin.draft;
            is_like.then(|| *old = *partner)
        }
        AnyRecord::Person(person) => {
            let old = &mut catalogue.people[at];
            let is_like = old.origin.draft == person.origin.draft;
            is_like.then(|| *old = person)
        }
        AnyRecord::Topic(topic) => {
            let old = &mut catalogue.topics[at];
            let order = |order: Option<crate::source::Spanned<u32>>| order.map(|it| it.value);
            let is_like = order(old.order) == order(topic.order)
                && old.name.value == topic.name.value
                && old.origin.draft == topic.origin.draft;
            is_like.then(|| *old = topic)
        }
        AnyRecord::Page(page) => {
            let old = &mut catalogue.pages[at];
            same(&old.aliases, &page.aliases)?;
            let order = |order: Option<crate::source::Spanned<u32>>| order.map(|it| it.value);
            let is_like = order(old.order) == order(page.order)
                && old.title.value == page.title.value
                && old.origin.draft == page.origin.draft;
            is_like.then(|| *old = page)
        }
        _ => None,
    }
}

/// Whether there are no old addresses that came or went.
fn same(old: &[Text], new: &[Text]) -> Option<()> {
    let values =
        |list: &[Text]| -> Vec<String> { list.iter().map(|it| it.value.clone()).collect() };
    (values(old) == values(new)).then_some(())
}

/// What references may name.
fn known(catalogue: &Catalogue, sources: &Sources) -> Known {
    let mut known = Known {
        collections: (catalogue.college.collections.iter())
            .map(|collection| collection.id.value.clone())
            .collect(),
        people_elsewhere: catalogue.college.people_in_overlay,
        ..Known::default()
    };
    // Also those whose file cannot be read: references to them are not wrong themselves.
    for (_, source) in sources.iter() {
        if let Purpose::Record(kind, id) = purpose_of(source) {
            known.records.entry(kind).or_default().insert(id.to_owned());
            if source.in_overlay {
                known.people_elsewhere = None;
            }
        }
    }
    for venue in &catalogue.venues {
        let rooms = venue.rooms.iter().map(|room| room.id.value.clone());
        known.rooms.insert(venue.origin.id.clone(), rooms.collect());
    }
    known
}

//! What an import before this one wrote, so that the same sheet changes nothing.

use std::collections::BTreeMap;

use crate::import::csv::cells::{Columns, folded};
use crate::import::csv::columns::Field;
use crate::import::csv::people::{self, PeopleGo};
use crate::import::csv::sheet::Sheet;
use crate::import::stamp::Stamp;
use crate::model::Catalogue;
use crate::model::kind::Kind;
use crate::source::{SourceId, Sources};

/// The college that the drafts are for.
#[derive(Debug)]
pub struct College<'a> {
    pub catalogue: &'a Catalogue,
    pub sources: &'a Sources,
    pub people: PeopleGo,
    /// Who is who, by id, from a list that the coordinator keeps.
    pub who: &'a BTreeMap<String, String>,
}

/// What imports before this one wrote.
pub(super) struct Stamps<'a> {
    /// Courses of the same file, by their key in it.
    pub(super) courses: BTreeMap<String, (SourceId, Stamp)>,
    /// People of the same file, by their place among its people.
    people: Vec<(usize, &'a str, Stamp)>,
    /// Venues, partners and topics of the same file: what the sheet calls each, and its id.
    pub(super) named: Vec<(Kind, String, String)>,
}

impl<'a> Stamps<'a> {
    pub(super) fn of(college: &College<'a>, from: &str) -> Self {
        let stamp = |source: SourceId| {
            Stamp::of(&college.sources[source]).filter(|stamp| stamp.from == from)
        };
        let courses = college.catalogue.courses.iter().filter_map(|course| {
            let stamp = stamp(course.origin.source)?;
            Some((stamp.key.clone(), (course.origin.source, stamp)))
        });
        let people = college.catalogue.people.iter().filter_map(|person| {
            let stamp = stamp(person.origin.source)?;
            let number = stamp.key.strip_prefix("person ")?.parse().ok()?;
            Some((number, person.origin.id.as_str(), stamp))
        });
        let named = college.catalogue.origins().filter_map(|(kind, origin)| {
            let is_named = matches!(kind, Kind::Venue | Kind::Partner | Kind::Topic);
            let stamp = is_named.then(|| stamp(origin.source)).flatten()?;
            Some((kind, stamp.key, origin.id.clone()))
        });
        Self {
            courses: courses.collect(),
            people: people.collect(),
            named: named.collect(),
        }
    }

    /// People who came in without their names can be known again in the very same sheet only.
    pub(super) fn knows_people(
        &self,
        sheet: &Sheet,
        columns: &Columns,
        college: &College<'_>,
    ) -> Result<(), (String, String)> {
        let named = |id: &str| {
            college.who.contains_key(id)
                || college
                    .catalogue
                    .person(id)
                    .is_some_and(|person| person.name.is_some())
        };
        let is_same = |stamp: &Stamp| stamp.sheet.as_deref() == Some(sheet.digest.as_str());
        let unknown = self
            .people
            .iter()
            .find(|(_, id, stamp)| !named(id) && !is_same(stamp));
        let asks = !all_names(sheet, columns).is_empty() && college.people != PeopleGo::Nowhere;
        match unknown.filter(|_| asks) {
            None => Ok(()),
            Some((_, id, _)) => Err((
                format!(
                    "the sheet has changed since it was imported, and no file says who {id} is, so its people cannot be known again"
                ),
                format!(
                    "write who is who into a file outside of the college's folder, a line each such as {id},Name Surname, and give it with --people-list FILE"
                ),
            )),
        }
    }

    /// Who is known: by the coordinator's list, and by their place in a sheet that has not changed.
    pub(super) fn who(
        &self,
        sheet: &Sheet,
        columns: &Columns,
        college: &College<'_>,
    ) -> BTreeMap<String, String> {
        let mut who = college.who.clone();
        let names = all_names(sheet, columns);
        for (number, id, stamp) in &self.people {
            let is_same = stamp.sheet.as_deref() == Some(sheet.digest.as_str());
            let name = number.checked_sub(1).and_then(|at| names.get(at));
            if let Some(name) = name.filter(|_| is_same) {
                who.entry((*id).to_owned()).or_insert_with(|| name.clone());
            }
        }
        who
    }
}

/// All names of people in the sheet, each once, in their order.
pub(super) fn all_names(sheet: &Sheet, columns: &Columns) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for entry in columns.entries(sheet) {
        for name in entry.all(Field::Facilitators).flat_map(people::names) {
            let own = folded(&name);
            if !names.iter().any(|other| folded(other) == own) {
                names.push(name);
            }
        }
    }
    names
}

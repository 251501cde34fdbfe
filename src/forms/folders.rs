//! Where the records of a college lie → the folders that forms show.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::fields::Record;
use crate::model::kind::{Kind, Purpose, purpose};
use crate::model::reader::declaration;
use crate::source::Sources;

/// The folders of a college that forms are about.
#[derive(Debug, Default, Clone)]
pub struct Folders {
    /// Names of files that no form shows: notes, and texts in other languages.
    pub hidden: BTreeMap<Kind, BTreeSet<String>>,
    /// The folders inside `content/courses/`, such as `2027-spring`.
    pub of_courses: BTreeSet<String>,
    /// Whether it keeps its people elsewhere.
    pub has_people: bool,
}

impl Folders {
    pub fn of(sources: &Sources, people_elsewhere: bool) -> Self {
        let mut folders = Self {
            has_people: !people_elsewhere,
            ..Self::default()
        };
        for (_, source) in sources.iter().filter(|(_, source)| !source.in_overlay) {
            folders.add(&source.path);
        }
        folders
    }

    fn add(&mut self, path: &str) {
        let name = path.rsplit('/').next().unwrap_or(path);
        if let Purpose::Translation { kind, .. } = purpose(path) {
            self.hidden.entry(kind).or_default().insert(name.to_owned());
        }
        let inside = path.strip_prefix(Kind::Course.folder());
        if let Some((folder, _)) = inside.and_then(|inside| inside.rsplit_once('/')) {
            self.of_courses.insert(folder.to_owned());
        }
    }
}

/// A kind of record in a form.
pub(super) struct Shown {
    pub(super) kind: Kind,
    /// The name of its collection.
    pub(super) name: &'static str,
    pub(super) label: &'static str,
    pub(super) one: &'static str,
    /// The key that people know a record by.
    pub(super) title: &'static str,
    pub(super) about: &'static str,
}

impl Shown {
    pub(super) fn record(&self) -> &'static Record {
        declaration(self.kind)
    }

    /// Its folder, without a slash at its end.
    pub(super) fn folder(&self) -> &'static str {
        self.kind.folder().trim_end_matches('/')
    }

    pub(super) fn of(kind: Kind) -> &'static Self {
        let shown = SHOWN.iter().find(|shown| shown.kind == kind);
        shown.unwrap_or_else(|| unreachable!("the college is no collection"))
    }
}

/// The kinds that have many records, in the order of a coordinator's day.
pub(super) const SHOWN: [Shown; 7] = [
    Shown {
        kind: Kind::Course,
        name: "courses",
        label: "Courses",
        one: "Course",
        title: "title",
        about: "What students can learn, and when. The name of a new file is the course's address for good",
    },
    Shown {
        kind: Kind::Venue,
        name: "venues",
        label: "Venues",
        one: "Venue",
        title: "name",
        about: "Where courses are, and what people need to know to get in",
    },
    Shown {
        kind: Kind::Partner,
        name: "partners",
        label: "Partners",
        one: "Partner",
        title: "name",
        about: "Who the college works with, and what was agreed",
    },
    Shown {
        kind: Kind::Person,
        name: "people",
        label: "People",
        one: "Person",
        title: "role",
        about: "Who makes and gives courses. Name the file with a number, such as p-31, never with a name",
    },
    Shown {
        kind: Kind::Term,
        name: "terms",
        label: "Terms",
        one: "Term",
        title: "name",
        about: "The weeks in which courses run",
    },
    Shown {
        kind: Kind::Topic,
        name: "topics",
        label: "Strands",
        one: "Strand",
        title: "name",
        about: "What courses are about",
    },
    Shown {
        kind: Kind::Page,
        name: "pages",
        label: "Pages",
        one: "Page",
        title: "title",
        about: "Any other page, such as how to enrol",
    },
];

/// A file that there is one of.
pub(super) struct Single {
    pub(super) name: &'static str,
    pub(super) label: &'static str,
    pub(super) path: &'static str,
    pub(super) about: &'static str,
}

pub(super) const COLLEGE: Single = Single {
    name: "college",
    label: "The college",
    path: "content/college.md",
    about: "Its name, how to reach it, its closures and its settings; the text is the welcome of the home page",
};

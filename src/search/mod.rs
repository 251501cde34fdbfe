//! Site → what a course is found by, what there is from A to Z, and the index of the search.

mod words;

mod alphabet;

mod facet;

mod facets;

mod entries;

mod index;

pub use entries::{Entry, Letter, Of, entries, letters, stamp};
pub use facet::{Facet, Marks, marks_of_course, marks_of_run};
pub use facets::{FIND, Facets, Value};
pub use index::index;

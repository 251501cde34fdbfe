//! Documents → Catalogue: every record of a college, typed, each value with its place.
//!
//! What is missing or malformed is reported here, while reading; what is well formed and still wrong is for the rules.

pub mod origin;

pub mod dates;

pub mod kind;

pub mod fields;

pub mod reference;

pub mod alias;

mod unique;

mod language;

mod one_of_two;

pub mod span_of_days;

pub mod session;

pub mod run;

pub mod settings;

pub mod course;

pub mod topic;

pub mod term;

pub mod venue;

pub mod person;

pub mod partner;

pub mod page;

pub mod college;

/// What a round keeps of a reviewed field.
pub mod kept;

pub mod review;

pub mod lists;

/// A record's texts in another language.
pub mod translation;

pub mod catalogue;

mod texts;

mod in_language;

mod joining;

mod one_file;

mod gathered;

pub mod reader;

pub mod again;

pub mod link;

pub use catalogue::Catalogue;
pub use language::is_language_tag;
pub use origin::Origin;
pub use texts::translatable;

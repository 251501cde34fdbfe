//! A change since a revision → the pull request in the panel's words.
//!
//! It is public, as pull requests are: names of people, private venues, the panel's materials and what its members wrote
//! are never in it.

mod veil;

mod values;

mod pairs;

mod courses;

mod sessions;

mod records;

mod balance;

mod pro_forma;

mod facts;

mod budget;

mod told;

mod markdown;

mod json;

pub use json::json;
pub use markdown::markdown;

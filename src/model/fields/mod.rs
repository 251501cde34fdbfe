//! Node → values: small readers that report what is wrong with a field and go on with the next.
//!
//! Each record is declared once, as a [`Record`]: its keys, what each is for and what it looks like. The readers, the
//! messages and the reference are made from that declaration.

mod words;

pub mod choice;

mod record;

mod reading;

mod misspelt;

mod keys;

pub use choice::Choice;
pub use keys::Fields;
pub use reading::Reading;
pub use record::{Form, Key, Like, Record, Text, key, required, shape};
pub use words::{Suggestions, nearest, placeholder, placeholder_at, yes_or_no};

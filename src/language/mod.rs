//! Languages by their tags (BCP 47): what each calls itself, how it runs and is written; marks around words of another.

mod names;

mod script;

mod marks;

pub use marks::{as_html, bare, changed, marked};
pub use names::{direction, is_same, own_name, primary};
pub use script::is_in_another_script;

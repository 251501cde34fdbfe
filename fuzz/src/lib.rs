//! Fuzz targets: anything → the program, and what must never come of it. Each panics when a promise is broken.
//!
//! What is promised for every input: no panic; an end, soon; no page or file with a script, a link into an online meeting,
//! the name of somebody who has not agreed to be named, or anything of a private place.

pub mod targets;

mod college;

mod page;

mod site;

/// Does something with an input, and panics when a promise is broken.
pub type Target = fn(&[u8]);

/// Every target: its name, which is that of its corpus too, and what it does with an input.
pub const TARGETS: [(&str, Target); 9] = [
    ("csv_import", targets::csv_import::run),
    ("front_matter", targets::front_matter::run),
    ("ics_import", targets::ics_import::run),
    ("ledger", targets::ledger::run),
    ("markdown", targets::markdown::run),
    ("picture", targets::picture::run),
    ("plan_link", targets::plan_link::run),
    ("session_text", targets::session_text::run),
    ("site", targets::site::run),
];

/// The first link into an online meeting in a text; a host whose name only ends alike is another one, and without its number
/// it leads into none.
fn meeting(text: &str) -> Option<&str> {
    let links = ["zoom.us/j/", "teams.microsoft.com/l/meetup-join/"];
    let all = links.into_iter().flat_map(|link| text.match_indices(link));
    let mut meetings = all.filter(|(at, link)| {
        let before = text[..*at].chars().next_back();
        let after = text[at + link.len()..].chars().next();
        !before.is_some_and(|letter| letter.is_alphanumeric() || letter == '-')
            && after.is_some_and(char::is_alphanumeric)
    });
    meetings.next().map(|(at, _)| &text[at..])
}

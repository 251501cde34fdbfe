//! The page that stands in the place of one that cannot be made, and says why.

use crate::parse::entities::escape_attribute as escaped;
use crate::serve::address::OWN;
use crate::serve::findings::list;
use crate::serve::told::Told;

/// A page of serve's own: a heading, what is said first, findings, and what is said last.
fn page(heading: &str, first: &str, findings: &[&Told], last: &str) -> String {
    let list = match findings {
        [] => String::new(),
        some => list(some),
    };
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<title>{heading}</title>\n\
         <link rel=\"icon\" href=\"{OWN}icon.svg\">\n<link rel=\"stylesheet\" href=\"{OWN}page.css\">\n</head>\n<body>\n<main>\n<h1>{heading}</h1>\n\
         <p>{first}</p>\n{list}<p>{last}</p>\n</main>\n</body>\n</html>\n"
    )
}

const AGAIN: &str = "Save the file when it is put right: the page then shows itself here.";

/// In the place of a page that cannot be made.
pub(super) fn cannot_be_made(source: Option<&str>, findings: &[&Told]) -> String {
    let first = match source {
        Some(path) => format!(
            "It is about <code>{}</code>. This is what keeps it from being made:",
            escaped(path)
        ),
        None => "This is what keeps it, and all other pages, from being made:".to_owned(),
    };
    page("This page cannot be made", &first, findings, AGAIN)
}

/// In the place of a course that is held back.
pub(super) fn held_back(source: &str, findings: &[&Told]) -> String {
    let first = format!(
        "<code>{}</code> is held back, so the published site has no such page:",
        escaped(source)
    );
    let last = "To see all pages as the panel sees them: <code>prospectus panel site</code>";
    page("This page is held back", &first, findings, last)
}

/// In the place of a draft.
pub(super) fn draft(source: &str) -> String {
    let first = format!(
        "<code>{}</code> is a draft, so the published site has no such page.",
        escaped(source)
    );
    let last = "To see drafts too, stop the program with Ctrl+C and begin it so: <code>prospectus serve --drafts</code>";
    page("This page is a draft", &first, &[], last)
}

/// When the college cannot be read at all.
pub(super) fn unreadable(reason: &str) -> String {
    page("The college cannot be read", &escaped(reason), &[], AGAIN)
}

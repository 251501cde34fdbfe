//! Pages → linked data (JSON-LD 1.1 in the words of schema.org), for search engines and directories.
//!
//! It says what the page says and nothing more: of a private venue only that people meet, of a person without consent
//! nothing. Every address in it is whole, because whoever reads it may have lost the page.

mod node;

mod place;

mod college;

mod session;

mod course;

mod trail;

use serde::Serialize;

use crate::render::job::Job;
use crate::render::linked::node::Node;
use crate::render::views::PageView;
use crate::site::Site;

/// All that a page says.
#[derive(Serialize)]
struct Graph {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "@graph")]
    nodes: Vec<Node>,
}

/// What stands in the page's `<script type="application/ld+json">`; `None` for a page that is not for search engines, or
/// has nothing to say.
pub(super) fn linked(site: &Site<'_>, job: &Job, page: &PageView) -> Option<String> {
    if page.noindex {
        return None;
    }
    let mut nodes = match job {
        Job::Home => college::home(site),
        Job::Course(at) => course::course(site, *at, page),
        Job::Venue(at) => vec![place::venue_page(site, &site.catalogue.venues[*at])],
        Job::Partner(at) => vec![college::partner(site, &site.catalogue.partners[*at], page)],
        _ => Vec::new(),
    };
    nodes.extend(trail::trail(site, page));
    if nodes.is_empty() {
        return None;
    }
    let graph = Graph {
        context: "https://schema.org",
        nodes,
    };
    serde_json::to_string(&graph)
        .ok()
        .map(|json| in_a_script(&json))
}

/// JSON that no browser takes for the end of a script or the beginning of a comment (HTML, 4.12.1.3).
fn in_a_script(json: &str) -> String {
    json.replace('<', "\\u003c")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_words_end_the_script_or_begin_a_comment() {
        let words = "</script><!-- <script>";
        let json = in_a_script(&serde_json::to_string(words).unwrap());
        assert!(!json.contains('<'));
        assert_eq!(serde_json::from_str::<String>(&json).unwrap(), words);
    }
}

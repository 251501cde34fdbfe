//! Texts → what a page says of itself in search results and shared links: plain text, a sentence or two.

use crate::model::venue::Venue;
use crate::parse::body::Body;
use crate::parse::passage::PassageKind;
use crate::site::{PICTURES, Site};
use crate::text::plain::cut;

/// Search engines show about this many letters.
const MOST: usize = 160;

pub(super) fn text(text: &str) -> Option<String> {
    let text = cut(text, MOST);
    (!text.is_empty()).then_some(text)
}

/// The first paragraphs of a text, as far as they go.
pub(super) fn body(body: &Body) -> Option<String> {
    let paragraphs = body
        .passages
        .iter()
        .filter(|passage| passage.kind == PassageKind::Paragraph && !passage.is_blank());
    let mut words = String::new();
    for passage in paragraphs {
        words.push_str(&passage.text);
        words.push(' ');
        if words.len() > MOST {
            break;
        }
    }
    text(&words)
}

/// The first picture of a text, for those who share its page.
pub(super) fn picture(site: &Site<'_>, body: &Body) -> Option<String> {
    let written = site.sources[body.span.source].text.get(body.span.range())?;
    if !written.contains("![") {
        return None;
    }
    let html = site.html(body);
    let sources = html.split("<img src=\"").skip(1);
    let mut addresses = sources.filter_map(|after| after.split('"').next());
    let first = addresses.find(|address| address.starts_with(PICTURES));
    first.map(str::to_owned)
}

/// Where a venue is.
pub(super) fn address(site: &Site<'_>, venue: &Venue) -> Option<String> {
    let lines = venue.address.iter().chain(&venue.postcode);
    let lines: Vec<&str> = lines.map(|line| line.value.as_str()).collect();
    if lines.is_empty() {
        return None;
    }
    let words = site.words.with(
        "description-venue",
        &[
            ("venue", venue.name.value.as_str().into()),
            ("address", lines.join(", ").into()),
        ],
    );
    text(&words)
}

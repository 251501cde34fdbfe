//! Pages → Artifacts and PageFacts: one streaming pass over each page.
//!
//! The pass sets every address for the site's base path, puts fingerprints into the names of assets, takes the authors'
//! places off the elements again, and gathers what the rules about pages and links need to know.

mod tag;

mod foreign;

mod raw_text;

mod markup;

mod against;

mod targets;

mod addresses;

mod facts;

mod lean;

mod assets;

mod parts;

mod visit;

pub use addresses::Addresses;
pub use assets::{Assets, addresses_elsewhere, fingerprint};

use crate::artifact::{Artifact, PageFacts};
use crate::finding::{Finding, Place};
use crate::finish::visit::Visit;
use crate::language::as_html;
use crate::malformed::THEME_BROKEN;
use crate::render::Rendered;
use crate::text::joining;

/// Finishes one page.
///
/// # Errors
///
/// A finding, when the HTML is such that browsers would not agree on it.
pub fn finish(
    addresses: &Addresses,
    page: Rendered,
) -> Result<(Artifact, PageFacts), Box<Finding>> {
    let html = as_html(page.html);
    let mut bytes = Vec::with_capacity(html.len() + html.len() / 8);
    let paper = page.is_for_paper.then(|| addresses.for_paper());
    let addresses = paper.as_ref().unwrap_or(addresses);
    let mut visit = Visit::new(addresses, page.path.as_str());
    markup::pass(&html, &mut visit, &mut bytes).map_err(|error| {
        let message = format!("this page cannot be finished: {error}");
        let finding = Finding::new(&THEME_BROKEN, Place::Page(page.path.to_string()), message);
        Box::new(finding.help(error.help()))
    })?;
    let mut facts = visit.facts();
    let text = String::from_utf8_lossy(&bytes);
    let signs = joining::find(&text).into_iter();
    facts.joining = signs.map(|sign| text[sign].to_owned()).collect();
    Ok((
        Artifact {
            path: page.path,
            bytes,
        },
        facts,
    ))
}

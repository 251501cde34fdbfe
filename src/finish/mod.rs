//! Pages → Artifacts and PageFacts: one streaming pass over each page.
//!
//! The pass sets every address for the site's base path, puts fingerprints into the names of assets, takes the authors'
//! places off the elements again, and gathers what the rules about pages and links need to know.

mod addresses;

mod facts;

mod parts;

mod lean;

mod assets;

pub use addresses::Addresses;
pub use assets::{Assets, addresses_elsewhere, fingerprint};

use std::cell::RefCell;
use std::rc::Rc;

use lol_html::errors::RewritingError;
use lol_html::{HtmlRewriter, Settings, element, text};

use crate::artifact::{Artifact, PageFacts};
use crate::finding::{Finding, Place};
use crate::finish::facts::Gathering;
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
    let mut bytes = Vec::with_capacity(html.len() + 256);
    let gathering = Rc::new(RefCell::new(Gathering::new(page.path.as_str())));
    let paper = page.is_for_paper.then(|| addresses.for_paper());
    let addresses = paper.as_ref().unwrap_or(addresses);
    rewrite(addresses, &html, &gathering, &mut bytes).map_err(|error| {
        let message = format!("this page cannot be finished: {error}");
        let finding = Finding::new(&THEME_BROKEN, Place::Page(page.path.to_string()), message);
        Box::new(finding.help("look for a tag that is not closed in the template of this page"))
    })?;
    let mut facts = gathering.take().facts;
    let text = String::from_utf8_lossy(&bytes);
    facts.joining = joining::find(&text)
        .into_iter()
        .map(|sign| text[sign].to_owned())
        .collect();
    drop(text);
    Ok((
        Artifact {
            path: page.path,
            bytes,
        },
        facts,
    ))
}

fn rewrite(
    addresses: &Addresses,
    html: &str,
    gathering: &Rc<RefCell<Gathering>>,
    out: &mut Vec<u8>,
) -> Result<(), RewritingError> {
    let (all, tongue, link, heading, image, words, part) = (
        gathering.clone(),
        gathering.clone(),
        gathering.clone(),
        gathering.clone(),
        gathering.clone(),
        gathering.clone(),
        gathering.clone(),
    );
    let handlers = vec![
        element!("[id]", move |element| {
            all.borrow_mut().id(element);
            Ok(())
        }),
        element!("[lang]", move |element| {
            parts::language(element, &tongue)?;
            Ok(())
        }),
        element!("a[href]", move |element| {
            let target = addresses.set(element, "href", &link.borrow().facts.path)?;
            link.borrow_mut().open_link(target, element);
            let end = link.clone();
            element.on_end_tag(Box::new(move |_| {
                end.borrow_mut().close_link();
                Ok(())
            }))?;
            Ok(())
        }),
        element!("h1, h2, h3, h4, h5, h6", move |element| {
            heading.borrow_mut().open_heading(element);
            element.remove_attribute("data-at");
            let end = heading.clone();
            element.on_end_tag(Box::new(move |_| {
                end.borrow_mut().close_heading();
                Ok(())
            }))?;
            Ok(())
        }),
        element!(
            "img, link[href], script[src], form[action]",
            move |element| {
                let name = match element.tag_name().as_str() {
                    "link" => "href",
                    "form" => "action",
                    _ => "src",
                };
                let target = addresses.set(element, name, &image.borrow().facts.path)?;
                if let Some(size) = addresses.size_of(&target) {
                    element.set_attribute("width", &size.width.to_string())?;
                    element.set_attribute("height", &size.height.to_string())?;
                    element.set_attribute("loading", "lazy")?;
                }
                image.borrow_mut().loaded(target, element);
                element.remove_attribute("data-at");
                Ok(())
            }
        ),
        element!(
            "html, main, nav, table, th, td, button, input, select, textarea, label, iframe, \
             video, audio, source, track, embed, object",
            move |element| {
                parts::part(element, &part)?;
                Ok(())
            }
        ),
        text!(
            "a[href], h1, h2, h3, h4, h5, h6, th, td, button",
            move |chunk| {
                words.borrow_mut().words(chunk.as_str());
                Ok(())
            }
        ),
    ];
    let settings = handlers
        .into_iter()
        .fold(Settings::new(), Settings::append_element_content_handler);
    let mut rewriter = HtmlRewriter::new(settings, |chunk: &[u8]| out.extend_from_slice(chunk));
    rewriter.write(html.as_bytes())?;
    rewriter.end()
}

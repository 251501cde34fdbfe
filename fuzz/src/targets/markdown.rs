//! Markdown → what of it stands in a page. What reads the page is not what made it.

use prospectus::finding::Findings;
use prospectus::parse::body;
use prospectus::parse::html::{Resolved, html};
use prospectus::source::{SourceId, Span};

use crate::page;
use crate::targets::text;

pub fn run(bytes: &[u8]) {
    let Some(text) = text(bytes) else { return };
    let (read, findings, made) = made(text);
    for finding in findings.iter() {
        if let Some(span) = finding.place.span() {
            assert!(
                text.get(span.range()).is_some(),
                "{span:?}: {}",
                finding.message
            );
        }
    }
    for link in &read.links {
        assert!(text.get(link.span.range()).is_some(), "{:?}", link.span);
    }
    let whole = format!(
        "<!doctype html><html lang=\"en\"><head><title>x</title></head><body><main>{made}</main><footer id=\"foot\"></footer></body></html>"
    );
    // The finishing pass takes the places off; a picture on another host is a rule's (W-rules), which keeps the page back.
    let wrong: Vec<String> = page::wrong(&whole)
        .into_iter()
        .filter(|it| {
            !it.starts_with("a place in a file") && !it.starts_with("loads from elsewhere")
        })
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}\n{made}");
    assert!(
        page::foot_is_outside(&whole),
        "the text runs into the rest of the page: {made}"
    );
}

/// Makes it, and looks at nothing.
pub fn make(bytes: &[u8]) {
    if let Some(text) = text(bytes) {
        made(text);
    }
}

fn made(text: &str) -> (body::Body, Findings, String) {
    let id = SourceId(0);
    let mut findings = Findings::default();
    let read = body::parse(id, text, 0..text.len(), &mut findings);
    let made = html(text, Span::new(id, 0..text.len()), &|target| {
        Resolved::Href(target.to_owned())
    });
    (read, findings, made)
}

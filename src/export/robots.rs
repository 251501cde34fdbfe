//! `/robots.txt`: everything may be read, or, for a site with drafts, nothing (RFC 9309).

use crate::artifact::{Artifact, SitePath};

pub fn robots(base_url: &str, with_drafts: bool) -> Artifact {
    let text = if with_drafts {
        "User-agent: *\nDisallow: /\n".to_owned()
    } else {
        format!("User-agent: *\nAllow: /\n\nSitemap: {base_url}sitemap.xml\n")
    };
    Artifact {
        path: SitePath::new("/robots.txt"),
        bytes: text.into_bytes(),
    }
}

//! `/_headers`: what a host is asked to send with its files, for hosts that read this file (Netlify, Cloudflare Pages).
//!
//! No pattern stands twice, because Cloudflare would follow only the last; none has more than one `*`. Cloudflare reads at
//! most 100 patterns and 2,000 characters a line, and joins what two patterns say of one header with a comma.

use crate::artifact::{Artifact, SitePath};
use crate::render::policy::{POLICY_OF_HOSTS, REFERRER};

/// A pattern below the base path, and the headers of what it fits.
type Block = (&'static str, &'static [(&'static str, &'static str)]);

/// What fits every file of the site.
const ALL: &str = "/*";

const BLOCKS: [Block; 6] = [
    (
        ALL,
        &[
            // What stands in every page too, for hosts that send no headers; and nobody frames it.
            ("Content-Security-Policy", POLICY_OF_HOSTS),
            ("X-Content-Type-Options", "nosniff"),
            ("Referrer-Policy", REFERRER),
            // No page needs to know where, to hear, to see or to be paid.
            (
                "Permissions-Policy",
                "camera=(), geolocation=(), microphone=(), payment=()",
            ),
        ],
    ),
    // By their ending, because `/calendars/` is a page.
    (
        "/calendars/*.ics",
        &[
            ("Content-Type", "text/calendar; charset=utf-8"),
            ("Cache-Control", "public, max-age=900"),
            ("Access-Control-Allow-Origin", "*"),
        ],
    ),
    (
        "/feeds/*.atom",
        &[
            ("Content-Type", "application/atom+xml; charset=utf-8"),
            ("Cache-Control", "public, max-age=900"),
            ("Access-Control-Allow-Origin", "*"),
        ],
    ),
    ("/data/*", &[("Access-Control-Allow-Origin", "*")]),
    // A browser takes it for a file to keep, not for a page.
    (
        "/data/*.csv",
        &[("Content-Type", "text/csv; charset=utf-8; header=present")],
    ),
    // Their names change with what is in them.
    (
        "/assets/*",
        &[("Cache-Control", "public, max-age=31536000, immutable")],
    ),
];

/// What fits every file: the headers that serve sends too.
pub fn for_all() -> &'static [(&'static str, &'static str)] {
    BLOCKS[0].1
}

pub fn headers(base_path: &str, with_drafts: bool) -> Artifact {
    let mut text = String::new();
    for (pattern, headers) in BLOCKS {
        text.push_str(&format!("{base_path}{pattern}\n"));
        for (name, value) in headers {
            text.push_str(&format!("  {name}: {value}\n"));
        }
        // A calendar can say no other way that it is for no search engine.
        if with_drafts && pattern == ALL {
            text.push_str("  X-Robots-Tag: noindex\n");
        }
    }
    Artifact {
        path: SitePath::new("/_headers"),
        bytes: text.into_bytes(),
    }
}

//! `/_redirects`: old addresses, for hosts that read this file (Netlify, Cloudflare Pages, GitLab Pages).
//!
//! Hosts differ in the status they take when none is written, so it is always written. Other hosts have the pages that
//! send a reader on.

use crate::artifact::{Artifact, SitePath};

/// `None` when there are no old addresses.
pub fn redirects(base_path: &str, redirects: &[(String, String)]) -> Option<Artifact> {
    if redirects.is_empty() {
        return None;
    }
    let lines: String = redirects
        .iter()
        .map(|(from, to)| format!("{base_path}{from} {base_path}{to} 301\n"))
        .collect();
    Some(Artifact {
        path: SitePath::new("/_redirects"),
        bytes: lines.into_bytes(),
    })
}

//! A college's texts → its whole site, every file of which is looked at.

use std::collections::HashSet;
use std::sync::{LazyLock, Mutex, PoisonError};

use prospectus::artifact::Artifact;
use prospectus::error::Result;
use prospectus::finding::Level;
use prospectus::pipeline;
use prospectus::publish::Sink;

use crate::college::{NAME, PRIVATE, TODAY};
use crate::meeting;
use crate::page;

#[derive(Default)]
struct Kept(Mutex<Vec<Artifact>>);

impl Sink for Kept {
    fn take(&self, artifact: Artifact) -> Result<()> {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(artifact);
        Ok(())
    }
}

/// Makes a site of texts and looks at every file of it. What a college that has mistakes would show is looked at for scripts
/// only, because it is not published; what passes, for everything.
pub(crate) fn made_of(files: &[(String, String)]) {
    let kept = Kept::default();
    let (_, findings) = pipeline::make_of_texts(files, TODAY, None, &kept);
    let is_published = findings.count(Level::Error) == 0;
    for artifact in kept.0.into_inner().unwrap_or_else(PoisonError::into_inner) {
        let path = artifact.path.as_str();
        assert!(
            is_safe_path(&artifact.path.file()),
            "it would be written to {path:?}"
        );
        let text = String::from_utf8(artifact.bytes).unwrap_or_default();
        if !is_new(path, &text, is_published) {
            continue;
        }
        let mut wrong = wrong_in(path, &text);
        // A mark of a mistake, which keeps a page from being published.
        wrong.retain(|it| {
            is_published || !it.contains("=missing:") && !it.contains("=unpublished:")
        });
        assert!(wrong.is_empty(), "{path}: {wrong:#?}");
        if is_published {
            let words = if is_page(path) {
                page::words(&text)
            } else {
                text.replace("\r\n ", "")
            };
            let words = words.to_lowercase();
            for secret in PRIVATE.iter().chain(&[NAME]) {
                let is_shown = words.contains(&secret.to_lowercase());
                assert!(!is_shown, "{path} shows {secret}");
            }
            assert_eq!(meeting(&words), None, "{path} shows a meeting");
        }
    }
}

/// Whether a file was not looked at before: most pages of a college are the same whatever stands in one text.
fn is_new(path: &str, text: &str, is_published: bool) -> bool {
    static SEEN: LazyLock<Mutex<HashSet<[u8; 32]>>> = LazyLock::new(Mutex::default);
    let mut hasher = blake3::Hasher::new();
    hasher
        .update(&[u8::from(is_published)])
        .update(path.as_bytes())
        .update(b"\0")
        .update(text.as_bytes());
    let mut seen = SEEN.lock().unwrap_or_else(PoisonError::into_inner);
    if seen.len() > 1_000_000 {
        seen.clear();
    }
    seen.insert(*hasher.finalize().as_bytes())
}

/// Inside the site's folder, on every system.
fn is_safe_path(file: &str) -> bool {
    file.split('/').all(|part| {
        !part.is_empty()
            && part != "."
            && part != ".."
            && !part.contains(|letter: char| letter.is_control() || "\\:*?\"<>|".contains(letter))
    })
}

fn is_page(path: &str) -> bool {
    path.ends_with('/') || path.ends_with(".html")
}

fn wrong_in(path: &str, text: &str) -> Vec<String> {
    match path.rsplit('.').next() {
        _ if is_page(path) => page::wrong(text),
        Some("atom" | "xml") => match roxmltree::Document::parse(text) {
            Ok(document) => in_feed(&document),
            Err(cause) => vec![cause.to_string()],
        },
        Some("json") if !path.contains("/data/plan/") => {
            serde_json::from_str::<serde_json::Value>(text)
                .err()
                .map(|cause| cause.to_string())
                .into_iter()
                .collect()
        }
        Some("json") if path.contains("/data/plan/") => in_plan(text),
        Some("ics") => in_calendar(text),
        _ if path == "/_redirects" => text
            .lines()
            .filter(|line| line.split(' ').count() != 3)
            .map(str::to_owned)
            .collect(),
        _ if path == "/_headers" => text
            .lines()
            .filter(|line| !line.starts_with("  ") && !line.starts_with('/'))
            .map(str::to_owned)
            .collect(),
        _ => Vec::new(),
    }
}

/// What stands in a feed as HTML is HTML to whoever shows it.
fn in_feed(document: &roxmltree::Document<'_>) -> Vec<String> {
    let mut wrong = Vec::new();
    for node in document.descendants() {
        if matches!(node.attribute("type"), Some("html" | "xhtml")) {
            wrong.extend(page::wrong(node.text().unwrap_or("")));
        }
        for attribute in node.attributes().filter(|it| it.name() == "href") {
            let address = attribute.value();
            if !(address.starts_with("https:") || address.starts_with("http:")) {
                wrong.push(address.to_owned());
            }
        }
    }
    wrong
}

/// RFC 5545, 3.1: every line is a property that the program writes, at most 75 octets long.
fn in_calendar(text: &str) -> Vec<String> {
    const NAMES: &str = " BEGIN END VERSION PRODID CALSCALE NAME X-WR-CALNAME X-WR-TIMEZONE X-WR-CALDESC DESCRIPTION REFRESH-INTERVAL X-PUBLISHED-TTL TZID \
        TZOFFSETFROM TZOFFSETTO TZNAME DTSTART DTEND RRULE RDATE UID DTSTAMP LAST-MODIFIED SEQUENCE CREATED SUMMARY LOCATION GEO URL SOURCE CATEGORIES STATUS TRANSP \
        COLOR IMAGE CLASS X-MICROSOFT-CDO-BUSYSTATUS LANGUAGE TZURL X-LIC-LOCATION COMMENT ";
    let mut wrong = Vec::new();
    for line in text.split_inclusive("\r\n") {
        let Some(bare) = line.strip_suffix("\r\n") else {
            wrong.push(format!("no end of a line: {line}"));
            continue;
        };
        if bare.len() > 75 || bare.contains(['\r', '\n']) || bare.is_empty() {
            wrong.push(format!("a wrong line: {bare:?}"));
        }
        let name = bare.split([':', ';']).next().unwrap_or("");
        if !bare.starts_with(' ') && !NAMES.contains(&format!(" {name} ")) {
            wrong.push(format!("an unknown property: {bare}"));
        }
    }
    wrong
}

/// What a student's plan keeps of a session, and puts into the address that it is shared by.
fn in_plan(text: &str) -> Vec<String> {
    let Ok(plan) = serde_json::from_str::<serde_json::Value>(text) else {
        return vec![text.to_owned()];
    };
    let mut wrong = Vec::new();
    for session in plan["sessions"].as_array().into_iter().flatten() {
        let mark = session["plan"].as_str().unwrap_or("");
        let parts: Vec<&str> = mark.split(' ').collect();
        let is_short = |it: &str| {
            it.len() == 8
                && it
                    .bytes()
                    .all(|it| it.is_ascii_digit() || it.is_ascii_lowercase())
        };
        let is_good = matches!(parts[..], [short, sequence, day, state]
            if is_short(short) && sequence.parse::<u32>().is_ok() && day.parse::<jiff::civil::Date>().is_ok()
            && !state.is_empty() && state.bytes().all(|it| it == b'-' || it.is_ascii_lowercase()));
        if !is_good {
            wrong.push(format!("a mark that a plan cannot read: {mark}"));
        }
        for way in ["href", "calendar"] {
            let Some(way) = session[way].as_str() else {
                continue;
            };
            let is_inside = way.strip_prefix("../../").is_some_and(|rest| {
                !rest.contains("..")
                    && !rest.starts_with('/')
                    && !rest.contains(['#', '?', ':', '%', ' '])
            });
            if !is_inside {
                wrong.push(format!("a way out of the site: {way}"));
            }
        }
    }
    wrong
}

//! D803 joining-link.

use std::collections::HashSet;

use crate::artifact::FinishedSite;
use crate::finding::Place;
use crate::model::kind::purpose_of;
use crate::parse::entities::decode;
use crate::rules::checker::{Checker, Context};
use crate::rules::{Check, Rule, wording};
use crate::source::Span;
use crate::text::joining;

crate::code! {
    /// A link into an online meeting, its number or its passcode is in a record or on a page.
    ///
    /// # Why
    ///
    /// Whoever finds a joining link can walk into a room where people speak about their health. It is sent to the people
    /// who enrolled, and never published.
    ///
    /// # Example
    ///
    /// ```md
    /// ---
    /// title: Sleep well
    /// summary: How sleep works, and what helps.
    /// co_producers: [p-01, p-02]
    /// co_production: co-production
    /// need: {source: student-feedback, note: Asked for by 14 students in 2026.}
    /// audience: Anyone whose nights are hard.
    /// learning_outcomes: [Explain how sleep works, Keep a sleep diary, Choose 2 changes to an evening]
    /// next_steps: [{partner: millbrook-mind}]
    /// ---
    /// Join us at [our online room](<https://us02web.zoom.us/j/85512345678>).
    /// ```
    ///
    /// # Write instead
    ///
    /// ```md
    /// ---
    /// title: Sleep well
    /// summary: How sleep works, and what helps.
    /// co_producers: [p-01, p-02]
    /// co_production: co-production
    /// need: {source: student-feedback, note: Asked for by 14 students in 2026.}
    /// audience: Anyone whose nights are hard.
    /// learning_outcomes: [Explain how sleep works, Keep a sleep diary, Choose 2 changes to an evening]
    /// next_steps: [{partner: millbrook-mind}]
    /// ---
    /// We meet on Zoom. When you have enrolled, we send you the link and the passcode 2 days before.
    /// ```
    ///
    /// # Exceptions
    ///
    /// None, and it cannot be turned off or waived. The name of a service, and a link to its own pages, are fine.
    ///
    /// # Source
    ///
    /// Guidance on online sessions for the voluntary sector: Forum Central (Leeds), Newcastle University, Cambridge CSCS:
    /// never publish links, meeting ids or passcodes.
    JOINING_LINK = "D803" "joining-link" Error
}

pub(super) const RULE: Rule = Rule {
    code: &JOINING_LINK,
    check: Check::Both(check_records, check_pages),
};

const HELP: &str = "delete it here and send it to the people who enrolled; where it was public already, make a new meeting";

/// Looks through the whole text of a record: fields, addresses, link targets, code and comments alike. Then through what a
/// reader sees of it: `Meeting **ID**: 855 1234 5678`.
fn check_records(cx: &Context<'_>, checker: &mut Checker<'_>) {
    let mut found: Vec<(Span, &str)> = Vec::new();
    for (id, source) in cx.sources.iter() {
        if purpose_of(source).is_for_readers() {
            let here = joining::find(&source.text).into_iter();
            found.extend(here.map(|range| (Span::new(id, range.clone()), &source.text[range])));
        }
    }
    let as_written = found.len();
    for prose in wording::all(cx) {
        for range in joining::find(prose.text()) {
            let span = prose.span(range.clone());
            // They are in the order of the files, and none goes over into another.
            let known = &found[..as_written];
            let before = known.partition_point(|(other, _)| {
                (other.source, other.start) < (span.source, span.end)
            });
            let is_known = before.checked_sub(1).is_some_and(|last| {
                let (other, _) = &known[last];
                other.source == span.source && span.start < other.end
            });
            if !is_known {
                found.push((span, prose.written(range)));
            }
        }
    }
    for (place, sign) in found {
        let message = format!("\"{}\" lets strangers into an online meeting", short(sign));
        checker.report(checker.finding(place, message).help(HELP));
    }
}

/// What a page shows although no record has these letters: written in another way, or by a template.
fn check_pages(cx: &Context<'_>, site: &FinishedSite<'_>, checker: &mut Checker<'_>) {
    if site.pages.iter().all(|page| page.joining.is_empty()) {
        return;
    }
    let sources = || (cx.sources.iter()).filter(|(_, source)| purpose_of(source).is_for_readers());
    // Markdown takes a backslash away: the same sign has other slashes on its page.
    let known: HashSet<String> = sources()
        .flat_map(|(_, source)| {
            let signs = joining::find(&source.text).into_iter();
            signs.map(|sign| joining::plain(&source.text[sign]))
        })
        .collect();
    for page in site.pages {
        for sign in &page.joining {
            let written = decode(sign);
            if known.contains(&joining::plain(&written))
                || sources().any(|(_, source)| source.text.contains(&written))
            {
                continue;
            }
            let place = Place::Page(page.path.clone());
            let finding = checker
                .finding(
                    place,
                    format!(
                        "\"{}\" on this page lets strangers into an online meeting",
                        short(sign)
                    ),
                )
                .help(HELP);
            checker.report(finding);
        }
    }
}

/// Enough of a long link to know it by.
fn short(sign: &str) -> String {
    match sign.char_indices().nth(60) {
        Some((at, _)) => format!("{}…", &sign[..at]),
        None => sign.to_owned(),
    }
}

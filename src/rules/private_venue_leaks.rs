//! D805 private-venue-leaks.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::artifact::{FinishedSite, Leak, Secret};
use crate::finding::{Finding, Place};
use crate::model::kind::purpose_of;
use crate::parse::plain;
use crate::rules::checker::{Checker, Context};
use crate::rules::on_pages::more;
use crate::rules::wording;
use crate::rules::{Check, Rule};
use crate::source::{SourceId, Span};
use crate::text::phrases::Phrases;
use crate::text::secrets::{Secrets, said_in_public};
use crate::text::tokens::Tokens;

crate::code! {
    /// The name, address, postcode or id of a private venue would be published.
    ///
    /// # Why
    ///
    /// A private venue is private because somebody could look for the people who are there. Once it was on the site, it
    /// stays in copies.
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
    /// We meet at Larch House, behind the station.
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
    /// We tell you where we meet when you enrol.
    /// ```
    ///
    /// # Exceptions
    ///
    /// What a public record says too, such as the town in the address, is no secret. The rule cannot be turned off or
    /// waived. Other spaces, marks between the words and a new line hide nothing, and other capitals only words without a
    /// number: rowan lodge is also a kind of lodge. In the example, Larch House is the name of a venue with private: yes.
    ///
    /// # Source
    ///
    /// UK GDPR, articles 5(1)(f) and 32; guidance of domestic abuse services: addresses are told in person only.
    PRIVATE_VENUE_LEAKS = "D805" "private-venue-leaks" Error
}

pub(super) const RULE: Rule = Rule {
    code: &PRIVATE_VENUE_LEAKS,
    check: Check::Both(check_records, check_pages),
};

const HELP: &str = "take the words out; who enrols is told where it is. Where the words are no secret, give the venue's record another name or id";

/// What nobody finds letter by letter: over two lines, with more spaces, marks or other capitals. What stands in a text as the
/// venue's own file writes it is found where it would be published.
fn check_records(cx: &Context<'_>, checker: &mut Checker<'_>) {
    let secrets = Secrets::new(cx.catalogue);
    let mut before: Option<Span> = None;
    for (span, secret) in written_otherwise(cx, &secrets) {
        if before.is_some_and(|before| before.source == span.source && span.start < before.end) {
            continue;
        }
        before = Some(span);
        checker.report(said(cx, checker, secret, span));
    }
}

/// Where they stand in other letters than in the venue's own file, in the order of the files.
fn written_otherwise<'s>(cx: &Context<'_>, secrets: &'s Secrets) -> Vec<(Span, &'s Secret)> {
    let phrases = phrases(cx, secrets);
    if phrases.is_empty() {
        return Vec::new();
    }
    let mut found: Vec<(Span, &Secret)> = Vec::new();
    for (id, source) in cx
        .sources
        .iter()
        .filter(|it| purpose_of(it.1).is_for_readers())
    {
        let here = phrases.all(&Tokens::of(&source.text)).into_iter();
        found.extend(here.map(|it| (Span::new(id, it.range), *it.meaning)));
    }
    // Between the letters of a source stand marks; prose has none.
    for prose in wording::all(cx) {
        let here = phrases.all(&prose.tokens).into_iter();
        found.extend(here.map(|it| (prose.span(it.range), *it.meaning)));
    }
    found.retain(|(span, secret)| {
        let written = &cx.source(span.source).text[span.range()];
        is_meant(secret, written)
            && !cx.drafts.contains(&span.source)
            && !own(cx, secret).contains(&span.source)
    });
    found.sort_by_key(|(span, _)| (span.source, span.start, Reverse(span.end)));
    found
}

/// The words of each secret, and of an address the parts that no public record has too; one word alone is a word like any
/// other.
fn phrases<'s>(cx: &Context<'_>, secrets: &'s Secrets) -> Phrases<&'s Secret> {
    let mut phrases = Phrases::default();
    let public: Vec<Tokens> = said_in_public(cx.catalogue).map(Tokens::of).collect();
    let is_public = |part: &str| {
        let mut one = Phrases::default();
        one.add(part, ());
        public.iter().any(|words| !one.all(words).is_empty())
    };
    for secret in secrets.iter().filter(|secret| secret.what != "id") {
        let parts = secret.words.split(',').map(str::trim);
        // A street without a number is no secret.
        let parts = parts.filter(|part| {
            *part != secret.words
                && part.contains(|letter: char| letter.is_ascii_digit())
                && !is_public(part)
        });
        for words in std::iter::once(secret.words.as_str()).chain(parts) {
            if Tokens::of(words).len() > 1 {
                phrases.add(words, secret);
            }
        }
        if secret.what == "postcode" {
            phrases.add(&secret.words.replace(' ', ""), secret);
        }
    }
    phrases
}

/// Whether words that are those of a secret stand for it: with a number in them in any case, and else with capitals, but for
/// those that the venue's own record writes small: `of`, the `s` behind an apostrophe.
fn is_meant(secret: &Secret, written: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        let words = text.split(|letter: char| !letter.is_alphanumeric());
        let words = words.filter(|word| !word.is_empty());
        words.map(str::to_owned).collect()
    };
    let own = words(&secret.words);
    // What stands between them for a browser alone is no word.
    let shown = words(&plain::words(written));
    written != secret.words
        && (written.contains(|letter: char| letter.is_ascii_digit())
            || (shown.iter())
                .all(|word| !word.starts_with(char::is_lowercase) || own.contains(word)))
}

/// The files that may say it: the venue's, in each language.
fn own(cx: &Context<'_>, secret: &Secret) -> Vec<SourceId> {
    let translations = cx.catalogue.translations.iter().filter(|it| {
        let origin = cx.catalogue.origin(it.kind, &it.id);
        origin.is_some_and(|origin| origin.source == secret.venue)
    });
    let own = translations.map(|it| it.source);
    own.chain([secret.venue]).collect()
}

/// The words themselves are not said again: what is found here may be read by others.
fn said(cx: &Context<'_>, checker: &Checker<'_>, secret: &Secret, place: Span) -> Finding {
    let message = format!(
        "this is the {} of the private venue {}, and would be published",
        secret.what,
        id(cx, secret)
    );
    checker.finding(place, message).help(HELP)
}

fn id<'c>(cx: &Context<'c>, secret: &Secret) -> &'c str {
    let mut venues = cx.catalogue.venues.iter();
    let venue = venues.find(|venue| venue.origin.source == secret.venue);
    venue.map_or("", |venue| venue.origin.id.as_str())
}

fn check_pages(cx: &Context<'_>, site: &FinishedSite<'_>, checker: &mut Checker<'_>) {
    let mut pages: BTreeMap<&Secret, BTreeSet<&str>> = BTreeMap::new();
    for Leak { path, secret } in site.leaks {
        pages.entry(secret).or_default().insert(path);
    }
    for (secret, pages) in pages {
        let places = places(cx, secret);
        for place in &places {
            checker.report(said(cx, checker, secret, *place));
        }
        let is_said = |secret: &Secret| {
            let secrets = Secrets::new(cx.catalogue);
            let mut otherwise = written_otherwise(cx, &secrets).into_iter();
            otherwise.any(|(_, other)| other == secret)
        };
        let Some(first) = pages.first() else {
            continue;
        };
        if !places.is_empty() || is_said(secret) {
            continue;
        }
        let message = format!(
            "the {} of the private venue {} would stand here{}",
            secret.what,
            id(cx, secret),
            more(pages.len())
        );
        checker.report(
            checker
                .finding(Place::Page((*first).to_owned()), message)
                .help(HELP),
        );
    }
}

/// Where the words stand in the texts, besides the venue's own record and drafts. An id is in keys by right.
fn places(cx: &Context<'_>, secret: &Secret) -> Vec<Span> {
    if secret.what == "id" {
        return Vec::new();
    }
    let own = own(cx, secret);
    let others = cx.sources.iter().filter(|(id, source)| {
        let is_read = purpose_of(source).is_for_readers();
        let is_own = own.contains(id);
        !is_own && is_read && !cx.drafts.contains(id)
    });
    let each = others.filter_map(|(id, source)| {
        let at = source.text.find(secret.words.as_str())?;
        Some(Span::new(id, at..at + secret.words.len()))
    });
    each.collect()
}

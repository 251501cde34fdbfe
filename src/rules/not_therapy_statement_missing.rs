//! E305 not-therapy-statement-missing.

use std::collections::HashSet;
use std::sync::LazyLock;

use crate::rules::checker::{Checker, Context};
use crate::rules::wording;
use crate::rules::{Check, Rule};
use crate::source::SourceId;
use crate::text::phrases::Phrases;

crate::code! {
    /// No text of the site says that the courses are not therapy.
    ///
    /// # Why
    ///
    /// Somebody who hopes for treatment must be able to see that a course is none, and that it can go alongside
    /// treatment. Colleges say so on their first page or among their support.
    ///
    /// # Example
    ///
    /// ```md
    /// <!-- file: content/college.md -->
    /// ---
    /// name: Millbrook Recovery College
    /// base_url: https://millbrook.example/
    /// language: en-GB
    /// time_zone: Europe/London
    /// lead_partners: [millbrook-mind]
    /// ---
    /// Welcome. We offer free courses about mental health and everyday life.
    /// ```
    ///
    /// # Write instead
    ///
    /// ```md
    /// <!-- file: content/college.md -->
    /// ---
    /// name: Millbrook Recovery College
    /// base_url: https://millbrook.example/
    /// language: en-GB
    /// time_zone: Europe/London
    /// lead_partners: [millbrook-mind]
    /// ---
    /// Welcome. We offer free courses about mental health and everyday life. Our courses are not therapy.
    /// ```
    ///
    /// # Exceptions
    ///
    /// One sentence in a published text of the college, of a page or of a course is enough: not therapy, not a clinical
    /// service, does not replace treatment. A college whose language is not English is not looked at.
    ///
    /// # Source
    ///
    /// Practice of recovery colleges: nine of the prospectuses that this program's rules were made from say it; ImROC,
    /// 10 Years On (Perkins and others, 2018), principle 1: educational.
    NOT_THERAPY_STATEMENT_MISSING = "E305" "not-therapy-statement-missing" Warning
}

pub(super) const RULE: Rule = Rule {
    code: &NOT_THERAPY_STATEMENT_MISSING,
    check: Check::Records(check),
};

static THERAPY: LazyLock<Phrases<()>> = LazyLock::new(|| {
    Phrases::of([
        "therap*",
        "treatment",
        "treatments",
        "counselling",
        "clinical",
        "crisis service",
        "medical",
    ])
});

fn check(cx: &Context<'_>, checker: &mut Checker<'_>) {
    let college = &cx.catalogue.college;
    // A college whose own file cannot be read has another mistake first.
    let is_read = college.name.span.source != SourceId::NOWHERE;
    if !is_read || !wording::is_english(&college.language) {
        return;
    }
    let partners = cx.catalogue.partners.iter();
    let of_partners: HashSet<SourceId> = partners.map(|partner| partner.origin.source).collect();
    let mut published = wording::judged(cx).filter(|prose| {
        let source = prose.span(0..0).source;
        !cx.drafts.contains(&source) && !of_partners.contains(&source)
    });
    let says_so = published.any(|prose| {
        let mut found = THERAPY.all(&prose.tokens).into_iter();
        found.any(|found| prose.is_negated(found.words.start))
    });
    if says_so {
        return;
    }
    let finding = checker
        .finding(college.name.span, "no text of this site says that courses are not therapy")
        .label("people who hope for treatment must be able to see that a course is none")
        .help("say it in content/college.md or on a page, such as: Our courses are not therapy, and you can come alongside any treatment");
    checker.report(finding);
}

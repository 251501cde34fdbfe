//! D807 third-party-request.

use std::collections::BTreeMap;

use crate::artifact::FinishedSite;
use crate::finding::Place;
use crate::rules::checker::{Checker, Context};
use crate::rules::on_pages::{more, once};
use crate::rules::{Check, Rule};
use crate::source::Span;

crate::code! {
    /// A page would load something from another host.
    ///
    /// # Why
    ///
    /// Whoever runs that host learns who reads the page, and when: that somebody reads about psychosis at night. The
    /// reader was never asked.
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
    /// This course is about what keeps you awake, and what helps.
    ///
    /// ![Two people plant beans](<https://pictures.example/beans.png>)
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
    /// This course is about what keeps you awake, and what helps.
    ///
    /// ![Two people plant beans](beans.png)
    /// ```
    ///
    /// # Exceptions
    ///
    /// Links are fine: they lead away only when somebody follows them. It cannot be turned off or waived. Scripts of a
    /// theme are not read.
    ///
    /// # Source
    ///
    /// UK GDPR, articles 5(1)(c) and 9; Regional Court of Munich, 20 January 2022, 3 O 17493/20, on fonts from another
    /// host.
    THIRD_PARTY_REQUEST = "D807" "third-party-request" Error
}

pub(super) const RULE: Rule = Rule {
    code: &THIRD_PARTY_REQUEST,
    check: Check::Pages(check),
};

fn check(cx: &Context<'_>, site: &FinishedSite<'_>, checker: &mut Checker<'_>) {
    let mut of_authors: BTreeMap<Span, &str> = BTreeMap::new();
    let mut of_templates: Vec<(&str, &str)> = Vec::new();
    for page in site.pages {
        for load in &page.loads {
            match load.at {
                Some(at) => {
                    of_authors.insert(at, &load.address);
                }
                None => of_templates.push((&load.address, &page.path)),
            }
        }
    }
    for (at, address) in of_authors {
        let finding = checker
            .finding(at, format!("this would be loaded from another host: {}", host(address)))
            .help("put the picture beside the text and name its file, or write a link to the page that shows it");
        checker.report(finding);
    }
    for (address, (page, pages)) in once(of_templates.into_iter()) {
        let message = format!(
            "this page would load {address} from another host{}",
            more(pages)
        );
        let finding = checker
            .finding(Place::Page(page.to_owned()), message)
            .help("put the file into the theme's folder assets/ and name it from there: /assets/…");
        checker.report(finding);
    }
    let theme = cx.catalogue.college.theme.name.as_ref();
    let theme = theme.map_or("default", |name| name.value.as_str());
    for (style, address) in site.style_loads {
        let place = Place::File(format!("themes/{theme}/assets/{style}"));
        let finding = checker
            .finding(
                place,
                format!("this style would load {address} from another host"),
            )
            .help("put the file beside the style and name it from there: url(name.woff2)");
        checker.report(finding);
    }
}

/// `https://pictures.example/beans.png` → `pictures.example`
fn host(address: &str) -> &str {
    let rest = address.split_once("//").map_or(address, |(_, rest)| rest);
    rest.split(['/', '?', '#']).next().unwrap_or(rest)
}

//! L408 link-says-nothing.

use crate::parse::body::AuthoredLink;
use crate::rules::checker::{Checker, Context};
use crate::rules::{Check, Rule, wording};
use crate::source::{Sources, Span};

crate::code! {
    /// The words of a link do not say where it leads: click here, more.
    ///
    /// # Why
    ///
    /// People who use a screen reader often go from link to link and hear nothing but the links. Five times "here" is no
    /// map.
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
    /// If you need help to get here, [click here](../pages/support.md).
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
    /// If you need help to get here, look at [how we support you](../pages/support.md).
    /// ```
    ///
    /// # Exceptions
    ///
    /// None: a link with more words around these, such as "more about sleep", is fine.
    ///
    /// # Source
    ///
    /// NHS digital service manual, content guide, "links"; WCAG 2.2, success criterion 2.4.4, link purpose (in context).
    LINK_SAYS_NOTHING = "L408" "link-says-nothing" Error
}

pub(super) const RULE: Rule = Rule {
    code: &LINK_SAYS_NOTHING,
    check: Check::Records(check),
};

/// What links say when they say nothing, without marks at their ends.
const EMPTY_WORDS: [&str; 38] = [
    "at this link",
    "click",
    "click for more",
    "click here",
    "click on this link",
    "click this",
    "click this link",
    "click to read more",
    "continue",
    "details",
    "find out more",
    "find out more here",
    "follow this link",
    "go",
    "go here",
    "here",
    "info",
    "learn more",
    "link",
    "links",
    "look here",
    "more",
    "more details",
    "more info",
    "more information",
    "on this page",
    "page",
    "read more",
    "read more here",
    "read on",
    "see here",
    "see more",
    "this",
    "this link",
    "this page",
    "this site",
    "this website",
    "website",
];

fn check(cx: &Context<'_>, checker: &mut Checker<'_>) {
    for link in wording::bodies(cx).flat_map(|body| &body.links) {
        let words = link.text.split_whitespace().collect::<Vec<_>>().join(" ");
        let bare = words.trim_matches(|letter: char| !letter.is_alphanumeric());
        if !EMPTY_WORDS.contains(&bare.to_lowercase().as_str()) {
            continue;
        }
        let finding = checker
            .finding(
                place(cx.sources, link),
                format!("the words \"{bare}\" do not say where the link leads"),
            )
            .help("let the link itself say what is there, such as: how we support you");
        checker.report(finding);
    }
}

/// The words of the link; the whole link where its words are broken up by marks.
fn place(sources: &Sources, link: &AuthoredLink) -> Span {
    let written = sources.text(link.span);
    match written.find(link.text.as_str()) {
        Some(at) => {
            let start = link.span.start as usize + at;
            Span::new(link.span.source, start..start + link.text.len())
        }
        None => link.span,
    }
}

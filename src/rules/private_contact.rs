//! D804 private-contact.

use std::collections::BTreeSet;

use crate::rules::checker::{Checker, Context};
use crate::rules::wording::{all, bodies};
use crate::rules::{Check, Rule};
use crate::source::{SourceId, Span};
use crate::text::contacts;

crate::code! {
    /// A text gives the private e-mail address or mobile number of somebody.
    ///
    /// # Why
    ///
    /// Once it is published, it cannot be taken back: strangers write and call, and machines gather it for good.
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
    /// Questions? Write to gwen.harper@gmail.com, we are glad to help.
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
    /// Questions? Write to college@millbrook.example, we are glad to help.
    /// ```
    ///
    /// # Exceptions
    ///
    /// The college's own contact is fine, and so is the contact of a partner that says public: yes. Private is an
    /// address at one of the free services for e-mail, and a British mobile number. What is never published is not
    /// looked at: the contact of a partner without public: yes, the text of a private venue, and that of a person who
    /// is not named.
    ///
    /// # Source
    ///
    /// UK GDPR, article 5(1)(c), data minimisation; Ofcom, national numbering plan: numbers for mobiles begin with 07.
    PRIVATE_CONTACT = "D804" "private-contact" Error
}

pub(super) const RULE: Rule = Rule {
    code: &PRIVATE_CONTACT,
    check: Check::Records(check),
};

fn check(cx: &Context<'_>, checker: &mut Checker<'_>) {
    let public = public(cx);
    let hidden = hidden(cx);
    let mut found: Vec<(Span, String)> = Vec::new();
    for words in all(cx) {
        let contacts = contacts::find(words.text());
        found.extend(
            contacts
                .into_iter()
                .map(|contact| (words.span(contact.range), contact.value)),
        );
    }
    for link in bodies(cx).flat_map(|body| &body.links) {
        // A link that shows what it leads to is one mistake, not two.
        let shown = contacts::find(&link.text);
        let inside = contacts::find(&link.target).into_iter();
        let other = inside.filter(|contact| shown.iter().all(|other| other.value != contact.value));
        found.extend(other.map(|contact| (link.span, contact.value)));
    }
    for quote in cx
        .catalogue
        .courses
        .iter()
        .flat_map(|course| &course.quotes)
    {
        let passage = cx.field(&quote.text);
        let contacts = contacts::find(&passage.text);
        found.extend(
            contacts
                .into_iter()
                .map(|contact| (passage.span(contact.range), contact.value)),
        );
    }
    for (place, value) in found {
        if public.contains(&value) || hidden.contains(&place.source) {
            continue;
        }
        let what = if value.contains('@') {
            "e-mail address"
        } else {
            "mobile number"
        };
        let finding = checker
            .finding(place, format!("{value} looks like somebody's own {what}"))
            .help("give the college's instead; where it is how a partner wants to be reached, write it in the partner's contact: with public: yes");
        checker.report(finding);
    }
}

/// The files that readers see nothing of, with their translations.
fn hidden(cx: &Context<'_>) -> BTreeSet<SourceId> {
    let venues = cx.catalogue.venues.iter().filter(|venue| venue.private);
    let venues = venues.map(|venue| venue.origin.source);
    let mut hidden: BTreeSet<SourceId> = venues.chain(without_page(cx)).collect();
    let translated = cx.catalogue.translations.iter().filter(|it| {
        let origin = cx.catalogue.origin(it.kind, &it.id);
        origin.is_some_and(|origin| hidden.contains(&origin.source))
    });
    let translated: Vec<SourceId> = translated.map(|it| it.source).collect();
    hidden.extend(translated);
    hidden
}

/// The records of people whose text is not shown, because they did not agree to be named.
fn without_page<'a>(cx: &Context<'a>) -> impl Iterator<Item = SourceId> + use<'a> {
    let today = cx.today;
    let people = cx.catalogue.people.iter();
    let unnamed = people.filter(move |person| person.published_name(today).is_none());
    unnamed.map(|person| person.origin.source)
}

/// The contacts that are meant for everybody: the college's, and those that partners want published.
fn public(cx: &Context<'_>) -> BTreeSet<String> {
    let own = &cx.catalogue.college.contact;
    let partners = cx.catalogue.partners.iter().map(|partner| &partner.contact);
    let of_partners = partners
        .filter(|contact| contact.public)
        .flat_map(|contact| contact.phone.iter().chain(&contact.email));
    let texts = own
        .phone
        .iter()
        .chain(&own.text)
        .chain(&own.email)
        .chain(of_partners);
    texts
        .flat_map(|text| contacts::find(&text.value))
        .map(|contact| contact.value)
        .collect()
}

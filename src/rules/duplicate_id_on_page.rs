//! A902 duplicate-id-on-page.

use std::collections::HashMap;

use crate::artifact::{FinishedSite, IdFact};
use crate::finding::Place;
use crate::rules::checker::{Checker, Context};
use crate::rules::{Check, Rule};

crate::code! {
    /// Two parts of a page have one name, so that a link to it may lead to the wrong one.
    ///
    /// # Why
    ///
    /// Links inside a page, and the labels that a screen reader speaks, go by these names. Each can stand only once.
    ///
    /// # Example
    ///
    /// ```html
    /// <!-- file: themes/default/templates/topic.html -->
    /// {% extends "base.html" %}
    /// {% block heading %}<h1>{{ topic.name }}</h1>{% endblock heading %}
    /// {% block content %}<p id="here">Courses</p><p id="here">Dates</p>{% endblock content %}
    /// ```
    ///
    /// # Write instead
    ///
    /// ```html
    /// <!-- file: themes/default/templates/topic.html -->
    /// {% extends "base.html" %}
    /// {% block heading %}<h1>{{ topic.name }}</h1>{% endblock heading %}
    /// {% block content %}<p id="courses">Courses</p><p id="dates">Dates</p>{% endblock content %}
    /// ```
    ///
    /// # Exceptions
    ///
    /// None. Two headings with the same words in one text are told apart by a number.
    ///
    /// # Source
    ///
    /// HTML Living Standard, 3.2.6, the id attribute: its value is unique in the whole page.
    DUPLICATE_ID_ON_PAGE = "A902" "duplicate-id-on-page" Error
}

pub(super) const RULE: Rule = Rule {
    code: &DUPLICATE_ID_ON_PAGE,
    check: Check::Pages(check),
};

fn check(_: &Context<'_>, site: &FinishedSite<'_>, checker: &mut Checker<'_>) {
    for page in site.pages {
        let on_page = || Place::Page(page.path.clone());
        let mut first_of: HashMap<&str, &IdFact> = HashMap::new();
        for fact in &page.ids {
            let Some(first) = first_of.insert(&fact.id, fact) else {
                continue;
            };
            // The one that an author wrote is the one that an author can change.
            let (named, other) = if fact.at.is_some() {
                (fact, first)
            } else {
                (first, fact)
            };
            let help = match named.at {
                Some(_) => {
                    "write this heading in other words: another part of the page has the name that they make"
                }
                None => "give one of the two parts another id in the template",
            };
            let place = named.at.map_or_else(on_page, Place::Words);
            let mut finding = checker
                .finding(
                    place,
                    format!("two parts of this page have the name \"{}\"", fact.id),
                )
                .help(help);
            if let Some(other) = other.at {
                finding = finding.related(other, "the other one is here");
            }
            checker.report(finding);
        }
    }
}

//! A909 form-field-without-label.

use crate::artifact::FinishedSite;
use crate::finding::Place;
use crate::rules::checker::{Checker, Context};
use crate::rules::on_pages::{more, once};
use crate::rules::{Check, Rule};

crate::code! {
    /// A field to fill in has no label.
    ///
    /// # Why
    ///
    /// A screen reader says "edit", and nobody knows what to write. Who finds it hard to use a mouse has a smaller
    /// place to click.
    ///
    /// # Example
    ///
    /// ```md
    /// <!-- file: themes/default/templates/404.html -->
    /// {% extends "base.html" %}
    /// {% block content %}
    /// <input type="search" name="q" placeholder="Search">
    /// {% endblock content %}
    /// ```
    ///
    /// # Write instead
    ///
    /// ```md
    /// <!-- file: themes/default/templates/404.html -->
    /// {% extends "base.html" %}
    /// {% block content %}
    /// <label>Search the courses <input type="search" name="q"></label>
    /// {% endblock content %}
    /// ```
    ///
    /// # Exceptions
    ///
    /// A button needs words of its own, which another rule looks at. A placeholder is no label: it goes away when one
    /// begins to write.
    ///
    /// # Source
    ///
    /// WCAG 2.2, success criterion 1.3.1, 3.3.2 and 4.1.2, technique H44.
    FORM_FIELD_WITHOUT_LABEL = "A909" "form-field-without-label" Error
}

pub(super) const RULE: Rule = Rule {
    code: &FORM_FIELD_WITHOUT_LABEL,
    check: Check::Pages(check),
};

fn check(_: &Context<'_>, site: &FinishedSite<'_>, checker: &mut Checker<'_>) {
    let bare = site.pages.iter().flat_map(|page| {
        let is_labelled = |id: &String| page.labelled.contains(id);
        let fields = page
            .fields
            .iter()
            .filter(move |field| !field.is_named && !field.id.as_ref().is_some_and(is_labelled));
        fields.map(|field| ((&field.element, &field.id), page.path.as_str()))
    });
    for ((element, id), (page, pages)) in once(bare) {
        let named = id
            .as_ref()
            .map_or_else(String::new, |id| format!(" \"{id}\""));
        let finding = checker
            .finding(
                Place::Page(page.to_owned()),
                format!("the field{named} ({element}) of this page has no label{}", more(pages)),
            )
            .help("put it into a <label> with words in its template, or give it a label with for= and its id");
        checker.report(finding);
    }
}

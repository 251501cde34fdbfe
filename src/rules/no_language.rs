//! A906 no-language.

use crate::artifact::FinishedSite;
use crate::finding::Place;
use crate::rules::checker::{Checker, Context};
use crate::rules::on_pages::{more, once};
use crate::rules::{Check, Rule};

crate::code! {
    /// A page does not say in which language it is.
    ///
    /// # Why
    ///
    /// A screen reader speaks each language with its own voice. Without this it may read English as if it were French.
    ///
    /// # Example
    ///
    /// ```md
    /// <!-- file: themes/default/templates/404.html -->
    /// <!DOCTYPE html>
    /// <html>
    /// <head><title>Not here</title></head>
    /// <body>
    /// <main><h1>Not here</h1></main>
    /// </body>
    /// </html>
    /// ```
    ///
    /// # Write instead
    ///
    /// ```md
    /// <!-- file: themes/default/templates/404.html -->
    /// <!DOCTYPE html>
    /// <html lang="en-GB">
    /// <head><title>Not here</title></head>
    /// <body>
    /// <main><h1>Not here</h1></main>
    /// </body>
    /// </html>
    /// ```
    ///
    /// # Exceptions
    ///
    /// None. Words in another language within a text are marked by the author, as the manual of texts shows.
    ///
    /// # Source
    ///
    /// WCAG 2.2, success criterion 3.1.1, language of page, technique H57.
    NO_LANGUAGE = "A906" "no-language" Error
}

pub(super) const RULE: Rule = Rule {
    code: &NO_LANGUAGE,
    check: Check::Pages(check),
};

fn check(_: &Context<'_>, site: &FinishedSite<'_>, checker: &mut Checker<'_>) {
    let is_said = |language: &String| !language.trim().is_empty();
    let silent = site
        .pages
        .iter()
        .filter(|page| !page.language.as_ref().is_some_and(is_said));
    for ((), (page, pages)) in once(silent.map(|page| ((), page.path.as_str()))) {
        let finding = checker
            .finding(
                Place::Page(page.to_owned()),
                format!(
                    "this page does not say in which language it is{}",
                    more(pages)
                ),
            )
            .help("begin its template with <html lang=\"{{ site.language }}\">");
        checker.report(finding);
    }
}

//! A907 landmarks.

use crate::artifact::{FinishedSite, PageFacts, RegionFact};
use crate::finding::Place;
use crate::rules::checker::{Checker, Context};
use crate::rules::on_pages::{more, once};
use crate::rules::{Check, Rule};

crate::code! {
    /// A page has no main part, has two, or has several menus that cannot be told apart.
    ///
    /// # Why
    ///
    /// People who use a screen reader jump to the main part of a page, or to its menu. Without one, they hear
    /// everything before it, on every page.
    ///
    /// # Example
    ///
    /// ```md
    /// <!-- file: themes/default/templates/404.html -->
    /// <!DOCTYPE html>
    /// <html lang="en-GB">
    /// <head><title>Not here</title></head>
    /// <body>
    /// <h1>Not here</h1>
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
    /// A page with one menu need not name it.
    ///
    /// # Source
    ///
    /// WCAG 2.2, success criterion 1.3.1, info and relationships, and 2.4.1, bypass blocks; WAI-ARIA Authoring
    /// Practices, landmark regions.
    LANDMARKS = "A907" "landmarks" Error
}

pub(super) const RULE: Rule = Rule {
    code: &LANDMARKS,
    check: Check::Pages(check),
};

fn check(_: &Context<'_>, site: &FinishedSite<'_>, checker: &mut Checker<'_>) {
    let found = site
        .pages
        .iter()
        .flat_map(|page| mistakes(page).map(|mistake| (mistake, page.path.as_str())));
    for ((message, help), (page, pages)) in once(found) {
        let message = format!("{message}{}", more(pages));
        let finding = checker
            .finding(Place::Page(page.to_owned()), message)
            .help(help);
        checker.report(finding);
    }
}

/// What is wrong with the parts of a page, and what to do about it.
fn mistakes(page: &PageFacts) -> impl Iterator<Item = (&'static str, &'static str)> + use<> {
    let count = |wanted: fn(&RegionFact) -> bool| {
        page.regions.iter().filter(|region| wanted(region)).count()
    };
    let of_main = match count(|region| *region == RegionFact::Main) {
        0 => Some((
            "this page has no main part",
            "put what the page is about into <main> in its template",
        )),
        1 => None,
        _ => Some((
            "this page has more than one main part",
            "keep one <main> in its template, and make the others <section>",
        )),
    };
    let menus = count(|region| matches!(region, RegionFact::Navigation { .. }));
    let nameless = count(|region| matches!(region, RegionFact::Navigation { is_named: false }));
    let of_menus = (menus > 1 && nameless > 0).then_some((
        "this page has several menus, and not each has a name",
        "give each <nav> in the template a name: aria-label=\"…\"",
    ));
    of_main.into_iter().chain(of_menus)
}

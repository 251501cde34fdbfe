//! W951 broken-link.

use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap, HashSet};

use crate::artifact::{FinishedSite, LinkFact, PageFacts, Target};
use crate::finding::{Finding, Place};
use crate::model::course::NextStep;
use crate::model::fields::Suggestions;
use crate::model::kind::{Purpose, purpose};
use crate::rules::checker::{Checker, Context};
use crate::rules::{Check, Rule};
use crate::source::Span;

crate::code! {
    /// A link leads to a page, file or heading of this site that is not there.
    ///
    /// # Why
    ///
    /// Somebody who has taken heart to enrol and meets "page not found" may not try again.
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
    /// If you need help to come, look at [how we support you](../pages/suport.md).
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
    /// If you need help to come, look at [how we support you](../pages/support.md).
    /// ```
    ///
    /// # Exceptions
    ///
    /// Links to other sites are looked at only by `check --links` (W952). A link to a draft is W954.
    ///
    /// # Source
    ///
    /// WCAG 2.2, success criterion 2.4.4, link purpose (in context).
    BROKEN_LINK = "W951" "broken-link" Error
}

pub(super) const RULE: Rule = Rule {
    code: &BROKEN_LINK,
    check: Check::Pages(check),
};

/// Anchors that every page has: the top (HTML Living Standard, 7.4.6.4).
const ALWAYS_THERE: [&str; 2] = ["", "top"];

fn check(cx: &Context<'_>, site: &FinishedSite<'_>, checker: &mut Checker<'_>) {
    let known = Known::of(cx, site);
    // A link of a template is on many pages: the first stands for all.
    let mut of_templates: BTreeMap<&Target, (Finding, usize)> = BTreeMap::new();
    for page in site.pages {
        for link in &page.links {
            if known.is_there(&link.target) {
                continue;
            }
            let at = link.at.or_else(|| of_next_step(cx, page, link));
            let place = at.map_or_else(|| Place::Page(page.path.clone()), Place::Words);
            if let Some((_, pages)) = of_templates.get_mut(&*link.target).filter(|_| at.is_none()) {
                *pages += 1;
                continue;
            }
            let Some(finding) = known.finding(checker, place, link) else {
                continue;
            };
            match at {
                Some(_) => checker.report(finding),
                None => {
                    of_templates.insert(&link.target, (finding, 1));
                }
            }
        }
    }
    for (mut finding, pages) in of_templates.into_values() {
        if pages > 1 {
            finding.label = Some(format!("the same link stands in {pages} places"));
        }
        checker.report(finding);
    }
}

/// The address of a next step, where a link on a course's page comes from one.
fn of_next_step(cx: &Context<'_>, page: &PageFacts, link: &LinkFact) -> Option<Span> {
    let path = cx.catalogue.in_main_language(&page.path);
    let id = path.strip_prefix("/courses/")?.trim_end_matches('/');
    let Target::Site { path, .. } = &*link.target else {
        return None;
    };
    let steps = cx.catalogue.course(id)?.next_steps.iter();
    steps
        .filter_map(|step| match step {
            NextStep::Words { url, .. } => url.as_ref(),
            _ => None,
        })
        .find(|url| clean(&url.value) == cx.catalogue.in_main_language(path))
        .map(|url| url.span)
}

/// What can be linked to.
struct Known<'a> {
    cx: &'a Context<'a>,
    pages: HashMap<&'a str, &'a PageFacts>,
    /// The ids of pages that a link leads into, by the page's address.
    ids: RefCell<HashMap<&'a str, HashSet<&'a str>>>,
    site: &'a FinishedSite<'a>,
    /// The files of records that have pages, for what an author may have meant.
    records: Vec<&'a str>,
    sources: HashSet<&'a str>,
    suggested: RefCell<Suggested>,
}

/// What was suggested for an address: a page or a template may name the same one many times.
#[derive(Default)]
struct Suggested {
    suggestions: Suggestions,
    by_address: HashMap<String, Option<String>>,
}

impl<'a> Known<'a> {
    fn of(cx: &'a Context<'a>, site: &'a FinishedSite<'a>) -> Self {
        let pages = site.pages.iter().map(|page| (page.path.as_str(), page));
        let has_page = |path: &&str| matches!(purpose(path), Purpose::Record(kind, id) if kind.address(id).is_some());
        let records = cx.sources.iter().map(|(_, source)| source.path.as_str());
        Self {
            cx,
            pages: pages.collect(),
            ids: RefCell::default(),
            site,
            records: records.filter(has_page).collect(),
            sources: cx.sources.iter().map(|(_, it)| it.path.as_str()).collect(),
            suggested: RefCell::default(),
        }
    }

    /// Whether a link needs no second look, as nearly all do.
    fn is_there(&self, target: &Target) -> bool {
        match target {
            Target::Site { path, anchor: None } => {
                let path = clean(path);
                self.pages.contains_key(path) || self.site.files.contains(path)
            }
            Target::Site { .. } | Target::MissingFile(_) => false,
            Target::Outside(_) | Target::Unpublished(_) => true,
        }
    }

    /// The name that is most like another; `address` says which link it is for.
    fn nearest<'n>(
        &self,
        address: &str,
        name: &str,
        names: impl FnOnce() -> Vec<&'n str>,
    ) -> Option<String> {
        let mut suggested = self.suggested.borrow_mut();
        if let Some(near) = suggested.by_address.get(address) {
            return near.clone();
        }
        let near = suggested.suggestions.nearest(name, names().into_iter());
        let near = near.map(str::to_owned);
        suggested
            .by_address
            .insert(address.to_owned(), near.clone());
        near
    }

    fn finding(&self, checker: &Checker<'_>, place: Place, link: &LinkFact) -> Option<Finding> {
        let (message, near) = match &*link.target {
            Target::Site { path, anchor } => {
                let path = clean(path);
                match (self.pages.get(path), anchor) {
                    (Some(page), Some(anchor)) => {
                        let address = self.cx.catalogue.in_main_language(path);
                        self.missing_anchor(page, address, anchor)?
                    }
                    (Some(_), None) => return None,
                    (None, _) if self.site.files.contains(path) => return None,
                    // A text stands on pages in several languages, and is wrong once.
                    (None, _) => {
                        let path = self.cx.catalogue.in_main_language(path);
                        (
                            format!("there is no {path} on this site"),
                            self.nearest_path(path),
                        )
                    }
                }
            }
            // A record that cannot be read is said at its own place, and not at each link to it.
            Target::MissingFile(file) if self.records.contains(&file.as_str()) => return None,
            Target::MissingFile(file) if self.is_source(file) => (
                format!("{file} has no page that a link could lead to"),
                None,
            ),
            Target::MissingFile(file) => {
                let from = place
                    .source(self.cx.sources)
                    .map_or("", |source| source.path.as_str());
                let near = self.nearest_file(file).map(|near| relative(from, near));
                (format!("there is no {file} in this site's folder"), near)
            }
            Target::Outside(_) | Target::Unpublished(_) => return None,
        };
        let finding = checker.finding(place, message);
        Some(match near {
            Some(near) => finding
                .label(format!("did you mean {near}?"))
                .help(format!("write {near}, or take the link out")),
            None => finding
                .help("look at how the page, file or heading is called, or take the link out"),
        })
    }

    fn is_source(&self, file: &str) -> bool {
        self.sources.contains(file)
    }

    /// An address in the same folder with a similar last part.
    fn nearest_path(&self, path: &str) -> Option<String> {
        let (folder, last) = split_last(path);
        let names = || {
            let files = self.site.files.iter().map(String::as_str);
            let beside = self.pages.keys().copied().chain(files).map(split_last);
            let beside = beside.filter(|(other, _)| *other == folder);
            let mut names: Vec<&str> = beside.map(|(_, name)| name).collect();
            names.sort_unstable();
            names
        };
        let near = self.nearest(path, last, names)?;
        Some(format!("{folder}{near}"))
    }

    fn missing_anchor(
        &self,
        page: &'a PageFacts,
        address: &str,
        anchor: &str,
    ) -> Option<(String, Option<String>)> {
        // `#:~:text=` marks words and needs no anchor.
        let name = anchor.split(":~:").next().unwrap_or(anchor);
        if ALWAYS_THERE.contains(&name) || self.has_id(page, name) {
            return None;
        }
        let names = || page.ids.iter().map(|fact| fact.id.as_str()).collect();
        let near = self.nearest(&format!("{}#{name}", page.path), name, names);
        Some((
            format!("{address} has no heading or part called #{name}"),
            near.map(|near| format!("#{near}")),
        ))
    }

    /// A long page may have thousands of links into itself.
    fn has_id(&self, page: &'a PageFacts, id: &str) -> bool {
        let mut ids = self.ids.borrow_mut();
        let of_page = ids.entry(&page.path);
        let of_page = of_page.or_insert_with(|| page.ids.iter().map(|fact| &*fact.id).collect());
        of_page.contains(id)
    }

    /// A record of the same name in another folder, or else one with a similar name.
    fn nearest_file(&self, file: &str) -> Option<&'a str> {
        let name = |path: &'a str| path.rsplit('/').next().unwrap_or(path);
        let wanted = file.rsplit('/').next().unwrap_or(file);
        let names = || self.records.iter().copied().map(name).collect();
        let near = self.nearest(file, wanted, names)?;
        self.records.iter().copied().find(|path| name(path) == near)
    }
}

/// `/courses/x/` → `/courses/` and `x/`.
fn split_last(path: &str) -> (&str, &str) {
    let at = path.trim_end_matches('/').rfind('/').map_or(0, |at| at + 1);
    path.split_at(at)
}

/// `content/pages/x.md` as a text at `content/courses/y.md` links to it: `../pages/x.md`.
fn relative(from: &str, to: &str) -> String {
    let mut here: Vec<&str> = from.split('/').collect();
    here.pop();
    let there: Vec<&str> = to.split('/').collect();
    let common = here.iter().zip(&there).take_while(|(a, b)| a == b).count();
    let up = "../".repeat(here.len() - common);
    format!("{up}{}", there[common..].join("/"))
}

/// Without a query, and without the name that a server adds itself.
fn clean(path: &str) -> &str {
    let path = path.split(['?', '#']).next().unwrap_or(path);
    path.strip_suffix("index.html")
        .filter(|rest| rest.ends_with('/'))
        .unwrap_or(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_named_as_a_text_would_link_to_it() {
        assert_eq!(
            relative("content/courses/y.md", "content/pages/x.md"),
            "../pages/x.md"
        );
        assert_eq!(
            relative("content/courses/2027/y.md", "partners/x.md"),
            "../../../partners/x.md"
        );
        assert_eq!(
            relative("content/college.md", "content/courses/x.md"),
            "courses/x.md"
        );
    }
}

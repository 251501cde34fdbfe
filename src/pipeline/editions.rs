//! Records and theme → the site in each of its languages.

use crate::error::Result;
use crate::finding::{Finding, Findings, Place};
use crate::malformed::MESSAGE_MISSING;
use crate::model::Catalogue;
use crate::model::fields::Text;
use crate::model::kind::Kind;
use crate::pipeline::lender::Lender;
use crate::read::ThemeFile;
use crate::render::theme::Theme;
use crate::site::Site;
use crate::timetable::{Timetable, timetable};

/// What the pages in one language are made from.
pub(super) struct Edition {
    pub(super) theme: Theme,
    /// The records with the words of the language; absent where they are as the college wrote them.
    own: Option<(Catalogue, Timetable)>,
}

impl Edition {
    /// The site as its pages in this language show it.
    pub(super) fn site<'s>(&'s self, site: &Site<'s>) -> Site<'s> {
        let own = self.own.as_ref();
        let (catalogue, timetable) =
            own.map_or((site.catalogue, site.timetable), |own| (&own.0, &own.1));
        Site {
            catalogue,
            timetable,
            words: &self.theme.page_language,
            ..*site
        }
    }
}

/// An edition for each language, the main one first. What is wrong with the theme is said once.
pub(super) fn editions(
    catalogue: &Catalogue,
    main: Theme,
    lender: &dyn Lender,
    findings: &mut Findings,
) -> Result<Vec<Edition>> {
    let college = &catalogue.college;
    let mut editions = vec![Edition {
        own: own(catalogue, &college.language.value),
        theme: main,
    }];
    let tags = catalogue.other_languages();
    if tags.is_empty() {
        return Ok(editions);
    }
    let name = college.theme.name.as_ref();
    let name = name.map_or("default", |name| name.value.as_str());
    let files = lender.theme(name, &mut Findings::default())?;
    for tag in tags {
        let listed = college.languages.iter().find(|listed| listed.value == tag);
        let Some(listed) = listed else { continue };
        findings.extend(not_begun(catalogue, listed));
        editions.push(Edition {
            own: own(catalogue, tag),
            theme: theme_in(name, &files, listed, findings),
        });
    }
    Ok(editions)
}

fn own(catalogue: &Catalogue, tag: &str) -> Option<(Catalogue, Timetable)> {
    let own = catalogue.in_language(tag)?;
    // What is wrong with the sessions was said of the records as they are written.
    let (timetable, _) = timetable(&own);
    Some((own, timetable))
}

/// The theme with the words of another language. Only what is wrong with these words is news.
fn theme_in(name: &str, files: &[ThemeFile], tag: &Text, findings: &mut Findings) -> Theme {
    let mut found = Findings::default();
    let theme = Theme::new(name, files, tag, &mut found);
    let is_known = |finding: &Finding| {
        let mut known = findings.iter();
        known.any(|other| other.place == finding.place && other.message == finding.message)
    };
    let news: Vec<Finding> = found
        .into_iter()
        .filter(|finding| !is_known(finding))
        .collect();
    news.into_iter().for_each(|finding| findings.push(finding));
    theme
}

/// A language in which not even the college says who it is.
fn not_begun(catalogue: &Catalogue, tag: &Text) -> Findings {
    let mut findings = Findings::default();
    if catalogue
        .translation(Kind::College, "college", tag)
        .is_none()
    {
        let message = format!("nothing of the college itself is written in {}", tag.value);
        let finding = Finding::new(&MESSAGE_MISSING, Place::Words(tag.span), message);
        findings.push(finding.help(format!(
            "write its name and its welcome into content/college.{}.md; until then readers meet them in {}",
            tag.value, catalogue.college.language.value
        )));
    }
    findings
}

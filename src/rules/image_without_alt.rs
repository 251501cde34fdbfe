//! A903 image-without-alt.

use crate::artifact::FinishedSite;
use crate::finding::Place;
use crate::rules::checker::{Checker, Context};
use crate::rules::{Check, Rule};

crate::code! {
    /// A picture has no words for people who cannot see it.
    ///
    /// # Why
    ///
    /// A screen reader says "picture", or reads out the name of the file. The words are also what people see while a
    /// slow line loads the page.
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
    /// ![](beans.png)
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
    /// ![Two people plant beans in the evening sun](beans.png)
    /// ```
    ///
    /// # Exceptions
    ///
    /// Only a theme may mark a picture as decoration. A picture that an author chose says something: write what.
    ///
    /// # Source
    ///
    /// WCAG 2.2, success criterion 1.1.1, non-text content; NHS digital service manual, content guide, "images".
    IMAGE_WITHOUT_ALT = "A903" "image-without-alt" Error
}

pub(super) const RULE: Rule = Rule {
    code: &IMAGE_WITHOUT_ALT,
    check: Check::Pages(check),
};

fn check(_: &Context<'_>, site: &FinishedSite<'_>, checker: &mut Checker<'_>) {
    for page in site.pages {
        for image in &page.images {
            let said = image
                .alt
                .as_ref()
                .is_some_and(|alt| image.at.is_none() || !alt.trim().is_empty());
            if said {
                continue;
            }
            let name = image.source.rsplit('/').next().unwrap_or(&image.source);
            let help = match image.at {
                Some(_) => {
                    "write what it shows between the square brackets: ![Two people plant beans](beans.png)"
                }
                None => {
                    "give the picture in the template an alt text, or alt=\"\" where it is decoration"
                }
            };
            let place = image
                .at
                .map_or_else(|| Place::Page(page.path.clone()), Place::Words);
            let finding = checker
                .finding(
                    place,
                    format!("the picture {name} has no words for people who cannot see it"),
                )
                .help(help);
            checker.report(finding);
        }
    }
}

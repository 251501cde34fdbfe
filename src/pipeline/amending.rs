//! A college before and after a change of the program's → what the rounds of the panel are to say of it, so that its
//! decisions stand.

use jiff::civil::Date;

use crate::model::Catalogue;
use crate::model::settings::PanelMode;
use crate::panel::Panel;
use crate::panel::change::Change;
use crate::panel::fields::FieldTexts;
use crate::panel::written::amendment;
use crate::source::{SourceId, Sources};

/// What the panel reads.
#[derive(Debug, Clone, Copy)]
pub(super) struct Reviewed<'a> {
    pub(super) catalogue: &'a Catalogue,
    pub(super) panel: &'a Panel,
    pub(super) sources: &'a Sources,
    pub(super) people_elsewhere: bool,
    pub(super) today: Date,
}

/// The rounds of courses that passed and whose texts differ, each with an amendment that says so. A field that somebody
/// changed before, and that nobody has owned yet, stays for a person to look at. `old_id` says what a course was called.
pub(super) fn amendments(
    was: Reviewed<'_>,
    is: Reviewed<'_>,
    old_id: &dyn Fn(&str) -> String,
    (by, why): (&str, &str),
) -> Vec<(SourceId, String)> {
    let mut amended = Vec::new();
    for (at, course) in is.catalogue.courses.iter().enumerate() {
        let old = was.catalogue.course_position(&old_id(&course.origin.id));
        let (Some(old), Some(passed)) = (old, is.panel.reviews[at].passed) else {
            continue;
        };
        let known = &was.panel.reviews[old].changes;
        let is_new = |change: &&Change| known.iter().all(|it| it.field != change.field);
        let own = is.panel.reviews[at].changes.iter().filter(is_new);
        let own: Vec<Change> = own.cloned().collect();
        if own.is_empty() || is.panel.mode == PanelMode::Off {
            continue;
        }
        let texts = FieldTexts::of(course, is.catalogue, is.sources, is.people_elsewhere);
        let item = amendment((is.today, by, why), &own, &texts);
        amended.push((is.catalogue.rounds[passed].source, item));
    }
    amended
}

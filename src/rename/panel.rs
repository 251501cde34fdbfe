//! What the panel's rounds say of a rename, so that what passed stays passed.

use crate::edit::front;
use crate::error::Result;
use crate::ledger::NewId;
use crate::model::kind::Kind;
use crate::model::settings::PanelMode;
use crate::panel::fields::FieldTexts;
use crate::panel::written::amendment;
use crate::pipeline::Understood;
use crate::rename::files::Files;

/// Who owns an amendment for a rename.
const BY: &str = "the program";

/// Adds an amendment to the round that passed of the course itself, and to those of other courses whose reviewed words
/// the rename changes.
pub(super) fn amend(
    was: &Understood,
    is: &Understood,
    files: &mut Files<'_>,
    id: NewId<'_>,
) -> Result<()> {
    let NewId { kind, old, new } = id;
    let reason = format!("Renamed: the {} {old} is {new} now", kind.noun());
    let old_id = |own: &str| match own {
        own if kind == Kind::Course && own == new => old.to_owned(),
        own => own.to_owned(),
    };
    let mut items = is.amendments_since(was, &old_id, (BY, &reason));
    let own = is.catalogue.course_position(new);
    if let Some(at) = own.filter(|_| kind == Kind::Course && is.panel.mode != PanelMode::Off)
        && let Some(passed) = is.panel.reviews[at].passed
    {
        let round = is.catalogue.rounds[passed].source;
        if items.iter().all(|(other, _)| *other != round) {
            let nothing = FieldTexts::default();
            items.push((round, amendment((is.today, BY, &reason), &[], &nothing)));
        }
    }
    for (round, item) in items {
        let text = front::add(files.get(round), "amendments", &item)?;
        files.set(round, text);
    }
    Ok(())
}

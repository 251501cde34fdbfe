//! Partners, venues, people and all other records → what the change does to each; and files that are no records.

use crate::model::kind::{Kind, Purpose, REVIEWS, purpose};
use crate::pipeline::Reviewed;
use crate::read::{LEDGER_PATH, is_picture};
use crate::report::review::pairs::{Pair, pairs, said};
use crate::report::review::values::{Said, Value, changes_of};
use crate::report::review::veil::Veil;
use crate::text::difference::{Part, by_words};

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum What {
    New,
    Renamed,
    Changed,
    Deleted,
}

/// One record of a change that is no course.
#[derive(Debug)]
pub(super) struct RecordFact {
    pub(super) kind: Kind,
    pub(super) what: What,
    pub(super) id: String,
    pub(super) old_id: Option<String>,
    /// Its name; of a person the role.
    pub(super) name: Option<String>,
    pub(super) values: Vec<Value>,
}

/// What else a change touches.
#[derive(Debug, Default)]
pub(super) struct Others {
    /// Private venues, of which nothing is shown.
    pub(super) private_venues: usize,
    pub(super) pictures: usize,
    pub(super) theme_files: usize,
    pub(super) words: bool,
    pub(super) waivers: bool,
}

/// The kinds in the order in which they are shown.
pub(super) const KINDS: [Kind; 7] = [
    Kind::Partner,
    Kind::Venue,
    Kind::Person,
    Kind::Topic,
    Kind::Term,
    Kind::Page,
    Kind::College,
];

/// Keys that change without what they say being shown: what is not for the public, and what another section shows.
fn hidden(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Person => &["name", "consent"],
        Kind::Partner => &["contact", "contact_role", "note"],
        Kind::College => &["contact"],
        _ => &[],
    }
}

pub(super) fn records(reviewed: &Reviewed, veil: &Veil) -> Vec<RecordFact> {
    let of_kind = |kind: Kind| {
        let changed = pairs(kind, reviewed).into_iter();
        let changed =
            changed.filter(|pair| pair.is_changed(reviewed) && !is_private(kind, pair, veil));
        let facts = changed.map(|pair| record(kind, &pair, reviewed, veil));
        let mut facts: Vec<RecordFact> = facts.collect();
        facts.sort_by_key(|fact| fact.what);
        facts
    };
    KINDS.into_iter().flat_map(of_kind).collect()
}

fn is_private(kind: Kind, pair: &Pair, veil: &Veil) -> bool {
    let sides = [&pair.old, &pair.new];
    let mut sides = sides.into_iter().flatten();
    kind == Kind::Venue && sides.any(|side| veil.is_private_venue(&side.id))
}

fn record(kind: Kind, pair: &Pair, reviewed: &Reviewed, veil: &Veil) -> RecordFact {
    let what = match (&pair.old, &pair.new) {
        (None, _) => What::New,
        (_, None) => What::Deleted,
        _ if pair.renamed_from().is_some() => What::Renamed,
        _ => What::Changed,
    };
    let side = |side: &Option<_>, of: &crate::pipeline::Understood| {
        let side: &crate::report::review::pairs::Side = side.as_ref()?;
        said(side.source, &of.sources[side.source])
    };
    let old = side(&pair.old, &reviewed.before);
    let new = side(&pair.new, &reviewed.now);
    let key = match kind {
        Kind::Person => "role",
        Kind::Page => "title",
        _ => "name",
    };
    let both = new.as_ref().or(old.as_ref());
    let name = both.and_then(|(keys, _)| match keys.get(key) {
        Some(Said::Text(name)) => Some(veil.text(name)),
        _ => None,
    });
    let values = match (old, new) {
        (Some((mut old, before)), Some((mut new, after))) => {
            for keys in [&mut old, &mut new] {
                agreements(keys);
            }
            let mut values = changes_of(&old, &new, hidden(kind), veil);
            values.extend(of_text(&before, &after));
            values
        }
        _ => Vec::new(),
    };
    RecordFact {
        kind,
        what,
        id: pair.id().to_owned(),
        old_id: pair.renamed_from().map(str::to_owned),
        name,
        values,
    }
}

/// A partner with one agreement may write it by itself; what was noted of it is not for the public.
fn agreements(keys: &mut std::collections::BTreeMap<String, Said>) {
    if let Some(agreement) = keys.remove("agreement") {
        keys.entry("agreements".to_owned()).or_insert(agreement);
    }
    match keys.get_mut("agreements") {
        Some(Said::List(all)) => all.iter_mut().for_each(without_note),
        Some(one) => without_note(one),
        None => {}
    }
}

fn without_note(agreement: &mut Said) {
    if let Said::Keys(keys) = agreement {
        keys.remove("note");
    }
}

/// How much of a text changed.
fn of_text(old: &str, new: &str) -> Option<Value> {
    let (mut out, mut added) = (0, 0);
    for part in by_words(old, new) {
        match part {
            Part::TakenOut(words) => out += words.split(' ').count(),
            Part::PutIn(words) => added += words.split(' ').count(),
            Part::Kept(_) | Part::LeftOut(_) => {}
        }
    }
    let words = |count: usize| {
        (count > 0).then(|| match count {
            1 => "1 word".to_owned(),
            _ => format!("{count} words"),
        })
    };
    (out + added > 0).then(|| Value {
        what: "text".to_owned(),
        old: words(out),
        new: words(added),
        is_list: true,
    })
}

/// Everything else that the change touches.
pub(super) fn others(reviewed: &Reviewed, veil: &Veil) -> Others {
    let mut others = Others::default();
    let venues = pairs(Kind::Venue, reviewed).into_iter();
    others.private_venues = venues
        .filter(|pair| pair.is_changed(reviewed) && is_private(Kind::Venue, pair, veil))
        .count();
    for path in reviewed.touched.paths() {
        match purpose(path) {
            Purpose::Words => others.words = true,
            Purpose::Waivers => others.waivers = true,
            _ if path.starts_with("themes/") => others.theme_files += 1,
            _ if path.starts_with(REVIEWS) || path == LEDGER_PATH => {}
            _ if is_picture(path) && path.starts_with("content/") => others.pictures += 1,
            _ => {}
        }
    }
    others
}

//! Records of the sample college, given another id and then their own again.

use std::collections::BTreeMap;
use std::path::Path;

use jiff::civil::date;
use prospectus::edit::Together;
use prospectus::ledger::NewId;
use prospectus::model::kind::Kind;
use prospectus::pipeline::{Options, Today, Understood};
use prospectus::read;
use prospectus::rename::rename;
use prospectus::source::{Source, Sources};
use rayon::prelude::*;

const SITE: &str = env!("CARGO_MANIFEST_DIR");
/// Of each kind.
const MOST: usize = 3;

fn options() -> Options {
    Options {
        base_url: None,
        today: Today::On(date(2026, 11, 22)),
        with_drafts: true,
        locked: false,
        people: None,
        links: None,
        kept: None,
    }
}

fn files(sources: &Sources) -> BTreeMap<String, String> {
    let files = sources.iter();
    files
        .map(|(_, it)| (it.path.clone(), it.text.clone()))
        .collect()
}

fn understood(files: &BTreeMap<String, String>) -> Understood {
    let mut sources = Sources::default();
    for (path, text) in files {
        sources.add(Source::new(path.as_str(), text.as_str()));
    }
    Understood::again(sources, &options())
}

fn changed(mut files: BTreeMap<String, String>, changes: &Together) -> BTreeMap<String, String> {
    for (path, step) in changes.steps() {
        let before = step.before.as_ref().map(|it| String::from_utf8_lossy(it));
        assert_eq!(
            files.get(path).map(String::as_str),
            before.as_deref(),
            "{path}"
        );
        match &step.after {
            Some(after) => {
                let text = String::from_utf8_lossy(after).into_owned();
                files.insert(path.to_owned(), text);
            }
            None => drop(files.remove(path)),
        }
    }
    files
}

/// What a subscriber's program compares: the id of each session, and how often it changed.
fn events(is: &Understood) -> Vec<(String, u32, String, String)> {
    let remembered = is.remembered().expect("the ledger can be used");
    let lines = remembered.ledger.lines.iter();
    lines
        .map(|it| {
            let state = format!("{:?} {:?}", it.seen.state, it.seen.slot);
            (it.uid.clone(), it.sequence, it.modified.to_string(), state)
        })
        .collect()
}

/// Every file but for the old address that leads on, and what the panel's rounds say of the renames.
fn without_traces(
    files: BTreeMap<String, String>,
    old: &str,
    new: &str,
) -> BTreeMap<String, String> {
    let files = files.into_iter();
    let files = files.map(|(path, text)| {
        let mut lines: Vec<&str> = Vec::new();
        let mut in_own_amendment = false;
        for line in text.split_inclusive('\n') {
            let bare = line.trim();
            let is_alias = bare == "aliases:"
                || bare == format!("- /courses/{new}/")
                || bare == format!("- /{new}/");
            in_own_amendment = match bare {
                "amendments:" | "- on: 2026-11-22" => true,
                _ => in_own_amendment && line.starts_with("    "),
            };
            if !is_alias && !in_own_amendment {
                lines.push(line);
            }
        }
        (path, lines.concat())
    });
    let _ = old;
    files.collect()
}

#[test]
fn any_record_can_be_given_another_id_and_its_own_again() {
    let read = read::read(Path::new(SITE), None).expect("it can be read");
    let before = files(&read.sources);
    let was = understood(&before);
    let events_before = events(&was);
    let records = Kind::MANY.into_iter().flat_map(|kind| {
        let origins = was.catalogue.origins();
        let ids: Vec<&str> = origins
            .filter(|(other, origin)| *other == kind && !origin.draft)
            .map(|(_, origin)| origin.id.as_str())
            .filter(|id| !["accessibility", "co-production", "partnerships"].contains(id))
            .collect();
        let step = ids.len().div_ceil(MOST);
        let some: Vec<(Kind, String)> = ids
            .into_iter()
            .step_by(step)
            .map(|id| (kind, id.to_owned()))
            .collect();
        some
    });
    let records: Vec<(Kind, String)> = records.collect();
    records.into_par_iter().for_each(|(kind, id)| {
        let old = id.as_str();
        let new = format!("quite-another-{old}");
        let there = NewId {
            kind,
            old,
            new: &new,
        };
        let back = NewId {
            kind,
            old: &new,
            new: old,
        };
        let renamed =
            rename(&was, &options(), there).unwrap_or_else(|error| panic!("{old}: {error}"));
        let middle = changed(before.clone(), &renamed.changes);
        let is = understood(&middle);
        assert_eq!(is.unreadable.len(), was.unreadable.len(), "{old}");
        assert_eq!(events(&is), events_before, "{old}");
        let again = rename(&is, &options(), back).unwrap_or_else(|error| panic!("{new}: {error}"));
        let after = changed(middle, &again.changes);
        let [after, before] = [after, before.clone()].map(|it| without_traces(it, old, &new));
        for (path, text) in &before {
            assert_eq!(after.get(path), Some(text), "{path} after {old} and back");
        }
        assert_eq!(after.len(), before.len());
    });
}

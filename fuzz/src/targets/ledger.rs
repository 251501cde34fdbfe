//! The ledger of the calendars, as it was left by a program, an editor or a conflict → read, renewed, and read again.

use std::collections::{BTreeMap, BTreeSet};

use prospectus::finding::Findings;
use prospectus::ledger::{Records, renew};
use prospectus::model::reader;
use prospectus::read::LEDGER_PATH;
use prospectus::standing::Standing;
use prospectus::timetable::timetable;

use crate::college::{TODAY, files_with, sources};
use crate::targets::front_matter::shown;
use crate::targets::text;

pub fn run(bytes: &[u8]) {
    let Some(text) = text(bytes) else { return };
    let text = &with_checksums(text);
    let Some(renewed) = renewed(text) else { return };
    // What the program wrote itself it reads, and it has nothing to add.
    let again = self::renewed(&renewed);
    assert_eq!(again, None, "the ledger is never at rest:\n{renewed}");
}

/// What the ledger is to say; `None` when it says that already or cannot be used.
fn renewed(text: &str) -> Option<String> {
    let sources = sources(&files_with(LEDGER_PATH, text));
    let (catalogue, _) = reader::catalogue(&sources, false);
    let (timetable, _) = timetable(&catalogue);
    let standing = Standing::new(&catalogue, false, &Findings::default());
    let mut findings = Findings::default();
    let records = Records {
        sources: &sources,
        catalogue: &catalogue,
        timetable: &timetable,
        standing: &standing,
        today: TODAY,
    };
    let renewed = renew(&records, &mut findings);
    shown(&findings, &sources);
    if findings.iter().next().is_some() {
        return None;
    }
    renewed.text
}

/// Puts the right checksum where `!` stands in its place, and in the place of a course's digest of its UIDs, so that what
/// stands in a line is read.
pub(crate) fn with_checksums(text: &str) -> String {
    let mut uids: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for line in text.lines() {
        if let ["session", uid, course, ..] = line.split('\t').collect::<Vec<_>>()[..] {
            uids.entry(course).or_default().insert(uid);
        }
    }
    let mut whole = String::new();
    for line in text.lines() {
        let mut line = line.to_owned();
        if let Some(start) = line.strip_suffix("\t!\t!") {
            let course = start.split('\t').nth(1).unwrap_or("");
            let uids: Vec<&str> = uids.get(course).into_iter().flatten().copied().collect();
            line = format!("{start}\t{}\t!", sum(&uids.join("\n")));
        }
        if let Some(start) = line.strip_suffix("\t!") {
            line = format!("{start}\t{}", sum(start));
        }
        whole.push_str(&line);
        whole.push('\n');
    }
    whole
}

fn sum(text: &str) -> String {
    blake3::hash(text.as_bytes()).to_hex()[..8].to_owned()
}

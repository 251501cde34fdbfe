//! Findings of today and of a base → those that a change brings or touches.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

use crate::finding::{Finding, Findings, Level, Place};
use crate::history::Touched;
use crate::malformed::UNUSABLE_FILE;
use crate::model::kind::{Purpose, purpose};
use crate::pipeline::request::{Outcome, Since};
use crate::source::Sources;

/// Takes out what was there before, as bad as it is now, at a place that the change does not touch.
pub(super) fn narrow(outcome: &mut Outcome, revision: &str, before: &Outcome, touched: &Touched) {
    let has_base = before.summary.pages > 0;
    let mut known = Known::default();
    if has_base {
        known = Known::new(&before.findings, &before.sources);
    }
    let old_pages = old_pages(&outcome.sources, touched);
    let mut since = Since {
        revision: revision.to_owned(),
        left_out: 0,
        errors_left_out: 0,
        has_base,
    };
    let mut kept = Findings::default();
    for finding in std::mem::take(&mut outcome.findings) {
        let is_old = !is_touched(&finding, &outcome.sources, touched)
            && has_base
            // What is wrong with a file itself is not looked for in the base.
            && (finding.code == &UNUSABLE_FILE
                || known.takes(&finding, &outcome.sources, touched, &old_pages));
        if is_old {
            since.left_out += 1;
            since.errors_left_out += usize::from(finding.level == Level::Error);
        } else {
            kept.push(finding);
        }
    }
    outcome.summary.held = held(&kept);
    outcome.findings = kept;
    outcome.since = Some(since);
}

/// How many courses the findings hold back.
fn held(findings: &Findings) -> usize {
    let held = findings
        .iter()
        .filter(|finding| finding.level == Level::Held);
    let sources = held.filter_map(|finding| finding.place.span());
    sources
        .map(|span| span.source)
        .collect::<BTreeSet<_>>()
        .len()
}

/// What makes two findings the same: code, file or page, the words in question, the message.
type Key = (&'static str, String, String, String);

fn key(finding: &Finding, sources: &Sources, old: impl Fn(&str) -> String) -> Key {
    let (place, words) = finding.place.words(sources);
    // On Windows, git may write other line ends than it keeps.
    let words = words.replace('\r', "");
    (
        finding.code.code,
        old(place),
        words,
        finding.message.clone(),
    )
}

/// The findings of the base, each of which excuses one of today.
#[derive(Default)]
struct Known {
    levels: BTreeMap<Key, Vec<Level>>,
}

impl Known {
    fn new(findings: &Findings, sources: &Sources) -> Self {
        let mut known = Self::default();
        for finding in findings.iter() {
            let key = key(finding, sources, str::to_owned);
            known.levels.entry(key).or_default().push(finding.level);
        }
        known
    }

    /// Whether a finding was there before, as bad as it is now; it excuses no other then.
    fn takes(
        &mut self,
        finding: &Finding,
        sources: &Sources,
        touched: &Touched,
        old_pages: &BTreeMap<String, String>,
    ) -> bool {
        let old = |place: &str| match old_pages.get(place) {
            Some(page) => page.clone(),
            None => touched.old_path(place).to_owned(),
        };
        let Some(levels) = self.levels.get_mut(&key(finding, sources, old)) else {
            return false;
        };
        let at = levels.iter().position(|level| *level <= finding.level);
        at.map(|at| levels.swap_remove(at)).is_some()
    }
}

/// The old address of each page whose record was renamed.
fn old_pages(sources: &Sources, touched: &Touched) -> BTreeMap<String, String> {
    let address = |path: &str| match purpose(path) {
        Purpose::Record(kind, id) => kind.address(id).map(|address| address.to_string()),
        _ => None,
    };
    let renamed = sources.iter().filter_map(|(_, source)| {
        let old = touched.old_path(&source.path);
        Some((address(&source.path)?, address(old)?)).filter(|(new, old)| new != old)
    });
    renamed.collect()
}

/// Whether the change wrote a line of a finding, or of what it is related to.
fn is_touched(finding: &Finding, sources: &Sources, touched: &Touched) -> bool {
    let related = finding.related.iter().map(|related| &related.place);
    std::iter::once(&finding.place)
        .chain(related)
        .any(|place| is_place_touched(place, sources, touched))
}

fn is_place_touched(place: &Place, sources: &Sources, touched: &Touched) -> bool {
    match place {
        Place::Words(span) => {
            let source = &sources[span.source];
            if source.in_overlay {
                return false;
            }
            if span.start == 0 && span.end == 0 {
                return touched.file(&source.path);
            }
            let line = |offset: u32| source.line_column(offset as usize).0;
            let last = span.end.saturating_sub(1).max(span.start);
            let lines: RangeInclusive<usize> = line(span.start)..=line(last);
            touched.lines(&source.path, lines)
        }
        Place::File(path) => touched.file(path),
        Place::Line { path, line, .. } => touched.lines(path, *line..=*line),
        Place::Page(_) => false,
    }
}

//! Findings that can surely be put right → the texts with that done, looked at again until no such finding is left.

use std::collections::BTreeMap;

use crate::edit::{Change, Edit, edited, front, in_order};
use crate::error::Result;
use crate::finding::{Finding, Findings, Fix, Level};
use crate::model::kind::{Purpose, purpose_of};
use crate::model::reader::declaration;
use crate::pipeline::amending::amendments;
use crate::pipeline::records::Records;
use crate::pipeline::request::{Options, Outcome};
use crate::source::{Source, SourceId, Sources};

/// What `check --fix` would write; nothing of it is on the disk yet.
#[derive(Debug)]
pub struct Fixed {
    /// What was found before anything was changed.
    pub found: Outcome,
    /// What is found afterwards; absent when nothing could be put right.
    left: Option<Outcome>,
    /// The files that change, in the order of their paths.
    pub changes: Vec<Change>,
    /// What is done in each of them, in the order of `changes`.
    pub made: Vec<Vec<Made>>,
}

impl Fixed {
    /// What is still found when the changes are made.
    pub fn left(self) -> Outcome {
        self.left.unwrap_or(self.found)
    }
}

/// What is to be put right.
#[derive(Debug, Clone, Copy)]
pub struct Fixing<'a> {
    /// Only what is reported since this revision.
    pub revision: Option<&'a str>,
    /// The level down to which findings are reported.
    pub least: Level,
    /// Whether keys are put in the order of their declaration, too: it is no mistake when they stand otherwise.
    pub key_order: bool,
}

/// One change of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Made {
    /// From 1, in the file as it was; no fix adds or takes away a line.
    pub line: usize,
    /// What is done, such as "5:30pm instead of 17:30".
    pub words: String,
}

/// Who owns an amendment for a fix, and why it is small.
const AMENDED_BY: &str = "the program";
const AMENDED_WHY: &str =
    "Put right by check --fix: the way in which times, dates and numbers are written";

/// More rounds than any text needs: a change seldom shows something more to change.
const MOST_ROUNDS: usize = 8;

/// Makes every fix of what `look` reports, and looks again at the changed texts, until there is no more.
/// `look` is told the lines that were changed, by their paths.
pub(super) fn fixed(
    sources: Sources,
    fixing: Fixing<'_>,
    options: &Options,
    mut look: impl FnMut(Sources, &[(String, usize)]) -> Result<Outcome>,
) -> Result<Fixed> {
    let found = look(sources, &[])?;
    let mut left: Option<Outcome> = None;
    let mut made: BTreeMap<SourceId, Vec<Made>> = BTreeMap::new();
    for _ in 0..MOST_ROUNDS {
        let outcome = left.as_ref().unwrap_or(&found);
        let mut sources = outcome.sources.clone();
        let mut lines: Vec<(String, usize)> = Vec::new();
        for (id, fixes) in by_source(outcome, fixing.least) {
            let source = &outcome.sources[id];
            let (text, done) = in_one(source, &fixes);
            lines.extend(done.iter().map(|made| (source.path.clone(), made.line)));
            made.entry(id).or_default().extend(done);
            sources.change(id, text);
        }
        if lines.is_empty() {
            break;
        }
        left = Some(look(sources, &lines)?);
    }
    if fixing.key_order {
        let sources = &left.as_ref().unwrap_or(&found).sources;
        let ordered = in_declared_order(sources);
        let mut sources = sources.clone();
        for (id, text) in &ordered {
            let line = 2;
            let words = "the keys are in order".to_owned();
            made.entry(*id).or_default().push(Made { line, words });
            sources.change(*id, text.clone());
        }
        if !ordered.is_empty() {
            left = Some(look(sources, &[])?);
        }
    }
    if let Some(outcome) = &left {
        let amended = amended_rounds(&found.sources, &outcome.sources, options);
        let mut sources = outcome.sources.clone();
        for (id, text) in &amended {
            let words = "the panel's decision stands".to_owned();
            made.entry(*id).or_default().push(Made { line: 1, words });
            sources.change(*id, text.clone());
        }
        if !amended.is_empty() {
            left = Some(look(sources, &[])?);
        }
    }
    Ok(gathered(found, left, made))
}

/// The files that change, with what else is to be written for them.
fn gathered(found: Outcome, left: Option<Outcome>, made: BTreeMap<SourceId, Vec<Made>>) -> Fixed {
    let after = left.as_ref().unwrap_or(&found);
    let mut changes: Vec<Change> = Vec::new();
    let mut told: Vec<Vec<Made>> = Vec::new();
    for (id, mut done) in made {
        let source = &found.sources[id];
        done.sort_by_key(|made| made.line);
        let text = after.sources[id].text.clone();
        if text == source.text {
            continue;
        }
        changes.push(Change::new(source, text));
        told.push(done);
    }
    Fixed {
        found,
        left,
        changes,
        made: told,
    }
}

/// The records whose keys stand in another order than their declaration, with their keys in it.
fn in_declared_order(sources: &Sources) -> Vec<(SourceId, String)> {
    let ordered = sources.iter().filter_map(|(id, source)| {
        let Purpose::Record(kind, _) = purpose_of(source) else {
            return None;
        };
        let keys = declaration(kind).keys.iter().map(|key| key.name);
        let text = in_order(source, &keys.collect::<Vec<_>>())?;
        (!source.in_overlay).then_some((id, text))
    });
    ordered.collect()
}

/// The rounds of courses that passed, with the word that their texts were amended.
fn amended_rounds(before: &Sources, after: &Sources, options: &Options) -> Vec<(SourceId, String)> {
    let understood = |sources| Records::read(sources, options, &mut Findings::default());
    let (was, is) = (understood(before), understood(after));
    let same = |id: &str| id.to_owned();
    let about = (AMENDED_BY, AMENDED_WHY);
    let changed = amendments(was.reviewed(before), is.reviewed(after), &same, about);
    let rounds = changed.into_iter().filter_map(|(round, item)| {
        let text = front::add(&after[round], "amendments", &item).ok()?;
        Some((round, text))
    });
    rounds.collect()
}

/// The fixes of the findings that are shown, by the files that they change.
fn by_source(outcome: &Outcome, least: Level) -> BTreeMap<SourceId, Vec<&Fix>> {
    let mut fixes: BTreeMap<SourceId, Vec<&Fix>> = BTreeMap::new();
    let shown = |finding: &&Finding| finding.level <= least;
    for finding in outcome.findings.iter().filter(shown) {
        if let Some(fix) = &finding.fix {
            fixes.entry(fix.span.source).or_default().push(fix);
        }
    }
    fixes
}

/// A text with its fixes made.
fn in_one(source: &Source, fixes: &[&Fix]) -> (String, Vec<Made>) {
    let edits = fixes.iter().map(|fix| Edit {
        range: fix.span.range(),
        text: fix.text.clone(),
    });
    let (text, done) = edited(&source.text, &edits.collect::<Vec<_>>());
    let made = done.into_iter().map(|at| Made {
        line: source.line_column(fixes[at].span.start as usize).0,
        words: format!("{} instead of {}", fixes[at].becomes, fixes[at].was),
    });
    (text, made.collect())
}

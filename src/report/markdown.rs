//! Findings as Markdown for a pull-request comment or a step summary: by course, in plain words, for people who have
//! never seen a linter. Whatever an author wrote stands in it as text: it is no Markdown, no HTML, and calls nobody.

use std::collections::BTreeMap;

use crate::finding::{Finding, Level, Place};
use crate::model::kind::{Kind, Purpose, purpose};
use crate::pipeline::Outcome;
use crate::report::escaped::escaped;
use crate::report::shown::{Shown, location, sentence};
use crate::report::words::{counted, listed};

/// GitHub takes comments of 65,536 characters; ours has fewer UTF-16 units than this.
const MOST: usize = 65_000;
/// What is kept of it for the line that counts the rest.
const KEPT_FOR_THE_END: usize = 500;

/// The whole text.
pub fn markdown(outcome: &Outcome, shown: &Shown<'_>) -> String {
    let mut out = opening(outcome, shown);
    let mut used = units(&out);
    let mut left: Vec<Level> = Vec::new();
    for (heading, findings) in groups(outcome, shown) {
        let mut is_begun = false;
        for finding in findings {
            if !left.is_empty() {
                left.push(finding.level);
                continue;
            }
            let mut block = item(finding, shown);
            if !is_begun {
                block = format!("### {heading}\n\n{block}");
            }
            if used + units(&block) > MOST - KEPT_FOR_THE_END {
                left.push(finding.level);
                continue;
            }
            is_begun = true;
            used += units(&block);
            out.push_str(&block);
        }
        if is_begun {
            out.push('\n');
            used += 1;
        }
    }
    if !left.is_empty() {
        out.push_str(&format!(
            "There is no room here for {}: `prospectus check --format short` lists all.\n",
            tally(left.into_iter())
        ));
    }
    out
}

fn units(text: &str) -> usize {
    text.chars().map(char::len_utf16).sum()
}

/// What it all means for the site.
fn opening(outcome: &Outcome, shown: &Shown<'_>) -> String {
    let levels = shown.findings.iter().map(|finding| finding.level);
    let errors = outcome.findings.count(Level::Error);
    let verdict = if shown.findings.is_empty() {
        "Nothing has to be put right."
    } else if errors > 0 {
        "**The site cannot be published like this**, and stays as it is until what is marked “must be put right” is put right."
    } else if outcome.summary.held > 0 {
        "The site can be published, **but without the courses that are held back** for the reasons below."
    } else {
        "The site can be published. Please look at these:"
    };
    let mut out = format!("## Check of the prospectus\n\n{verdict}");
    if !shown.findings.is_empty() {
        out.push_str(&format!(" In all: {}.", tally(levels)));
    }
    out.push_str("\n\n");
    if let Some(since) = &outcome.since {
        let old = match since.left_out(shown.with_advice) {
            0 => String::new(),
            count => format!(
                " {} there before, and {} not listed.",
                counted(count, "other thing was", "other things were"),
                if count == 1 { "is" } else { "are" }
            ),
        };
        out.push_str(&format!(
            "Only what this change brings or touches is listed.{old}\n\n"
        ));
    }
    out
}

fn tally(levels: impl Iterator<Item = Level>) -> String {
    let mut counts = BTreeMap::new();
    for level in levels {
        *counts.entry(level).or_insert(0) += 1;
    }
    let parts: Vec<String> = counts
        .into_iter()
        .map(|(level, count)| match level {
            Level::Error => counted(count, "thing to put right", "things to put right"),
            Level::Held => counted(
                count,
                "reason to hold a course back",
                "reasons to hold a course back",
            ),
            Level::Warning => counted(count, "thing to look at", "things to look at"),
            Level::Advice => counted(count, "suggestion", "suggestions"),
        })
        .collect();
    listed(&parts)
}

/// The findings by course, and by other record; the groups with the worst first.
fn groups<'s>(outcome: &Outcome, shown: &'s Shown<'_>) -> Vec<(String, Vec<&'s Finding>)> {
    let mut by_path: BTreeMap<String, Vec<&Finding>> = BTreeMap::new();
    for finding in &shown.findings {
        let path = group(&finding.place, shown);
        by_path.entry(path).or_default().push(finding);
    }
    let mut groups: Vec<_> = by_path.into_iter().collect();
    for (_, findings) in &mut groups {
        findings.sort_by_key(|finding| finding.level);
    }
    groups.sort_by_key(|(_, findings)| findings[0].level);
    let with_heading = groups
        .into_iter()
        .map(|(path, findings)| (heading(&path, outcome), findings));
    with_heading.collect()
}

/// The file that a finding is about; the record's file for the page of a course.
fn group(place: &Place, shown: &Shown<'_>) -> String {
    let at = location(place, shown.sources);
    match (at.path, at.page) {
        (Some(path), _) => path,
        (None, Some(page)) => match page.strip_prefix("/courses/") {
            Some(rest) if !rest.is_empty() => {
                let id = rest.split('/').next().unwrap_or(rest);
                format!("{}{id}.md", Kind::Course.folder())
            }
            _ => format!("page {page}"),
        },
        (None, None) => String::new(),
    }
}

fn heading(path: &str, outcome: &Outcome) -> String {
    if let Some(title) = outcome.titles.get(path) {
        return escaped(title);
    }
    match purpose(path) {
        Purpose::Record(Kind::College, _) => "The college".to_owned(),
        Purpose::Record(kind, id) => escaped(&format!("The {} {id}", kind.noun())),
        _ if path.starts_with("page ") => escaped(&format!("The {path}")),
        _ => escaped(path),
    }
}

fn item(finding: &Finding, shown: &Shown<'_>) -> String {
    let mark = match finding.level {
        Level::Error => "Must be put right",
        Level::Held => "Holds the course back",
        Level::Warning => "Please look at this",
        Level::Advice => "A suggestion",
    };
    let mut said = finding.message.clone();
    if let Some(label) = &finding.label {
        said.push_str(&format!(" ({label})"));
    }
    let mut out = format!("- **{mark}:** {}", escaped(&said));
    let at = location(&finding.place, shown.sources);
    let place = match (&at.path, at.line, &at.page) {
        (Some(path), Some(line), _) => format!("line {line} of {path}"),
        (Some(path), None, _) => path.clone(),
        (None, _, Some(page)) => format!("the page {page}"),
        (None, _, None) => String::new(),
    };
    if !place.is_empty() {
        out.push_str(&format!(" — {}", escaped(&place)));
    }
    // Two spaces end a line: in a step summary, a line break alone would be shown as a space.
    out.push_str("  \n");
    if let Some(help) = &finding.help {
        let help = sentence(&escaped(help));
        out.push_str(&format!("  What to do: {help}  \n"));
    }
    for related in finding.related.iter().take(3) {
        let at = location(&related.place, shown.sources);
        let line = at
            .line
            .map_or_else(String::new, |line| format!(", line {line}"));
        let place = at.path.or(at.page).unwrap_or_default();
        let text = format!("{} ({place}{line})", related.message);
        let text = text.trim_start();
        out.push_str(&format!("  See also: {}.  \n", escaped(text)));
    }
    out.push_str(&format!(
        "  To read why: `prospectus explain {}`.\n",
        finding.code.code
    ));
    out
}

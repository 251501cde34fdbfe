//! Findings for a person at a terminal: the author's own words, underlined, with what to do and where to read more.

use std::collections::BTreeSet;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{
    Annotation, AnnotationKind, Group, Level as Title, Origin, Renderer, Snippet,
};

use crate::finding::{Finding, Level, Place};
use crate::report::manual;
use crate::source::{Source, Sources, Span};
use crate::text::plain::without_control;

/// Nobody reads more excerpts than this.
const MOST: usize = 1_000;

/// All findings, with a blank line after each; of very many the worst. Colours are in the text; the caller takes them
/// out where none are wanted.
pub fn human<'f>(
    findings: impl Iterator<Item = &'f Finding>,
    sources: &Sources,
    width: usize,
) -> String {
    let renderer = Renderer::styled()
        .decor_style(DecorStyle::Ascii)
        .term_width(width.clamp(40, 200));
    let mut findings: Vec<(usize, &Finding)> = findings.enumerate().collect();
    let more = findings.len().saturating_sub(MOST);
    if more > 0 {
        findings.sort_by_key(|(at, finding)| (finding.level, *at));
        findings.truncate(MOST);
        findings.sort_by_key(|(at, _)| *at);
    }
    let mut out = String::new();
    let mut seen = BTreeSet::new();
    for (_, finding) in findings {
        let is_first = seen.insert(finding.code.code);
        let source = is_first.then(|| manual::section(finding.code, "Source"));
        out.push_str(&render(&renderer, finding, source.flatten(), sources));
        out.push_str("\n\n");
    }
    if more > 0 {
        out.push_str(&format!(
            "and {more} more: `prospectus check --format short` lists all\n\n"
        ));
    }
    out
}

fn render(
    renderer: &Renderer,
    finding: &Finding,
    source: Option<String>,
    sources: &Sources,
) -> String {
    let title = match finding.level {
        Level::Error => Title::ERROR,
        Level::Held => Title::ERROR.with_name("held"),
        Level::Warning => Title::WARNING,
        Level::Advice => Title::NOTE.with_name("advice"),
    };
    let mut excerpts: Vec<Excerpt> = Vec::new();
    let mut origins: Vec<String> = Vec::new();
    add(
        &finding.place,
        finding.label.clone().unwrap_or_default(),
        true,
        sources,
        &mut excerpts,
        &mut origins,
    );
    for related in &finding.related {
        add(
            &related.place,
            related.message.clone(),
            false,
            sources,
            &mut excerpts,
            &mut origins,
        );
    }
    let mut group = Group::with_title(
        title
            .primary_title(without_control(&finding.message))
            .id(finding.code.code),
    );
    for excerpt in &excerpts {
        group = group.element(excerpt.snippet());
    }
    for origin in origins {
        group = group.element(Origin::path(origin));
    }
    for (name, words) in notes(finding, source) {
        group = group.element(name.message(words));
    }
    renderer.render(&[group])
}

/// What stands under the excerpts: what to do, what the program can do, and where to read more.
fn notes(finding: &Finding, source: Option<String>) -> Vec<(Title<'static>, String)> {
    let note = |name| Title::NOTE.with_name(name);
    let explain = format!("prospectus explain {}", finding.code.code);
    let fix = finding.fix.as_ref();
    let fix = fix.map(|fix| format!("prospectus check --fix writes {}", fix.becomes));
    let help = finding.help.as_ref();
    let all = [
        help.map(|help| (Title::HELP, without_control(help))),
        fix.map(|fix| (note("fix"), without_control(&fix))),
        source.map(|source| (note("source"), manual::line(&source))),
        Some((note("more"), explain)),
    ];
    all.into_iter().flatten().collect()
}

/// A few lines of one file, with marks under words in them.
struct Excerpt {
    path: String,
    /// The number of the first line, from 1.
    first: usize,
    text: String,
    marks: Vec<(std::ops::Range<usize>, String, bool)>,
}

impl Excerpt {
    fn snippet(&self) -> Snippet<'_, Annotation<'_>> {
        let marks = self.marks.iter().map(|(range, label, primary)| {
            let kind = if *primary {
                AnnotationKind::Primary
            } else {
                AnnotationKind::Context
            };
            let mark = kind.span(range.clone());
            if label.is_empty() {
                mark
            } else {
                mark.label(label.as_str())
            }
        });
        Snippet::source(self.text.as_str())
            .line_start(self.first)
            .path(self.path.as_str())
            .annotations(marks)
    }
}

fn add(
    place: &Place,
    label: String,
    primary: bool,
    sources: &Sources,
    excerpts: &mut Vec<Excerpt>,
    origins: &mut Vec<String>,
) {
    let label = without_control(&label);
    match place {
        Place::Words(span) => excerpts.push(excerpt(&sources[span.source], *span, label, primary)),
        Place::Line {
            path,
            line,
            column,
            text,
        } => {
            let start: usize = text
                .chars()
                .take(column.saturating_sub(1))
                .map(char::len_utf8)
                .sum();
            let end = (start + 1).min(text.len()).max(start);
            excerpts.push(Excerpt {
                path: path.clone(),
                first: *line,
                text: clean(text),
                marks: vec![(start..end, label, primary)],
            });
        }
        Place::File(path) if label.is_empty() => origins.push(path.clone()),
        Place::File(path) => origins.push(format!("{path} ({label})")),
        Place::Page(page) => origins.push(format!("page {page}")),
    }
}

/// The most lines of an excerpt; a mark over more ends with them.
const MOST_LINES: usize = 4;

fn excerpt(source: &Source, span: Span, label: String, primary: bool) -> Excerpt {
    let (first, _) = source.line_column(span.start as usize);
    let (last, _) = source.line_column(span.end.max(span.start) as usize);
    let last = last.min(first + MOST_LINES - 1);
    let mut text = String::new();
    let mut start_of_first = 0;
    for line in first..=last {
        if line == first {
            start_of_first = source.text[..span.start as usize]
                .rfind('\n')
                .map_or(0, |at| at + 1);
        }
        text.push_str(source.line(line));
        text.push('\n');
    }
    // The excerpt has plain line breaks, so a mark over several lines is counted again in it.
    let start = (span.start as usize - start_of_first).min(text.len());
    let returns = source.text[span.start as usize..span.end as usize]
        .matches('\r')
        .count();
    let end = (span.end as usize - start_of_first)
        .saturating_sub(returns)
        .min(text.trim_end_matches('\n').len())
        .max(start);
    Excerpt {
        path: source.path.clone(),
        first,
        text: clean(&text),
        marks: vec![(start..end, label, primary)],
    }
}

/// Control characters as spaces of the same length, so that every mark keeps its place.
fn clean(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        if letter.is_control() && letter != '\n' {
            out.extend(std::iter::repeat_n(' ', letter.len_utf8()));
        } else {
            out.push(letter);
        }
    }
    out
}

//! Findings as other programs are shown them: each output is read as its reader reads it, and holds what it must.

mod github;

mod json;

mod markdown;

mod many;

use prospectus::finding::{Finding, Findings, Fix, Level, Place};
use prospectus::pipeline::{Outcome, Summary};
use prospectus::report::Shown;
use prospectus::rules::code;
use prospectus::source::{Source, SourceId, Sources, Span};

const TEXT: &str = "---\ntitle: Schlaf für alle\n---\nZwei Zeilen,\nmehr nicht.\n";

/// Words that would do something, if an output took them for more than words.
const HOSTILE: &str = "x\n::error::y\r\n  ::add-mask::z ##[add-path]/tmp %0A::stop-commands::t @everyone #1 !2 \
                       <img src=x onerror=alert(1)> [link](javascript:1) `code` **bold** | a, b: 100% $x$ https://example.org/";

/// A college's files and findings, each at a place of another kind.
pub(crate) struct Case {
    pub(crate) sources: Sources,
    pub(crate) findings: Findings,
}

fn finding(name: &str, place: impl Into<Place>, message: &str) -> Finding {
    Finding::new(code(name).expect("there is such a rule"), place, message)
}

fn span(id: SourceId, sources: &Sources, words: &str) -> Span {
    let start = sources[id].text.find(words).expect("the words are there");
    Span::new(id, start..start + words.len())
}

impl Case {
    pub(crate) fn new() -> Self {
        let mut sources = Sources::default();
        let course = sources.add(Source::new("content/courses/für alle.md", TEXT));
        let mut person = Source::new("/srv/people/p-01.md", "---\nrole: Tutor\n---\n");
        person.in_overlay = true;
        let person = sources.add(person);
        let mut findings = Findings::default();
        let first = span(course, &sources, "Schlaf");
        findings.push(
            finding(
                "unknown-reference",
                span(course, &sources, "für"),
                "there is no für",
            )
            .label("did you mean fur?")
            .help("write fur")
            .related(first, "the first one is here")
            .related(Place::Page("/courses/".into()), "")
            .fix(Some(Fix {
                span: span(course, &sources, "für"),
                text: "[fur](x)".into(),
                was: HOSTILE.into(),
                becomes: HOSTILE.into(),
            })),
        );
        findings.push(finding(
            "deficit-language",
            span(course, &sources, "Zwei Zeilen,\nmehr"),
            "two lines",
        ));
        findings.push(
            finding("link-says-nothing", Place::start_of(course), HOSTILE).level(Level::Advice),
        );
        findings.push(
            finding(
                "unusable-file",
                Place::File("content/ä b.txt".into()),
                HOSTILE,
            )
            .help(HOSTILE),
        );
        let line = Place::Line {
            path: "themes/own/templates/home.html".into(),
            line: 3,
            column: 5,
            text: "<é {{ x".into(),
        };
        findings.push(finding("theme-broken", line, "this is no template"));
        let page = Place::Page("/courses/".into());
        findings.push(finding("heading-order", page, "a heading is left out").level(Level::Held));
        findings.push(finding(
            "missing-field",
            span(person, &sources, "role"),
            "a person needs a name",
        ));
        Self { sources, findings }
    }

    pub(crate) fn shown(&self) -> Shown<'_> {
        Shown::new(&self.findings, &self.sources, "a college/".into(), true)
    }

    /// What `check` would have found, were these its findings.
    pub(crate) fn outcome(self) -> Outcome {
        Outcome {
            sources: self.sources,
            findings: self.findings,
            summary: Summary::default(),
            held: Vec::new(),
            ledger: None,
            news: prospectus::ledger::News::default(),
            titles: [(
                "content/courses/für alle.md".to_owned(),
                "Sleep *well* @home".to_owned(),
            )]
            .into(),
            pictures: std::collections::BTreeSet::new(),
            links: None,
            since: None,
            day: prospectus::pipeline::Day {
                date: jiff::civil::date(2026, 11, 22),
                zone: None,
            },
            lasts: false,
        }
    }
}

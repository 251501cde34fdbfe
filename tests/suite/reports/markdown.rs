//! The text for a pull request, rendered as a reader sees it.

use prospectus::report::markdown;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use crate::reports::{Case, HOSTILE};

fn of(case: Case) -> String {
    let outcome = case.outcome();
    let shown =
        prospectus::report::Shown::new(&outcome.findings, &outcome.sources, String::new(), true);
    markdown::markdown(&outcome, &shown)
}

/// What is read, without what nobody sees.
fn read(markdown: &str) -> String {
    let mut text = String::new();
    for event in Parser::new_ext(markdown, Options::all()) {
        match event {
            Event::Text(words) | Event::Code(words) => text.push_str(&words),
            Event::SoftBreak | Event::HardBreak => text.push('\n'),
            Event::End(TagEnd::Strong) => {}
            Event::End(_) => text.push('\n'),
            _ => {}
        }
    }
    text.replace('\u{200b}', "")
}

#[test]
fn it_says_in_plain_words_what_must_be_done_course_by_course() {
    let text = read(&of(Case::new()));
    for words in [
        "Check of the prospectus",
        "The site cannot be published like this",
        "Sleep *well* @home",
        "Must be put right: there is no für (did you mean fur?) — line 2 of content/courses/für alle.md\nWhat to do: write fur.",
        "Please look at this: two lines",
        "The page /courses/",
        "Holds the course back",
    ] {
        assert!(text.contains(words), "{words:?} is not in {text}");
    }
}

#[test]
fn an_author_breaks_no_markdown_calls_nobody_and_brings_no_html() {
    let markdown = of(Case::new());
    for event in Parser::new_ext(&markdown, Options::all()) {
        let harmless = match &event {
            Event::Html(_)
            | Event::InlineHtml(_)
            | Event::InlineMath(_)
            | Event::DisplayMath(_) => false,
            Event::Start(tag) => !matches!(
                tag,
                Tag::Link { .. }
                    | Tag::Image { .. }
                    | Tag::Emphasis
                    | Tag::HtmlBlock
                    | Tag::Table(_)
                    | Tag::Strikethrough
            ),
            Event::Code(words) => words.starts_with("prospectus "),
            _ => true,
        };
        assert!(harmless, "{event:?}");
    }
    let words = HOSTILE.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        read(&markdown).contains(&words),
        "the words came through whole"
    );
    for call in ["@everyone", "#1", "!2", "@home"] {
        assert!(!markdown.contains(call), "{call} calls somebody");
    }
    let opens = |line: &str| line.starts_with(['/', ':']);
    assert!(
        !markdown.lines().any(opens),
        "a line that begins with an author's word"
    );
}

#[test]
fn nothing_found_is_said_in_a_sentence() {
    let mut case = Case::new();
    case.findings = prospectus::finding::Findings::default();
    assert_eq!(
        of(case),
        "## Check of the prospectus\n\nNothing has to be put right.\n\n"
    );
}

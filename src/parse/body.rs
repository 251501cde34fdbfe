//! Markdown body → Body: its passages, and what is wrong with its raw HTML, links and placeholders.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use crate::finding::{Finding, Findings};
use crate::language::marked;
use crate::malformed::{DANGEROUS_LINK, RAW_HTML_REMOVED};
use crate::parse::passage::{Passage, PassageKind};
use crate::parse::raw_html::{Part, Sanitiser, parts};
use crate::source::{SourceId, Span, Spanned};

/// The text under a front matter.
#[derive(Debug, Clone)]
pub struct Body {
    pub span: Span,
    /// The language that it is marked with, on pages in another.
    pub language: Option<String>,
    pub passages: Vec<Passage>,
    pub links: Vec<AuthoredLink>,
    pub waivers: Vec<TextWaiver>,
}

impl Body {
    pub fn is_empty(&self) -> bool {
        self.passages.iter().all(Passage::is_blank)
    }

    /// The words of its first passage, marked as it is.
    pub fn first_words(&self) -> Option<String> {
        let words = self.passages.first()?.text.trim();
        Some(match &self.language {
            Some(tag) => marked(tag, words),
            None => words.to_owned(),
        })
    }
}

/// A link as an author wrote it.
#[derive(Debug, Clone)]
pub struct AuthoredLink {
    /// The target as written.
    pub target: String,
    /// The words of the link.
    pub text: String,
    /// From the opening bracket to the end.
    pub span: Span,
}

/// A comment to the program, before the block that it is about: `<!-- prospectus: … -->`.
#[derive(Debug, Clone)]
pub struct TextWaiver {
    /// What stands behind `prospectus:`, letter for letter.
    pub words: Spanned<String>,
    /// The whole comment.
    pub span: Span,
    /// From the comment's end to the end of the block that follows; nothing when none does.
    pub covers: Span,
}

/// The Markdown that authors may write: tables and crossed-out words besides the standard.
pub fn options() -> Options {
    Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH
}

/// Reads a body for its words; its HTML is made later, when addresses are known.
pub fn parse(id: SourceId, text: &str, range: Range<usize>, findings: &mut Findings) -> Body {
    let mut reader = Reader {
        id,
        text,
        start: range.start,
        passages: Vec::new(),
        links: Vec::new(),
        waivers: Vec::new(),
        findings,
        state: State::default(),
    };
    for (event, at) in Parser::new_ext(&text[range.clone()], options()).into_offset_iter() {
        reader.event(event, at);
    }
    reader.finish();
    Body {
        span: Span::new(id, range),
        language: None,
        passages: reader.passages,
        links: reader.links,
        waivers: reader.waivers,
    }
}

/// The schemes that a link may have: pages, mail, telephones, messages and calendars.
const SCHEMES: [&str; 7] = ["http", "https", "mailto", "sms", "tel", "webcal", "webcals"];

/// Whether a target would run something, carry a document inside itself, or start a program of the reader's: whether it has
/// a scheme that no prospectus needs. Read as a browser reads it (WHATWG URL, 4.4), which leaves out what nobody sees.
pub fn is_dangerous(target: &str) -> bool {
    let bare = target.chars();
    let bare: String = bare
        .filter(|letter| !letter.is_whitespace() && !letter.is_control())
        .collect();
    let Some((scheme, _)) = bare.split_once(':') else {
        return false;
    };
    let mut letters = scheme.chars();
    letters.next().is_some_and(|it| it.is_ascii_alphabetic())
        && letters.all(|it| it.is_ascii_alphanumeric() || "+-.".contains(it))
        && !SCHEMES.iter().any(|it| scheme.eq_ignore_ascii_case(it))
}

struct Reader<'f> {
    id: SourceId,
    /// The whole file.
    text: &'f str,
    /// Where the body begins in its file.
    start: usize,
    passages: Vec<Passage>,
    links: Vec<AuthoredLink>,
    waivers: Vec<TextWaiver>,
    findings: &'f mut Findings,
    state: State,
}

#[derive(Default)]
struct State {
    current: Option<Passage>,
    /// How many elements are open.
    depth: usize,
    /// The waivers whose block has not ended, with the depth at which they stand.
    waiting: Vec<(usize, usize)>,
    quotes: usize,
    in_code: bool,
    in_image: usize,
    in_other_language: usize,
    link: Option<AuthoredLink>,
    html_block: Option<Range<usize>>,
    html: String,
    sanitiser: Sanitiser,
}

impl Reader<'_> {
    fn at(&self, range: Range<usize>) -> Range<usize> {
        self.start + range.start..self.start + range.end
    }

    fn span(&self, range: Range<usize>) -> Span {
        Span::new(self.id, self.at(range))
    }

    fn event(&mut self, event: Event<'_>, at: Range<usize>) {
        match event {
            Event::Start(tag) => {
                self.state.depth += 1;
                self.start_tag(&tag, at);
            }
            Event::End(tag) => {
                self.state.depth -= 1;
                self.end_of_block(tag, at);
                self.end_tag(tag);
            }
            Event::Text(text) => self.words(&text, at),
            Event::SoftBreak | Event::HardBreak => {
                if let Some(passage) = &mut self.state.current {
                    passage.gap();
                }
            }
            Event::Html(html) => {
                let range = self.state.html_block.get_or_insert(at.clone());
                range.end = at.end;
                self.state.html.push_str(&html);
            }
            Event::InlineHtml(html) => self.raw_html(&html, at, false),
            // Code is not prose; it leaves a gap so that the words around it do not run together.
            Event::Code(_) => {
                if let Some(passage) = &mut self.state.current {
                    passage.gap();
                }
            }
            _ => {}
        }
    }

    fn start_tag(&mut self, tag: &Tag<'_>, at: Range<usize>) {
        match tag {
            Tag::Paragraph => self.begin(PassageKind::Paragraph),
            Tag::Heading { .. } => self.begin(PassageKind::Heading),
            Tag::Item | Tag::TableCell => self.begin(PassageKind::Item),
            Tag::BlockQuote(_) => self.state.quotes += 1,
            Tag::CodeBlock(_) => self.state.in_code = true,
            Tag::Image { dest_url, .. } => {
                self.state.in_image += 1;
                self.check_target(dest_url, at);
            }
            Tag::Link { dest_url, .. } => {
                self.check_target(dest_url, at.clone());
                self.state.link = Some(AuthoredLink {
                    target: dest_url.to_string(),
                    text: String::new(),
                    span: self.span(at),
                });
            }
            _ => {}
        }
    }

    fn end_tag(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Item | TagEnd::TableCell => {
                self.finish();
            }
            TagEnd::BlockQuote(_) => self.state.quotes = self.state.quotes.saturating_sub(1),
            TagEnd::CodeBlock => self.state.in_code = false,
            TagEnd::Image => self.state.in_image = self.state.in_image.saturating_sub(1),
            TagEnd::Link => self.links.extend(self.state.link.take()),
            TagEnd::HtmlBlock => {
                if let Some(range) = self.state.html_block.take() {
                    let html = std::mem::take(&mut self.state.html);
                    self.raw_html(&html, range, true);
                }
            }
            _ => {}
        }
    }

    fn words(&mut self, text: &str, at: Range<usize>) {
        if let Some(link) = &mut self.state.link {
            link.text.push_str(text);
        }
        if self.state.in_code || self.state.in_image > 0 || self.state.sanitiser.is_dropping() {
            return;
        }
        let range = self.at(at);
        let (id, quoted) = (self.id, self.state.quotes > 0);
        let foreign = self.state.in_other_language > 0;
        let kind = if quoted {
            PassageKind::Quote
        } else {
            PassageKind::Item
        };
        let passage = self
            .state
            .current
            .get_or_insert_with(|| Passage::new(kind, id));
        if foreign {
            passage.gap();
        } else {
            passage.push(text, range);
        }
    }

    fn begin(&mut self, kind: PassageKind) {
        self.finish();
        let kind = if self.state.quotes > 0 {
            PassageKind::Quote
        } else {
            kind
        };
        self.state.current = Some(Passage::new(kind, self.id));
    }

    fn finish(&mut self) {
        self.passages.extend(
            self.state
                .current
                .take()
                .filter(|passage| !passage.is_blank()),
        );
    }

    fn check_target(&mut self, target: &str, at: Range<usize>) {
        if is_dangerous(target) {
            let scheme = target.split(':').next().unwrap_or("").trim().to_owned();
            self.findings.push(
                Finding::new(
                    &DANGEROUS_LINK,
                    self.span(at),
                    format!(
                        "this link would run or carry something, or start a program ({scheme}:)"
                    ),
                )
                .help(
                    "link to a page, a record's file, an e-mail address or a phone number instead",
                ),
            );
        }
    }

    /// Keeps the waivers among the comments of a piece of raw HTML.
    fn comments(&mut self, at: Range<usize>) {
        let range = self.at(at);
        let mut from = range.start;
        while let Some(found) = self.text[from..range.end].find("<!--") {
            let start = from + found;
            let inside = &self.text[start + 4..range.end];
            let (words, end) = match inside.find("-->") {
                Some(length) => (&inside[..length], start + 4 + length + 3),
                None => {
                    let words = "a comment begins here and never ends: the rest of the text is part of it, and is not published";
                    let place = Span::new(self.id, start..start + 4);
                    let finding = Finding::new(&RAW_HTML_REMOVED, place, words);
                    self.findings.push(finding.help("write --> where it ends"));
                    (inside.lines().next().unwrap_or(""), range.end)
                }
            };
            from = end;
            let Some(said) = words.trim_start().strip_prefix("prospectus:") else {
                continue;
            };
            let at = start + 4 + words.len() - said.len();
            let span = Span::new(self.id, at..at + said.len());
            self.state
                .waiting
                .push((self.state.depth, self.waivers.len()));
            self.waivers.push(TextWaiver {
                words: Spanned::new(said.to_owned(), span),
                span: Span::new(self.id, start..end),
                covers: Span::new(self.id, end..end),
            });
        }
    }

    /// A block ends: the waivers beside or inside which it stands are about it.
    fn end_of_block(&mut self, tag: TagEnd, at: Range<usize>) {
        let block = self.span(at);
        if is_inline(tag) || tag == TagEnd::HtmlBlock && is_only_comments(&self.text[block.range()])
        {
            return;
        }
        let (depth, waivers) = (self.state.depth, &mut self.waivers);
        self.state.waiting.retain(|(own, index)| {
            let is_about = depth <= *own;
            if is_about {
                waivers[*index].covers.end = block.end;
            }
            !is_about
        });
    }

    fn raw_html(&mut self, html: &str, at: Range<usize>, block: bool) {
        self.comments(at.clone());
        let was_dropping = self.state.sanitiser.is_dropping();
        let done = self.state.sanitiser.clean(html, block);
        let drops_more = !was_dropping && self.state.sanitiser.is_dropping();
        let last = done.removed.last().cloned().filter(|_| drops_more);
        for removed in done.removed {
            let tag = html[removed.clone()]
                .lines()
                .next()
                .unwrap_or("")
                .to_owned();
            let more = match last == Some(removed.clone()) {
                true => ", and neither is what stands behind it, up to its end",
                false => "",
            };
            let place = self.span(at.start + removed.start..at.start + removed.end.min(at.len()));
            self.findings.push(
                Finding::new(&RAW_HTML_REMOVED, place, format!("{tag} is not published{more}"))
                    .help("write it in Markdown, or leave it out; `prospectus explain M013` lists what is safe"),
            );
        }
        self.words_of_tags(html, at);
        match done.language {
            Some(true) => self.state.in_other_language += 1,
            Some(false) => {
                self.state.in_other_language = self.state.in_other_language.saturating_sub(1);
            }
            None => {}
        }
    }

    /// What a reader sees of a tag itself. A browser puts quotation marks around `<q>`, whose words are somebody else's, and
    /// begins a line at `<br>`.
    fn words_of_tags(&mut self, html: &str, at: Range<usize>) {
        for part in parts(html) {
            let (mark, range) = match part {
                Part::Open { tag, range, .. } if tag == "q" => (Some("“"), range),
                Part::Close { tag, range } if tag == "q" => (Some("”"), range),
                Part::Open { tag, range, .. } if tag == "br" => (None, range),
                _ => continue,
            };
            let place = self.at(at.start + range.start..at.start + range.end);
            match (&mut self.state.current, mark) {
                (Some(passage), Some(mark)) => passage.push(mark, place),
                (Some(passage), None) => passage.gap(),
                (None, _) => {}
            }
        }
    }
}

fn is_inline(tag: TagEnd) -> bool {
    matches!(
        tag,
        TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link | TagEnd::Image
    )
}

fn is_only_comments(html: &str) -> bool {
    parts(html).iter().all(|part| match part {
        Part::Comment(_) => true,
        Part::Text(text) => text.trim().is_empty(),
        _ => false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Body, Findings) {
        let mut findings = Findings::default();
        let body = parse(SourceId(0), text, 0..text.len(), &mut findings);
        (body, findings)
    }

    #[test]
    fn passages_hold_words_and_know_where_they_stand() {
        let text = "Come *along* to the\n[Wellbeing &amp; sleep](x.md) group, `code` too.\n";
        let (body, _) = read(text);
        let passage = &body.passages[0];
        assert_eq!(
            passage.text,
            "Come along to the Wellbeing & sleep group,  too."
        );
        assert_eq!(
            read("Tea<br>and<br/>talk\n").0.passages[0].text,
            "Tea and talk"
        );
        let at = passage.text.find("group").unwrap();
        assert_eq!(&text[passage.span(at..at + 5).range()], "group");
        let at = passage.text.find("along").unwrap();
        assert_eq!(&text[passage.span(at..at + 5).range()], "along");
    }

    #[test]
    fn quotes_code_and_other_languages_are_not_the_authors_prose() {
        let (body, _) = read(
            "> I was a sufferer.\n\n```\nsufferer\n```\n\nWe read <span lang=\"ur\">sufferer</span> aloud.\n",
        );
        let kinds: Vec<_> = body
            .passages
            .iter()
            .map(|passage| (passage.kind, passage.text.as_str()))
            .collect();
        assert_eq!(
            kinds,
            [
                (PassageKind::Quote, "I was a sufferer."),
                (PassageKind::Paragraph, "We read  aloud.")
            ]
        );
    }

    #[test]
    fn dangerous_links_are_found_however_they_are_written() {
        for target in [
            "javascript:alert(1)",
            "JavaScript:alert(1)",
            "java\tscript:alert(1)",
            "data:text/html,x",
            "vbscript:x",
            " \u{1}javascript:x",
            "blob:https://example.org/x",
            "file:///etc/passwd",
            "ms-msdt:/id",
            "view-source:https://example.org/",
            "missing:x",
        ] {
            assert!(is_dangerous(target), "{target}");
        }
        for target in [
            "https://example.org/?q=javascript:",
            "javascripting.md",
            "/data/courses.json",
            "mailto:a@example.org",
            "HTTPS://example.org/",
            "#a:b",
            "../2027:spring.md",
            "é:x",
        ] {
            assert!(!is_dangerous(target), "{target}");
        }
        let (_, findings) = read("[Enrol](javascript:enrol())\n");
        assert_eq!(findings.len(), 1);
    }

    #[test]
    fn removed_html_is_said_once_at_its_place() {
        let text =
            "Text <font color=\"red\">red</font> here.\n\n<div class=\"x\">\nblock\n</div>\n";
        let (_, findings) = read(text);
        let shown: Vec<_> = findings
            .iter()
            .map(|finding| &text[finding.place.span().unwrap().range()])
            .collect();
        assert_eq!(shown, ["<font color=\"red\">", "<div class=\"x\">",]);
    }

    #[test]
    fn an_element_that_takes_the_text_behind_it_along_is_said() {
        let (_, findings) = read("Each chooses one <object> there.\n\nMore.\n");
        let said = findings.iter().map(|it| it.message.as_str());
        let said: Vec<&str> = said.collect();
        assert_eq!(
            said,
            ["<object> is not published, and neither is what stands behind it, up to its end"]
        );
    }

    #[test]
    fn a_comment_that_never_ends_is_said_and_others_are_not() {
        let text = "One.\n\n<!-- two\nlines -->\n\nTwo <!-- a word --> and 3 <!-- signs.\n\n<!-- to do\n\nThree.\n";
        let (_, findings) = read(text);
        let said: Vec<_> = findings.iter().filter_map(|it| it.place.span()).collect();
        let at = text.rfind("<!--").expect("it is there");
        assert_eq!(said.len(), 1, "{findings:?}");
        assert_eq!(said[0].range(), at..at + 4);
        assert!(findings.iter().all(|it| it.message.contains("never ends")));
    }

    #[test]
    fn a_waiver_covers_the_block_that_follows_it() {
        let waiver = "<!-- prospectus: allow x -->";
        for (text, covered) in [
            ("{}\nOne.\n\nTwo.\n", "\nOne.\n"),
            (
                "{}\n\n{}\n\n- One.\n- Two.\n\nThree.\n",
                "\n\n- One.\n- Two.\n",
            ),
            ("One {} *two* three.\n\nFour.\n", " *two* three.\n"),
            ("- {}\n  **One** two.\n- Three.\n", "\n  **One** two.\n"),
            ("One.\n\n{}\n", ""),
        ] {
            let text = text.replace("{}", waiver);
            let (body, _) = read(&text);
            let last = body.waivers.last().unwrap();
            assert_eq!(&text[last.words.span.range()], " allow x ");
            assert_eq!(&text[last.span.range()], waiver);
            let block = &text[last.covers.range()];
            assert_eq!(block.trim_end(), covered.trim_end(), "{text}");
            let ends: Vec<_> = body.waivers.iter().map(|one| one.covers.end).collect();
            assert!(ends.iter().all(|end| *end == last.covers.end), "{text}");
        }
        assert!(
            read("`<!-- prospectus: allow x -->` and <!-- a note -->\n")
                .0
                .waivers
                .is_empty()
        );
    }
}

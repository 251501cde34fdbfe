//! Markdown body → HTML: safe tags only, headings with addresses, links resolved by the caller, places kept.
//!
//! Every heading, link and picture carries its place in `data-at` until the finishing pass takes it off again, so that
//! a rule about the finished page can point into the author's file.

use std::collections::HashMap;
use std::ops::Range;

use pulldown_cmark::{Alignment, CowStr, Event, Parser, Tag, TagEnd};

use crate::parse::body::{is_dangerous, options};
use crate::parse::entities::escape_attribute;
use crate::parse::raw_html::Sanitiser;
use crate::source::Span;

/// Where a link of a text leads, as the renderer found out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Resolved {
    /// An address to write into the page.
    Href(String),
    /// A record that is not published: the words stay, the link goes, and a rule says so.
    Unpublished(String),
    /// A file that the site does not have.
    Missing(String),
}

impl Resolved {
    /// The address to link to; `None` where only the words stay.
    pub fn href(self) -> Option<String> {
        match self {
            Self::Href(href) => Some(href),
            Self::Unpublished(_) | Self::Missing(_) => None,
        }
    }
}

/// Makes the HTML of a body. `resolve` gets each target as written.
pub fn html(text: &str, span: Span, resolve: &dyn Fn(&str) -> Resolved) -> String {
    let body = &text[span.range()];
    let mut writer = Writer {
        body,
        span,
        resolve,
        sanitiser: Sanitiser::default(),
        slugs: Slugs::default(),
        events: Vec::new(),
        hold: Hold::default(),
    };
    for (event, at) in Parser::new_ext(body, options()).into_offset_iter() {
        writer.event(event, at);
    }
    let forgotten = writer.sanitiser.leave();
    let mut html = String::with_capacity(body.len() * 2);
    pulldown_cmark::html::push_html(&mut html, writer.events.into_iter());
    html.push_str(&forgotten);
    html
}

struct Writer<'a, 'r> {
    body: &'a str,
    span: Span,
    resolve: &'r dyn Fn(&str) -> Resolved,
    sanitiser: Sanitiser,
    slugs: Slugs,
    events: Vec<Event<'a>>,
    hold: Hold<'a>,
}

/// What cannot be written before its end is known.
#[derive(Default)]
struct Hold<'a> {
    heading: Option<(usize, String)>,
    image: Option<(Tag<'a>, Range<usize>, String)>,
    /// How many pictures are open in the words of that one.
    in_image: usize,
    html_block: String,
    in_table_head: bool,
    /// How the columns of the table stand, and the column of the next cell.
    columns: Vec<Alignment>,
    column: usize,
    /// What closes each open link.
    links: Vec<&'static str>,
}

impl<'a> Writer<'a, '_> {
    fn place(&self, at: &Range<usize>) -> String {
        let start = self.span.start as usize;
        let end = at.start + self.body[at.clone()].trim_end().len();
        format!(
            "{}:{}-{}",
            self.span.source.0,
            start + at.start,
            start + end
        )
    }

    fn raw(&mut self, html: impl Into<CowStr<'a>>) {
        self.events.push(Event::InlineHtml(html.into()));
    }

    fn event(&mut self, event: Event<'a>, at: Range<usize>) {
        if self.hold.image.is_some() {
            let inside = &mut self.hold.in_image;
            match event {
                Event::Start(Tag::Image { .. }) => *inside += 1,
                Event::End(TagEnd::Image) if *inside > 0 => *inside -= 1,
                Event::End(TagEnd::Image) => return self.end(TagEnd::Image),
                event => self.alternative(&event),
            }
            return;
        }
        match event {
            Event::Start(tag) => self.start(tag, at),
            Event::End(tag) => self.end(tag),
            Event::Html(html) => self.hold.html_block.push_str(&html),
            Event::InlineHtml(html) => {
                let clean = self.sanitiser.clean(&html, false).html;
                self.raw(clean);
            }
            _ if self.sanitiser.is_dropping() => {}
            Event::Text(text) => {
                if let Some((_, words)) = &mut self.hold.heading {
                    words.push_str(&text);
                }
                self.events.push(Event::Text(text));
            }
            event => self.events.push(event),
        }
    }

    fn alternative(&mut self, event: &Event<'a>) {
        let Some((_, _, words)) = &mut self.hold.image else {
            return;
        };
        match event {
            Event::Text(text) | Event::Code(text) => words.push_str(text),
            Event::SoftBreak | Event::HardBreak => words.push(' '),
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag<'a>, at: Range<usize>) {
        if !matches!(tag, Tag::HtmlBlock) {
            self.sanitiser.enter();
        }
        match tag {
            Tag::Heading { level, .. } => {
                self.hold.heading = Some((self.events.len(), String::new()));
                let attrs = vec![("data-at".into(), Some(self.place(&at).into()))];
                self.events.push(Event::Start(Tag::Heading {
                    level,
                    id: None,
                    classes: Vec::new(),
                    attrs,
                }));
            }
            Tag::Link { dest_url, .. } => self.open_link(&dest_url, &at),
            Tag::Image { .. } => self.hold.image = Some((tag, at, String::new())),
            // A table that is wider than the page scrolls by itself, and a keyboard must reach what scrolls.
            Tag::Table(columns) => {
                self.raw("<div class=\"scroll\" tabindex=\"0\">");
                self.hold.columns = columns;
                self.events.push(Event::Start(Tag::Table(Vec::new())));
            }
            Tag::TableHead => {
                self.hold.in_table_head = true;
                self.hold.column = 0;
                self.events.push(Event::Start(Tag::TableHead));
            }
            Tag::TableRow => {
                self.hold.column = 0;
                self.events.push(Event::Start(Tag::TableRow));
            }
            Tag::TableCell => self.open_cell(),
            tag => self.events.push(Event::Start(tag)),
        }
    }

    fn end(&mut self, tag: TagEnd) {
        if tag == TagEnd::HtmlBlock {
            let html = std::mem::take(&mut self.hold.html_block);
            let clean = self.sanitiser.clean(&html, true).html;
            self.raw(clean);
            self.events.push(Event::End(tag));
            return;
        }
        let forgotten = self.sanitiser.leave();
        if !forgotten.is_empty() {
            self.raw(forgotten);
        }
        match tag {
            TagEnd::Heading(_) => {
                self.events.push(Event::End(tag));
                self.name_heading();
            }
            TagEnd::Link => {
                let close = self.hold.links.pop().unwrap_or("");
                self.raw(close);
            }
            TagEnd::Image => self.image(),
            TagEnd::Table => {
                self.events.push(Event::End(tag));
                self.raw("</div>\n");
            }
            TagEnd::TableHead => {
                self.hold.in_table_head = false;
                self.events.push(Event::End(tag));
            }
            TagEnd::TableCell if self.hold.in_table_head => self.raw("</th>"),
            TagEnd::TableCell => self.raw("</td>"),
            tag => self.events.push(Event::End(tag)),
        }
    }

    /// The writer of pulldown-cmark would write a style, which the site's security policy stops.
    fn open_cell(&mut self) {
        let tag = match self.hold.in_table_head {
            true => "th scope=\"col\"",
            false => "td",
        };
        let class = match self.hold.columns.get(self.hold.column) {
            Some(Alignment::Center) => " class=\"middle\"",
            Some(Alignment::Right) => " class=\"end\"",
            _ => "",
        };
        self.hold.column += 1;
        self.raw(format!("<{tag}{class}>"));
    }

    fn name_heading(&mut self) {
        let Some((at, words)) = self.hold.heading.take() else {
            return;
        };
        let slug = self.slugs.of(&words);
        if let Some(Event::Start(Tag::Heading { id, .. })) = self.events.get_mut(at) {
            *id = Some(slug.into());
        }
    }

    fn open_link(&mut self, target: &str, at: &Range<usize>) {
        let place = self.place(at);
        if is_dangerous(target) {
            self.hold.links.push("");
            return;
        }
        let href = match (self.resolve)(target) {
            Resolved::Href(href) => href,
            Resolved::Unpublished(name) => format!("unpublished:{name}"),
            Resolved::Missing(file) => format!("missing:{file}"),
        };
        self.hold.links.push("</a>");
        self.raw(format!(
            "<a href=\"{}\" data-at=\"{place}\">",
            escape_attribute(&outside(href))
        ));
    }

    fn image(&mut self) {
        let Some((
            Tag::Image {
                dest_url, title, ..
            },
            at,
            words,
        )) = self.hold.image.take()
        else {
            return;
        };
        if is_dangerous(&dest_url) {
            return;
        }
        let source = match (self.resolve)(&dest_url) {
            Resolved::Href(href) => href,
            Resolved::Unpublished(name) | Resolved::Missing(name) => format!("missing:{name}"),
        };
        let title = if title.is_empty() {
            String::new()
        } else {
            format!(" title=\"{}\"", escape_attribute(&title))
        };
        let alt = if words.trim().is_empty() {
            String::new()
        } else {
            format!(" alt=\"{}\"", escape_attribute(&words))
        };
        let place = self.place(&at);
        self.raw(format!(
            "<img src=\"{}\"{alt}{title} loading=\"lazy\" data-at=\"{place}\">",
            escape_attribute(&source)
        ));
    }
}

/// An address on another host as it may stand in a page: a space and some signs are written as numbers.
fn outside(href: String) -> String {
    if !href.contains("://") {
        return href;
    }
    let mut written = String::with_capacity(href.len());
    for letter in href.chars() {
        if letter.is_whitespace() || "\"<>\\^`{|}".contains(letter) {
            for byte in letter.to_string().bytes() {
                written.push_str(&format!("%{byte:02X}"));
            }
        } else {
            written.push(letter);
        }
    }
    written
}

/// Heading words → anchors, as git hosts make them, each once in a text.
#[derive(Default)]
struct Slugs {
    /// With the last number that was put behind each, so that the next of many is found at once.
    given: HashMap<String, usize>,
}

impl Slugs {
    fn of(&mut self, words: &str) -> String {
        let mut slug = slug(words);
        if slug.is_empty() {
            slug.push_str("section");
        }
        if is_reserved(&slug) {
            slug.push_str("-text");
        }
        let Some(last) = self.given.get(&slug) else {
            self.given.insert(slug.clone(), 0);
            return slug;
        };
        let mut count = last + 1;
        let mut name = format!("{slug}-{count}");
        while self.given.contains_key(&name) {
            count += 1;
            name = format!("{slug}-{count}");
        }
        self.given.insert(slug, count);
        self.given.insert(name.clone(), 0);
        name
    }
}

/// Whether the templates have such an id of their own, so that an author's heading must have another.
fn is_reserved(slug: &str) -> bool {
    const WHOLE: [&str; 10] = [
        "main",
        "new",
        "changes",
        "topics",
        "enrol",
        "next",
        "terms",
        "plan-link",
        "plan-said",
        "plan-words",
    ];
    const BEGINNINGS: [&str; 8] = [
        "part-", "foot-", "group-", "gives-", "run-", "day-", "week-", "month-",
    ];
    WHOLE.contains(&slug)
        || BEGINNINGS
            .iter()
            .any(|beginning| slug.starts_with(beginning))
}

/// "What we'll do" → `what-well-do`.
pub fn slug(words: &str) -> String {
    let mut slug = String::new();
    for letter in words.trim().chars().flat_map(char::to_lowercase) {
        if letter.is_alphanumeric() {
            slug.push(letter);
        } else if (letter.is_whitespace() || letter == '-') && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.trim_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::SourceId;

    fn made(text: &str) -> String {
        html(
            text,
            Span::new(SourceId(3), 0..text.len()),
            &|target| match target {
                "gone.md" => Resolved::Missing("gone.md".into()),
                "draft.md" => Resolved::Unpublished("draft".into()),
                other => Resolved::Href(other.into()),
            },
        )
    }

    /// The pages on which a text of an author stands beside sections of the theme.
    const TEMPLATES: [&str; 6] = [
        include_str!("../../themes/default/templates/base.html"),
        include_str!("../../themes/default/templates/home.html"),
        include_str!("../../themes/default/templates/course.html"),
        include_str!("../../themes/default/templates/topic.html"),
        include_str!("../../themes/default/templates/venue.html"),
        include_str!("../../themes/default/templates/partner.html"),
    ];

    #[test]
    fn a_heading_of_an_author_gets_no_id_that_the_templates_have() {
        let ids = TEMPLATES
            .iter()
            .flat_map(|text| text.split(" id=\"").skip(1));
        let ids: Vec<&str> = ids.filter_map(|id| id.split(['"', '{']).next()).collect();
        assert!(ids.len() > 15);
        let open: Vec<&&str> = ids.iter().filter(|id| !is_reserved(id)).collect();
        assert!(open.is_empty(), "{open:?}");
    }

    #[test]
    fn links_and_headings_carry_their_places() {
        assert_eq!(
            made("## What we'll do\n"),
            "<h2 id=\"what-well-do\" data-at=\"3:0-16\">What we'll do</h2>\n"
        );
        assert_eq!(
            made("[a](b \"t\")\n"),
            "<p><a href=\"b\" data-at=\"3:0-10\">a</a></p>\n"
        );
        assert_eq!(
            made("[a](gone.md)\n"),
            "<p><a href=\"missing:gone.md\" data-at=\"3:0-12\">a</a></p>\n"
        );
    }

    #[test]
    fn dangerous_links_leave_their_words() {
        assert_eq!(made("[Enrol](javascript:x)\n"), "<p>Enrol</p>\n");
    }

    #[test]
    fn a_picture_without_words_has_no_alt_so_that_the_rule_sees_it() {
        assert_eq!(
            made("![](p.png)\n"),
            "<p><img src=\"p.png\" loading=\"lazy\" data-at=\"3:0-10\"></p>\n"
        );
        assert!(made("![a *cup*](p.png)\n").contains("alt=\"a cup\""));
        let nested = made("![a ![b](t.png) d](p.png)\n");
        assert!(
            nested.contains("alt=\"a b d\"") && nested.ends_with("></p>\n"),
            "{nested}"
        );
    }

    #[test]
    fn tables_have_headers_with_a_scope() {
        assert!(
            made("| A | B |\n|---|---|\n| 1 | 2 |\n")
                .contains("<th scope=\"col\">A</th><th scope=\"col\">B</th>")
        );
    }

    #[test]
    fn a_column_stands_as_the_author_said_without_a_style() {
        let html = made("| A | B | C |\n|:--|:-:|--:|\n| 1 | 2 | 3 |\n");
        assert!(html.contains("<th scope=\"col\">A</th><th scope=\"col\" class=\"middle\">B</th>"));
        assert!(
            html.contains("<td class=\"middle\">2</td><td class=\"end\">3</td></tr>"),
            "{html}"
        );
        assert!(!html.contains("style"), "{html}");
    }

    #[test]
    fn a_table_stands_in_a_box_that_a_keyboard_reaches_where_it_scrolls() {
        let html = made("| A |\n|---|\n| 1 |\n");
        assert!(html.starts_with("<div class=\"scroll\" tabindex=\"0\"><table>"));
        assert!(html.trim_end().ends_with("</table>\n</div>"), "{html}");
    }

    #[test]
    fn raw_html_is_kept_in_balance() {
        assert_eq!(made("a <mark>b\n"), "<p>a <mark>b</mark></p>\n");
        assert_eq!(made("a <b onclick=x>b</b>\n"), "<p>a b</p>\n");
        assert_eq!(
            made("<details>\n<summary>More</summary>\n\ntext\n"),
            "<details>\n<summary>More</summary>\n<p>text</p>\n</details>"
        );
    }

    #[test]
    fn every_heading_has_an_anchor_of_its_own() {
        let html = made("## A\n\n## A\n\n## A 1\n");
        for id in ["a", "a-1", "a-1-1"] {
            assert_eq!(html.matches(&format!("id=\"{id}\"")).count(), 1, "{html}");
        }
    }

    #[test]
    fn an_outside_address_is_written_as_a_browser_wants_it() {
        let resolve = |target: &str| Resolved::Href(target.to_owned());
        let text = "[x](<https://a.example/a b?c=d>)";
        let made = html(text, Span::new(SourceId(3), 0..text.len()), &resolve);
        assert!(
            made.contains("href=\"https://a.example/a%20b?c=d\""),
            "{made}"
        );
    }
}

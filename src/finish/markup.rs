//! HTML → its tags and texts, in one pass that copies everything that it does not change.
//!
//! Tags are read as the tokenization of the HTML standard has it
//! (<https://html.spec.whatwg.org/multipage/parsing.html#tokenization>), and of its tree only as much is kept as says how
//! to read on: an element is open until its own end tag, or that of one around it, and SVG and MathML are known from
//! HTML. What browsers would not agree on is refused.

use std::ops::Range;

use crate::finish::foreign::{Inside, leaves_foreign};
use crate::finish::raw_text;
use crate::finish::tag::{Attribute, Edit, Element, is_one_of, read_tag};

/// They have no end tag (HTML standard, 13.1.2).
const VOID: [&str; 13] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track",
    "wbr",
];

/// Looks at a page while it passes, and may change its tags.
pub(super) trait Visitor {
    /// What is to be done at the end of an element.
    type Mark: Copy;

    /// An element opens; gives what is to be remembered until it closes.
    fn open(&mut self, element: &mut Element<'_>) -> Self::Mark;

    fn close(&mut self, mark: Self::Mark);

    /// A text between tags, raw: `&` stands as `&amp;`.
    fn text(&mut self, text: &str);
}

/// Why a page cannot be read to its end.
#[derive(Debug, thiserror::Error)]
pub(super) enum Unreadable {
    /// A tag, a comment, or an element that holds text only begins and does not end.
    #[error("`{0}` is not closed")]
    NotClosed(String),
    /// Some browsers read what is in it as text, others leave its tags out and read markup.
    #[error("`<{0}>` stands in a `<select>`, where not every browser knows it")]
    InSelect(String),
}

impl Unreadable {
    /// What to do about it.
    pub(super) fn help(&self) -> &'static str {
        match self {
            Self::NotClosed(_) => "look for a tag that is not closed in the template of this page",
            Self::InSelect(_) => "in the template of this page, take it out of the list of choices",
        }
    }
}

/// Reads a page to its end, and writes it with what the visitor changed.
pub(super) fn pass<V: Visitor>(
    html: &str,
    visitor: &mut V,
    out: &mut Vec<u8>,
) -> Result<(), Unreadable> {
    let mut pass = Pass {
        html,
        out,
        copied: 0,
        open: Vec::with_capacity(32),
        selects: 0,
    };
    let mut at = 0;
    let mut attributes = Vec::new();
    while let Some(found) = html[at..].find('<') {
        let start = at + found;
        if start > at {
            visitor.text(&html[at..start]);
        }
        at = pass.markup(start, &mut attributes, visitor)?;
    }
    if at < html.len() {
        visitor.text(&html[at..]);
    }
    pass.close_down_to(0, visitor);
    pass.copy_to(html.len());
    Ok(())
}

struct Pass<'h, 'o, M> {
    html: &'h str,
    out: &'o mut Vec<u8>,
    /// Everything before it is written.
    copied: usize,
    open: Vec<Opened<'h, M>>,
    /// How many of the open elements are a `select`.
    selects: usize,
}

struct Opened<'h, M> {
    name: &'h str,
    mark: M,
    /// Whether its tags are left out.
    is_left_out: bool,
    /// Whether it is an element of SVG or MathML.
    is_foreign: bool,
    /// How what stands in it is read.
    inside: Inside,
}

impl<'h, M: Copy> Pass<'h, '_, M> {
    /// Reads what begins with `<`, and gives where it ends.
    fn markup<V: Visitor<Mark = M>>(
        &mut self,
        start: usize,
        attributes: &mut Vec<Attribute<'h>>,
        visitor: &mut V,
    ) -> Result<usize, Unreadable> {
        let rest = &self.html[start..];
        let bytes = rest.as_bytes();
        match (bytes.get(1), bytes.get(2)) {
            (Some(first), _) if first.is_ascii_alphabetic() => {
                self.start_tag(start, attributes, visitor)
            }
            (Some(b'/'), Some(first)) if first.is_ascii_alphabetic() => {
                attributes.clear();
                let read = read_tag(self.html, start + 1, attributes);
                let (name, _, end) = read.ok_or_else(|| self.not_closed(start))?;
                self.end_tag(name, start..end, visitor)?;
                Ok(end)
            }
            (Some(b'!' | b'?' | b'/'), _) => {
                let length = length_of_comment(rest, self.inside() != Inside::Html);
                Ok(start + length.ok_or_else(|| self.not_closed(start))?)
            }
            _ => {
                visitor.text(&rest[..1]);
                Ok(start + 1)
            }
        }
    }

    fn start_tag<V: Visitor<Mark = M>>(
        &mut self,
        start: usize,
        attributes: &mut Vec<Attribute<'h>>,
        visitor: &mut V,
    ) -> Result<usize, Unreadable> {
        attributes.clear();
        let read = read_tag(self.html, start, attributes);
        let (name, closes_itself, end) = read.ok_or_else(|| self.not_closed(start))?;
        let last = end - 1 - usize::from(closes_itself);
        let mut element = Element::new(name, attributes, last);
        if self.inside() != Inside::Html && leaves_foreign(&element) {
            self.leave_foreign(visitor);
        }
        let around = self.inside();
        let parent = self.open.last().map_or("", |opened| opened.name);
        let (is_foreign, inside) = around.with(&element, parent);
        element.has_content = match is_foreign {
            true => !closes_itself,
            false => !is_one_of(name, &VOID),
        };
        let has_content = element.has_content;
        let mark = visitor.open(&mut element);
        let (edits, is_left_out) = (element.edits, element.is_left_out);
        self.write_tag(start..end, edits, is_left_out);
        if !has_content {
            visitor.close(mark);
            return Ok(end);
        }
        self.selects += usize::from(name.eq_ignore_ascii_case("select"));
        self.open.push(Opened {
            name,
            mark,
            is_left_out,
            is_foreign,
            inside,
        });
        if is_foreign || !raw_text::is_raw(name) {
            return Ok(end);
        }
        if self.selects > 0 && raw_text::is_doubtful_in_select(name) {
            return Err(Unreadable::InSelect(name.to_ascii_lowercase()));
        }
        let close = raw_text::end(&self.html[end..], name).ok_or_else(|| self.not_closed(start))?;
        visitor.text(&self.html[end..end + close]);
        Ok(end + close)
    }

    fn write_tag(&mut self, tag: Range<usize>, mut edits: Vec<Edit>, is_left_out: bool) {
        if is_left_out {
            self.leave_out(tag);
            return;
        }
        edits.sort_by_key(|(range, _)| range.start);
        for (range, text) in edits {
            self.copy_to(range.start);
            self.out.extend_from_slice(text.as_bytes());
            self.copied = range.end;
        }
    }

    /// How what stands here is read.
    fn inside(&self) -> Inside {
        self.open
            .last()
            .map_or(Inside::Html, |opened| opened.inside)
    }

    /// Closes SVG or MathML around a tag that is not of it (HTML standard, 13.2.6.5).
    fn leave_foreign<V: Visitor<Mark = M>>(&mut self, visitor: &mut V) {
        let html = self.open.iter().rposition(|it| it.inside == Inside::Html);
        self.close_down_to(html.map_or(0, |at| at + 1), visitor);
    }

    fn end_tag<V: Visitor<Mark = M>>(
        &mut self,
        name: &str,
        tag: Range<usize>,
        visitor: &mut V,
    ) -> Result<(), Unreadable> {
        if self.inside() != Inside::Html && is_one_of(name, &["p", "br"]) {
            self.leave_foreign(visitor);
        }
        let mut open = self.open.iter().rev();
        let Some(above) = open.position(|it| it.name.eq_ignore_ascii_case(name)) else {
            return Ok(());
        };
        let at = self.open.len() - 1 - above;
        // HTML inside SVG, with an end tag from around it: browsers leave that out, and would go on in the SVG.
        let ends = &self.open[at..];
        let foreign = ends.iter().position(|it| it.is_foreign);
        let inner = foreign.and_then(|from| ends[from..].iter().find(|it| !it.is_foreign));
        if let Some(inner) = inner {
            return Err(Unreadable::NotClosed(format!("<{}>", inner.name)));
        }
        let is_left_out = self.open[at].is_left_out;
        self.close_down_to(at, visitor);
        if is_left_out {
            self.leave_out(tag);
        }
        Ok(())
    }

    /// Closes all but so many of the elements that are open.
    fn close_down_to<V: Visitor<Mark = M>>(&mut self, kept: usize, visitor: &mut V) {
        while self.open.len() > kept
            && let Some(opened) = self.open.pop()
        {
            self.selects -= usize::from(opened.name.eq_ignore_ascii_case("select"));
            visitor.close(opened.mark);
        }
    }

    fn leave_out(&mut self, range: Range<usize>) {
        self.copy_to(range.start);
        self.copied = range.end;
    }

    fn copy_to(&mut self, end: usize) {
        let copied = &self.html.as_bytes()[self.copied..end];
        self.out.extend_from_slice(copied);
        self.copied = end;
    }

    fn not_closed(&self, start: usize) -> Unreadable {
        Unreadable::NotClosed(self.html[start..].chars().take(40).collect())
    }
}

/// How long a comment is, a doctype, or what browsers take for a comment (HTML standard, 13.2.5.41 to 13.2.5.53).
fn length_of_comment(text: &str, is_foreign: bool) -> Option<usize> {
    if !text.starts_with("<!--") {
        let (begins, ends) = match is_foreign && text.starts_with("<![CDATA[") {
            true => (9, "]]>"),
            false => (2, ">"),
        };
        let end = text[begins..].find(ends)?;
        return Some(begins + end + ends.len());
    }
    // `<!-->` and `<!--->` are whole comments; `--!>` ends a longer one.
    let mut at = 2;
    loop {
        at += text[at..].find("--")?;
        let rest = &text[at + 2..];
        if rest.starts_with('>') {
            return Some(at + 3);
        }
        if at >= 4 && rest.starts_with("!>") {
            return Some(at + 4);
        }
        at += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Writes down what it sees, and changes links.
    #[derive(Default)]
    struct Seen {
        story: String,
    }

    impl Visitor for Seen {
        type Mark = char;

        fn open(&mut self, element: &mut Element<'_>) -> char {
            self.story.push_str(&format!("<{}", element.name()));
            if let Some(href) = element.get("href").map(str::to_owned) {
                element.set("href", &format!("/x{href}"));
                element.remove("data-at");
            }
            if element.has("gone") {
                element.is_left_out = true;
            }
            if element.is("img") {
                element.set("width", "3");
            }
            element.name().chars().next().unwrap_or('?')
        }

        fn close(&mut self, mark: char) {
            self.story.push_str(&format!("{mark}>"));
        }

        fn text(&mut self, text: &str) {
            self.story.push_str(text);
        }
    }

    fn passed(html: &str) -> (String, String) {
        let (mut seen, mut out) = (Seen::default(), Vec::new());
        pass(html, &mut seen, &mut out).expect("everything is closed");
        (seen.story, String::from_utf8_lossy(&out).into_owned())
    }

    #[test]
    fn tags_are_changed_and_everything_else_is_copied() {
        for (html, story, written) in [
            (
                "<p>a <a class='b' href=/y/ data-at=\"1:2-3\">c</a></p>",
                "<pa <aca>p>",
                "<p>a <a class='b' href=\"/x/y/\">c</a></p>",
            ),
            (
                "<a href=/y/ data-at=\"1:2-3\"id=d>c</a>",
                "<aca>",
                "<a href=\"/x/y/\" id=d>c</a>",
            ),
            (
                "<img src=a/><br/>",
                "<imgi><brb>",
                "<img src=a/ width=\"3\"><br/>",
            ),
            (
                "<img src=\"a\" />",
                "<imgi>",
                "<img src=\"a\"  width=\"3\"/>",
            ),
            ("<a gone href='x'>b</a>c", "<aba>c", "bc"),
            (
                "<!doctype html><!-- <a> --><p>1 < 2</p>",
                "<p1 < 2p>",
                "<!doctype html><!-- <a> --><p>1 < 2</p>",
            ),
            (
                "<script>a</b><p></script>x",
                "<scripta</b><p>s>x",
                "<script>a</b><p></script>x",
            ),
            (
                "<svg><title>a<i>b</i></title></svg>",
                "<svg<titlea<ibi>t>s>",
                "<svg><title>a<i>b</i></title></svg>",
            ),
            ("<div/>a</div>", "<divad>", "<div/>a</div>"),
        ] {
            assert_eq!(passed(html), (story.to_owned(), written.to_owned()));
        }
    }

    #[test]
    fn drawings_and_comments_are_read_as_browsers_read_them() {
        for (html, story, written) in [
            (
                "<svg/><title>a<b></title>",
                "<svgs><titlea<b>t>",
                "<svg/><title>a<b></title>",
            ),
            (
                "<svg><foreignobject><title>a<b></title></foreignobject></svg>",
                "<svg<foreignobject<titlea<b>t>f>s>",
                "<svg><foreignobject><title>a<b></title></foreignobject></svg>",
            ),
            (
                "<svg><g><p>a<title>b<i></title>",
                "<svg<gg>s><pa<titleb<i>t>p>",
                "<svg><g><p>a<title>b<i></title>",
            ),
            (
                "<svg><![CDATA[<a>]]></svg><![CDATA[<a>b",
                "<svgs>b",
                "<svg><![CDATA[<a>]]></svg><![CDATA[<a>b",
            ),
            (
                "<!--><p>a</p title='>'><!--a--!>b",
                "<pap>b",
                "<!--><p>a</p title='>'><!--a--!>b",
            ),
            (
                "<A HREF='q\"r'>ü</A>",
                "<aüa>",
                "<A HREF=\"/xq&quot;r\">ü</A>",
            ),
            ("<a href>x</a>", "<axa>", "<a href=\"/x\">x</a>"),
        ] {
            assert_eq!(passed(html), (story.to_owned(), written.to_owned()));
        }
    }

    #[test]
    fn an_element_ends_with_the_one_around_it() {
        assert_eq!(passed("<ul><li>a<li>b</ul>c").0, "<ul<lia<libl>l>u>c");
        assert_eq!(passed("<p></b>a</p></p>").0, "<pap>");
        assert_eq!(passed("<p>a").0, "<pap>");
    }

    #[test]
    fn what_never_ends_and_what_browsers_disagree_on_is_refused() {
        for html in [
            "<p>a<b",
            "<a href=\"x>y</a>",
            "<!-- a",
            "<script>a</scrip>",
            "</p",
            "<plaintext>a",
            "<select><option><title>a</title></select>",
            "<svg><foreignobject><p>a</foreignobject></svg>",
            "<div><svg><desc><b>a</div>",
        ] {
            let (mut seen, mut out) = (Seen::default(), Vec::new());
            assert!(pass(html, &mut seen, &mut out).is_err(), "{html}");
        }
    }
}

//! HTML → its tags and texts, in one pass that copies everything that it does not change.
//!
//! The pages are made by templates and by the Markdown of this program, so tags are read as the tokenization of the HTML
//! standard has it (<https://html.spec.whatwg.org/multipage/parsing.html#tokenization>), and no tree is built: an element is
//! open until its own end tag, or that of one around it.

use std::borrow::Cow;
use std::ops::Range;

/// What stands inside these is text, whatever it looks like (HTML standard, 13.2.5.1 and the states of raw text).
const RAW: [&str; 8] = [
    "script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes",
];

/// They have no end tag (HTML standard, 13.1.2).
const VOID: [&str; 13] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track",
    "wbr",
];

/// They hold another kind of markup, in which `/>` closes and nothing is raw.
const FOREIGN: [&str; 2] = ["svg", "math"];

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

/// Something begins that does not end: a tag, a comment, or an element that holds text only.
#[derive(Debug, thiserror::Error)]
#[error("`{0}` is not closed")]
pub(super) struct NotClosed(String);

/// Reads a page to its end, and writes it with what the visitor changed.
pub(super) fn pass<V: Visitor>(
    html: &str,
    visitor: &mut V,
    out: &mut Vec<u8>,
) -> Result<(), NotClosed> {
    let mut pass = Pass {
        html,
        out,
        copied: 0,
        open: Vec::new(),
        names: Vec::new(),
        foreign: 0,
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
    while let Some(opened) = pass.open.pop() {
        visitor.close(opened.mark);
    }
    pass.copy_to(html.len());
    Ok(())
}

struct Pass<'h, 'o, M> {
    html: &'h str,
    out: &'o mut Vec<u8>,
    /// Everything before it is written.
    copied: usize,
    open: Vec<Opened<'h, M>>,
    /// How many elements of each name are open.
    names: Vec<(&'h str, usize)>,
    /// How many of the open elements are SVG or MathML.
    foreign: usize,
}

struct Opened<'h, M> {
    name: &'h str,
    mark: M,
    /// Whether its tags are left out.
    is_left_out: bool,
}

impl<'h, M: Copy> Pass<'h, '_, M> {
    /// Reads what begins with `<`, and gives where it ends.
    fn markup<V: Visitor<Mark = M>>(
        &mut self,
        start: usize,
        attributes: &mut Vec<Attribute<'h>>,
        visitor: &mut V,
    ) -> Result<usize, NotClosed> {
        let rest = &self.html[start..];
        let bytes = rest.as_bytes();
        match (bytes.get(1), bytes.get(2)) {
            (Some(first), _) if first.is_ascii_alphabetic() => {
                self.start_tag(start, attributes, visitor)
            }
            (Some(b'/'), Some(first)) if first.is_ascii_alphabetic() => {
                let length = rest.find('>').ok_or_else(|| self.not_closed(start))?;
                self.end_tag(start, start + length + 1, visitor);
                Ok(start + length + 1)
            }
            (Some(b'!' | b'?' | b'/'), _) => {
                let (begins, ends) = match rest {
                    _ if rest.starts_with("<!--") => (2, "-->"),
                    _ if self.foreign > 0 && rest.starts_with("<![CDATA[") => (9, "]]>"),
                    _ => (2, ">"),
                };
                let end = rest[begins..].find(ends);
                let end = end.ok_or_else(|| self.not_closed(start))?;
                Ok(start + begins + end + ends.len())
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
    ) -> Result<usize, NotClosed> {
        attributes.clear();
        let read = read_tag(self.html, start, attributes);
        let (name, closes_itself, end) = read.ok_or_else(|| self.not_closed(start))?;
        let is_void = is_one_of(name, &VOID) || closes_itself && self.foreign > 0;
        let mut element = Element {
            name,
            attributes,
            has_content: !is_void,
            end: end - 1 - usize::from(closes_itself),
            edits: Vec::new(),
            is_left_out: false,
        };
        let mark = visitor.open(&mut element);
        let Element {
            mut edits,
            is_left_out,
            ..
        } = element;
        if is_left_out {
            self.leave_out(start..end);
        } else if !edits.is_empty() {
            edits.sort_by_key(|(range, _)| range.start);
            for (range, text) in edits {
                self.copy_to(range.start);
                self.out.extend_from_slice(text.as_bytes());
                self.copied = range.end;
            }
        }
        if is_void {
            visitor.close(mark);
            return Ok(end);
        }
        self.opened(name, mark, is_left_out);
        if self.foreign == 0 && is_one_of(name, &RAW) {
            return self.raw(name, start, end, visitor);
        }
        Ok(end)
    }

    fn opened(&mut self, name: &'h str, mark: M, is_left_out: bool) {
        self.open.push(Opened {
            name,
            mark,
            is_left_out,
        });
        match self
            .names
            .iter_mut()
            .find(|(known, _)| known.eq_ignore_ascii_case(name))
        {
            Some((_, count)) => *count += 1,
            None => self.names.push((name, 1)),
        }
        self.foreign += usize::from(is_one_of(name, &FOREIGN));
    }

    /// Reads an element that holds text only, up to its end tag.
    fn raw<V: Visitor<Mark = M>>(
        &mut self,
        name: &str,
        start: usize,
        from: usize,
        visitor: &mut V,
    ) -> Result<usize, NotClosed> {
        let bytes = self.html.as_bytes();
        let mut at = from;
        loop {
            let found = self.html[at..].find("</");
            at += found.ok_or_else(|| self.not_closed(start))?;
            let after = at + 2 + name.len();
            let named = bytes.get(at + 2..after);
            let is_end = named.is_some_and(|named| named.eq_ignore_ascii_case(name.as_bytes()))
                && bytes
                    .get(after)
                    .is_some_and(|next| b" \t\n\r\x0c/>".contains(next));
            if is_end {
                visitor.text(&self.html[from..at]);
                return Ok(at);
            }
            at += 2;
        }
    }

    fn end_tag<V: Visitor<Mark = M>>(&mut self, start: usize, end: usize, visitor: &mut V) {
        let name = &self.html[start + 2..];
        let length =
            name.find(|letter: char| letter.is_ascii_whitespace() || matches!(letter, '/' | '>'));
        let name = &name[..length.unwrap_or(0)];
        let known = self
            .names
            .iter()
            .find(|(known, _)| known.eq_ignore_ascii_case(name));
        if known.is_none_or(|(_, count)| *count == 0) {
            return;
        }
        while let Some(opened) = self.open.pop() {
            self.closed(opened.name);
            visitor.close(opened.mark);
            if opened.name.eq_ignore_ascii_case(name) {
                if opened.is_left_out {
                    self.leave_out(start..end);
                }
                return;
            }
        }
    }

    fn closed(&mut self, name: &str) {
        if let Some((_, count)) = self
            .names
            .iter_mut()
            .find(|(known, _)| known.eq_ignore_ascii_case(name))
        {
            *count -= 1;
        }
        self.foreign -= usize::from(is_one_of(name, &FOREIGN));
    }

    fn leave_out(&mut self, range: Range<usize>) {
        self.copy_to(range.start);
        self.copied = range.end;
    }

    fn copy_to(&mut self, end: usize) {
        self.out
            .extend_from_slice(&self.html.as_bytes()[self.copied..end]);
        self.copied = end;
    }

    fn not_closed(&self, start: usize) -> NotClosed {
        NotClosed(self.html[start..].chars().take(40).collect())
    }
}

/// A tag that opens an element.
pub(super) struct Element<'t> {
    name: &'t str,
    attributes: &'t [Attribute<'t>],
    has_content: bool,
    /// Where a new attribute goes.
    end: usize,
    /// What stands in place of what.
    edits: Vec<(Range<usize>, String)>,
    is_left_out: bool,
}

/// An attribute as it is written.
#[derive(Debug)]
pub(super) struct Attribute<'h> {
    name: &'h str,
    /// Raw, without its quotes.
    value: &'h str,
    /// From the end of what stands before it.
    whole: Range<usize>,
    /// What a new value replaces: the old one with its quotes and the equals sign.
    replaced: Range<usize>,
}

impl<'t> Element<'t> {
    pub(super) fn is(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name)
    }

    /// In small letters.
    pub(super) fn name(&self) -> Cow<'t, str> {
        match self.name.bytes().any(|byte| byte.is_ascii_uppercase()) {
            true => Cow::Owned(self.name.to_ascii_lowercase()),
            false => Cow::Borrowed(self.name),
        }
    }

    /// The value of an attribute, raw: `&` stands as `&amp;`.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.attribute(name).map(|attribute| attribute.value)
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.attribute(name).is_some()
    }

    /// Whether it may hold anything.
    pub(super) fn has_content(&self) -> bool {
        self.has_content
    }

    /// Sets an attribute to a raw value.
    pub(super) fn set(&mut self, name: &str, value: &str) {
        let value = value.replace('"', "&quot;");
        let edit = match self.attribute(name) {
            Some(attribute) => (attribute.replaced.clone(), format!("=\"{value}\"")),
            None => (self.end..self.end, format!(" {name}=\"{value}\"")),
        };
        self.edits.push(edit);
    }

    pub(super) fn remove(&mut self, name: &str) {
        if let Some(attribute) = self.attribute(name) {
            let edit = (attribute.whole.clone(), String::new());
            self.edits.push(edit);
        }
    }

    /// Leaves out both tags and keeps what is between them.
    pub(super) fn leave_out(&mut self) {
        self.is_left_out = true;
    }

    fn attribute(&self, name: &str) -> Option<&Attribute<'_>> {
        let mut attributes = self.attributes.iter();
        attributes.find(|attribute| attribute.name.eq_ignore_ascii_case(name))
    }
}

fn is_one_of(name: &str, names: &[&str]) -> bool {
    names.iter().any(|it| it.eq_ignore_ascii_case(name))
}

/// Name, whether it ends with `/>`, and where it ends; nothing when the page ends before it.
fn read_tag<'h>(
    html: &'h str,
    start: usize,
    attributes: &mut Vec<Attribute<'h>>,
) -> Option<(&'h str, bool, usize)> {
    let bytes = html.as_bytes();
    let is_space = |byte: u8| matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | b'\x0c');
    let until = |from: usize, ends: &dyn Fn(u8) -> bool| {
        let length = bytes[from..].iter().position(|byte| ends(*byte));
        length.map(|length| from + length)
    };
    let mut at = until(start + 1, &|byte| {
        is_space(byte) || matches!(byte, b'/' | b'>')
    })?;
    let name = &html[start + 1..at];
    loop {
        let before = at;
        at = until(at, &|byte| !is_space(byte) && byte != b'/')?;
        if bytes[at] == b'>' {
            // The slash at the end of `src=a/>` belongs to the value.
            let closes_itself = at > before && bytes[at - 1] == b'/';
            return Some((name, closes_itself, at + 1));
        }
        // A name may begin with an equals sign.
        let end = until(at + 1, &|byte| {
            is_space(byte) || matches!(byte, b'/' | b'>' | b'=')
        })?;
        let attribute = &html[at..end];
        let equals = until(end, &|byte| !is_space(byte))?;
        let (value, value_end) = if bytes[equals] == b'=' {
            let from = until(equals + 1, &|byte| !is_space(byte))?;
            match bytes[from] {
                quote @ (b'"' | b'\'') => {
                    let close = until(from + 1, &|byte| byte == quote)?;
                    (&html[from + 1..close], close + 1)
                }
                _ => {
                    let close = until(from, &|byte| is_space(byte) || byte == b'>')?;
                    (&html[from..close], close)
                }
            }
        } else {
            ("", end)
        };
        attributes.push(Attribute {
            name: attribute,
            value,
            whole: before..value_end,
            replaced: end..value_end,
        });
        at = value_end;
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
                element.leave_out();
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
                "<svg><title>a<b/></title></svg>",
                "<svg<titlea<bb>t>s>",
                "<svg><title>a<b/></title></svg>",
            ),
            ("<div/>a</div>", "<divad>", "<div/>a</div>"),
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
    fn what_never_ends_is_named() {
        for html in [
            "<p>a<b",
            "<a href=\"x>y</a>",
            "<!-- a",
            "<script>a</scrip>",
            "</p",
        ] {
            let (mut seen, mut out) = (Seen::default(), Vec::new());
            assert!(pass(html, &mut seen, &mut out).is_err(), "{html}");
        }
    }
}

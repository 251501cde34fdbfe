//! Words of another language in a text: marked while pages are put together, and elements with a `lang` at their end
//! (WCAG 2.2, 3.1.2 Language of parts).
//!
//! A marked text can go through messages, lists and templates as any other. The marks are three of Unicode's
//! noncharacters (Unicode 16 §23.7), which are for use inside a program and may stand in no page: the first opens and is
//! followed by the tag, the second ends the tag, the third closes.

const OPENS: char = '\u{FDD0}';
const AFTER_TAG: char = '\u{FDD1}';
const CLOSES: char = '\u{FDD2}';

/// Elements whose words cannot hold an element, so that the marks in them are only taken out.
const WITHOUT_ELEMENTS: [&str; 6] = ["option", "script", "style", "svg", "textarea", "title"];

/// A text with marks around it. An empty one has nothing to say in any language.
pub fn marked(tag: &str, text: &str) -> String {
    match text.trim().is_empty() {
        true => text.to_owned(),
        false => format!("{OPENS}{tag}{AFTER_TAG}{text}{CLOSES}"),
    }
}

/// Changes the words inside the marks of a text that is marked as a whole, or the text itself.
pub fn changed(text: &str, change: impl FnOnce(&str) -> String) -> String {
    let inside = text.strip_prefix(OPENS).and_then(|rest| {
        let (tag, rest) = rest.split_once(AFTER_TAG)?;
        Some((tag, rest.strip_suffix(CLOSES)?))
    });
    match inside {
        Some((tag, words)) => marked(tag, &change(words)),
        None => change(text),
    }
}

/// The words alone.
pub fn bare(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find([OPENS, AFTER_TAG, CLOSES]) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        rest = match tag(rest) {
            Some((_, after)) => after,
            None => &rest[OPENS.len_utf8()..],
        };
    }
    out.push_str(rest);
    out
}

/// The tag with which a text begins and what follows it, where a mark opens there.
fn tag(text: &str) -> Option<(&str, &str)> {
    let (tag, after) = text.strip_prefix(OPENS)?.split_once(AFTER_TAG)?;
    let is_tag = |letter: char| letter.is_ascii_alphanumeric() || letter == '-';
    (!tag.is_empty() && tag.chars().all(is_tag)).then_some((tag, after))
}

/// A page with an element for each mark; in attributes, titles and the like the marks go without a trace.
pub fn as_html(page: String) -> String {
    // One letter at a time is found fastest; most pages have none.
    let marks = [OPENS, AFTER_TAG, CLOSES];
    if marks.iter().all(|mark| !page.contains(*mark)) {
        return page;
    }
    let mut writer = Writer {
        out: String::with_capacity(page.len() + page.len() / 8),
        open: 0,
    };
    let mut rest = page.as_str();
    while let Some(at) = rest.find(['<', OPENS, AFTER_TAG, CLOSES]) {
        writer.out.push_str(&rest[..at]);
        rest = match rest.as_bytes()[at] {
            b'<' => writer.markup(&rest[at..]),
            _ => writer.mark(&rest[at..]),
        };
    }
    writer.out.push_str(rest);
    writer.close();
    writer.out
}

struct Writer {
    out: String,
    /// How many elements are open that stand for marks.
    open: usize,
}

impl Writer {
    /// Writes what a mark means, and gives what follows it.
    fn mark<'t>(&mut self, text: &'t str) -> &'t str {
        if let Some((tag, after)) = tag(text) {
            self.out.push_str(&format!("<span lang=\"{tag}\">"));
            self.open += 1;
            return after;
        }
        if text.starts_with(CLOSES) && self.open > 0 {
            self.out.push_str("</span>");
            self.open -= 1;
        }
        &text[OPENS.len_utf8()..]
    }

    /// Writes a tag or a comment, with everything in it that cannot hold an element, and gives what follows it.
    fn markup<'t>(&mut self, text: &'t str) -> &'t str {
        self.close();
        let end = end_of_tag(text);
        self.out.push_str(&bare(&text[..end]));
        let name = WITHOUT_ELEMENTS.iter().find(|name| {
            let rest = text[1..].get(..name.len());
            let is_it = rest.is_some_and(|begins| begins.eq_ignore_ascii_case(name));
            is_it && !text[1 + name.len()..].starts_with(|next: char| next.is_ascii_alphanumeric())
        });
        let rest = &text[end..];
        let Some(name) = name else {
            return rest;
        };
        let close = format!("</{name}");
        let at = rest.to_ascii_lowercase().find(&close).unwrap_or(0);
        self.out.push_str(&bare(&rest[..at]));
        &rest[at..]
    }

    /// No element of a mark holds another tag: templates write texts, not pieces of HTML.
    fn close(&mut self) {
        for _ in 0..self.open {
            self.out.push_str("</span>");
        }
        self.open = 0;
    }
}

/// Where the tag or comment ends with which a text begins.
fn end_of_tag(text: &str) -> usize {
    if text.starts_with("<!--") {
        return text.find("-->").map_or(text.len(), |at| at + 3);
    }
    let mut quote = None;
    for (at, letter) in text.char_indices() {
        match (quote, letter) {
            (None, '>') => return at + 1,
            (None, '"' | '\'') => quote = Some(letter),
            (Some(open), _) if open == letter => quote = None,
            _ => {}
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_become_elements_in_words_and_nothing_elsewhere() {
        let cwsg = marked("en-GB", "Sleep &amp; rest");
        for (page, made) in [
            (
                format!("<p>Gweler {cwsg}.</p>"),
                "<p>Gweler <span lang=\"en-GB\">Sleep &amp; rest</span>.</p>",
            ),
            (
                format!("<title>{cwsg} – M</title><a title='{cwsg} >' href=\"/\">{cwsg}</a>"),
                "<title>Sleep &amp; rest – M</title><a title='Sleep &amp; rest >' href=\"/\"><span lang=\"en-GB\">Sleep &amp; rest</span></a>",
            ),
            (
                format!(
                    "<script type=x>{{\"a<b\":\"{cwsg}\"}}</SCRIPT><!-- {cwsg} > --><titles>{cwsg}</titles>"
                ),
                "<script type=x>{\"a<b\":\"Sleep &amp; rest\"}</SCRIPT><!-- Sleep &amp; rest > --><titles><span lang=\"en-GB\">Sleep &amp; rest</span></titles>",
            ),
            (
                format!("<svg><text>{cwsg}</text></svg><option>{cwsg}</option>"),
                "<svg><text>Sleep &amp; rest</text></svg><option>Sleep &amp; rest</option>",
            ),
        ] {
            assert_eq!(as_html(page.clone()), made, "{page:?}");
        }
    }

    #[test]
    fn marks_that_somebody_wrote_never_unbalance_a_page() {
        for (page, made) in [
            ("<p>\u{FDD2}a\u{FDD1}</p>", "<p>a</p>"),
            (
                "<p>\u{FDD0}en\u{FDD1}a</p>",
                "<p><span lang=\"en\">a</span></p>",
            ),
            ("<p>\u{FDD0}\"><b\u{FDD1}a</p>", "<p>\"><ba</p>"),
        ] {
            assert_eq!(as_html(page.to_owned()), made, "{page:?}");
        }
    }

    #[test]
    fn what_is_marked_can_be_changed_and_bared() {
        let text = marked("ur", "abc");
        assert_eq!(changed(&text, str::to_uppercase), marked("ur", "ABC"));
        assert_eq!(changed("abc", str::to_uppercase), "ABC");
        assert_eq!(bare(&format!("x {text} y")), "x abc y");
        assert_eq!(marked("ur", " "), " ");
    }
}
